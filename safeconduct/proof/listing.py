"""All simple routes between places, where they are few enough to list."""

from __future__ import annotations

from dataclasses import dataclass

import numba
import numpy as np
from numpy.typing import NDArray

from safeconduct.network.times import gap_time_ms
from safeconduct.proof.case import Case, Pace
from safeconduct.proof.clockwork import Whole, bucket_offsets
from safeconduct.proof.fastest import NO_WAY

MOST_ROUTES = 20_000
_QUICK_STEPS = 1_000_000
_CAREFUL_STEPS = 3_000_000
_FEW_LINKS = 3_000
_METRES = 1e-6


@dataclass(frozen=True, slots=True)
class Trip:
    """What routes are wanted: from a node to a crossing (or a stop), at some pace.

    ``avoid`` are nodes of the way on, which a route may not visit before. Gaps are walked
    before and at the end; ``beyond_m`` is the length of the way on. ``most_ms`` is the longest
    time, gaps included.
    """

    start: int
    corridor: str | None
    goal: int
    pace: Pace
    gaps_m: tuple[float, float]
    beyond_m: float
    avoid: tuple[int, ...]
    most_ms: int


@dataclass(frozen=True, slots=True, eq=False)
class Routes:
    """Simple routes: times with gaps, and the shift of the bucket each link is entered in.

    Links of route ``i`` are ``links[first[i] : first[i + 1]]``.
    """

    time_ms: Whole
    first: Whole
    links: Whole
    shifts: Whole


def list_routes(case: Case, trip: Trip) -> Routes | None:
    """List every simple route of a trip.

    Parameters
    ----------
    case
        The operation on its roads.
    trip
        What is wanted.

    Returns
    -------
    Routes or None
        ``None`` if there are more than 20,000, or finding them all takes too long.
    """
    gaps_ms = [0 if trip.pace is None else gap_time_ms(gap, trip.pace) for gap in trip.gaps_m]
    link_ms = case.side_ms(trip.corridor, trip.pace, after=False)
    rest = case.times_to(trip.goal, trip.corridor, trip.pace, after=False)
    around = case.outgoing
    few = int((link_ms < NO_WAY).sum()) <= _FEW_LINKS
    avoid = np.zeros(case.network.nodes, np.bool_)
    avoid[list(trip.avoid)] = True
    ends = (trip.start, trip.goal, trip.most_ms - sum(gaps_ms))
    for careful, most_steps in ((False, _QUICK_STEPS), (True, _CAREFUL_STEPS)):
        if careful and not few:
            break
        found, first, links = _search(
            around.first,
            around.links,
            around.far_end,
            link_ms,
            rest,
            avoid,
            np.array(ends, np.int64),
            np.array([MOST_ROUTES, most_steps, int(careful)], np.int64),
        )
        if found >= 0:
            return _timed(case, trip, gaps_ms, first[: found + 1], links)
        if found == _TOO_MANY:
            break
    return None


_TOO_MANY = -2


def _timed(case: Case, trip: Trip, gaps_ms: list[int], first: Whole, links: Whole) -> Routes:
    """Time the routes, and leave out those longer than people may walk."""
    size = np.diff(first)
    links = links[: first[-1]]
    link_ms = case.link_ms(trip.pace)[links]
    passed = np.concatenate([[0], np.cumsum(link_ms)])
    at_goal = passed[first[1:]]
    offsets = passed[:-1] - np.repeat(at_goal, size) - gaps_ms[1]
    length = np.concatenate([[0.0], np.cumsum(case.network.length_m[links])])
    length_m = np.diff(length[first]) + sum(trip.gaps_m) + trip.beyond_m
    limit_m = case.operation.max_walk_m
    keep = np.ones(size.size, bool)
    if trip.pace is not None and limit_m is not None:
        keep = length_m <= limit_m + _METRES
    keep_links = np.repeat(keep, size)
    return Routes(
        time_ms=(at_goal - passed[first[:-1]])[keep] + sum(gaps_ms),
        first=np.concatenate([[0], np.cumsum(size[keep])]),
        links=links[keep_links],
        shifts=bucket_offsets(offsets[keep_links], case.step_ms),
    )


@numba.njit(cache=True)
def _search(
    first: Whole,
    links: Whole,
    far_end: Whole,
    link_ms: Whole,
    rest: Whole,
    avoid: NDArray[np.bool_],
    ends: Whole,
    limits: Whole,
) -> tuple[int, Whole, Whole]:
    """Depth first without recursion, only where the rest of the way still fits the time."""
    no_way = np.int64(1) << np.int64(60)
    start, goal, most_ms = ends
    most_routes, most_steps, careful = limits
    nodes = first.size - 1
    node = np.empty(nodes + 1, np.int64)
    at = np.empty(nodes + 1, np.int64)
    time = np.empty(nodes + 1, np.int64)
    via = np.empty(nodes + 1, np.int64)
    on_path = avoid.copy()
    found_first = np.zeros(most_routes + 1, np.int64)
    found_links = np.empty(1024, np.int64)
    found, filled, steps, depth = 0, 0, 0, 0
    if rest[start] > most_ms or rest[start] >= no_way or (avoid[start] and start != goal):
        return 0, found_first, found_links
    if start == goal:
        return 1, found_first, found_links
    node[0], at[0], time[0], on_path[start] = start, first[start], 0, True
    while depth >= 0:
        here = node[depth]
        if at[depth] >= first[here + 1]:
            on_path[here] = False
            depth -= 1
            continue
        link = links[at[depth]]
        at[depth] += 1
        steps += 1
        if steps > most_steps:
            return -1, found_first, found_links
        there = far_end[link]
        if link_ms[link] >= no_way or on_path[there] or rest[there] >= no_way:
            continue
        now = time[depth] + link_ms[link]
        if now + rest[there] > most_ms:
            continue
        if there == goal:
            if found == most_routes:
                return -2, found_first, found_links
            while filled + depth + 1 > found_links.size:
                found_links = np.concatenate((found_links, np.empty_like(found_links)))
            for i in range(1, depth + 1):
                found_links[filled] = via[i]
                filled += 1
            found_links[filled] = link
            filled += 1
            found += 1
            found_first[found] = filled
            continue
        if careful == 1 and not _reaches(first, links, far_end, link_ms, on_path, there, goal):
            continue
        depth += 1
        node[depth], at[depth], time[depth], via[depth] = there, first[there], now, link
        on_path[there] = True
    return found, found_first, found_links


@numba.njit(cache=True)
def _reaches(
    first: Whole,
    links: Whole,
    far_end: Whole,
    side: Whole,
    on_path: NDArray[np.bool_],
    start: int,
    target: int,
) -> bool:
    """Whether a way leads to the target past the nodes of the path."""
    no_way = np.int64(1) << np.int64(60)
    seen = on_path.copy()
    seen[start] = True
    stack = np.empty(first.size, np.int64)
    stack[0] = start
    size = 1
    while size > 0:
        size -= 1
        here = stack[size]
        if here == target:
            return True
        for i in range(first[here], first[here + 1]):
            there = far_end[links[i]]
            if side[links[i]] < no_way and not seen[there]:
                seen[there] = True
                stack[size] = there
                size += 1
    return False
