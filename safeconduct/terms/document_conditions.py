"""Conditions as an instrument file writes them: facts joined by all, any and not."""

from __future__ import annotations

import difflib
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag, model_validator

from safeconduct.operation.document_text import Id, fail
from safeconduct.terms.days import Count, MonthEnd
from safeconduct.terms.document_parts import Day, DayOrEvent, PeriodText, Rival, Sourced

_TAGS = {"all": "[all]", "any": "[any]", "not": "[not]", "by_reading": "[rival]"}


def _kind(stated: object) -> str:
    if isinstance(stated, str):
        return "[word]"
    if isinstance(stated, dict):
        found = next((tag for key, tag in _TAGS.items() if key in stated), None)
        if found is not None:
            return found
        if "asked_on_or_after" in stated:
            return "[asked]"
    return "[fact]"


class WithinDocument(Sourced):
    """A time within which one dated fact must follow another."""

    lasts: PeriodText = Field(description="how long")
    of: Id = Field(description="fact with the day it is counted from")
    count: Count = Field("exclusive", description="whether that day is the first one counted")
    month_end: MonthEnd = Field("last-day", description="as in a window")


class FactDocument(Sourced):
    """One fact of the vocabulary, and what it must be."""

    @model_validator(mode="before")
    @classmethod
    def _is_a_condition(cls, stated: Any) -> Any:
        if isinstance(stated, list):
            raise fail("SC203", "a list is no condition", "Write all: or any: before the list.")
        if isinstance(stated, dict) and "fact" not in stated:
            keys = ("fact", *_TAGS, "asked_on_or_after")
            near = difflib.get_close_matches(str(next(iter(stated), "")), keys, n=1)
            what = f"no condition has the keys {', '.join(map(str, stated)) or 'none'}"
            remedy = f"Did you mean {near[0]!r}?" if near else f"Write one of {', '.join(keys)}."
            raise fail("SC203", what, remedy)
        return stated

    fact: Id = Field(description="a fact of the vocabulary")
    one_of: list[Id] | None = Field(
        None, min_length=1, description="which answers will do, for a fact with a list of them"
    )
    begins: Rival[DayOrEvent] | None = Field(
        None, alias="from", description="first day that will do, for a fact that is a day"
    )
    through: Rival[DayOrEvent] | None = Field(None, description="last day that will do")
    before: Rival[DayOrEvent] | None = Field(None, description="first day that will not do")
    within: WithinDocument | None = Field(
        None, description="time after another day, for a fact that is a day"
    )


class AskedDocument(Sourced):
    """A part of a condition that holds for what happens from some day on."""

    asked_on_or_after: Day = Field(description="day from which it holds")


class AllDocument(Sourced):
    """Each of several conditions."""

    all: list[Condition] = Field(min_length=1, description="conditions that must all hold")


class AnyDocument(Sourced):
    """One of several conditions."""

    any: list[Condition] = Field(min_length=1, description="conditions one of which must hold")


class NotDocument(Sourced):
    """The opposite of a condition."""

    not_: Condition = Field(alias="not", description="condition that must not hold")


class RivalConditionDocument(Sourced):
    """A condition that hangs on a question the text leaves open."""

    by_reading: dict[Id, dict[Id, Condition | Literal[True, False]]] = Field(
        min_length=1, max_length=1, description="the question, and the condition in each reading"
    )


Condition = Annotated[
    Annotated[Id, Tag("[word]")]
    | Annotated[FactDocument, Tag("[fact]")]
    | Annotated[AskedDocument, Tag("[asked]")]
    | Annotated[AllDocument, Tag("[all]")]
    | Annotated[AnyDocument, Tag("[any]")]
    | Annotated[NotDocument, Tag("[not]")]
    | Annotated[RivalConditionDocument, Tag("[rival]")],
    Discriminator(_kind),
]
"""A fact by its id, or a mapping with one of ``fact``, ``all``, ``any``, ``not``, ``by_reading``."""


def joined(
    said: AllDocument | AnyDocument | NotDocument,
) -> tuple[Literal["all", "any", "not"], list[Condition]]:
    """Give how conditions are joined, and which."""
    if isinstance(said, AllDocument):
        return "all", said.all
    if isinstance(said, AnyDocument):
        return "any", said.any
    return "not", [said.not_]


for _document in (AllDocument, AnyDocument, NotDocument, RivalConditionDocument):
    _document.model_rebuild()
