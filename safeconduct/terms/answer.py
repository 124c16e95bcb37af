"""What ``decide`` answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from safeconduct.terms.conclude import Outcome
from safeconduct.terms.model import Instrument, Offer, Span
from safeconduct.terms.readings import Readings
from safeconduct.terms.trace import Step

Halt = Literal["minor", "age-not-stated", "not-known-then"]
"""Why nothing was evaluated: a child is owed protection; whether it is one comes first; and nobody
could know the text on that day."""
ReasonKind = Literal["clause", "window", "fact", "question"]


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing an answer rests on.

    Parameters
    ----------
    kind
        A clause that holds or fails, the window, a fact that is not known, or a question the text
        leaves open.
    id
        Of the limb, exclusion, fact or question.
    step
        The step of the trace, where it is one.
    """

    kind: ReasonKind
    id: str
    step: Step | None = None


@dataclass(frozen=True, slots=True)
class Remaining:
    """What can still be done, and when.

    Parameters
    ----------
    act
        The clause of the act, ``None`` where nothing is asked for.
    when
        The span of days that is open or opens next, ``None`` where there is none, in each reading.
    """

    act: Step | None
    when: Readings[Span | None]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the text of one offer says of one set of facts on one day."""

    offer: Offer
    day: date
    outcome: Outcome
    by_reading: Readings[Outcome]
    reasons: tuple[Reason, ...]
    remaining: Remaining | None
    trace: Step

    @property
    def open_facts(self) -> tuple[str, ...]:
        """The facts that are not known and would matter."""
        return tuple(reason.id for reason in self.reasons if reason.kind == "fact")

    @property
    def open_questions(self) -> tuple[str, ...]:
        """The questions the text leaves open and on which the answer hangs."""
        return tuple(reason.id for reason in self.reasons if reason.kind == "question")


@dataclass(frozen=True, slots=True)
class Decision:
    """What an instrument says of one set of facts on one day. It decides nothing about anybody.

    Parameters
    ----------
    instrument
        The text.
    day
        The day asked about, in the instrument's own calendar.
    known_on
        The last day of what is known; ``None`` is all the file knows.
    answers
        One for each enacted offer asked about; empty where ``halt`` says why.
    halt
        Why nothing was evaluated.
    sources
        Sources of the file that could be known by then.
    """

    instrument: Instrument
    day: date
    known_on: date | None
    answers: tuple[Answer, ...]
    halt: Halt | None
    sources: tuple[str, ...]

    @property
    def open_facts(self) -> tuple[str, ...]:
        """The facts that are not known and would matter to some answer, each once."""
        if self.halt == "age-not-stated":
            return ("age-years",)
        return tuple(dict.fromkeys(fact for each in self.answers for fact in each.open_facts))
