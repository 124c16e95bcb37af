"""Fighters who keep their weapons: planned after all others, never with them in one place.

In any bucket in which others load a link, a crossing, a site or an assembly point, that place
is closed to them. Their cohorts are few, so every route and bucket is looked at by itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from safeconduct.planning.demand import fastest_routes, services_of
from safeconduct.planning.program import write_program
from safeconduct.planning.services import Service
from safeconduct.planning.setting import Commodity, Setting, bucket_shift
from safeconduct.planning.solver import Solver
from safeconduct.planning.unfold import Parcel, street_loads_of, unfold
from safeconduct.planning.widen import overloaded_streets


@dataclass(frozen=True, eq=False)
class ArmedPass:
    """The armed groups: their setting, who has any way at all, and who goes."""

    setting: Setting
    with_route: frozenset[Commodity]
    parcels: list[Parcel]


Taken = dict[tuple[str, str], NDArray[np.bool_]]


def plan_armed(others: Setting, parcels: list[Parcel]) -> ArmedPass:
    """Plan the armed groups of an operation round the parcels of all others.

    Parameters
    ----------
    others
        The setting the parcels were made in.
    parcels
        Everybody else's way, already fixed.

    Returns
    -------
    ArmedPass
        Nobody goes if there are none or no room is left for them.
    """
    setting = Setting(others.operation, others.network, others.turnout, armed=True)
    if not setting.persons:
        return ArmedPass(setting, frozenset(), [])
    taken = _taken_places(others, parcels)
    book = fastest_routes(setting)
    on_foot = [
        service
        for service in services_of(setting, book, frozenset())
        if not service.origin and not service.target and service.pattern is None
    ]
    with_route = frozenset(who for service in on_foot for who, _ in service.routes)
    services = [free for service in on_foot for free in _apart(setting, service, taken)]
    program = write_program(setting, services, frozenset())
    if not program.move_columns.size:
        return ArmedPass(setting, with_route, [])
    solver = Solver(program, 600.0)
    worth = 4.0 * program.steps
    cost = np.where(program.moves_out, program.move_arrive + 1.0 - worth, 0.0)
    solution = solver.solve(cost, program.steps - 1)
    parcels = unfold(setting, program, solution.values)
    return ArmedPass(setting, with_route, _within_streets(setting, parcels))


def _within_streets(setting: Setting, parcels: list[Parcel]) -> list[Parcel]:
    """Leave out parcels that would overfill a street; they stay until a later plan."""
    full = {street for _, street in overloaded_streets(setting, parcels)}
    ids = setting.network.link_id
    return [p for p in parcels if not any(str(ids[link]) in full for link in p.home.links)]


def _taken_places(setting: Setting, parcels: Iterable[Parcel]) -> Taken:
    """Buckets in which others are on a link, at a crossing, a site or an assembly point."""
    taken: Taken = {}

    def take(kind: str, at: str, start: int, stop: int) -> None:
        mask = taken.setdefault((kind, at), np.zeros(setting.steps, dtype=bool))
        mask[max(0, start) : max(0, stop)] = True

    everyone = list(parcels)
    for (_, link), load in street_loads_of(setting, everyone).items():
        for k in np.flatnonzero(load > 0):
            take("link", str(setting.network.link_id[link]), int(k), int(k) + 1)
    for parcel in everyone:
        service = parcel.service
        take("crossing", service.corridor, parcel.bucket, parcel.bucket + 1)
        if service.site:
            arrive = parcel.bucket + service.arrive_shift
            take("site", service.site, arrive, arrive + setting.stay_buckets(service.site))
    return taken


def _apart(setting: Setting, service: Service, taken: Taken) -> list[Service]:
    """Split a pooled service by route and keep the buckets in which nobody else is there."""
    found = []
    for commodity, route in service.routes:
        free = ~_mask(taken, ("crossing", service.corridor), setting.steps)[service.buckets]
        if service.site:
            busy = _mask(taken, ("site", service.site), setting.steps)
            # others keep coming to a site: only hours after which it stays theirs alone count
            later = np.logical_or.accumulate(busy[::-1])[::-1]
            free &= ~later[service.arrive]
        for link, offset in zip(route.links, route.offsets_ms, strict=True):
            busy = _mask(taken, ("link", str(setting.network.link_id[link])), setting.steps)
            at = service.buckets + bucket_shift(offset, setting.step_ms)
            free &= ~busy[np.clip(at, 0, setting.steps - 1)]
        alone = Service(
            service.group,
            service.mode,
            "",
            "",
            service.corridor,
            service.site,
            None,
            service.loads,
            service.arrive_shift,
            0,
            service.buckets[free],
        )
        alone.routes.append((commodity, route))
        if alone.buckets.size:
            found.append(alone)
    return found


def _mask(taken: Taken, key: tuple[str, str], steps: int) -> NDArray[np.bool_]:
    mask = taken.get(key)
    return np.zeros(steps, dtype=bool) if mask is None else mask
