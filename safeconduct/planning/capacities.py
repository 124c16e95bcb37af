"""Capacity of every limit in every bucket; what is unlimited is not here."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from safeconduct.operation.model import Screening
from safeconduct.planning.setting import Setting, overlap_share
from safeconduct.plans.model import LimitKind

LimitAt = tuple[LimitKind, str]
"""(kind of limit, where)."""


def crossing_capacities(setting: Setting) -> dict[LimitAt, NDArray[np.float64]]:
    """Give walkers, pcu and person-seconds of search each crossing lets through a bucket.

    Returns
    -------
    dict
        By (limit, corridor) or (``screening``, corridor/pool): shape (buckets,).
    """
    step_s = setting.operation.step_s
    found: dict[LimitAt, NDArray[np.float64]] = {}
    for corridor in setting.operation.corridors.values():
        share = setting.open_share[corridor.id]
        hours = share * step_s / 3600.0
        if corridor.walk_capacity_person_per_h is not None:
            found["crossing_walk", corridor.id] = corridor.walk_capacity_person_per_h * hours
        if corridor.vehicle_capacity_per_h is not None:
            left = corridor.vehicle_capacity_per_h * hours - _aid_pcu(setting, corridor.id)
            found["crossing_vehicle", corridor.id] = np.maximum(0.0, left)
        if corridor.screening is not None:
            for pool in corridor.screening.pools:
                found["screening", f"{corridor.id}/{pool.id}"] = pool.lanes * step_s * share
    return found


def site_capacities(setting: Setting) -> dict[LimitAt, NDArray[np.float64]]:
    """Give the person-seconds of reception desks a bucket, and places, by site."""
    found: dict[LimitAt, NDArray[np.float64]] = {}
    for site in setting.operation.sites.values():
        if site.reception is not None:
            desk_s = site.reception.desks * setting.operation.step_s
            found["reception", site.id] = np.full(setting.steps, desk_s)
        if site.places is not None:
            entries = 1 if site.stay_s is None else setting.steps
            found["places", site.id] = np.full(entries, site.places)
    return found


def street_capacity(setting: Setting, kind: LimitKind, link: int) -> NDArray[np.float64]:
    """Give the walkers (or pcu) a link takes a bucket; ``inf`` where nothing limits."""
    walking = kind == "street_walk"
    network = setting.network
    per_h = (network.walk_capacity_person_per_h if walking else network.vehicle_capacity_per_h)[
        link
    ]
    open_share = 1.0 - closed_share(setting, link)
    if math.isinf(per_h):
        return np.where(open_share > 0, np.inf, 0.0)
    limit: NDArray[np.float64] = per_h * setting.operation.step_s / 3600.0 * open_share
    return limit


def closed_share(setting: Setting, link: int) -> NDArray[np.float64]:
    """Give the share of each bucket in which entry to a link is closed."""
    closed = sorted((start, end) for links, start, end in setting.network.closed if link in links)
    merged: list[tuple[int, int]] = []
    for start, end in closed:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return overlap_share(tuple(merged), setting.steps, setting.operation.step_s)


def screening_pool(screening: Screening, group: str) -> str | None:
    """Give the pool that searches a group, or ``None`` if no pool does."""
    named = [pool.id for pool in screening.pools if group in pool.groups]
    common = [pool.id for pool in screening.pools if not pool.groups]
    return next(iter(named + common), None)


def _aid_pcu(setting: Setting, corridor: str) -> NDArray[np.float64]:
    step_s = setting.operation.step_s
    taken = np.zeros(setting.steps)
    hours = setting.operation.corridors[corridor].open
    for aid in setting.operation.aid_inward:
        if aid.corridor != corridor:
            continue
        common = tuple(
            (max(start, aid.interval[0]), min(end, aid.interval[1]))
            for start, end in hours
            if max(start, aid.interval[0]) < min(end, aid.interval[1])
        )
        share = overlap_share(common, setting.steps, step_s)
        taken += aid.trucks_per_h * aid.pcu * step_s / 3600.0 * share
    return taken
