"""The one way from a crossing on to a site, for each pace."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from safeconduct.network.times import gap_time_ms
from safeconduct.proof.case import Case, Pace
from safeconduct.proof.clockwork import Whole, bucket_offset, bucket_offsets
from safeconduct.proof.fastest import NO_WAY


@dataclass(frozen=True, slots=True, eq=False)
class Onward:
    """Links after a crossing with the shifts of their buckets; time and length with the gap."""

    links: Whole
    shifts: Whole
    nodes: Whole
    time_ms: int
    length_m: float
    arrive_shift: int


class OnwardWays:
    """The way on from each crossing to each site: the fastest, of equals the one the plan takes.

    Parameters
    ----------
    case
        The operation on its roads.
    """

    def __init__(self, case: Case) -> None:
        self._case = case
        self._known: dict[tuple[str, str | None, Pace], Onward | None] = {}

    def state(self, corridor: str, site: str | None, pace: Pace, links: Whole) -> bool:
        """Take links as the way, if they are fastest and no others have been taken before."""
        key = (corridor, site, pace)
        if key in self._known:
            known = self._known[key]
            return known is not None and np.array_equal(known.links, links)
        fastest = self._fastest_ms(corridor, site, pace)
        link_ms = self._case.side_ms(corridor, pace, after=True)[links]
        if int(link_ms.sum()) != fastest:
            return False
        self._known[key] = self._timed(site, pace, links)
        return True

    def of(self, corridor: str, site: str | None, pace: Pace) -> Onward | None:
        """Give the way, or ``None`` if there is none."""
        key = (corridor, site, pace)
        if key not in self._known:
            fastest = self._fastest_ms(corridor, site, pace)
            self._known[key] = None
            if fastest < NO_WAY:
                crossing = self._case.network.corridor_node[corridor]
                goal = crossing if site is None else self._goals(pace)[site]
                links = trace(self._case, corridor, pace, (crossing, goal, True, fastest))
                self._known[key] = self._timed(site, pace, links)
        return self._known[key]

    def _fastest_ms(self, corridor: str, site: str | None, pace: Pace) -> int:
        if site is None:
            return 0
        goal = self._goals(pace).get(site)
        if goal is None:
            return int(NO_WAY)
        crossing = self._case.network.corridor_node[corridor]
        return int(self._case.times_from(crossing, corridor, pace, after=True)[goal])

    def _goals(self, pace: Pace) -> dict[str, int]:
        network = self._case.network
        return network.site_drive_node if pace is None else network.site_node

    def _timed(self, site: str | None, pace: Pace, links: Whole) -> Onward:
        case, network = self._case, self._case.network
        gap_m = 0.0 if pace is None or site is None else network.site_gap_m.get(site, 0.0)
        link_ms = case.link_ms(pace)[links]
        time_ms = int(link_ms.sum()) + (0 if pace is None else gap_time_ms(gap_m, pace))
        return Onward(
            links=links,
            shifts=bucket_offsets(np.cumsum(link_ms) - link_ms, case.step_ms),
            nodes=network.head[links].astype(np.int64),
            time_ms=time_ms,
            length_m=float(network.length_m[links].sum()) + gap_m,
            arrive_shift=0 if site is None else bucket_offset(time_ms, case.step_ms),
        )


Leg = tuple[int, int, bool, int]
"""From a node, to a node, after the crossing, in how many milliseconds."""


def trace(case: Case, corridor: str, pace: Pace, leg: Leg) -> Whole:
    """Follow a fastest way; links of no time are taken only towards nodes not yet seen.

    Parameters
    ----------
    case
        The operation on its roads.
    corridor, pace
        Whose links may be used, and how fast.
    leg
        What way; one must exist.

    Returns
    -------
    numpy.ndarray
        Link numbers in order.
    """
    start, goal, after, _ = leg
    link_ms = case.side_ms(corridor, pace, after=after)
    left = case.times_to(goal, corridor, pace, after=after)
    around, seen = case.outgoing, {start}
    way: list[int] = []
    trail = [start]
    while trail[-1] != goal:
        node = trail[-1]
        links = around.links[around.first[node] : around.first[node + 1]]
        nexts = [
            link
            for link in links.tolist()
            if link_ms[link] < NO_WAY
            and link_ms[link] + left[around.far_end[link]] == left[node]
            and int(around.far_end[link]) not in seen
        ]
        if nexts:
            way.append(nexts[0])
            trail.append(int(around.far_end[nexts[0]]))
            seen.add(trail[-1])
        else:
            way.pop()
            trail.pop()
    return np.array(way, np.int64)
