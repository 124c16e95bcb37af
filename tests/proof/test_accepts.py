from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from safeconduct.network.model import Network
from safeconduct.operation.model import Operation
from safeconduct.plans.model import Aim, AimName, Plan, Proof
from safeconduct.plans.read import read_plan
from safeconduct.plans.write import write_plan
from safeconduct.proof.certify import certify
from tests.builders import Road, a_corridor, a_network, an_area, an_operation
from tests.proof.by_hand import a_plan, one_gate_plan
from tests.proof.mixed import mixed_plan


def test_the_best_plan_of_one_gate_holds_with_its_bounds() -> None:
    verdict = certify(*one_gate_plan())
    assert verdict.failures == ()
    assert verdict.ok
    assert [(b.name, b.value) for b in verdict.bounds] == [
        ("moved", 90.0),
        ("completion", 600.0),
        ("arrival_sum", 32_400.0),
    ]
    assert verdict.checked["cohorts"] == 9
    assert verdict.checked["multipliers"] == 26


def test_a_plan_with_every_mode_holds() -> None:
    verdict = certify(*mixed_plan())
    assert verdict.failures == ()
    assert verdict.checked["runs"] == 2


@pytest.mark.parametrize("make", [one_gate_plan, mixed_plan])
def test_a_plan_holds_after_writing_and_reading(tmp_path: Path, make: object) -> None:
    operation, network, plan = make()  # type: ignore[operator]  # one of two functions
    write_plan(plan, tmp_path)
    assert certify(operation, network, read_plan(tmp_path)).failures == ()


def test_nobody_moved_is_a_plan_too() -> None:
    operation = an_operation([an_area("home", "nowhere", 5)], [a_corridor("gate", "c")])
    network = a_network(operation, [Road("a", "c")])
    plan = _empty(operation, network)
    assert certify(operation, network, plan).failures == ()


def _empty(operation: Operation, network: Network) -> Plan:
    names: tuple[AimName, ...] = ("moved", "completion", "arrival_sum")
    return replace(
        a_plan(operation, network, []),
        aims=tuple(Aim(name, None, 0.0, 0.0, 0.0, "optimal") for name in names),
        proofs=tuple(Proof(name, None, 0.0, 600, ()) for name in names),
        persons_without_route=5.0,
        persons_not_out_by_horizon=0.0,
    )


def test_weaker_prices_show_a_weaker_bound() -> None:
    # Half the price in each bucket: half the gate's 90, and half of each of the 100 people.
    operation, network, plan = one_gate_plan()
    half = tuple(replace(m, value=m.value / 2) for m in plan.proofs[0].multipliers)
    weak = replace(plan, proofs=(replace(plan.proofs[0], multipliers=half), *plan.proofs[1:]))
    verdict = certify(operation, network, weak)
    assert verdict.bounds[0].value == pytest.approx(95.0)
    assert {f.code for f in verdict.failures} == {"SC543"}


def test_failures_of_a_kind_are_listed_to_twenty_and_counted() -> None:
    operation, network, plan = one_gate_plan()
    rows = tuple(replace(plan.usage[0], used=5.0) for _ in range(33))
    verdict = certify(operation, network, replace(plan, usage=(*plan.usage, *rows)))
    assert [f.code for f in verdict.failures] == ["SC523"] * 21
    assert verdict.failures[-1].what == "13 more of this kind."
