"""Waiting everywhere against waiting at home only: a bound and a plan, equal where capacities do not change with time."""

from __future__ import annotations

import numpy as np
import pytest

from safeconduct.flows.earliest_arrival import earliest_arrival
from safeconduct.flows.network import FlowNetwork
from safeconduct.network.model import Network
from safeconduct.network.times import walk_time_ms
from safeconduct.operation.model import Operation
from safeconduct.planning.plan import plan
from safeconduct.proof.certify import certify
from safeconduct.proof.certify_flow import certify_flow
from tests.builders import Road, a_corridor, a_network, an_area, an_operation
from tests.oracles.capacities import capacities, persons

STEP_S = 60
ONE = 3600 / STEP_S
"""Capacity an hour that lets one person pass in a step."""


def with_waiting(operation: Operation, network: Network) -> FlowNetwork:
    """Give an operation on foot without sites, in whole steps and people, as a network in which all may wait anywhere."""
    limits = capacities(operation, network)

    def room(name: str, closed: str, at: object) -> list[int]:
        row = []
        for bucket in range(operation.steps):
            most = limits.get((name, at, bucket), -1.0)
            row.append(0 if limits.get((closed, at, bucket)) == 0 else round(most))
        return row

    home = np.zeros(network.nodes, np.int64)
    for area, node in network.area_node.items():
        home[node] += round(persons(operation, area, "people"))
    travel = walk_time_ms(network, operation.groups["people"].walking_speed_kmh)
    by_step = {
        link: np.array(room("street_walk", "open_link", str(network.link_id[link])))
        for link in range(network.links)
    }
    corridors = list(network.corridor_node)
    return FlowNetwork(
        network.nodes,
        network.tail.astype(np.int64),
        network.head.astype(np.int64),
        (np.asarray(travel) // (1000 * STEP_S)).astype(np.int64),
        np.full(network.links, -1),
        home,
        np.array([network.corridor_node[c] for c in corridors]),
        exit_capacity=np.array([room("crossing_walk", "open", c) for c in corridors]),
        capacity_by_step=by_step,
    )


def both(operation: Operation, roads: list[Road]) -> tuple[list[int], list[float]]:
    """Give the people out by each step: the bound with waiting anywhere, and the plan."""
    network = a_network(operation, roads)
    streets = with_waiting(operation, network)
    found = earliest_arrival(streets, operation.steps - 1, every_cut=True)
    assert not certify_flow(streets, found).failures
    made = plan(operation, network)
    assert certify(operation, network, made).failures == ()
    out = np.zeros(operation.steps)
    for cohort in made.cohorts:
        out[round(cohort.arrive_s / STEP_S) - 1] += cohort.persons
    return found.out_by.tolist(), np.cumsum(out).tolist()


def test_a_gate_that_opens_once_behind_a_narrow_street() -> None:
    operation = an_operation(
        [an_area("a", "A", 5)],
        [a_corridor("c", "G", open=[(5 * STEP_S, 6 * STEP_S)])],
        step_s=STEP_S,
    )
    bound, made = both(operation, [Road("A", "G", walk_capacity_person_per_h=ONE)])
    assert bound[-1] == 5, "with queueing at the gate"
    assert made[-1] == pytest.approx(1), "without"


def test_the_same_gate_with_room_to_wait_at_home() -> None:
    operation = an_operation(
        [an_area("a", "G", 5)],
        [a_corridor("c", "G", open=[(5 * STEP_S, 6 * STEP_S)])],
        step_s=STEP_S,
    )
    bound, made = both(operation, [Road("A", "G", walk_capacity_person_per_h=ONE)])
    assert bound[-1] == 5
    assert made == pytest.approx(bound)


@pytest.mark.parametrize("people", [(7, 0), (7, 4), (3, 9)])
def test_constant_capacities_bound_and_plan_are_one(people: tuple[int, int]) -> None:
    roads = [
        Road("A", "M", walk_capacity_person_per_h=2 * ONE),
        Road("B", "M", walk_capacity_person_per_h=3 * ONE),
        Road("M", "X", walk_capacity_person_per_h=1 * ONE),
        Road("M", "Y", time_s=180.0, walk_capacity_person_per_h=2 * ONE),
        Road("B", "Y", time_s=240.0, walk_capacity_person_per_h=1 * ONE),
    ]
    operation = an_operation(
        [an_area("a", "A", people[0]), an_area("b", "B", people[1])],
        [
            a_corridor("x", "X", walk_capacity_person_per_h=ONE),
            a_corridor("y", "Y", walk_capacity_person_per_h=2 * ONE),
        ],
        step_s=STEP_S,
        steps=20,
    )
    bound, made = both(operation, roads)
    assert made == pytest.approx(bound, abs=1e-3)


def test_changing_streets_bound_is_never_below_the_plan() -> None:
    roads = [
        Road("A", "M", walk_capacity_person_per_h=1 * ONE),
        Road("M", "X", walk_capacity_person_per_h=2 * ONE),
    ]
    operation = an_operation(
        [an_area("a", "A", 6)],
        [a_corridor("x", "X", open=[(0, 4 * STEP_S), (8 * STEP_S, 11 * STEP_S)])],
        step_s=STEP_S,
        steps=12,
    )
    bound, made = both(operation, roads)
    assert all(b >= m - 1e-3 for b, m in zip(bound, made, strict=True))
    assert bound[-1] > made[-1] + 0.5
