"""A plan in the order and precision of its files."""

from __future__ import annotations

from dataclasses import replace

from safeconduct.plans.model import Cohort, Duty, Plan, Usage

MOST_DIGITS = 9
"""Digits of a vehicle's number; whatever is longer is none."""
LEAST_PERSONS = 1e-6
"""Cohorts of fewer persons are not written."""


def in_order(plan: Plan) -> Plan:
    """Give the plan as it is after writing and reading: sorted, persons to six decimals.

    Parameters
    ----------
    plan
        Any plan.

    Returns
    -------
    Plan
        The same plan with its rows sorted by their keys, persons and usage rounded to six
        decimals, and cohorts of less than a millionth of a person left out.
    """
    cohorts = (_rounded(c) for c in plan.cohorts if c.persons >= LEAST_PERSONS)
    return replace(
        plan,
        cohorts=tuple(sorted(cohorts, key=lambda c: c.cohort)),
        runs=tuple(sorted(plan.runs, key=lambda r: (r.line, r.crossing_s))),
        duties=tuple(
            replace(duty, riders=six_decimals(duty.riders))
            for duty in sorted(plan.duties, key=_by_vehicle)
        ),
        line_routes=tuple(sorted(plan.line_routes, key=lambda r: (r.line, r.area))),
        usage=tuple(
            sorted((_shown(u) for u in plan.usage), key=lambda u: (u.limit, u.at, u.from_s))
        ),
        proofs=tuple(
            replace(
                proof,
                multipliers=tuple(
                    sorted(proof.multipliers, key=lambda m: (m.limit, m.at, m.bucket))
                ),
            )
            for proof in plan.proofs
        ),
    )


def _by_vehicle(duty: Duty) -> tuple[str, int, str, int]:
    kind, _, number = duty.vehicle.rpartition("-")
    counts = number.isdecimal() and len(number) <= MOST_DIGITS
    return kind, int(number) if counts else 0, duty.vehicle, duty.ride


def _rounded(cohort: Cohort) -> Cohort:
    return replace(cohort, persons=six_decimals(cohort.persons))


def _shown(usage: Usage) -> Usage:
    return replace(usage, used=six_decimals(usage.used), capacity=six_decimals(usage.capacity))


def six_decimals(value: float) -> float:
    """Round the way the files print, without a negative zero."""
    return float(f"{value:.6f}") + 0.0
