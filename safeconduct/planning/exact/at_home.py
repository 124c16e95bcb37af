"""Move waiting on the way to its beginning: leave later instead of standing in a queue.

Only the part of a way before the last wait moves, so that everybody arrives when they did. Where the streets are full at the
later time, the people there are asked first whether they can do with less; where nothing helps, the wait stays.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from safeconduct.flows.network import UNLIMITED, FlowNetwork
from safeconduct.planning.exact.trace import Way

Counts = NDArray[np.int64]

ROUNDS = 20
"""How often all ways that wait are looked at; each look can make room for the next."""


@dataclass(frozen=True, slots=True, eq=False)
class Sent:
    """Ways that need no waiting but at home, and those that still do."""

    straight: list[Way]
    waiting: list[Way]


def wait_at_home(network: FlowNetwork, ways: list[Way]) -> Sent:
    """Let people leave later so that they need not wait on the way, as far as streets have room.

    Parameters
    ----------
    network, ways
        A flow, split into ways.

    Returns
    -------
    Sent
        Together the same people, who arrive when they did.
    """
    ways = [_without_loops(network, way) for way in ways]
    streets = _Streets(network, ways)
    straight = [way for way in ways if _waited(network, way) == 0]
    waiting = [way for way in ways if _waited(network, way) > 0]
    for _ in range(ROUNDS):
        still: list[Way] = []
        # the last to arrive first: the later hours are the emptier ones
        for way in sorted(waiting, key=lambda w: -w.leave):
            moved, rest = streets.move(network, way)
            straight += moved
            still += rest
        if len(still) == len(waiting) and sum(w.people for w in still) == sum(
            w.people for w in waiting
        ):
            break
        waiting = still
        if not waiting:
            break
    return Sent(straight, waiting)


def latest(network: FlowNetwork, way: Way) -> Counts:
    """Give the last step in which each arc may be entered to leave when they do without waiting."""
    travel = network.travel_steps[way.arcs]
    last: Counts = np.asarray(way.leave - np.cumsum(travel[::-1])[::-1], np.int64)
    return last


def _waited(network: FlowNetwork, way: Way) -> int:
    return int((latest(network, way) - way.enter).max(initial=0))


def _without_loops(network: FlowNetwork, way: Way) -> Way:
    """Leave out circles: who would walk one waits where it begins."""
    heads = network.head[way.arcs]
    if len(np.unique(heads)) == len(heads):  # a home is never come back to
        return way
    kept: list[int] = []
    trail = [int(network.tail[way.arcs[0]])]
    for i, arc in enumerate(way.arcs.tolist()):
        node = int(network.head[arc])
        if node in trail:
            back = trail.index(node)
            del kept[back:], trail[back + 1 :]
        else:
            kept.append(i)
            trail.append(node)
    return replace(way, arcs=way.arcs[kept], enter=way.enter[kept])


class _Streets:
    """How many enter each arc that is used, and how many may."""

    def __init__(self, network: FlowNetwork, ways: list[Way]) -> None:
        self.used = np.unique(np.concatenate([way.arcs for way in ways]))
        steps = max(way.leave for way in ways) + 1
        total = int(network.people.sum())
        self.room = np.repeat(network.capacity[self.used].astype(np.int64)[:, None], steps, axis=1)
        for arc, row in network.capacity_by_step.items():
            at = np.searchsorted(self.used, arc)
            if at < len(self.used) and self.used[at] == arc:
                self.room[at] = row[:steps]
        self.room[self.room == UNLIMITED] = total
        for way in ways:
            self.take(way.arcs, way.enter, way.people)

    def take(self, arcs: Counts, enter: Counts, people: int) -> None:
        np.subtract.at(self.room, (np.searchsorted(self.used, arcs), enter), people)

    def move(self, network: FlowNetwork, way: Way) -> tuple[list[Way], list[Way]]:
        """Give those of a way who can leave later, and those who cannot."""
        when = latest(network, way)
        other = when != way.enter
        arcs, rows = way.arcs[other], np.searchsorted(self.used, way.arcs[other])
        people = min(way.people, int(self.room[rows, when[other]].min()))
        if people <= 0:
            return [], [way]
        self.take(arcs, way.enter[other], -people)
        self.take(arcs, when[other], people)
        moved = replace(way, enter=when, people=people)
        rest = replace(way, people=way.people - people)
        return [moved], [rest] if rest.people else []
