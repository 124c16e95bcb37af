"""Cuts over time: any thresholds bound, the right ones bind, and they can be told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from safeconduct.flows.earliest_arrival import earliest_arrival
from safeconduct.flows.result import CutOverTime, EarliestArrival, Intervals
from safeconduct.proof.certify_flow import certify_flow
from safeconduct.proof.flow_cut import cut_limits, cut_value
from safeconduct.proof.flow_words import tell_cut
from tests.flows.networks import draw_network, network_of

SEEDS = st.integers(0, 100_000)


@settings(deadline=None, max_examples=60)
@given(SEEDS, st.data())
def test_any_thresholds_bound(seed: int, data: st.DataObject) -> None:
    network, horizon = draw_network(seed)
    found = earliest_arrival(network, horizon)
    step = data.draw(st.integers(0, horizon))
    times = st.lists(
        st.integers(0, horizon + 1), min_size=network.nodes, max_size=network.nodes
    ).map(np.array)
    cut = CutOverTime(step, data.draw(times), data.draw(times))
    assert cut_value(network, cut) >= int(found.out_by[step])


@settings(deadline=None, max_examples=60)
@given(SEEDS)
def test_more_room_never_has_fewer_out(seed: int) -> None:
    network, horizon = draw_network(seed)
    found = earliest_arrival(network, horizon).out_by
    wider = replace(
        network,
        capacity=np.where(network.capacity < 0, -1, network.capacity + 1),
        capacity_by_step={
            a: np.where(r < 0, -1, r + 1) for a, r in network.capacity_by_step.items()
        },
    )
    assert (earliest_arrival(wider, horizon).out_by >= found).all()
    longer = earliest_arrival(replace(network, travel_steps=network.travel_steps + 1), horizon)
    assert (longer.out_by <= found).all()


@settings(deadline=None, max_examples=40)
@given(SEEDS)
def test_twice_everything_is_twice_the_flow(seed: int) -> None:
    network, horizon = draw_network(seed)

    def twice(array: np.ndarray | None) -> np.ndarray | None:
        return None if array is None else np.where(array < 0, -1, 2 * array)

    double = replace(
        network,
        people=2 * network.people,
        capacity=np.where(network.capacity < 0, -1, 2 * network.capacity),
        capacity_by_step={
            a: np.where(r < 0, -1, 2 * r) for a, r in network.capacity_by_step.items()
        },
        exit_capacity=twice(network.exit_capacity),
        node_rate=twice(network.node_rate),
    )
    one, two = (earliest_arrival(each, horizon).out_by for each in (network, double))
    assert np.array_equal(2 * one, two)


def test_the_cut_in_words() -> None:
    network = network_of(3, [(0, 1, 1, 2), (1, 2, 2, 1)], {0: 5}, [2])
    found = earliest_arrival(network, 20)
    assert found.last_arrival_step == 7
    assert found.cut is not None
    told = tell_cut(network, found.cut, name=lambda kind, at: f"{kind} no. {at}")
    assert told == (
        "By the end of step 6 at most 4 of 5 people can be out, whatever the plan.",
        "4 can enter arc no. 1 from step 1 until step 5.",
    )
    assert [limit.people for limit in cut_limits(network, found.cut)] == [4]


def doubled(flow: Intervals) -> Intervals:
    """Name every interval twice."""
    at, start, end, rate = (
        np.repeat(each, 2) for each in (flow.at, flow.start, flow.end, flow.rate)
    )
    return Intervals(at, start, end, rate)


def nothing_stops(cut: CutOverTime | None) -> CutOverTime:
    """Give a cut that allows everybody."""
    assert cut is not None
    return replace(cut, reached_from=cut.reached_from * 0 + 1)


BROKEN: dict[str, Callable[[EarliestArrival], EarliestArrival]] = {
    "faster than a street allows": lambda found: replace(
        found, flow=replace(found.flow, rate=found.flow.rate + 5)
    ),
    "nobody came": lambda found: replace(
        found, flow=replace(found.flow, start=found.flow.start * 0)
    ),
    "an interval twice": lambda found: replace(found, flow=doubled(found.flow)),
    "one more out": lambda found: replace(found, people_out=found.people_out + 1),
    "earlier arrivals": lambda found: replace(found, arrivals=np.roll(found.arrivals, -1)),
    "a better last arrival": lambda found: replace(found, last_arrival_step=6),
    "a cut that allows more": lambda found: replace(found, cut=nothing_stops(found.cut)),
}


@pytest.mark.parametrize("what", BROKEN)
def test_what_is_wrong_is_found(what: str) -> None:
    network = network_of(3, [(0, 1, 1, 2), (1, 2, 2, 1)], {0: 5}, [2])
    found = earliest_arrival(network, 20)
    assert certify_flow(network, found).proved
    verdict = certify_flow(network, BROKEN[what](found))
    assert verdict.failures
    assert not verdict.proved
