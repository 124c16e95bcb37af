"""Whole vehicles against the exact integer model, and against the closed form of one line."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import cache
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from safeconduct.network.model import Network
from safeconduct.operation.model import Line, Operation
from safeconduct.planning.fleet import whole
from safeconduct.planning.options import PlanOptions
from safeconduct.planning.plan import plan
from safeconduct.plans.model import Aim, Plan
from safeconduct.proof.certify import certify
from tests.builders import (
    Road,
    a_corridor,
    a_network,
    a_site,
    an_area,
    an_assembly_point,
    an_operation,
    both_ways,
    vehicles,
)
from tests.oracles.program import AimKey
from tests.oracles.whole_fleet import CHUNKS, NAMES, exact_aims, fleet_instance

WHOLE = PlanOptions(vehicles="whole")
LEAST_EQUAL = 0.9
"""Part of the fleets whose every aim must be that of the exact model."""

chunks = pytest.mark.parametrize("names", CHUNKS, ids=lambda names: names[0])


@cache
def planned(name: str) -> Plan:
    made = fleet_instance(name)
    return plan(made.operation, made.network, WHOLE)


@cache
def exact(name: str) -> dict[AimKey, float]:
    made = fleet_instance(name)
    return exact_aims(made.operation, made.network)


def same(name: str, aim: Aim) -> bool:
    """Whether an aim is that of the exact model, which lets earlier aims slip by a thousandth of a person."""
    best = exact(name)[aim.name, aim.level]
    slip = {"moved": 4e-3, "completion": 0.0, "arrival_sum": 2e-3 * _horizon(name)}[aim.name]
    return abs(aim.value - best) <= 2e-6 * max(1.0, best) + slip


def _horizon(name: str) -> int:
    return fleet_instance(name).operation.horizon_s


@pytest.mark.timeout(300)
@chunks
def test_no_fleet_is_more_than_a_cycle_later_than_the_exact_model(names: tuple[str, ...]) -> None:
    for name in names:
        found = planned(name)
        completion = next(aim for aim in found.aims if aim.name == "completion")
        cycle_s = max((run.busy_to_s - run.busy_from_s for run in found.runs), default=0)
        late_s = completion.value - exact(name)["completion", None]
        assert late_s <= cycle_s, f"{name}: {late_s} s later, a cycle is {cycle_s} s"


@pytest.mark.timeout(300)
@chunks
def test_whole_vehicles_are_certified_and_within_their_bound(names: tuple[str, ...]) -> None:
    for name in names:
        made, found = fleet_instance(name), planned(name)
        verdict = certify(made.operation, made.network, found)
        assert verdict.ok, f"{name}: {verdict.failures}"
        for run in found.runs:
            assert run.vehicles == int(run.vehicles), name


@pytest.mark.timeout(600)
def test_nine_fleets_in_ten_equal_the_exact_model() -> None:
    other = [name for name in NAMES if not all(same(name, aim) for aim in planned(name).aims)]
    run = [name for name in NAMES if planned(name).whole_vehicles is not None]
    assert len(run) >= 100, "too few of the fleets carry anybody to say anything"
    assert len(other) <= (1 - LEAST_EQUAL) * len(NAMES), other


def one_line(
    persons: float, buses: int, seats: int, steps: tuple[int, int, int, int]
) -> tuple[Operation, Network]:
    """One stop, one site; boarding, ride, unloading and way back in whole steps of a minute."""
    load, go, unload, back = steps
    cycle = load + go + unload + back
    rounds = math.ceil(math.ceil(persons / seats) / buses)
    operation = an_operation(
        [an_area("a", "stop", persons)],
        [a_corridor("c", "gate", leads_to=["s"], walk_capacity_person_per_h=0.0)],
        sites=[a_site("s", "site")],
        assembly_points=[an_assembly_point("p", "stop")],
        buses=vehicles(count=buses, seats=seats, boarding_s=60 * load, unloading_s=60 * unload),
        lines=(Line("bus", "buses", "c", "p", "s"),),
        step_s=60,
        steps=(rounds + 1) * cycle + 5,
    )
    roads = [
        *both_ways(Road("stop", "gate", time_s=0.0)),
        Road("gate", "site", time_s=60.0 * go),
        Road("site", "gate", time_s=60.0 * back),
    ]
    return operation, a_network(operation, roads)


def last_arrival_s(persons: float, buses: int, seats: int, steps: tuple[int, int, int, int]) -> int:
    """Closed form: (⌈⌈N/K⌉/B⌉ − 1) · r + load + go + unload, and to the end of that bucket."""
    load, go, unload, back = steps
    rounds = math.ceil(math.ceil(persons / seats) / buses)
    return 60 * ((rounds - 1) * (load + go + unload + back) + load + go + unload + 1)


def check_closed_form(
    persons: float, buses: int, seats: int, steps: tuple[int, int, int, int]
) -> None:
    operation, network = one_line(persons, buses, seats, steps)
    found = plan(operation, network, WHOLE)
    assert found.persons_moved == pytest.approx(persons, abs=1e-5)
    assert found.completion_s == last_arrival_s(persons, buses, seats, steps)
    assert sum(run.vehicles for run in found.runs) >= math.ceil(persons / seats)
    assert certify(operation, network, found).ok


@pytest.mark.parametrize(
    ("persons", "buses", "seats", "steps"),
    list(
        product(
            (9.0, 10.0, 11.0, 61.0), (1, 3), (5, 10), ((1, 2, 1, 2), (3, 1, 0, 1), (2, 4, 3, 1))
        )
    ),
)
def test_one_line_arrives_as_the_closed_form_says(
    persons: float, buses: int, seats: int, steps: tuple[int, int, int, int]
) -> None:
    check_closed_form(persons, buses, seats, steps)


@settings(max_examples=40, deadline=None)
@given(
    st.integers(1, 120),
    st.integers(1, 5),
    st.integers(3, 30),
    st.tuples(st.integers(0, 4), st.integers(1, 4), st.integers(0, 3), st.integers(1, 4)),
)
def test_any_one_line_arrives_as_the_closed_form_says(
    persons: int, buses: int, seats: int, steps: tuple[int, int, int, int]
) -> None:
    check_closed_form(float(persons), buses, seats, steps)


def test_a_step_that_takes_no_whole_bus_keeps_fractions_and_says_so() -> None:
    """60 pcu an hour are one a minute, and a bus is two and a half."""
    operation, network = one_line(40.0, 2, 10, (1, 2, 1, 2))
    gate = replace(operation.corridors["c"], vehicle_capacity_per_h=60.0)
    narrow = replace(operation, corridors={"c": gate})
    found = plan(narrow, network, WHOLE)
    assert found.options["vehicles"] == "fractions: no bucket takes a whole vehicle"
    assert found.whole_vehicles is None
    assert found.duties == ()
    assert found == replace(plan(narrow, network), options=found.options)


def test_without_time_a_plan_is_made_nevertheless() -> None:
    operation, network = one_line(500.0, 5, 3, (1, 2, 1, 2))
    found = plan(operation, network, PlanOptions(vehicles="whole", time_limit_s=1e-3))
    assert certify(operation, network, found).ok


def test_an_operation_without_lines_is_planned_as_before() -> None:
    operation, network = one_line(40.0, 2, 10, (1, 2, 1, 2))
    on_foot = replace(operation, buses=None, lines=())
    assert plan(on_foot, network, WHOLE) == plan(on_foot, network)


@pytest.mark.parametrize("exact", [0, whole.MOST_EXACT])
def test_both_ways_to_whole_vehicles_hold(exact: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The vehicles of a large operation are sent one by one; here that is asked of small ones too."""
    monkeypatch.setattr(whole, "MOST_EXACT", exact)
    for name in NAMES[:15]:
        made = fleet_instance(name)
        found = plan(made.operation, made.network, WHOLE)
        verdict = certify(made.operation, made.network, found)
        assert verdict.ok, f"{name}: {verdict.failures}"
