"""Whether vehicles cross in convoys as corridors ask."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

from safeconduct.operation.model import Convoy
from safeconduct.plans.model import Plan
from safeconduct.proof.case import Case
from safeconduct.proof.lines import Cycle
from safeconduct.proof.tolerance import ABSOLUTE
from safeconduct.proof.verdict import Findings


def check_convoys(case: Case, cycles: dict[str, Cycle], plan: Plan, findings: Findings) -> None:
    """Check size, distance in time, escorts and numbers of convoys.

    Parameters
    ----------
    case, cycles
        The operation on its roads, and its lines.
    plan
        With whole vehicles.
    findings
        Where failures are noted: SC555.
    """
    vehicles: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for duty in plan.duties:
        cycle = cycles.get(duty.line)
        if cycle is not None:
            vehicles[cycle.line.corridor][duty.crossing_s] += 1
    numbers: dict[tuple[str, int], int] = {}
    for corridor, crossings in vehicles.items():
        asked = case.operation.corridors[corridor].convoy
        if asked is not None:
            _check_one(case, cycles, corridor, asked, dict(crossings), findings)
            for number, second in enumerate(sorted(crossings), start=1):
                numbers[corridor, second] = number
    for duty in plan.duties:
        cycle = cycles.get(duty.line)
        if cycle is None:
            continue
        number = numbers.get((cycle.line.corridor, duty.crossing_s), 0)
        if duty.convoy != number:
            findings.fail(
                "SC555",
                f"{duty.vehicle} at {duty.crossing_s} s is in convoy {number}, stated {duty.convoy}.",
            )
    findings.count("convoys", len(numbers))


def _check_one(
    case: Case,
    cycles: dict[str, Cycle],
    corridor: str,
    asked: Convoy,
    crossings: dict[int, int],
    findings: Findings,
) -> None:
    seconds = sorted(crossings)
    if asked.vehicles is not None:
        for second in seconds:
            if crossings[second] > asked.vehicles + ABSOLUTE:
                findings.fail(
                    "SC555",
                    f"{corridor} at {second} s: {crossings[second]} vehicles in a convoy of at most "
                    f"{asked.vehicles:g}.",
                )
    if asked.spacing_s is not None:
        for one, two in pairwise(seconds):
            if two - one < asked.spacing_s:
                findings.fail(
                    "SC555",
                    f"{corridor}: convoys at {one} s and {two} s, {asked.spacing_s} s apart asked.",
                )
    if asked.escorts is not None:
        own = [cycle.away_shift for cycle in cycles.values() if cycle.line.corridor == corridor]
        away_s = max([1, *own]) * case.step_s
        for second in seconds:
            out = sum(1 for other in seconds if second - away_s < other <= second)
            if out > asked.escorts + ABSOLUTE:
                findings.fail(
                    "SC555",
                    f"{corridor} at {second} s: {out} convoys out, {asked.escorts:g} escorts.",
                )
