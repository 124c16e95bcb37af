"""A cut over time: what it proves, and which limits it names.

Written from the definition of a flow over time alone; nothing of the search is used. Any thresholds whatever give a valid bound:
people out by a step started on the side of the homes, so either their home lies beyond the cut, or they crossed it.
(L. R. Ford, D. R. Fulkerson, Constructing maximal dynamic flows from static flows, doi:10.1287/opre.6.3.419.)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from safeconduct.proof.flow_parts import Streets, Thresholds, Whole


@dataclass(frozen=True, slots=True)
class CutLimit:
    """One limit a cut names: at most ``people`` pass there in the steps [``start``, ``end``).

    Parameters
    ----------
    kind
        ``arc``, ``exit`` (by its place in the list of exits), ``rate`` of a node; ``home``: people who do not reach
        the other side at all.
    at
        Number of the arc, exit or node.
    start, end
        Steps of entering.
    people
        What it lets through.
    """

    kind: Literal["arc", "exit", "rate", "home"]
    at: int
    start: int
    end: int
    people: int


def cut_limits(network: Streets, cut: Thresholds) -> tuple[CutLimit, ...]:
    """List the limits a cut names; together they bound the people out by its step.

    Parameters
    ----------
    network
        The network; what is unlimited counts as all people.
    cut
        Any thresholds.

    Returns
    -------
    tuple of CutLimit
        Those that let somebody through, the largest first.
    """
    total = int(network.people.sum())
    end = cut.step + 1
    reached = np.clip(cut.reached_from, 0, end)
    left = np.clip(cut.left_from, 0, end)
    found: list[CutLimit] = []

    def name(kind: Any, at: Any, start: Any, stop: Any, room: Whole) -> None:
        through = room if room.ndim == 0 else room[start:stop]
        if room.ndim == 0:
            people = total if room < 0 else int(room) * int(stop - start)
        else:
            people = total if (through < 0).any() else sum(int(each) for each in through)
        if people:
            found.append(CutLimit(kind, int(at), int(start), int(stop), people))

    found.extend(
        CutLimit("home", int(home), 0, end, int(network.people[home]))
        for home in np.flatnonzero((reached > 0) & (network.people > 0))
    )
    start = left[network.tail]
    stop = reached[network.head] - network.travel_steps
    for arc in np.flatnonzero(stop > start):
        row = network.capacity_by_step.get(int(arc), network.capacity[arc])
        name("arc", arc, start[arc], stop[arc], np.asarray(row))
    for node in np.flatnonzero(left > reached):
        rate = -1 if network.node_rate is None else network.node_rate[node]
        name("rate", node, reached[node], left[node], np.asarray(rate))
    for i, node in enumerate(network.exits):
        if left[node] < end:
            room = np.asarray(-1) if network.exit_capacity is None else network.exit_capacity[i]
            name("exit", i, left[node], end, np.asarray(room))
    return tuple(sorted(found, key=lambda limit: -limit.people))


def cut_value(network: Streets, cut: Thresholds) -> int:
    """Give the number of people that can be out by the step of a cut at most.

    Parameters
    ----------
    network
        The network.
    cut
        Any thresholds.

    Returns
    -------
    int
        The bound; never more than all people.
    """
    through = sum(limit.people for limit in cut_limits(network, cut))
    return min(int(network.people.sum()), through)
