"""The oracle of routes against answers on paper where people ride."""

from __future__ import annotations

from math import ceil

import numpy as np
import pytest

from safeconduct.operation.model import Cars, Line
from tests.builders import (
    Road,
    a_corridor,
    a_group,
    a_network,
    a_site,
    an_area,
    an_assembly_point,
    an_operation,
    both_ways,
    vehicles,
)
from tests.oracles.solve import by_routes


@pytest.mark.parametrize("people", [40.0, 100.0, 101.0, 250.0])
def test_shuttling_buses(people: float) -> None:
    # (⌈⌈N/K⌉/B⌉ − 1)·r + load + go + unload, and the rest of the bucket of arrival
    step, seats, count = 300, 50.0, 2.0
    operation = an_operation(
        [an_area("a", "stop", people)],
        [a_corridor("c", "gate", leads_to=["s"], walk_capacity_person_per_h=0.0)],
        sites=[a_site("s", "camp")],
        assembly_points=[an_assembly_point("p", "stop")],
        buses=vehicles(count=count, seats=seats, boarding_s=step, unloading_s=step),
        lines=(Line("l", "buses", "c", "p", "s"),),
        step_s=step,
        steps=30,
    )
    network = a_network(
        operation, both_ways(Road("stop", "gate", 300.0), Road("gate", "camp", 300.0))
    )
    values = by_routes(operation, network)
    cycle, one_way = 6 * step, 4 * step
    rounds = ceil(ceil(people / seats) / count)
    assert values.loose["moved", None] == pytest.approx(people)
    assert values.loose["completion", None] == (rounds - 1) * cycle + one_way + step


def test_a_bus_that_cannot_return_in_the_window_waits_for_the_next() -> None:
    # crosses in bucket 2 of the only hours 1..3; is free again after the second window has opened
    operation = an_operation(
        [an_area("a", "stop", 200.0)],
        [
            a_corridor(
                "c",
                "gate",
                leads_to=["s"],
                open=[(60, 180), (600, 720)],
                walk_capacity_person_per_h=0.0,
            )
        ],
        sites=[a_site("s", "camp")],
        assembly_points=[an_assembly_point("p", "stop")],
        buses=vehicles(count=1.0, seats=50.0),
        lines=(Line("l", "buses", "c", "p", "s"),),
        steps=14,
    )
    network = a_network(
        operation, both_ways(Road("stop", "gate", 60.0), Road("gate", "camp", 60.0))
    )
    values = by_routes(operation, network)
    # out in 1, back in 10, free from 11 at the stop, out again in 12: closed. One ride.
    assert values.loose["moved", None] == pytest.approx(50.0)
    assert values.loose["completion", None] == 180.0


def test_cars_are_few_and_count_on_the_crossing() -> None:
    operation = an_operation(
        [an_area("a", "home", 100.0)],
        [a_corridor("c", "gate", vehicle_capacity_per_h=60.0, walk_capacity_person_per_h=0.0)],
        cars=Cars(share=0.3, persons_per_car=4.0, pcu=1.0),
    )
    network = a_network(operation, [Road("home", "gate", 0.0)])
    values = by_routes(operation, network)
    # one pcu a bucket carries four people; thirty have a car
    assert values.loose["moved", None] == pytest.approx(30.0)
    assert values.loose["completion", None] == ceil(30.0 / 4.0) * 60.0


def test_riders_of_a_line_without_a_site_have_arrived_when_they_cross() -> None:
    operation = an_operation(
        [an_area("a", "stop", 50.0)],
        [a_corridor("c", "gate", walk_capacity_person_per_h=0.0)],
        assembly_points=[an_assembly_point("p", "stop")],
        buses=vehicles(count=1.0, seats=50.0, unloading_s=180),
        lines=(Line("l", "buses", "c", "p", None),),
    )
    network = a_network(operation, both_ways(Road("stop", "gate", 60.0)))
    assert by_routes(operation, network).loose["completion", None] == 120.0


def test_an_ambulance_rides_from_every_area() -> None:
    operation = an_operation(
        [an_area("a", "one", {"wounded": 4.0}), an_area("b", "two", {"wounded": 4.0})],
        [a_corridor("c", "gate", groups=("wounded",))],
        groups=[a_group("wounded", needs="ambulance", may_walk=False)],
        ambulances=vehicles("ambulances", count=1.0, seats=2.0, pcu=1.0),
        lines=(Line("l", "ambulances", "c", None, None),),
        steps=10,
    )
    network = a_network(operation, both_ways(Road("one", "gate", 60.0), Road("two", "gate", 60.0)))
    values = by_routes(operation, network)
    # a ride is a bucket out and a bucket back; the one ambulance makes four rides
    assert values.loose["moved", None] == pytest.approx(8.0)
    assert values.loose["completion", None] == (2 * 3 + 2) * 60.0
    assert np.isclose(values.tight["arrival_sum", None], 2.0 * 60.0 * (2 + 4 + 6 + 8))
