"""Services: all ways that load the same limits in the same buckets, pooled.

People of many areas who pass a crossing in the same bucket differ, for the linear program,
only by when they can be there first. So one variable a bucket serves them all, and the areas
feed it through an inventory ("waiting at home"). This is exact, and keeps the program small.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from safeconduct.operation.model import Group
from safeconduct.planning.capacities import LimitAt, screening_pool
from safeconduct.planning.lines import Pattern
from safeconduct.planning.routes import Route
from safeconduct.planning.setting import Commodity, Setting, bucket_shift
from safeconduct.plans.model import LimitKind, Mode

Active = frozenset[LimitAt]
"""Streets whose limits have rows: (``street_walk`` or ``street_vehicle``, link id)."""


@dataclass(frozen=True, slots=True)
class Load:
    """``coef`` units of a limit in bucket ``b + shift`` for each person crossing in ``b``."""

    limit: LimitAt
    shift: int
    coef: float


@dataclass(eq=False)
class Service:
    """One way of moving people of one group, with one variable a bucket.

    ``origin`` is an assembly point or empty for home; ``target`` an assembly point people are
    brought to, or empty when they leave through ``corridor``. ``buckets`` lists the buckets of
    the event; ``arrive`` the bucket of arrival for each. With an origin and ``routes``, people walk
    to the assembly point in time to leave at once; ``members`` are the services pooled here, one a route.
    ``hours`` are all buckets of the event that there are, where ``buckets`` are only those worth looking at.
    """

    group: str
    mode: Mode
    origin: str
    target: str
    corridor: str
    site: str
    pattern: Pattern | None
    loads: tuple[Load, ...]
    arrive_shift: int
    leave_shift: int
    buckets: NDArray[np.int64]
    onward: Route | None = None
    routes: list[tuple[Commodity, Route]] = field(default_factory=list)
    members: list[Service] = field(default_factory=list)
    hours: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))

    def at_all_hours(self) -> Service:
        """Give the same service with all its buckets, as a proof needs it."""
        return replace(self, buckets=self.hours) if self.hours.size else self

    @property
    def from_stock(self) -> bool:
        """Whether its people are those who wait at an assembly point."""
        return bool(self.origin) and not self.routes

    def ready(self, step_ms: int) -> NDArray[np.int64]:
        """First bucket of the event for the people of each route, if they leave home at the start."""
        owners = self.members or [self] * len(self.routes)
        pairs = zip(owners, self.routes, strict=True)
        return np.array([r.release(step_ms) - own.leave_shift for own, (_, r) in pairs], np.int64)

    @property
    def arrive(self) -> NDArray[np.int64]:
        """Bucket of arrival for each bucket of the event."""
        return self.buckets + self.arrive_shift

    @property
    def line(self) -> str:
        """Name of the line, or empty on foot and by car."""
        return self.pattern.name if self.pattern else ""


def exit_loads(
    setting: Setting, group: Group, corridor: str, site: str | None, mode: Mode, arrive_shift: int
) -> list[Load]:
    """Give the loads of a person at crossing, search, reception and places."""
    operation = setting.operation
    loads = []
    gate = operation.corridors[corridor]
    if mode == "walk" and gate.walk_capacity_person_per_h is not None:
        loads.append(Load(("crossing_walk", corridor), 0, 1.0))
    if gate.screening is not None:
        pool = screening_pool(gate.screening, group.id)
        seconds = gate.screening.time_s.get(group.id, 0.0)
        if pool is not None and seconds > 0:
            loads.append(Load(("screening", f"{corridor}/{pool}"), 0, seconds))
    if site is not None:
        place = operation.sites[site]
        if place.reception is not None and place.reception.time_s.get(group.id, 0.0) > 0:
            desk_s = place.reception.time_s[group.id]
            loads.append(Load(("reception", site), arrive_shift, desk_s))
        if place.places is not None:
            loads.append(Load(("places", site), arrive_shift, 1.0))
    return loads


def street_loads(setting: Setting, route: Route, active: Active, coef: float) -> list[Load]:
    """Give the loads of a route on the streets that have rows."""
    kind: LimitKind = "street_walk" if route.speed_kmh is not None else "street_vehicle"
    if not active:
        return []
    ids = setting.network.link_id
    shifts = route.shifts(setting.step_ms)
    return [
        Load((kind, str(ids[link])), shift, coef)
        for link, shift in zip(route.links, shifts, strict=True)
        if (kind, str(ids[link])) in active
    ]


def home_services(
    setting: Setting,
    routes: Iterable[tuple[Commodity, str, str | None, Mode, Route]],
    active: Active,
) -> list[Service]:
    """Pool routes area → crossing → site (on foot or by car) into services."""
    pools: dict[tuple[object, ...], Service] = {}
    for commodity, corridor, site, mode, route in routes:
        group = setting.operation.groups[commodity[1]]
        shift = bucket_shift(route.after_ms, setting.step_ms) if site else 0
        loads = exit_loads(setting, group, corridor, site, mode, shift)
        coef = 1.0
        if mode == "car" and setting.operation.cars is not None:
            coef = setting.operation.cars.pcu_per_person
            if setting.operation.corridors[corridor].vehicle_capacity_per_h is not None:
                loads.append(Load(("crossing_vehicle", corridor), 0, coef))
        loads += street_loads(setting, route, active, coef)
        key = (group.id, mode, corridor, site, shift, tuple(loads))
        service = pools.get(key)
        if service is None:
            open_now = setting.open_share[corridor] > 0
            buckets = np.flatnonzero(open_now[: max(0, setting.steps - shift)])
            service = pools[key] = Service(
                group.id, mode, "", "", corridor, site or "", None, tuple(loads), shift, 0, buckets
            )
        service.routes.append((commodity, route))
    return list(pools.values())


def feed_services(
    setting: Setting, routes: Iterable[tuple[Commodity, str, Route]], active: Active
) -> list[Service]:
    """Pool walks from home to assembly points into services."""
    pools: dict[tuple[object, ...], Service] = {}
    for commodity, assembly, route in routes:
        loads = tuple(street_loads(setting, route, active, 1.0))
        key = (commodity[1], assembly, loads)
        service = pools.get(key)
        if service is None:
            buckets = np.arange(setting.steps)
            service = pools[key] = Service(
                commodity[1], "walk", "", assembly, "", "", None, loads, 0, 0, buckets
            )
        service.routes.append((commodity, route))
    return list(pools.values())


def assembly_walks(
    setting: Setting,
    groups: Iterable[str],
    onward: dict[tuple[str, str, str | None, float | None], list[Route]],
    active: Active,
) -> list[Service]:
    """Services on foot from assembly points through crossings to sites."""
    services = []
    for group_id in groups:
        group = setting.operation.groups[group_id]
        if not group.may_walk or group.needs:
            continue
        for (_, corridor, site, speed), routes in onward.items():
            gate = setting.operation.corridors[corridor]
            if speed == group.walking_speed_kmh and setting.usable(gate, group_id):
                services += [
                    _walk_from(setting, group, corridor, site, route, active) for route in routes
                ]
    return services


def _walk_from(
    setting: Setting, group: Group, corridor: str, site: str | None, route: Route, active: Active
) -> Service:
    shift = bucket_shift(route.after_ms, setting.step_ms) if site else 0
    leave = bucket_shift(-route.before_ms, setting.step_ms)
    loads = exit_loads(setting, group, corridor, site, "walk", shift)
    loads += street_loads(setting, route, active, 1.0)
    buckets = np.flatnonzero(setting.open_share[corridor][: max(0, setting.steps - shift)] > 0)
    buckets = buckets[buckets + leave >= 0]
    return Service(
        group.id,
        "walk",
        route.area,
        "",
        corridor,
        site or "",
        None,
        tuple(loads),
        shift,
        leave,
        buckets,
        onward=route,
    )


def line_services(
    setting: Setting, patterns: Iterable[Pattern], persons: dict[Commodity, float]
) -> list[Service]:
    """Services of riders on lines; a rider takes 1/seats of a vehicle with all it loads."""
    services = []
    groups = {group for _, group in persons}
    for pattern in patterns:
        line = pattern.line
        corridor = setting.operation.corridors[line.corridor]
        for group_id in sorted(groups):
            group = setting.operation.groups[group_id]
            if not setting.usable(corridor, group_id) or not may_ride(group, line.fleet):
                continue
            if pattern.area and (pattern.area, group_id) not in persons:
                continue
            shift = pattern.arrive_shift
            loads = exit_loads(setting, group, corridor.id, line.site, line.fleet, shift)
            service = Service(
                group_id,
                line.fleet,
                line.assembly_point or "",
                "",
                corridor.id,
                line.site or "",
                pattern,
                tuple(loads),
                shift,
                pattern.board_shift,
                np.flatnonzero(pattern.possible),
            )
            if pattern.area:
                stay = Route(pattern.area, None, (), (), 0, 0, (), 0.0)
                service.routes.append(((pattern.area, group_id), stay))
            services.append(service)
    return services


def may_ride(group: Group, fleet: str) -> bool:
    """Whether people of a group may use vehicles of a fleet."""
    if group.needs == "ambulance":
        return fleet == "ambulances"
    return group.may_ride and fleet == "buses"
