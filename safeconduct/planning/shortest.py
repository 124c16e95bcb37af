"""Fastest ways on the road network by Dijkstra's algorithm, compiled.

E. W. Dijkstra, A note on two problems in connexion with graphs, doi:10.1007/BF01386390.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numba
import numpy as np
from numpy.typing import NDArray

FAR_MS = np.int64(1) << np.int64(60)
"""Distance of a node that no way reaches."""


@dataclass(frozen=True, slots=True, eq=False)
class Star:
    """Links sorted by one of their ends: those of node ``v`` are ``order[first[v]:first[v+1]]``."""

    first: NDArray[np.int64]
    order: NDArray[np.int32]
    other: NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Tree:
    """Time to (or from) one root for every node, and the link to take; −1 where there is none."""

    root: int
    time_ms: NDArray[np.int64]
    via: NDArray[np.int32]


def star(nodes: int, by: NDArray[np.int32], other: NDArray[np.int32]) -> Star:
    """Sort links by the end ``by``; ties keep link order, so results do not depend on luck."""
    order = np.argsort(by, kind="stable").astype(np.int32)
    first = np.zeros(nodes + 1, dtype=np.int64)
    np.cumsum(np.bincount(by, minlength=nodes), out=first[1:])
    return Star(first, order, other)


def fastest_tree(root: int, links: Star, cost_ms: NDArray[np.int64]) -> Tree:
    """Grow the tree of fastest ways from ``root``; links of cost ``FAR_MS`` are not used."""
    time_ms, via = dijkstra(root, links.first, links.order, links.other, cost_ms)
    return Tree(root, time_ms, via)


@numba.njit(cache=True)
def push(keys: NDArray[Any], heap: NDArray[np.int32], size: int, key: float, v: int) -> None:
    """Put a key on the heap; keys may be times or prices."""
    i = size
    while i > 0:
        up = (i - 1) >> 1
        if keys[up] <= key:
            break
        keys[i] = keys[up]
        heap[i] = heap[up]
        i = up
    keys[i] = key
    heap[i] = v


@numba.njit(cache=True)
def sift_down(keys: NDArray[Any], heap: NDArray[np.int32], size: int) -> None:
    """Move the last entry to its place after the first was taken."""
    key = keys[size]
    v = heap[size]
    i = 0
    while True:
        down = 2 * i + 1
        if down >= size:
            break
        if down + 1 < size and keys[down + 1] < keys[down]:
            down += 1
        if keys[down] >= key:
            break
        keys[i] = keys[down]
        heap[i] = heap[down]
        i = down
    keys[i] = key
    heap[i] = v


@numba.njit(cache=True)
def dijkstra(
    root: int,
    first: NDArray[np.int64],
    order: NDArray[np.int32],
    other: NDArray[np.int32],
    cost: NDArray[Any],
) -> tuple[NDArray[Any], NDArray[np.int32]]:
    """Least cost from the root and the link to take; costs are times or prices, ``far`` a wall.

    Whole numbers from ``FAR_MS`` on, and infinite prices, are links that may not be used.
    """
    far = np.int64(1) << np.int64(60)
    n = first.size - 1
    dist = np.full(n, far, cost.dtype)
    via = np.full(n, -1, np.int32)
    keys = np.empty(order.size + 1, cost.dtype)
    heap = np.empty(order.size + 1, np.int32)
    size = 1
    keys[0] = 0
    heap[0] = root
    dist[root] = 0
    while size > 0:
        key = keys[0]
        v = heap[0]
        size -= 1
        if size > 0:
            sift_down(keys, heap, size)
        if key > dist[v]:
            continue
        for i in range(first[v], first[v + 1]):
            link = order[i]
            step = cost[link]
            if step >= far:
                continue
            w = other[link]
            new = key + step
            if new < dist[w]:
                dist[w] = new
                via[w] = link
                push(keys, heap, size, new, w)
                size += 1
    return dist, via
