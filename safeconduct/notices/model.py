"""A notice as everything after building sees it: sentences, each bound to what it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from safeconduct.announcements.finding import Days
from safeconduct.announcements.model import About
from safeconduct.notices.language import Digits
from safeconduct.operation.model import Text, Where
from safeconduct.terms.model import Condition

MOST_AREAS = 40
"""Areas that one leaflet can name on one side in type that can be read."""


@dataclass(frozen=True, slots=True)
class Joined:
    """Names to be joined by commas, ``and`` or ``or``."""

    names: tuple[Text, ...]
    last: Literal["and", "or", "also"] = "and"


@dataclass(frozen=True, slots=True)
class Clocks:
    """Hours of a day, each from and to in seconds after midnight; ``to`` may be past midnight."""

    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class When:
    """Days on which hours hold: weekdays or dates; empty means every day."""

    days: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of the catalogue inside another, by its key."""

    key: str


@dataclass(frozen=True, slots=True)
class Things:
    """Sentences of the catalogue inside another, joined."""

    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ways:
    """Corridors by the numbers they have in the notice; ``every`` where they are all of it."""

    numbers: tuple[int, ...]
    every: bool = False


@dataclass(frozen=True, slots=True)
class Reached:
    """How somebody is reached: numbers in it are read from the left in every script."""

    how: Text


Value = (
    Text
    | Reached
    | Ways
    | Joined
    | Clocks
    | When
    | Days
    | Said
    | Things
    | Condition
    | date
    | datetime
    | int
)
Situation = Literal["armed-conflict", "disaster"]
Subject = Literal["terms", "ways", "conduct", "voice", "head"]


@dataclass(frozen=True, slots=True)
class Bond:
    """What a sentence rests on: a field of the operation or a clause of an instrument.

    ``key`` is dotted as the file has it: ``corridors.west.windows`` or ``sy-2016-15/1.window``.
    """

    key: str
    where: Where | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a notice.

    Parameters
    ----------
    id
        Of its own; the same sentence of a later version has the same.
    key
        Of its words in the catalogue.
    values
        What is put into them.
    bonds
        What it rests on. Empty only where it is the program's own voice.
    about
        What it promises or asks, in the grammar of announcements, so that it is held against the
        operation by what holds everybody's.
    corridors
        Those it speaks of; empty where it speaks of none.
    """

    id: str
    key: str
    values: Mapping[str, Value] = field(default_factory=dict)
    bonds: tuple[Bond, ...] = ()
    about: About | None = None
    corridors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Sentences under one heading; ``id`` is also the key of the heading."""

    id: str
    sentences: tuple[Sentence, ...]
    title: Text | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """What is told in one district, whatever it is printed on.

    ``untold`` is what the folder has and nobody states: an assumption, which the public is not
    told.
    """

    id: str
    district: Text
    areas: tuple[str, ...]
    corridors: tuple[str, ...]
    issue: Issue
    sections: tuple[Section, ...]
    untold: tuple[Bond, ...] = ()

    def sentences(self) -> Iterator[Sentence]:
        """Give every sentence, in order."""
        for section in self.sections:
            yield from section.sentences

    def section(self, id_: str) -> Section | None:
        """Give the section of an id, ``None`` where the notice has none."""
        return next((each for each in self.sections if each.id == id_), None)


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to call."""

    who: Text
    how: Text
    independent: bool
    source: str | None


@dataclass(frozen=True, slots=True)
class District:
    """Areas that get a leaflet of their own, and the corridors it shows (empty: all)."""

    id: str
    name: Text
    areas: tuple[str, ...]
    corridors: tuple[str, ...]
    where: Where | None


@dataclass(frozen=True, slots=True)
class Alerting:
    """The authority in whose name CAP messages are made."""

    authority: Text
    sender: str
    status: Literal["actual", "exercise", "draft"]
    expires: datetime | None
    web: str | None


@dataclass(frozen=True, slots=True)
class Earlier:
    """The version that this one makes void."""

    version: int
    issued: date


@dataclass(frozen=True, slots=True)
class Issue:
    """One version of what is told."""

    version: int
    issued: date
    issued_by: Text | None
    languages: tuple[str, ...]
    digits: Digits
    bring: tuple[str, ...]
    contacts: tuple[Contact, ...]
    districts: tuple[District, ...]
    published: frozenset[str]
    alerting: Alerting | None
    where: Where | None
    replaces: Earlier | None = None
    situation: Situation = "armed-conflict"
    languages_where: Where | None = None
    alerting_where: Where | None = None
