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
    """What routes are wanted: from a node through a crossing (or to a stop), on to a site.

    ``goal`` is −1 where the route ends at the crossing. Gaps are walked before, at the end of
    the first part (only at a stop) and at the end of the second. ``most_before_ms`` is the
    longest first part, gaps included.
    """

    start: int
    corridor: str | None
    crossing: int
    goal: int
    pace: Pace
    gaps_m: tuple[float, float, float]
    most_before_ms: int


@dataclass(frozen=True, slots=True, eq=False)
class Routes:
    """Simple routes: times with gaps, and the shift of the bucket each link is entered in.

    Links of route ``i`` are ``links[first[i] : first[i + 1]]``.
    """

    before_ms: Whole
    after_ms: Whole
    first: Whole
    links: Whole
    shifts: Whole


def list_routes(case: Case, trip: Trip, longest_ms: int | None) -> Routes | None:
    """List every simple route of a trip.

    Parameters
    ----------
    case
        The operation on its roads.
    trip
        What is wanted.
    longest_ms
        No route may take longer, gaps included; ``None`` if nothing limits it.

    Returns
    -------
    Routes or None
        ``None`` if there are more than 20,000, or finding them all takes too long.
    """
    gaps_ms = [0 if trip.pace is None else gap_time_ms(gap, trip.pace) for gap in trip.gaps_m]
    before = case.side_ms(trip.corridor, trip.pace, after=False)
    after = case.side_ms(trip.corridor, trip.pace, after=True)
    to_crossing = case.times_to(trip.crossing, trip.corridor, trip.pace, after=False)
    to_goal = (
        np.zeros(case.network.nodes, np.int64)
        if trip.goal < 0
        else case.times_to(trip.goal, trip.corridor, trip.pace, after=True)
    )
    total = int(NO_WAY) if longest_ms is None else longest_ms - sum(gaps_ms)
    most_before = min(int(NO_WAY), trip.most_before_ms - gaps_ms[0] - gaps_ms[1])
    around = case.outgoing
    few = int((np.minimum(before, after) < NO_WAY).sum()) <= _FEW_LINKS
    for careful, most_steps in ((False, _QUICK_STEPS), (True, _CAREFUL_STEPS)):
        if careful and not few:
            break
        found, first, links, cut = _search(
            around.first, around.links, around.far_end, before, after, to_crossing, to_goal,
            np.array([trip.start, trip.crossing, trip.goal, most_before, total], np.int64),
            np.array([MOST_ROUTES, most_steps, int(careful)], np.int64),
        )  # fmt: skip
        if found >= 0:
            return _timed(case, trip, gaps_ms, first[: found + 1], links, cut[:found])
        if found == _TOO_MANY:
            break
    return None


_TOO_MANY = -2


def _timed(
    case: Case, trip: Trip, gaps_ms: list[int], first: Whole, links: Whole, cut: Whole
) -> Routes:
    """Time the routes, and leave out those longer than people may walk."""
    size = np.diff(first)
    links = links[: first[-1]]
    link_ms = case.link_ms(trip.pace)[links]
    passed = np.concatenate([[0], np.cumsum(link_ms)])
    at_crossing = passed[first[:-1] + cut]
    before = at_crossing - passed[first[:-1]]
    after = passed[first[1:]] - at_crossing
    offsets = passed[:-1] - np.repeat(at_crossing, size) - gaps_ms[1]
    length = np.concatenate([[0.0], np.cumsum(case.network.length_m[links])])
    length_m = np.diff(length[first]) + sum(trip.gaps_m)
    limit_m = case.operation.max_walk_m
    keep = np.ones(size.size, bool)
    if trip.pace is not None and limit_m is not None:
        keep = length_m <= limit_m + _METRES
    keep_links = np.repeat(keep, size)
    return Routes(
        before_ms=before[keep] + gaps_ms[0] + gaps_ms[1],
        after_ms=after[keep] + gaps_ms[2],
        first=np.concatenate([[0], np.cumsum(size[keep])]),
        links=links[keep_links],
        shifts=bucket_offsets(offsets[keep_links], case.step_ms),
    )


@numba.njit(cache=True)
def _search(  # noqa: PLR0912, PLR0913, PLR0915, PLR0917, C901 - one loop; numba calls of parts cost more
    first: Whole,
    links: Whole,
    far_end: Whole,
    before: Whole,
    after: Whole,
    to_crossing: Whole,
    to_goal: Whole,
    wanted: Whole,
    limits: Whole,
) -> tuple[int, Whole, Whole, Whole]:
    """Depth first without recursion, only where the rest of the way still fits the times."""
    no_way = np.int64(1) << np.int64(60)
    start, crossing, goal, most_before, most = wanted
    most_routes, most_steps, careful = limits
    nodes = first.size - 1
    node = np.empty(nodes + 1, np.int64)
    at = np.empty(nodes + 1, np.int64)
    time = np.empty(nodes + 1, np.int64)
    via = np.empty(nodes + 1, np.int64)
    passed = np.zeros(nodes + 1, np.int64)
    on_path = np.zeros(nodes, np.bool_)
    found_first = np.zeros(most_routes + 1, np.int64)
    found_cut = np.zeros(most_routes, np.int64)
    found_links = np.empty(1024, np.int64)
    found, filled, steps, cut, depth = 0, 0, 0, 0, 0
    onward = to_goal[crossing]
    if start == crossing and (goal < 0 or goal == crossing):
        return 1, found_first, found_links, found_cut
    if to_crossing[start] >= no_way or onward >= no_way:
        return 0, found_first, found_links, found_cut
    node[0], at[0], time[0], on_path[start] = start, first[start], 0, True
    passed[0] = 1 if start == crossing else 0
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
            return -1, found_first, found_links, found_cut
        there = far_end[link]
        beyond = passed[depth] == 1
        link_ms = after[link] if beyond else before[link]
        if link_ms >= no_way or on_path[there]:
            continue
        now = time[depth] + link_ms
        if beyond:
            if to_goal[there] >= no_way or now + to_goal[there] > most:
                continue
            done = there == goal
        else:
            rest = to_crossing[there]
            if rest >= no_way or now + rest > most_before or now + rest + onward > most:
                continue
            done = there == crossing and (goal < 0 or goal == crossing)
            if there == goal and not done:
                continue
        if done:
            if found == most_routes:
                return -2, found_first, found_links, found_cut
            while filled + depth + 1 > found_links.size:
                found_links = np.concatenate((found_links, np.empty_like(found_links)))
            for i in range(1, depth + 1):
                found_links[filled] = via[i]
                filled += 1
            found_links[filled] = link
            filled += 1
            found_cut[found] = cut if beyond else depth + 1
            found += 1
            found_first[found] = filled
            continue
        now_beyond = beyond or there == crossing
        if careful == 1:
            target = goal if now_beyond else crossing
            side = after if now_beyond else before
            if not _reaches(first, links, far_end, side, on_path, there, target):
                continue
        depth += 1
        node[depth], at[depth], time[depth], via[depth] = there, first[there], now, link
        passed[depth] = 1 if now_beyond else 0
        on_path[there] = True
        if there == crossing:
            cut = depth
    return found, found_first, found_links, found_cut


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
