"""Fewer services that allow the same plans: the program shrinks, its optimum and its proof do not.

Where no street on the way has a row, nobody needs to come to an assembly point before leaving it: home is free to
wait at, the point is not. And people who load the same limits in the same buckets are one to the program, wherever
they come from: on foot straight or by any assembly point, or fetched at home by vehicles that are away alike.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import reduce

import numpy as np

from safeconduct.planning.routes import Route
from safeconduct.planning.services import Active, Service
from safeconduct.planning.setting import Commodity, Setting, bucket_shift

Way = tuple[Commodity, Route, Service]
"""Who comes, by which walk, to which single service."""


def come_in_time(services: list[Service], active: Active) -> list[Service]:
    """Let people walk to an assembly point just in time to leave it.

    Parameters
    ----------
    services
        Those of the program; services from assembly points get the walks to them as routes.
    active
        Streets that have rows. A point to which somebody walks on such a street keeps its stock of people.

    Returns
    -------
    list of Service
        In the same order.
    """
    feeds: dict[tuple[str, str], list[Service]] = defaultdict(list)
    for service in services:
        if service.target:
            feeds[service.target, service.group].append(service)
    walked = any(kind == "street_walk" for kind, _ in active)
    for service in services:
        come = feeds[service.origin, service.group] if service.origin else []
        waits = any(feed.loads for feed in come) or (walked and service.onward is not None)
        service.routes += [] if waits else [route for feed in come for route in feed.routes]
    stocked = {(s.origin, s.group) for s in services if s.from_stock}
    return [s for s in services if not s.target or (s.target, s.group) in stocked]


def pool_alike(
    setting: Setting, services: list[Service], active: Active, *, vehicles: bool = True
) -> list[Service]:
    """Pool the services that load the same limits in the same buckets.

    Parameters
    ----------
    setting, services
        The operation and the services of the program.
    active
        Streets that have rows.
    vehicles
        Also those who are fetched at home, which is right where vehicles are a rate.

    Returns
    -------
    list of Service
        In the order of their first members.
    """
    pools: dict[object, list[Service]] = defaultdict(list)
    for service in services:
        key: object = id(service)
        if service.mode == "walk" and not service.target and not service.from_stock:
            key = _on_foot(service)
        elif vehicles and service.pattern is not None and service.pattern.area:
            key = (_on_foot(service), *_vehicle(setting, service, active))
        pools[key].append(service)
    return [_pooled(setting, alike) for alike in pools.values()]


def _on_foot(service: Service) -> tuple[object, ...]:
    """Say all that the program knows of where and when a person passes."""
    where = (service.group, service.mode, service.corridor, service.site)
    return (*where, service.arrive_shift, service.loads)


def _vehicle(setting: Setting, service: Service, active: Active) -> tuple[object, ...]:
    """Say all that the program knows of the vehicle that fetches people."""
    pattern = service.pattern
    if pattern is None:  # pragma: no cover - only services of lines are asked
        raise TypeError(service.mode)
    ids, step_ms = setting.network.link_id, setting.step_ms
    on_streets = tuple(
        (str(ids[link]), bucket_shift(offset, step_ms), way is pattern.back)
        for way, offsets in (
            (pattern.out, pattern.out_offsets_ms),
            (pattern.back, pattern.back_offsets_ms),
        )
        for link, offset in zip(way, offsets, strict=True)
        if ("street_vehicle", str(ids[link])) in active
    )
    buckets, returns, free = service.buckets, pattern.returns, pattern.free
    whole = (buckets.tobytes(), returns.tobytes(), free.tobytes())
    return (pattern.line.id.split("@")[0], service.leave_shift, *whole, on_streets)


def _pooled(setting: Setting, alike: list[Service]) -> Service:
    """Give one service for all; of the walks by assembly points only those that come first."""
    if len(alike) == 1:
        return alike[0]
    ways: list[tuple[int, Way]] = []
    for service in alike:
        ready = service.ready(setting.step_ms).tolist()
        pairs = zip(ready, service.routes, strict=True)
        ways += [(bucket, (who, route, service)) for bucket, (who, route) in pairs]
    first: dict[Commodity, int] = {}
    kept: list[Way] = []
    for bucket, way in sorted(ways, key=lambda each: (each[0], bool(each[1][2].origin))):
        who, _, service = way
        if not service.origin or bucket < first.get(who, setting.steps):
            first[who] = min(bucket, first.get(who, bucket))
            kept.append(way)
    return replace(
        alike[0],
        origin="",
        onward=None,
        leave_shift=0 if alike[0].pattern is None else alike[0].leave_shift,
        buckets=reduce(np.union1d, (service.buckets for service in alike)),
        hours=reduce(np.union1d, (service.hours for service in alike)),
        routes=[(who, route) for who, route, _ in kept],
        members=[service for _, _, service in kept],
    )
