"""Ways from where people are, through a crossing, to a site: as links with exact times."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from safeconduct.network.times import gap_time_ms
from safeconduct.planning.setting import Setting, bucket_shift
from safeconduct.planning.shortest import FAR_MS, Tree, fastest_tree


@dataclass(frozen=True, eq=False)
class Route:
    """A way on foot (``speed_kmh``) or by car (``None``) of everybody of one pace in one area.

    ``before`` leads to the event the buckets count from (the crossing, or an assembly point),
    ``after`` from the crossing to the site. Times include the gaps walked at both ends.
    """

    area: str
    speed_kmh: float | None
    before: tuple[int, ...]
    after: tuple[int, ...]
    before_ms: int
    after_ms: int
    offsets_ms: tuple[int, ...]
    length_m: float

    @cached_property
    def links(self) -> tuple[int, ...]:
        """All links in order."""
        return self.before + self.after

    def release(self, step_ms: int) -> int:
        """First bucket of the event that can be reached when leaving at the start."""
        return -(-self.before_ms // step_ms)

    def shifts(self, step_ms: int) -> tuple[int, ...]:
        """Bucket shift of each link relative to the event."""
        return tuple(bucket_shift(offset, step_ms) for offset in self.offsets_ms)


def entry_offsets(
    link_ms: NDArray[np.int64], before: tuple[int, ...], after: tuple[int, ...], gap_ms: int = 0
) -> tuple[int, ...]:
    """Give when each link is entered, in milliseconds from the event between the two ways.

    ``gap_ms`` lies between the last link before the event and the event itself.
    """
    times = [int(link_ms[link]) for link in before]
    ahead = sum(times) + gap_ms
    starts = [passed - ahead for passed in accumulate(times[:-1], initial=0)] if times else []
    onward = [int(link_ms[link]) for link in after]
    return (*starts, *(list(accumulate(onward[:-1], initial=0)) if onward else ()))


def route_out(
    setting: Setting, area: str, corridor: str, site: str | None, speed_kmh: float | None
) -> Route | None:
    """Give the fastest route area → crossing → site, or ``None`` if there is none allowed."""
    start = _start(setting, area, speed_kmh)
    ways = None if start is None else _ways_out(setting, start, corridor, site, speed_kmh)
    return None if ways is None else make_route(setting, area, *ways, site, speed_kmh)


def _ways_out(
    setting: Setting, start: int, corridor: str, site: str | None, speed_kmh: float | None
) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """Fastest way to a crossing that does not meet the (fixed) way after it."""
    crossing = setting.network.corridor_node.get(corridor)
    if crossing is None:
        return None
    after = after_crossing(setting, corridor, site, speed_kmh)
    tree = setting.tree(crossing, corridor, speed_kmh, inside=True, towards=True)
    if after is None or tree.time_ms[start] >= FAR_MS:
        return None
    before = links_towards(setting, tree, start)
    if not is_simple(setting, before + after):
        cost = setting.allowed_ms(corridor, speed_kmh, inside=True).copy()
        cost[np.isin(setting.network.tail, setting.network.head[list(after)])] = FAR_MS
        tree = fastest_tree(crossing, setting.into, cost)
        if tree.time_ms[start] >= FAR_MS:
            return None
        before = links_towards(setting, tree, start)
    return before, after


def route_to_assembly(setting: Setting, area: str, assembly: str, speed_kmh: float) -> Route | None:
    """Give the fastest walk from an area to an assembly point, or ``None``."""
    start = _start(setting, area, speed_kmh)
    goal = setting.network.assembly_node.get(assembly)
    if start is None or goal is None:
        return None
    tree = setting.tree(goal, None, speed_kmh, inside=True, towards=True)
    if tree.time_ms[start] >= FAR_MS:
        return None
    return timed_feed(setting, area, assembly, speed_kmh, links_towards(setting, tree, start))


def timed_feed(
    setting: Setting, area: str, assembly: str, speed_kmh: float, links: tuple[int, ...]
) -> Route | None:
    """Time a walk of given links to an assembly point; ``None`` if it is too long."""
    gap_m = setting.network.area_gap_m.get(area, 0.0)
    end_gap_m = setting.network.assembly_gap_m.get(assembly, 0.0)
    return _timed(setting, area, speed_kmh, links, (), gap_m, end_gap_m, 0.0)


def route_from_assembly(
    setting: Setting, assembly: str, corridor: str, site: str | None, speed_kmh: float
) -> Route | None:
    """Give the fastest walk assembly point → crossing → site, or ``None``."""
    start = setting.network.assembly_node.get(assembly)
    ways = None if start is None else _ways_out(setting, start, corridor, site, speed_kmh)
    return None if ways is None else timed_onward(setting, assembly, *ways, site, speed_kmh)


def timed_onward(
    setting: Setting,
    assembly: str,
    before: tuple[int, ...],
    after: tuple[int, ...],
    site: str | None,
    speed_kmh: float,
) -> Route | None:
    """Time a walk on from an assembly point; ``None`` if it is too long."""
    gap_m = setting.network.assembly_gap_m.get(assembly, 0.0)
    end_gap_m = setting.network.site_gap_m.get(site, 0.0) if site else 0.0
    return _timed(setting, assembly, speed_kmh, before, after, gap_m, 0.0, end_gap_m)


def after_crossing(
    setting: Setting, corridor: str, site: str | None, speed_kmh: float | None
) -> tuple[int, ...] | None:
    """Give the links of the fastest way from a crossing to a site; empty without a site."""
    if site is None:
        return ()
    nodes = setting.network.site_drive_node if speed_kmh is None else setting.network.site_node
    goal = nodes.get(site)
    if goal is None:
        return None
    crossing = setting.network.corridor_node[corridor]
    tree = setting.tree(crossing, corridor, speed_kmh, inside=False, towards=False)
    return None if tree.time_ms[goal] >= FAR_MS else links_from(setting, tree, goal)


def make_route(
    setting: Setting,
    area: str,
    before: tuple[int, ...],
    after: tuple[int, ...],
    site: str | None,
    speed_kmh: float | None,
) -> Route | None:
    """Time a route of given links; ``None`` if it is longer than people may walk."""
    walking = speed_kmh is not None
    gap_m = setting.network.area_gap_m.get(area, 0.0) if walking else 0.0
    end_gap_m = setting.network.site_gap_m.get(site, 0.0) if walking and site else 0.0
    return _timed(setting, area, speed_kmh, before, after, gap_m, 0.0, end_gap_m)


def within_detour(
    setting: Setting, key: tuple[str, str, str | None, float | None], route: Route
) -> bool:
    """Whether a walk to the crossing is no longer than the stated detour allows."""
    limit = setting.operation.max_detour
    area, corridor, _, speed = key
    node = setting.network.area_node.get(area)
    if limit is None or speed is None or node is None:
        return True
    root = setting.network.corridor_node[corridor]
    tree = setting.tree(root, corridor, speed, inside=True, towards=True)
    gap_ms = gap_time_ms(setting.network.area_gap_m.get(area, 0.0), speed)
    return route.before_ms <= limit * (int(tree.time_ms[node]) + gap_ms)


def timed_after(
    setting: Setting, links: tuple[int, ...], gap_m: float, speed_kmh: float | None
) -> Route:
    """Time the way after a crossing by itself; nothing limits it."""
    link_ms = setting.mode_ms(speed_kmh)
    after_ms = sum(int(link_ms[link]) for link in links)
    after_ms += 0 if speed_kmh is None else gap_time_ms(gap_m, speed_kmh)
    offsets = entry_offsets(link_ms, (), links)
    return Route("", speed_kmh, (), links, 0, after_ms, offsets, 0.0)


def is_simple(setting: Setting, links: tuple[int, ...]) -> bool:
    """Whether consecutive links visit no node twice."""
    if not links:
        return True
    nodes = [int(setting.network.tail[links[0]])]
    nodes += [int(setting.network.head[link]) for link in links]
    return len(set(nodes)) == len(nodes)


def links_towards(setting: Setting, tree: Tree, node: int) -> tuple[int, ...]:
    """Links from ``node`` to the root of a tree grown backwards."""
    return tuple(_climb(tree, node, setting.network.head))


def links_from(setting: Setting, tree: Tree, node: int) -> tuple[int, ...]:
    """Links from the root of a tree grown forwards to ``node``."""
    return tuple(reversed(list(_climb(tree, node, setting.network.tail))))


def _climb(tree: Tree, node: int, end: NDArray[np.int32]) -> Iterator[int]:
    while node != tree.root:
        link = int(tree.via[node])
        yield link
        node = int(end[link])


def _start(setting: Setting, area: str, speed_kmh: float | None) -> int | None:
    nodes = setting.network.area_drive_node if speed_kmh is None else setting.network.area_node
    return nodes.get(area)


def _timed(
    setting: Setting,
    start: str,
    speed_kmh: float | None,
    before: tuple[int, ...],
    after: tuple[int, ...],
    start_gap_m: float,
    middle_gap_m: float,
    end_gap_m: float,
) -> Route | None:
    link_ms = setting.mode_ms(speed_kmh)
    length_m = (
        float(setting.network.length_m[list(before + after)].sum()) if before + after else 0.0
    )
    length_m += start_gap_m + middle_gap_m + end_gap_m
    limit_m = setting.operation.max_walk_m
    if speed_kmh is not None and limit_m is not None and length_m > limit_m:
        return None
    gaps_ms = [
        0 if speed_kmh is None else gap_time_ms(gap, speed_kmh)
        for gap in (start_gap_m, middle_gap_m, end_gap_m)
    ]
    before_ms = sum(int(link_ms[link]) for link in before)
    after_ms = sum(int(link_ms[link]) for link in after)
    return Route(
        area=start,
        speed_kmh=speed_kmh,
        before=before,
        after=after,
        before_ms=gaps_ms[0] + before_ms + gaps_ms[1],
        after_ms=after_ms + gaps_ms[2],
        offsets_ms=entry_offsets(link_ms, before, after, gaps_ms[1]),
        length_m=length_m,
    )
