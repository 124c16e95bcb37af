"""An instrument as everything after reading sees it: frozen, checked, its days resolved."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal
from zoneinfo import ZoneInfo

from safeconduct.operation.model import ClauseStanding, Side, Text, Where
from safeconduct.terms.days import Count, MonthEnd, Period
from safeconduct.terms.readings import Readings

Confidence = Literal["high", "medium", "low"]
Span = tuple[date, date | None]
"""First and last day, both included; a last day of ``None`` leaves it open."""
Spans = tuple[Span, ...]
"""Sorted, disjoint, and not adjacent."""
Timeline = tuple[tuple[date, Readings[Spans]], ...]
"""The days on which an offer could be taken up, by the day since when that was known."""
EventKind = Literal["extend", "lapse", "revoke", "deem-continued", "move-offence", "settle"]


@dataclass(frozen=True, slots=True)
class Basis:
    """The words something rests on, and the ids of who says so."""

    quote: str | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Who says so, and since when it could be known."""

    id: str
    who: str
    side: Side
    via: str | None
    when: str | None
    url: str | None
    confidence: Confidence
    known_since: date


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence about the instrument, and what it rests on."""

    says: Text
    basis: Basis = Basis()
    kind: str = ""
    of: Text | None = None
    limits: Text | None = None


@dataclass(frozen=True, slots=True)
class DayRange:
    """Days from ``begins`` to ``through``, both included; ``None`` is open."""

    begins: Readings[date | None]
    through: Readings[date | None]


@dataclass(frozen=True, slots=True)
class Within:
    """A time in which one dated fact must follow another."""

    of: str
    period: Period
    count: Count
    month_end: MonthEnd


@dataclass(frozen=True, slots=True)
class FactCondition:
    """One fact of the vocabulary, and what it must be: yes, one of a list, a day in a range."""

    fact: str
    one_of: tuple[str, ...] = ()
    days: DayRange | None = None
    within: Within | None = None
    basis: Basis = Basis()


@dataclass(frozen=True, slots=True)
class AskedCondition:
    """Holds for what happens on a day or later."""

    day: date
    basis: Basis = Basis()


@dataclass(frozen=True, slots=True)
class Joined:
    """Conditions joined by ``all``, ``any`` or ``not`` (of one)."""

    how: Literal["all", "any", "not"]
    parts: tuple[Condition, ...]
    basis: Basis = Basis()


@dataclass(frozen=True, slots=True)
class RivalCondition:
    """A condition that hangs on a question the text leaves open."""

    question: str
    branches: tuple[tuple[str, Condition | bool], ...]
    basis: Basis = Basis()


Condition = FactCondition | AskedCondition | Joined | RivalCondition


@dataclass(frozen=True, slots=True)
class Counting:
    """How a time is counted: how long, from which event or day, and whether that day counts."""

    start: str | None
    lasts: Readings[Period]
    count: Readings[Count]
    month_end: Readings[MonthEnd]


@dataclass(frozen=True, slots=True)
class TimeRule:
    """First and last day of a time, in each reading; a ``None`` last day leaves it open.

    ``counting`` is how the last day follows, where the text gives a length and no day.
    """

    opens: Readings[date]
    last: Readings[date | None]
    basis: Basis = Basis()
    counting: Counting | None = None


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Whom the text leaves out."""

    id: str
    when: Condition
    says: Text
    basis: Basis = Basis()


@dataclass(frozen=True, slots=True)
class Original:
    """The words of a clause in a language it was made in."""

    language: str
    text: str
    place: str | None
    basis: Basis = Basis()


@dataclass(frozen=True, slots=True)
class Translation:
    """A translation, which is a reading."""

    says: Text
    confidence: Confidence
    basis: Basis = Basis()


@dataclass(frozen=True, slots=True)
class Offer:
    """One offer of an instrument: who gets what for which act, when."""

    id: str
    title: Text
    standing: ClauseStanding
    original: tuple[Original, ...]
    translation: Translation | None
    who: Condition | None
    offence: DayRange | None
    offence_basis: Basis
    act: Condition | None
    window: TimeRule
    timeless: bool
    exclusions: tuple[Exclusion, ...]
    effect: Saying
    claims: Saying | None
    proof: Saying | None
    revocation: tuple[Saying, ...]
    statements: Saying | None
    also: tuple[Saying, ...]
    where: Where


@dataclass(frozen=True, slots=True)
class Event:
    """What became of an instrument later. ``offers`` empty means all of them.

    ``from_end`` is how long an extension lasts that is counted from the end of the time that is
    running; it has no time of its own.
    """

    id: str
    kind: EventKind
    title: Text
    says: Text
    offers: tuple[str, ...]
    dated: date
    known_since: date
    standing: ClauseStanding
    in_reading: tuple[tuple[str, tuple[str, ...]], ...]
    time: TimeRule | None
    revokes: str | None
    settles: tuple[tuple[str, str], ...]
    from_end: Counting | None
    basis: Basis
    where: Where


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """A question the text leaves open, and the ways to read it."""

    id: str
    question: Text
    readings: dict[str, Saying]


@dataclass(frozen=True, slots=True)
class StatedDay:
    """A day in the life of the instrument, as its sources give it."""

    day: Readings[date]
    hijri: str | None
    also: tuple[tuple[str, Basis], ...]
    basis: Basis


@dataclass(frozen=True, slots=True)
class Appeal:
    """Something that was asked for; it gives nothing."""

    by: Text
    when: str
    says: Text
    standing: ClauseStanding
    basis: Basis


@dataclass(frozen=True, slots=True)
class Report:
    """What a report made of an offer."""

    offer: str
    by: Text
    when: str
    says: Text
    who: Condition | None
    act: Condition | None
    effect: Text | None
    window: Text | None
    basis: Basis


@dataclass(frozen=True, slots=True)
class Review:
    """A lawyer's sign-off."""

    by: str
    on: date
    covers: Text


@dataclass(frozen=True, slots=True)
class Instrument:
    """A decree, law or proclamation that offers something.

    ``timelines`` holds what follows from its windows and events, offer by offer, so that it is
    reckoned once and not for every question.
    """

    id: str
    kind: str
    title: Text
    title_original: str | None
    number: str | None
    also_numbered: tuple[tuple[str, Basis], ...]
    issuer: Text
    jurisdiction: str
    zone: ZoneInfo
    standing: ClauseStanding
    known_since: date
    dates: dict[str, StatedDay]
    sources: dict[str, Source]
    offers: dict[str, Offer]
    ambiguities: dict[str, Ambiguity] = field(default_factory=dict)
    events: tuple[Event, ...] = ()
    appeals: tuple[Appeal, ...] = ()
    reported_as: tuple[Report, ...] = ()
    not_seen: Text | None = None
    notes: tuple[Text, ...] = ()
    reviewed: Review | None = None
    number_basis: Basis = Basis()
    timelines: dict[str, Timeline] = field(default_factory=dict)
