"""How many arrive in each stretch of time, by group, corridor or area."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from safeconduct.brief.language import Language
from safeconduct.plans.model import Plan

_LENGTHS_S = (600, 900, 1_200, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400)


@dataclass(frozen=True, slots=True)
class Flow:
    """Persons who arrive in each of equal stretches of time, by key.

    ``length_s`` is a stretch; the last may reach past the horizon.
    """

    length_s: int
    persons: dict[str, NDArray[np.float64]]

    @property
    def total(self) -> NDArray[np.float64]:
        """Persons of all keys."""
        return np.sum(list(self.persons.values()), axis=0) if self.persons else np.zeros(1)


def stretch_s(horizon_s: int, step_s: int, most: int, least_s: int = 0) -> int:
    """Choose a round length of time that cuts a horizon in at most so many stretches.

    Parameters
    ----------
    horizon_s, step_s
        Of the plan.
    most
        Most stretches wanted.
    least_s
        Shortest stretch wanted.

    Returns
    -------
    int
        Seconds, a multiple of the step.
    """
    for length in _LENGTHS_S:
        if length % step_s == 0 and length >= least_s and horizon_s <= length * most:
            return length
    steps = -(-max(horizon_s, least_s * most) // (step_s * most))
    return step_s * max(1, steps)


def axis_end_s(plan: Plan, language: Language) -> int:
    """Choose where the time axis of the charts ends.

    Parameters
    ----------
    plan
        The plan.
    language
        Whose clock says where a day ends.

    Returns
    -------
    int
        The horizon, or the end of the day of the last arrival where that is in its first half.
    """
    arrived_s = last_arrival_s(plan)
    last = language.at(arrived_s)
    since_midnight = last.hour * 3_600 + last.minute * 60 + last.second
    end = arrived_s + 86_400 - since_midnight
    return end if plan.cohorts and 2 * end <= plan.horizon_s else plan.horizon_s


def last_arrival_s(plan: Plan) -> int:
    """Give when the very last people arrive, however few."""
    return max((cohort.arrive_s for cohort in plan.cohorts), default=0)


def arrivals(plan: Plan, key: Literal["group", "corridor", "area", "site"], length_s: int) -> Flow:
    """Add up arrivals in equal stretches of time.

    Parameters
    ----------
    plan
        The plan.
    key
        What to tell apart.
    length_s
        Length of a stretch in seconds.

    Returns
    -------
    Flow
        A bucket belongs to the stretch in which it begins.
    """
    stretches = max(1, -(-plan.horizon_s // length_s))
    found: dict[str, NDArray[np.float64]] = {}
    for cohort in plan.cohorts:
        name: str = getattr(cohort, key)
        if name not in found:
            found[name] = np.zeros(stretches)
        found[name][(cohort.arrive_s - plan.step_s) // length_s] += cohort.persons
    return Flow(length_s, {name: found[name] for name in sorted(found)})
