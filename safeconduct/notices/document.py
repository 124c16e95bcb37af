"""What may stand in ``notices.yaml``, key by key."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from safeconduct.operation.areas import AreaId
from safeconduct.operation.document_parts import Document, NameText
from safeconduct.operation.document_text import Id, LocalTime, Words, fail, shown
from safeconduct.terms.document_parts import Day

Thing = Literal[
    "papers", "medicines", "glasses", "water", "food", "warm-clothes", "children-papers"
]
"""What people may be told to bring, each with a sentence of its own in every language."""


def _sender(stated: str) -> str:
    if not re.fullmatch(r"[^\s,<&]+", stated):
        what = f"{shown(stated)} cannot be a sender in CAP, which has no blanks, commas, < or &"
        raise fail("SC203", what, "Write an address of the authority, such as alerts@example.org.")
    return stated


class DistrictDocument(Document):
    """Areas that get a leaflet of their own."""

    name: NameText = Field(description="name of the district, as its people know it")
    areas: list[AreaId] = Field(min_length=1, description="areas it holds, by id; 40 at most")
    corridors: list[Id] = Field(
        [], description="corridors its leaflet shows; left out: all that somebody announced"
    )


class ContactDocument(Document):
    """Whom to call, never a private person."""

    who: NameText = Field(description="the body")
    how: NameText = Field(description="telephone, frequency or place")
    independent: bool = Field(description="whether it is independent of the parties")
    source: Id | None = Field(None, description="source that gives it")


class PublicationDocument(Document):
    """The decision to publish where some places are."""

    places: list[Id] = Field(min_length=1, description="sites and assembly points, by id")
    decided_by: Words = Field(description="who decided it: a body and office, no person's name")
    on: Day = Field(description="day of the decision")
    parties_notified: list[Id] = Field(
        min_length=1, description="parties to which the places were notified before"
    )
    residents_consulted: Literal[True] = Field(
        description="true; without it there is nothing to decide"
    )


class AlertingDocument(Document):
    """The authority in whose name CAP messages are made."""

    authority: NameText = Field(description="who alerts")
    sender: Annotated[str, Field(max_length=200), AfterValidator(_sender)] = Field(
        description="identifier of the sender in CAP, without blanks and commas"
    )
    status: Literal["actual", "exercise", "draft"] = Field(
        "draft", description="actual, exercise or draft"
    )
    expires: LocalTime | None = Field(
        None, description="when the message ends; left out: with the operation"
    )
    web: Annotated[str, Field(pattern=r"^https?://\S+$", max_length=500)] | None = Field(
        None, description="address of the public page"
    )


class NoticesDocument(Document):
    """How the public is told of an operation."""

    notices: Literal[1] = Field(description="version of this format: 1")
    version: Annotated[int, Field(ge=1, le=9999)] = Field(
        1, description="raised with every change; the version before is void"
    )
    situation: Literal["armed-conflict", "disaster"] = Field(
        "armed-conflict",
        description="what people would leave; in a disaster nothing is said of the law of war",
    )
    issued: Day | None = Field(
        None, description="day of issue, in local time; left out: the day the operation starts"
    )
    issued_by: NameText | None = Field(None, description="who prints it; left out: not said")
    languages: list[Id] = Field(
        ["ar", "en"], min_length=1, description="languages it is printed in"
    )
    digits: Literal["european", "arabic"] = Field(
        "european", description="digits of Arabic notices: 0 1 2 or ٠ ١ ٢"
    )
    bring: list[Thing] = Field([], description="what people are advised to bring")
    contacts: list[ContactDocument] = Field([], description="whom to call")
    districts: dict[Id, DistrictDocument] = Field(
        {}, description="districts with a leaflet each; left out: one for all areas"
    )
    publish: list[PublicationDocument] = Field(
        [], description="decisions to publish where places are; left out: only the quarter is told"
    )
    alerting: AlertingDocument | None = Field(
        None, description="authority that alerts; left out: no CAP message is made"
    )
