"""Timetables of whole vehicles: by stop, line, vehicle, crossing and site, ride by ride."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from safeconduct.brief.flows import stretch_s
from safeconduct.brief.language import Language
from safeconduct.brief.timetables import Cell, Timetable
from safeconduct.operation.model import Line, Operation
from safeconduct.plans.model import Duty, Plan

_HOUR_S = 3_600
_MANY = 24 * 366
_NOBODY = 5e-5

STOP_COLUMNS = (
    "stop", "board_from", "vehicle", "line", "convoy", "crossing", "cross_at", "site", "riders",
    "companions",
)  # fmt: skip
LINE_COLUMNS = (
    "line", "board_from", "cross_at", "arrive_by", "back_at", "free_from", "vehicle", "riders",
)  # fmt: skip
VEHICLE_COLUMNS = (
    "vehicle", "ride", "line", "stop", "board_from", "cross_at", "site", "arrive_by", "back_at",
    "free_from", "riders",
)  # fmt: skip
GATE_COLUMNS = ("crossing", "cross_at", "way", "vehicle", "line", "convoy", "riders")
SITE_COLUMNS = ("site", "arrive_from", "arrive_to", "mode", "group", "persons", "rides")


@dataclass(frozen=True, slots=True)
class _Ride:
    duty: Duty
    line: Line
    stop: str


def ride_timetables(operation: Operation, plan: Plan, language: Language) -> dict[str, Timetable]:
    """Say which vehicle boards where, crosses when, and is back when.

    Parameters
    ----------
    operation, plan
        What is told; in a plan in fractions no vehicle has a ride, and only sites are told of.
    language
        Whose clock the times are written by.

    Returns
    -------
    dict
        ``stops``, ``lines``, ``vehicles``, ``gates`` and ``sites``; ids, ISO 8601 times with offset. At a stop people are
        there by ``board_from``; ``arrive_by`` is the end of the bucket of arrival, unloading included.
    """
    rides = list(_rides(operation, plan))
    companions = operation.ambulances.companions if operation.ambulances is not None else 0.0

    def at(second: int | None) -> str:
        return "" if second is None else language.at(second).isoformat(timespec="seconds")

    def seats_beside(ride: _Ride) -> float:
        return companions if ride.line.fleet == "ambulances" else 0.0

    return {
        "stops": _table(
            STOP_COLUMNS,
            [
                (r.stop, at(r.duty.board_from_s), r.duty.vehicle, r.duty.line, _convoy(r.duty),
                 r.line.corridor, at(r.duty.crossing_s), r.line.site or "", _riders(r.duty),
                 seats_beside(r))
                for r in rides
            ],
        ),
        "lines": _table(
            LINE_COLUMNS,
            [
                (r.duty.line, at(r.duty.board_from_s), at(r.duty.crossing_s), at(r.duty.arrive_s),
                 at(r.duty.return_crossing_s), at(r.duty.busy_to_s), r.duty.vehicle, _riders(r.duty))
                for r in rides
            ],
        ),
        "vehicles": Timetable(
            VEHICLE_COLUMNS,
            tuple(
                (r.duty.vehicle, r.duty.ride, r.duty.line, r.stop, at(r.duty.board_from_s),
                 at(r.duty.crossing_s), r.line.site or "", at(r.duty.arrive_s),
                 at(r.duty.return_crossing_s), at(r.duty.busy_to_s), _riders(r.duty))
                for r in rides
            ),
        ),
        "gates": _gates(rides, language),
        "sites": _sites(operation, plan, rides, language),
    }  # fmt: skip


def _rides(operation: Operation, plan: Plan) -> Iterator[_Ride]:
    lines = {line.id: line for line in operation.lines}
    for duty in plan.duties:
        name, _, area = duty.line.partition("@")
        line = lines.get(name)
        if line is not None:
            yield _Ride(duty, line, area or line.assembly_point or "")


def _table(columns: tuple[str, ...], rows: list[tuple[Cell, ...]]) -> Timetable:
    """Sort by the place, then by time."""
    return Timetable(columns, tuple(sorted(rows, key=lambda row: [str(cell) for cell in row])))


def _gates(rides: list[_Ride], language: Language) -> Timetable:
    """Each vehicle as it goes out and as it comes back."""
    seen: list[tuple[str, int, int, str, str, Cell, float]] = []
    for ride in rides:
        duty, gate = ride.duty, ride.line.corridor
        seen.append(
            (gate, duty.crossing_s, 1, duty.vehicle, duty.line, _convoy(duty), _riders(duty))
        )
        if duty.return_crossing_s is not None:
            seen.append((gate, duty.return_crossing_s, 0, duty.vehicle, duty.line, "", 0.0))
    ways = (language.say("table.way.back"), language.say("table.way.out"))
    rows = [
        (gate, language.at(second).isoformat(timespec="seconds"), ways[way], *others)
        for gate, second, way, *others in sorted(
            seen,
            key=lambda row: [str(c) for c in row[:1]] + [f"{row[1]:012d}", str(row[2]), row[3]],
        )
    ]
    return Timetable(GATE_COLUMNS, tuple(rows))


def _sites(operation: Operation, plan: Plan, rides: list[_Ride], language: Language) -> Timetable:
    """Give who comes to each site hour by hour, by whatever way, and in how many rides."""
    hour_s = stretch_s(plan.horizon_s, plan.step_s, _MANY, _HOUR_S)
    persons: dict[tuple[str, int, str, str], float] = defaultdict(float)
    for cohort in plan.cohorts:
        if cohort.site:
            hour = (cohort.arrive_s - 1) // hour_s
            persons[cohort.site, hour, cohort.mode, cohort.group] += cohort.persons
    count: dict[tuple[str, int, str], int] = defaultdict(int)
    for ride in rides:
        if ride.line.site is not None:
            count[ride.line.site, (ride.duty.arrive_s - 1) // hour_s, ride.line.fleet] += 1
    order = {site: place for place, site in enumerate(operation.sites)}
    rows: list[tuple[Cell, ...]] = []
    for key in sorted(persons, key=lambda key: (order.get(key[0], len(order)), *key[1:])):
        site, hour, mode, group = key
        if persons[key] < _NOBODY:
            continue
        times = [
            language.at(second).isoformat(timespec="seconds")
            for second in (hour * hour_s, (hour + 1) * hour_s)
        ]
        # Vehicles stand once an hour and mode, with the first group that rides.
        sent = count.pop((site, hour, mode), 0)
        rows.append((site, *times, mode, group, round(persons[key], 4), sent))
    return Timetable(SITE_COLUMNS, tuple(rows))


def _riders(duty: Duty) -> float:
    return round(duty.riders, 4)


def _convoy(duty: Duty) -> Cell:
    return duty.convoy or ""
