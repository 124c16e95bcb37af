"""What may stand in an instrument file, key by key."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag, WithJsonSchema

from safeconduct.operation.document_parts import Document, NameText
from safeconduct.operation.document_text import Id, StatedTime, Words, Zone, fail, shown
from safeconduct.operation.model import ClauseStanding, Side
from safeconduct.terms.days import Count, MonthEnd
from safeconduct.terms.document_conditions import Condition
from safeconduct.terms.document_parts import (
    ClaimsDocument,
    Confidence,
    Day,
    DayOrEnd,
    DayOrEvent,
    Ids,
    LimitsDocument,
    PeriodText,
    Rival,
    SayingDocument,
    Sourced,
)
from safeconduct.terms.model import EventKind

Kind = Literal["law", "decree", "proclamation", "resolution", "ordinance"]


def _country(stated: object) -> object:
    if not isinstance(stated, str) or re.fullmatch("[A-Z]{2}", stated) is None:
        raise fail(
            "SC206",
            f"{shown(stated)} is no two-letter code of a country",
            "Write a code such as SY or UG.",
        )
    return stated


Country = Annotated[
    str, BeforeValidator(_country), WithJsonSchema({"type": "string", "pattern": "^[A-Z]{2}$"})
]


class TermsSourceDocument(Document):
    """Who says so, where it can be read, and since when it could be known."""

    who: Words = Field(description="who says so: a body or an outlet, never a private person")
    side: Side = Field("unknown", description="whose side the source is on")
    via: Words | None = Field(None, description="through whom it reached us")
    when: StatedTime | None = Field(None, description="date of the page or statement")
    url: Words | None = Field(None, description="where it can be read")
    confidence: Confidence = Field(description="high: primary, or two that agree; low: a conflict")
    known_since: Day = Field(description="first day on which what it says could be known")


class OtherValueDocument(Sourced):
    """What another source says instead."""

    value: Words = Field(description="the other value")


class NumberDocument(Sourced):
    """The number of an instrument."""

    value: Words = Field(description="as it is cited")
    also: list[OtherValueDocument] = Field([], description="what other sources say")


class DateDocument(Sourced):
    """A day in the life of an instrument."""

    value: Rival[Day] = Field(description="the day")
    hijri: Words | None = Field(None, description="the Hijri date where one is printed: 1438-05-07")
    also: list[OtherValueDocument] = Field([], description="what other sources say")


class DatesDocument(Document):
    """The days on which an instrument was made, made public, and came into force."""

    issued: DateDocument = Field(description="signed, adopted or promulgated")
    published: DateDocument | None = Field(None, description="printed in the gazette")
    in_force: DateDocument | None = Field(None, description="took effect; left out: when issued")


class OriginalDocument(Sourced):
    """The words of a clause in a language it was made in."""

    language: Id = Field(description="IETF tag: ar, fr, es, …")
    text: Words = Field(description="the words; … stands for words that were not seen")
    place: Words | None = Field(None, description="article or section")


class TranslationDocument(Sourced):
    """A translation: a reading with a confidence of its own."""

    says: NameText = Field(description="the translation")
    confidence: Confidence = Field(description="how far it can be relied on")


class OffenceDocument(Sourced):
    """When the offence must have been committed."""

    begins: Rival[DayOrEvent] | None = Field(
        None, alias="from", description="first day that counts"
    )
    through: Rival[DayOrEvent] | None = Field(None, description="last day that counts")
    before: Rival[DayOrEvent] | None = Field(None, description="first day that does not count")


class WindowDocument(Sourced):
    """When the act must be done."""

    starts: Rival[DayOrEvent] = Field(description="event the time is counted from")
    opens: Rival[DayOrEvent] | None = Field(
        None, description="first day on which the act counts; left out: that event's"
    )
    lasts: Rival[PeriodText] | None = Field(None, description="how long")
    count: Rival[Count] = Field(
        "exclusive", description="whether the day of the event is the first day counted"
    )
    month_end: Rival[MonthEnd] = Field(
        "last-day", description="where months end that have no such day"
    )
    through: Rival[DayOrEvent] | None = Field(None, description="last day, in place of lasts")
    before: Rival[DayOrEvent] | None = Field(None, description="first day that is too late")


class ExclusionDocument(Sourced):
    """Whom the text leaves out."""

    when: Condition = Field(description="who is left out")
    says: NameText = Field(description="in plain words")


class OfferDocument(Document):
    """One offer: who gets what for which act, when."""

    title: NameText = Field(description="article or name of the offer")
    standing: ClauseStanding = Field("enacted", description="only enacted decides")
    original: list[OriginalDocument] = Field([], description="the words of the text")
    translation: TranslationDocument | None = Field(None, description="into plain words")
    who: Condition | None = Field(None, description="whom it is made to; left out: everybody")
    offence: OffenceDocument | None = Field(
        None, description="when the offence was committed; left out: the text does not say"
    )
    act: Condition | None = Field(None, description="what must be done; left out: nothing")
    window: Annotated[
        Annotated[WindowDocument, Tag("[window]")] | Annotated[Literal["none"], Tag("[none]")],
        Discriminator(lambda stated: "[none]" if isinstance(stated, str) else "[window]"),
    ] = Field(description="when it must be done; none where the text sets no time")
    exclusions: dict[Id, ExclusionDocument] = Field({}, description="whom the text leaves out")
    effect: LimitsDocument = Field(description="what is given, and where that ends")
    claims: ClaimsDocument | None = Field(None, description="claims of those who were harmed")
    proof: SayingDocument | None = Field(None, description="paper that is given, or none")
    revocation: list[SayingDocument] = Field([], description="what takes it away again")
    statements: SayingDocument | None = Field(
        None, description="use of what the person says against the person"
    )
    also: list[SayingDocument] = Field([], description="anything else a reader must know")


class EventDocument(Sourced):
    """What became of an instrument later."""

    kind: EventKind = Field(description="what happened")
    title: NameText = Field(description="what did it, as it is cited")
    says: NameText = Field(description="in plain words")
    offers: list[Id] | None = Field(
        None, min_length=1, description="offers it concerns; left out: all"
    )
    dated: Day = Field(description="day of the event; events work in this order")
    known_since: Day = Field(description="first day on which it could be known")
    standing: ClauseStanding = Field("enacted", description="only enacted decides")
    in_reading: dict[Id, Annotated[Ids, Field(min_length=1)]] = Field(
        {}, description="question and readings in which alone it has this effect"
    )
    starts: Rival[DayOrEnd] | None = Field(
        None,
        description="day the new time is counted from, or end, of the time that is running; "
        "for a lapse: first day without",
    )
    opens: Rival[Day] | None = Field(None, description="first day of the new time; as in a window")
    lasts: Rival[PeriodText] | None = Field(None, description="how long")
    count: Rival[Count] = Field("exclusive", description="as in a window")
    month_end: Rival[MonthEnd] = Field("last-day", description="as in a window")
    through: Rival[Day] | None = Field(None, description="last day, in place of lasts")
    before: Rival[Day] | None = Field(None, description="first day that is too late")
    revokes: Id | None = Field(None, description="event that a revocation undoes")
    settles: dict[Id, Id] | None = Field(
        None,
        min_length=1,
        description="question, and the reading that is binding from now on, for the past too",
    )


class ReadingDocument(Sourced):
    """One way to read what the text leaves open."""

    says: NameText = Field(description="the reading, as a sentence")


class AmbiguityDocument(Document):
    """A question the text leaves open."""

    question: NameText = Field(description="the question")
    readings: dict[Id, ReadingDocument] = Field(min_length=2, description="the ways to read it")


class AppealDocument(Sourced):
    """Something that was asked for; it gives nothing."""

    by: NameText = Field(description="who asked")
    when: StatedTime = Field(description="when")
    says: NameText = Field(description="what was asked")
    standing: Literal["proposed", "urged", "claimed"] = Field(
        "urged", description="what was only asked for was never enacted"
    )


class ReportDocument(Sourced):
    """What a report made of an offer."""

    offer: Id = Field(description="the offer it speaks of")
    by: NameText = Field(description="who reported")
    when: StatedTime = Field(description="when")
    says: NameText = Field(description="what it said")
    who: Condition | None = Field(None, description="the conditions as reported")
    act: Condition | None = Field(None, description="the act as reported")
    effect: NameText | None = Field(None, description="the effect as reported, if otherwise")
    window: NameText | None = Field(None, description="the time as reported, if otherwise")


class ReviewDocument(Document):
    """A lawyer's sign-off."""

    by: Words = Field(description="office or bar, and the function of who signed")
    on: Day = Field(description="day of the signature")
    covers: NameText = Field(description="what was reviewed, and against which text")


class InstrumentDocument(Document):
    """A decree, law or proclamation that offers something."""

    instrument: Id = Field(description="id: country, year, number")
    format: Literal[1] = Field(description="version of this format: 1")
    kind: Kind = Field(description="what it is")
    title: NameText = Field(description="its name in English and Arabic")
    title_original: Words | None = Field(None, description="its name in its own language")
    number: NumberDocument | None = Field(None, description="its number")
    issuer: NameText = Field(description="who made it")
    jurisdiction: Country = Field(description="ISO 3166 code of the country")
    timezone: Zone = Field(description="IANA zone in which its days begin and end")
    standing: ClauseStanding = Field("enacted", description="only enacted decides")
    known_since: Day = Field(description="first day on which its text could be known")
    dates: DatesDocument = Field(description="its days")
    not_seen: NameText | None = Field(None, description="what of its text was not seen")
    notes: list[NameText] = Field([], description="what a reader should know first")
    sources: dict[Id, TermsSourceDocument] = Field(description="who says what, by id")
    ambiguities: dict[Id, AmbiguityDocument] = Field({}, description="questions left open")
    offers: dict[Id, OfferDocument] = Field(min_length=1, description="what it offers, by id")
    events: dict[Id, EventDocument] = Field({}, description="what became of it, by id")
    appeals: list[AppealDocument] = Field([], description="what was asked beside it")
    reported_as: list[ReportDocument] = Field([], description="what was made of it")
    reviewed: ReviewDocument | None = Field(None, description="a lawyer's sign-off; left out: none")


class FromLibraryDocument(Document):
    """A file that stands for an instrument of the built-in library."""

    library: Annotated[Id, BeforeValidator(str)] = Field(description="id of the instrument there")
