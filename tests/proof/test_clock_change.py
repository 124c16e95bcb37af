"""A plan over the hour that comes twice: 2024-10-27 in Berlin, 03:00 becomes 02:00."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from safeconduct.errors import InputError
from safeconduct.network.model import Network
from safeconduct.operation.model import Operation
from safeconduct.plans.model import Aim, Plan, Proof
from safeconduct.plans.read import read_plan
from safeconduct.plans.write import write_plan
from safeconduct.proof.certify import certify
from tests.builders import Road, a_corridor, a_network, an_area, an_operation
from tests.proof.by_hand import a_plan, walkers

HOUR = 3600


@pytest.fixture
def night() -> tuple[Operation, Network, Plan]:
    """Ten people cross in the second 02:00 to 03:00, the only hour the gate is open."""
    operation = an_operation(
        [an_area("home", "a", 10)],
        [a_corridor("gate", "c", open=[(2 * HOUR, 3 * HOUR)])],
        step_s=HOUR,
        steps=6,
        timezone="Europe/Berlin",
        start="2024-10-27T01:00",
    )
    network = a_network(operation, [Road("a", "c", 600)])
    ten = walkers(
        1,
        0,
        10.0,
        crossing_s=2 * HOUR,
        arrive_s=3 * HOUR,
        depart_from_s=2 * HOUR - 600,
        depart_to_s=3 * HOUR - 600,
    )
    # All arrive at the one time there is: ten persons by 10,800 s, and none before.
    arrival = 10.0 * 3 * HOUR
    plan = a_plan(
        operation,
        network,
        [ten],
        aims=(
            Aim("moved", None, 10.0, 10.0, 0.0, "optimal"),
            Aim("completion", None, 3.0 * HOUR, 3.0 * HOUR, 0.0, "optimal"),
            Aim("arrival_sum", None, arrival, 0.0, 1.0, "time-limit"),
        ),
        proofs=(
            Proof("moved", None, 10.0, 6 * HOUR, ()),
            Proof("completion", None, 3.0 * HOUR, 2 * HOUR, ()),
            Proof("arrival_sum", None, 0.0, 6 * HOUR, ()),
        ),
        status="time-limit",
        completion_bound_s=3 * HOUR,
    )
    return operation, network, plan


def test_the_second_two_o_clock_is_its_own_hour(
    night: tuple[Operation, Network, Plan], tmp_path: Path
) -> None:
    operation, network, plan = night
    write_plan(plan, tmp_path)
    with (tmp_path / "cohorts.csv").open(encoding="utf-8", newline="") as file:
        assert next(csv.DictReader(file))["crossing_at"] == "2024-10-27T02:00:00+01:00"
    assert certify(operation, network, read_plan(tmp_path)).failures == ()


def test_an_hour_too_early_is_the_closed_hour_of_the_same_name(
    night: tuple[Operation, Network, Plan],
) -> None:
    operation, network, plan = night
    (ten,) = plan.cohorts
    early = replace(
        ten,
        crossing_s=HOUR,
        arrive_s=2 * HOUR,
        depart_from_s=HOUR - 600,
        depart_to_s=2 * HOUR - 600,
    )
    verdict = certify(operation, network, replace(plan, cohorts=(early,)))
    assert "SC508" in {f.code for f in verdict.failures}


def test_a_time_with_the_offset_of_the_other_hour_is_found(
    night: tuple[Operation, Network, Plan], tmp_path: Path
) -> None:
    operation, network, plan = night
    write_plan(plan, tmp_path)
    text = (tmp_path / "cohorts.csv").read_text(encoding="utf-8")
    shifted = text.replace("2024-10-27T02:00:00+01:00", "2024-10-27T02:00:00+02:00", 1)
    assert shifted != text
    (tmp_path / "cohorts.csv").write_text(shifted, encoding="utf-8")
    verdict = certify(operation, network, read_plan(tmp_path))
    assert {"SC508", "SC513"} <= {f.code for f in verdict.failures}


def test_an_offset_the_zone_does_not_have_is_a_fault_of_the_file(
    night: tuple[Operation, Network, Plan], tmp_path: Path
) -> None:
    write_plan(night[2], tmp_path)
    text = (tmp_path / "cohorts.csv").read_text(encoding="utf-8")
    (tmp_path / "cohorts.csv").write_text(
        text.replace("T03:00:00+01:00", "T03:00:00+02:00", 1), encoding="utf-8"
    )
    with pytest.raises(InputError, match="SC409"):
        read_plan(tmp_path)
