"""The program of riders in which whole vehicles have columns of their own.

The rows of crossings, streets and vehicles are loaded by departures, no longer by the riders; a
seat row of each line and bucket holds the two together. Vehicles of several stops have a stock at
each stop and time on the road between them; convoys are rows over their buckets.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from scipy import sparse

from safeconduct.planning.fleet.stops import MOST_STOPS, stops_of, transfer_buckets
from safeconduct.planning.lines import Pattern
from safeconduct.planning.program import Indices, Numbers, Program, run_loads, write_program
from safeconduct.planning.services import Active, Service
from safeconduct.planning.setting import Setting

Departed = dict[tuple[str, int], int]
"""Whole vehicles by line (or ``line@area``) and bucket of the outward crossing."""
ROUNDING = 1e-9
"""What a whole number may fall short by."""


def whole(count: float) -> float:
    """Round a count of vehicles down to whole ones."""
    return float(np.floor(count + ROUNDING))


@dataclass(frozen=True, eq=False)
class Departures:
    """A program with a whole column for each possible departure.

    ``program`` holds all rows and columns; its columns from ``first`` on are departures, one a
    line and bucket, in the order of ``patterns`` and ``buckets``, then stocks and convoys.
    ``own`` is the part of the matrix that departures load, without their seats; ``gates`` gives
    the columns of convoys by corridor, which are whole too.
    """

    program: Program
    first: int
    patterns: list[Pattern]
    buckets: list[Indices]
    own: sparse.csc_matrix
    gates: dict[str, range]

    @property
    def count(self) -> int:
        """Number of departures that could be."""
        return sum(int(buckets.size) for buckets in self.buckets)

    def column(self, pattern: int, bucket: int) -> int | None:
        """Give the column of a departure, or ``None`` if there can be none then."""
        place = int(np.searchsorted(self.buckets[pattern], bucket))
        if place >= self.buckets[pattern].size or self.buckets[pattern][place] != bucket:
            return None
        before = sum(int(buckets.size) for buckets in self.buckets[:pattern])
        return self.first + before + place

    def rides(self) -> list[tuple[str, int]]:
        """Give line and bucket of each departure, in the order of the columns."""
        return [
            (pattern.name, int(b))
            for pattern, buckets in zip(self.patterns, self.buckets, strict=True)
            for b in buckets
        ]


class _Extra:
    """Rows and columns that come after those of the riders."""

    def __init__(self, program: Program) -> None:
        self.height: int = program.matrix.shape[0]
        self.width: int = program.matrix.shape[1]
        self.entries: list[tuple[Indices, Indices, Numbers]] = []
        self.lower: list[Numbers] = [program.lower]
        self.upper: list[Numbers] = [program.upper]
        self.most: list[Numbers] = [program.most]

    def rows(self, lower: float, upper: float, count: int) -> int:
        first, self.height = self.height, self.height + count
        self.lower.append(np.full(count, lower))
        self.upper.append(np.full(count, upper))
        return first

    def columns(self, most: Numbers) -> int:
        first, self.width = self.width, self.width + most.size
        self.most.append(most)
        return first

    def put(self, rows: Indices, columns: Indices, value: float) -> None:
        self.entries.append((rows, columns, np.full(rows.size, value)))

    def matrix(self) -> sparse.csc_matrix:
        shape = (self.height, self.width)
        if not self.entries:
            return sparse.csc_matrix(shape)
        rows, columns, values = (np.concatenate(part) for part in zip(*self.entries, strict=True))
        return sparse.csc_matrix((values, (rows, columns)), shape=shape)


def write_departures(setting: Setting, services: list[Service], active: Active) -> Departures:
    """Write the program of riders and whole vehicles.

    Parameters
    ----------
    setting, services, active
        As for the program in fractions.

    Returns
    -------
    Departures
        With the same columns of riders, in the same order, as the program in fractions.
    """
    base = write_program(setting, services, active, riders_load=False)
    for kind in ("buses", "ambulances"):
        if ("fleet", kind) in base.rows:
            rows = slice(base.rows["fleet", kind], base.rows["fleet", kind] + setting.steps)
            base.upper[rows] = np.floor(base.upper[rows] + ROUNDING)
    runs = _services_by_pattern(services)
    extra = _Extra(base)
    first = extra.width
    starts: list[int] = []
    for riding in runs.values():
        pattern = _pattern(riding[0])
        buckets = riding[0].buckets
        starts.append(extra.columns(np.full(buckets.size, whole(pattern.fleet.count))))
        for limit, bucket, place, coef in run_loads(setting, riding[0], base.rows):
            extra.put(base.rows[limit] + bucket, starts[-1] + place, coef * pattern.fleet.seats)
    own = extra.matrix()
    _seats(base, runs, services, starts, extra)
    patterns = [_pattern(riding[0]) for riding in runs.values()]
    buckets_of = [riding[0].buckets for riding in runs.values()]
    _stocks(setting, patterns, buckets_of, starts, extra)
    gates = _convoys(setting, patterns, buckets_of, starts, extra)
    matrix = extra.matrix()
    wide = sparse.csc_matrix(base.matrix)
    wide.resize(matrix.shape)
    program = replace(
        base,
        matrix=sparse.csc_matrix(wide + matrix),
        lower=np.concatenate(extra.lower),
        upper=np.concatenate(extra.upper),
        most=np.concatenate(extra.most),
    )
    return Departures(program, first, patterns, buckets_of, own, gates)


def only_departed(
    setting: Setting, departures: Departures, active: Active, departed: Departed
) -> Departures:
    """Write the same program without the departures that are not made.

    Parameters
    ----------
    setting, departures, active
        As written before.
    departed
        The vehicles that go.

    Returns
    -------
    Departures
        With riders only where a vehicle goes.
    """
    kept = []
    for service in departures.program.services:
        if service.pattern is None:
            kept.append(replace(service))
            continue
        gone = [departed.get((service.line, int(b)), 0) > 0 for b in service.buckets]
        if any(gone):
            kept.append(replace(service, buckets=service.buckets[gone]))
    return write_departures(setting, kept, active)


def _services_by_pattern(services: list[Service]) -> dict[str, list[Service]]:
    found: dict[str, list[Service]] = {}
    for service in services:
        if service.pattern is not None and service.buckets.size:
            found.setdefault(service.line, []).append(service)
    return found


def _pattern(service: Service) -> Pattern:
    if service.pattern is None:  # pragma: no cover - only services of lines are asked
        raise TypeError(service.mode)
    return service.pattern


def _seats(
    base: Program,
    runs: dict[str, list[Service]],
    services: list[Service],
    starts: list[int],
    extra: _Extra,
) -> None:
    """Riders ≤ seats × vehicles, for each line and bucket."""
    moves = {id(service): move for service, move in zip(services, base.columns.moves, strict=True)}
    for start, riding in zip(starts, runs.values(), strict=True):
        buckets = riding[0].buckets
        row = extra.rows(-np.inf, 0.0, buckets.size)
        place = np.arange(buckets.size)
        extra.put(row + place, start + place, -_pattern(riding[0]).fleet.seats)
        for service in riding:
            at = np.searchsorted(buckets, service.buckets)
            move = moves[id(service)]
            extra.put(row + at, np.arange(move.start, move.stop), 1.0)


def _stocks(
    setting: Setting,
    patterns: list[Pattern],
    buckets_of: list[Indices],
    starts: list[int],
    extra: _Extra,
) -> None:
    """Vehicles idle at each stop; those of one stop only need no more than the row of vehicles."""
    steps = setting.steps
    for kind in ("buses", "ambulances"):
        stops = stops_of(patterns, kind)
        if not 1 < len(stops) <= MOST_STOPS:
            continue
        count = whole(getattr(setting.operation, kind).count)
        k = np.arange(steps)
        place = {stop: i for i, stop in enumerate(stops)}
        row = extra.rows(0.0, 0.0, steps * len(stops))
        all_in = extra.rows(-np.inf, count, 1)
        for i in range(len(stops)):
            idle = extra.columns(np.full(steps, np.inf))
            extra.put(row + i * steps + k, idle + k, 1.0)
            extra.put(row + i * steps + k[1:], idle + k[:-1], -1.0)
            comes = extra.columns(np.full(1, count))
            extra.put(np.array([row + i * steps]), np.array([comes]), -1.0)
            extra.put(np.array([all_in]), np.array([comes]), 1.0)
        for one, two in ((a, b) for a in stops for b in stops if a != b):
            late = transfer_buckets(setting, one, two)
            if late is None or late >= steps:
                continue
            goes = k[: steps - late]
            moved = extra.columns(np.full(goes.size, np.inf))
            at = np.arange(goes.size)
            extra.put(row + place[one] * steps + goes, moved + at, 1.0)
            extra.put(row + place[two] * steps + goes + late, moved + at, -1.0)
        for pattern, buckets, start in zip(patterns, buckets_of, starts, strict=True):
            if pattern.line.fleet != kind:
                continue
            first_row = row + place[pattern.stop] * steps
            at = np.arange(buckets.size)
            extra.put(first_row + buckets + pattern.board_shift, start + at, 1.0)
            free = pattern.free[buckets]
            back = free < steps
            extra.put(first_row + free[back], start + at[back], -1.0)


def _convoys(
    setting: Setting,
    patterns: list[Pattern],
    buckets_of: list[Indices],
    starts: list[int],
    extra: _Extra,
) -> dict[str, range]:
    """Whole columns that say whether a convoy crosses in a bucket, with their rows."""
    gates: dict[str, range] = {}
    steps, k = setting.steps, np.arange(setting.steps)
    for corridor in setting.operation.corridors.values():
        own = [i for i, p in enumerate(patterns) if p.line.corridor == corridor.id]
        if corridor.convoy is None or not own:
            continue
        convoy = extra.columns(np.ones(steps))
        gates[corridor.id] = range(convoy, convoy + steps)
        most = sum(whole(f.count) for f in {patterns[i].fleet for i in own})
        if corridor.convoy.vehicles is not None:
            most = min(most, whole(corridor.convoy.vehicles))
        row = extra.rows(-np.inf, 0.0, steps)
        extra.put(row + k, convoy + k, -float(most))
        for i in own:
            at = np.arange(buckets_of[i].size)
            extra.put(row + buckets_of[i], starts[i] + at, 1.0)
        for width, allowed in convoy_windows(setting, corridor.id, [patterns[i] for i in own]):
            window = extra.rows(-np.inf, allowed, steps)
            for shift in range(min(width, steps)):
                extra.put(window + k[: steps - shift], convoy + k[shift:], 1.0)
    return gates


def convoy_windows(
    setting: Setting, corridor: str, patterns: list[Pattern]
) -> list[tuple[int, float]]:
    """Give pairs (buckets, convoys that may cross within so many buckets in a row)."""
    asked = setting.operation.corridors[corridor].convoy
    found: list[tuple[int, float]] = []
    if asked is None:
        return found
    if asked.spacing_s is not None:
        found.append((-(-asked.spacing_s // setting.operation.step_s), 1.0))
    if asked.escorts is not None:
        away = max((pattern.away_shift for pattern in patterns), default=0)
        found.append((max(1, away), whole(asked.escorts)))
    return [(width, allowed) for width, allowed in found if width >= 1]
