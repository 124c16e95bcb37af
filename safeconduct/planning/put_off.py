"""People who find a street full go later, or another known way: one after another.

The program looks only at the worst streets of a large network. What is left over is mended
here, greedily, within every limit; what that costs shows in the gap.
"""

from __future__ import annotations

import time
from collections import defaultdict

import numpy as np

from safeconduct.planning.capacities import LimitAt, street_capacity
from safeconduct.planning.program import Numbers, Program, run_loads
from safeconduct.planning.routes import Route
from safeconduct.planning.services import Service
from safeconduct.planning.setting import Commodity, Setting
from safeconduct.planning.unfold import LEAST_PERSONS, Parcel, StreetKey, street_coef

TIMES_CLOSED_UP = 1
"""How often people are let to move up."""
LAST_PRIORITY = 1_000_000
"""Rank of groups that state no priority."""

NEVER = 1 << 40
"""A bucket after all others."""

Option = tuple[Service, Route]


def put_off(
    setting: Setting, program: Program, parcels: list[Parcel], deadline_s: float
) -> list[Parcel]:
    """Keep every parcel whose streets have room and move the rest to later buckets.

    Parameters
    ----------
    setting, program
        What was solved.
    parcels
        People, some on streets that are too full.
    deadline_s
        By the monotonic clock; whoever has not been put off by then stays at home.

    Returns
    -------
    list of Parcel
        Within all limits; people for whom no bucket is left stay at home.
    """
    room = _Room(setting, program)
    kept: list[Parcel] = []
    waiting: list[Parcel] = []
    direct = [p for p in parcels if not p.service.origin and p.service.pattern is None]
    kept += [p for p in parcels if p.service.origin or p.service.pattern is not None]
    for parcel in kept:
        room.take(parcel.service, parcel.home, parcel.bucket, parcel.persons, parcel.came)
    first = sorted(direct, key=lambda p: (_rank(setting, p), p.bucket))
    for parcel in first:
        if time.monotonic() > deadline_s:
            return kept
        fits = min(parcel.persons, room.at(parcel.service, parcel.home, parcel.bucket))
        if fits > LEAST_PERSONS:
            room.take(parcel.service, parcel.home, parcel.bucket, fits)
            kept.append(_part(parcel, parcel.service, parcel.home, parcel.bucket, fits))
        if parcel.persons - fits > LEAST_PERSONS:
            rest = parcel.persons - fits
            waiting.append(_part(parcel, parcel.service, parcel.home, parcel.bucket, rest))
    options = _options(program)
    for parcel in waiting:
        if time.monotonic() > deadline_s:
            return kept
        kept += _later(room, parcel, options[parcel.commodity])
    for _ in range(TIMES_CLOSED_UP):
        kept = _close_up(setting, room, kept, options, deadline_s)
    return kept


def on_foot_at_once(setting: Setting, program: Program) -> list[Parcel]:
    """Let everybody walk out by the way on which the first of them arrives earliest, all in one bucket.

    No plan yet, but what :func:`put_off` makes one of where no program could be solved.
    """
    found = []
    for commodity, options in _options(program).items():
        ways = []
        for service, route in options:
            buckets = service.buckets[service.buckets >= route.release(setting.step_ms)]
            if buckets.size:
                first = int(buckets[0])
                ways.append((first + service.arrive_shift, first, service, route))
        if ways:
            _, first, service, route = min(ways, key=lambda way: way[:2])
            found.append(Parcel(commodity, service, first, setting.persons[commodity], route))
    return found


def _rank(setting: Setting, parcel: Parcel) -> int:
    """Priority first: groups without one come last."""
    return setting.operation.groups[parcel.commodity[1]].priority or LAST_PRIORITY


def _close_up(
    setting: Setting,
    room: _Room,
    parcels: list[Parcel],
    options: dict[Commodity, list[Option]],
    deadline_s: float,
) -> list[Parcel]:
    """Let people move up into what was left free before them; nobody comes later by it."""
    found: list[Parcel] = []
    order = sorted(
        parcels, key=lambda p: (_rank(setting, p), p.bucket + p.service.arrive_shift, p.commodity)
    )
    for parcel in order:
        fixed = parcel.service.origin or parcel.service.pattern is not None
        if fixed or time.monotonic() > deadline_s:
            found.append(parcel)
            continue
        room.take(parcel.service, parcel.home, parcel.bucket, -parcel.persons)
        moved = _later(room, parcel, options[parcel.commodity])
        short = parcel.persons - sum(part.persons for part in moved)
        found += moved
        if short > LEAST_PERSONS:
            room.take(parcel.service, parcel.home, parcel.bucket, short)
            found.append(_part(parcel, parcel.service, parcel.home, parcel.bucket, short))
    return found


def _part(parcel: Parcel, service: Service, route: Route, bucket: int, persons: float) -> Parcel:
    return Parcel(parcel.commodity, service, bucket, persons, route, parcel.came, parcel.left)


def _options(program: Program) -> dict[Commodity, list[Option]]:
    """Every known way of each commodity that needs no vehicle and no assembly point."""
    found: dict[Commodity, list[Option]] = defaultdict(list)
    for service in program.services:
        if service.target or service.origin or service.pattern is not None:
            continue
        if service.mode == "walk":
            owners = service.members or [service] * len(service.routes)
            for own, (commodity, route) in zip(owners, service.routes, strict=True):
                if not own.origin:
                    found[commodity].append((own, route))
    return found


def _later(room: _Room, parcel: Parcel, options: list[Option]) -> list[Parcel]:
    """Earliest arrivals first, over all ways the people of a parcel know."""
    found: list[Parcel] = []
    rest = parcel.persons
    spaces = [room.over_time(service, route) for service, route in options]
    firsts = [_first_with_room(space, 0) for space in spaces]
    while rest > LEAST_PERSONS:
        arrivals = [b + options[i][0].arrive_shift for i, b in enumerate(firsts)]
        i = int(np.argmin(arrivals)) if arrivals else 0
        if not arrivals or firsts[i] == NEVER:
            return found
        service, route = options[i]
        bucket = firsts[i]
        persons = min(rest, room.at(service, route, bucket))
        if persons > LEAST_PERSONS:
            room.take(service, route, bucket, persons)
            found.append(_part(parcel, service, route, bucket, persons))
            rest -= persons
        firsts[i] = _first_with_room(spaces[i], bucket + 1)
    return found


def _first_with_room(space: Numbers, start: int) -> int:
    """Find the first bucket from ``start`` on with room for somebody; ``NEVER`` if none."""
    there = np.flatnonzero(space[start:] > LEAST_PERSONS)
    return start + int(there[0]) if there.size else NEVER


class _Room:
    """What is left of every limit while people are put into it."""

    def __init__(self, setting: Setting, program: Program) -> None:
        self._setting = setting
        self._program = program
        self._left: dict[LimitAt, Numbers] = {}
        self._streets: dict[StreetKey, Numbers] = {}

    def over_time(self, service: Service, route: Route) -> Numbers:
        """Persons for whom there is room, by bucket of the event."""
        steps = self._setting.steps
        space = np.zeros(steps)
        buckets = service.buckets[service.buckets >= route.release(self._setting.step_ms)]
        space[buckets] = np.inf
        for left, shift, coef, width in self._limits(service, route):
            space = np.minimum(space, _shifted(left, shift, steps, width) / coef)
        return np.maximum(space, 0.0)

    def at(self, service: Service, route: Route, bucket: int) -> float:
        """Persons for whom there is room in one bucket of the event."""
        space = np.inf
        for left, shift, coef, width in self._limits(service, route):
            at = bucket + shift if left.size > 1 else 0
            space = min(space, float(left[at : at + width].min(initial=np.inf)) / coef)
        return max(0.0, space)

    def take(
        self, service: Service, route: Route, bucket: int, persons: float, came: int = -1
    ) -> None:
        """Use up room; a parcel that came to an assembly point walked in another bucket."""
        walked = () if came < 0 else self._on_streets(service, route)
        for left, shift, coef, _ in walked:
            left[came + shift] -= persons * coef
        for left, shift, coef, width in self._limits(service, route, streets=came < 0):
            at = bucket + shift if left.size > 1 else 0
            left[at : at + width] -= persons * coef
        if service.pattern is not None:
            at_bucket = np.searchsorted(service.buckets, bucket)
            for limit, buckets, positions, coef in run_loads(
                self._setting, service, self._program.rows
            ):
                mine = buckets[positions == at_bucket]
                self._limit(limit)[mine] -= persons * coef

    def _limits(
        self, service: Service, route: Route, *, streets: bool = True
    ) -> list[tuple[Numbers, int, float, int]]:
        """List what is left, shift, coefficient and buckets kept of all a person loads."""
        found = []
        for load in service.loads:
            if load.limit[0] in ("street_walk", "street_vehicle"):
                continue
            width = 1
            if load.limit[0] == "places" and load.limit not in self._program.single:
                width = self._setting.stay_buckets(load.limit[1])
            found.append((self._limit(load.limit), load.shift, load.coef, width))
        return found + (self._on_streets(service, route) if streets else [])

    def _on_streets(self, service: Service, route: Route) -> list[tuple[Numbers, int, float, int]]:
        coef = street_coef(self._setting, service)
        kind = "street_walk" if route.speed_kmh is not None else "street_vehicle"
        shifts = route.shifts(self._setting.step_ms)
        pairs = zip(route.links, shifts, strict=True)
        streets = [(self._street((kind, link)), shift) for link, shift in pairs]
        return [(left, shift, coef, 1) for left, shift in streets if np.isfinite(left).any()]

    def _limit(self, limit: LimitAt) -> Numbers:
        if limit not in self._left:
            program = self._program
            if limit[0] == "places" and limit[1] in program.occupied:
                first = program.occupied[limit[1]]
                self._left[limit] = program.most[first : first + program.steps].copy()
            else:
                row = program.rows[limit]
                size = 1 if limit in program.single else program.steps
                self._left[limit] = program.upper[row : row + size].copy()
        return self._left[limit]

    def _street(self, key: StreetKey) -> Numbers:
        if key not in self._streets:
            kind, link = key
            walking = kind == "street_walk"
            self._streets[key] = street_capacity(
                self._setting, "street_walk" if walking else "street_vehicle", link
            ).astype(np.float64)
        return self._streets[key]


def _shifted(left: Numbers, shift: int, steps: int, width: int) -> Numbers:
    """Give ``left`` at bucket + shift for every bucket; over ``width`` buckets the least of it."""
    if left.size == 1:
        return np.full(steps, float(left[0]))
    if width > 1:
        padded = np.concatenate([left, np.full(width, np.inf)])
        left = np.lib.stride_tricks.sliding_window_view(padded, width)[: left.size].min(axis=1)
    moved = np.zeros(steps)
    if shift >= 0:
        moved[: max(0, steps - shift)] = left[shift:]
    else:
        moved[-shift:] = left[:shift]
    return moved
