"""How much every limit allows in every bucket; docs/background/model.md, "Limits"."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from safeconduct.operation.model import Vehicles
from safeconduct.plans.model import LimitKind
from safeconduct.proof.case import Case
from safeconduct.proof.clockwork import Numbers, covered_share

_SECONDS_PER_H = 3600.0


class Capacities:
    """Capacities by limit and place; infinite where nothing limits.

    Parameters
    ----------
    case
        The operation on its roads.
    """

    def __init__(self, case: Case) -> None:
        self._case = case
        self._kept: dict[tuple[LimitKind, str], Numbers | None] = {}

    def of(self, limit: LimitKind, at: str) -> Numbers | None:
        """Give what a limit allows: one number a bucket, or one in all for the whole horizon.

        Returns
        -------
        numpy.ndarray or None
            ``None`` if there is no such place. ``seats`` are zero here: they come with the
            runs of a plan.
        """
        key = (limit, at)
        if key not in self._kept:
            self._kept[key] = self._work_out(limit, at)
        return self._kept[key]

    def whole_horizon(self, limit: LimitKind, at: str) -> bool:
        """Whether a limit holds over the whole horizon and not bucket by bucket."""
        if limit == "cars":
            return True
        site = self._case.operation.sites.get(at)
        return limit == "places" and site is not None and site.stay_s is None

    def _work_out(self, limit: LimitKind, at: str) -> Numbers | None:
        by_kind = {
            "crossing_walk": self._crossing,
            "crossing_vehicle": self._crossing,
            "screening": self._screening,
            "reception": self._site,
            "places": self._site,
            "street_walk": self._street,
            "street_vehicle": self._street,
            "room": self._room,
            "cars": self._cars,
            "seats": self._seats,
            "fleet": self._fleet,
        }
        return by_kind[limit](limit, at)

    def _room(self, _limit: LimitKind, at: str) -> Numbers | None:
        point = self._case.operation.assembly_points.get(at)
        return None if point is None else self._flat(point.room)

    def _fleet(self, _limit: LimitKind, at: str) -> Numbers | None:
        fleet = fleet_of(self._case, at)
        return None if fleet is None else self._flat(fleet.count)

    def _seats(self, _limit: LimitKind, at: str) -> Numbers | None:
        return self._flat(0.0) if at.partition("@")[0] in self._lines else None

    @cached_property
    def _lines(self) -> set[str]:
        return {line.id for line in self._case.operation.lines}

    def _flat(self, value: float | None) -> Numbers:
        return np.full(self._case.steps, np.inf if value is None else value)

    def _crossing(self, limit: LimitKind, at: str) -> Numbers | None:
        corridor = self._case.operation.corridors.get(at)
        if corridor is None:
            return None
        walking = limit == "crossing_walk"
        per_h = corridor.walk_capacity_person_per_h if walking else corridor.vehicle_capacity_per_h
        share = self._case.open_share[at]
        if per_h is None:
            return np.where(share > 0, np.inf, 0.0)
        allowed = per_h * self._case.step_s / _SECONDS_PER_H * share
        if walking:
            return allowed
        left: Numbers = np.maximum(0.0, allowed - self._aid_pcu(at))
        return left

    def _aid_pcu(self, corridor: str) -> Numbers:
        case = self._case
        pcu = np.zeros(case.steps)
        for aid in case.operation.aid_inward:
            if aid.corridor != corridor:
                continue
            first, last = aid.interval
            hours = [
                (max(first, from_s), min(last, to_s))
                for from_s, to_s in case.operation.corridors[corridor].open
                if max(first, from_s) < min(last, to_s)
            ]
            per_bucket = aid.trucks_per_h * aid.pcu * case.step_s / _SECONDS_PER_H
            pcu += per_bucket * covered_share(hours, case.steps, case.step_s)
        return pcu

    def _screening(self, _limit: LimitKind, at: str) -> Numbers | None:
        corridor, _, pool = at.partition("/")
        found = self._case.operation.corridors.get(corridor)
        if found is None or found.screening is None:
            return None
        for candidate in found.screening.pools:
            if candidate.id == pool:
                return candidate.lanes * self._case.step_s * self._case.open_share[corridor]
        return None

    def _site(self, limit: LimitKind, at: str) -> Numbers | None:
        site = self._case.operation.sites.get(at)
        if site is None:
            return None
        if limit == "reception":
            desks = None if site.reception is None else site.reception.desks * self._case.step_s
            return self._flat(desks)
        places = np.inf if site.places is None else site.places
        return np.array([places]) if site.stay_s is None else self._flat(places)

    def _street(self, limit: LimitKind, at: str) -> Numbers | None:
        case = self._case
        link = case.link_number.get(at)
        if link is None:
            return None
        network = case.network
        by_mode = (
            network.walk_capacity_person_per_h
            if limit == "street_walk"
            else network.vehicle_capacity_per_h
        )
        hours = [(from_s, to_s) for links, from_s, to_s in network.closed if link in links]
        share = 1.0 - covered_share(hours, case.steps, case.step_s)
        if np.isinf(by_mode[link]):
            return np.where(share > 0, np.inf, 0.0)
        allowed: Numbers = float(by_mode[link]) * case.step_s / _SECONDS_PER_H * share
        return allowed

    def _cars(self, _limit: LimitKind, at: str) -> Numbers | None:
        cars = self._case.operation.cars
        area, _, group = at.partition("/")
        if cars is None or (area, group) not in self._case.persons:
            return None
        return np.array([cars.share * self._case.persons[area, group]])


def fleet_of(case: Case, name: str) -> Vehicles | None:
    """Give the fleet of a name."""
    fleets = {"buses": case.operation.buses, "ambulances": case.operation.ambulances}
    return fleets.get(name)


def pool_of(case: Case, corridor: str, group: str) -> tuple[str, float] | None:
    """Give where a group is searched at a crossing, and the seconds a person; or ``None``."""
    screening = case.operation.corridors[corridor].screening
    if screening is None:
        return None
    own = [pool.id for pool in screening.pools if group in pool.groups]
    common = [pool.id for pool in screening.pools if not pool.groups]
    pool = next(iter([*own, *common]), None)
    seconds = screening.time_s.get(group, 0.0)
    return None if pool is None or seconds <= 0 else (f"{corridor}/{pool}", seconds)


def stay_buckets(case: Case, site: str) -> int | None:
    """Give for how many buckets an arrival keeps a place; ``None`` for good."""
    stay_s = case.operation.sites[site].stay_s
    return None if stay_s is None else -(-stay_s // case.step_s)
