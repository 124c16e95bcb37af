"""How much of every limit a plan uses, counted from the people, not read off the solver."""

from __future__ import annotations

import numpy as np

from safeconduct.planning.capacities import (
    LimitAt,
    crossing_capacities,
    site_capacities,
    street_capacity,
)
from safeconduct.planning.program import Numbers
from safeconduct.planning.services import exit_loads
from safeconduct.planning.setting import Setting
from safeconduct.planning.unfold import Parcel, street_loads_of
from safeconduct.plans.model import LimitKind, Run, Usage

UNITS: dict[LimitKind, str] = {
    "crossing_walk": "person",
    "crossing_vehicle": "pcu",
    "screening": "person·s",
    "reception": "person·s",
    "places": "person",
    "street_walk": "person",
    "street_vehicle": "pcu",
    "room": "person",
    "cars": "person",
    "seats": "person",
    "fleet": "vehicle",
}
NEARLY_FULL = 0.9
"""Streets used less than this are left out of the table; the routes show them all."""


def count_usage(setting: Setting, parcels: list[Parcel], runs: list[Run]) -> list[Usage]:
    """Count the use of every limit in every bucket in which it is used.

    Parameters
    ----------
    setting
        The operation on its roads.
    parcels, runs
        People and vehicles of the plan.

    Returns
    -------
    list of Usage
        Sorted by limit, place and time.
    """
    capacities = crossing_capacities(setting) | site_capacities(setting)
    used: dict[LimitAt, Numbers] = {}
    for parcel in parcels:
        _count_person(setting, parcel, used)
    _occupy(setting, used)
    _count_runs(setting, runs, used, capacities)
    step_s = setting.operation.step_s
    departed = {(run.line, run.crossing_s // step_s): run.vehicles for run in runs}
    for (kind, link), load in street_loads_of(setting, parcels, departed).items():
        limit: LimitAt = (kind, str(setting.network.link_id[link]))  # type: ignore[assignment]  # one of two literals
        capacity = street_capacity(setting, limit[0], link)
        if bool((load >= NEARLY_FULL * capacity).any()) and bool(load.any()):
            used[limit], capacities[limit] = load, capacity
    for assembly in setting.operation.assembly_points.values():
        if assembly.room is not None:
            capacities["room", assembly.id] = np.full(setting.steps, assembly.room)
    return _rows(setting, used, capacities)


def _count_person(setting: Setting, parcel: Parcel, used: dict[LimitAt, Numbers]) -> None:
    service = parcel.service
    group = setting.operation.groups[service.group]
    for load in exit_loads(
        setting, group, service.corridor, service.site or None, service.mode, service.arrive_shift
    ):
        row = used.setdefault(load.limit, np.zeros(setting.steps))
        row[parcel.bucket + load.shift] += parcel.persons * load.coef
    cars = setting.operation.cars
    if service.mode == "car" and cars is not None:
        row = used.setdefault(("crossing_vehicle", service.corridor), np.zeros(setting.steps))
        row[parcel.bucket] += parcel.persons * cars.pcu_per_person
    if parcel.came >= 0 and parcel.left > parcel.came:
        row = used.setdefault(("room", service.origin), np.zeros(setting.steps))
        row[parcel.came : parcel.left] += parcel.persons


def _occupy(setting: Setting, used: dict[LimitAt, Numbers]) -> None:
    """Turn arrivals into people who keep a place: for their stay, or for good."""
    for limit in [limit for limit in used if limit[0] == "places"]:
        arrivals = used[limit]
        present = np.cumsum(arrivals)
        width = setting.stay_buckets(limit[1])
        if width < setting.steps:
            present = present - np.concatenate([np.zeros(width), present])[: setting.steps]
        used[limit] = present


def _count_runs(
    setting: Setting,
    runs: list[Run],
    used: dict[LimitAt, Numbers],
    capacities: dict[LimitAt, Numbers],
) -> None:
    step_s = setting.operation.step_s
    lines = {line.id: line for line in setting.operation.lines}
    for run in runs:
        line = lines[run.line.split("@")[0]]
        fleet = getattr(setting.operation, line.fleet)
        limit: LimitAt = ("fleet", line.fleet)
        capacities[limit] = np.full(setting.steps, float(fleet.count))
        busy = used.setdefault(limit, np.zeros(setting.steps))
        busy[run.busy_from_s // step_s : run.busy_to_s // step_s] += run.vehicles
        gate = used.setdefault(("crossing_vehicle", line.corridor), np.zeros(setting.steps))
        gate[run.crossing_s // step_s] += run.vehicles * fleet.pcu
        if run.return_crossing_s is not None:
            gate[run.return_crossing_s // step_s] += run.vehicles * fleet.pcu


def _rows(
    setting: Setting, used: dict[LimitAt, Numbers], capacities: dict[LimitAt, Numbers]
) -> list[Usage]:
    step_s = setting.operation.step_s
    rows = []
    for limit in sorted(used):
        capacity = capacities.get(limit)
        if capacity is None:
            continue
        for k in np.flatnonzero(used[limit] > 0):
            bound = float(capacity[k] if capacity.size > 1 else capacity[0])
            start = int(k) * step_s
            rows.append(
                Usage(
                    limit[0],
                    limit[1],
                    start,
                    start + step_s,
                    float(used[limit][k]),
                    bound,
                    UNITS[limit[0]],
                )
            )
    return rows
