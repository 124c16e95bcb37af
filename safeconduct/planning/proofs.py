"""Aims and proofs in the units of the files: persons, seconds, person-seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from safeconduct.planning.aims import Reached
from safeconduct.planning.options import PlanOptions
from safeconduct.planning.program import Program, run_loads
from safeconduct.planning.setting import Setting
from safeconduct.planning.tolls import Tolls
from safeconduct.plans.model import Aim, Cohort, Fixed, Multiplier, Proof, Status

if TYPE_CHECKING:
    from safeconduct.planning.solved import Solved

OPTIMAL_GAP = 1e-6
"""A gap that is nothing but rounding."""

LEAST_PRICE = 1e-12
"""Prices below this prove nothing and are left out."""


def aims_and_proofs(
    solved: Solved, cohorts: list[Cohort], options: PlanOptions
) -> tuple[list[Aim], list[Proof]]:
    """Give every aim with its value counted from the cohorts, and its proof.

    Parameters
    ----------
    solved
        The pass that was proved.
    cohorts
        The people as they will be written.
    options
        With the gap that is good enough.

    Returns
    -------
    aims : list of Aim
        In their order.
    proofs : list of Proof
        One an aim.
    """
    setting = solved.setting
    aims, proofs = [], []
    for reached in solved.reached:
        value = _value(setting, reached, cohorts)
        bound = _bound(setting, reached)
        # rounding can put a bound past the value it bounds; the weaker claim is shown as well
        bound = max(bound, value) if reached.name == "moved" else min(bound, value)
        gap = _gap(setting, reached, value, bound)
        status = status_of(gap, options.gap, solved)
        aims.append(Aim(reached.name, reached.level, value, bound, gap, status))
        proofs.append(_proof(setting, solved.program, reached, bound))
    return aims, proofs


def status_of(gap: float, accepted: float, solved: Solved) -> Status:
    """Say how a solve ended by its gap, and what the plan was held to beyond what bounds it."""
    if gap <= OPTIMAL_GAP:
        return "optimal"
    if gap <= accepted:
        return "within-gap"
    if solved.vehicles is not None:
        return "whole-vehicles"
    return "one-way-out" if solved.one_way else "time-limit"


def _counted(setting: Setting, reached: Reached, cohorts: list[Cohort]) -> list[Cohort]:
    groups = setting.operation.groups
    return [
        c
        for c in cohorts
        if (c.area, c.group) in setting.persons
        and (reached.level is None or groups[c.group].priority == reached.level)
    ]


def _value(setting: Setting, reached: Reached, cohorts: list[Cohort]) -> float:
    counted = _counted(setting, reached, cohorts)
    if reached.name == "moved":
        return float(sum(c.persons for c in counted))
    if reached.name == "arrival_sum":
        return float(sum(c.persons * c.arrive_s for c in counted))
    moved = sum(c.persons for c in counted)
    slack, late = max(0.01, 1e-6 * moved), 0.0
    by_time: dict[int, float] = {}
    for cohort in counted:
        by_time[cohort.arrive_s] = by_time.get(cohort.arrive_s, 0.0) + cohort.persons
    for arrive_s in sorted(by_time, reverse=True):
        late += by_time[arrive_s]
        if late > slack:
            return float(arrive_s)
    return 0.0


def _bound(setting: Setting, reached: Reached) -> float:
    step_s = setting.operation.step_s
    if reached.name == "moved":
        return reached.bound
    if reached.name == "completion":
        return float(reached.bound * step_s)
    return reached.bound * step_s


def _gap(setting: Setting, reached: Reached, value: float, bound: float) -> float:
    difference = bound - value if reached.name == "moved" else value - bound
    least = 1.0 if reached.name == "moved" else float(setting.operation.step_s)
    return max(0.0, difference / max(value, least))


def _proof(setting: Setting, program: Program | None, reached: Reached, bound: float) -> Proof:
    step_s = setting.operation.step_s
    arriving = reached.name == "arrival_sum"
    unit = float(step_s) if arriving else 1.0
    multipliers = [
        Multiplier(limit[0], limit[1], -1 if price.size == 1 else int(k), float(price[k]) * unit)
        for limit, price in sorted(reached.solution.prices.items())
        for k in np.flatnonzero(price > LEAST_PRICE)
    ]
    if program is not None:
        multipliers += _seats(setting, program, reached, unit)
    fixed = tuple(
        Fixed(
            aim.name,
            aim.level,
            aim.value if aim.name == "moved" else aim.value * step_s,
            aim.multiplier * (unit if aim.name == "moved" else unit / step_s),
        )
        for aim in reached.held
        if aim.multiplier > LEAST_PRICE
    )
    until_s = (reached.until + 1) * step_s
    return Proof(reached.name, reached.level, bound, until_s, tuple(multipliers), fixed)


def _seats(setting: Setting, program: Program, reached: Reached, unit: float) -> list[Multiplier]:
    """Price of a seat in each run: what its vehicle pays, shared by its seats."""
    tolls = Tolls(setting, program, reached.solution.prices)
    found: dict[tuple[str, int], float] = {}
    for service in (service.at_all_hours() for service in program.services):
        if service.pattern is None:
            continue
        price = np.zeros(service.buckets.size)
        for limit, buckets, positions, coef in run_loads(setting, service, program.rows):
            np.add.at(price, positions, coef * tolls.of_limit(limit)[buckets])
        for b, value in zip(service.buckets, price, strict=True):
            if value > LEAST_PRICE:
                for own in service.members or [service]:
                    found[own.line, int(b)] = float(value) * unit
    return [Multiplier("seats", line, b, value) for (line, b), value in sorted(found.items())]
