"""Whether all people are accounted for, once."""

from __future__ import annotations

from collections import defaultdict

from safeconduct.plans.model import Plan
from safeconduct.proof.apart import is_armed
from safeconduct.proof.case import Case, Commodity
from safeconduct.proof.cohorts import Flow
from safeconduct.proof.tolerance import ABSOLUTE, RELATIVE, ROUNDING
from safeconduct.proof.verdict import Findings


def check_people(case: Case, plan: Plan, flows: list[Flow], findings: Findings) -> None:
    """Check that nobody moves twice and that the totals add up.

    Parameters
    ----------
    case
        The operation on its roads.
    plan
        Its totals.
    flows
        The cohorts that hold.
    findings
        Where failures are noted: SC520 and SC521.
    """
    moved: defaultdict[Commodity, float] = defaultdict(float)
    cohorts: defaultdict[Commodity, int] = defaultdict(int)
    for flow in flows:
        commodity = (flow.key[1], flow.group)
        moved[commodity] += float(flow.persons.sum())
        cohorts[commodity] += flow.persons.size
    for commodity, persons in moved.items():
        there = case.persons[commodity]
        if persons > there * (1 + RELATIVE) + ABSOLUTE + ROUNDING * cohorts[commodity]:
            findings.fail(
                "SC520",
                f"{persons:.6f} persons of {commodity[1]} leave {commodity[0]}; "
                f"{there:.6f} want to.",
            )
    _check_totals(case, plan, findings)
    _check_left(case, plan, findings)
    findings.count("areas and groups", len(case.persons))


def check_without_route(
    case: Case, plan: Plan, routable: set[Commodity], findings: Findings
) -> None:
    """Check that only people without any way out count as without a route.

    Parameters
    ----------
    case, plan
        The operation on its roads, and its plan.
    routable
        Areas and groups with some way out within the horizon.
    findings
        Where failures are noted: SC521.
    """
    moved = {(cohort.area, cohort.group) for cohort in plan.cohorts}
    armed = {c for c in case.persons if is_armed(case, c[1])}
    without = {c for c in case.persons if c not in routable and c not in armed}
    # Armed fighters are planned round all others, who may leave them none of the ways there are.
    at_most = sum(case.persons[c] for c in without | (armed - moved))
    network = case.network
    nowhere = set(case.operation.areas) - set(network.area_node) - set(network.area_drive_node)
    at_least = sum(n for (area, _), n in case.persons.items() if area in nowhere)
    room = ABSOLUTE + RELATIVE * at_most
    if not at_least - room <= plan.persons_without_route <= at_most + room:
        findings.fail(
            "SC521",
            f"persons_without_route is {plan.persons_without_route:.6f}; between {at_least:.6f} "
            f"and {at_most:.6f} have none.",
        )


def _check_totals(case: Case, plan: Plan, findings: Findings) -> None:
    out: defaultdict[str, float] = defaultdict(float)
    for cohort in plan.cohorts:
        out[cohort.group] += cohort.persons
    wanting = sum(case.persons.values())
    room = ROUNDING * len(plan.cohorts)
    left = plan.persons_without_route + plan.persons_without_place + plan.persons_not_out_by_horizon
    _expect("persons_wanting", plan.persons_wanting, wanting, 0.0, findings)
    _expect("persons_moved", plan.persons_moved, sum(out.values()), room, findings)
    _expect(
        "persons_without_route + persons_without_place + persons_not_out_by_horizon",
        left,
        wanting - sum(out.values()),
        room + RELATIVE * wanting,
        findings,
    )
    for name in sorted(set(out) | set(plan.out_by_group)):
        stated = plan.out_by_group.get(name, 0.0)
        _expect(f"out_by_group of {name}", stated, out.get(name, 0.0), room, findings)
    least = min(plan.persons_without_route, plan.persons_without_place)
    if min(least, plan.persons_not_out_by_horizon) < 0:
        findings.fail("SC521", "A number of people left is negative.")


def _check_left(case: Case, plan: Plan, findings: Findings) -> None:
    left = dict(case.persons)
    for cohort in plan.cohorts:
        if (cohort.area, cohort.group) in left:
            left[cohort.area, cohort.group] -= cohort.persons
    room = 10 * ABSOLUTE + ROUNDING * len(plan.cohorts)
    stated = {
        (area, group): persons
        for area, by_group in plan.left_by_area.items()
        for group, persons in by_group.items()
    }
    for commodity in sorted(set(left) | set(stated)):
        _expect(
            f"left_by_area of {commodity[1]} in {commodity[0]}",
            stated.get(commodity, 0.0),
            left.get(commodity, 0.0),
            room + 10 * RELATIVE * case.persons.get(commodity, 0.0),
            findings,
        )


def _expect(what: str, stated: float, counted: float, room: float, findings: Findings) -> None:
    if not abs(stated - counted) <= ABSOLUTE + RELATIVE * abs(counted) + room:
        findings.fail("SC521", f"{what} is {stated:.6f}, counted {counted:.6f}.")
