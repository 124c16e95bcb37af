"""Prices of limits along the way of one person: at the crossing, on arrival, on streets."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from safeconduct.planning.capacities import LimitAt
from safeconduct.planning.program import Numbers, Program, run_loads
from safeconduct.planning.routes import Route, after_crossing, timed_after
from safeconduct.planning.services import Service, exit_loads
from safeconduct.planning.setting import Setting, bucket_shift
from safeconduct.plans.model import Mode


@dataclass(frozen=True, eq=False)
class Tolls:
    """Prices y ≥ 0 of a proof, one a limit and bucket."""

    setting: Setting
    program: Program
    prices: dict[LimitAt, Numbers]

    def of_limit(self, limit: LimitAt) -> Numbers:
        """Price of one unit in each bucket; zeros for a limit without rows.

        The price of a place is that of all buckets in which an arrival keeps it.
        """
        steps = self.setting.steps
        found = self.prices.get(limit)
        if found is None:
            return np.zeros(steps)
        if limit in self.program.single or limit[0] == "cars":
            return np.full(steps, found[0])
        if limit[0] == "places":
            width = self.setting.stay_buckets(limit[1])
            sums = np.concatenate([[0.0], np.cumsum(found)])
            ends = np.minimum(np.arange(steps) + width, steps)
            kept: Numbers = sums[ends] - sums[:steps]
            return kept
        return found

    def along(self, service: Service) -> Numbers:
        """Price of one person on a service in each of its buckets, streets with rows included."""
        total = np.zeros(service.buckets.size)
        for load in service.loads:
            total += load.coef * self.of_limit(load.limit)[service.buckets + load.shift]
        for limit, buckets, positions, coef in run_loads(self.setting, service, self.program.rows):
            np.add.at(total, positions, coef * self.of_limit(limit)[buckets])
        return total

    def at_gate(self, group: str, corridor: str, mode: Mode) -> Numbers:
        """Price of passing a crossing in each bucket."""
        total = np.zeros(self.setting.steps)
        who = self.setting.operation.groups[group]
        for load in exit_loads(self.setting, who, corridor, None, mode, 0):
            total += load.coef * self.of_limit(load.limit)
        cars = self.setting.operation.cars
        if mode == "car" and cars is not None:
            limit: LimitAt = ("crossing_vehicle", corridor)
            total += cars.pcu_per_person * self.of_limit(limit)
        return total

    def on_arrival(self, group: str, site: str | None) -> Numbers:
        """Price of arriving at a site in each bucket."""
        total = np.zeros(self.setting.steps)
        if site is None:
            return total
        place = self.setting.operation.sites[site]
        if place.reception is not None:
            total += place.reception.time_s.get(group, 0.0) * self.of_limit(("reception", site))
        if place.places is not None:
            total += self.of_limit(("places", site))
        return total

    def arrive_shift(self, key: tuple[str, str, str | None, float | None]) -> int:
        """Buckets from the crossing to the arrival on the fixed way after it."""
        _, corridor, site, speed = key
        if site is None:
            return 0
        return bucket_shift(
            _after(self.setting, corridor, site, speed).after_ms, self.setting.step_ms
        )

    def after(self, key: tuple[str, str, str | None, float | None]) -> Numbers:
        """Price of the streets of the fixed way after a crossing, by crossing bucket."""
        _, corridor, site, speed = key
        total = np.zeros(self.setting.steps)
        priced = self.streets(walking=speed is not None)
        if site is None or not priced:
            return total
        cars = self.setting.operation.cars
        coef = cars.pcu_per_person if speed is None and cars is not None else 1.0
        route = _after(self.setting, corridor, site, speed)
        for link, shift in zip(route.links, route.shifts(self.setting.step_ms), strict=True):
            if link in priced and shift < total.size:
                total[: total.size - shift] += coef * priced[link][shift:]
        return total

    def streets(self, *, walking: bool) -> dict[int, Numbers]:
        """Price of the streets that have one, by link number."""
        kind = "street_walk" if walking else "street_vehicle"
        ids = self.setting.network.link_id
        priced = {
            limit[1]: price
            for limit, price in self.prices.items()
            if limit[0] == kind and bool((price > 0).any())
        }
        if not priced:
            return {}
        numbers = np.flatnonzero(np.isin(ids, list(priced)))
        return {int(i): priced[str(ids[i])] for i in numbers}


def _after(setting: Setting, corridor: str, site: str, speed_kmh: float | None) -> Route:
    links = after_crossing(setting, corridor, site, speed_kmh) or ()
    gap_m = setting.network.site_gap_m.get(site, 0.0)
    return timed_after(setting, links, gap_m, speed_kmh)


def window_least(values: Numbers, low: int, high: int) -> Numbers:
    """Give for each ``b`` the least of ``values[b+low : b+high+1]``; ``inf`` if none lies within.

    A sliding minimum by doubling: O(n log n), no loop over buckets.
    """
    n = values.size
    low, high = max(low, -n), min(high, n)
    if high < low:
        return np.full(n, np.inf)
    width = high - low + 1
    padded = np.full(3 * n + 2 * width + 2, np.inf)
    padded[n + width : 2 * n + width] = values
    power = 1
    least = padded.copy()
    while power * 2 <= width:
        least[:-power] = np.minimum(least[:-power], least[power:])
        power *= 2
    start = np.arange(n) + n + width + low
    result: NDArray[np.float64] = np.minimum(least[start], least[start + width - power])
    return result
