"""An announcement as everything after reading sees it: frozen, checked, its days resolved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from safeconduct.operation.document_corridors import WindowDocument
from safeconduct.operation.model import ClauseStanding, Text, Where
from safeconduct.terms.model import Appeal, Instrument, Offer, Source

Seen = Literal["whole", "part", "reported"]
Subject = Literal[
    "terms",
    "way",
    "hours",
    "search",
    "destination",
    "staying",
    "conduct",
    "contact",
    "agreement",
    "other",
]


@dataclass(frozen=True, slots=True)
class SaidTerms:
    """Terms as they were said.

    ``promise`` is what was said, read as an offer of its own in the grammar of instruments;
    ``states`` names what of it was said at all. ``instrument`` and ``offer`` or ``appeal`` are
    what it speaks of, ``None`` where no text of the operation has it.
    """

    standing: ClauseStanding
    said_on: date
    promise: Offer
    states: frozenset[str]
    instrument: Instrument | None = None
    offer: Offer | None = None
    appeal: Appeal | None = None

    @property
    def name(self) -> str:
        """What it speaks of, as a file writes it."""
        if self.instrument is None:
            return ""
        if self.offer is not None:
            return f"{self.instrument.id}/{self.offer.id}"
        return self.instrument.id


@dataclass(frozen=True, slots=True)
class Way:
    """Corridors of the operation, or a way it does not have; and who may use it."""

    corridors: tuple[str, ...]
    elsewhere: Text | None
    groups: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class SaidHours:
    """Hours, of some corridors or (empty) of all."""

    corridors: tuple[str, ...]
    windows: tuple[WindowDocument, ...]


@dataclass(frozen=True, slots=True)
class Search:
    """Who searches, where that was said."""

    by: str | None
    says: Text


@dataclass(frozen=True, slots=True)
class Destination:
    """Where people are taken, and room for how many."""

    sites: tuple[str, ...]
    to: Text
    places: float | None


@dataclass(frozen=True, slots=True)
class Staying:
    """Whether one may stay."""

    may_stay: bool
    says: Text


@dataclass(frozen=True, slots=True)
class Conduct:
    """What people are asked to do; of no group in particular: of all."""

    asks: Text
    of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to call."""

    who: Text
    independent: bool


@dataclass(frozen=True, slots=True)
class Agreement:
    """Who was said to have agreed, and who not."""

    agreed_by: tuple[str, ...]
    not_agreed_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Saying:
    """Anything else."""

    says: Text


About = (
    SaidTerms
    | Way
    | SaidHours
    | Search
    | Destination
    | Staying
    | Conduct
    | Contact
    | Agreement
    | Saying
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A piece of an announcement about one thing: in its words, or as a source reports it."""

    id: str
    subject: Subject
    about: About
    words: tuple[str, ...]
    paraphrase: Text | None
    sources: tuple[str, ...]
    where: Where


@dataclass(frozen=True, slots=True)
class Words:
    """The words of an announcement in one language."""

    language: str
    kind: Literal["original", "translation"]
    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MarkedAnnouncement:
    """What somebody told the public, clause by clause."""

    id: str
    title: Text
    by: str
    channel: Text
    said: date
    area: Text | None
    seen: Seen
    sources: dict[str, Source]
    words: tuple[Words, ...]
    clauses: tuple[Clause, ...]
    notes: tuple[Text, ...]
    where: Where


def texts_of(announcement: MarkedAnnouncement) -> tuple[Instrument, ...]:
    """Give the instruments an announcement speaks of, each once."""
    found = {
        each.about.instrument.id: each.about.instrument
        for each in announcement.clauses
        if isinstance(each.about, SaidTerms) and each.about.instrument is not None
    }
    return tuple(found.values())
