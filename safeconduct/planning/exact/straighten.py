"""The verb: send people who would wait on the way by other ways, and others by theirs, so that nobody waits but at home.

Where capacities do not change with time this is always possible: a flow in which nobody waits serves the same people at the same
times. (B. Hoppe, E. Tardos, The quickest transshipment problem, doi:10.1287/moor.25.1.36.15211.) It is found as a maximum flow
from homes to the exits in the steps in which somebody left through them, on copies of nodes between which no waiting leads;
the ways that need no waiting are its beginning. (E. A. Dinic, Algorithm for solution of a problem of maximum flow in networks with
power estimation, Soviet Math. Doklady 11, 1970.)
"""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from safeconduct.flows.bits import put, take
from safeconduct.flows.compiled import compiled
from safeconduct.flows.network import FlowNetwork
from safeconduct.flows.result import Intervals
from safeconduct.flows.runs import intervals
from safeconduct.planning.exact.at_home import Sent
from safeconduct.planning.exact.copies import (
    FAR,
    HEAD,
    TAIL,
    TRAVEL,
    Copies,
    copies_of,
    count_levels,
    room_left,
)
from safeconduct.planning.exact.homes import Entering
from safeconduct.planning.exact.trace import Way

Counts = NDArray[np.int64]

MOST_NUMBERS = 100_000_000
"""Arcs × steps beyond which it is not tried: one number of eight bytes each."""
MOST_COUNTS = 60
"""How often levels are counted; the last few people would take most of them."""


@dataclass(frozen=True, slots=True, eq=False)
class Straightened:
    """A flow in which nobody waits on the way, who leaves through exits, and who is still at home as (home arc, exit, step)."""

    entering: Entering
    leaving: Intervals
    at_home: list[Way]


def straighten(
    network: FlowNetwork, sent: Sent, steps: int, deadline_s: float
) -> Straightened | None:
    """Give a flow in which nobody waits on the way and nearly as many leave through each exit in each step.

    Parameters
    ----------
    network
        A network in which every home has one arc, and none leads into it.
    sent
        Ways of a flow.
    steps
        Steps of the horizon.
    deadline_s
        By the monotonic clock; it is given up then.

    Returns
    -------
    Straightened or None
        ``None`` if somebody cannot leave in time without waiting, or it is too large to look for.
    """
    if len(network.tail) * steps > MOST_NUMBERS:
        return None
    amount = np.zeros((len(network.tail), steps), np.int64)
    for way in sent.straight:
        np.add.at(amount, (way.arcs, way.enter), way.people)
    unsent = np.zeros(network.nodes, np.int64)
    missing = np.zeros((len(network.exits), steps), np.int64)
    leaving = np.zeros_like(missing)
    for way in sent.waiting:
        unsent[network.tail[way.arcs[0]]] += way.people
        missing[way.exit, way.leave] += way.people
    for way in [*sent.straight, *sent.waiting]:
        leaving[way.exit, way.leave] += way.people
    copies = copies_of(network, amount, unsent, missing)
    for _ in range(MOST_COUNTS):
        homes = np.flatnonzero(unsent)
        if not homes.size:
            break
        count_levels(copies, homes.size)
        if (copies.level[homes * steps] == FAR).any() or time.monotonic() > deadline_s:
            return None
        _send_all(copies)
    used = np.flatnonzero(amount.any(axis=1))
    rows = np.arange(len(network.exits))
    return Straightened(
        Entering(used, amount[used]),
        intervals(leaving - missing, rows, rows),
        _paired(copies, unsent, missing),
    )


def _paired(copies: Copies, unsent: Counts, missing: Counts) -> list[Way]:
    """Give who is still at home an exit and step each, in the order of both."""
    left = missing.copy()
    slots = np.argwhere(left > 0).tolist()
    found = []
    for home in np.flatnonzero(unsent).tolist():
        arc = copies.out_arc[copies.out_first[home] : copies.out_first[home] + 1].astype(np.int64)
        people = int(unsent[home])
        while people:
            number, step = slots[-1]
            taken = min(people, int(left[number, step]))
            found.append(Way(arc, np.zeros(1, np.int64), number, step, taken))
            people -= taken
            left[number, step] -= taken
            if not left[number, step]:
                slots.pop()
    return found


@compiled
def _send_all(c: Copies) -> None:
    """Send all who can go along ways on which the level falls with every arc."""
    steps = c.amount.shape[1]
    for h in range(len(c.unsent)):
        while c.unsent[h] > 0 and c.level[h * steps] < FAR:
            length, end = _one_way(c, h)
            if length == 0:
                break
            v, leave = end // steps, end % steps
            people = min(c.unsent[h], c.missing[c.exit_at[v], leave])
            for k in range(length):
                a, enter = c.way_arc[k], c.way_enter[k]
                room = room_left(c, a, enter) if a >= 0 else c.amount[-1 - a, enter]
                people = min(people, room)
            for k in range(length):
                _send(c, c.way_arc[k], c.way_enter[k], people)
            c.unsent[h] -= people
            c.missing[c.exit_at[v], leave] -= people


@compiled
def _send(c: Copies, arc: int, enter: int, people: int) -> None:
    """Let people enter an arc, or take them back."""
    a = arc if arc >= 0 else -1 - arc
    c.amount[a, enter] += people if arc >= 0 else -people
    if c.amount[a, enter] > 0:
        put(c.some, a, enter)
    else:
        take(c.some, a, enter)
    if room_left(c, a, enter) > 0:
        take(c.full, a, enter)
    else:
        put(c.full, a, enter)


@compiled
def _one_way(c: Copies, h: int) -> tuple[int, int]:
    """Walk from a home to where somebody is missing; gives the number of arcs, 0 for none, and the copy at the exit."""
    steps = c.amount.shape[1]
    start = h * steps
    copy = start
    length = 0
    while True:
        if c.level[copy] == 0 and c.missing[c.exit_at[copy // steps], copy % steps] > 0:
            return length, copy
        choices = _choices(c, copy) if c.level[copy] > 0 else 0
        wanted = c.level[copy] - 1
        found = -1
        while c.tried[copy] < choices:
            a, entered, found = _choice(c, copy, c.tried[copy])
            if found >= 0 and c.level[found] == wanted:
                c.way_arc[length], c.way_enter[length] = a, entered
                break
            found = -1
            c.tried[copy] += 1
        if found >= 0:
            copy = found
            length += 1
            continue
        c.level[copy] = FAR
        if copy == start:
            return 0, start
        length -= 1
        copy = _came_from(c, c.way_arc[length], c.way_enter[length])


@compiled
def _choices(c: Copies, copy: int) -> int:
    """Give the number of ways on from a copy: steps of leaving home, or arcs on and back."""
    steps: int = c.amount.shape[1]
    v = copy // steps
    if c.home[v] > 0:
        return steps
    arcs: int = c.out_first[v + 1] - c.out_first[v] + c.in_first[v + 1] - c.in_first[v]
    return arcs


@compiled
def _choice(c: Copies, copy: int, k: int) -> tuple[int, int, int]:
    """Give an arc, −1 − arc to take back its people, the step of entering, and the copy it leads to; −1 if it has no room."""
    steps = c.amount.shape[1]
    v, step = copy // steps, copy % steps
    outs = c.out_first[v + 1] - c.out_first[v]
    if c.home[v] > 0 or k < outs:
        enter = k if c.home[v] > 0 else step
        a = c.out_arc[c.out_first[v] + (0 if c.home[v] > 0 else k)]
        reached = enter + c.arc[a, TRAVEL]
        if reached < steps and room_left(c, a, enter) > 0:
            return a, enter, c.arc[a, HEAD] * steps + reached
        return a, enter, -1
    a = c.in_arc[c.in_first[v] + k - outs]
    enter = step - c.arc[a, TRAVEL]
    if enter >= 0 and (c.some[a, enter >> 6] >> (enter & 63)) & 1:
        u = c.arc[a, TAIL]
        return -1 - a, enter, u * steps + (0 if c.home[u] > 0 else enter)
    return -1 - a, enter, -1


@compiled
def _came_from(c: Copies, arc: int, enter: int) -> int:
    """Give the copy from which an arc was entered, or its people taken back."""
    steps: int = c.amount.shape[1]
    if arc >= 0:
        u: int = c.arc[arc, TAIL]
        return u * steps + (0 if c.home[u] > 0 else enter)
    head: int = c.arc[-1 - arc, HEAD]
    travel: int = c.arc[-1 - arc, TRAVEL]
    return head * steps + enter + travel
