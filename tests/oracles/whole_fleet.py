"""Small fleets of whole vehicles, and the exact integer model of them.

A departure is a whole column here. Which vehicle follows which ride is a flow of vehicles from ride to ride, so that
nothing is divided or rounded afterwards; convoys are columns of their own.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from functools import cache

import highspy

from safeconduct.network.model import INSIDE, Network
from safeconduct.network.times import drive_time_ms
from safeconduct.operation.model import Convoy, Corridor, Line, Operation
from tests.builders import a_network, an_assembly_point
from tests.oracles.draw import Draw
from tests.oracles.draw_demand import with_demand
from tests.oracles.draw_streets import cyclic_streets
from tests.oracles.enumerate_routes import enumerate_routes
from tests.oracles.instances import Instance, _ties
from tests.oracles.lines import Shuttle, shuttles
from tests.oracles.program import AimKey, Columns, Program, attained, wanted_of
from tests.oracles.simple_paths import Streets, ways_inside

COUNT = 200
NAMES = tuple(f"fleet-{seed}" for seed in range(COUNT))
CHUNKS = tuple(NAMES[start : start + 10] for start in range(0, COUNT, 10))


@cache
def fleet_instance(name: str) -> Instance:
    """Draw the fleet of a name of ``NAMES``; always the same one."""
    tries = (_drawn(name, number) for number in range(1000))
    return next(made for made in tries if made is not None and not _ties(made))


def _drawn(name: str, number: int) -> Instance | None:
    draw = Draw(f"{name}/{number}")
    streets = cyclic_streets(draw, True)
    operation = with_demand(draw, streets, rides=True)
    if draw.chance(0.5):
        operation = _second_stop(draw, operation)
    on_foot = draw.chance(0.3)
    convoys = draw.chance(0.25)
    corridors = {
        id_: replace(
            corridor,
            walk_capacity_person_per_h=corridor.walk_capacity_person_per_h if on_foot else 0.0,
            # a bucket takes one whole bus at least, or the plan stays in fractions
            vehicle_capacity_per_h=None
            if corridor.vehicle_capacity_per_h is None
            else draw.real(2.6, 12.0) * 3600 / operation.step_s,
            convoy=_convoy(draw, operation) if convoys else None,
        )
        for id_, corridor in operation.corridors.items()
    }
    buses = operation.buses
    assert buses is not None
    operation = replace(
        operation,
        corridors=corridors,
        buses=replace(buses, count=float(draw.whole(1, 5)), seats=float(draw.pick([10, 25, 40]))),
    )
    least = 2.6 * 3600 / operation.step_s
    roads = [
        replace(road, vehicle_capacity_per_h=max(road.vehicle_capacity_per_h, least))
        for road in streets.roads
    ]
    made = Instance(name, "ridden", operation, a_network(operation, roads, **streets.gaps))
    return made if shuttles(operation, made.network, _drive(made.network)) else None


def _second_stop(draw: Draw, operation: Operation) -> Operation:
    place = draw.pick(list(operation.areas.values())).place.node
    assert place is not None
    corridor = draw.pick(list(operation.corridors.values()))
    end = draw.pick(corridor.leads_to) if corridor.leads_to else None
    points = {**operation.assembly_points, "second": an_assembly_point("second", place)}
    lines = (*operation.lines, Line("bus3", "buses", corridor.id, "second", end))
    return replace(operation, assembly_points=points, lines=lines)


def _convoy(draw: Draw, operation: Operation) -> Convoy:
    return Convoy(
        vehicles=float(draw.whole(1, 4)) if draw.chance(0.7) else None,
        spacing_s=draw.whole(1, 3) * operation.step_s if draw.chance(0.6) else None,
        escorts=1.0 if draw.chance(0.4) else None,
    )


def _drive(network: Network) -> Streets:
    return Streets(
        network, tuple(map(int, drive_time_ms(network))), tuple(map(bool, network.drive))
    )


def exact_aims(operation: Operation, network: Network) -> dict[AimKey, float]:
    """Give the best that whole vehicles can do, aim by aim.

    Parameters
    ----------
    operation, network
        A small operation without drivers' hours.
    """
    listed = enumerate_routes(operation, network)
    columns = Columns(
        list(listed.columns.loads), list(listed.columns.group), list(listed.columns.arrives)
    )
    upper, lower = dict(listed.upper), dict(listed.lower)
    for key, value in upper.items():
        if isinstance(key, tuple) and key[0] == "fleet":
            upper[key] = float(int(value + 1e-9))
    rides = _rides(operation, network, columns)
    _chains(operation, network, rides, columns, upper, lower)
    _convoys(operation, rides, columns, upper, lower)
    program = Program(columns, upper, lower)
    _make_whole(program)
    return attained(program, wanted_of(operation))


Ride = tuple[int, Shuttle, int, int]
"""(column, line, bucket of the crossing, bucket in which the vehicle is free again)."""


def _rides(operation: Operation, network: Network, columns: Columns) -> list[Ride]:
    by_seats: dict[Hashable, int] = {}
    for number, (loads, group) in enumerate(zip(columns.loads, columns.group, strict=True)):
        if not group:
            by_seats[next(key for key in loads if isinstance(key, tuple) and key[0] == "seats")] = (
                number
            )
    found: list[Ride] = []
    for shuttle in shuttles(operation, network, _drive(network)):
        for bucket, loads in shuttle.runs.items():
            busy = [key[2] for key in loads if isinstance(key, tuple) and key[0] == "fleet"]
            column = by_seats["seats", shuttle.name, bucket]
            found.append((column, shuttle, bucket, max(busy, default=bucket) + 1))
    return found


def _chains(
    operation: Operation,
    network: Network,
    rides: list[Ride],
    columns: Columns,
    upper: dict[Hashable, float],
    lower: dict[Hashable, float],
) -> None:
    """Each ride comes after another of the same vehicle, or is its first."""
    drive, step_ms = _drive(network), operation.step_s * 1000
    for kind in ("buses", "ambulances"):
        own = [ride for ride in rides if ride[1].fleet == kind]
        stops = {ride[1].name: _stop(network, ride[1]) for ride in own}
        way = {
            (one, two): min(
                (-(-drive.total_ms(links) // step_ms) for links in _between(drive, one, two)),
                default=None,
            )
            for one in set(stops.values())
            for two in set(stops.values())
        }
        for column, shuttle, _, free in own:
            comes, goes = ("comes", column), ("goes", column)
            upper[comes] = lower[comes] = 0.0
            upper[goes], lower[goes] = 0.0, -highspy.kHighsInf
            columns.loads[column] = {**columns.loads[column], comes: -1.0, goes: -1.0}
            columns.add({comes: 1.0, ("vehicles", kind): 1.0})
            if free >= operation.steps:
                continue
            for other, later, crossing, _ in own:
                late = way[stops[shuttle.name], stops[later.name]]
                if late is not None and free + late <= later.boards[crossing]:
                    columns.add({goes: 1.0, ("comes", other): 1.0})
        fleet = operation.buses if kind == "buses" else operation.ambulances
        upper["vehicles", kind] = 0.0 if fleet is None else float(int(fleet.count + 1e-9))


def _between(drive: Streets, one: int, two: int) -> list[tuple[int, ...]]:
    """List the ways from stop to stop that touch no crossing, where there is an edge."""
    if one == two:
        return [()]
    gates = set(drive.network.corridor_node.values())
    inside = bool((drive.network.zone == INSIDE).any())

    def touched(way: tuple[int, ...]) -> set[int]:
        ends = drive.network.tail[list(way)], drive.network.head[list(way)]
        return {int(node) for side in ends for node in side}

    return [w for w in ways_inside(drive, one, two) if not (inside and gates & touched(w))]


def _stop(network: Network, shuttle: Shuttle) -> int:
    if shuttle.point is not None:
        return network.assembly_drive_node[shuttle.point]
    assert shuttle.area is not None
    return network.area_drive_node[shuttle.area]


def _convoys(
    operation: Operation,
    rides: list[Ride],
    columns: Columns,
    upper: dict[Hashable, float],
    lower: dict[Hashable, float],
) -> None:
    for corridor in operation.corridors.values():
        own = [ride for ride in rides if ride[1].corridor == corridor.id]
        if corridor.convoy is None or not own:
            continue
        most = 1000.0 if corridor.convoy.vehicles is None else float(int(corridor.convoy.vehicles))
        windows = _windows(operation, corridor, own)
        for bucket in sorted({ride[2] for ride in own}):
            row = ("convoy", corridor.id, bucket)
            upper[row], lower[row] = 0.0, -highspy.kHighsInf
            loads: dict[Hashable, float] = {row: -most}
            for name, (width, allowed) in windows.items():
                for first in range(bucket - width + 1, bucket + 1):
                    loads[name, corridor.id, first] = 1.0
                    upper[name, corridor.id, first] = allowed
            columns.add(loads)
        for column, _, bucket, _ in own:
            columns.loads[column] = {**columns.loads[column], ("convoy", corridor.id, bucket): 1.0}


def _windows(
    operation: Operation, corridor: Corridor, own: list[Ride]
) -> dict[str, tuple[int, float]]:
    asked, found = corridor.convoy, {}
    assert asked is not None
    if asked.spacing_s is not None:
        found["spacing"] = (-(-asked.spacing_s // operation.step_s), 1.0)
    if asked.escorts is not None:
        away = max(shuttle.wants_back for _, shuttle, _, _ in own)
        found["escorts"] = (max(1, away), float(int(asked.escorts)))
    return found


def _make_whole(program: Program) -> None:
    """Whatever is no person is whole: departures, vehicles from ride to ride, convoys."""
    for column, group in enumerate(program.group):
        if not group:
            program._highs.changeColIntegrality(column, highspy.HighsVarType.kInteger)
    for option in ("mip_rel_gap", "mip_abs_gap"):
        program._highs.setOptionValue(option, 1e-9)
    program._highs.setOptionValue("mip_feasibility_tolerance", 1e-9)
