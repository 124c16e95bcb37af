"""Named instances with known optima, and inputs at the edge."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from safeconduct.errors import InputError
from safeconduct.flows.earliest_arrival import earliest_arrival
from safeconduct.flows.network import FlowNetwork
from safeconduct.proof.certify_flow import certify_flow
from tests.flows.networks import network_of

SKUTELLA = [
    (0, 1, 3, 1),
    (0, 3, 2, 1),
    (1, 2, 3, 1),
    (2, 5, 2, 1),
    (3, 2, 2, 1),
    (3, 4, 3, 1),
    (4, 5, 3, 1),
]
"""Nodes s, v1, v2, v3, v4, t: M. Skutella, An introduction to network flows over time, doi:10.1007/978-3-540-76796-1_21."""


def test_skutella() -> None:
    nine = earliest_arrival(network_of(6, SKUTELLA, {0: 100}, [5]), 9)
    assert nine.people_out - int(nine.arrivals[9]) == 3  # before time 9, in the continuous count
    six = earliest_arrival(network_of(6, SKUTELLA, {0: 6}, [5]), 20)
    assert six.last_arrival_step == 10
    assert certify_flow(network_of(6, SKUTELLA, {0: 6}, [5]), six).proved


@pytest.mark.parametrize("people", [1, 7, 1000])
def test_a_street_and_an_exit_in_closed_form(people: int) -> None:
    network = network_of(2, [(0, 1, 4, 3)], {0: people}, [1], exit_capacity=np.array([2]))
    found = earliest_arrival(network, people + 10)
    assert found.last_arrival_step == 4 + (people + 1) // 2 - 1
    assert certify_flow(network, found).proved


def test_windows_in_closed_form() -> None:
    """One exit open in 3 of every 10 steps, 2 people a step, everybody 1 step away."""
    people, horizon = 50, 99
    open_at = np.where(np.arange(horizon + 1) % 10 < 3, 2, 0)
    network = network_of(2, [(0, 1, 1, -1)], {0: people}, [1], exit_capacity=open_at[None, :])
    found = earliest_arrival(network, horizon)
    usable = np.cumsum(np.where(np.arange(horizon + 1) >= 1, open_at, 0))
    assert found.last_arrival_step == int(np.searchsorted(usable, people))
    assert np.array_equal(found.out_by, np.minimum(usable, people))


def gate_that_opens_once(*, at_home: bool) -> FlowNetwork:
    """Give a street for one a step to a gate that opens in step 5 only; or all at home at the gate."""
    gate = np.zeros((1, 10), np.int64)
    gate[0, 5] = 100
    people = {1: 5} if at_home else {0: 5}
    return network_of(2, [(0, 1, 1, 1)], people, [1], exit_capacity=gate)


def test_waiting_at_the_gate_is_what_the_value_rests_on() -> None:
    """Five are out with queueing at the gate; without, one: the flow says who waits where."""
    network = gate_that_opens_once(at_home=False)
    found = earliest_arrival(network, 9)
    assert found.people_out == 5
    assert found.waiting.at.max() == 1, "people wait at the gate"
    assert found.waits_on_the_way(network)
    at_home = earliest_arrival(gate_that_opens_once(at_home=True), 9)
    assert not at_home.waits_on_the_way(gate_that_opens_once(at_home=True))


@pytest.mark.parametrize(
    ("network", "status", "out"),
    [
        (network_of(2, [(0, 1, 1, 1)], {}, [1]), "complete", 0),
        (network_of(2, [(0, 1, 1, 0)], {0: 3}, [1]), "horizon", 0),
        (network_of(2, [(0, 1, 9, 1)], {0: 3}, [1]), "horizon", 0),
        (network_of(3, [(0, 1, 1, 5)], {0: 3, 2: 2}, [1]), "horizon", 3),
        (network_of(2, [(1, 0, 1, 5)], {0: 3}, [1]), "horizon", 0),
        (network_of(1, [], {0: 3}, [0]), "complete", 3),
        (network_of(1, [], {0: 3}, []), "horizon", 0),
        (network_of(2, [(0, 1, 0, -1), (1, 0, 0, -1)], {0: 3}, [1]), "complete", 3),
        (network_of(1, [], {0: 3}, [0], exit_capacity=np.array([0])), "horizon", 0),
    ],
    ids=[
        "nobody",
        "closed",
        "horizon too short",
        "one home cut off",
        "wrong way",
        "home is an exit",
        "no exit",
        "circle of no time",
        "exit closed",
    ],
)
def test_edges_get_an_answer(network: FlowNetwork, status: str, out: int) -> None:
    found = earliest_arrival(network, 5, every_cut=True)
    assert (found.status, found.people_out) == (status, out)
    assert not certify_flow(network, found).failures


def test_more_people_than_32_bits_hold() -> None:
    people = 3 << 32
    network = network_of(2, [(0, 1, 1, 1 << 33)], {0: people}, [1])
    found = earliest_arrival(network, 9)
    assert found.last_arrival_step == 2
    assert found.arrivals.tolist()[1:3] == [1 << 33, 1 << 32]
    assert certify_flow(network, found).proved


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"people": np.array([1 << 61, 1 << 61])}, "SC803"),
        ({"people": np.array([-1, 0])}, "SC802"),
        ({"people": np.array([0.5, 0.0])}, "SC802"),
        ({"travel_steps": np.array([-1])}, "SC802"),
        ({"head": np.array([2])}, "SC802"),
        ({"capacity": np.array([1, 2])}, "SC801"),
        ({"exits": np.array([1, 1])}, "SC801"),
        ({"capacity_by_step": {0: np.array([1, 2])}}, "SC801"),
        ({"capacity_by_step": {7: np.arange(9)}}, "SC801"),
        ({"exit_capacity": np.array([[1, 2]])}, "SC801"),
    ],
)
def test_faults_have_a_code(change: dict[str, Any], code: str) -> None:
    network = replace(network_of(2, [(0, 1, 1, 1)], {0: 3}, [1]), **change)
    with pytest.raises(InputError, match=code):
        earliest_arrival(network, 5)


def test_a_horizon_that_does_not_fit_into_memory_is_said() -> None:
    network = network_of(2, [(0, 1, 1, 1)] * 100_000, {0: 3}, [1])
    with pytest.raises(InputError, match="SC804"):
        earliest_arrival(network, (1 << 28) - 1)


def a_grid(side: int, people: int) -> FlowNetwork:
    """Draw a grid of two-way streets with many homes and two exits."""
    rng = np.random.default_rng(3)
    nodes = side * side
    cell = np.arange(nodes).reshape(side, side)
    pairs = np.concatenate(
        [
            np.stack([cell[:, :-1].ravel(), cell[:, 1:].ravel()], 1),
            np.stack([cell[:-1].ravel(), cell[1:].ravel()], 1),
        ]
    )
    pairs = np.concatenate([pairs, pairs[:, ::-1]])
    arcs = [(int(u), int(v), int(rng.integers(1, 4)), int(rng.integers(1, 9))) for u, v in pairs]
    homes = rng.choice(nodes, nodes * 2 // 9, replace=False)
    return network_of(nodes, arcs, dict.fromkeys(homes.tolist(), people), [0, nodes - 1])


def test_a_search_tree_without_room_is_given_more(monkeypatch: pytest.MonkeyPatch) -> None:
    network = a_grid(15, 40)
    plenty = earliest_arrival(network, 300)
    monkeypatch.setattr("safeconduct.flows.start.ENTRIES_PER_NODE", 0)
    scant = earliest_arrival(network, 300)
    assert plenty.status == "complete"
    assert np.array_equal(plenty.arrivals, scant.arrivals)
    assert certify_flow(network, scant).proved


def test_the_time_limit_is_kept() -> None:
    network = a_grid(60, 500)
    started = time.monotonic()
    found = earliest_arrival(network, 20_000, time_limit_s=0.5)
    assert time.monotonic() - started < 20
    assert found.status == "time_limit"
    assert 0 < found.people_out < found.people
    assert not certify_flow(network, found).failures
