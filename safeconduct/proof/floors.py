"""Least price of the streets of any way at all: a floor under every real route.

Each link costs the least it does in any bucket in which somebody on the way to the event could
enter it; docs/background/model.md, end of "Proofs". Between links without a price
people move freely, so whole regions shrink to one node and the search stays small.
"""

from __future__ import annotations

from dataclasses import dataclass

import numba
import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from safeconduct.proof.case import Case, Pace
from safeconduct.proof.clockwork import Numbers, Whole, bucket_offsets, least_between
from safeconduct.proof.fastest import NO_WAY, fastest_times


@dataclass(frozen=True, slots=True)
class Inward:
    """Ways from some places towards an event (a crossing, or arrival at a stop).

    For each place: its node, the time to set out from it, and the longest way to the event
    (``None`` if nothing limits it). ``event_gap_ms`` is walked between root and event.
    """

    root: int
    corridor: str | None
    pace: Pace
    nodes: tuple[int, ...]
    delay_ms: tuple[int, ...]
    longest_ms: tuple[int | None, ...]
    event_gap_ms: int = 0


def inward_floors(case: Case, ways: Inward, streets: dict[int, Numbers]) -> Numbers:
    """Give the least street price from each place, by bucket of the event.

    Parameters
    ----------
    case
        The operation on its roads.
    ways
        From where to where.
    streets
        Price for one person by bucket, by link number.

    Returns
    -------
    numpy.ndarray
        Shape (places, buckets); infinite where nobody could be on the way in time.
    """
    link_ms = case.side_ms(ways.corridor, ways.pace, after=False)
    rest = case.times_to(ways.root, ways.corridor, ways.pace, after=False)
    links = np.array([i for i in streets if link_ms[i] < NO_WAY], np.int64)
    links = links[rest[case.network.head[links]] < NO_WAY]
    tail = case.network.tail[links]
    steps, step_ms = case.steps, case.step_ms
    nodes, delay = np.array(ways.nodes, np.int64), np.array(ways.delay_ms, np.int64)
    earliest = fastest_times(case.outgoing, link_ms, nodes, delay)[tail]
    links, tail, earliest = (
        links[earliest < NO_WAY],
        tail[earliest < NO_WAY],
        earliest[earliest < NO_WAY],
    )
    shortest = link_ms[links] + rest[case.network.head[links]] + ways.event_gap_ms
    b = np.arange(steps)
    first = np.broadcast_to(bucket_offsets(earliest, step_ms)[:, None], (links.size, steps))
    if None not in ways.longest_ms:
        # The longest any of the places leaves for the rest of the way, from each tail on.
        limits = np.array(ways.longest_ms, np.int64)
        top = int(limits.max())
        used = fastest_times(case.outgoing, link_ms, nodes, delay + top - limits)[tail]
        first = np.maximum(first, b + bucket_offsets(used - top, step_ms)[:, None])
    last = b + bucket_offsets(-shortest, step_ms)[:, None]
    price = _windows(streets, links, first, last)
    return _cheapest(case, link_ms, links, price, ways.root, nodes)


def _windows(streets: dict[int, Numbers], links: Whole, first: Whole, last: Whole) -> Numbers:
    if not links.size:
        return np.zeros((0, first.shape[1]))
    return np.array(
        [least_between(streets[link], first[i], last[i]) for i, link in enumerate(links.tolist())]
    )


def _cheapest(
    case: Case,
    link_ms: Whole,
    links: Whole,
    price: Numbers,
    root: int,
    nodes: Whole,
) -> Numbers:
    steps = case.steps
    busy = np.flatnonzero((price > 0).any(axis=0))
    found = np.zeros((nodes.size, steps))
    if not busy.size:
        return found
    free = link_ms < NO_WAY
    free[links] = False
    tail, head = case.network.tail, case.network.head
    size = case.network.nodes
    graph = csr_array((np.ones(int(free.sum())), (tail[free], head[free])), shape=(size, size))
    count, component = connected_components(graph, directed=True, connection="strong")
    region: Whole = component.astype(np.int64)
    ends = np.stack([region[tail[free]], region[head[free]]], axis=1)
    between: Whole = np.unique(ends[ends[:, 0] != ends[:, 1]], axis=0)
    near_of = np.concatenate([between[:, 0], region[tail[links]]])
    far_of = np.concatenate([between[:, 1], region[head[links]]])
    cost = np.concatenate([np.zeros((between.shape[0], busy.size)), price[:, busy]])
    found[:, busy] = _relax(
        int(count), near_of, far_of, np.ascontiguousarray(cost.T), int(region[root]), region[nodes]
    ).T
    return found


@numba.njit(cache=True)
def _relax(count: int, near: Whole, far: Whole, cost: Numbers, root: int, wanted: Whole) -> Numbers:
    """Least cost from each wanted region to the root, one bucket after the other."""
    found = np.empty((cost.shape[0], wanted.size))
    least = np.empty(count)
    for k in range(cost.shape[0]):
        least[:] = np.inf
        least[root] = 0.0
        changed = True
        while changed:
            changed = False
            for i in range(near.size):
                through = least[far[i]] + cost[k, i]
                if through < least[near[i]]:
                    least[near[i]] = through
                    changed = True
        for i in range(wanted.size):
            found[k, i] = least[wanted[i]]
    return found
