"""The ways of people through a flow over time: which arcs they enter when.

A flow over time splits into ways; where people meet, who came last goes first, so that as few as can be wait.
(L. R. Ford, D. R. Fulkerson, Constructing maximal dynamic flows from static flows, doi:10.1287/opre.6.3.419.)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numba
import numpy as np
from numpy.typing import NDArray

from safeconduct.flows.network import FlowNetwork
from safeconduct.flows.result import EarliestArrival, Intervals

Counts = NDArray[np.int64]
Array = NDArray[Any]


@dataclass(frozen=True, slots=True, eq=False)
class Way:
    """People who go one way together.

    Parameters
    ----------
    arcs, enter
        Arcs in order and the step in which each is entered, shape (arcs,).
    exit, leave
        The exit, by its place in the list, and the step of leaving through it.
    people
        How many.
    """

    arcs: Counts
    enter: Counts
    exit: int
    leave: int
    people: int


def trace_ways(network: FlowNetwork, found: EarliestArrival) -> list[Way]:
    """Split a flow into ways.

    Parameters
    ----------
    network
        A network without rates of nodes, in which no arc leads into a home.
    found
        Its flow.

    Returns
    -------
    list of Way
        From homes to exits, by exit and step of leaving; together they are the flow.
    """
    steps = len(found.arrivals)
    flow = dense(found.flow, len(network.tail), steps)
    leaving = dense(found.leaving, len(network.exits), steps)
    order = np.argsort(network.head, kind="stable")
    first = np.searchsorted(network.head[order], np.arange(network.nodes + 1))
    ends = np.stack([network.tail, network.travel_steps], axis=1).astype(np.int64)
    people = np.asarray(network.people, np.int64)
    exits = np.asarray(network.exits, np.int64)
    seen = np.full((network.nodes, 2), -1, np.int64)
    ways: list[Way] = []
    for number, node in enumerate(exits):
        for leave in np.flatnonzero(leaving[number]).tolist():
            while leaving[number, leave] > 0:
                arcs, enter, taken = _one_way(
                    (int(node), leave, int(leaving[number, leave])),
                    flow,
                    ends,
                    first,
                    order,
                    people,
                    seen,
                    len(ways),
                )
                leaving[number, leave] -= taken
                ways.append(Way(arcs, enter, number, leave, int(taken)))
    return ways


def dense(rates: Intervals, rows: int, steps: int) -> Counts:
    """Write intervals of constant rate as one number a step, shape (rows, steps)."""
    change = np.zeros((rows, steps + 1), np.int64)
    np.add.at(change, (rates.at, rates.start), rates.rate)
    np.add.at(change, (rates.at, rates.end), -rates.rate)
    return np.cumsum(change[:, :-1], axis=1)


@numba.njit(cache=True)
def _one_way(
    end: tuple[int, int, int],
    flow: Array,
    ends: Array,
    first: Array,
    order: Array,
    people: Array,
    seen: Array,
    mark: int,
) -> tuple[Array, Array, int]:
    """Follow one way back from an exit to a home and take it out of the flow."""
    arcs = [np.int64(0) for _ in range(0)]
    enter = [np.int64(0) for _ in range(0)]
    node, step, amount = end
    while people[node] == 0:
        if seen[node, 0] == mark and seen[node, 1] == step:
            _drop_circle(arcs, enter, node, flow, ends, seen)
        seen[node, 0] = mark
        seen[node, 1] = step
        came = step
        via = np.int64(-1)
        while via < 0:
            for q in range(first[node], first[node + 1]):
                arc = order[q]
                at = came - ends[arc, 1]
                if at >= 0 and flow[arc, at] > 0:
                    via = arc
                    break
            came -= 1
        step = came + 1 - ends[via, 1]
        arcs.append(via)
        enter.append(step)
        node = ends[via, 0]
    for i in range(len(arcs)):
        amount = min(amount, flow[arcs[i], enter[i]])
    for i in range(len(arcs)):
        flow[arcs[i], enter[i]] -= amount
    return np.array(arcs)[::-1].copy(), np.array(enter)[::-1].copy(), amount


@numba.njit(cache=True)
def _drop_circle(arcs: Any, enter: Any, node: int, flow: Array, ends: Array, seen: Array) -> None:
    """Take the circle of arcs without time that leads back to a node out of the flow: nobody needs it."""
    start = len(arcs) - 1
    while start > 0 and ends[arcs[start - 1], 0] != node:
        start -= 1
    least = flow[arcs[start], enter[start]]
    for i in range(start, len(arcs)):
        least = min(least, flow[arcs[i], enter[i]])
    for i in range(start, len(arcs)):
        flow[arcs[i], enter[i]] -= least
    while len(arcs) > start:
        seen[ends[arcs.pop(), 0], 0] = -1
        enter.pop()
