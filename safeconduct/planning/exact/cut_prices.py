"""Cuts over time as prices: 1 for each limit while its arc leads across, the form in which a plan's proof is written.

Whoever is out by the step of a cut, and began on its near side, crossed it: so every route pays 1 at least, and the prices
prove as many as the cut lets through. Over all steps they add up to the proof of the sum of arrivals.
(D. R. Fulkerson, L. R. Ford, Constructing maximal dynamic flows from static flows, doi:10.1287/opre.6.3.419.)
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from safeconduct.flows.result import CutOverTime
from safeconduct.planning.capacities import LimitAt
from safeconduct.planning.exact.streets import Streets
from safeconduct.planning.setting import Setting

Counts = NDArray[np.int64]
Numbers = NDArray[np.float64]


def prices_of(
    setting: Setting, streets: Streets, cuts: Iterable[CutOverTime]
) -> dict[LimitAt, Numbers]:
    """Give the prices of one cut, or of several added up.

    Parameters
    ----------
    setting, streets
        The operation and its network.
    cuts
        Cuts over time.

    Returns
    -------
    dict
        Price of one unit by limit, shape (buckets,).
    """
    across = _Across(streets, setting.steps)
    for cut in cuts:
        across.add(cut)
    prices: dict[LimitAt, Numbers] = {}
    ids = setting.network.link_id
    for arc, row in across.arcs():
        rate = streets.rates.get(arc)
        if rate is None:
            prices["street_walk", str(ids[streets.links[arc]])] = row
        else:
            _share_out(prices, rate.limits, rate.most, row)
    for number, row in across.exits():
        exit_rate = streets.exit_rates.get(number)
        if exit_rate is not None:
            _share_out(prices, exit_rate.limits, exit_rate.most, row)
    return prices


def _share_out(
    prices: dict[LimitAt, Numbers],
    limits: tuple[tuple[LimitAt, int, float, Numbers], ...],
    most: Numbers,
    row: Numbers,
) -> None:
    """Let the limit that binds in each bucket pay: the first of equals."""
    left = row.copy()
    for limit, shift, units, persons in limits:
        pays = (left > 0) & (persons <= most)
        buckets = np.flatnonzero(pays)
        price = prices.setdefault(limit, np.zeros(row.size))
        price[buckets + shift] += left[buckets] / units
        left[buckets] = 0.0


class _Across:
    """Counts for each arc and step how many cuts it leads across."""

    def __init__(self, streets: Streets, steps: int) -> None:
        flow = streets.flow
        limited = flow.capacity >= 0
        limited[list(flow.capacity_by_step)] = True
        self._limited = np.flatnonzero(limited)
        self._tail = flow.tail[self._limited]
        self._head = flow.head[self._limited]
        self._travel = flow.travel_steps[self._limited]
        self._change = np.zeros((len(self._limited), steps + 1), np.int64)
        self._exits = np.asarray(flow.exits)
        self._at_exits = np.zeros((len(self._exits), steps + 1), np.int64)

    def add(self, cut: CutOverTime) -> None:
        """Count one more cut."""
        end = cut.step + 1
        reached = np.clip(cut.reached_from, 0, end)
        start = reached[self._tail]
        stop = reached[self._head] - self._travel
        arcs = np.flatnonzero(stop > start)
        self._change[arcs, start[arcs]] += 1
        self._change[arcs, stop[arcs]] -= 1
        begin = reached[self._exits]
        self._at_exits[np.arange(len(begin)), begin] += 1
        self._at_exits[:, end] -= 1

    def arcs(self) -> Iterable[tuple[int, Numbers]]:
        """Give the arcs that lead across any cut, with how many by step of entry."""
        for i in np.flatnonzero(self._change.any(axis=1)).tolist():
            yield int(self._limited[i]), np.cumsum(self._change[i, :-1]).astype(float)

    def exits(self) -> Iterable[tuple[int, Numbers]]:
        """Give the same for exits."""
        for i in np.flatnonzero(self._at_exits.any(axis=1)).tolist():
            yield i, np.cumsum(self._at_exits[i, :-1]).astype(float)
