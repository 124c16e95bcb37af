"""Operations at the edge of sense: the planner answers, and the answer is certified."""

from __future__ import annotations

import pytest

from safeconduct.network.model import Network
from safeconduct.operation.model import Corridor, Operation
from safeconduct.planning.options import Engine, PlanOptions
from safeconduct.planning.plan import plan
from safeconduct.planning.program import Numbers
from safeconduct.planning.solver import OutOfTimeError, Solution, Solver
from safeconduct.plans.model import Plan
from safeconduct.proof.certify import certify
from tests.builders import (
    Road,
    a_corridor,
    a_group,
    a_network,
    a_site,
    an_area,
    an_operation,
    both_ways,
)

ROADS = both_ways(Road("A", "M"), Road("M", "X"), Road("M", "Y"), Road("X", "S"), Road("Y", "S"))


def certified(
    operation: Operation, network: Network | None = None, engine: Engine = "auto"
) -> Plan:
    roads = network or a_network(operation, ROADS)
    made = plan(operation, roads, PlanOptions(engine=engine))
    assert certify(operation, roads, made).failures == ()
    return made


@pytest.mark.parametrize(
    "corridor",
    [
        a_corridor("c", "X", open=[]),
        a_corridor("c", "X", refused_by=["government"]),
        a_corridor("c", "X", groups=()),
        a_corridor("c", "nowhere"),
    ],
    ids=["never open", "refused", "for nobody", "no road reaches it"],
)
def test_nobody_may_use_any_way(corridor: Corridor) -> None:
    made = certified(an_operation([an_area("a", "A", 100)], [corridor]))
    assert made.persons_moved == 0
    assert made.persons_without_route == 100
    assert made.left_by_area == {"a": {"people": 100.0}}
    assert made.cohorts == ()


def test_no_corridor_at_all() -> None:
    made = certified(an_operation([an_area("a", "A", 100)], []))
    assert (made.persons_moved, made.persons_without_route) == (0, 100)


def test_nobody_wants_to_leave() -> None:
    operation = an_operation(
        [an_area("a", "A", 100)], [a_corridor("c", "X")], turnout={"people": 0.0}
    )
    made = certified(operation)
    assert (made.persons_wanting, made.persons_moved, made.completion_s) == (0, 0, 0)
    assert made.status == "optimal"


def test_people_at_the_crossing_itself_arrive_in_the_first_bucket() -> None:
    made = certified(an_operation([an_area("a", "X", 100)], [a_corridor("c", "X")]))
    assert made.persons_moved == pytest.approx(100)
    assert made.completion_s == 60


def test_who_is_kept_by_places_and_who_by_the_horizon() -> None:
    operation = an_operation(
        [an_area("a", "A", 1000)],
        [a_corridor("c", "X", leads_to=["s"], walk_capacity_person_per_h=3000)],
        sites=[a_site("s", "S", places=200)],
        steps=10,
    )
    made = certified(operation)
    # buckets 2 to 8 of 50 could arrive; places keep 150 of these 350, the horizon the rest
    assert made.persons_moved == pytest.approx(200)
    assert made.persons_without_place == pytest.approx(150)
    assert made.persons_not_out_by_horizon == pytest.approx(650)


def armed_operation(kinds: tuple[str, str], nodes: tuple[str, str]) -> Operation:
    groups = [a_group("people"), a_group("armed", kind="fighters_leaving_armed")]
    return an_operation(
        [an_area("a", "A", {"people": 100, "armed": 10})],
        [
            a_corridor("c", nodes[0], groups=[kinds[0]], walk_capacity_person_per_h=3000),
            a_corridor("d", nodes[1], groups=[kinds[1]]),
        ],
        groups=groups,
        steps=20,
    )


def test_fighters_leaving_armed_never_share_a_road_at_one_time() -> None:
    made = certified(armed_operation(("people", "armed"), ("X", "Y")))
    assert made.out_by_group == {"armed": pytest.approx(10), "people": pytest.approx(100)}
    on_shared_road = {
        group: {c.depart_from_s for c in made.cohorts if c.group == group}
        for group in ("people", "armed")
    }
    assert not on_shared_road["people"] & on_shared_road["armed"]


def test_fighters_leaving_armed_without_a_way_are_counted() -> None:
    made = certified(armed_operation(("people", "people"), ("X", "Y")))
    assert made.out_by_group["armed"] == 0
    assert made.persons_without_route == 10


def test_the_share_left_is_the_same_in_every_area() -> None:
    operation = an_operation(
        [an_area("a", "A", 300), an_area("b", "M", 600), an_area("c", "A", 100)],
        [a_corridor("c", "X", walk_capacity_person_per_h=3000)],
        steps=10,
    )
    made = certified(operation)
    # the first two buckets can only serve b, which still is not better off than the others
    shares = {
        area: left["people"] / operation.areas[area].persons["people"].value
        for area, left in made.left_by_area.items()
    }
    assert set(shares) == {"a", "b", "c"}
    assert max(shares.values()) - min(shares.values()) < 1e-3
    assert made.persons_moved == pytest.approx(450)


def test_when_time_runs_out_the_plan_is_whole_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    operation = an_operation(
        [an_area("a", "A", 1000)], [a_corridor("c", "X", walk_capacity_person_per_h=3000)], steps=30
    )
    solved = Solver.solve
    calls = []

    def tired(self: Solver, cost: Numbers, until: int, *, corner: bool = True) -> Solution:
        calls.append(until)
        if len(calls) > 1:
            raise OutOfTimeError
        return solved(self, cost, until, corner=corner)

    monkeypatch.setattr(Solver, "solve", tired)
    made = certified(operation, engine="timed-routes")
    assert made.persons_moved == pytest.approx(1000)
    assert made.status == "time-limit"
    arrivals = made.aims[-1]
    assert arrivals.bound == pytest.approx(arrivals.value)


@pytest.mark.parametrize("priority", [None, 1])
def test_after_the_time_only_what_needs_none_is_proved(
    monkeypatch: pytest.MonkeyPatch, priority: int | None
) -> None:
    operation = an_operation(
        [an_area("a", "A", 1000)],
        [a_corridor("c", "X", walk_capacity_person_per_h=3000)],
        groups=[a_group(priority=priority)],
        steps=30,
    )
    network = a_network(operation, ROADS)
    clock = iter([0.0, 0.0, 0.0])
    # The time is over as soon as the first look was made.
    monkeypatch.setattr("time.monotonic", lambda: next(clock, 1e9))
    made = plan(operation, network, PlanOptions(engine="timed-routes", time_limit_s=5.0))
    monkeypatch.undo()
    assert certify(operation, network, made).failures == ()
    assert made.status == "time-limit"
    assert made.persons_moved == pytest.approx(1000)
    by_name = {(aim.name, aim.level): aim for aim in made.aims}
    assert by_name["moved", None].gap == 0.0
    assert by_name["completion", None].bound == 0.0
    assert 0.0 < by_name["arrival_sum", None].bound <= by_name["arrival_sum", None].value


def test_without_any_time_people_walk_as_there_is_room(monkeypatch: pytest.MonkeyPatch) -> None:
    def tired(_self: Solver, _cost: Numbers, _until: int, *, corner: bool = True) -> Solution:  # noqa: ARG001  # as called
        raise OutOfTimeError

    monkeypatch.setattr(Solver, "solve", tired)
    operation = an_operation([an_area("a", "A", 100)], [a_corridor("c", "X")])
    made = certified(operation, engine="timed-routes")
    assert made.persons_moved == pytest.approx(100)
    assert made.status == "time-limit"
    assert made.aims[-1].bound < made.aims[-1].value
