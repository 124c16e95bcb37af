"""Whether every limit holds in every bucket, and usage.csv says the same."""

from __future__ import annotations

import numpy as np

from safeconduct.plans.model import Plan, Usage
from safeconduct.proof.capacity import Capacities
from safeconduct.proof.case import Case
from safeconduct.proof.clockwork import Numbers
from safeconduct.proof.loads import LimitAt, Load, Loads
from safeconduct.proof.runs import RunsOfLine
from safeconduct.proof.tolerance import ABSOLUTE, RELATIVE
from safeconduct.proof.verdict import Findings

NEARLY_FULL = 0.999
"""A limit used as much as this must be in usage.csv."""


def check_limits(
    case: Case,
    capacities: Capacities,
    loads: Loads,
    runs: list[RunsOfLine],
    findings: Findings,
) -> None:
    """Compare what is used with what is allowed.

    Parameters
    ----------
    case, capacities
        The operation on its roads, and its limits.
    loads, runs
        What the plan uses; its runs bring the seats.
    findings
        Where failures are noted: SC522.
    """
    seats = {line.cycle.name: line.vehicles * line.cycle.fleet.seats for line in runs}
    for limit, load in loads.items():
        allowed = seats.get(limit[1]) if limit[0] == "seats" else capacities.of(*limit)
        if allowed is None:
            allowed = np.zeros(case.steps)
        used, rounding = load.used, load.rounding
        if capacities.whole_horizon(*limit):
            used, rounding = _over_horizon(limit, load)
        most = allowed * (1 + RELATIVE) + ABSOLUTE + rounding
        findings.count("limits", used.size)
        for k in np.flatnonzero(~(used <= most)):
            when = "over the horizon" if used.size == 1 else f"in bucket {k}"
            findings.fail(
                "SC522",
                f"{limit[0]} at {limit[1]} {when}: {used[k]:.6f} used, {allowed[k]:.6f} allowed.",
            )


def check_usage(
    case: Case, capacities: Capacities, loads: Loads, plan: Plan, findings: Findings
) -> None:
    """Compare the rows of usage.csv with the recount.

    Parameters
    ----------
    case, capacities, loads
        As for the limits.
    plan
        With the rows.
    findings
        Where failures are noted: SC523.
    """
    counted = dict(loads.items())
    rows: set[tuple[str, str, int]] = set()
    for row in plan.usage:
        limit: LimitAt = (row.limit, row.at)
        allowed = capacities.of(*limit)
        k = row.from_s // case.step_s
        one_bucket = (row.from_s, row.to_s) == (k * case.step_s, (k + 1) * case.step_s)
        whole = (row.from_s, row.to_s) == (0, case.operation.horizon_s)
        rows.add((*limit, k))
        if allowed is None or not 0 <= k < case.steps or not (one_bucket or whole):
            findings.fail("SC523", f"{row.limit} at {row.at} from {row.from_s} s is no limit.")
            continue
        load = counted.get(limit, Load(np.zeros(case.steps), np.zeros(case.steps)))
        at = case.steps - 1 if whole and capacities.whole_horizon(*limit) else k
        _compare(row, load, allowed[min(at, allowed.size - 1)], at, findings)
    findings.count("usage rows", len(plan.usage))
    for limit, load in counted.items():
        if limit[0] in ("seats", "cars"):
            continue
        allowed = capacities.of(*limit)
        if allowed is None:
            continue
        full = np.isfinite(allowed) & (load.used >= NEARLY_FULL * allowed) & (load.used > ABSOLUTE)
        for full_k in np.flatnonzero(full):
            if (*limit, int(full_k)) not in rows and (*limit, 0) not in rows:
                findings.fail(
                    "SC523", f"{limit[0]} at {limit[1]} is full in bucket {full_k}: no row."
                )


def _compare(row: Usage, load: Load, allowed: float, k: int, findings: Findings) -> None:
    used = float(load.used.sum()) if row.limit == "cars" else float(load.used[k])
    room = 1e-5 + 10 * RELATIVE * used + float(load.rounding[k])
    if not abs(row.used - used) <= room:
        findings.fail(
            "SC523",
            f"{row.limit} at {row.at} from {row.from_s} s: the table says {row.used:.6f} used, "
            f"counted {used:.6f}.",
        )
    same = row.capacity == allowed or abs(row.capacity - allowed) <= 1e-5 + RELATIVE * allowed
    if not same and row.limit != "seats":
        findings.fail(
            "SC523",
            f"{row.limit} at {row.at} from {row.from_s} s: the table says {row.capacity:.6f} "
            f"allowed, it is {allowed:.6f}.",
        )


def _over_horizon(limit: LimitAt, load: Load) -> tuple[Numbers, Numbers]:
    if limit[0] == "places":  # already added up bucket after bucket
        return load.used[-1:], load.rounding[-1:]
    return load.used.sum(keepdims=True), load.rounding.sum(keepdims=True)
