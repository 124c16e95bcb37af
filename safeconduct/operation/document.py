"""What may stand in ``operation.yaml``, key by key."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from safeconduct.operation.document_corridors import CorridorDocument
from safeconduct.operation.document_events import (
    AidInwardDocument,
    AnnouncementDocument,
    ClosureDocument,
    ExchangeDocument,
    HandingInDocument,
    HazardDocument,
    PauseDocument,
    RestrictionDocument,
)
from safeconduct.operation.document_means import (
    AssemblyPointDocument,
    FleetDocument,
    LineDocument,
    SiteDocument,
)
from safeconduct.operation.document_parts import (
    Detour,
    Document,
    Hours,
    Kilometres,
    NameText,
    Share,
    as_value,
)
from safeconduct.operation.document_people import GroupDocument, PartyDocument, SourceDocument
from safeconduct.operation.document_text import (
    Duration,
    DurationOrWord,
    Id,
    LocalTime,
    Said,
    Words,
    Zone,
)

FilePath = Annotated[str, Field(min_length=1, max_length=1000)]


class StatementDocument(Document):
    """A word with its source."""

    short: ClassVar = {
        "anyOf": [
            {"type": ["string", "boolean", "number"]},
            {"type": "array", "items": {"type": ["string", "boolean", "number"]}},
        ]
    }

    value: Said = Field(description="what is said")
    ar: Words | None = Field(None, description="the same words in Arabic")
    source: Id | None = Field(None, description="source that says so")


Statement = Annotated[StatementDocument, BeforeValidator(as_value)]


class StayingDocument(Document):
    """What those who stay can count on."""

    protected_by: Statement | None = Field(None, description="what or who protects them")
    food: Statement | None = Field(None, description="food, for how long")
    water: Statement | None = Field(None, description="water")
    medical: Statement | None = Field(None, description="medical care")
    source: Id | None = Field(None, description="source of the above")


class SafeguardsDocument(Document):
    """What practice asks of such an operation, where it is stated."""

    destination_choice: Statement | None = Field(
        None, description="whether and how people choose where to go"
    )
    destination_reason: Statement | None = Field(
        None, description="the written reason where there is one destination only"
    )
    free_choice: Statement | None = Field(
        None, description="how people say freely whether they leave or stay"
    )
    family_unity: Statement | None = Field(None, description="how families are kept together")
    medical_priority: Statement | None = Field(None, description="who decides who goes first")
    longest_sealed: DurationOrWord | None = Field(
        None, description="longest time in a closed vehicle, as a duration, or unknown"
    )
    way_back: Statement | None = Field(None, description="whether one may turn back or return")
    escort: Statement | None = Field(None, description="who goes with the people, and how far")
    stop_rule: Statement | None = Field(
        None, description="what stops the movement, who says so, and who lets it go on"
    )
    pause: Statement | None = Field(
        None, description="none where nobody agreed a pause; a pause itself stands in pauses"
    )
    guarantors: list[Id] | None = Field(None, description="parties that guarantee")
    notice_h: Hours | None = Field(None, description="hours between notice and first opening")
    source: Id | None = Field(None, description="source of the above")


class OperationDocument(Document):
    """Everything agreed, announced or assumed."""

    safeconduct: Literal[1] = Field(description="version of this format: 1")
    name: NameText = Field(description="name of the operation")
    benchmark: bool = Field(
        False, description="a textbook network: turnout, parties, groups may be left out"
    )
    timezone: Zone = Field(description="IANA name, such as Asia/Damascus")
    start: LocalTime = Field(description="local time of second 0")
    horizon: Duration = Field(description="planned time; a day is 24 hours; multiple of time_step")
    time_step: Duration = Field(description="width of a bucket of the plan")
    roads: FilePath | None = Field(
        None, description="folder with node.csv and link.csv, or .osm.pbf or .osm; left out: roads/"
    )
    areas: FilePath = Field("areas.geojson", description="where people are, .geojson or .csv")
    enclosed: FilePath | None = Field(
        None, description="edge of the enclosed area; left out: enclosed.geojson if there is one"
    )
    recorded: FilePath | None = Field(
        None, description="what really happened; left out: recorded.csv if there is one"
    )
    terms: FilePath = Field("terms", description="folder of the instruments in force")
    max_walk_km: Kilometres | None = Field(
        None, description="longest walk in km; left out: 10, in a benchmark none"
    )
    max_detour: Detour | None = Field(
        None, description="longest way, times the fastest to that crossing; left out: any"
    )
    sources: dict[Id, SourceDocument] = Field({}, description="who says what, by id")
    parties: dict[Id, PartyDocument] = Field({}, description="parties, by id")
    groups: dict[Id, GroupDocument] = Field({}, description="groups of people, by id")
    turnout: dict[Id, Share] = Field(
        {}, description="part of each group that wants to leave, 0 to 1; in a benchmark 1"
    )
    corridors: dict[Id, CorridorDocument] = Field(min_length=1, description="corridors, by id")
    assembly_points: dict[Id, AssemblyPointDocument] = Field(
        {}, description="assembly points, by id"
    )
    sites: dict[Id, SiteDocument] = Field({}, description="reception sites, by id")
    fleet: FleetDocument | None = Field(None, description="vehicles")
    lines: list[LineDocument] | None = Field(
        None,
        description="lines; left out: every assembly point through every corridor to each site",
    )
    pauses: list[PauseDocument] = Field([], description="agreed stops of hostilities")
    closures: list[ClosureDocument] = Field([], description="links that are closed for a time")
    hazards: list[HazardDocument] = Field([], description="areas dangerous for a time")
    aid_inward: list[AidInwardDocument] = Field([], description="aid trucks that come in")
    staying: StayingDocument | None = Field(None, description="what those who stay can count on")
    handing_in: list[HandingInDocument] = Field([], description="where terms can be taken up")
    announcements: list[AnnouncementDocument] = Field([], description="what the public was told")
    exchange: list[ExchangeDocument] = Field([], description="questions between the parties")
    restrictions: list[RestrictionDocument] = Field([], description="parties' rules by age or sex")
    safeguards: SafeguardsDocument | None = Field(None, description="what is stated of safeguards")
