"""A small operation and its notice, so that a test states only what it is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from safeconduct.notices.build import build_notice
from safeconduct.notices.language import Language, open_language
from safeconduct.notices.model import District, Issue, Notice, Sentence
from safeconduct.operation.model import (
    Announced,
    Asked,
    Consent,
    Leg,
    Operation,
    Party,
    Source,
    StatedWindow,
    Text,
)
from safeconduct.terms.model import Instrument
from tests.builders import a_corridor, a_group, a_screening, a_site, an_area, an_operation

HOUR = 3600
DAY = date(2016, 7, 29)
SOURCES = {"radio": Source("radio", "Radio", "independent")}


def operation(**other: Any) -> Operation:
    """Give two announced corridors: the west agreed by all, the east by its government alone."""
    legs = (
        Leg(Text("the square", "الساحة"), Text("the line", "خط التماس"), "front"),
        Leg(Text("the line", "خط التماس"), Text("the gate", "البوابة"), "crown"),
    )
    west = replace(
        a_corridor("west", "n1", open=[(2 * HOUR, 10 * HOUR)], leads_to=["school"]),
        name=Text("West gate", "البوابة الغربية"),
        consent={party: Consent(party, "given", "radio") for party in ("crown", "front")},
        legs=legs,
        announced=Announced("crown", "2016-07-28"),
        windows=(StatedWindow((), 8 * HOUR, 16 * HOUR, "radio"),),
        screening=replace(
            a_screening(10),
            by="crown",
            source="radio",
            asks=(Asked(Text("Show your bags.", "أروا حقائبكم."), "radio"),),
        ),
    )
    east = replace(
        a_corridor("east", "n2", groups=["people", "armed"]),
        name=Text("East gate", "البوابة الشرقية"),
        consent={"crown": Consent("crown", "given", "radio")},
        also_groups=(("wounded",),),
        legs=legs,
        announced=Announced("crown"),
    )
    groups = [
        a_group(),
        a_group("armed", kind="fighters_leaving_armed"),
        a_group("wounded", kind="wounded_and_sick"),
    ]
    whole = an_operation(
        [an_area("town", "n0", 100)],
        [west, east],
        groups=groups,
        sites=[
            replace(
                a_site("school", "n3", places=300),
                neighbourhood=Text("the north", "الشمال"),
                source="radio",
            ),
            replace(a_site("hall", "n4", places=50), source="radio"),
        ],
        step_s=HOUR,
        steps=10,
        parties={
            "crown": Party("crown", Text("The crown", "التاج")),
            "front": Party("front", Text("The front", "الجبهة")),
            "un": Party("un", Text("United Nations", "الأمم المتحدة")),
        },
        sources=SOURCES,
    )
    return replace(whole, **{"name": Text("Town", "البلدة"), **other})


def issue(day: date = DAY, **other: Any) -> Issue:
    """Give the first version, of that day, for one district of all areas."""
    district = District("all", Text("Town", "البلدة"), ("town",), (), None)
    first = Issue(
        version=1,
        issued=day,
        issued_by=None,
        languages=("en", "ar"),
        digits="european",
        bring=(),
        contacts=(),
        districts=(district,),
        published=frozenset(),
        alerting=None,
        where=None,
    )
    return replace(first, **other)


def notice(
    where: Operation | None = None,
    texts: Sequence[Instrument] = (),
    of: Issue | None = None,
) -> Notice:
    """Build the notice of the one district."""
    told = of or issue()
    return build_notice(where or operation(), texts, told, told.districts[0])


def languages() -> tuple[Language, ...]:
    """Give the two that come with the program."""
    return open_language("en"), open_language("ar")


def changed(whole: Notice, id_: str, **values: Any) -> Notice:
    """Give a notice with one of its sentences changed."""
    assert any(each.id == id_ for each in whole.sentences()), id_
    return mapped(whole, lambda each: replace(each, **values) if each.id == id_ else each)


def mapped(whole: Notice, change: Any) -> Notice:
    """Give a notice with every sentence put through something; ``None`` leaves it out."""
    sections = tuple(
        replace(
            section,
            sentences=tuple(new for each in section.sentences if (new := change(each)) is not None),
        )
        for section in whole.sections
    )
    return replace(whole, sections=sections)


def find(whole: Notice, id_: str) -> Sentence:
    """Give the sentence of an id."""
    return next(each for each in whole.sentences() if each.id == id_)
