"""A small operation, its text and an announcement, so that a test states only what it is about."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from safeconduct.announcements.compare import compare_announcement
from safeconduct.announcements.comparison_document import comparison_document
from safeconduct.announcements.finding import Comparison
from safeconduct.announcements.model import MarkedAnnouncement
from safeconduct.announcements.read import parse_announcement
from safeconduct.announcements.say_comparison import comparison_lines, practice_lines
from safeconduct.announcements.speech import Speech
from safeconduct.errors import Fault
from safeconduct.operation.model import Consent, Leg, Operation, Party, Text
from safeconduct.terms.model import Instrument
from safeconduct.terms.tongue import CODES
from tests.builders import a_corridor, a_group, a_screening, a_site, an_area, an_operation
from tests.terms.small import written

HOUR = 3600
SOURCES = {"radio": {"who": "Radio", "confidence": "high", "known_since": "2016-07-28"}}


def operation(**other: Any) -> Operation:
    """Give two corridors: the west agreed by all, the east by its government alone."""
    legs = (Leg(Text("a"), Text("b"), "rebels"), Leg(Text("b"), Text("c"), "crown"))
    west = replace(
        a_corridor("west", "n1", open=[(0, 4 * HOUR)], leads_to=["school"]),
        consent={party: Consent(party, "given") for party in ("crown", "rebels")},
        legs=legs,
        screening=replace(a_screening(10), by="crown"),
    )
    east = replace(
        a_corridor("east", "n2", groups=["people", "armed"]),
        consent={"crown": Consent("crown", "given")},
        also_groups=(("wounded",),),
        legs=legs,
    )
    groups = [
        a_group(),
        a_group("armed", kind="fighters_leaving_armed"),
        a_group("wounded", kind="wounded_and_sick"),
    ]
    return an_operation(
        [an_area("town", "n0", 100)],
        [west, east],
        groups=groups,
        sites=[a_site("school", "n3", places=300), a_site("hall", "n4", places=50)],
        step_s=HOUR,
        steps=10,
        parties={id_: Party(id_, Text(id_.title())) for id_ in ("crown", "rebels", "un")},
        **other,
    )


def document(clauses: Mapping[str, Any], **changed: Any) -> dict[str, Any]:
    """Give the plain values of an announcement of 28 July 2016; clauses may leave out the rest."""
    return {
        "announcement": "leaflet",
        "format": 1,
        "title": {"en": "Leaflet", "ar": "منشور"},
        "by": "crown",
        "channel": {"en": "leaflet", "ar": "منشور"},
        "said": "2016-07-28",
        "seen": "whole",
        "sources": SOURCES,
        "clauses": {
            id_: {"paraphrase": {"en": "As told."}, "source": "radio"} | clause
            for id_, clause in clauses.items()
        },
    } | changed


def read(whole: dict[str, Any], where: Operation, *texts: Instrument) -> MarkedAnnouncement:
    """Read an announcement from the text of its file, which has no fault."""
    faults: list[Fault] = []
    by_id = {each.id: each for each in texts}
    found = parse_announcement(written(whole), "leaflet.yaml", where, by_id, faults)
    assert found is not None, "\n".join(map(str, faults))
    return found


def compared(
    clauses: Mapping[str, Any],
    *texts: Instrument,
    where: Operation | None = None,
    known_on: date | None = None,
    **changed: Any,
) -> Comparison:
    """Hold an announcement against its texts; what is found can be said and written."""
    place = where or operation()
    announcement = read(document(clauses, **changed), place, *texts)
    found = compare_announcement(announcement, place, known_on)
    sayable(found, place)
    return found


def sayable(found: Comparison, place: Operation, *, clean: bool = True) -> None:
    """See that a comparison has words in every language, and is whole as data.

    Only a spoilt file has brackets and the words of a programming language in its own texts.
    """
    for code in CODES:
        speech = Speech(code)
        text = "\n".join(
            [*comparison_lines(found, place, speech), *practice_lines([found], speech)]
        )
        assert not (clean and re.search(r"[{}]|None|True|False", text)), text
    data = json.loads(json.dumps(comparison_document(found)))
    assert [each["key"] for each in data["findings"]] == [each.key for each in found.findings]


def told(found: Comparison) -> set[tuple[str, str, str]]:
    """Give key, side and verdict of everything that departs from the text."""
    return {(f.key, f.side, f.verdict) for f in found.findings if f.side != "agrees"}


def agreed(found: Comparison) -> set[str]:
    """Give the keys of what agrees."""
    return {f.key for f in found.findings if f.side == "agrees"}
