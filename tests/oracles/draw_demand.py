"""Who is where, what is open when, and who receives: the operation on some streets."""

from __future__ import annotations

from typing import Any

from safeconduct.operation.model import (
    AidInward,
    Area,
    Cars,
    Closure,
    Corridor,
    Group,
    Interval,
    Line,
    Operation,
    Screening,
    ScreeningPool,
    Site,
)
from tests.builders import (
    a_corridor,
    a_group,
    a_screening,
    a_site,
    an_area,
    an_assembly_point,
    an_operation,
    vehicles,
)
from tests.oracles.draw import Draw, Streets


def with_demand(draw: Draw, streets: Streets, *, rides: bool) -> Operation:
    """Draw an operation on streets."""
    groups = _groups(draw, streets, rides=rides)
    names = [group.id for group in groups]
    corridors = [_corridor(draw, streets, name, names) for name in streets.gates]
    return an_operation(
        [_area(draw, name, names) for name in streets.areas],
        corridors,
        groups=groups,
        sites=[_site(draw, name, names) for name in streets.sites],
        assembly_points=[
            an_assembly_point(f"p{node}", node, draw.real(5.0, 80.0) if draw.chance(0.9) else None)
            for node in streets.assembly
        ],
        turnout={name: draw.pick([1.0, 0.5, 0.9]) for name in names},
        step_s=streets.step_s,
        steps=streets.steps,
        closures=_closures(draw, streets),
        **_limits_of_walks(draw, streets, rides=rides),
        **(_rides(draw, streets, corridors) if rides else {}),
    )


def _groups(draw: Draw, streets: Streets, *, rides: bool) -> list[Group]:
    groups = [
        a_group(
            f"g{number}",
            walking_speed_kmh=streets.speeds_kmh[number % 2],
            may_ride=draw.chance(0.8),
            priority=draw.pick([None, 1, 2]),
        )
        for number in range(draw.whole(1, 2 if rides else 3))
    ]
    if rides and draw.chance(0.4):
        groups.append(
            a_group(
                "wounded",
                kind="wounded_and_sick",
                needs="ambulance",
                may_walk=False,
                priority=draw.pick([None, 1]),
            )
        )
    return groups


def _area(draw: Draw, name: str, groups: list[str]) -> Area:
    most = {"wounded": 60.0}
    return an_area(
        name,
        name,
        {group: draw.real(20.0, most.get(group, 900.0)) for group in draw.some(groups, 0.8)},
    )


def _corridor(draw: Draw, streets: Streets, name: str, groups: list[str]) -> Corridor:
    return a_corridor(
        name,
        name,
        groups=draw.some(groups, 0.8),
        open=_windows(draw, streets) if draw.chance(0.8 if streets.assembly else 0.6) else None,
        leads_to=[] if draw.chance(0.15) else draw.some(streets.sites, 0.7),
        walk_capacity_person_per_h=draw.real(200.0, 1200.0) if draw.chance(0.8) else None,
        vehicle_capacity_per_h=draw.real(20.0, 90.0) if draw.chance(0.4) else None,
        screening=_screening(draw, groups) if draw.chance(0.35) else None,
        refused_by=["party"] if draw.chance(0.04) else [],
    )


def _windows(draw: Draw, streets: Streets) -> list[Interval]:
    """Draw one or two windows; edges lie on quarters of a step."""
    quarter = streets.step_s // 4
    edges = sorted(draw.whole(0, 4 * streets.steps) for _ in range(draw.pick([2, 2, 4])))
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return [(quarter * low, quarter * high) for low, high in pairs if low < high]


def _screening(draw: Draw, groups: list[str]) -> Screening:
    times = {group: draw.real(4.0, 30.0) for group in groups}
    pools = [ScreeningPool("rest", (), draw.real(1.0, 5.0))]
    if len(groups) > 1 and draw.chance(0.4):
        pools.append(ScreeningPool("own", (groups[0],), draw.real(1.0, 3.0)))
    return a_screening(times, pools=pools)


def _site(draw: Draw, name: str, groups: list[str]) -> Site:
    return a_site(
        name,
        name,
        places=draw.real(60.0, 900.0) if draw.chance(0.5) else None,
        stay_s=draw.pick([1500, 1800, 3600]) if draw.chance(0.6) else None,
        desks=draw.real(2.0, 10.0) if draw.chance(0.3) else None,
        reception_time_s={group: draw.real(10.0, 60.0) for group in groups},
    )


def _closures(draw: Draw, streets: Streets) -> tuple[Closure, ...]:
    horizon, quarter = 4 * streets.steps, streets.step_s // 4
    found: list[Closure] = []
    for _ in range(draw.pick([0, 0, 1, 2])):
        low = draw.whole(0, horizon - 2)
        interval = (quarter * low, quarter * draw.whole(low + 1, min(low + 24, horizon)))
        links = tuple(road.name for road in streets.roads if draw.chance(0.15))
        if links:
            found.append(Closure(links, (), interval))
    return tuple(found)


def _limits_of_walks(draw: Draw, streets: Streets, *, rides: bool) -> dict[str, Any]:
    if streets.speeds_kmh == (6.0, 3.0):
        return {"max_walk_m": None}
    return {
        "max_walk_m": draw.real(2500.0, 6000.0),
        "max_detour": draw.real(1.1, 2.0) if draw.chance(0.3) and not rides else None,
    }


def _rides(draw: Draw, streets: Streets, corridors: list[Corridor]) -> dict[str, Any]:
    point, corridor = streets.assembly[0], draw.pick(corridors)
    found: dict[str, Any] = {
        "buses": vehicles(
            count=draw.real(1.0, 6.0),
            seats=draw.pick([40.0, 50.0]),
            depot=draw.pick([None, point, streets.areas[0]]),
            boarding_s=draw.pick([0, 200, 600]),
            unloading_s=draw.pick([100, 300]),
        ),
        "ambulances": vehicles(
            "ambulances",
            count=draw.real(1.0, 3.0),
            seats=2.0,
            pcu=1.0,
            boarding_s=300,
            unloading_s=120,
        ),
    }
    lines = [Line("bus", "buses", corridor.id, f"p{point}", _end(draw, corridor))]
    if draw.chance(0.3):
        other = draw.pick(corridors)
        lines.append(Line("bus2", "buses", other.id, f"p{point}", _end(draw, other)))
    other = draw.pick(corridors)
    lines.append(Line("amb", "ambulances", other.id, None, _end(draw, other)))
    found["lines"] = tuple(lines)
    if draw.chance(0.4):
        found["cars"] = Cars(draw.real(0.05, 0.4), draw.real(2.0, 5.0))
    if draw.chance(0.3):
        low = draw.whole(0, streets.steps - 2) * streets.step_s + 90
        until = low + draw.whole(1, 4) * streets.step_s
        found["aid_inward"] = (AidInward(corridor.id, draw.real(2.0, 15.0), (low, until)),)
    return found


def _end(draw: Draw, corridor: Corridor) -> str | None:
    return draw.pick(corridor.leads_to) if corridor.leads_to else None
