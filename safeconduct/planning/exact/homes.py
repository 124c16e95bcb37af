"""Homes: nodes of their own in the flow, so that waiting there is no waiting on the way, but part of their node in the search.

A home that lies on its node costs the search as much as a street does. So its people are put at the node, and afterwards it is
told who of those who leave the node came from home: nobody, as long as somebody who came by waits there.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from safeconduct.flows.network import FlowNetwork
from safeconduct.flows.result import EarliestArrival, Intervals
from safeconduct.planning.exact.streets import Streets

Counts = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Entering:
    """People who enter each arc that is used: ``amount``, shape (used arcs, steps), of the arcs ``used``, sorted."""

    used: Counts
    amount: Counts


def searched(streets: Streets) -> FlowNetwork:
    """Give the network with the people of homes that lie on their node put there.

    Parameters
    ----------
    streets
        The network with homes.

    Returns
    -------
    FlowNetwork
        The same nodes and arcs; whoever is out by each step is the same in both.
    """
    flow = streets.flow
    arcs = _arcs_on_the_node(streets)
    people = flow.people.astype(np.int64)
    np.add.at(people, flow.head[arcs], people[flow.tail[arcs]])
    people[flow.tail[arcs]] = 0
    return replace(flow, people=people)


def from_homes(streets: Streets, found: EarliestArrival) -> Entering:
    """Give the flow of the network with homes.

    Parameters
    ----------
    streets, found
        The network with homes, and the flow in that of :func:`searched`.

    Returns
    -------
    Entering
        With the arcs that lead out of homes.
    """
    flow, steps = streets.flow, len(found.arrivals)
    arcs = _arcs_on_the_node(streets)
    used = np.union1d(found.flow.at, arcs)
    rows = replace(found.flow, at=np.searchsorted(used, found.flow.at))
    amount = dense(rows, len(used), steps)
    nodes = np.unique(flow.head[arcs]).astype(np.int64)
    own = _own(flow, Entering(used, amount), nodes)
    before = dict.fromkeys(nodes.tolist(), 0)
    gone = np.cumsum(own, axis=1)
    for arc in arcs.tolist():
        node = int(flow.head[arc])
        people = int(flow.people[flow.tail[arc]])
        of_these = np.clip(gone[np.searchsorted(nodes, node)] - before[node], 0, people)
        amount[np.searchsorted(used, arc)] = np.diff(of_these, prepend=0)
        before[node] += people
    return Entering(used, amount)


def dense(rates: Intervals, rows: int, steps: int) -> Counts:
    """Write intervals of constant rate as one number a step, shape (rows, steps)."""
    change = np.zeros((rows, steps + 1), np.int64)
    np.add.at(change, (rates.at, rates.start), rates.rate)
    np.add.at(change, (rates.at, rates.end), -rates.rate)
    summed: Counts = np.cumsum(change[:, :-1], axis=1)
    return summed


def _arcs_on_the_node(streets: Streets) -> Counts:
    """Arcs from homes that take no time."""
    arcs = np.arange(streets.first_home_arc, streets.first_corridor_arc)
    without_time: Counts = arcs[streets.flow.travel_steps[arcs] == 0]
    return without_time


def _own(flow: FlowNetwork, entering: Entering, nodes: Counts) -> Counts:
    """Give the people of each node who leave it in each step, after those who wait there on their way."""
    row = np.full(flow.nodes, -1)
    row[nodes] = np.arange(len(nodes))
    steps = entering.amount.shape[1]
    more = np.zeros((len(nodes), steps), np.int64)
    for amount, arc in zip(entering.amount, entering.used.tolist(), strict=True):
        if (leaves := row[flow.tail[arc]]) >= 0:
            more[leaves] += amount
        if (comes := row[flow.head[arc]]) >= 0:
            travel = int(flow.travel_steps[arc])
            more[comes, travel:] -= amount[: steps - travel]
    own = np.zeros_like(more)
    waiting = np.zeros(len(nodes), np.int64)
    for step in range(steps):
        own[:, step] = np.maximum(0, more[:, step] - waiting)
        waiting = np.maximum(0, waiting - more[:, step])
    return own
