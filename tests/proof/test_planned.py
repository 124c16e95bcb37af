"""Plans of the planner: certify accepts them, and refuses them once a thing is wrong."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from safeconduct.network.model import Network
from safeconduct.operation.model import Operation
from safeconduct.planning.options import PlanOptions
from safeconduct.planning.plan import plan
from safeconduct.plans.model import Plan
from safeconduct.plans.read import read_plan
from safeconduct.plans.write import write_plan
from safeconduct.proof.certify import certify
from tests.proof.random_operations import random_operation

SEEDS = range(24)


@cache
def planned(seed: int) -> tuple[Operation, Network, Plan]:
    """A random operation and its plan."""
    operation, network = random_operation(seed)
    return operation, network, plan(operation, network, PlanOptions())


@pytest.mark.parametrize("seed", SEEDS)
def test_a_plan_is_accepted_before_and_after_writing(tmp_path: Path, seed: int) -> None:
    operation, network, made = planned(seed)
    assert certify(operation, network, made).failures == ()
    write_plan(made, tmp_path)
    assert certify(operation, network, read_plan(tmp_path)).failures == ()


@pytest.mark.parametrize("seed", SEEDS)
def test_every_bound_made_better_by_a_hundredth_is_refused(seed: int) -> None:
    operation, network, made = planned(seed)
    for index, aim in enumerate(made.aims):
        if aim.bound == 0:
            continue
        better = aim.bound * (0.99 if aim.name == "moved" else 1.01)
        aims = (*made.aims[:index], replace(aim, bound=better), *made.aims[index + 1 :])
        codes = {f.code for f in certify(operation, network, replace(made, aims=aims)).failures}
        assert "SC543" in codes, aim


@pytest.mark.parametrize("seed", SEEDS)
def test_a_cohort_of_twice_as_many_is_refused(seed: int) -> None:
    operation, network, made = planned(seed)
    largest = max(made.cohorts, key=lambda c: c.persons)
    cohorts = tuple(replace(c, persons=2 * c.persons) if c is largest else c for c in made.cohorts)
    codes = {f.code for f in certify(operation, network, replace(made, cohorts=cohorts)).failures}
    assert "SC521" in codes


@pytest.mark.parametrize("seed", SEEDS)
def test_a_plan_of_another_operation_is_refused(seed: int) -> None:
    _, _, made = planned(seed)
    operation, network = random_operation(seed + 1)
    assert not certify(operation, network, made).ok
