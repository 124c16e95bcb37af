"""What holding an announcement against the text comes to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from safeconduct.announcements.formula import Case
from safeconduct.announcements.model import MarkedAnnouncement
from safeconduct.operation.model import Text
from safeconduct.terms.model import Basis, Condition, Spans
from safeconduct.terms.readings import Readings, values_of, ways_of

Verdict = Literal["beyond the text", "less than the text", "as the text", "not in the text"]
Side = Literal["promises", "asks", "leaves out", "apart", "agrees"]
SIDES: tuple[Side, ...] = ("promises", "asks", "leaves out", "apart", "agrees")
"""Whom a difference concerns: what people are promised, what they are asked, what they are not
told; what stands beside the text; and what agrees with it."""


@dataclass(frozen=True, slots=True)
class Days:
    """Days that lie in every reading, and days that lie in some."""

    sure: Spans
    perhaps: Spans = ()


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours of the local clock, each from and to."""

    spans: tuple[tuple[datetime, datetime], ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the terms layer, by its key: ``effect.pardon``."""

    key: str


NO_BASIS = Basis()
Value = Text | Condition | Days | Hours | Term | date | int


@dataclass(frozen=True, slots=True)
class Finding:
    """One difference, or one thing in which there is none.

    Parameters
    ----------
    clause
        Id of the clause it was found in.
    key
        What it is about; with side and verdict the key of its sentence.
    side, verdict
        See :data:`SIDES`; never a score.
    values
        What the sentence names.
    readings
        The readings of open questions in which it is so; empty where it is so in all.
    basis
        The words of the text, and who says so.
    example
        A case in which the announcement and the text come to different answers.
    """

    clause: str
    key: str
    side: Side
    verdict: Verdict
    values: Mapping[str, Value] = field(default_factory=dict)
    readings: tuple[Mapping[str, str], ...] = ()
    basis: Basis = NO_BASIS
    example: Case | None = None


@dataclass(frozen=True, slots=True)
class FoundWord:
    """A loaded word in the words of an announcement."""

    word: str
    language: str
    written: str
    times: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """An announcement held against the texts and the operation, as known on a day."""

    announcement: MarkedAnnouncement
    known_on: date
    findings: tuple[Finding, ...]
    unsaid: tuple[str, ...]
    words: tuple[FoundWord, ...]
    unmarked: tuple[str, ...] = ()
    """Sentences of the original words in which no clause is marked."""

    def of(self, side: Side) -> tuple[Finding, ...]:
        """Give what concerns one side."""
        return tuple(each for each in self.findings if each.side == side)


def readings_where(truth: Readings[bool]) -> tuple[Mapping[str, str], ...] | None:
    """Give the readings in which something is so: empty for all, ``None`` for none."""
    values = values_of(truth)
    if not any(values):
        return None
    return () if all(values) else tuple(way for way, so in ways_of(truth) if so)
