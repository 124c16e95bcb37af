"""The parts an instrument file is made of: days, periods, sourced words and rival values."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Generic, Literal, TypeAlias, TypeVar

from pydantic import BeforeValidator, Discriminator, Field, PlainValidator, Tag, WithJsonSchema

from safeconduct.operation.document_parts import Document, NameText
from safeconduct.operation.document_text import Id, Words, fail, shown
from safeconduct.terms.days import Period, parse_period
from safeconduct.terms.hijri import FIRST, LAST
from safeconduct.units import parse_date

T = TypeVar("T")

Confidence = Literal["high", "medium", "low"]
Event = Literal["issued", "published", "in-force"]
EffectKind = Literal[
    "whole-penalty",
    "penalty-of-statute",
    "prosecution",
    "prosecution-and-penalty",
    "pardon",
    "reduction",
    "civil-too",
]


def parse_known_day(text: str) -> date:
    """Give a day for which time zones and both calendars are known.

    Raises
    ------
    ValueError
        If it is no date; with a second argument, the code SC719, if it is out of bounds.
    """
    day = parse_date(text)
    if not FIRST <= day <= LAST:
        raise ValueError(f"{text} is out of bounds", "SC719")
    return day


def _parsed(parse: Callable[[str], T], code: str, *words: str) -> Callable[[object], T | str]:
    def validate(stated: object) -> T | str:
        if type(stated) is int:
            stated = str(stated)
        if not isinstance(stated, str):
            raise fail("SC203", f"{shown(stated)} stands where text belongs")
        if stated in words:
            return stated
        try:
            return parse(stated)
        except ValueError as error:
            what, *other = error.args
            raise fail(other[0] if other else code, what) from None

    return validate


def _schema(pattern: str, form: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": pattern, "x-form": form})


Day = Annotated[
    date, PlainValidator(_parsed(parse_known_day, "SC208")), _schema(r"^\d{4}-", "date")
]
DayOrEvent = Annotated[
    Any,
    PlainValidator(_parsed(parse_known_day, "SC701", "issued", "published", "in-force")),
    _schema(r"^(\d{4}-|issued|published|in-force)", "date, `issued`, `published` or `in-force`"),
]
"""A day, or the event of the instrument's own that it happened on."""

DayOrEnd = Annotated[
    Any,
    PlainValidator(_parsed(parse_known_day, "SC208", "end")),
    _schema(r"^(\d{4}-|end)", "date, or `end`"),
]
"""A day, or the end of the time that is running."""

PeriodText = Annotated[
    Period,
    PlainValidator(_parsed(parse_period, "SC702")),
    _schema(r"^\d+ (day|week|month|year)s?$", "`60 days`, `3 months`, `1 year`"),
]


class RivalDocument(Document, Generic[T]):
    """A value that hangs on a question the text leaves open."""

    by_reading: dict[Id, dict[Id, T]] = Field(
        min_length=1,
        max_length=1,
        description="the question, under ambiguities, and the value in each of its readings",
    )


def is_rival(stated: object) -> bool:
    """Tell whether a value is given reading by reading."""
    return isinstance(stated, RivalDocument) or (
        isinstance(stated, dict) and "by_reading" in stated
    )


if TYPE_CHECKING:
    Rival: TypeAlias = T | RivalDocument[T]
else:

    class Rival:
        """A value, or one for each reading of a question: ``Rival[Day]``."""

        def __class_getitem__(cls, one: Any) -> Any:
            """Give the type; an alias would lose what the inner type checks."""
            return Annotated[
                Annotated[one, Tag("[one]")] | Annotated[RivalDocument[one], Tag("[rival]")],
                Discriminator(lambda stated: "[rival]" if is_rival(stated) else "[one]"),
            ]


Ids = Annotated[
    list[Id],
    BeforeValidator(lambda stated: [stated] if isinstance(stated, str | int) else stated),
]
"""Several ids, or one."""


class Sourced(Document):
    """Something with the words it rests on and who says so."""

    quote: Words | None = Field(None, description="the words of the original, in its language")
    source: Ids | None = Field(None, min_length=1, description="source or sources that say so")


class SayingDocument(Sourced):
    """A sentence about the instrument."""

    says: NameText = Field(description="what it says, in plain words")


class LimitsDocument(SayingDocument):
    """The effect of an offer and where it ends."""

    kind: EffectKind = Field(description="what is given")
    of: NameText | None = Field(None, description="statute whose penalty it is, where only one")
    limits: NameText | None = Field(None, description="where the effect ends")


class ClaimsDocument(SayingDocument):
    """What becomes of the claims of those who were harmed."""

    civil: Literal["kept", "extinguished", "conditional", "not-stated"] = Field(
        description="what becomes of civil claims"
    )
