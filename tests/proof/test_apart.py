from __future__ import annotations

from dataclasses import replace

import pytest

from safeconduct.network.model import Network
from safeconduct.operation.model import Operation
from safeconduct.plans.model import Aim, Fixed, Plan, Proof
from safeconduct.proof.certify import certify
from tests.builders import Road, a_corridor, a_group, a_network, an_area, an_operation
from tests.proof.by_hand import a_plan, walkers


@pytest.fixture
def apart() -> tuple[Operation, Network, Plan]:
    """Ten people cross in bucket 1, five who keep their weapons in bucket 3."""
    operation = an_operation(
        [an_area("home", "a", {"people": 10, "armed": 5})],
        [a_corridor("gate", "c", groups=("people", "armed"))],
        groups=[a_group(), a_group("armed", kind="fighters_leaving_armed")],
    )
    network = a_network(operation, [Road("a", "c", 60)])
    plan = a_plan(
        operation,
        network,
        [walkers(1, 1, 10.0), walkers(2, 3, 5.0, group="armed")],
        aims=(
            Aim("moved", None, 10.0, 10.0, 0.0, "optimal"),
            Aim("completion", None, 120.0, 120.0, 0.0, "optimal"),
            Aim("arrival_sum", None, 1200.0, 1200.0, 0.0, "optimal"),
        ),
        proofs=(
            Proof("moved", None, 10.0, 600, ()),
            Proof("completion", None, 120.0, 60, ()),
            # Nobody arrives before 120 s: with 120 for each of the ten moved, none is cheaper.
            Proof("arrival_sum", None, 1200.0, 600, (), (_everybody(),)),
        ),
        completion_bound_s=120,
        mean_arrival_bound_s=120.0,
    )
    return operation, network, plan


def _everybody() -> Fixed:
    return Fixed("moved", None, 10.0, 120.0)


def test_one_after_the_other_is_accepted(apart: tuple[Operation, Network, Plan]) -> None:
    assert certify(*apart).failures == ()


def test_at_the_crossing_together_is_refused(apart: tuple[Operation, Network, Plan]) -> None:
    operation, network, plan = apart
    together = (plan.cohorts[0], walkers(2, 1, 5.0, group="armed"))
    verdict = certify(operation, network, replace(plan, cohorts=together))
    refused = [f.what for f in verdict.failures if f.code == "SC527"]
    assert any("crossing gate in bucket 1" in what for what in refused)
    assert any("link a-c in bucket 0" in what for what in refused)


def test_armed_fighters_do_not_count_in_the_aims(apart: tuple[Operation, Network, Plan]) -> None:
    operation, network, plan = apart
    aims = (replace(plan.aims[0], value=15.0, bound=15.0), *plan.aims[1:])
    verdict = certify(operation, network, replace(plan, aims=aims))
    assert "SC530" in {f.code for f in verdict.failures}
