"""What an operation folder says of sources, parties and groups."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from safeconduct.operation.document_parts import (
    Document,
    NameText,
    Share,
    SpeedKmh,
)
from safeconduct.operation.document_text import (
    Id,
    StatedTime,
    Words,
)
from safeconduct.operation.model import ClaimStanding, GroupKind, Side

Role = Literal["issuer", "guarantor", "controls-leg", "addressed", "asked"]


class SourceDocument(Document):
    """Who says so, on which side, through whom and when."""

    who: Words = Field(description="who says so: a body or an outlet, never a private person")
    side: Side = Field("unknown", description="whose side the source is on")
    via: Words | None = Field(None, description="through whom it reached us")
    when: StatedTime | None = Field(None, description="date, or date and time, of the statement")
    url: Words | None = Field(None, description="where it can be read")
    standing: ClaimStanding = Field("claimed", description="how far the claim is borne out")


class PartyDocument(Document):
    """A party to the operation."""

    name: NameText | None = Field(None, description="name; left out: its id")
    role: list[Role] = Field([], description="what the party does in the operation")


class GroupDocument(Document):
    """A class of people with its own rights and pace."""

    kind: GroupKind = Field(description="which of the six kinds of group it is")
    name: NameText | None = Field(None, description="name; left out: its id")
    walking_speed_kmh: SpeedKmh | None = Field(
        None, description="km/h on foot; left out: 4, listed as an assumption"
    )
    may_walk: bool | None = Field(
        None, description="whether the group may walk; left out: unless it needs an ambulance"
    )
    may_ride: bool = Field(True, description="whether it may use buses and cars")
    needs: Literal["ambulance"] | None = Field(None, description="only ambulances can take it")
    priority: int | None = Field(None, ge=1, le=100, description="1 goes first; left out: last")
    share: Share | None = Field(
        None, description="part of each area's population, 0 to 1; left out by one group: the rest"
    )
    source: Id | None = Field(None, description="source of its figures that name none themselves")
