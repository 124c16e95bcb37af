"""One way out for every area: never more than one, near the best of all assignments, and its price told."""

from __future__ import annotations

import time
from collections import defaultdict
from dataclasses import replace
from functools import cache
from itertools import product

import pytest

from safeconduct.errors import InputError
from safeconduct.network.model import Network
from safeconduct.operation.model import Line, Operation
from safeconduct.planning.demand import fastest_routes
from safeconduct.planning.one_way.choose import worth_of
from safeconduct.planning.options import PlanOptions
from safeconduct.planning.plan import plan
from safeconduct.planning.search import solve
from safeconduct.planning.setting import Setting
from safeconduct.planning.ways import OneWay, Way
from safeconduct.plans.model import Plan
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
from tests.oracles.instances import instance

ONE_WAY = PlanOptions(one_way_out=True, engine="timed-routes")
NAMES = [f"cyclic-{number}" for number in range(40)]
CHUNKS = [tuple(NAMES[start : start + 10]) for start in range(0, len(NAMES), 10)]
chunks = pytest.mark.parametrize("names", CHUNKS, ids=lambda each: each[0])


def two_gates(people: float = 600.0, **other: object) -> tuple[Operation, Network]:
    """Give an area between a wide gate and a narrow one."""
    operation = an_operation(
        [an_area("a", "home", people)],
        [
            a_corridor("wide", "w", walk_capacity_person_per_h=1200.0),
            a_corridor("narrow", "n", walk_capacity_person_per_h=600.0),
        ],
        steps=60,
        **other,  # type: ignore[arg-type] # of an operation
    )
    roads = both_ways(Road("home", "w", 60.0), Road("home", "n", 60.0))
    return operation, a_network(operation, roads)


def ways_of(made: Plan) -> dict[tuple[str, str], set[tuple[str, str, str]]]:
    found: dict[tuple[str, str], set[tuple[str, str, str]]] = defaultdict(set)
    for c in made.cohorts:
        if c.mode != "car":
            found[c.area, c.group].add((c.corridor, c.wait_at, c.line))
    return found


def test_the_wide_gate_is_taken_and_what_that_costs_is_told() -> None:
    operation, network = two_gates()
    free = plan(operation, network, PlanOptions(engine="timed-routes"))
    made = plan(operation, network, ONE_WAY)
    assert certify(operation, network, made).failures == ()
    assert {c.corridor for c in free.cohorts} == {"wide", "narrow"}
    assert {c.corridor for c in made.cohorts} == {"wide"}
    # 20 a minute through the wide gate, 30 through both, and a minute to walk there.
    assert made.completion_s == (600 / 20 + 1) * 60
    assert free.completion_s == (600 / 30 + 1) * 60
    assert made.with_free_ways is not None
    assert made.with_free_ways.completion_s == free.completion_s
    assert made.with_free_ways.persons_out == pytest.approx(free.persons_moved)
    assert made.completion_bound_s == free.completion_s
    assert made.status == "one-way-out"
    assert free.with_free_ways is None


def test_where_one_way_is_best_it_costs_nothing() -> None:
    operation, network = two_gates(people=20.0)
    made = plan(operation, network, ONE_WAY)
    assert made.with_free_ways is not None
    assert made.with_free_ways.completion_s == made.completion_s
    assert made.status == "optimal"


def test_riders_take_one_line_from_one_stop() -> None:
    operation = an_operation(
        [an_area("a", "home", 300.0), an_area("b", "far", 300.0)],
        [
            a_corridor("x", "gx", leads_to=["s"], walk_capacity_person_per_h=0.0),
            a_corridor("y", "gy", leads_to=["s"], walk_capacity_person_per_h=0.0),
        ],
        sites=[a_site("s", "camp")],
        assembly_points=[an_assembly_point("p", "home"), an_assembly_point("q", "far")],
        buses=vehicles(count=6.0, seats=50.0),
        lines=tuple(
            Line(f"{point}{gate}", "buses", gate, point, "s") for point in "pq" for gate in "xy"
        ),
        steps=60,
    )
    roads = [Road(one, two, 120.0) for one in ("home", "far") for two in ("gx", "gy")]
    roads += [Road("home", "far", 180.0), Road("gx", "camp", 60.0), Road("gy", "camp", 60.0)]
    network = a_network(operation, both_ways(*roads))
    for numbers in ("fractions", "whole"):
        made = plan(operation, network, replace(ONE_WAY, vehicles=numbers))
        assert certify(operation, network, made).failures == ()
        assert made.persons_moved == pytest.approx(600.0)
        assert all(len(ways) == 1 for ways in ways_of(made).values())
        by_stop: dict[str, set[str]] = defaultdict(set)
        for cohort in made.cohorts:
            by_stop[cohort.wait_at].add(cohort.line)
        assert all(len(lines) == 1 for lines in by_stop.values())


@cache
def made_of(name: str) -> tuple[Operation, Network, Plan]:
    of = instance(name)
    return of.operation, of.network, plan(of.operation, of.network, ONE_WAY)


@cache
def best_of_all(name: str) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Give the worth of the plan, and of the best of every way to give each its corridor."""
    of = instance(name)
    setting = Setting(of.operation, of.network, "value", armed=False)
    book = fastest_routes(setting)
    homes = sorted(setting.persons)
    corridors = sorted(of.operation.corridors)
    deadline_s = time.monotonic() + 600.0

    def worth(ways: dict[tuple[str, str], Way]) -> tuple[float, ...]:
        kept = replace(book, ways=OneWay(ways))
        found = solve(setting, kept, deadline_s, lambda _what, _share: None)
        return worth_of(setting, found.parcels)

    best = min(
        worth({who: ("corridor", corridor) for who, corridor in zip(homes, chosen, strict=True)})
        for chosen in product(corridors, repeat=len(homes))
    )
    taken: dict[tuple[str, str], Way] = {
        (c.area, c.group): ("corridor", c.corridor) for c in made_of(name)[2].cohorts
    }
    return worth(taken), best


def small(names: tuple[str, ...]) -> list[str]:
    """Give those on foot without assembly points and with few assignments."""
    found = []
    for name in names:
        operation = instance(name).operation
        homes = sum(len(area.persons) for area in operation.areas.values())
        if not operation.assembly_points and len(operation.corridors) ** homes <= 64:
            found.append(name)
    return found


@chunks
def test_nobody_has_two_ways_and_every_plan_is_accepted(names: tuple[str, ...]) -> None:
    for name in names:
        operation, network, made = made_of(name)
        assert certify(operation, network, made).failures == (), name
        assert all(len(ways) == 1 for ways in ways_of(made).values()), name


def test_nine_of_ten_are_the_best_of_all_assignments() -> None:
    tried = small(tuple(NAMES))
    assert len(tried) >= 20
    equal = 0
    for name in tried:
        reached, best = best_of_all(name)
        # Nobody moved is nobody's way: such a plan may be of fewer than it could.
        assert reached >= best or reached == pytest.approx(best, rel=1e-6, abs=1e-2), name
        equal += reached == pytest.approx(best, rel=1e-5, abs=1e-2)
    assert equal >= 0.9 * len(tried)


@chunks
def test_free_ways_are_never_worse(names: tuple[str, ...]) -> None:
    for name in names:
        _, _, made = made_of(name)
        for aim in made.aims:
            if aim.name == "moved":
                assert aim.value <= aim.bound * (1 + 1e-6) + 1e-6, name
            else:
                assert aim.value >= aim.bound * (1 - 1e-6) - 1e-6, name


def test_a_plan_with_two_ways_is_refused() -> None:
    operation, network = two_gates()
    free = plan(operation, network, PlanOptions(engine="timed-routes"))
    one = plan(operation, network, ONE_WAY)
    forged = replace(free, with_free_ways=one.with_free_ways)
    assert {failure.code for failure in certify(operation, network, forged).failures} == {"SC559"}


def test_the_exact_engine_is_not_asked_for_it_in_vain() -> None:
    operation, network = two_gates()
    with pytest.raises(InputError) as caught:
        plan(operation, network, replace(ONE_WAY, engine="exact"))
    assert [fault.code for fault in caught.value.faults] == ["SC806"]
    assert plan(operation, network, replace(ONE_WAY, engine="auto")).engine == "timed-routes"


def test_only_a_plan_with_one_way_may_blame_it() -> None:
    operation, network = two_gates()
    made = plan(operation, network, ONE_WAY)
    forged = replace(made, with_free_ways=None)
    assert "SC531" in {failure.code for failure in certify(operation, network, forged).failures}
