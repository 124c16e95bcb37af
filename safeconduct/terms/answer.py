"""What ``decide`` answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from safeconduct.terms.conclude import Outcome, state_of
from safeconduct.terms.model import Event, Instrument, Offer, Spans
from safeconduct.terms.readings import Readings, values_of
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
        The clause of the act.
    when
        The spans of days that are not over, in each reading.
    """

    act: Step
    when: Readings[Spans]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the text of one offer says of one set of facts on one day."""

    offer: Offer
    day: date
    outcome: Outcome
    by_reading: Readings[Outcome]
    reasons: tuple[Reason, ...]
    remaining: Remaining | None
    settled_by: tuple[Event, ...]
    trace: Step

    @property
    def open_facts(self) -> tuple[str, ...]:
        """The facts that are not known and would matter."""
        return tuple(reason.id for reason in self.reasons if reason.kind == "fact")

    @property
    def states(self) -> tuple[str, ...]:
        """How the window stood on the day asked about, in the readings."""
        return values_of(state_of(self.trace.limb("window")))

    @property
    def offence_lies_later(self) -> bool:
        """Whether the offence asked about lies after the day asked about."""
        stated = {
            step.data["stated"]
            for step in self.trace.everything()
            if step.data.get("fact") == "offence-on" and step.data["stated"] is not None
        }
        return any(day > self.day.isoformat() for day in stated)

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
    unasked
        Facts that were stated and that none of the offers asks for.
    """

    instrument: Instrument
    day: date
    known_on: date | None
    answers: tuple[Answer, ...]
    halt: Halt | None
    sources: tuple[str, ...]
    unasked: tuple[str, ...] = ()

    @property
    def open_facts(self) -> tuple[str, ...]:
        """The facts that are not known and would matter to some answer, each once."""
        if self.halt == "age-not-stated":
            return ("age-years",)
        return tuple(dict.fromkeys(fact for each in self.answers for fact in each.open_facts))
