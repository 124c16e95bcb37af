"""The verb: part ways that come back to where they were, by going on with others they meet.

Whoever meets somebody at one place at one time may go on as the other would, and the other as they would. So a circle can often be
cut without anybody on any street at another time.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

import numpy as np

from safeconduct.flows.network import FlowNetwork
from safeconduct.planning.exact.trace import Way

Copy = tuple[int, int]
"""(node, step)."""

MOST_SWAPS = 100_000


def untangle(network: FlowNetwork, ways: list[Way]) -> list[Way]:
    """Give ways of the same flow of which as few as can be found come back to a node.

    Parameters
    ----------
    network, ways
        A flow in which nobody waits on the way, split into ways.

    Returns
    -------
    list of Way
        Together they enter the same arcs at the same times.
    """
    tangle = _Tangle(network, ways)
    todo = tangle.circles()
    for _ in range(MOST_SWAPS):
        if not todo:
            break
        todo += tangle.part(todo.pop())
    return list(tangle.ways.values())


class _Tangle:
    def __init__(self, network: FlowNetwork, ways: list[Way]) -> None:
        self._network = network
        self.ways = dict(enumerate(ways))
        self._next = len(ways)
        self._met: defaultdict[Copy, set[int]] = defaultdict(set)
        for number, way in self.ways.items():
            for copy in self._copies(way):
                self._met[copy].add(number)

    def circles(self) -> list[int]:
        """Give the ways that come back to a node."""
        return [number for number, way in self.ways.items() if self._repeats(way)]

    def part(self, number: int) -> list[int]:
        """Cut the circle of a way by going on with another; gives ways that still have one and may be tried again."""
        way = self.ways.get(number)
        if way is None or not (had := self._repeats(way)):
            return []
        copies = self._copies(way)
        start, end = self._circle(copies)
        for at in range(start + 1, end + 1):
            for other in sorted(self._met[copies[at]]):
                if other == number:
                    continue
                with_it = self.ways[other]
                there = self._copies(with_it).index(copies[at])
                first, second = _swap(way, at, with_it, there), _swap(with_it, there, way, at)
                left = self._repeats(first) + self._repeats(second)
                if left < had + self._repeats(with_it):
                    return self._exchange((number, other), (first, second))
        return []

    def _exchange(self, old: tuple[int, int], new: tuple[Way, Way]) -> list[int]:
        people = min(self.ways[number].people for number in old)
        left = [
            replace(self.ways[number], people=self.ways[number].people - people) for number in old
        ]
        for number in old:
            for copy in self._copies(self.ways[number]):
                self._met[copy].discard(number)
            del self.ways[number]
        again = []
        for way in [*(replace(each, people=people) for each in new), *left]:
            if way.people:
                number, self._next = self._next, self._next + 1
                self.ways[number] = way
                for copy in self._copies(way):
                    self._met[copy].add(number)
                if self._repeats(way):
                    again.append(number)
        return again

    def _copies(self, way: Way) -> list[Copy]:
        """Give each node of a way with the step in which people are there."""
        nodes = [*self._network.tail[way.arcs].tolist(), int(self._network.head[way.arcs[-1]])]
        return list(zip(nodes, [*way.enter.tolist(), way.leave], strict=True))

    def _repeats(self, way: Way) -> int:
        """Count how often a way comes back to a node."""
        return len(way.arcs) - len(np.unique(self._network.head[way.arcs]))

    @staticmethod
    def _circle(copies: list[Copy]) -> Copy:
        """Give the places at which the first circle begins and ends."""
        seen: dict[int, int] = {}
        for place, (node, _) in enumerate(copies):
            if node in seen:
                return seen[node], place
            seen[node] = place
        return 0, 0


def _swap(way: Way, at: int, other: Way, there: int) -> Way:
    """Give a way that goes on as another from a place on both."""
    return replace(
        other,
        arcs=np.concatenate([way.arcs[:at], other.arcs[there:]]),
        enter=np.concatenate([way.enter[:at], other.enter[there:]]),
    )
