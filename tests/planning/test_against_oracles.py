"""The planner against two oracles that share no code with it, on two hundred instances.

An oracle gives each aim at the tolerance with which earlier aims are fixed and at none; an
optimal plan lies between the two, which are at most a few millionths apart.
"""

from __future__ import annotations

from functools import cache

import pytest

from safeconduct.planning.plan import plan
from safeconduct.plans.model import Aim, Plan
from safeconduct.proof.certify import certify
from tests.oracles.capacities import persons
from tests.oracles.instances import CHUNKS, instance
from tests.oracles.solve import solved

LEAST_WRITTEN = 4e-6

chunks = pytest.mark.parametrize("names", CHUNKS, ids=lambda names: names[0])


def missing(name: str, aim: Aim) -> float:
    """No cohort below 1e-6 person is written, so a few of them may be missing."""
    late = instance(name).operation.horizon_s if aim.name == "arrival_sum" else 1
    return LEAST_WRITTEN * late


@cache
def planned(name: str) -> Plan:
    made = instance(name)
    return plan(made.operation, made.network)


@chunks
def test_every_aim_equals_the_oracles(names: tuple[str, ...]) -> None:
    wrong: list[str] = []
    for name in names:
        values = solved(name)
        aims = planned(name).aims
        keys = [(aim.name, aim.level) for aim in aims]
        # a level of which nobody can be moved wants nothing and may be left out
        idle = {level for what, level in values.loose if values.loose["moved", level] <= 1e-3}
        idle -= {level for _, level in keys} | {None}
        assert keys == [key for key in values.loose if key[1] not in idle], name
        for aim in aims:
            low, high = values.between((aim.name, aim.level))
            rounding = 1e-6 * high + missing(name, aim)
            if not low - rounding <= aim.value <= high + rounding:
                wrong.append(f"{name}: {aim.name} {aim.level}: {aim.value} not in {low}..{high}")
    assert not wrong, "\n".join(wrong)


@chunks
def test_every_aim_is_proved(names: tuple[str, ...]) -> None:
    wrong = [
        f"{name}: {aim.name} {aim.level}: {aim.value} proved to {aim.bound}, gap {aim.gap}"
        for name in names
        for aim in planned(name).aims
        if not 0.0 <= aim.gap <= 1e-6 or aim.status != "optimal"
    ]
    assert not wrong, "\n".join(wrong)


@chunks
def test_no_bound_is_beyond_the_optimum(names: tuple[str, ...]) -> None:
    for name in names:
        values = solved(name)
        for aim in planned(name).aims:
            low, high = values.between((aim.name, aim.level))
            rounding = 1e-6 * high + missing(name, aim)
            if aim.name == "moved":
                assert aim.bound >= low - rounding, f"{name}: {aim}"
            else:
                assert aim.bound <= high + rounding, f"{name}: {aim}"


@chunks
def test_the_people_of_a_plan_add_up(names: tuple[str, ...]) -> None:
    for name in names:
        operation, found = instance(name).operation, planned(name)
        wanting = sum(persons(operation, a, g) for a in operation.areas for g in operation.groups)
        moved = sum(cohort.persons for cohort in found.cohorts)
        arrivals = sum(cohort.persons * cohort.arrive_s for cohort in found.cohorts)
        last = max((cohort.arrive_s for cohort in found.cohorts), default=0)
        assert found.persons_wanting == pytest.approx(wanting, rel=1e-9), name
        assert found.persons_moved == pytest.approx(moved, rel=1e-6, abs=1e-3), name
        assert found.mean_arrival_s * moved == pytest.approx(arrivals, rel=1e-5, abs=1.0), name
        assert found.completion_s <= last <= operation.horizon_s, name
        left = wanting - found.persons_without_route - found.persons_without_place
        assert moved == pytest.approx(
            left - found.persons_not_out_by_horizon, rel=1e-6, abs=2e-3
        ), name


@chunks
def test_the_plan_and_its_proof_are_accepted(names: tuple[str, ...]) -> None:
    wrong: list[str] = []
    for name in names:
        made = instance(name)
        verdict = certify(made.operation, made.network, planned(name))
        wrong += [f"{name}: {failure}" for failure in verdict.failures]
        assert verdict.ok == (not verdict.failures)
    assert not wrong, "\n".join(wrong)
