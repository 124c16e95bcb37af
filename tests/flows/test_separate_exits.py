"""Exits with places of their own: whether an earliest arrival exists, and the bound where none does."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from safeconduct.errors import InputError
from safeconduct.flows.network import FlowNetwork
from safeconduct.flows.separate_exits import separate_exits
from tests.flows.networks import draw_network, network_of
from tests.oracles.flow_over_time import most_out_by, most_out_in_all


def contested(people: tuple[int, int], wide: int = 1) -> FlowNetwork:
    """Give a near home that may take either exit, and a far home that may take only the first.

    Home 0 reaches exit 2 at once and exit 3 after two steps; home 1 reaches exit 2 only, after one.
    Filling exit 2 from home 0 at once is best for the first step and leaves home 1 without a place.
    """
    arcs = [(0, 2, 0, wide), (0, 3, 2, wide), (1, 2, 1, wide)]
    places = np.array([people[1], people[0]])
    return network_of(4, arcs, dict(enumerate(people)), [2, 3], exit_places=places)


@pytest.mark.parametrize("people", [(4, 2), (9, 6)])
def test_no_earliest_arrival_is_named_as_such(people: tuple[int, int]) -> None:
    network = contested(people, wide=2)
    horizon = 12
    found = separate_exits(network, horizon)
    assert not found.exists
    assert found.most_out_by.tolist() == most_out_by(network, horizon)
    assert int(found.out_by.sum()) == most_out_in_all(network, horizon)
    assert found.factor > 1
    assert found.out_by[-1] == sum(people)


def test_places_that_do_not_bind() -> None:
    network = replace(contested((4, 2)), exit_places=np.array([6, -1]))
    found = separate_exits(network, 9)
    assert found.exists
    assert found.factor == 1
    assert found.most_out_by.tolist() == most_out_by(network, 9)


def test_random_networks_against_the_programs() -> None:
    kinds = set()
    for seed in range(60):
        drawn, horizon = draw_network(seed)
        rng = np.random.default_rng([7, seed])
        network = replace(drawn, exit_places=rng.integers(-1, 5, len(drawn.exits)))
        found = separate_exits(network, horizon)
        assert found.most_out_by.tolist() == most_out_by(network, horizon), seed
        assert int(found.out_by.sum()) == most_out_in_all(network, horizon), seed
        assert found.exists == (found.factor == 1), seed
        kinds.add(found.exists)
    assert True in kinds


def test_too_large_to_decide_is_said() -> None:
    with pytest.raises(InputError, match="SC805"):
        separate_exits(contested((4, 2)), 40_000)
