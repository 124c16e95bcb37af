"""Vehicles sent one by one, as near as can be to what the plan in fractions does.

The running total of each line says when its next whole vehicle is due; who is due first is sent
first, with the vehicle that has waited least, in the first bucket in which everything has room.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from safeconduct.operation.model import Vehicles
from safeconduct.planning.fleet.departures import Departed, Departures, convoy_windows, whole
from safeconduct.planning.fleet.stops import transfer_buckets
from safeconduct.planning.lines import Pattern
from safeconduct.planning.program import Numbers
from safeconduct.planning.setting import Setting

ROOM = 1e-7
"""Part of a limit by which it may seem exceeded for rounding."""

Wish = tuple[int, int]
"""(bucket of the crossing from which on, place of the line)."""


@dataclass(eq=False)
class Vehicle:
    """One vehicle: where it was last, when it is free there, since when its drivers are on duty."""

    kind: str
    number: int
    stop: int | None = None
    free: int = 0
    since: int = 0
    runs: list[tuple[str, int]] = field(default_factory=list)


class Dispatcher:
    """Sends vehicles within all limits that departures load.

    Parameters
    ----------
    setting, departures
        The operation, and which departures there can be.
    """

    def __init__(self, setting: Setting, departures: Departures) -> None:
        self._setting = setting
        self._all = departures
        program = departures.program
        self._used = np.zeros(program.matrix.shape[0])
        self._upper = program.upper * (1 + ROOM) + ROOM
        self.departed: Departed = defaultdict(int)
        self.vehicles = [
            Vehicle(kind, number)
            for kind in ("buses", "ambulances")
            for number in range(1, _whole_count(setting, kind) + 1)
        ]
        self._convoys: dict[str, Numbers] = {
            id_: np.zeros(setting.steps) for id_ in departures.gates
        }
        self._windows = {
            id_: convoy_windows(
                setting, id_, [p for p in departures.patterns if p.line.corridor == id_]
            )
            for id_ in departures.gates
        }

    def send(self, wishes: Iterable[Wish]) -> None:
        """Send a vehicle for each wish that can be met, the earliest ones first."""
        patterns = self._all.patterns
        due = sorted(wishes, key=lambda w: (w[0] + patterns[w[1]].board_shift, w[1], w[0]))
        for bucket, place in due:
            self._send_one(place, bucket)

    def _send_one(self, place: int, earliest: int) -> None:
        pattern, buckets = self._all.patterns[place], self._all.buckets[place]
        own = [v for v in self.vehicles if v.kind == pattern.line.fleet]
        for b in buckets[np.searchsorted(buckets, earliest) :].tolist():
            vehicle = self._best(own, pattern, b)
            if vehicle is None:
                continue
            column = self._all.column(place, b)
            if column is None or not self._has_room(column) or not self._convoy_fits(pattern, b):
                continue
            self._take(vehicle, pattern, b, column)
            return

    def _best(self, vehicles: list[Vehicle], pattern: Pattern, bucket: int) -> Vehicle | None:
        """Find the vehicle that is there in time and would have waited least."""
        boards = bucket + pattern.board_shift
        best, ready = None, -1
        for vehicle in vehicles:
            there = self._there(vehicle, pattern)
            if there <= boards and there > ready and self._may_go(vehicle, pattern, bucket):
                best, ready = vehicle, there
        return best

    def _there(self, vehicle: Vehicle, pattern: Pattern) -> int:
        if vehicle.stop is None:
            return 0
        late = transfer_buckets(self._setting, vehicle.stop, pattern.stop)
        return self._setting.steps + 1 if late is None else vehicle.free + late

    def _may_go(self, vehicle: Vehicle, pattern: Pattern, bucket: int) -> bool:
        """Whether the drivers are fit for the whole ride: rested, or back before their day ends."""
        most = longest_duty(pattern.fleet, self._setting)
        if most is None:
            return True
        boards, free = bucket + pattern.board_shift, int(pattern.free[bucket])
        if free - boards > most:
            return False
        fresh = vehicle.stop is None or self._is_rested(vehicle, pattern, boards)
        return fresh or free - vehicle.since <= most

    def _is_rested(self, vehicle: Vehicle, pattern: Pattern, boards: int) -> bool:
        rest = -(-pattern.fleet.rest_s // self._setting.operation.step_s)
        late = 0
        if vehicle.stop is not None:
            late = transfer_buckets(self._setting, vehicle.stop, pattern.stop) or 0
        return boards - vehicle.free - late >= max(1, rest)

    def _has_room(self, column: int) -> bool:
        rows, loads = self._rows(column)
        return bool((self._used[rows] + loads <= self._upper[rows]).all())

    def _rows(self, column: int) -> tuple[Numbers, Numbers]:
        own = self._all.own
        part = slice(own.indptr[column], own.indptr[column + 1])
        return own.indices[part], own.data[part]

    def _convoy_fits(self, pattern: Pattern, bucket: int) -> bool:
        id_ = pattern.line.corridor
        counts = self._convoys.get(id_)
        if counts is None:
            return True
        asked = self._setting.operation.corridors[id_].convoy
        if asked is not None and asked.vehicles is not None and counts[bucket] + 1 > asked.vehicles:
            return False
        if counts[bucket] > 0:
            return True
        crossing = counts > 0
        crossing[bucket] = True
        return all(
            bool((np.convolve(crossing, np.ones(width))[: counts.size] <= allowed + ROOM).all())
            for width, allowed in self._windows[id_]
        )

    def _take(self, vehicle: Vehicle, pattern: Pattern, bucket: int, column: int) -> None:
        rows, loads = self._rows(column)
        self._used[rows] += loads
        boards = bucket + pattern.board_shift
        if vehicle.stop is None or self._is_rested(vehicle, pattern, boards):
            vehicle.since = boards
        vehicle.stop, vehicle.free = pattern.stop, int(pattern.free[bucket])
        vehicle.runs.append((pattern.name, bucket))
        if pattern.line.corridor in self._convoys:
            self._convoys[pattern.line.corridor][bucket] += 1
        self.departed[pattern.name, bucket] += 1


def longest_duty(fleet: Vehicles, setting: Setting) -> int | None:
    """Buckets that drivers may be on duty, ``None`` if nothing is said."""
    if fleet.longest_duty_s is None:
        return None
    return fleet.longest_duty_s // setting.operation.step_s


def wishes_of(
    departures: Departures, riding: dict[tuple[str, int], float], ahead: float
) -> list[Wish]:
    """Say from when on each line is due its next whole vehicle.

    Parameters
    ----------
    departures
        Which lines there are.
    riding
        Vehicles as a rate, by line and bucket.
    ahead
        Part of a vehicle that must not yet be wanted when it is due: 0 waits until it is wanted
        whole, nearly 1 sends it for the first who wants it.
    """
    wishes: list[Wish] = []
    for place, pattern in enumerate(departures.patterns):
        buckets = departures.buckets[place]
        rate = np.array([riding.get((pattern.name, int(b)), 0.0) for b in buckets])
        total = np.cumsum(rate)
        count = int(np.ceil(total[-1] - 1e-6)) if total.size else 0
        for number in range(1, count + 1):
            due = int(np.searchsorted(total, number - ahead - 1e-9))
            wishes.append((int(buckets[min(due, buckets.size - 1)]), place))
    return wishes


def _whole_count(setting: Setting, kind: str) -> int:
    fleet = getattr(setting.operation, kind)
    return 0 if fleet is None else int(whole(fleet.count))
