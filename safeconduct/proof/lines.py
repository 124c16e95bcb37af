"""Runs of lines: their fixed ways and cycles, worked out from the roads."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from safeconduct.operation.model import Line, Vehicles
from safeconduct.plans.model import LineRoute
from safeconduct.proof.capacity import fleet_of
from safeconduct.proof.case import Case
from safeconduct.proof.clockwork import Whole, bucket_offset, bucket_offsets
from safeconduct.proof.fastest import NO_WAY
from safeconduct.proof.onward import Leg, trace
from safeconduct.proof.verdict import Findings


@dataclass(frozen=True, eq=False)
class Cycle:
    """All runs of a line (or of a line at one area), by bucket of the outward crossing.

    ``out`` and ``back`` are link numbers, with the shift of the bucket each loads relative to
    the outward and to the return crossing. ``returns`` and ``free`` are ``steps`` where the
    horizon ends first. ``stop`` is the node of the stop; ``away_shift`` leads from the crossing
    outward to where the vehicle wants to cross back.
    """

    name: str
    line: Line
    area: str
    fleet: Vehicles
    out: Whole
    back: Whole
    out_shift: Whole
    back_shift: Whole
    board_shift: int
    arrive_shift: int
    possible: NDArray[np.bool_]
    returns: Whole
    free: Whole
    stop: int
    away_shift: int


def work_out_cycles(
    case: Case, stated: tuple[LineRoute, ...], findings: Findings
) -> dict[str, Cycle]:
    """Give the cycle of every line that roads and consent allow.

    Parameters
    ----------
    case
        The operation on its roads.
    stated
        The ways a plan says its lines take; any fastest way will do.
    findings
        Where failures are noted: SC525 for a way that is not fastest or of no line.

    Returns
    -------
    dict
        Cycles by line, or ``line@area`` where every area is a stop.
    """
    ways = {way.line: way for way in stated}
    cycles: dict[str, Cycle] = {}
    for line in case.operation.lines:
        fleet = fleet_of(case, line.fleet)
        corridor = case.operation.corridors[line.corridor]
        if fleet is None or corridor.refused_by or line.corridor not in case.network.corridor_node:
            continue
        stops = (
            [(line.id, "", case.network.assembly_drive_node.get(line.assembly_point))]
            if line.assembly_point is not None
            else [
                (f"{line.id}@{area}", area, case.network.area_drive_node.get(area))
                for area in case.operation.areas
            ]
        )
        for name, area, stop in stops:
            cycle = (
                None
                if stop is None
                else _cycle(case, _Stop(name, area, stop), line, fleet, ways.get(name), findings)
            )
            if cycle is not None:
                cycles[name] = cycle
    for way in stated:
        if way.line not in cycles:
            findings.fail("SC525", f"There is no line {way.line} that vehicles could run.")
    findings.count("lines", len(cycles))
    return cycles


@dataclass(frozen=True, slots=True)
class _Stop:
    name: str
    area: str
    node: int


def _cycle(
    case: Case,
    stop: _Stop,
    line: Line,
    fleet: Vehicles,
    stated: LineRoute | None,
    findings: Findings,
) -> Cycle | None:
    times = _leg_times(case, stop.node, line)
    if times is None:
        return None
    r1, r2, r3, r4 = times
    out, back = _ways(case, stop, line, stated, times, findings)
    step_ms, steps = case.step_ms, case.steps
    boarding_ms, unloading_ms = fleet.boarding_s * 1000, fleet.unloading_s * 1000
    board = bucket_offset(-(boarding_ms + r1), step_ms)
    arrive = bucket_offset(r2 + unloading_ms, step_ms) if line.site is not None else 0
    wants_back = bucket_offset(r2 + unloading_ms + r3, step_ms)
    is_open = case.open_share[line.corridor] > 0
    b = np.arange(steps)
    next_open = np.full(steps + 1, steps)
    open_at = np.flatnonzero(is_open)
    position = np.searchsorted(open_at, b)
    next_open[:steps] = np.append(open_at, steps)[position]
    returns = next_open[np.minimum(b + wants_back, steps)]
    whole_ms = boarding_ms + unloading_ms + sum(times)
    cycle = max(1, -(-whole_ms // step_ms))
    free = np.maximum(b + board + cycle, returns + bucket_offset(r4, step_ms))
    free = np.where(returns < steps, np.minimum(free, steps), steps)
    possible = is_open & (b + board >= 0) & (b + arrive < steps)
    possible &= (b + board) * step_ms >= _from_depot_ms(case, line, stop.node, r4)
    return Cycle(
        name=stop.name,
        line=line,
        area=stop.area,
        fleet=fleet,
        out=out,
        back=back,
        out_shift=_shifts(case, out, r1),
        back_shift=_shifts(case, back, r3),
        board_shift=board,
        arrive_shift=arrive,
        possible=possible,
        returns=returns,
        free=free,
        stop=stop.node,
        away_shift=wants_back,
    )


def _leg_times(case: Case, stop: int, line: Line) -> tuple[int, int, int, int] | None:
    """Drive stop → crossing → site → crossing → stop."""
    crossing = case.network.corridor_node[line.corridor]
    inward = case.times_to(crossing, line.corridor, None, after=False)[stop]
    homeward = case.times_from(crossing, line.corridor, None, after=False)[stop]
    onward = outward = np.int64(0)
    if line.site is not None:
        site = case.network.site_drive_node.get(line.site)
        if site is None:
            return None
        onward = case.times_from(crossing, line.corridor, None, after=True)[site]
        outward = case.times_to(crossing, line.corridor, None, after=True)[site]
    times = (int(inward), int(onward), int(outward), int(homeward))
    return None if max(times) >= NO_WAY else times


def _ways(
    case: Case,
    stop: _Stop,
    line: Line,
    stated: LineRoute | None,
    times: tuple[int, int, int, int],
    findings: Findings,
) -> tuple[Whole, Whole]:
    crossing = case.network.corridor_node[line.corridor]
    site = crossing if line.site is None else case.network.site_drive_node[line.site]
    legs = (
        (stop.node, crossing, False, times[0]),
        (crossing, site, True, times[1]),
        (site, crossing, True, times[2]),
        (crossing, stop.node, False, times[3]),
    )
    if stated is not None:
        out = _stated_way(case, line, stated.out, legs[:2])
        back = _stated_way(case, line, stated.back, legs[2:])
        if out is not None and back is not None and stated.area == stop.area:
            return out, back
        findings.fail("SC525", f"The ways of line {stop.name} are not the fastest it can drive.")
    found = [trace(case, line.corridor, None, leg) for leg in legs]
    return np.concatenate(found[:2]), np.concatenate(found[2:])


def _stated_way(
    case: Case,
    line: Line,
    route: tuple[str, ...],
    legs: tuple[Leg, ...],
) -> Whole | None:
    """Give the links of a way if it takes each leg in the fastest time."""
    numbers = [case.link_number.get(link, -1) for link in route]
    if -1 in numbers:
        return None
    at = 0
    for start, goal, after, time in legs:
        link_ms = case.side_ms(line.corridor, None, after=after)
        node, spent = start, 0
        while (node != goal or spent < time) and at < len(numbers):
            link = numbers[at]
            if int(case.network.tail[link]) != node:
                return None
            spent += int(link_ms[link])
            node = int(case.network.head[link])
            at += 1
        if node != goal or spent != time:
            return None
    return np.array(numbers, np.int64) if at == len(numbers) else None


def _shifts(case: Case, way: Whole, before_ms: int) -> Whole:
    """Shift of the bucket in which each link of a way is entered, relative to the crossing."""
    link_ms = case.link_ms(None)[way]
    entered = np.cumsum(link_ms) - link_ms - before_ms
    return bucket_offsets(entered, case.step_ms)


def _from_depot_ms(case: Case, line: Line, stop: int, home_ms: int) -> int:
    """Earliest time at which a vehicle can stand at the stop."""
    depot = case.network.depot_node.get(line.fleet)
    if depot is None:
        return 0
    inside = int(case.times_from(depot, line.corridor, None, after=False)[stop])
    if inside < NO_WAY:
        return inside
    crossing = case.network.corridor_node[line.corridor]
    outside = int(case.times_from(depot, line.corridor, None, after=True)[crossing])
    opens = [from_s for from_s, _ in case.operation.corridors[line.corridor].open]
    if outside >= NO_WAY or not opens:
        return int(NO_WAY)
    return max(outside, min(opens) * 1000) + home_ms
