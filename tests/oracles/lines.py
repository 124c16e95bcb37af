"""Which runs a line can make, bucket by bucket, and what each loads."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from safeconduct.network.model import INSIDE, OUTSIDE, Network
from safeconduct.operation.model import Corridor, Fleet, Line, Operation, Vehicles
from tests.oracles.capacities import covered
from tests.oracles.simple_paths import Links, Streets, at, fastest


@dataclass(frozen=True, slots=True)
class Shuttle:
    """A line from one stop; dictionaries are by the bucket of the crossing outward."""

    name: str
    fleet: Fleet
    point: str | None
    area: str | None
    corridor: str
    site: str | None
    seats: float
    runs: dict[int, dict[Hashable, float]]
    boards: dict[int, int]
    arrives: dict[int, int]
    wants_back: int


@dataclass(frozen=True, slots=True)
class _Ways:
    out_before: Links
    out_after: Links
    back_before: Links
    back_after: Links
    from_depot_ms: int | None


def shuttles(operation: Operation, network: Network, drive: Streets) -> list[Shuttle]:
    """List the lines of an operation, one per area where a line has no assembly point."""
    found: list[Shuttle] = []
    for line in operation.lines:
        fleet = operation.buses if line.fleet == "buses" else operation.ambulances
        assert fleet is not None
        stops: list[tuple[str, int | None, str | None]]
        if line.assembly_point is not None:
            stops = [(line.id, network.assembly_drive_node.get(line.assembly_point), None)]
        else:
            stops = [
                (f"{line.id}@{area}", network.area_drive_node.get(area), area)
                for area in operation.areas
            ]
        for name, stop, area in stops:
            ways = None if stop is None else _ways(network, drive, line, stop)
            if ways is not None:
                found.append(_shuttle(operation, drive, line, fleet, (name, area), ways))
    return found


def _ways(network: Network, drive: Streets, line: Line, stop: int) -> _Ways | None:
    gate = network.corridor_node[line.corridor]
    site = gate if line.site is None else network.site_drive_node[line.site]
    out_before = fastest(drive, stop, gate, INSIDE, line.corridor)
    out_after = fastest(drive, gate, site, OUTSIDE, line.corridor)
    back_before = fastest(drive, site, gate, OUTSIDE, line.corridor)
    back_after = fastest(drive, gate, stop, INSIDE, line.corridor)
    if out_before is None or out_after is None or back_before is None or back_after is None:
        return None
    depot = network.depot_node.get(line.fleet)
    start = None if depot is None else fastest(drive, depot, stop, INSIDE, line.corridor)
    from_depot_ms = None if start is None else drive.total_ms(start)
    return _Ways(out_before, out_after, back_before, back_after, from_depot_ms)


def _shuttle(
    operation: Operation,
    drive: Streets,
    line: Line,
    fleet: Vehicles,
    name: tuple[str, str | None],
    ways: _Ways,
) -> Shuttle:
    step = operation.step_s * 1000
    corridor = operation.corridors[line.corridor]
    away_ms = drive.total_ms(ways.out_after) + fleet.unloading_s * 1000
    away_ms += drive.total_ms(ways.back_before)
    shuttle = Shuttle(
        name[0],
        line.fleet,
        line.assembly_point,
        name[1],
        line.corridor,
        line.site,
        fleet.seats,
        {},
        {},
        {},
        at(0, away_ms, step),
    )
    in_ms = drive.total_ms(ways.out_before)
    out_ms, unloading_ms = drive.total_ms(ways.out_after), fleet.unloading_s * 1000
    for bucket in range(operation.steps):
        boards = at(bucket, -(fleet.boarding_s * 1000 + in_ms), step)
        arrives = bucket if line.site is None else at(bucket, out_ms + unloading_ms, step)
        early = boards < 0 or boards * step < (ways.from_depot_ms or 0)
        if early or arrives >= operation.steps or not _is_open(operation, corridor, bucket):
            continue
        shuttle.boards[bucket], shuttle.arrives[bucket] = boards, arrives
        shuttle.runs[bucket] = _run(operation, drive, line, fleet, ways, bucket, boards)
    return shuttle


def _run(
    operation: Operation,
    drive: Streets,
    line: Line,
    fleet: Vehicles,
    ways: _Ways,
    bucket: int,
    boards: int,
) -> dict[Hashable, float]:
    step = operation.step_s * 1000
    corridor = operation.corridors[line.corridor]
    round_ms = (
        drive.total_ms(ways.out_after) + fleet.unloading_s * 1000 + drive.total_ms(ways.back_before)
    )
    wants = at(bucket, round_ms, step)
    returns = next(
        (k for k in range(wants, operation.steps) if _is_open(operation, corridor, k)), None
    )
    loads: dict[Hashable, float] = {}

    def pass_over(first: Links, second: Links, crossed: int) -> None:
        key = "crossing_vehicle", corridor.id, crossed
        loads[key] = loads.get(key, 0.0) + fleet.pcu
        loads["open", corridor.id, crossed] = 1.0
        for link, offset in [*drive.before(first), *drive.after(second)]:
            name, entered = str(drive.network.link_id[link]), at(crossed, offset, step)
            street = "street_vehicle", name, entered
            loads[street] = loads.get(street, 0.0) + fleet.pcu
            loads["open_link", name, entered] = 1.0

    pass_over(ways.out_before, ways.out_after, bucket)
    ends = operation.steps
    if returns is not None:
        pass_over(ways.back_before, ways.back_after, returns)
        back_ms = drive.total_ms(ways.back_after)
        cycle_ms = fleet.boarding_s * 1000 + drive.total_ms(ways.out_before) + round_ms + back_ms
        ends = max(boards + max(1, -(-cycle_ms // step)), at(returns, back_ms, step))
    for busy in range(boards, min(ends, operation.steps)):
        loads["fleet", line.fleet, busy] = 1.0
    return loads


def _is_open(operation: Operation, corridor: Corridor, bucket: int) -> bool:
    step = operation.step_s
    return covered(corridor.open, bucket * step, (bucket + 1) * step) > 0
