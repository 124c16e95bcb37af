"""Earliest arrival equals the linear program on the full time-expanded network; every cut equals its flow."""

from __future__ import annotations

import numpy as np
import pytest

from safeconduct.flows.earliest_arrival import earliest_arrival
from safeconduct.proof.certify_flow import certify_flow
from safeconduct.proof.flow_cut import cut_value
from tests.flows.networks import draw_network
from tests.oracles.flow_over_time import most_out_by, most_out_in_all

INSTANCES = 500
PORTION = 50


@pytest.mark.parametrize("first", range(0, INSTANCES, PORTION))
def test_random_networks(first: int) -> None:
    for seed in range(first, first + PORTION):
        network, horizon = draw_network(seed)
        found = earliest_arrival(network, horizon, every_cut=True)
        assert int(found.out_by.sum()) == most_out_in_all(network, horizon), seed
        verdict = certify_flow(network, found)
        assert not verdict.failures, (seed, verdict.failures)
        for cut in found.cuts:
            assert cut_value(network, cut) == int(found.out_by[cut.step]), (seed, cut.step)


def test_each_step_by_itself() -> None:
    for seed in range(12):
        network, horizon = draw_network(seed)
        found = earliest_arrival(network, horizon)
        assert found.out_by.tolist() == most_out_by(network, horizon), seed


def test_the_drawn_networks_are_not_all_easy() -> None:
    kinds = [draw_network(seed) for seed in range(INSTANCES)]
    found = [earliest_arrival(network, horizon) for network, horizon in kinds]
    assert sum(each.status == "horizon" and each.people_out > 0 for each in found) > INSTANCES / 10
    assert sum(each.status == "complete" and each.people > 0 for each in found) > INSTANCES / 10
    assert sum(len(set(each.arrivals.tolist())) > 2 for each in found) > INSTANCES / 5
    assert any(np.any(network.travel_steps == 0) for network, _ in kinds)
