"""What an operation folder says of pauses, closures, hazards, aid and exchanges."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from safeconduct.operation.document_parts import (
    CarUnits,
    Document,
    LonLatPair,
    NameText,
    Share,
    TrucksPerHour,
    WeightPerHour,
)
from safeconduct.operation.document_text import (
    Id,
    LocalTime,
    NodeId,
    StatedTime,
    Words,
)
from safeconduct.operation.model import ClauseStanding

Question = Literal[
    "consent",
    "hours",
    "escort",
    "search rules",
    "medical list received",
    "mine clearance",
    "answer to a proposal",
    "positions of forces",
]
Outline = Annotated[list[LonLatPair], Field(min_length=3)]


class During(Document):
    """Something that holds for some hours, half-open."""

    begins: LocalTime | None = Field(None, alias="from", description="left out: from the start")
    ends: LocalTime | None = Field(None, alias="to", description="left out: to the horizon")
    source: Id | None = Field(None, description="source that says so")


class PauseDocument(During):
    """An agreed stop of hostilities."""

    where: Words = Field(description="where it holds")
    agreed_by: list[Id] = Field(description="parties that agreed")


class ClosureDocument(During):
    """No entry to some links; those inside go on."""

    links: list[NodeId] = Field([], description="ids of links of the road file; or area")
    area: Outline | None = Field(
        None, description="outline [[longitude, latitude], …] whose links are closed; or links"
    )


class HazardDocument(During):
    """An area that is dangerous for some hours. Never a target."""

    area: Outline = Field(description="outline [[longitude, latitude], …]")
    weight_per_h: WeightPerHour = Field(description="weight of an hour spent there")


class AidInwardDocument(During):
    """Aid trucks that come in; taken off the vehicle capacity first."""

    corridor: Id = Field(description="corridor they come through")
    trucks_per_h: TrucksPerHour = Field(description="trucks an hour")
    pcu: CarUnits | None = Field(None, description="passenger-car units each; left out: 2.5")


class AnnouncementDocument(Document):
    """What somebody told the public."""

    by: Id = Field(description="party that said it")
    channel: Words = Field(description="leaflet, radio, SMS, …")
    when: StatedTime = Field(description="date, or date and time")
    area: Words | None = Field(None, description="where it was said")
    says: NameText = Field(description="what it said")
    asks_of_people: NameText | None = Field(None, description="what it asked people to do")
    standing: ClauseStanding = Field("claimed", description="enacted, proposed, urged or claimed")
    source: Id | None = Field(None, description="source that reports it")


class ExchangeDocument(Document):
    """A question between parties; never its content."""

    id: Id | None = Field(None, description="left out: exchange- and its number")
    what: Question = Field(description="what was asked, from a closed list")
    asked_by: Id = Field(description="party that asked")
    asked_of: Id = Field(description="party that was asked")
    asked: StatedTime | None = Field(None, description="when it was asked")
    answered: StatedTime | None = Field(None, description="when it was answered; left out: not yet")
    hangs_on_it: list[Id] = Field([], description="corridors that wait for the answer")
    source: Id | None = Field(None, description="source that reports it")


class HandingInDocument(Document):
    """Where the terms of an offer can be taken up."""

    offer: Words = Field(description="the offer, by its id in terms/")
    recipient: NameText = Field(description="who receives")
    place: NameText | None = Field(None, description="where; left out: not said")
    reached_by: list[Id] = Field([], description="corridors that lead there")


class RestrictionDocument(Document):
    """A party's rule by age, sex or the like. No group of ours; it fails the safeguards."""

    by: Id = Field(description="party whose rule it is")
    says: NameText = Field(description="the rule as the party put it")
    corridors: list[Id] = Field([], description="corridors it concerns; left out: all")
    share: Share | None = Field(None, description="part of the people it leaves without a way")
    source: Id | None = Field(None, description="source that reports it")
