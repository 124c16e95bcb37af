"""The aims of an exact plan: every one from the curve of arrivals, every bound from its cuts."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from safeconduct.flows.result import EarliestArrival
from safeconduct.planning.aims import Reached
from safeconduct.planning.bound import Held
from safeconduct.planning.capacities import LimitAt
from safeconduct.planning.exact.cut_prices import Numbers, prices_of
from safeconduct.planning.exact.streets import Streets
from safeconduct.planning.setting import Setting
from safeconduct.planning.solver import Solution
from safeconduct.plans.model import AimName

LEAST_LATE = 0.01
LATE_SHARE = 1e-6
"""Completion counts persons beyond both; docs/background/model.md, "Aims"."""


def exact_aims(
    setting: Setting, streets: Streets, found: EarliestArrival, priority: int | None
) -> list[Reached]:
    """Give the aims in their order with values, bounds and prices.

    Parameters
    ----------
    setting, streets
        The operation and its network.
    found
        The flow with a cut for every step.
    priority
        Level of the one group; its aims come before those of everybody.

    Returns
    -------
    list of Reached
        Bounds equal values, but for people of whom the horizon leaves no part.
    """
    arrivals = found.arrivals / streets.parts
    moved = found.people_out / streets.parts
    last = setting.steps - 1
    everybody_out = found.people_out == found.people
    levels = [None] if priority is None else [priority, None]
    out: dict[LimitAt, Numbers] = {}
    if not everybody_out:
        out = prices_of(setting, streets, [found.cuts[last]])
    reached = [Reached("moved", level, moved, moved, last, _solution(out), ()) for level in levels]
    # Whoever is not out by a bucket arrives one later at least; so for every bucket but the last that matters.
    end = int(np.flatnonzero(found.arrivals)[-1]) if everybody_out else last
    prices = prices_of(setting, streets, found.cuts[:end])
    sum_bound = (end + 1) * moved - float(np.cumsum(arrivals)[:end].sum())
    held: list[Held] = [Held("moved", level, moved, 0.0) for level in levels]

    def summed(level: int | None) -> Reached:
        leaning = tuple(
            replace(aim, multiplier=end + 1.0) if (aim.name, aim.level) == ("moved", level) else aim
            for aim in held
        )
        value = float((arrivals * (np.arange(len(arrivals)) + 1.0)).sum())
        return Reached("arrival_sum", level, value, sum_bound, last, _solution(prices), leaning)

    reached += [summed(level) for level in levels[:-1]]
    reached.append(_completion(setting, streets, found, tuple(held)))
    reached.append(summed(None))
    return reached


def _completion(
    setting: Setting, streets: Streets, found: EarliestArrival, held: tuple[Held, ...]
) -> Reached:
    """Give the bucket by which all moved have arrived, and the cut just before it."""
    moved = found.people_out / streets.parts
    late = moved - np.cumsum(found.arrivals) / streets.parts
    done = int(np.argmax(late <= max(LEAST_LATE, LATE_SHARE * moved)))
    prices = {} if done == 0 else prices_of(setting, streets, [found.cuts[done - 1]])
    name: AimName = "completion"
    return Reached(name, None, done + 1.0, done + 1.0, done - 1, _solution(prices), held)


def _solution(prices: dict[LimitAt, Numbers]) -> Solution:
    return Solution(np.zeros(0), prices, {}, {}, 0.0)
