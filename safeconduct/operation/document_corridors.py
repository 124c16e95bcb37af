"""What an operation folder says of corridors, their legs, hours and search."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field

from safeconduct.operation.document_parts import (
    At,
    Desks,
    Document,
    Escorts,
    NameText,
    PersonsPerHour,
    TimesByGroup,
    VehiclesPerHour,
    VehiclesTogether,
    as_value,
)
from safeconduct.operation.document_text import (
    Clock,
    Days,
    Duration,
    Id,
    LocalTime,
    StatedTime,
    Words,
    YesNo,
)
from safeconduct.operation.model import ConsentAnswer, Searched


def _as_answer(stated: object) -> object:
    return stated if isinstance(stated, dict) else {"answer": stated}


class OtherReading(Document):
    """Another reading of whom a corridor is for."""

    value: list[Id] = Field(description="groups by this reading")
    source: Id | None = Field(None, description="source that reads it so")


class ForDocument(Document):
    """Whom a corridor is for, and what others say."""

    short: ClassVar = {"type": "array", "items": {"type": "string"}}

    value: list[Id] = Field(description="groups that may use the corridor")
    source: Id | None = Field(None, description="source that says so")
    also: list[OtherReading] = Field([], description="other readings, shown and not planned")


class AnnouncedDocument(Document):
    """Whose word the corridor is."""

    by: Id = Field(description="party that announced it")
    at: StatedTime | None = Field(None, description="when it was announced")
    because: Words | None = Field(None, description="the reason given")
    source: Id | None = Field(None, description="source that reports it")


class LegDocument(Document):
    """A stretch of a corridor under one party's control."""

    start: NameText = Field(alias="from", description="where the leg begins")
    end: NameText = Field(alias="to", description="where it ends")
    controlled_by: Id | None = Field(None, description="party in control; left out: not known")
    as_of: StatedTime | None = Field(None, description="when that was so")
    monitors: NameText | None = Field(None, description="who watches the leg, or none")
    cleared_of_mines: YesNo | None = Field(None, description="whether mines were removed")
    source: Id | None = Field(None, description="source that says so")


class WindowDocument(Document):
    """Hours in which a crossing is open, every day or on some."""

    days: Days = Field(
        (), description="all, weekdays (mon … sun) or dates (YYYY-MM-DD) on which it begins"
    )
    opens: Clock = Field(alias="from", description="opening, local clock time")
    closes: Clock = Field(
        alias="to", description="closing, local clock time; earlier than from: the day after"
    )


class CorridorWindowDocument(WindowDocument):
    """Hours of a corridor, and who says so."""

    source: Id | None = Field(
        None, description="source that says so; without one they are an assumption, never printed"
    )


class AskedDocument(Document):
    """What people are asked to do at a crossing, in the words of who asks it."""

    en: Words = Field(description="in English")
    ar: Words | None = Field(None, description="in Arabic")
    source: Id | None = Field(None, description="source that reports it")


class PoolDocument(Document):
    """Lanes kept for some groups."""

    groups: list[Id] = Field([], description="groups of the pool; left out: all without a pool")
    lanes: Desks = Field(description="lanes of the pool")


class ScreeningDocument(Document):
    """The party's search at a crossing."""

    by: Id | None = Field(None, description="party that searches")
    lanes: Desks | None = Field(None, description="lanes for all groups; or give pools")
    pools: dict[Id, PoolDocument] = Field({}, description="lanes kept for some groups, by id")
    time_s: TimesByGroup = Field(
        {}, description="seconds a person, for all or by group; left out: not searched"
    )
    separates: YesNo | None = Field(None, description="whether it separates people of one family")
    searches: list[Searched] = Field([], description="what is searched")
    asks: list[AskedDocument] = Field(
        [], description="what people are asked to do there, in the words of who asks it"
    )
    source: Id | None = Field(None, description="source of its figures that name none themselves")


class ConvoyDocument(Document):
    """How vehicles of lines must cross outward."""

    vehicles: VehiclesTogether | None = Field(
        None, description="most vehicles that cross together; left out: any number"
    )
    spacing: Duration | None = Field(
        None, description="least time between two convoys; left out: one may follow at once"
    )
    escorts: Escorts | None = Field(
        None,
        description="escorts there are; each is away with one convoy until it is back; left out: enough",
    )
    source: Id | None = Field(None, description="source of its figures that name none themselves")


class ConsentDocument(Document):
    """What a party answered."""

    short: ClassVar = {"enum": ["given", "refused", "none", "unknown"]}

    answer: ConsentAnswer = Field(description="given, refused, none (asked, no answer) or unknown")
    source: Id | None = Field(None, description="source that says so")
    expires: LocalTime | None = Field(None, description="local time at which consent ends")


ForField = Annotated[ForDocument, BeforeValidator(as_value)]
ConsentField = Annotated[ConsentDocument, BeforeValidator(_as_answer)]


class CorridorDocument(Document):
    """A way out that somebody announced."""

    name: NameText | None = Field(None, description="name; left out: its id")
    groups: ForField | None = Field(
        None, alias="for", description="groups that may use it; left out: all"
    )
    announced: AnnouncedDocument | None = Field(None, description="whose word the corridor is")
    legs: list[LegDocument] = Field([], description="stretches, each under one party's control")
    crossing: At = Field(description="[longitude, latitude] in degrees, or {node: …}")
    windows: list[CorridorWindowDocument] | None = Field(
        None, description="hours of the crossing; left out: always open"
    )
    walk_capacity_person_per_h: PersonsPerHour | None = Field(
        None, description="persons an hour on foot; left out: unlimited"
    )
    vehicle_capacity_per_h: VehiclesPerHour | None = Field(
        None, description="passenger-car units an hour, both ways together; left out: unlimited"
    )
    screening: ScreeningDocument | None = Field(None, description="left out: nobody is searched")
    convoy: ConvoyDocument | None = Field(
        None, description="how buses and ambulances must cross; left out: each by itself"
    )
    leads_to: list[Id] = Field([], description="sites; left out: ends at the crossing")
    consent: dict[Id, ConsentField] = Field({}, description="answer of each party, by its id")
    source: Id | None = Field(
        None,
        description="source of its figures and hours that name none themselves, and of where it leads",
    )
