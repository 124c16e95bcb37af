"""Every way in which whole vehicles could be told falsely is refused, with its own code."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from safeconduct.network.model import Network
from safeconduct.operation.model import Convoy, Line, Operation, Vehicles
from safeconduct.planning.options import PlanOptions
from safeconduct.planning.plan import plan
from safeconduct.plans.model import Duty, Plan
from safeconduct.proof.certify import certify
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

WHOLE = PlanOptions(vehicles="whole")


def two_stops(
    convoy: Convoy | None = None, steps: int = 80, **fleet: Any
) -> tuple[Operation, Network]:
    """Two stops 3 minutes apart, one and five minutes from the gate; the site two beyond; steps of a minute."""
    gate = a_corridor(
        "gate",
        "g",
        groups=("people", "sick"),
        leads_to=["camp"],
        walk_capacity_person_per_h=0.0,
        vehicle_capacity_per_h=600.0,
    )
    buses: Vehicles = replace(
        vehicles(count=2, seats=10, boarding_s=60, unloading_s=60, depot="p"), **fleet
    )
    operation = an_operation(
        [an_area("home", "p", {"people": 45, "sick": 3}), an_area("far", "q", 18)],
        [replace(gate, convoy=convoy)],
        groups=[a_group(), a_group("sick", may_walk=False, needs="ambulance", priority=1)],
        sites=[a_site("camp", "s")],
        assembly_points=[an_assembly_point("one", "p"), an_assembly_point("two", "q")],
        buses=buses,
        ambulances=vehicles("ambulances", count=1, seats=2, pcu=1, boarding_s=60, unloading_s=60),
        lines=(
            Line("bus-one", "buses", "gate", "one", "camp"),
            Line("bus-two", "buses", "gate", "two", "camp"),
            Line("amb", "ambulances", "gate", None, "camp"),
        ),
        step_s=60,
        steps=steps,
    )
    roads = both_ways(
        Road("p", "g", vehicle_capacity_per_h=600.0),
        Road("q", "g", time_s=300.0, walk=False),
        Road("p", "q", time_s=180.0, walk=False),
        Road("g", "s", time_s=120.0),
    )
    return operation, a_network(operation, roads)


@cache
def convoys() -> tuple[Operation, Network, Plan]:
    operation, network = two_stops(Convoy(vehicles=2, spacing_s=180, escorts=1), steps=42)
    return operation, network, plan(operation, network, WHOLE)


@cache
def drivers() -> tuple[Operation, Network, Plan]:
    operation, network = two_stops(longest_duty_s=1200, rest_s=900)
    return operation, network, plan(operation, network, WHOLE)


def codes(operation: Operation, network: Network, told: Plan) -> set[str]:
    return {failure.code for failure in certify(operation, network, told).failures}


def first(told: Plan, kind: str = "buses") -> Duty:
    return next(duty for duty in told.duties if duty.vehicle.startswith(kind))


def changed(told: Plan, old: Duty, **values: Any) -> Plan:
    new = replace(old, **values)
    return replace(told, duties=tuple(new if duty is old else duty for duty in told.duties))


@pytest.mark.parametrize("make", [convoys, drivers])
def test_what_the_planner_makes_holds(
    make: Callable[[], tuple[Operation, Network, Plan]],
) -> None:
    operation, network, told = make()
    assert codes(operation, network, told) == set()
    assert told.persons_moved == pytest.approx(66.0, abs=1e-4)
    assert told.whole_vehicles is not None
    assert told.whole_vehicles.departures["buses"] >= 7


def half_a_vehicle(told: Plan) -> Plan:
    runs = (replace(told.runs[0], vehicles=told.runs[0].vehicles - 0.5), *told.runs[1:])
    return replace(told, runs=runs)


def no_word_of_it(told: Plan) -> Plan:
    return replace(told, whole_vehicles=None)


def a_ride_less(told: Plan) -> Plan:
    return replace(told, duties=told.duties[:-1])


def a_ride_twice(told: Plan) -> Plan:
    return replace(told, duties=(*told.duties, first(told)))


def boards_at_another_time(told: Plan) -> Plan:
    return changed(told, first(told), board_from_s=first(told).board_from_s + 60)


def back_too_soon(told: Plan) -> Plan:
    return changed(told, first(told), busy_to_s=first(told).busy_to_s - 60)


def all_by_one_bus(told: Plan) -> Plan:
    rides = sorted(
        (d for d in told.duties if d.vehicle.startswith("buses")), key=lambda d: d.board_from_s
    )
    one = [replace(d, vehicle="buses-1", ride=i) for i, d in enumerate(rides, start=1)]
    others = [d for d in told.duties if not d.vehicle.startswith("buses")]
    return replace(told, duties=(*one, *others))


def a_bus_too_many(told: Plan) -> Plan:
    return changed(told, first(told), vehicle="buses-3", ride=1)


def a_bus_without_number(told: Plan) -> Plan:
    return changed(told, first(told), vehicle="buses")


def an_ambulance_as_a_bus(told: Plan) -> Plan:
    return changed(told, first(told, "ambulances"), vehicle="buses-2", ride=99)


def a_full_bus_fuller(told: Plan) -> Plan:
    return changed(told, first(told), riders=10.5)


def an_empty_bus(told: Plan) -> Plan:
    return changed(told, first(told), riders=0.0)


def another_convoy(told: Plan) -> Plan:
    return changed(told, first(told), convoy=first(told).convoy + 1)


def fewer_lost(told: Plan) -> Plan:
    stated = told.whole_vehicles
    assert stated is not None
    loss = replace(stated.losses[-1], whole=stated.losses[-1].whole - 60.0)
    return replace(told, whole_vehicles=replace(stated, losses=(*stated.losses[:-1], loss)))


def a_loss_left_out(told: Plan) -> Plan:
    stated = told.whole_vehicles
    assert stated is not None
    return replace(told, whole_vehicles=replace(stated, losses=stated.losses[1:]))


def vehicles_miscounted(told: Plan) -> Plan:
    stated = told.whole_vehicles
    assert stated is not None
    return replace(told, whole_vehicles=replace(stated, vehicles={**stated.vehicles, "buses": 1}))


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (half_a_vehicle, "SC550"),
        (no_word_of_it, "SC550"),
        (a_ride_less, "SC551"),
        (a_ride_twice, "SC551"),
        (boards_at_another_time, "SC551"),
        (back_too_soon, "SC551"),
        (all_by_one_bus, "SC552"),
        (a_bus_too_many, "SC553"),
        (a_bus_without_number, "SC553"),
        (an_ambulance_as_a_bus, "SC553"),
        (a_full_bus_fuller, "SC554"),
        (an_empty_bus, "SC554"),
        (another_convoy, "SC555"),
        (fewer_lost, "SC557"),
        (a_loss_left_out, "SC557"),
        (vehicles_miscounted, "SC557"),
    ],
)
def test_a_false_word_of_vehicles_is_refused(spoil: Callable[[Plan], Plan], code: str) -> None:
    operation, network, told = convoys()
    assert code in codes(operation, network, spoil(told))


def test_a_bus_needs_time_from_stop_to_stop() -> None:
    """Where the way from stop to stop is longer than the plan takes for it, a vehicle is in two places."""
    operation, network = two_stops(count=1, steps=70)
    told = plan(operation, network, WHOLE)
    assert codes(operation, network, told) == set()
    by_vehicle: dict[str, list[Duty]] = {}
    for duty in told.duties:
        by_vehicle.setdefault(duty.vehicle, []).append(duty)
    moved = [
        (one, two)
        for rides in by_vehicle.values()
        for one, two in itertools.pairwise(rides)
        if one.line != two.line and one.line.startswith("bus")
    ]
    assert moved, "no bus serves both stops"
    for one, two in moved:
        assert two.board_from_s - one.busy_to_s >= 180
    nearer = a_network(
        operation,
        both_ways(
            Road("p", "g", vehicle_capacity_per_h=600.0),
            Road("q", "g", time_s=300.0, walk=False),
            Road("p", "q", time_s=60_000.0, walk=False),
            Road("g", "s", time_s=120.0),
        ),
    )
    assert "SC552" in codes(operation, nearer, told)


@pytest.mark.parametrize(
    "asked",
    [
        Convoy(vehicles=1, spacing_s=180, escorts=1),
        Convoy(vehicles=2, spacing_s=1200, escorts=1),
    ],
)
def test_a_plan_of_laxer_convoys_is_refused(asked: Convoy) -> None:
    operation, network, told = convoys()
    gate = replace(operation.corridors["gate"], convoy=asked)
    assert "SC555" in codes(replace(operation, corridors={"gate": gate}), network, told)


def test_convoys_without_an_escort_are_refused() -> None:
    operation, network = two_stops()
    told = plan(operation, network, WHOLE)
    gate = replace(operation.corridors["gate"], convoy=Convoy(escorts=1))
    asked = replace(operation, corridors={"gate": gate})
    assert "SC555" in codes(asked, network, told)
    assert codes(asked, network, plan(asked, network, WHOLE)) == set()


def test_drivers_rest() -> None:
    operation, network, told = drivers()
    lax = plan(*two_stops(), WHOLE)
    assert told.completion_s > lax.completion_s
    strict = replace(operation.buses, longest_duty_s=600) if operation.buses else None
    assert "SC556" in codes(replace(operation, buses=strict), network, told)
    assert "SC556" in codes(operation, network, lax)


def test_armed_fighters_on_a_line_are_refused() -> None:
    operation, network, told = convoys()
    groups = {
        **operation.groups,
        "people": replace(operation.groups["people"], kind="fighters_leaving_armed"),
    }
    assert "SC558" in codes(replace(operation, groups=groups), network, told)


def test_a_closed_window_is_refused_both_ways() -> None:
    """The crossing shuts for two minutes in which a bus of the plan goes out, then for those in which one comes back."""
    operation, network, told = convoys()
    run = told.runs[0]
    for second in (run.crossing_s, run.return_crossing_s):
        assert second is not None
        gate = replace(operation.corridors["gate"], open=((0, second), (second + 60, 1_000_000)))
        found = codes(replace(operation, corridors={"gate": gate}), network, told)
        assert "SC524" in found


def test_more_buses_than_a_street_takes_are_refused() -> None:
    operation, _network, told = convoys()
    narrow = a_network(
        operation,
        both_ways(
            Road("p", "g", vehicle_capacity_per_h=100.0),
            Road("q", "g", time_s=300.0, walk=False),
            Road("p", "q", time_s=180.0, walk=False),
            Road("g", "s", time_s=120.0),
        ),
    )
    assert "SC522" in codes(operation, narrow, told)


def test_the_same_operation_gives_the_same_plan() -> None:
    operation, network, told = convoys()
    assert plan(operation, network, WHOLE) == told
