"""What may stand in the file of an announcement, key by key."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import BeforeValidator, Field

from safeconduct.announcements.document_terms import SaidTermsDocument
from safeconduct.announcements.model import Subject
from safeconduct.operation.document_corridors import WindowDocument
from safeconduct.operation.document_parts import Document, NameText, Persons
from safeconduct.operation.document_text import Id, Words
from safeconduct.terms.document import TermsSourceDocument
from safeconduct.terms.document_parts import Day, Ids

Pieces = Annotated[
    list[Words],
    BeforeValidator(lambda stated: [stated] if isinstance(stated, str) else stated),
]
"""Several pieces of the words, or one."""


class WordsDocument(Document):
    """The words of an announcement in one language."""

    language: Id = Field(description="IETF tag: ar, en, ru, …")
    kind: Literal["original", "translation"] = Field(
        "original", description="the words themselves, or somebody's translation of them"
    )
    text: Words = Field(description="the words; … stands for words that were not seen")
    source: Ids | None = Field(None, min_length=1, description="source or sources that say so")


class WayDocument(Document):
    """A way out, and who may use it."""

    corridors: list[Id] | None = Field(
        None, min_length=1, description="corridors of the operation; or elsewhere"
    )
    elsewhere: NameText | None = Field(
        None, description="a way the operation does not have, in words"
    )
    groups: list[Id] | None = Field(
        None, alias="for", min_length=1, description="who may use it; left out: it did not say"
    )


class SaidHoursDocument(Document):
    """When ways are open."""

    corridors: list[Id] | None = Field(
        None, min_length=1, description="of which corridors; left out: of all"
    )
    windows: list[WindowDocument] = Field(min_length=1, description="the hours")


class SearchDocument(Document):
    """Who searches."""

    by: Id | None = Field(None, description="party that searches; left out: it did not say who")
    says: NameText = Field(description="what it said of the search")


class DestinationDocument(Document):
    """Where people are taken."""

    sites: list[Id] | None = Field(None, min_length=1, description="sites of the operation")
    to: NameText = Field(description="where, in words")
    places: Persons | None = Field(None, description="how many people it said can be received")


class StayingDocument(Document):
    """Whether one may stay."""

    may_stay: bool = Field(description="whether it said that people may stay")
    says: NameText = Field(description="what it said of staying")


class ConductDocument(Document):
    """What people are asked to do."""

    asks: NameText = Field(description="what is asked")
    of: list[Id] | None = Field(None, min_length=1, description="of which groups; left out: of all")


class ContactDocument(Document):
    """Whom to call."""

    who: NameText = Field(description="the body, never a private person")
    independent: bool = Field(description="whether it is independent of the parties")


class AgreementDocument(Document):
    """What it said of who has agreed and who has not."""

    agreed_by: list[Id] = Field([], description="parties it said have agreed")
    not_agreed_by: list[Id] = Field([], description="parties it said have not agreed")


class SayingOnlyDocument(Document):
    """Anything else that was said."""

    says: NameText = Field(description="what was said")


class ClauseDocument(Document):
    """A piece of an announcement that is about one thing."""

    words: Pieces | None = Field(
        None, min_length=1, description="the words, exactly as they stand under words"
    )
    paraphrase: NameText | None = Field(
        None, description="what a source reports, where the words were not seen"
    )
    source: Ids = Field(min_length=1, description="source or sources that say so")
    terms: SaidTermsDocument | None = Field(None, description="about terms")
    way: WayDocument | None = Field(None, description="about a way out and who may use it")
    hours: SaidHoursDocument | None = Field(None, description="about hours")
    search: SearchDocument | None = Field(None, description="about the search")
    destination: DestinationDocument | None = Field(None, description="about where people go")
    staying: StayingDocument | None = Field(None, description="about staying")
    conduct: ConductDocument | None = Field(None, description="about what people are to do")
    contact: ContactDocument | None = Field(None, description="about whom to call")
    agreement: AgreementDocument | None = Field(None, description="about who has agreed")
    other: SayingOnlyDocument | None = Field(None, description="about anything else")


SUBJECTS: tuple[Subject, ...] = get_args(Subject)
"""What a clause can be about; each clause is about one of them."""


class AnnouncementDocument(Document):
    """What somebody told the public, its words marked clause by clause."""

    announcement: Id = Field(description="id, such as `leaflet-2016-07-28`")
    format: Literal[1] = Field(description="version of this format: 1")
    title: NameText = Field(description="what it is")
    by: Id = Field(description="party whose word it is, of the operation")
    channel: NameText = Field(description="leaflet, SMS, briefing, loudspeakers, …")
    said: Day = Field(description="day on which it was said; what was known then is what counts")
    area: NameText | None = Field(None, description="where it was said or dropped")
    seen: Literal["whole", "part", "reported"] = Field(
        description="whether the whole of it was seen, a part, or only what others report of it"
    )
    sources: dict[Id, TermsSourceDocument] = Field(min_length=1, description="who says so, by id")
    words: list[WordsDocument] = Field([], description="its words, as far as they were seen")
    clauses: dict[Id, ClauseDocument] = Field(min_length=1, description="its pieces, by id")
    notes: list[NameText] = Field([], description="what a reader should know")
