"""Public networks: the evacuation of Padang with its known optimum, and road benchmarks."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

from safeconduct.flows.earliest_arrival import earliest_arrival
from safeconduct.proof.certify_flow import certify_flow
from tests.flows.shared_networks import Roads, flow_network, matsim, padang, tntp

OUT_BY = {
    50: 6035,
    100: 11709,
    150: 16511,
    200: 21673,
    250: 27084,
    285: 29896,
    300: 30728,
    326: 32088,
}


def test_padang(shared_data: Path) -> None:
    folder = shared_data / "dynamic_flow"
    network = padang(folder / "padang_10p_10s_flow01.dat")
    assert (network.nodes, len(network.tail), int(network.people.sum())) == (6288, 16977, 32088)
    assert int((network.people > 0).sum()) == 3939
    found = earliest_arrival(network, 350)
    assert found.last_arrival_step == 326
    assert {step: int(found.out_by[step]) for step in OUT_BY} == OUT_BY
    verdict = certify_flow(network, found)
    assert verdict.proved
    assert verdict.bound == 32062, "by step 325"
    with (folder / "padang_max_arrivals.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            assert int(found.out_by[int(row["horizon_steps"])]) == int(row["max_arrivals"])


def drawn_people(roads: Roads, seed: int, homes: int) -> dict[int, int]:
    rng = np.random.default_rng(seed)
    return {int(v): 200 for v in rng.choice(len(roads.names), homes, replace=False)}


def busiest(roads: Roads) -> list[int]:
    """Give the two nodes to which most can come."""
    come = np.bincount(roads.head, roads.per_h, len(roads.names))
    return [int(node) for node in np.argsort(-come, kind="stable")[:2]]


@pytest.mark.parametrize("name", ["SiouxFalls", "Anaheim", "Chicago-Sketch", "Barcelona"])
def test_road_benchmarks_bound_and_plan(shared_data: Path, name: str) -> None:
    roads = tntp(shared_data / "networks_tntp" / name)
    people = drawn_people(roads, 1, 12)
    found = []
    for up in (False, True):
        network = flow_network(roads, 60, people, busiest(roads), up=up)
        found.append(earliest_arrival(network, 400))
        verdict = certify_flow(network, found[-1])
        assert verdict.proved
    bound, plan = found
    assert plan.people_out > 0
    assert (bound.out_by >= plan.out_by).all()


@pytest.mark.parametrize(
    "file",
    [
        "equil/network.xml",
        "siouxfalls_network/network.xml",
        "ees_mount_alexander/mount_alexander_shire_network_2018.xml.gz",
    ],
)
def test_matsim_networks(shared_data: Path, file: str) -> None:
    roads = matsim(shared_data / "matsim" / file)
    people = drawn_people(roads, 2, min(12, len(roads.names) // 2))
    network = flow_network(roads, 30, people, busiest(roads), up=True)
    found = earliest_arrival(network, 300)
    assert not certify_flow(network, found).failures
    assert found.people_out > 0
