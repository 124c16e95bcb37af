"""Whether the vehicles of a plan can run as it says."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from safeconduct.plans.model import Plan, Run
from safeconduct.proof.case import Case
from safeconduct.proof.clockwork import Numbers
from safeconduct.proof.lines import Cycle
from safeconduct.proof.tolerance import ABSURD
from safeconduct.proof.verdict import Findings


@dataclass(frozen=True, slots=True, eq=False)
class RunsOfLine:
    """Vehicles of one line by bucket of the outward crossing, shape (buckets,)."""

    cycle: Cycle
    vehicles: Numbers

    def coming_back(self, steps: int) -> Numbers:
        """Vehicles by bucket of the return crossing."""
        returns = self.cycle.returns < steps
        return np.bincount(
            self.cycle.returns[returns], self.vehicles[returns], minlength=steps
        ).astype(float)

    def busy(self, steps: int) -> Numbers:
        """Vehicles under way by bucket."""
        runs = np.flatnonzero(self.vehicles)
        change = np.zeros(steps + 1)
        np.add.at(change, runs + self.cycle.board_shift, self.vehicles[runs])
        np.subtract.at(change, self.cycle.free[runs], self.vehicles[runs])
        under_way: Numbers = np.cumsum(change)[:steps]
        return under_way


def check_runs(
    case: Case, cycles: dict[str, Cycle], plan: Plan, findings: Findings
) -> list[RunsOfLine]:
    """Check each run's cycle and add up the vehicles by line.

    Parameters
    ----------
    case, cycles
        The operation on its roads, and its lines.
    plan
        The plan.
    findings
        Where failures are noted: SC524.

    Returns
    -------
    list of RunsOfLine
        One for each line that runs.
    """
    vehicles: dict[str, Numbers] = {}
    for run in plan.runs:
        cycle = cycles.get(run.line)
        if cycle is None:
            findings.fail("SC524", f"There is no line {run.line} that could run.")
            continue
        wrong = _wrong(case, cycle, run)
        if wrong:
            findings.fail("SC524", f"Run of {run.line} crossing at {run.crossing_s} s: {wrong}")
            continue
        row = vehicles.setdefault(run.line, np.zeros(case.steps))
        row[run.crossing_s // case.step_s] += run.vehicles
    findings.count("runs", len(plan.runs))
    return [RunsOfLine(cycles[line], row) for line, row in vehicles.items()]


def _wrong(case: Case, cycle: Cycle, run: Run) -> str:
    step_s, steps = case.step_s, case.steps
    if run.crossing_s % step_s or not 0 <= run.crossing_s < case.operation.horizon_s:
        return "that is no bucket of the operation."
    if not 0 <= run.vehicles < ABSURD:
        return f"{run.vehicles} is no number of vehicles."
    b = run.crossing_s // step_s
    if not cycle.possible[b]:
        return "the crossing is closed, or no vehicle can be there or arrive in time."
    returns = int(cycle.returns[b])
    expected = (
        (b + cycle.board_shift) * step_s,
        (b + cycle.arrive_shift + 1) * step_s,
        returns * step_s if returns < steps else None,
        (b + cycle.board_shift) * step_s,
        int(cycle.free[b]) * step_s,
    )
    stated = (
        run.board_from_s,
        run.arrive_s,
        run.return_crossing_s,
        run.busy_from_s,
        run.busy_to_s,
    )
    if stated == expected:
        return ""
    return f"boarding, arrival, return and cycle are {stated} s, and must be {expected}."
