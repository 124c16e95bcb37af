"""The estimate as data: what the page, the terminal and JSON print alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from safeconduct.operation.model import PlanStanding

Unit = Literal["person", "person_per_h", "day", "hour", "trip"]
LimitKey = Literal["places", "search", "desks", "buses", "walking"]
WalkStart = Literal["middle", "farthest"]


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the arithmetic, so that it can be redone on paper.

    Parameters
    ----------
    key
        Which line; its label stands in the message table.
    expression
        The numbers, without words: ``2 × 8 × 800``.
    exact
        The value before rounding.
    result
        The value after rounding up (days) or down (trips); else equal to ``exact``.
    unit
        Of the result.
    source
        ``given`` (on the command line), ``computed``, or the id of a cited rate.
    subject
        The number the label speaks of, where it does.
    """

    key: str
    expression: str
    exact: float
    result: float
    unit: Unit
    source: str
    subject: float | None = None


@dataclass(frozen=True, slots=True)
class Limit:
    """Something that stops people: how many it lets through in the days stated."""

    key: LimitKey
    persons: float
    binds: bool


@dataclass(frozen=True, slots=True)
class Case:
    """One population with one turnout.

    ``come`` is the sum of ``received``, ``without_way``, ``without_place`` and
    ``not_in_days``. ``without_way`` are those too far to walk where no bus is stated, and the
    wounded where no ambulance is.
    """

    people: int
    turnout_percent: float
    come: int
    days: int
    received: int
    without_way: int
    without_place: int | None
    not_in_days: int


@dataclass(frozen=True, slots=True)
class Walk:
    """The way on foot from a point of the area to the nearest crossing."""

    start: WalkStart
    crossing: str
    straight_m: float
    minutes: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Estimate:
    """The answer. Limits come in the order in which they bind."""

    standing: PlanStanding
    consents_given: int
    consents_asked: int
    steps: tuple[Step, ...]
    limits: tuple[Limit, ...]
    cases: tuple[Case, ...]
    walks: tuple[Walk, ...]
    unknown: tuple[str, ...]

    def step(self, key: str) -> Step | None:
        """Give the first step of that key, if there is one."""
        return next((step for step in self.steps if step.key == key), None)
