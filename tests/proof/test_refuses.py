"""One fault each in a plan that holds, and the code that names it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from safeconduct.catalogue import CATALOGUE
from safeconduct.plans.model import Cohort, Fixed, Multiplier, Plan, Usage
from safeconduct.proof.certify import certify
from tests.proof.by_hand import one_gate_plan, walkers
from tests.proof.mixed import mixed_plan

Change = Callable[[Plan], Plan]


def _with(plan: Plan, **fields: Any) -> Plan:
    return replace(plan, **fields)


def cohort(number: int, **fields: Any) -> Change:
    """Change a cohort of a plan."""
    return lambda plan: replace(
        plan,
        cohorts=tuple(replace(c, **fields) if c.cohort == number else c for c in plan.cohorts),
    )


def more(number: int, factor: float) -> Change:
    """Give a cohort more people, and change the totals with it, so that only limits break."""

    def change(plan: Plan) -> Plan:
        old = next(c for c in plan.cohorts if c.cohort == number)
        return _resized(plan, old, old.persons * factor)

    return change


def _resized(plan: Plan, old: Cohort, persons: float) -> Plan:
    extra = persons - old.persons
    left = {a: dict(by_group) for a, by_group in plan.left_by_area.items()}
    left[old.area][old.group] -= extra
    return replace(
        plan,
        cohorts=tuple(replace(c, persons=persons) if c is old else c for c in plan.cohorts),
        persons_moved=plan.persons_moved + extra,
        persons_not_out_by_horizon=plan.persons_not_out_by_horizon - extra,
        out_by_group=plan.out_by_group | {old.group: plan.out_by_group[old.group] + extra},
        left_by_area=left,
    )


def part(name: str, index: int, **fields: Any) -> Change:
    """Change one row of a part of a plan."""

    def change(plan: Plan) -> Plan:
        rows = list(getattr(plan, name))
        rows[index] = replace(rows[index], **fields)
        return _with(plan, **{name: tuple(rows)})

    return change


def whole(**fields: Any) -> Change:
    """Change fields of the plan itself."""
    return lambda plan: _with(plan, **fields)


def without(name: str, index: int) -> Change:
    """Take away one row of a part of a plan."""

    def change(plan: Plan) -> Plan:
        rows = list(getattr(plan, name))
        del rows[index]
        return _with(plan, **{name: tuple(rows)})

    return change


def price(proof: int, *multipliers: Multiplier) -> Change:
    """Add multipliers to a proof."""

    def change(plan: Plan) -> Plan:
        all_of_it = plan.proofs[proof].multipliers + multipliers
        return part("proofs", proof, multipliers=all_of_it)(plan)

    return change


def bound(aim: int, value: float) -> Change:
    """State another bound, in aim and proof alike, with the gap that follows."""

    def change(plan: Plan) -> Plan:
        old = plan.aims[aim]
        apart = value - old.value if old.name == "moved" else old.value - value
        gap = max(0.0, apart / old.value)
        plan = part("aims", aim, bound=value, gap=gap)(plan)
        return part("proofs", aim, bound=value)(plan)

    return change


ONE_GATE: dict[str, tuple[Change, str]] = {
    "another folder": (whole(operation_sha256="c" * 64), "SC501"),
    "other roads": (whole(roads_sha256="c" * 64), "SC502"),
    "another step": (whole(step_s=120), "SC503"),
    "another start": (whole(start="2016-07-29T07:00:00+03:00"), "SC503"),
    "another zone": (whole(timezone="Europe/Berlin"), "SC503"),
    "an unknown group": (cohort(1, group="nobody"), "SC504"),
    "an unknown area": (cohort(1, area="nowhere"), "SC504"),
    "an unknown corridor": (cohort(1, corridor="door"), "SC504"),
    "an unknown link": (cohort(1, route=("a-b",)), "SC504"),
    "a crossing within a bucket": (cohort(1, crossing_s=61), "SC507"),
    "a crossing after the horizon": (cohort(9, crossing_s=600), "SC507"),
    "a start before the start": (cohort(1, crossing_s=0, arrive_s=60), "SC515"),
    "a later arrival": (cohort(1, arrive_s=180), "SC513"),
    "an earlier departure": (cohort(1, depart_from_s=-60, depart_to_s=0), "SC513"),
    "a wait on the way": (cohort(3, wait_from_s=60, wait_to_s=120), "SC514"),
    "a cohort twice": (
        lambda plan: replace(plan, cohorts=(*plan.cohorts, plan.cohorts[0])),
        "SC516",
    ),
    "the same people under two numbers": (
        lambda plan: replace(plan, cohorts=(*plan.cohorts, replace(plan.cohorts[0], cohort=99))),
        "SC516",
    ),
    "persons below zero": (cohort(1, persons=-10.0), "SC517"),
    "persons that are no number": (cohort(1, persons=float("nan")), "SC517"),
    "a person lost": (cohort(1, persons=9.0), "SC521"),
    "a cohort lost": (without("cohorts", 0), "SC521"),
    "people wanting that do not": (whole(persons_wanting=101.0), "SC521"),
    "people left that are not": (whole(persons_not_out_by_horizon=9.0), "SC521"),
    "people moved to another reason": (
        whole(persons_not_out_by_horizon=0.0, persons_without_route=10.0),
        "SC521",
    ),
    "nobody left in the area": (whole(left_by_area={}), "SC521"),
    "a group out twice": (whole(out_by_group={"people": 180.0}), "SC521"),
    "a capacity exceeded by 1 %": (more(1, 1.01), "SC522"),
    "a used amount that is not": (part("usage", 0, used=9.0), "SC523"),
    "a capacity that is not": (part("usage", 0, capacity=11.0), "SC523"),
    "a full gate left out": (without("usage", 0), "SC523"),
    "use of a limit there is not": (
        lambda plan: replace(
            plan, usage=(*plan.usage, Usage("room", "square", 0, 60, 0.0, 1.0, "person"))
        ),
        "SC523",
    ),
    "more moved than did": (part("aims", 0, value=91.0), "SC530"),
    "an aim missing": (without("aims", 1), "SC530"),
    "aims in another order": (lambda p: replace(p, aims=p.aims[::-1]), "SC530"),
    "a gap made small": (bound(2, 32_000.0), "SC531"),
    "a gap that is not": (part("aims", 0, gap=0.5), "SC531"),
    "a better status": (whole(status="within-gap"), "SC531"),
    "an earlier completion": (whole(completion_s=540), "SC532"),
    "an earlier mean": (whole(mean_arrival_s=350.0), "SC532"),
    "a proof missing": (without("proofs", 1), "SC540"),
    "a proof twice": (lambda p: replace(p, proofs=(*p.proofs, p.proofs[0])), "SC540"),
    "a proof over half the time": (part("proofs", 0, until_s=300), "SC540"),
    "a proof that leans on a later aim": (
        part("proofs", 0, fixed=(Fixed("arrival_sum", None, 32_400.0, 1e-9),)),
        "SC540",
    ),
    "a proof that leans on more than moved": (
        part("proofs", 2, fixed=(Fixed("moved", None, 91.0, 600.0),)),
        "SC540",
    ),
    "a negative multiplier": (
        price(0, Multiplier("crossing_walk", "gate", 1, -1.0)),
        "SC541",
    ),
    "a multiplier that is no number": (
        price(0, Multiplier("crossing_walk", "gate", 1, float("inf"))),
        "SC541",
    ),
    "a price of no place": (price(0, Multiplier("screening", "gate/all", 1, 1.0)), "SC541"),
    "a price of what is unlimited": (
        price(0, Multiplier("street_walk", "a-c", 1, 1.0)),
        "SC541",
    ),
    "a price after the horizon": (
        price(0, Multiplier("crossing_walk", "gate", 10, 1.0)),
        "SC541",
    ),
    "a price of all buckets at once": (
        price(0, Multiplier("crossing_walk", "gate", -1, 1.0)),
        "SC541",
    ),
    "a negative multiplier of an aim": (
        part("proofs", 2, fixed=(Fixed("moved", None, 90.0, -1.0),)),
        "SC541",
    ),
    "a bound on moved lowered by 1 %": (bound(0, 89.1), "SC543"),
    "a bound on arrivals raised by 1 %": (bound(2, 32_724.0), "SC543"),
    "a completion proved a step later": (
        lambda plan: part("proofs", 1, until_s=600)(bound(1, 660.0)(plan)),
        "SC543",
    ),
    "a bound without its prices": (part("proofs", 0, multipliers=()), "SC543"),
    "a bound that is no number": (part("aims", 0, bound=float("nan")), "SC543"),
    "a mean bound raised": (whole(mean_arrival_bound_s=363.6), "SC544"),
    "a completion bound raised": (whole(completion_bound_s=601), "SC544"),
}

MIXED: dict[str, tuple[Change, str]] = {
    "a swapped group": (cohort(1, group="sick"), "SC505"),
    "a group that may not walk rides the bus": (cohort(3, group="sick"), "SC505"),
    "people in an ambulance": (cohort(6, group="people"), "SC505"),
    "the wrong site": (cohort(1, site="far"), "SC506"),
    "no site": (cohort(1, site=""), "SC506"),
    "a walk on a line": (cohort(1, line="bus"), "SC506"),
    "a ride on no line": (cohort(3, line=""), "SC506"),
    "a ride on the line of others": (cohort(3, line="amb@home"), "SC506"),
    "a closed window": (
        cohort(5, crossing_s=480, arrive_s=660, depart_from_s=360, depart_to_s=420),
        "SC508",
    ),
    "a route with a gap": (cohort(1, route=("a-p", "g-s")), "SC509"),
    "a route to another place": (cohort(1, route=("a-p", "p-g")), "SC509"),
    "a route from another place": (cohort(1, route=("p-g", "g-s")), "SC509"),
    "no route": (cohort(1, route=()), "SC509"),
    "a ride another way": (cohort(3, route=("a-p", "p-g", "g-x", "x-s")), "SC509"),
    "a looped route": (cohort(1, route=("a-p", "p-a", "a-p", "p-g", "g-s")), "SC510"),
    "a loop after the crossing": (
        cohort(1, route=("a-p", "p-g", "g-s", "s-g", "g-s")),
        "SC510",
    ),
    "a route through the edge": (cohort(1, route=("a-p", "p-x", "x-g", "g-s")), "SC511"),
    "a route past another crossing": (cohort(1, route=("a-h", "h-g", "g-s")), "SC511"),
    "a way round after the crossing": (
        cohort(1, route=("a-p", "p-g", "g-x", "x-s"), arrive_s=360),
        "SC518",
    ),
    "a departure an hour off": (
        cohort(1, depart_from_s=3600, depart_to_s=3660),
        "SC513",
    ),
    "a departure of no length": (cohort(1, depart_to_s=0), "SC513"),
    "a wait that ends late": (cohort(4, wait_to_s=300), "SC514"),
    "a wait that never says": (cohort(4, wait_from_s=None), "SC514"),
    "a ride missed": (cohort(3, wait_from_s=120, depart_from_s=60, depart_to_s=120), "SC514"),
    "a start from the square too early": (
        cohort(4, wait_from_s=0, depart_from_s=-60, depart_to_s=0),
        "SC515",
    ),
    "too many riders": (more(3, 1.02), "SC522"),
    "too many searched": (more(2, 1.6), "SC522"),
    "too many registered": (more(1, 1.01), "SC522"),
    "too many on a street": (more(4, 1.01), "SC522"),
    "too many cars": (more(5, 2.6), "SC522"),
    "too many waiting": (more(4, 6.1), "SC522"),
    "too many vehicles": (part("runs", 0, vehicles=2.1), "SC522"),
    "too few vehicles": (part("runs", 0, vehicles=0.4), "SC522"),
    "a vehicle count that is no number": (part("runs", 0, vehicles=float("nan")), "SC524"),
    "a run that never was": (without("runs", 1), "SC522"),
    "a run back too soon": (part("runs", 1, busy_to_s=480), "SC524"),
    "a run through a closed crossing": (part("runs", 1, crossing_s=480), "SC524"),
    "a run back through a closed crossing": (part("runs", 0, return_crossing_s=480), "SC524"),
    "a run that boards late": (part("runs", 0, board_from_s=120), "SC524"),
    "a run of no line": (part("runs", 0, line="tram"), "SC524"),
    "a line on a slow way": (
        part("line_routes", 0, out=("p-g", "g-x", "x-s")),
        "SC525",
    ),
    "a line that is none": (part("line_routes", 0, line="tram"), "SC525"),
    "a level left out": (without("aims", 0), "SC530"),
    "a run that pays": (price(1, Multiplier("seats", "bus", 3, 1.0)), "SC542"),
    "an optimum without a proof": (part("aims", 1, status="optimal"), "SC531"),
}


@pytest.mark.parametrize("name", ONE_GATE)
def test_one_fault_in_the_plan_of_one_gate(name: str) -> None:
    change, code = ONE_GATE[name]
    operation, network, plan = one_gate_plan()
    _refused(operation, network, change(plan), code)


@pytest.mark.parametrize("name", MIXED)
def test_one_fault_in_the_plan_of_every_mode(name: str) -> None:
    change, code = MIXED[name]
    operation, network, plan = mixed_plan()
    _refused(operation, network, change(plan), code)


def _refused(operation: Any, network: Any, plan: Plan, code: str) -> None:
    verdict = certify(operation, network, plan)
    codes = {failure.code for failure in verdict.failures}
    assert not verdict.ok
    assert code in codes, "\n".join(str(f) for f in verdict.failures)
    assert codes <= set(CATALOGUE)


def test_more_people_than_there_are_is_refused() -> None:
    operation, network, plan = one_gate_plan()
    extra = walkers(50, 9, 10.5)
    plan = replace(plan, cohorts=(*plan.cohorts[:-1], extra))
    verdict = certify(operation, network, replace(plan, cohorts=(*plan.cohorts, *plan.cohorts)))
    assert {"SC516", "SC520"} <= {f.code for f in verdict.failures}
