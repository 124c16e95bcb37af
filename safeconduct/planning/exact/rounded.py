"""The verb: what times rounded to whole steps allow, down and up, where they are no whole steps."""

from __future__ import annotations

import time

import numpy as np

from safeconduct.flows.earliest_arrival import earliest_arrival
from safeconduct.planning.exact.homes import searched
from safeconduct.planning.exact.streets import NotWholeError, Rounding, streets_of
from safeconduct.planning.setting import Commodity, Setting
from safeconduct.plans.model import Attained, RoundedTimes

MOST_ARC_STEPS = 20_000_000
"""Arcs × steps beyond which it is not looked for: some seconds each."""


def rounded_times(
    setting: Setting, with_route: tuple[Commodity, ...], deadline_s: float
) -> RoundedTimes | None:
    """Find the earliest arrival with the times of streets rounded down, and up.

    Parameters
    ----------
    setting, with_route
        The operation, of which all conditions but whole times hold; and who has any way out.
    deadline_s
        By the monotonic clock; it is given up then.

    Returns
    -------
    RoundedTimes or None
        Down bounds every plan; up is attained by people who keep to whole steps and may wait. ``None`` if either is not found.
    """
    down = _attained(setting, with_route, "down", deadline_s)
    up = None if down is None else _attained(setting, with_route, "up", deadline_s)
    return None if down is None or up is None else RoundedTimes(down, up)


def _attained(
    setting: Setting, with_route: tuple[Commodity, ...], rounding: Rounding, deadline_s: float
) -> Attained | None:
    try:
        streets = streets_of(setting, with_route, rounding)
    except NotWholeError:
        return None
    left_s = deadline_s - time.monotonic()
    if len(streets.flow.tail) * setting.steps > MOST_ARC_STEPS or left_s <= 0:
        return None
    found = earliest_arrival(searched(streets), setting.steps - 1, time_limit_s=left_s)
    if found.status == "time_limit":
        return None
    step_s = setting.operation.step_s
    arrivals = found.arrivals / streets.parts
    last = int(np.flatnonzero(found.arrivals)[-1]) if found.people_out else -1
    return Attained(
        persons_out=found.people_out / streets.parts,
        completion_s=(last + 1) * step_s,
        arrival_sum_s=float((arrivals * (np.arange(len(arrivals)) + 1)).sum()) * step_s,
    )
