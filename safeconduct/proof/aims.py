"""Whether the values of the aims are those of the cohorts, and what follows from them."""

from __future__ import annotations

from safeconduct.plans.model import Aim, AimName, Plan, Status
from safeconduct.proof.apart import is_armed
from safeconduct.proof.case import Case
from safeconduct.proof.tolerance import ABSOLUTE, RELATIVE, ROUNDING
from safeconduct.proof.verdict import Findings

AimAt = tuple[AimName, int | None]
OPTIMAL_GAP = 1e-6
_WORSE: tuple[Status, ...] = (
    "optimal",
    "within-gap",
    "one-way-out",
    "whole-vehicles",
    "time-limit",
)
Arrivals = list[tuple[int, float]]
"""(second of arrival, persons)."""


def aims_in_order(case: Case) -> list[AimAt]:
    """Give the aims of an operation, first ones first."""
    groups = {group for _, group in case.persons if not is_armed(case, group)}
    priorities = {case.operation.groups[group].priority for group in groups}
    levels: list[int | None] = [*sorted(p for p in priorities if p is not None)]
    moved: list[AimAt] = [("moved", level) for level in [*levels, None]]
    sums: list[AimAt] = [("arrival_sum", level) for level in levels]
    return [*moved, *sums, ("completion", None), ("arrival_sum", None)]


def counts(case: Case, group: str, level: int | None) -> bool:
    """Whether people of a group count in an aim of a level; armed fighters never do."""
    if is_armed(case, group):
        return False
    return level is None or case.operation.groups[group].priority == level


def arrivals_of(case: Case, plan: Plan, level: int | None) -> Arrivals:
    """Give when how many people of a level arrive."""
    return [
        (cohort.arrive_s, cohort.persons)
        for cohort in plan.cohorts
        if cohort.group in case.operation.groups and counts(case, cohort.group, level)
    ]


def completion_s(arrivals: Arrivals) -> int:
    """Give the end of the bucket by which all but a hundredth of a person have arrived."""
    moved = sum(persons for _, persons in arrivals)
    late, slack = 0.0, completion_slack(moved)
    for arrive_s, persons in sorted(arrivals, reverse=True):
        late += persons
        if late > slack:
            return arrive_s
    return 0


def completion_slack(moved: float) -> float:
    """Give how many may arrive after the completion."""
    return max(0.01, 1e-6 * moved)


def check_aims(
    case: Case, plan: Plan, routable_levels: set[int | None], findings: Findings
) -> dict[AimAt, float]:
    """Check every aim's value, gap and status, and the plan's own figures.

    Parameters
    ----------
    case, plan
        The operation on its roads, and its plan.
    routable_levels
        Levels of which somebody has a way at all; the others need no aim.
    findings
        Where failures are noted: SC530 to SC532.

    Returns
    -------
    dict
        The value of each aim, counted anew.
    """
    expected = aims_in_order(case)
    stated = [(aim.name, aim.level) for aim in plan.aims]
    if stated != [aim for aim in expected if aim in stated]:
        findings.fail("SC530", f"The aims {stated} are not in the order of the model: {expected}.")
    for missing in expected:
        if missing not in stated and (missing[1] is None or missing[1] in routable_levels):
            findings.fail("SC530", f"The aim {aim_title(*missing)} is missing.")
    values: dict[AimAt, float] = {}
    for aim in plan.aims:
        arrivals = arrivals_of(case, plan, aim.level)
        value, room = _value(aim.name, arrivals)
        values[aim.name, aim.level] = value
        if not abs(aim.value - value) <= ABSOLUTE + RELATIVE * abs(value) + room:
            findings.fail(
                "SC530",
                f"{aim_title(aim.name, aim.level)} is stated as {aim.value:.6f}, counted {value:.6f}.",
            )
        _check_gap(case, plan, aim, findings)
    findings.count("aims", len(plan.aims))
    _check_status(plan, findings)
    _check_figures(case, plan, findings)
    return values


def _value(name: AimName, arrivals: Arrivals) -> tuple[float, float]:
    """Give a value and what rounding may have made of it."""
    if name == "moved":
        return sum(persons for _, persons in arrivals), ROUNDING * len(arrivals)
    if name == "completion":
        return float(completion_s(arrivals)), 0.0
    rounding = ROUNDING * sum(arrive_s for arrive_s, _ in arrivals)
    return sum(arrive_s * persons for arrive_s, persons in arrivals), rounding


def _check_gap(case: Case, plan: Plan, aim: Aim, findings: Findings) -> None:
    least = 1.0 if aim.name == "moved" else float(case.step_s)
    apart = aim.bound - aim.value if aim.name == "moved" else aim.value - aim.bound
    gap = max(0.0, apart / max(aim.value, least))
    if not abs(aim.gap - gap) <= ABSOLUTE * (1 + gap):
        findings.fail(
            "SC531",
            f"The gap of {aim_title(aim.name, aim.level)} is {gap:.9f}, stated {aim.gap:.9f}.",
        )
    # Only a plan of whole vehicles may blame them, and only one with one way out that.
    blamed = float("inf") if plan.whole_vehicles is not None else -1.0
    one_way = float("inf") if plan.with_free_ways is not None else -1.0
    allowed = {
        "optimal": OPTIMAL_GAP,
        "within-gap": _gap_asked(plan),
        "whole-vehicles": blamed,
        "one-way-out": one_way,
        "time-limit": float("inf"),
    }
    if gap > allowed[aim.status] * (1 + RELATIVE) + 1e-12:
        findings.fail(
            "SC531",
            f"{aim_title(aim.name, aim.level)} is called {aim.status} with a gap of {gap:.9f}.",
        )


def _gap_asked(plan: Plan) -> float:
    try:
        return float(plan.options.get("gap", "0"))
    except ValueError:
        return 0.0


def _check_status(plan: Plan, findings: Findings) -> None:
    worst = max((_WORSE.index(aim.status) for aim in plan.aims), default=0)
    if plan.status != _WORSE[worst]:
        findings.fail(
            "SC531", f"The plan is called {plan.status}, its worst aim is {_WORSE[worst]}."
        )


def _check_figures(case: Case, plan: Plan, findings: Findings) -> None:
    everybody = [(cohort.arrive_s, cohort.persons) for cohort in plan.cohorts]
    armed = any(is_armed(case, c.group) for c in plan.cohorts if c.group in case.operation.groups)
    first = completion_s(everybody)
    last = max((arrive_s for arrive_s, _ in everybody), default=0)
    # With armed fighters beside, the stated completion may count each of them.
    if not first <= plan.completion_s <= (last if armed else first):
        findings.fail("SC532", f"completion_s is {plan.completion_s}, counted {first}.")
    moved = sum(persons for _, persons in everybody)
    mean = sum(arrive_s * persons for arrive_s, persons in everybody) / moved if moved > 0 else 0.0
    if not abs(plan.mean_arrival_s - mean) <= 1e-3 + 10 * RELATIVE * mean:
        findings.fail("SC532", f"mean_arrival_s is {plan.mean_arrival_s:.6f}, counted {mean:.6f}.")


def aim_title(name: AimName, level: int | None) -> str:
    """Name an aim in a sentence."""
    return f"{name} of everybody" if level is None else f"{name} of level {level}"
