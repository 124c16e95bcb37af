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
from safeconduct.flows.result import Intervals
from safeconduct.planning.exact.homes import Entering, dense

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


def trace_ways(network: FlowNetwork, entering: Entering, leaving_at: Intervals) -> list[Way]:
    """Split a flow into ways.

    Parameters
    ----------
    network
        A network without rates of nodes, in which no arc leads into a home.
    entering, leaving_at
        Its flow: who enters arcs, and who leaves through exits.

    Returns
    -------
    list of Way
        From homes to exits, by exit and step of leaving; together they are the flow.
    """
    flow, arcs = entering.amount.copy(), entering.used
    leaving = dense(leaving_at, len(network.exits), flow.shape[1])
    order = np.argsort(network.head[arcs], kind="stable")
    first = np.searchsorted(network.head[arcs][order], np.arange(network.nodes + 1))
    ends = np.stack([network.tail[arcs], network.travel_steps[arcs]], axis=1).astype(np.int64)
    people = np.asarray(network.people, np.int64)
    exits = np.asarray(network.exits, np.int64)
    seen = np.full((network.nodes, 2), -1, np.int64)
    ways: list[Way] = []
    tries = 0
    for number, node in enumerate(exits):
        for leave in np.flatnonzero(leaving[number]).tolist():
            while leaving[number, leave] > 0:
                rows, enter, taken = _one_way(
                    (int(node), leave, int(leaving[number, leave])),
                    flow,
                    ends,
                    first,
                    order,
                    people,
                    seen,
                    tries,
                )
                tries += 1
                if (
                    not taken
                ):  # a circle that was dropped shared an arc with the way: it is sought anew
                    continue
                leaving[number, leave] -= taken
                ways.append(Way(arcs[rows], enter, number, leave, int(taken)))
    return ways


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
