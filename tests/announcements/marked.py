"""Announcements made from an instrument itself, as plain values, and what spoils them."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from functools import cache
from typing import Any

from safeconduct.announcements.finding import Comparison
from safeconduct.errors import Fault
from safeconduct.reading.yaml_text import read_yaml
from safeconduct.terms.library import FOLDER, library_instrument
from safeconduct.terms.model import Instrument
from tests.announcements.small import compared

Terms = dict[str, Any]
_CLAIMS = ("kept", "extinguished", "conditional")


@cache
def plain_values(id_: str) -> dict[str, Any]:
    """Give the plain values of the file of an instrument of the library."""
    faults: list[Fault] = []
    found = read_yaml((FOLDER / f"{id_}.yaml").read_text("utf-8"), id_, faults)
    assert found is not None
    value: dict[str, Any] = found.value
    return value


def terms_of(whole: dict[str, Any], offer: str) -> Terms:
    """Say of an offer exactly what its text says."""
    text = copy.deepcopy(whole["offers"][offer])
    said: Terms = {"offer": f"{whole['instrument']}/{offer}"}
    said |= {
        key: text[key] for key in ("who", "offence", "exclusions", "act", "window") if key in text
    }
    effect = {key: text["effect"][key] for key in ("kind", "of", "limits") if key in text["effect"]}
    said["effect"] = effect
    if text.get("claims", {}).get("civil") in _CLAIMS:
        said["claims"] = text["claims"]["civil"]
    return said


def announced(whole: dict[str, Any], terms: Terms, text: Instrument) -> Comparison:
    """Hold terms against their text, as said on the day the text became known."""
    return compared(
        {"t": {"terms": terms, "source": next(iter(whole["sources"]))}},
        text,
        said=text.known_since.isoformat(),
        sources=whole["sources"],
    )


def of_the_library(id_: str, terms: Terms) -> Comparison:
    """Hold terms against an instrument of the library."""
    return announced(plain_values(id_), terms, library_instrument(id_))


def conjuncts(condition: Any, path: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    """Give the paths of conditions that must all hold."""
    if isinstance(condition, dict) and "all" in condition:
        for place, part in enumerate(condition["all"]):
            yield from conjuncts(part, (*path, "all", place))
    else:
        yield path


def at(values: Any, path: tuple[Any, ...]) -> Any:
    """Give what stands at a path."""
    for step in path:
        values = values[step]
    return values


def put(terms: Terms, path: tuple[Any, ...], value: Any) -> Terms:
    """Give the terms with something else at a path; ``None`` takes it away."""
    changed = copy.deepcopy(terms)
    holder = at(changed, path[:-1])
    if value is None:
        del holder[path[-1]]
    else:
        holder[path[-1]] = value
    # A list of conditions of which none is left asks nothing.
    if value is None and isinstance(holder, list) and not holder:
        return put(changed, path[:-2], None)
    return changed
