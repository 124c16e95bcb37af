"""Prices at one bucket, carried on to later ones: the first bucket by which all may be out, for one solve.

How many can be out by a bucket is concave while the same crossings, desks and vehicles bind. The prices that prove it
for one bucket prove it for a later one if some moment in the midst of them is held for as long as it is later: Newton's
method on that curve. Whatever prices come of it, the bound that they prove is worked out afresh.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from safeconduct.planning.bound import Goal
from safeconduct.planning.solver import Solution

if TYPE_CHECKING:
    from safeconduct.planning.aims import Ladder
    from safeconduct.planning.program import Numbers

BACK = (6, 12, 18, 24)
"""Buckets before the last at which prices may be held: after the last opening, but before vehicles make no more rides."""


class Early(NamedTuple):
    """The first bucket by which all may be out, and prices that show that by the one before they cannot be."""

    until: int
    late: Solution


def first_that_may_do(ladder: Ladder, late: Solution, at: int, enough: float) -> Early:
    """Find the first bucket by which prices do not rule out that all are out.

    Parameters
    ----------
    ladder
        Holds all earlier aims.
    late
        Moves as many as possible by bucket ``at``: too few.
    at, enough
        That bucket, and how many must be out.

    Returns
    -------
    Early
        The bucket may lie after the last.

    Raises
    ------
    OutOfTimeError
        If time is over.
    """
    last = ladder.last
    if at >= last:
        return Early(at + 1, late)
    places = [at - back for back in BACK if at >= back] or [at // 2]
    next_most = {place: _most(ladder, carry(late, place, 1), at + 1) for place in places}
    place = min(places, key=lambda each: next_most[each])
    if next_most[place] >= enough:
        return Early(at + 1, late)
    low, high = at + 1, last + 1
    gain = max(1e-9, next_most[place] - ladder.moved(late, None))
    until = low + int(min(last, max(1.0, (enough - next_most[place]) / gain)))
    while high - low > 1:
        until = min(max(until, low + 1), high - 1)
        if _most(ladder, carry(late, place, until - at), until) < enough:
            low, until = until, until + 1
        else:
            high, until = until, (until - 1 if until - low < max(BACK) else (low + until) // 2)
    return Early(high, carry(late, place, low - at))


def carry(solution: Solution, place: int, longer: int) -> Solution:
    """Hold the prices of bucket ``place`` for so many buckets longer; all later ones move on.

    Parameters
    ----------
    solution
        Only its prices change, and only those that have one for every bucket.
    place, longer
        Buckets.
    """
    return replace(
        solution,
        prices={limit: _held(price, place, longer) for limit, price in solution.prices.items()},
    )


def _held(price: Numbers, place: int, longer: int) -> Numbers:
    if price.size == 1:
        return price
    middle = np.full(longer, price[place])
    return np.concatenate([price[:place], middle, price[place:]])[: price.size]


def _most(ladder: Ladder, solution: Solution, until: int) -> float:
    """Give the most who can be out by a bucket, as far as prices tell."""
    return -ladder.bound(solution, Goal("moved", None, 1.0, 0.0, until))
