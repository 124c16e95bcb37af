"""Reckon an answer again from the JSON of its trace, one combination of readings after another.

It imports nothing of the package: plain Kleene logic and dateutil's months.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from typing import Any

from dateutil.relativedelta import relativedelta

ORDER = (False, None, True)
Chosen = dict[str, str]


def questions(node: dict[str, Any]) -> dict[str, list[str]]:
    """Give the questions of a trace, with their readings."""
    found = {node["question"]: node["readings"]} if node["op"] == "reading" else {}
    for part in node.get("parts", ()):
        found |= questions(part)
    return found


def every_reading(trace: dict[str, Any]) -> Iterator[tuple[Chosen, str]]:
    """Give each combination of readings, and what the offer comes to in it."""
    names = questions(trace)
    for chosen in product(*names.values()):
        reading = dict(zip(names, chosen, strict=True))
        yield reading, outcome(trace, reading)


def outcome(trace: dict[str, Any], chosen: Chosen) -> str:
    """Give what an offer comes to in one combination of readings."""
    limbs = {part["id"].split("/")[0]: part for part in trace["parts"]}
    person = [
        truth(limbs[limb], chosen) for limb in ("who", "offence", "exclusions") if limb in limbs
    ]
    act = truth(limbs["act"], chosen) if "act" in limbs else True
    if False in person:
        return "not met"
    window = chosen_part(limbs["window"], chosen)
    on = window["on"]
    if not any(first <= on <= (last or "9999-12-31") for first, last in window["spans"]):
        return "not yet" if any(first > on for first, _ in window["spans"]) else "expired"
    whole = min([*person, act], key=ORDER.index)
    return {True: "met", False: "not met", None: "undetermined"}[whole]


def chosen_part(node: dict[str, Any], chosen: Chosen) -> dict[str, Any]:
    """Follow the readings down to what no question touches."""
    while node["op"] == "reading":
        node = node["parts"][node["readings"].index(chosen[node["question"]])]
    return node


def truth(node: dict[str, Any], chosen: Chosen) -> bool | None:
    """Give whether a clause holds in one combination of readings."""
    node = chosen_part(node, chosen)
    parts = [truth(part, chosen) for part in node.get("parts", ())]
    if node["op"] == "all":
        return min(parts, key=ORDER.index)
    if node["op"] == "any":
        return max(parts, key=ORDER.index)
    if node["op"] == "not":
        return None if parts[0] is None else not parts[0]
    return leaf(node)


def leaf(node: dict[str, Any]) -> bool | None:
    """Give whether one fact is as asked."""
    op = node["op"]
    if op in ("said", "asked"):
        return bool(node["value"] if op == "said" else node["from"] <= node["on"])
    if node["stated"] is None or node.get("stated_of", "") is None:
        return None
    if op == "one-of":
        return node["stated"] in node["accepts"]
    if op == "days":
        return bool((node["from"] or "") <= node["stated"] <= (node["through"] or "9999-12-31"))
    if op == "within":
        return bool(date.fromisoformat(node["stated"]) <= last(node))
    assert op == "fact", op
    return bool(node["stated"])


def last(node: dict[str, Any]) -> date:
    """Give the last day of a time that runs from another day."""
    number, unit = node["lasts"].split()
    start = date.fromisoformat(node["stated_of"])
    end: date = start + relativedelta(**{unit if unit.endswith("s") else unit + "s": int(number)})
    if unit.startswith(("month", "year")) and end.day != start.day:
        rounded_up = node["month_end"] == "next-day" and node["count"] == "exclusive"
        return end + timedelta(days=1) if rounded_up else end
    return end - timedelta(days=1) if node["count"] == "inclusive" else end
