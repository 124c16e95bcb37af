"""The two usual ways to plan: CCRP (quickest way with room, reserve, repeat) and everybody taking the shortest way.

Q. Lu, B. George, S. Shekhar, Capacity constrained routing algorithms for evacuation planning, doi:10.1007/11535331_17.
"""

from __future__ import annotations

from typing import Any

import numba
import numpy as np

from benchmarks.flows.time_expanded import Whole
from safeconduct.flows.expand import expand
from safeconduct.flows.network import FlowNetwork

Array = Any
FAR = 1 << 30


def star(n: int, by: Whole) -> tuple[Whole, Whole]:
    """Sort arcs by one end."""
    first = np.zeros(n + 1, np.int64)
    np.cumsum(np.bincount(by, minlength=n), out=first[1:])
    return first, np.argsort(by, kind="stable")


def ccrp(network: FlowNetwork, horizon: int) -> Whole:
    """Give the arrivals of CCRP in each step."""
    wide = expand(network, horizon)
    room = np.where(
        wide.profile[:, None] < 0,
        wide.capacity[:, None],
        wide.table[wide.profile] if len(wide.table) else 0,
    )
    room = np.ascontiguousarray(np.broadcast_to(room, (len(wide.tail), horizon + 1))).copy()
    first, order = star(wide.nodes, wide.tail)
    left = np.zeros(wide.nodes, np.int64)
    left[: network.nodes] = network.people
    arrivals = np.zeros(horizon + 1, np.int64)
    reserve(wide.sink, wide.tail, wide.head, wide.tau, first, order, room, left, arrivals)
    return arrivals


@numba.njit(cache=True)
def reserve(
    sink: int,
    tail: Array,
    head: Array,
    tau: Array,
    first: Array,
    order: Array,
    room: Array,
    left: Array,
    arrivals: Array,
) -> None:
    """Reserve the quickest way again and again."""
    n = len(left)
    horizon = len(arrivals) - 1
    when = np.empty(n, np.int64)
    via = np.empty(n, np.int64)
    enter = np.empty(n, np.int64)
    keys = np.empty(len(tail) + n + 1, np.int64)
    nodes = np.empty(len(tail) + n + 1, np.int64)
    while left.sum() > 0:
        size = 0
        for v in range(n):
            when[v] = FAR
            via[v] = -1
            if left[v] > 0:
                when[v] = 0
                keys[size] = 0
                nodes[size] = v
                size += 1
        while size > 0:
            key = keys[0]
            v = nodes[0]
            size -= 1
            i = 0
            while True:
                down = 2 * i + 1
                if down >= size:
                    break
                if down + 1 < size and keys[down + 1] < keys[down]:
                    down += 1
                if keys[down] >= keys[size]:
                    break
                keys[i] = keys[down]
                nodes[i] = nodes[down]
                i = down
            keys[i] = keys[size]
            nodes[i] = nodes[size]
            if key > when[v]:
                continue
            if v == sink:
                break
            for q in range(first[v], first[v + 1]):
                a = order[q]
                step = key
                end = min(horizon, when[head[a]] - 1) - tau[a]
                while step <= end and room[a, step] == 0:
                    step += 1
                if step > end:
                    continue
                w = head[a]
                when[w] = step + tau[a]
                via[w] = a
                enter[w] = step
                i = size
                size += 1
                while i > 0 and keys[(i - 1) >> 1] > when[w]:
                    keys[i] = keys[(i - 1) >> 1]
                    nodes[i] = nodes[(i - 1) >> 1]
                    i = (i - 1) >> 1
                keys[i] = when[w]
                nodes[i] = w
        if when[sink] >= FAR:
            return
        people = FAR
        v = sink
        while via[v] >= 0:
            people = min(people, room[via[v], enter[v]])
            v = tail[via[v]]
        people = min(people, left[v])
        left[v] -= people
        arrivals[when[sink]] += people
        v = sink
        while via[v] >= 0:
            room[via[v], enter[v]] -= people
            v = tail[via[v]]


def shortest_way(network: FlowNetwork, horizon: int) -> Whole:
    """Give the arrivals when everybody sets out at once on the shortest way and queues where it is full."""
    wide = expand(network, horizon)
    first, order = star(wide.nodes, wide.head)
    to_sink = np.full(wide.nodes, FAR, np.int64)
    via = np.full(wide.nodes, -1, np.int64)
    shortest(wide.sink, wide.tail, wide.tau, first, order, to_sink, via)
    here = np.zeros((wide.nodes, horizon + 2), np.int64)
    here[: network.nodes, 0] = network.people
    capacity = np.where(
        wide.profile[:, None] < 0,
        wide.capacity[:, None],
        wide.table[wide.profile] if len(wide.table) else 0,
    )
    capacity = np.broadcast_to(capacity, (len(wide.tail), horizon + 1))
    queue = np.zeros(wide.nodes, np.int64)
    by_distance = np.argsort(-np.minimum(to_sink, FAR), kind="stable")
    for step in range(horizon + 1):
        for v in by_distance:
            queue[v] += here[v, step]
            a = via[v]
            if a < 0 or queue[v] == 0:
                continue
            go = min(queue[v], capacity[a, step])
            arrive = step + wide.tau[a]
            queue[v] -= go
            if arrive <= horizon:
                here[wide.head[a], arrive] += go
    return here[wide.sink, : horizon + 1]


@numba.njit(cache=True)
def shortest(
    sink: int, tail: Array, tau: Array, first: Array, order: Array, far: Array, via: Array
) -> None:
    """Find the shortest ways to the sink by going through all arcs until nothing changes."""
    far[sink] = 0
    changed = True
    while changed:
        changed = False
        for v in range(len(far)):
            if far[v] >= FAR:
                continue
            for q in range(first[v], first[v + 1]):
                a = order[q]
                if far[v] + tau[a] < far[tail[a]]:
                    far[tail[a]] = far[v] + tau[a]
                    via[tail[a]] = a
                    changed = True
