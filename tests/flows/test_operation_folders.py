"""Networks for flows over time written as operation folders: planned, they give the same arrivals."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import safeconduct as sc
from safeconduct.flows.earliest_arrival import earliest_arrival
from safeconduct.flows.network import FlowNetwork
from safeconduct.network.model import Network
from safeconduct.operation.model import Operation
from safeconduct.planning.exact.homes import searched
from safeconduct.planning.exact.streets import streets_of
from safeconduct.planning.setting import Setting
from safeconduct.plans.model import Plan
from safeconduct.proof.certify_flow import certify_flow
from tests.flows.networks import network_of
from tests.flows.operation_folders import write_operation
from tests.flows.shared_networks import flow_network, matsim, padang, tntp
from tests.flows.test_shared_networks import OUT_BY, busiest, drawn_people

CLOSED_STEPS = 3


def read_back(
    network: FlowNetwork, step_s: int, steps: int, folder: Path
) -> tuple[Operation, Network]:
    write_operation(network, step_s, steps, folder)
    operation = sc.read_operation(folder)
    return operation, sc.build_network(operation)


def out_by(made: Plan, steps: int) -> list[float]:
    """Give the people out by the end of each bucket."""
    out = np.zeros(steps)
    for cohort in made.cohorts:
        out[cohort.arrive_s // made.step_s - 1] += cohort.persons
    summed: list[float] = np.cumsum(out).tolist()
    return summed


def test_a_network_comes_back_as_it_was(tmp_path: Path) -> None:
    network = network_of(
        4, [(0, 1, 1, 2), (1, 2, 2, 1), (0, 3, 0, -1), (3, 2, 5, 3)], {0: 20, 1: 3}, [2]
    )
    operation, roads = read_back(network, 60, 20, tmp_path / "small")
    made = sc.plan(operation, roads)
    found = earliest_arrival(network, 19)
    assert made.engine == "exact"
    assert out_by(made, 20) == found.out_by.tolist()
    assert made.last_arrival_step == (found.last_arrival_step or 0) + 1
    assert sc.certify(operation, roads, made).ok


@pytest.mark.parametrize("name", ["SiouxFalls", "Anaheim"])
def test_road_benchmarks_are_planned(shared_data: Path, tmp_path: Path, name: str) -> None:
    roads = tntp(shared_data / "networks_tntp" / name)
    network = flow_network(roads, 60, drawn_people(roads, 1, 12), busiest(roads), up=True)
    _planned_as_early(network, 60, tmp_path / name)


@pytest.mark.parametrize(
    ("file", "late"), [("equil/network.xml", 0), ("siouxfalls_network/network.xml", 12)]
)
def test_matsim_networks_are_planned(
    shared_data: Path, tmp_path: Path, file: str, late: int
) -> None:
    """In Sioux Falls a few find no way that waits nowhere and does not meet itself: they come later."""
    roads = matsim(shared_data / "matsim" / file)
    people = drawn_people(roads, 2, min(12, len(roads.names) // 2))
    network = flow_network(roads, 30, people, busiest(roads), up=True)
    _planned_as_early(network, 30, tmp_path / "matsim", late)


def _planned_as_early(network: FlowNetwork, step_s: int, folder: Path, late: int = 0) -> None:
    """``late``: how many more may be out by any bucket in the best flow."""
    longest = earliest_arrival(network, 1000)
    assert longest.last_arrival_step is not None
    steps = longest.last_arrival_step + CLOSED_STEPS
    operation, roads = read_back(network, step_s, steps, folder)
    made = sc.plan(operation, roads)
    assert made.engine == "exact"
    short = longest.out_by[:steps] - out_by(made, steps)
    assert short.min() > -1e-3
    assert short.max() < late + 1e-3
    assert made.completion_bound_s == (longest.last_arrival_step + 1) * step_s
    assert made.last_arrival_step <= longest.last_arrival_step + 1 + bool(late)
    assert sc.certify(operation, roads, made).failures == ()


def test_padang_as_an_operation(shared_data: Path, tmp_path: Path) -> None:
    """The folder is the same instance; its cut shows that 325 steps are too few."""
    network = padang(shared_data / "dynamic_flow" / "padang_10p_10s_flow01.dat")
    operation, roads = read_back(network, 10, 340, tmp_path / "padang")
    setting = Setting(operation, roads, "value", armed=False)
    streets = searched(streets_of(setting, tuple(setting.persons)))
    found = earliest_arrival(streets, 339)
    assert found.last_arrival_step == 326
    assert {step: int(found.out_by[step]) for step in OUT_BY} == OUT_BY
    verdict = certify_flow(streets, found)
    assert verdict.proved
    assert verdict.bound == 32062, "by step 325"
