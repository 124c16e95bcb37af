"""The page about the instrument file, its tables made from the schema and the checks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from safeconduct.terms.check_events import _ALLOWED, _ENDS, _NEEDED
from safeconduct.terms.days import last_day, parse_period
from safeconduct.terms.document import InstrumentDocument
from tests.docs.operation_folder import rows, table

PROSE = Path(__file__).with_suffix(".md")
SOURCED = ("quote", "source")
"""Keys of nearly every part, which the page explains once."""
TABLES = {
    "OFFERS": ("offers",),
    "EVENTS": ("events",),
    "QUESTIONS": ("ambiguities",),
    "BESIDE": ("appeals", "reported_as", "reviewed"),
}
"""Where the keys stand that are not told under KEYS."""
CONDITIONS = (
    "FactDocument",
    "AllDocument",
    "AnyDocument",
    "NotDocument",
    "AskedDocument",
    "RivalConditionDocument",
)
KINDS = {
    "extend": "adds a time to the window; times that touch or overlap become one, others leave a gap",
    "lapse": "ends every time of the window with the day before `starts`",
    "revoke": "undoes the event it names, as if that had never been",
    "deem-continued": "adds a time as `extend` does, for a text that holds it to have been open all along",
    "settle": "a binding interpretation: of each question it names, one reading alone is followed "
    "once the event is known, for any day",
    "move-offence": "gives the days of offences another end",
}
EXAMPLES = (
    ("2016-07-28", "3 months"),
    ("2016-07-28", "1 month"),
    ("2009-08-06", "60 days"),
    ("2016-07-28", "1 day"),
    ("2016-07-28", "2 weeks"),
    ("2016-03-31", "3 months"),
    ("2023-01-31", "1 month"),
    ("2024-02-29", "1 year"),
)
"""Events and periods that the page counts."""


def instrument_file_page() -> str:
    """Give docs/reference/instrument-file.md."""
    schema = InstrumentDocument.model_json_schema()
    tables = {name: _keys(schema, keys) for name, keys in TABLES.items()}
    named = [key for keys in TABLES.values() for key in keys]
    tables["KEYS"] = _keys(schema, [key for key in schema["properties"] if key not in named])
    tables["CONDITIONS"] = table(
        row
        for name in CONDITIONS
        for row in rows(schema["$defs"][name], schema["$defs"], "", SOURCED)
    )
    tables["KINDS"] = _kinds()
    tables["COUNTING"] = _counting()
    prose = PROSE.read_text("utf-8")
    for name, text in tables.items():
        prose = prose.replace(f"\n{name}\n", f"\n{text}")
    return prose


def _keys(schema: dict[str, Any], keys: Sequence[str]) -> str:
    part = {**schema, "properties": {key: schema["properties"][key] for key in keys}}
    return table(rows(part, schema["$defs"], "", SOURCED))


def _kinds() -> str:
    lines = ["| kind | what it does | needs | may have |", "|---|---|---|---|"]
    for kind, does in KINDS.items():
        ends = [" or ".join(f"`{name}`" for name in _ENDS[kind])] if kind in _ENDS else []
        needed = [f"`{name}`" for name in _NEEDED.get(kind, ())] + ends
        besides = [
            f"`{name}`"
            for name in _ALLOWED[kind]
            if name not in (*_NEEDED.get(kind, ()), *_ENDS.get(kind, ()))
        ]
        if "lasts" in _ENDS.get(kind, ()):
            besides += ["`count`", "`month_end`"]
        lines.append(f"| `{kind}` | {does} | {', '.join(needed)} | {', '.join(besides)} |")
    assert set(KINDS) == set(_ALLOWED)
    return "\n".join(lines) + "\n"


def _counting() -> str:
    lines = [
        "| event | lasts | exclusive | inclusive | exclusive, `next-day` |",
        "|---|---|---|---|---|",
    ]
    for event, lasts in EXAMPLES:
        day, period = date.fromisoformat(event), parse_period(lasts)
        ends = (
            last_day(day, period),
            last_day(day, period, "inclusive"),
            last_day(day, period, "exclusive", "next-day"),
        )
        lines.append(f"| {event} | {lasts} | {ends[0]} | {ends[1]} | {ends[2]} |")
    return "\n".join(lines) + "\n"
