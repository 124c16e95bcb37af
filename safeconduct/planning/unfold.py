"""From a solution of the program back to people: who leaves where, when and which way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from safeconduct.planning.program import Numbers, Program
from safeconduct.planning.room_on_streets import StreetsLeft
from safeconduct.planning.routes import Route
from safeconduct.planning.services import Service
from safeconduct.planning.setting import Commodity, Setting, bucket_shift

StreetKey = tuple[str, int]
"""(``street_walk`` or ``street_vehicle``, link number)."""

LEAST_PERSONS = 1e-6
"""Amounts below this are numerical dust and not written."""


@dataclass(frozen=True, slots=True, eq=False)
class Parcel:
    """People of one area and group on one service in one bucket of its event.

    ``came`` is the bucket of arrival at an assembly point, ``left`` the one of leaving it; −1
    without one. ``home`` is the way from home to the event, or to the assembly point.
    """

    commodity: Commodity
    service: Service
    bucket: int
    persons: float
    home: Route
    came: int = -1
    left: int = -1


def unfold(setting: Setting, program: Program, values: Numbers) -> list[Parcel]:
    """Split the flows of services into parcels of areas, first those who can leave first.

    Parameters
    ----------
    setting, program
        What was solved.
    values
        The solution, shape (columns,).

    Returns
    -------
    list of Parcel
        In the order of services and buckets.
    """
    parcels: list[Parcel] = []
    streets = StreetsLeft(setting)
    arrivals: dict[tuple[str, str], list[Parcel]] = {}
    exits: dict[tuple[str, str], list[tuple[int, int, Service, float]]] = {}
    for service, feeds, moves in zip(
        program.services, program.columns.feeds, program.columns.moves, strict=True
    ):
        amounts = values[moves.start : moves.stop]
        if service.from_stock:
            key = (service.origin, service.group)
            exits.setdefault(key, []).extend(
                (int(b) + service.leave_shift, int(b), service, float(x))
                for b, x in zip(service.buckets, amounts, strict=True)
                if x > LEAST_PERSONS / 2
            )
            continue
        assigned = values[feeds.start : feeds.stop]
        split = list(_from_homes(setting, service, assigned, amounts, streets))
        if service.target:
            arrivals.setdefault((service.target, service.group), []).extend(split)
        else:
            parcels += split
    for key in sorted(exits):
        parcels += _from_assembly(arrivals.get(key, []), exits[key])
    return [parcel for parcel in parcels if parcel.persons >= LEAST_PERSONS]


def _from_homes(
    setting: Setting, service: Service, assigned: Numbers, amounts: Numbers, streets: StreetsLeft
) -> Iterator[Parcel]:
    """Areas take turns: one goes until its people are gone, then the next that can be there.

    Where the streets of one area are full, the next one sends people too; only if all are
    full does somebody overload a street, which then gets a row of its own.
    """
    coef = street_coef(setting, service)
    ready_at = service.ready(setting.step_ms).tolist()
    ranked = sorted(range(len(ready_at)), key=lambda i: (ready_at[i], service.routes[i][0]))
    left = {i: float(assigned[i]) for i in ranked if assigned[i] > LEAST_PERSONS / 2}
    for bucket, amount in zip(service.buckets.tolist(), amounts, strict=True):
        rest = float(amount)
        ready = [i for i in left if ready_at[i] <= bucket] if rest > LEAST_PERSONS / 2 else []
        for forced in (False, True):
            for i in ready:
                if rest <= LEAST_PERSONS / 2:
                    break
                if i not in left:
                    continue
                route = service.routes[i][1]
                own = service.members[i] if service.members else service
                leave = bucket + own.leave_shift if own.origin else -1
                walks = [(route, leave if own.origin else bucket)]
                walks += [] if own.onward is None else [(own.onward, bucket)]
                most = rest
                if not forced:
                    most = min(rest, *(streets.fits(walk, at, coef) for walk, at in walks))
                taken = min(most, left[i])
                if taken <= LEAST_PERSONS / 2:
                    continue
                for walk, at in walks:
                    streets.put(walk, at, taken * coef)
                yield Parcel(service.routes[i][0], own, bucket, taken, route, leave, leave)
                rest -= taken
                left[i] -= taken
                if left[i] <= LEAST_PERSONS / 2:
                    del left[i]


def street_coef(setting: Setting, service: Service) -> float:
    """Units of street capacity that one person takes."""
    cars = setting.operation.cars
    if service.mode == "car" and cars is not None:
        return cars.pcu_per_person
    return 1.0


def _from_assembly(
    arrivals: list[Parcel], exits: list[tuple[int, int, Service, float]]
) -> Iterator[Parcel]:
    """First come, first served."""
    waiting = sorted(arrivals, key=lambda parcel: (parcel.bucket, parcel.commodity))
    left = [parcel.persons for parcel in waiting]
    at = 0
    for leave, bucket, service, amount in sorted(exits, key=lambda e: (e[0], e[1], e[2].line)):
        rest = amount
        while rest > LEAST_PERSONS / 2 and at < len(waiting) and waiting[at].bucket <= leave:
            taken = min(rest, left[at])
            came = waiting[at]
            yield Parcel(came.commodity, service, bucket, taken, came.home, came.bucket, leave)
            rest -= taken
            left[at] -= taken
            if left[at] <= LEAST_PERSONS / 2:
                at += 1


def street_loads_of(
    setting: Setting, parcels: list[Parcel], departed: Mapping[tuple[str, int], float] | None = None
) -> dict[tuple[str, int], Numbers]:
    """Add up walkers and pcu on every link in every bucket.

    ``departed`` gives the vehicles by line and bucket of the crossing; left out, there are as many as the riders fill.

    Returns
    -------
    dict
        By (``street_walk`` or ``street_vehicle``, link number): shape (buckets,).
    """
    loads: dict[tuple[str, int], Numbers] = {}
    flows: dict[tuple[int, str, float], tuple[Route, Numbers]] = {}
    for parcel in parcels:
        for route, bucket, coef in _walked(setting, parcel):
            kind = "street_walk" if route.speed_kmh is not None else "street_vehicle"
            key = (id(route), kind, coef)
            if key not in flows:
                flows[key] = (route, np.zeros(setting.steps))
            flows[key][1][bucket] += parcel.persons * coef
    for (_, kind, _), (route, flow) in flows.items():
        for link, shift in zip(route.links, route.shifts(setting.step_ms), strict=True):
            _add(loads, (kind, link), flow, shift)
    _add_runs(setting, parcels, loads, departed)
    return loads


def _walked(setting: Setting, parcel: Parcel) -> Iterator[tuple[Route, int, float]]:
    service = parcel.service
    coef = street_coef(setting, service)
    yield parcel.home, parcel.came if parcel.came >= 0 else parcel.bucket, coef
    if service.onward is not None:
        yield service.onward, parcel.bucket, coef


def _add_runs(
    setting: Setting,
    parcels: list[Parcel],
    loads: dict[tuple[str, int], Numbers],
    departed: Mapping[tuple[str, int], float] | None,
) -> None:
    riders: dict[str, tuple[Service, Numbers]] = {}
    for parcel in parcels:
        if parcel.service.pattern is not None:
            name = parcel.service.line
            if name not in riders:
                riders[name] = (parcel.service, np.zeros(setting.steps))
            riders[name][1][parcel.bucket] += parcel.persons
    for service, flow in riders.values():
        pattern = service.pattern
        if pattern is None:
            continue
        pcu = flow * (pattern.fleet.pcu / pattern.fleet.seats)
        if departed is not None:
            vehicles = [departed.get((pattern.name, b), 0.0) for b in range(flow.size)]
            pcu = np.array(vehicles) * pattern.fleet.pcu
        home = np.zeros(setting.steps)
        back = pattern.returns < setting.steps
        np.add.at(home, pattern.returns[back], pcu[back])
        for way, offsets, pulse in (
            (pattern.out, pattern.out_offsets_ms, pcu),
            (pattern.back, pattern.back_offsets_ms, home),
        ):
            for link, offset in zip(way, offsets, strict=True):
                shift = bucket_shift(offset, setting.step_ms)
                _add(loads, ("street_vehicle", link), pulse, shift)


def _add(
    loads: dict[tuple[str, int], Numbers], key: tuple[str, int], flow: Numbers, shift: int
) -> None:
    steps = flow.size
    into = loads.get(key)
    if into is None:
        into = loads[key] = np.zeros(steps)
    if abs(shift) >= steps:
        return
    if shift >= 0:
        into[shift:] += flow[: steps - shift]
    else:
        into[:shift] += flow[-shift:]
