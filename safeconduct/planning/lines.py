"""Runs of buses and ambulances as fixed patterns of buckets."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from safeconduct.operation.model import Line, Vehicles
from safeconduct.planning.routes import after_crossing, entry_offsets, links_from, links_towards
from safeconduct.planning.setting import Setting, bucket_shift
from safeconduct.planning.shortest import FAR_MS


@dataclass(frozen=True, eq=False)
class Pattern:
    """A line with its fixed ways and the buckets of its runs, relative to the crossing.

    ``name`` is the line, or ``line@area`` where every area is a stop; ``stop`` its node, and ``away_shift`` the
    buckets from the crossing outward until the vehicle wants to cross back. Arrays have one entry a
    bucket ``b`` of the outward crossing: whether a run may cross then, when it crosses back
    (``steps`` if not at all) and the first bucket in which the vehicle is free again.
    """

    name: str
    line: Line
    area: str
    fleet: Vehicles
    out: tuple[int, ...]
    back: tuple[int, ...]
    out_offsets_ms: tuple[int, ...]
    back_offsets_ms: tuple[int, ...]
    board_shift: int
    arrive_shift: int
    possible: NDArray[np.bool_]
    returns: NDArray[np.int64]
    free: NDArray[np.int64]
    stop: int
    away_shift: int


def line_patterns(setting: Setting) -> list[Pattern]:
    """Give the pattern of every line of the operation that roads and hours allow."""
    patterns = []
    for line in setting.operation.lines:
        fleet = getattr(setting.operation, line.fleet)
        corridor = setting.operation.corridors[line.corridor]
        if fleet is None or fleet.count <= 0 or corridor.refused_by:
            continue
        if line.corridor not in setting.network.corridor_node:
            continue
        if line.assembly_point is not None:
            patterns.append(_pattern(setting, line, fleet, line.id, ""))
        else:
            patterns += [
                _pattern(setting, line, fleet, f"{line.id}@{area}", area)
                for area in setting.operation.areas
            ]
    return [pattern for pattern in patterns if pattern is not None]


def _pattern(setting: Setting, line: Line, fleet: Vehicles, name: str, area: str) -> Pattern | None:
    network, step_ms, steps = setting.network, setting.step_ms, setting.steps
    nodes = network.area_drive_node if area else network.assembly_drive_node
    stop = nodes.get(area or line.assembly_point or "")
    ways = None if stop is None else _four_ways(setting, line, stop)
    if ways is None or stop is None:
        return None
    to_crossing, onward, homeward, to_stop = ways
    drive = setting.drive_ms
    r1, r2, r3, r4 = (int(drive[list(way)].sum()) if way else 0 for way in ways)
    boarding_ms, unloading_ms = fleet.boarding_s * 1000, fleet.unloading_s * 1000
    board_shift = bucket_shift(-(boarding_ms + r1), step_ms)
    arrive_shift = bucket_shift(r2 + unloading_ms, step_ms) if line.site else 0
    return_shift = bucket_shift(r2 + unloading_ms + r3, step_ms)
    back_shift = bucket_shift(r4, step_ms)
    share = setting.open_share[line.corridor]
    b = np.arange(steps)
    next_open = _next_open(share)
    returns = next_open[np.minimum(b + return_shift, steps)]
    # no vehicle is free before its whole cycle is over, or a coarse step would lend it speed
    cycle_ms = boarding_ms + r1 + r2 + unloading_ms + r3 + r4
    earliest = b + board_shift + max(1, -(-cycle_ms // step_ms))
    free = np.where(returns < steps, np.maximum(earliest, returns + back_shift), steps)
    possible = (share > 0) & (b + board_shift >= 0) & (b + arrive_shift < steps)
    possible &= (b + board_shift) * step_ms >= _from_depot_ms(setting, line, stop, r4)
    return Pattern(
        name=name,
        line=replace(line, id=name),
        area=area,
        fleet=fleet,
        out=to_crossing + onward,
        back=homeward + to_stop,
        out_offsets_ms=entry_offsets(drive, to_crossing, onward),
        back_offsets_ms=entry_offsets(drive, homeward, to_stop),
        board_shift=board_shift,
        arrive_shift=arrive_shift,
        possible=possible,
        returns=returns,
        free=np.minimum(free, steps),
        stop=stop,
        away_shift=return_shift,
    )


def _four_ways(
    setting: Setting, line: Line, stop: int
) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...], tuple[int, ...]] | None:
    corridor, site = line.corridor, line.site
    crossing = setting.network.corridor_node[corridor]
    towards = setting.tree(crossing, corridor, None, inside=True, towards=True)
    away = setting.tree(crossing, corridor, None, inside=True, towards=False)
    onward = after_crossing(setting, corridor, site, None)
    if towards.time_ms[stop] >= FAR_MS or away.time_ms[stop] >= FAR_MS or onward is None:
        return None
    homeward: tuple[int, ...] = ()
    if site is not None:
        tree = setting.tree(crossing, corridor, None, inside=False, towards=True)
        goal = setting.network.site_drive_node[site]
        if tree.time_ms[goal] >= FAR_MS:
            return None
        homeward = links_towards(setting, tree, goal)
    out, back = links_towards(setting, towards, stop), links_from(setting, away, stop)
    return out, onward, homeward, back


def _from_depot_ms(setting: Setting, line: Line, stop: int, from_crossing_ms: int) -> int:
    """Time after the start before which no vehicle can stand at the stop."""
    depot = setting.network.depot_node.get(line.fleet)
    if depot is None:
        return 0
    crossing = setting.network.corridor_node[line.corridor]
    inside = setting.tree(depot, line.corridor, None, inside=True, towards=False)
    if inside.time_ms[stop] < FAR_MS:
        return int(inside.time_ms[stop])
    outside = setting.tree(depot, line.corridor, None, inside=False, towards=False)
    way_ms = int(outside.time_ms[crossing])
    open_buckets = np.flatnonzero(setting.open_share[line.corridor] > 0)
    if way_ms >= FAR_MS or not open_buckets.size:
        return int(FAR_MS)
    first_open_ms = _first_opening_s(setting, line.corridor) * 1000
    return max(way_ms, first_open_ms) + from_crossing_ms


def _first_opening_s(setting: Setting, corridor: str) -> int:
    return min(start for start, _ in setting.operation.corridors[corridor].open)


def _next_open(share: NDArray[np.float64]) -> NDArray[np.int64]:
    """First open bucket from each bucket on; one entry past the end; ``steps`` for none."""
    steps = share.size
    following = np.full(steps + 1, steps, dtype=np.int64)
    for k in range(steps - 1, -1, -1):
        following[k] = k if share[k] > 0 else following[k + 1]
    return following
