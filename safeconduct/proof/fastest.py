"""Fastest ways by Dijkstra's algorithm, from several starts at once.

E. W. Dijkstra, A note on two problems in connexion with graphs, doi:10.1007/BF01386390.
"""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heappop, heappush

import numba
import numpy as np
from numpy.typing import NDArray

from safeconduct.proof.clockwork import Whole

NO_WAY = np.int64(1) << np.int64(60)
"""The time to a node that no way reaches; also the time of a link that may not be used."""


@dataclass(frozen=True, slots=True, eq=False)
class Adjacent:
    """Links by one end: those of node ``v`` are ``links[first[v] : first[v + 1]]``."""

    first: Whole
    links: Whole
    far_end: Whole


def adjacency(nodes: int, near: NDArray[np.int32], far: NDArray[np.int32]) -> Adjacent:
    """Sort links by their near end."""
    links = np.argsort(near, kind="stable").astype(np.int64)
    first = np.searchsorted(near[links], np.arange(nodes + 1)).astype(np.int64)
    return Adjacent(first, links, far.astype(np.int64))


def fastest_times(around: Adjacent, link_ms: Whole, starts: Whole, delay_ms: Whole) -> Whole:
    """Give the least time from any start to every node along links away from their near end.

    Parameters
    ----------
    around
        The links; sorted by tail to search forwards, by head to search backwards.
    link_ms
        Time of each link, ``NO_WAY`` where it may not be used.
    starts, delay_ms
        Start nodes and the time at each before setting out.

    Returns
    -------
    numpy.ndarray
        Milliseconds, ``NO_WAY`` where no way leads, shape (nodes,).
    """
    found: Whole = _search(around.first, around.links, around.far_end, link_ms, starts, delay_ms)
    return found


@numba.njit(cache=True)
def _search(
    first: Whole, links: Whole, far_end: Whole, link_ms: Whole, starts: Whole, delay_ms: Whole
) -> Whole:
    no_way = np.int64(1) << np.int64(60)
    time = np.full(first.size - 1, no_way, np.int64)
    heap = [(np.int64(0), np.int64(0)) for _ in range(0)]
    for i in range(starts.size):
        if delay_ms[i] < time[starts[i]]:
            time[starts[i]] = delay_ms[i]
            heappush(heap, (delay_ms[i], starts[i]))
    while len(heap) > 0:
        now, node = heappop(heap)
        if now > time[node]:
            continue
        for at in range(first[node], first[node + 1]):
            link = links[at]
            if link_ms[link] >= no_way:
                continue
            then = now + link_ms[link]
            if then < time[far_end[link]]:
                time[far_end[link]] = then
                heappush(heap, (then, far_end[link]))
    return time
