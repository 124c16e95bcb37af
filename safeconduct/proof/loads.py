"""What the people and vehicles of a plan load, counted anew."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from safeconduct.plans.model import LimitKind
from safeconduct.proof.capacity import pool_of, stay_buckets
from safeconduct.proof.case import Case
from safeconduct.proof.clockwork import Numbers, Whole
from safeconduct.proof.cohorts import Flow
from safeconduct.proof.runs import RunsOfLine
from safeconduct.proof.tolerance import ROUNDING
from safeconduct.proof.ways import Walk

LimitAt = tuple[LimitKind, str]

FEW_BUCKETS = 8
"""Buckets up to which people on a way are counted one by one, rather than a row of all buckets for each street."""


@dataclass(frozen=True, slots=True, eq=False)
class Load:
    """Use of one limit by bucket, and how much of it may come from rounding persons."""

    used: Numbers
    rounding: Numbers


class Loads:
    """Adds up the use of limits.

    Parameters
    ----------
    case
        The operation on its roads.
    """

    def __init__(self, case: Case) -> None:
        self._case = case
        self._loads: dict[LimitAt, Numbers] = {}
        self._few: dict[LimitKind, list[tuple[Whole, Whole, Numbers]]] = {}

    def items(self) -> Iterable[tuple[LimitAt, Load]]:
        """Give every limit that is used."""
        self._gather()
        for limit, rows in self._loads.items():
            yield limit, Load(rows[0], ROUNDING * rows[1])

    def add(self, limit: LimitAt, bucket: Whole, persons: Numbers, coef: float = 1.0) -> None:
        """Count persons (or vehicles) in their buckets."""
        self.add_row(limit, self.row(bucket, persons), 0, coef)

    def row(self, bucket: Whole, persons: Numbers) -> Numbers:
        """Give persons and cohorts by bucket, shape (2, buckets)."""
        steps = self._case.steps
        return np.array(
            [np.bincount(bucket, persons, steps), np.bincount(bucket, minlength=steps)], float
        )

    def add_row(self, limit: LimitAt, row: Numbers, shift: int, coef: float = 1.0) -> None:
        """Count a row of persons by bucket in the buckets a shift away."""
        into = self._loads.get(limit)
        if into is None:
            into = self._loads[limit] = np.zeros((2, self._case.steps))
        steps = self._case.steps
        if abs(shift) >= steps:
            return
        if shift >= 0:
            into[:, shift:] += coef * row[:, : steps - shift]
        else:
            into[:, :shift] += coef * row[:, -shift:]

    def add_few(self, kind: LimitKind, walk: Walk, row: Numbers, coef: float) -> None:
        """Count people who walk in a few buckets only; they are added up together at the end."""
        buckets = np.flatnonzero(row[1])
        at = (buckets[:, None] + walk.shifts).ravel()
        inside = (at >= 0) & (at < self._case.steps)
        links = np.broadcast_to(walk.links, (buckets.size, walk.links.size)).ravel()
        numbers = np.repeat(coef * row[:, buckets], walk.links.size, axis=1)
        each = (links[inside], at[inside], numbers[:, inside])
        self._few.setdefault(kind, []).append(each)

    def _gather(self) -> None:
        """Add up what was counted in a few buckets, all streets at once."""
        steps = self._case.steps
        for kind, each in self._few.items():
            links, row = np.unique(np.concatenate([part[0] for part in each]), return_inverse=True)
            at = row * steps + np.concatenate([part[1] for part in each])
            numbers = np.concatenate([part[2] for part in each], axis=1)
            size = links.size * steps
            used = np.array([np.bincount(at, of, size) for of in numbers])
            for i, link in enumerate(links.tolist()):
                there = used[:, i * steps : (i + 1) * steps]
                self.add_row((kind, str(self._case.network.link_id[link])), there, 0)
        self._few.clear()


def count_loads(case: Case, flows: list[Flow], runs: list[RunsOfLine]) -> Loads:
    """Add up every limit of the table in docs/background/model.md.

    Parameters
    ----------
    case
        The operation on its roads.
    flows, runs
        People and vehicles.

    Returns
    -------
    Loads
        By limit, place and bucket.
    """
    loads = Loads(case)
    for flow in flows:
        _count_people(case, flow, loads)
    for line in runs:
        _count_vehicles(line, case, loads)
    return loads


def _count_people(case: Case, flow: Flow, loads: Loads) -> None:
    group, area, corridor, site, mode, line, wait_at, _ = flow.key
    crossing = loads.row(flow.bucket, flow.persons)
    cars = case.operation.cars
    if mode == "walk":
        loads.add_row(("crossing_walk", corridor), crossing, 0)
    elif mode == "car" and cars is not None:
        per_person = cars.pcu / cars.persons_per_car
        loads.add_row(("crossing_vehicle", corridor), crossing, 0, per_person)
        loads.add_row(("cars", f"{area}/{group}"), crossing, 0)
    else:
        loads.add_row(("seats", line), crossing, 0)
    pool = pool_of(case, corridor, group)
    if pool is not None:
        loads.add_row(("screening", pool[0]), crossing, 0, pool[1])
    if site:
        _count_at_site(case, flow, crossing, loads)
    if wait_at:
        came, left = loads.row(flow.came, flow.persons), loads.row(flow.leave, flow.persons)
        waiting = np.cumsum(came, axis=1) - np.cumsum(left, axis=1)
        waiting[1] = np.maximum(waiting[1], 0)
        loads.add_row(("room", wait_at), waiting, 0)
    if flow.way.to_stop is not None:
        _count_walk(case, flow.way.to_stop, loads.row(flow.came, flow.persons), loads)
    if flow.way.through is not None:
        _count_walk(case, flow.way.through, crossing, loads)


def _count_at_site(case: Case, flow: Flow, crossing: Numbers, loads: Loads) -> None:
    site, shift = flow.key[3], flow.way.arrive_shift
    reception = case.operation.sites[site].reception
    if reception is not None:
        loads.add_row(("reception", site), crossing, shift, reception.time_s.get(flow.group, 0.0))
    width = stay_buckets(case, site)
    staying = np.cumsum(crossing, axis=1)
    if width is not None:
        gone = np.zeros_like(staying)
        if width < case.steps:
            gone[:, width:] = staying[:, : case.steps - width]
        staying = staying - gone
    loads.add_row(("places", site), staying, shift)


def _count_walk(case: Case, walk: Walk, row: Numbers, loads: Loads) -> None:
    kind: LimitKind = "street_vehicle" if walk.pace is None else "street_walk"
    cars = case.operation.cars
    coef = cars.pcu / cars.persons_per_car if walk.pace is None and cars is not None else 1.0
    if np.count_nonzero(row[1]) <= FEW_BUCKETS:
        loads.add_few(kind, walk, row, coef)
        return
    for link, shift in zip(walk.links.tolist(), walk.shifts.tolist(), strict=True):
        loads.add_row((kind, str(case.network.link_id[link])), row, shift, coef)


def _count_vehicles(line: RunsOfLine, case: Case, loads: Loads) -> None:
    cycle, fleet = line.cycle, line.cycle.fleet
    zero = np.zeros(case.steps)
    row = np.array([line.vehicles, zero])
    homeward = np.array([line.coming_back(case.steps), zero])
    gate: LimitAt = ("crossing_vehicle", cycle.line.corridor)
    loads.add_row(gate, row, 0, fleet.pcu)
    loads.add_row(gate, homeward, 0, fleet.pcu)
    loads.add_row(("fleet", cycle.line.fleet), np.array([line.busy(case.steps), zero]), 0)
    for links, shifts, pulse in (
        (cycle.out, cycle.out_shift, row),
        (cycle.back, cycle.back_shift, homeward),
    ):
        for link, shift in zip(links.tolist(), shifts.tolist(), strict=True):
            name = str(case.network.link_id[link])
            loads.add_row(("street_vehicle", name), pulse, shift, fleet.pcu)
