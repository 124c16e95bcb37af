"""People, flows, limits and roads are counted right before they are drawn."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from safeconduct.brief.flows import arrivals, axis_end_s, stretch_s
from safeconduct.brief.language import languages
from safeconduct.brief.limits import loads
from safeconduct.brief.people import count_people
from safeconduct.brief.reach import Reach
from safeconduct.brief.roads import use_of_roads
from safeconduct.brief.states import crossing_states, open_s
from safeconduct.operation.model import Leg, Line, Pause, Text
from tests.brief.small import FROM_FAR, ROADS, a_cohort, a_plan, two_areas, usage
from tests.builders import (
    Road,
    a_corridor,
    a_group,
    a_network,
    an_area,
    an_assembly_point,
    both_ways,
    vehicles,
)


def test_people_are_counted_by_area_and_group() -> None:
    operation = two_areas()
    people = count_people(
        operation,
        a_network(operation, ROADS),
        a_plan(operation, [a_cohort(30), a_cohort(10, area="far", route=FROM_FAR)]),
    )
    assert people.of_area("home") == (100, 30)
    assert people.of_group("people") == (150, 40)
    assert [(left.area, left.total) for left in people.left] == [("home", 70), ("far", 40)]


def test_turnout_makes_those_who_want_to_leave() -> None:
    operation = two_areas(turnout={"people": 0.3})
    assert count_people(operation, a_network(operation, ROADS), a_plan(operation, [])).of_area(
        "far"
    ) == (15, 0)


def test_reasons_are_taken_as_the_plan_states_them() -> None:
    operation = two_areas()
    stated = {"home": {"without_place": 60.0, "not_out_by_horizon": 10.0}}
    people = count_people(
        operation,
        a_network(operation, ROADS),
        a_plan(operation, [a_cohort(30)], left_by_area=stated),
    )
    home = next(left for left in people.left if left.area == "home")
    assert home.by_reason["without_place"] == 60
    assert home.by_reason["not_out_by_horizon"] == 10


@pytest.mark.parametrize(
    ("totals", "reason"),
    [
        ({"persons_not_out_by_horizon": 120.0}, "not_out_by_horizon"),
        ({"persons_without_place": 120.0, "persons_not_out_by_horizon": 0.0}, "without_place"),
        ({"persons_without_place": 60.0, "persons_not_out_by_horizon": 60.0}, "place_or_time"),
    ],
)
def test_reasons_follow_from_the_totals_where_they_can(
    totals: dict[str, float], reason: str
) -> None:
    operation = two_areas()
    plan = a_plan(operation, [a_cohort(30)], left_by_area={"home": {"people": 70.0}}, **totals)
    home = next(
        left
        for left in count_people(operation, a_network(operation, ROADS), plan).left
        if left.area == "home"
    )
    assert home.by_reason[reason] == 70


def test_a_group_that_no_corridor_is_for_is_without_a_route() -> None:
    operation = two_areas(
        groups=[a_group(), a_group("wounded", kind="wounded_and_sick")],
        areas=[an_area("home", "home", {"people": 100, "wounded": 5})],
    )
    plan = a_plan(operation, [a_cohort(30)], persons_without_route=5.0)
    assert (
        count_people(operation, a_network(operation, ROADS), plan)
        .left[0]
        .by_reason["without_route"]
        == 5
    )


def test_arrivals_fall_in_the_stretch_in_which_their_bucket_begins() -> None:
    operation = two_areas()
    plan = a_plan(operation, [a_cohort(30), a_cohort(5, crossing_s=540)])
    flow = arrivals(plan, "corridor", 600)
    assert flow.persons["gate"].tolist() == [30, 5]
    assert flow.total.sum() == 35


@pytest.mark.parametrize(
    ("horizon_s", "step_s", "most", "expected"),
    [
        (604_800, 600, 240, 3_600),
        (604_800, 600, 340, 1_800),
        (1_200, 60, 340, 600),
        (7_000, 7, 10, 700),
    ],
)
def test_stretches_are_round_and_few(horizon_s: int, step_s: int, most: int, expected: int) -> None:
    length = stretch_s(horizon_s, step_s, most)
    assert length == expected
    assert length % step_s == 0


def test_the_axis_ends_with_the_day_of_the_last_arrival_if_that_is_early() -> None:
    operation = two_areas(step_s=600, steps=7 * 144)
    language = languages(operation)[0]
    assert axis_end_s(a_plan(operation, [a_cohort(1, crossing_s=600)]), language) == 18 * 3_600
    assert axis_end_s(a_plan(operation, []), language) == operation.horizon_s


def test_a_limit_is_full_from_999_thousandths_and_its_hours_are_joined() -> None:
    operation = two_areas()
    rows = usage("screening", "gate/all", [0.5, 1.0, 0.9995, 0.998, 1.0])
    (load,) = loads(a_plan(operation, [], usage=tuple(rows)))
    assert load.full == ((60, 180), (240, 300))
    assert load.full_s == 180
    assert load.peak == 1.0


def test_limits_without_capacity_and_seats_are_passed_over() -> None:
    operation = two_areas()
    rows = usage("seats", "l", [1.0])
    assert loads(a_plan(operation, [], usage=tuple(rows))) == ()


def test_people_are_on_each_road_at_their_time() -> None:
    operation = two_areas()
    network = a_network(operation, ROADS)
    plan = a_plan(operation, [a_cohort(6), a_cohort(3, area="far", crossing_s=120, route=FROM_FAR)])
    pieces = use_of_roads(operation, network, plan, 60)
    by_link = {str(network.link_id[link]): piece for piece in pieces for link in piece.links}
    per_h = {name: piece.rate_person_per_h / 60 for name, piece in by_link.items()}
    assert np.flatnonzero(per_h["far-home"]).tolist() == [0]
    # The six are on it for two minutes, the three for one more.
    assert per_h["home-gate"][:4].tolist() == [6, 6, 3, 0]
    # Home to gate and gate to camp are used by the same routes and drawn as one piece.
    assert by_link["home-gate"] is by_link["gate-camp"]
    assert [piece.persons for piece in pieces] == [3, 9]


def test_a_long_road_is_used_until_it_is_left() -> None:
    operation = two_areas()
    network = a_network(operation, both_ways(Road("home", "gate", 300.0), Road("gate", "camp")))
    far = a_cohort(6, crossing_s=300, depart_from_s=0, depart_to_s=60)
    later = a_cohort(2, crossing_s=420, depart_from_s=120, depart_to_s=180)
    (piece,) = use_of_roads(operation, network, a_plan(operation, [far, later]), 60)
    per_min = piece.rate_person_per_h / 60
    # Six enter at once and walk six minutes; the two behind them never make it more an hour.
    assert per_min[:9].tolist() == [6, 6, 6, 6, 6, 6, 2, 2, 0]
    assert piece.persons == 8


def test_who_waits_is_on_the_road_before_and_after_the_wait() -> None:
    operation = two_areas(
        areas=[an_area("home", "home", 10)], assembly_points=[an_assembly_point("mid", "mid", 50)]
    )
    network = a_network(
        operation, both_ways(Road("home", "mid"), Road("mid", "gate"), Road("gate", "camp"))
    )
    cohort = a_cohort(
        4, crossing_s=480, route=("home-mid", "mid-gate", "gate-camp"), wait_at="mid",
        depart_from_s=0, wait_from_s=60, wait_to_s=420,
    )  # fmt: skip
    other = a_cohort(
        1, crossing_s=120, route=("home-mid", "mid-gate", "gate-camp"), depart_from_s=0
    )
    split = a_cohort(1, crossing_s=60, area="home", route=("mid-gate", "gate-camp"))
    pieces = use_of_roads(operation, network, a_plan(operation, [cohort, other, split]), 60)
    by_link = {
        str(network.link_id[link]): piece.rate_person_per_h / 60
        for piece in pieces
        for link in piece.links
    }
    assert by_link["home-mid"][0] == 5
    assert by_link["mid-gate"][7] == 4


def test_a_window_is_under_fire_unless_all_in_control_agreed_to_a_pause() -> None:
    gate = a_corridor("gate", "gate", open=[(60, 300)])
    operation = two_areas(
        corridors=[replace(gate, legs=(Leg(Text("home"), Text("camp"), "army"),))],
        pauses=(Pause("gate", (120, 180), ("army",)), Pause("gate", (200, 240), ("others",))),
    )
    states = crossing_states(operation, operation.corridors["gate"])
    assert states == ((0, "closed"), (60, "fire"), (120, "pause"), (180, "fire"), (300, "closed"))


def test_refused_consent_closes_a_crossing() -> None:
    operation = two_areas(corridors=[a_corridor("gate", "gate", refused_by=("army",))])
    assert crossing_states(operation, operation.corridors["gate"]) == ((0, "refused"),)
    assert open_s(operation, operation.corridors["gate"]) == 0


@pytest.mark.parametrize(("most_m", "left"), [(120.0, {"far"}), (180.0, set()), (None, set())])
def test_who_lives_too_far_to_walk_reaches_nothing(most_m: float | None, left: set[str]) -> None:
    operation = two_areas(max_walk_m=most_m)
    reach = Reach(operation, a_network(operation, ROADS))
    pairs = [("home", "people"), ("far", "people")]
    assert {area for area, _ in reach.without_route(pairs)} == left


@pytest.mark.parametrize(
    ("change", "left"),
    [
        ({"refused_by": ("army",)}, {"home", "far"}),
        ({"open": []}, {"home", "far"}),
        ({"leads_to": ("nowhere",)}, {"home", "far"}),
        ({}, set()),
    ],
)
def test_a_corridor_that_cannot_be_used_is_no_way(change: dict[str, Any], left: set[str]) -> None:
    operation = two_areas(
        corridors=[a_corridor("gate", "gate", **({"leads_to": ("camp",)} | change))]
    )
    reach = Reach(operation, a_network(operation, ROADS))
    pairs = [("home", "people"), ("far", "people")]
    assert {area for area, _ in reach.without_route(pairs)} == left


@pytest.mark.parametrize("lines", [(), (Line("l", "ambulances", "gate", None, "camp"),)])
def test_who_needs_an_ambulance_needs_its_line(lines: tuple[Line, ...]) -> None:
    operation = two_areas(
        groups=[a_group(needs="ambulance")], lines=lines, ambulances=vehicles("ambulances")
    )
    reach = Reach(operation, a_network(operation, ROADS))
    assert bool(reach.without_route([("far", "people")])) == (not lines)


def test_a_bus_from_an_assembly_point_is_a_way_for_who_lives_too_far_to_walk() -> None:
    points = [an_assembly_point("stop", "home")]
    line = Line("l", "buses", "gate", "stop", "camp")
    parts: dict[str, Any] = {"max_walk_m": 100.0, "assembly_points": points, "buses": vehicles()}
    for lines, left in (((), 1), ((line,), 0)):
        operation = two_areas(lines=lines, **parts)
        reach = Reach(operation, a_network(operation, ROADS))
        assert len(reach.without_route([("far", "people")])) == left


def test_without_a_route_is_told_by_area_where_it_comes_to_the_plans_number() -> None:
    operation = two_areas(max_walk_m=120.0)
    plan = a_plan(operation, [a_cohort(100)], persons_without_route=50.0)
    (far,) = count_people(operation, a_network(operation, ROADS), plan).left
    assert (far.area, far.by_reason["without_route"]) == ("far", 50)
