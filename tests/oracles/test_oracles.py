"""The oracles against answers that can be had on paper."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

import pytest

from safeconduct.network.model import INSIDE, OUTSIDE, Network
from safeconduct.operation.model import Closure, Operation
from tests.builders import (
    Road,
    a_corridor,
    a_group,
    a_network,
    a_screening,
    a_site,
    an_area,
    an_assembly_point,
    an_operation,
    both_ways,
)
from tests.oracles.enumerate_routes import enumerate_routes
from tests.oracles.program import Listed, Values, lexicographic, wanted_of
from tests.oracles.simple_paths import at
from tests.oracles.solve import by_routes
from tests.oracles.time_expanded import time_expanded

Oracle = Callable[[Operation, Network], Listed]
both = pytest.mark.parametrize("oracle", [time_expanded, enumerate_routes])


def _solve(oracle: Oracle, operation: Operation, *roads: Road) -> Values:
    listed = oracle(operation, a_network(operation, roads))
    return lexicographic(listed.program, wanted_of(operation))


@pytest.mark.parametrize(
    ("bucket", "offset_ms", "expected"),
    [
        (5, 0, 5),
        (5, 299_999, 5),
        (5, 300_000, 6),
        (5, -300_000, 5),
        (5, -300_001, 4),
        (5, 900_000, 7),
    ],
)
def test_an_offset_falls_in_the_nearest_bucket_and_half_goes_up(
    bucket: int, offset_ms: int, expected: int
) -> None:
    assert at(bucket, offset_ms, 600_000) == expected


@both
@pytest.mark.parametrize("people", [650.0, 700.0, 701.0, 2000.0, 2300.5])
@pytest.mark.parametrize("walk_h", [0, 1, 3])
def test_days_of_one_corridor_with_hours(oracle: Oracle, people: float, walk_h: int) -> None:
    # field figures: days = ⌈(N − c·(h − τ)) / (c·h)⌉ + 1 with c an hour and h hours a day
    capacity, hours, day = 100.0, 8, 24
    operation = an_operation(
        [an_area("a", "home", people)],
        [
            a_corridor(
                "c",
                "gate",
                open=[(day * d * 3600, (day * d + hours) * 3600) for d in range(5)],
                walk_capacity_person_per_h=capacity,
            )
        ],
        step_s=3600,
        steps=5 * day,
    )
    values = _solve(oracle, operation, Road("home", "gate", walk_h * 3600.0))
    first_day = capacity * (hours - walk_h)
    days = ceil(max(0.0, people - first_day) / (capacity * hours)) + 1
    rest = people - first_day - capacity * hours * (days - 2) if days > 1 else people
    hour = ceil(rest / capacity) + (walk_h if days == 1 else 0)
    assert values.loose["moved", None] == pytest.approx(people, rel=1e-9)
    assert values.loose["completion", None] == ((days - 1) * day + hour) * 3600.0


@both
@pytest.mark.parametrize(("steps", "moved"), [(6, 0.0), (7, 1.0), (9, 3.0), (10, 4.0), (11, 6.0)])
def test_skutellas_network(oracle: Oracle, steps: int, moved: float) -> None:
    # M. Skutella, An introduction to network flows over time: 3 units within 9, 6 within 11 (the
    # last comes at step 10); one way of 6 steps gives T − 6, two of 8 give 2·(T − 8)
    arcs = {
        ("s", "v1"): 3,
        ("s", "v3"): 2,
        ("v1", "v2"): 3,
        ("v2", "t"): 2,
        ("v3", "v2"): 2,
        ("v3", "v4"): 3,
        ("v4", "t"): 3,
    }
    roads = [
        Road(tail, head, time_s=60.0 * time, walk_capacity_person_per_h=60.0)
        for (tail, head), time in arcs.items()
    ]
    operation = an_operation([an_area("a", "s", 6.0)], [a_corridor("c", "t")], steps=steps)
    values = _solve(oracle, operation, *roads)
    assert values.tight["moved", None] == pytest.approx(moved, abs=1e-9)
    if moved == 6.0:
        assert values.loose["completion", None] == 660.0


@both
@pytest.mark.parametrize(
    ("people", "servers", "service_s"), [(10, 3, 60), (12, 4, 30), (7, 1, 120)]
)
@pytest.mark.parametrize("desks", [False, True])
def test_a_batch_through_parallel_servers(
    oracle: Oracle, people: int, servers: int, service_s: int, *, desks: bool
) -> None:
    screening = None if desks else a_screening(service_s, servers)
    site = a_site("s", "camp", desks=servers if desks else None, reception_time_s=service_s)
    operation = an_operation(
        [an_area("a", "home", people)],
        [a_corridor("c", "gate", screening=screening, leads_to=["s"])],
        sites=[site],
        step_s=service_s,
        steps=12,
    )
    values = _solve(oracle, operation, Road("home", "gate", 0.0), Road("gate", "camp", 0.0))
    assert values.loose["completion", None] == ceil(people / servers) * service_s


@both
@pytest.mark.parametrize(("stay_s", "buckets"), [(180, 3), (121, 3), (60, 1), (None, None)])
def test_places_are_free_again_after_the_stay_or_never(
    oracle: Oracle, stay_s: int | None, buckets: int | None
) -> None:
    people, places = 95.0, 20.0
    operation = an_operation(
        [an_area("a", "home", people)],
        [a_corridor("c", "gate", leads_to=["s"])],
        sites=[a_site("s", "camp", places=places, stay_s=stay_s)],
        steps=20,
    )
    values = _solve(oracle, operation, Road("home", "gate", 0.0), Road("gate", "camp", 60.0))
    if buckets is None:
        assert values.loose["moved", None] == pytest.approx(places)
        return
    waves = ceil(people / places)
    assert values.loose["moved", None] == pytest.approx(people)
    assert values.loose["completion", None] == (1 + (waves - 1) * buckets + 1) * 60.0
    arrivals = [places] * (waves - 1) + [people - places * (waves - 1)]
    expected = sum(n * (2 + wave * buckets) * 60.0 for wave, n in enumerate(arrivals))
    assert values.tight["arrival_sum", None] == pytest.approx(expected, rel=1e-7)


@both
@pytest.mark.parametrize(("room", "moved"), [(None, 50.0), (25.0, 35.0), (0.0, 10.0)])
def test_waiting_where_there_is_room_makes_up_for_a_narrow_street(
    oracle: Oracle, room: float | None, moved: float
) -> None:
    # ten a bucket come to the point; all who wait there, and ten more, cross in the one open bucket
    operation = an_operation(
        [an_area("a", "home", 100.0)],
        [a_corridor("c", "gate", open=[(240, 300)])],
        assembly_points=[an_assembly_point("p", "square", room)],
    )
    values = _solve(
        oracle,
        operation,
        Road("home", "square", 0.0, walk_capacity_person_per_h=600.0),
        Road("square", "gate", 0.0),
    )
    assert values.loose["moved", None] == pytest.approx(moved)
    assert values.tight["arrival_sum", None] == pytest.approx(moved * 300.0)


@both
def test_higher_levels_go_first_and_the_rest_come_last(oracle: Oracle) -> None:
    operation = an_operation(
        [an_area("a", "home", {"rest": 15.0, "second": 10.0, "first": 5.0})],
        [
            a_corridor(
                "c", "gate", groups=("rest", "second", "first"), walk_capacity_person_per_h=300.0
            )
        ],
        groups=[a_group("rest"), a_group("second", priority=2), a_group("first", priority=1)],
        steps=5,
    )
    values = _solve(oracle, operation, Road("home", "gate", 0.0))
    assert list(values.loose) == [
        ("moved", 1),
        ("moved", 2),
        ("moved", None),
        ("arrival_sum", 1),
        ("arrival_sum", 2),
        ("completion", None),
        ("arrival_sum", None),
    ]
    expected = [
        5.0,
        10.0,
        25.0,
        5 * 60.0,
        5 * 120.0 + 5 * 180.0,
        300.0,
        5 * 60.0 * (1 + 2 + 3 + 4 + 5),
    ]
    assert list(values.tight.values()) == pytest.approx(expected, rel=1e-6)


@both
def test_closures_and_half_open_buckets_take_their_share(oracle: Oracle) -> None:
    # 10 a bucket on the street, closed from 90 s to 180 s; the crossing opens at 30 s
    operation = an_operation(
        [an_area("a", "home", 100.0)],
        [a_corridor("c", "gate", open=[(30, 240)], walk_capacity_person_per_h=1200.0)],
        closures=(Closure(("home-gate",), (), (90, 180)),),
    )
    street = Road("home", "gate", 0.0, walk_capacity_person_per_h=600.0)
    values = _solve(oracle, operation, street)
    assert values.loose["moved", None] == pytest.approx(10.0 + 5.0 + 0.0 + 10.0)
    unlimited = _solve(oracle, operation, Road("home", "gate", 0.0))
    assert unlimited.loose["moved", None] == pytest.approx(10.0 + 20.0 + 0.0 + 20.0)


def test_times_that_are_no_whole_steps_are_refused_by_the_oracle_of_arcs() -> None:
    operation = an_operation([an_area("a", "home", 1.0)], [a_corridor("c", "gate")])
    with pytest.raises(ValueError, match="whole steps"):
        _solve(time_expanded, operation, Road("home", "gate", 61.0))


@pytest.mark.parametrize(("max_walk_m", "moved"), [(None, 1.0), (200.0, 1.0), (199.0, 0.0)])
def test_walks_have_a_longest_length(max_walk_m: float | None, moved: float) -> None:
    operation = an_operation(
        [an_area("a", "home", 1.0)],
        [a_corridor("c", "gate", leads_to=["s"])],
        sites=[a_site("s", "camp")],
        max_walk_m=max_walk_m,
    )
    roads = [Road("home", "gate", length_m=100.0), Road("gate", "camp", length_m=60.0)]
    network = a_network(operation, roads, area_gap_m={"a": 25.0}, site_gap_m={"s": 15.0})
    assert by_routes(operation, network).loose["moved", None] == moved


@pytest.mark.parametrize(("max_detour", "moved"), [(None, 20.0), (2.0, 20.0), (1.9, 10.0)])
def test_detours_have_a_longest_time(max_detour: float | None, moved: float) -> None:
    # one bucket open, ten a bucket on each of two ways
    operation = an_operation(
        [an_area("a", "home", 100.0)],
        [a_corridor("c", "gate", open=[(540, 600)])],
        max_detour=max_detour,
    )
    roads = [
        Road("home", "gate", 60.0, walk_capacity_person_per_h=600.0),
        Road("home", "gate", 120.0, walk_capacity_person_per_h=600.0, id="long"),
    ]
    assert by_routes(operation, a_network(operation, roads)).loose["moved", None] == pytest.approx(
        moved
    )


def test_with_an_edge_nobody_passes_another_crossing() -> None:
    def moved(*roads: Road) -> float:
        operation = an_operation(
            [an_area("a", "home", 9.0)],
            [a_corridor("c", "gate", groups=()), a_corridor("d", "far")],
            steps=10,
        )
        return by_routes(operation, a_network(operation, roads)).loose["moved", None]

    through = Road("home", "gate", zone=INSIDE), Road("gate", "far", zone=INSIDE)
    assert moved(*through) == 0.0
    assert moved(*through, Road("home", "far", zone=INSIDE)) == pytest.approx(9.0)
    assert moved(*through, Road("home", "far", zone=OUTSIDE)) == 0.0
    assert moved(Road("home", "gate"), Road("gate", "far")) == pytest.approx(9.0)


def test_no_route_visits_a_node_twice() -> None:
    # the only way to the camp leads back over the square that was crossed before
    operation = an_operation(
        [an_area("a", "home", 9.0)],
        [a_corridor("c", "gate", leads_to=["s"])],
        sites=[a_site("s", "camp")],
    )
    roads = [
        Road("home", "square"),
        *both_ways(Road("square", "gate")),
        Road("square", "camp"),
    ]
    assert by_routes(operation, a_network(operation, roads)).loose["moved", None] == 0.0


@both
def test_only_the_way_to_the_crossing_is_chosen(oracle: Oracle) -> None:
    # ten a bucket on each of two streets; the longer one after the crossing stays unused
    def moved(*roads: Road) -> float:
        operation = an_operation(
            [an_area("a", "home", 500.0)],
            [a_corridor("c", "gate", leads_to=["s"])],
            sites=[a_site("s", "camp")],
            steps=10,
        )
        return _solve(oracle, operation, *roads).tight["moved", None]

    def narrow(tail: str, head: str, time_s: float) -> Road:
        name = f"{tail}-{head}-{time_s}"
        return Road(tail, head, time_s, walk_capacity_person_per_h=600.0, id=name)

    before = narrow("home", "gate", 120.0), narrow("home", "gate", 180.0)
    after = narrow("gate", "camp", 120.0), narrow("gate", "camp", 180.0)
    assert moved(*before, Road("gate", "camp", 0.0)) == pytest.approx(10.0 * (8 + 7))
    assert moved(Road("home", "gate", 0.0), *after) == pytest.approx(10.0 * 8)
