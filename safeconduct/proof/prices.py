"""The multipliers of a proof as prices by limit and bucket."""

from __future__ import annotations

import math

import numpy as np

from safeconduct.plans.model import LimitKind, Multiplier, Proof
from safeconduct.proof.capacity import Capacities, pool_of, stay_buckets
from safeconduct.proof.case import Case
from safeconduct.proof.clockwork import Numbers
from safeconduct.proof.loads import LimitAt
from safeconduct.proof.tolerance import ABSURD
from safeconduct.proof.verdict import Findings


class Prices:
    """Prices y ≥ 0 of the limits of a case.

    Parameters
    ----------
    case, capacities
        The operation on its roads, and its limits.
    """

    def __init__(self, case: Case, capacities: Capacities) -> None:
        self._case = case
        self._capacities = capacities
        self._by_limit: dict[LimitAt, Numbers] = {}

    def add(self, multiplier: Multiplier) -> str:
        """Take in a multiplier; give what is wrong with it, or nothing."""
        limit: LimitAt = (multiplier.limit, multiplier.at)
        where = f"{multiplier.limit} at {multiplier.at} in bucket {multiplier.bucket}"
        if not 0 <= multiplier.value < ABSURD:
            return f"The multiplier of {where} is {multiplier.value}."
        allowed = self._capacities.of(*limit)
        if allowed is None:
            return f"There is no limit {multiplier.limit} at {multiplier.at}."
        whole = self._capacities.whole_horizon(*limit)
        if not (multiplier.bucket == -1 if whole else 0 <= multiplier.bucket < self._case.steps):
            return f"The multiplier of {where} is of a bucket that limit does not have."
        k = 0 if whole else multiplier.bucket
        if multiplier.value > 0 and math.isinf(allowed[k]):
            return f"The multiplier of {where} prices what nothing limits."
        row = self._by_limit.setdefault(limit, np.zeros(1 if whole else self._case.steps))
        row[k] += multiplier.value
        return ""

    def paid_for_capacity(self) -> float:
        """Give Σ capacity · y."""
        total = 0.0
        for limit, price in self._by_limit.items():
            allowed = self._capacities.of(*limit)
            if allowed is not None:
                total += float((price[price > 0] * allowed[price > 0]).sum())
        return total

    def of(self, limit: LimitKind, at: str) -> Numbers:
        """Give the price of one unit in each bucket; of a limit without multipliers, zeros."""
        found = self._by_limit.get((limit, at))
        steps = self._case.steps
        if found is None:
            return np.zeros(steps)
        return np.full(steps, found[0]) if found.size == 1 else found

    def lower_seats(self, line: str, most: Numbers) -> float:
        """Lower the price of a line's seats to what its runs pay; give by how much at most."""
        found = self._by_limit.get(("seats", line))
        if found is None:
            return 0.0
        over = found - most
        np.minimum(found, most, out=found)
        return float(over.max(initial=0.0))

    def at_gate(self, group: str, corridor: str, mode: str) -> Numbers:
        """Give the price of passing a crossing; infinite while it is closed."""
        case = self._case
        price = np.zeros(case.steps)
        if mode == "walk":
            price = price + self.of("crossing_walk", corridor)
        elif mode == "car" and case.operation.cars is not None:
            cars = case.operation.cars
            price = price + self.of("crossing_vehicle", corridor) * cars.pcu / cars.persons_per_car
        pool = pool_of(case, corridor, group)
        if pool is not None:
            price = price + pool[1] * self.of("screening", pool[0])
        return np.where(case.open_share[corridor] > 0, price, np.inf)

    def on_arrival(self, group: str, site: str | None) -> Numbers:
        """Give the price of arriving at a site, with the place kept from then on."""
        price = np.zeros(self._case.steps)
        if site is None:
            return price
        reception = self._case.operation.sites[site].reception
        if reception is not None:
            price = price + reception.time_s.get(group, 0.0) * self.of("reception", site)
        kept = self.of("places", site)
        width = stay_buckets(self._case, site)
        if width is None:
            return price + kept
        total = np.concatenate([[0.0], np.cumsum(kept)])
        first = np.arange(self._case.steps)
        price += total[np.minimum(first + width, self._case.steps)] - total[first]
        return price

    def streets(self, *, walking: bool) -> dict[int, Numbers]:
        """Give the price for one person of every street that has one, by link number."""
        if walking:
            return self._streets("street_walk", 1.0)
        cars = self._case.operation.cars
        return (
            {} if cars is None else self._streets("street_vehicle", cars.pcu / cars.persons_per_car)
        )

    def pcu_streets(self) -> dict[int, Numbers]:
        """Give the price for one passenger-car unit of every street that has one."""
        return self._streets("street_vehicle", 1.0)

    def _streets(self, kind: LimitKind, coef: float) -> dict[int, Numbers]:
        return {
            self._case.link_number[at]: coef * price
            for (limit, at), price in self._by_limit.items()
            if limit == kind and bool((price > 0).any())
        }


def read_prices(case: Case, capacities: Capacities, proof: Proof, findings: Findings) -> Prices:
    """Take in the multipliers of a proof.

    Parameters
    ----------
    case, capacities
        The operation on its roads, and its limits.
    proof
        With the multipliers.
    findings
        Where failures are noted: SC541. Such a multiplier is left out.

    Returns
    -------
    Prices
        Of the others.
    """
    prices = Prices(case, capacities)
    for multiplier in proof.multipliers:
        wrong = prices.add(multiplier)
        if wrong:
            findings.fail("SC541", wrong)
    findings.count("multipliers", len(proof.multipliers))
    return prices
