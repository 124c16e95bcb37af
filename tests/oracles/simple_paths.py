"""Every simple way between two nodes of a small network, and when each link of it is entered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from safeconduct.network.model import EVERYWHERE, INSIDE, OUTSIDE, Network

Links = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Streets:
    """One mode's network: times in milliseconds, and which links it has."""

    network: Network
    time_ms: tuple[int, ...]
    usable: tuple[bool, ...]

    def total_ms(self, links: Links) -> int:
        """Give the time along links."""
        return sum(self.time_ms[link] for link in links)

    def total_m(self, links: Links) -> float:
        """Give the length of links."""
        return float(sum(self.network.length_m[link] for link in links))

    def before(self, links: Links) -> list[tuple[int, int]]:
        """Give each link with the (negative) offset of its entry from the end of the way."""
        return [(link, -self.total_ms(links[i:])) for i, link in enumerate(links)]

    def after(self, links: Links) -> list[tuple[int, int]]:
        """Give each link with the offset of its entry from the start of the way."""
        return [(link, self.total_ms(links[:i])) for i, link in enumerate(links)]


def at(bucket: int, offset_ms: int, step_ms: int) -> int:
    """Give the bucket of an offset from an event in another."""
    return bucket + (2 * offset_ms + step_ms) // (2 * step_ms)


def ways_over(
    streets: Streets, start: int, corridor: str, end: int | None
) -> list[tuple[Links, Links]]:
    """List every simple way from a node over a crossing to a node, cut at the crossing.

    Only the way to the crossing is chosen; from there it is the fastest.
    """
    middle = streets.network.corridor_node.get(corridor)
    if middle is None:
        return []
    second = () if end is None else fastest(streets, middle, end, OUTSIDE, corridor)
    if second is None:
        return []
    later = {int(streets.network.head[link]) for link in second}
    avoid = _other_crossings(streets.network, corridor) | later
    return [(first, second) for first in _paths(streets, start, middle, _zone(INSIDE), avoid)]


def ways_inside(streets: Streets, start: int, end: int) -> list[Links]:
    """List every simple way inside the edge."""
    return list(_paths(streets, start, end, _zone(INSIDE), frozenset()))


def fastest(streets: Streets, start: int, end: int, zone: int, corridor: str) -> Links | None:
    """Give a fastest way between two nodes that touches no other crossing, if there is one."""
    others = _other_crossings(streets.network, corridor)
    ways = list(_paths(streets, start, end, _zone(zone), others))
    return min(ways, key=lambda way: (streets.total_ms(way), way), default=None)


def has_tie(streets: Streets, start: int, end: int, zone: int, corridor: str) -> bool:
    """Say whether there are two fastest ways."""
    others = _other_crossings(streets.network, corridor)
    times = sorted(map(streets.total_ms, _paths(streets, start, end, _zone(zone), others)))
    return len(times) > 1 and times[0] == times[1]


def _other_crossings(network: Network, corridor: str) -> frozenset[int]:
    if bool(np.all(network.zone == EVERYWHERE)):
        return frozenset()
    return frozenset(node for key, node in network.corridor_node.items() if key != corridor)


def _zone(zone: int) -> Callable[[int], bool]:
    return lambda value: value in (zone, EVERYWHERE)


def _paths(
    streets: Streets,
    start: int,
    end: int,
    in_zone: Callable[[int], bool],
    avoid: frozenset[int],
) -> Iterator[Links]:
    network = streets.network
    if start in avoid or end in avoid:
        return
    leaving: dict[int, list[int]] = {}
    for link in range(network.links):
        if streets.usable[link] and in_zone(int(network.zone[link])):
            leaving.setdefault(int(network.tail[link]), []).append(link)

    def go(node: int, way: Links, seen: frozenset[int]) -> Iterator[Links]:
        if node == end:
            yield way
            return
        for link in leaving.get(node, []):
            head = int(network.head[link])
            if head not in seen and head not in avoid:
                yield from go(head, (*way, link), seen | {head})

    yield from go(start, (), frozenset([start]))
