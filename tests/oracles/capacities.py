"""The table of limits of docs/background/model.md, written out bucket by bucket.

Beside the limits of the table, ``open`` of a corridor and
``open_link`` of a link are 0 in a bucket that admits nobody, whatever its capacity.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping

from safeconduct.network.model import Network
from safeconduct.operation.model import AidInward, Corridor, Group, Interval, Operation

Key = Hashable
"""``(limit, at, bucket)``; bucket −1 for a limit over the whole horizon."""


def capacities(operation: Operation, network: Network) -> dict[Key, float]:
    """Give every finite capacity but those of fleets' seats and of cars."""
    found: dict[Key, float] = {}
    for corridor in operation.corridors.values():
        for bucket in range(operation.steps):
            found.update(_of_crossing(operation, corridor, bucket))
    for link in range(network.links):
        for bucket in range(operation.steps):
            found.update(_of_link(operation, network, link, bucket))
    found.update(_of_places(operation))
    return found


def closed(limits: Mapping[Hashable, float]) -> dict[Hashable, float]:
    """Keep of some limits only what is closed."""
    return {
        key: bound
        for key, bound in limits.items()
        if isinstance(key, tuple) and key[0] in ("open", "open_link")
    }


def persons(operation: Operation, area: str, group: str) -> float:
    """Give ``n(a, g)`` at the stated turnout."""
    stated = operation.areas[area].persons.get(group)
    share = 1.0 if operation.benchmark else operation.turnout[group].value
    return 0.0 if stated is None else stated.value * share


def may_use(group: Group, corridor: Corridor) -> bool:
    """Say whether a group may use a corridor."""
    return group.id in corridor.groups and not corridor.refused_by


def pool_of(corridor: Corridor, group: str) -> str:
    """Give the pool in which a group is searched."""
    assert corridor.screening is not None
    pools = corridor.screening.pools
    own = [pool.id for pool in pools if group in pool.groups]
    return own[0] if own else next(pool.id for pool in pools if not pool.groups)


def covered(intervals: Iterable[Interval], start: int, end: int) -> int:
    """Give how many whole seconds of [start, end) lie in any of the intervals."""
    seconds: set[int] = set()
    for low, high in intervals:
        seconds.update(range(max(low, start), min(high, end)))
    return len(seconds)


def _of_crossing(operation: Operation, corridor: Corridor, bucket: int) -> dict[Key, float]:
    step = operation.step_s
    start, end = bucket * step, (bucket + 1) * step
    share = covered(corridor.open, start, end) / step
    found: dict[Key, float] = {("open", corridor.id, bucket): 0.0} if share == 0.0 else {}
    if corridor.walk_capacity_person_per_h is not None:
        rate = corridor.walk_capacity_person_per_h
        found["crossing_walk", corridor.id, bucket] = rate * step / 3600.0 * share
    if corridor.vehicle_capacity_per_h is not None:
        trucks = sum(
            _trucks(aid, corridor, start, end)
            for aid in operation.aid_inward
            if aid.corridor == corridor.id
        )
        all_pcu = corridor.vehicle_capacity_per_h * step / 3600.0 * share
        found["crossing_vehicle", corridor.id, bucket] = max(0.0, all_pcu - trucks)
    for pool in corridor.screening.pools if corridor.screening else ():
        key = "screening", f"{corridor.id}/{pool.id}", bucket
        found[key] = pool.lanes * step * share
    return found


def _trucks(aid: AidInward, corridor: Corridor, start: int, end: int) -> float:
    low, high = max(start, aid.interval[0]), min(end, aid.interval[1])
    return aid.trucks_per_h * aid.pcu * covered(corridor.open, low, max(low, high)) / 3600.0


def _of_link(operation: Operation, network: Network, link: int, bucket: int) -> dict[Key, float]:
    step = operation.step_s
    closed = [(low, high) for links, low, high in network.closed if link in links]
    share = covered(closed, bucket * step, (bucket + 1) * step) / step
    name = str(network.link_id[link])
    found: dict[Key, float] = {("open_link", name, bucket): 0.0} if share == 1.0 else {}
    for limit, rates in (
        ("street_walk", network.walk_capacity_person_per_h),
        ("street_vehicle", network.vehicle_capacity_per_h),
    ):
        rate = float(rates[link])
        if rate < float("inf"):
            found[limit, name, bucket] = rate * step / 3600.0 * (1.0 - share)
    return found


def _of_places(operation: Operation) -> dict[Key, float]:
    found: dict[Key, float] = {}
    for site in operation.sites.values():
        for bucket in range(operation.steps):
            if site.reception is not None:
                found["reception", site.id, bucket] = site.reception.desks * operation.step_s
            if site.places is not None and site.stay_s is not None:
                found["places", site.id, bucket] = site.places
        if site.places is not None and site.stay_s is None:
            found["places", site.id, -1] = site.places
    for point in operation.assembly_points.values():
        for bucket in range(operation.steps):
            if point.room is not None:
                found["room", point.id, bucket] = point.room
    for kind, fleet in (("buses", operation.buses), ("ambulances", operation.ambulances)):
        for bucket in range(operation.steps if fleet else 0):
            assert fleet is not None
            found["fleet", kind, bucket] = fleet.count
    return found
