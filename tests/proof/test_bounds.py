"""The certifier's own minimum over routes: against enumeration, and against what plans reach."""

from __future__ import annotations

import itertools
import random
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeconduct.network.model import INSIDE, Network
from safeconduct.operation.model import Operation
from safeconduct.planning.plan import plan
from safeconduct.plans.model import AimName, LimitKind, Multiplier, Proof
from safeconduct.proof.bound import ProofGround, prove
from safeconduct.proof.capacity import Capacities
from safeconduct.proof.case import Case
from safeconduct.proof.clockwork import covered_share, least_between
from safeconduct.proof.lines import work_out_cycles
from safeconduct.proof.listing import Trip, list_routes
from safeconduct.proof.onward import OnwardWays
from safeconduct.proof.trips import TripBook
from safeconduct.proof.verdict import Findings
from tests.builders import (
    Road,
    a_corridor,
    a_network,
    a_site,
    an_area,
    an_assembly_point,
    an_operation,
    both_ways,
)
from tests.proof.random_operations import random_operation


@given(
    st.lists(st.floats(-9, 9), min_size=1, max_size=12),
    st.lists(st.tuples(st.integers(-15, 15), st.integers(-15, 15)), min_size=1, max_size=6),
)
def test_the_least_between_is_that_of_the_slice(
    values: list[float], ranges: list[tuple[int, int]]
) -> None:
    low, high = (np.array(side) for side in zip(*ranges, strict=True))
    found = least_between(np.array(values), low, high)
    for (first, last), least in zip(ranges, found, strict=True):
        inside = [v for i, v in enumerate(values) if first <= i <= last]
        assert least == min(inside, default=np.inf)


def test_overlapping_hours_count_once() -> None:
    share = covered_share([(0, 90), (30, 60), (150, 170)], 3, 60)
    assert share.tolist() == pytest.approx([1.0, 0.5, 1 / 3])


@pytest.mark.parametrize("seed", range(20))
def test_listed_routes_are_all_simple_ways(seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311 - drawn, not secret
    names = "abcdef"
    pairs = [p for p in itertools.permutations(names, 2) if p != ("a", "f") and draw.random() < 0.5]
    roads = [Road(tail, head, draw.randint(0, 90)) for tail, head in pairs] + [Road("a", "f", 500)]
    operation = an_operation([an_area("home", "a", 1)], [a_corridor("gate", "f")], max_walk_m=None)
    network = a_network(operation, roads)
    number = {str(name): i for i, name in enumerate(network.node_id)}
    avoid = (number["c"],) if draw.random() < 0.5 and "c" in number else ()
    most_ms = 200_000
    trip = Trip(number["a"], "gate", number["f"], 3.6, (0.0, 0.0), 0.0, avoid, most_ms)
    listed = list_routes(Case(operation, network, "value"), trip)
    assert listed is not None
    found = {
        tuple(network.link_id[listed.links[first:last]].tolist())
        for first, last in itertools.pairwise(listed.first.tolist())
    }
    time_of = {(road.tail, road.head): road.time_s or 0 for road in roads}
    inner = [name for name in names[1:-1] if not (avoid and name == "c")]
    expected = set()
    for size in range(len(inner) + 1):
        for middle in itertools.permutations(inner, size):
            steps = list(itertools.pairwise(("a", *middle, "f")))
            times = [time_of.get(step, np.inf) for step in steps]
            if sum(times) * 1000 <= most_ms:
                expected.add(tuple(f"{tail}-{head}" for tail, head in steps))
    assert found == expected


def ground_of(operation: Operation, network: Network) -> ProofGround:
    """What proofs stand on, for a plan made by the planner."""
    made = plan(operation, network)
    case = Case(operation, network, "value")
    cycles = work_out_cycles(case, made.line_routes, Findings())
    onward = OnwardWays(case)
    values = {(aim.name, aim.level): aim.value for aim in made.aims}
    return ProofGround(case, Capacities(case), cycles, TripBook(case), onward, made, values)


def random_prices(ground: ProofGround, draw: random.Random, scale: float) -> list[Multiplier]:
    """Prices on any limits that have a capacity."""
    operation, network = ground.case.operation, ground.case.network
    places: list[tuple[LimitKind, str]] = [
        *[("crossing_walk", c) for c in operation.corridors],
        *[("crossing_vehicle", c) for c in operation.corridors],
        *[
            ("screening", f"{c.id}/{pool.id}")
            for c in operation.corridors.values()
            if c.screening
            for pool in c.screening.pools
        ],
        *[("reception", site) for site in operation.sites],
        *[("places", site) for site in operation.sites],
        ("room", "square"),
        *[("street_walk", str(link)) for link in network.link_id],
        *[("street_vehicle", str(link)) for link in network.link_id],
        *[("cars", f"{area}/{group}") for area, group in ground.case.persons],
        *[("fleet", name) for name in ("buses",)],
        *[("seats", line.id) for line in operation.lines],
    ]
    found = []
    for limit, at in places:
        capacity = ground.capacities.of(limit, at)
        if capacity is None:
            continue
        whole = ground.capacities.whole_horizon(limit, at)
        for k in range(capacity.size):
            if np.isfinite(capacity[k]) and draw.random() < 0.4:
                unit = scale / (20.0 if limit in ("screening", "reception") else 1.0)
                found.append(Multiplier(limit, at, -1 if whole else k, draw.random() * unit))
    return found


@pytest.mark.parametrize("seed", range(30))
@pytest.mark.parametrize(("name", "scale"), [("moved", 0.5), ("arrival_sum", 100.0)])
def test_no_prices_show_more_than_a_plan_reaches(seed: int, name: AimName, scale: float) -> None:
    draw = random.Random(seed)  # noqa: S311 - drawn, not secret
    ground = ground_of(*random_operation(seed))
    best = ground.values[name, None]
    horizon = ground.case.operation.horizon_s
    multipliers = tuple(random_prices(ground, draw, scale))
    proof = Proof(name, None, 0.0, horizon, multipliers)
    exact = prove(ground, proof, Findings())
    relaxed = prove(replace(ground, book=Unlisted(ground.case)), proof, Findings())
    assert exact is not None
    assert relaxed is not None
    if name == "moved":
        assert best - 1e-3 <= exact <= relaxed + 1e-9
    else:
        assert relaxed - 1e-9 <= exact <= best * (1 + 1e-6)


class Unlisted(TripBook):
    """A book in which all routes are too many to list."""

    def routes(self, trip: Trip) -> None:
        """Give none."""
        del trip


def two_streets(room: float | None = None) -> tuple[Operation, Network]:
    """60 people; a short street (1 min) that takes 5 a minute, a long one (3 min) for all."""
    operation = an_operation(
        [an_area("home", "a", 60)],
        [a_corridor("gate", "c", leads_to=("camp",), open=[(240, 300)])],
        sites=[a_site("camp", "s")],
        assembly_points=[an_assembly_point("square", "p", room)],
    )
    roads = both_ways(
        Road("a", "c", 60, walk_capacity_person_per_h=300, zone=INSIDE, id="short"),
        Road("a", "b", 60, zone=INSIDE),
        Road("b", "c", 120, zone=INSIDE),
        Road("a", "p", 60, zone=INSIDE),
        Road("p", "c", 60, zone=INSIDE, walk_capacity_person_per_h=600),
        Road("c", "s", 120, zone=1),
    )
    return operation, a_network(operation, roads)


def shown(network: Network, operation: Operation, *multipliers: Multiplier) -> float | None:
    """The bound on the persons moved."""
    ground = ground_of(operation, network)
    proof = Proof("moved", None, 0.0, operation.horizon_s, multipliers)
    return prove(ground, proof, Findings())


def test_people_walk_round_a_priced_street_unless_all_are_priced() -> None:
    # The gate is open in bucket 4. The short street is entered in bucket 3, the street from the
    # square too; a price there moves people to the long way round, which costs nothing.
    operation, network = two_streets()
    short = Multiplier("street_walk", "short", 3, 1.0)
    square = Multiplier("street_walk", "p-c", 3, 1.0)
    assert shown(network, operation, short) == pytest.approx(60 + 5)
    assert shown(network, operation, short, square) == pytest.approx(60 + 5 + 10)
    narrow = replace(
        network,
        walk_capacity_person_per_h=np.where(
            network.link_id == "b-c", 120.0, network.walk_capacity_person_per_h
        ),
    )
    long_way = Multiplier("street_walk", "b-c", 2, 1.0)
    # All three ways priced at what they take in their bucket: 5 + 10 + 2 people at most.
    assert shown(narrow, operation, short, square, long_way) == pytest.approx(5 + 10 + 2)
    # In any other bucket the price of the long way is paid by nobody.
    elsewhere = replace(long_way, bucket=3)
    assert shown(narrow, operation, short, square, elsewhere) == pytest.approx(60 + 17)


def test_waiting_costs_the_price_of_room_from_coming_to_leaving() -> None:
    # Streets to the square cost 0.5 in bucket 2 and more later; who crosses in 4 leaves the
    # square in 3. Coming in 2 is entered in 1, which is free, and pays for room at the end of 2.
    operation, network = two_streets(room=10)
    prices = [Multiplier("street_walk", "short", 3, 1.0)]
    narrow = replace(
        network,
        walk_capacity_person_per_h=np.where(
            np.isin(network.link_id, ["b-c", "a-p"]), 120.0, network.walk_capacity_person_per_h
        ),
    )
    prices += [Multiplier("street_walk", "b-c", 2, 1.0)]
    prices += [Multiplier("street_walk", "a-p", k, 0.75) for k in (0, 2)]
    paid = 5 * 1.0 + 2 * 1.0 + 2 * 2 * 0.75
    # By the square: enter a-p in bucket 1 for nothing and wait one bucket end, priced 0.25.
    room = Multiplier("room", "square", 2, 0.25)
    assert shown(narrow, operation, *prices) == pytest.approx(60 + paid)
    assert shown(narrow, operation, *prices, room) == pytest.approx(60 * 0.75 + paid + 10 * 0.25)
