"""The longest time a walk may take, from the longest distance people may walk."""

from __future__ import annotations

import math

import numpy as np

from safeconduct.proof.case import Case, Pace

_SECONDS_PER_H = 3600.0


def longest_walk_ms(case: Case, pace: Pace) -> int | None:
    """Give a time that no allowed walk exceeds; ``None`` if nothing limits it.

    Parameters
    ----------
    case
        The operation on its roads.
    pace
        Walking speed; drives have no limit.

    Returns
    -------
    int or None
        Milliseconds, rounding of each link to whole milliseconds allowed for.
    """
    limit_m = case.operation.max_walk_m
    if pace is None or limit_m is None:
        return None
    walked = case.network.walk
    length_m = case.network.length_m[walked]
    if not bool(np.isfinite(case.network.travel_time_s[walked]).any()):
        most_links = int(np.searchsorted(np.cumsum(np.sort(length_m)), limit_m)) + 1
        return math.ceil(limit_m * _SECONDS_PER_H / pace + 0.5 * (most_links + 2))
    link_ms = case.link_ms(pace)[walked].astype(float)
    if bool((link_ms[length_m <= 0] > 0).any()):
        return None
    per_m = np.max(link_ms[length_m > 0] / length_m[length_m > 0], initial=_SECONDS_PER_H / pace)
    return math.ceil(limit_m * float(per_m)) + 2
