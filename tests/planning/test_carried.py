"""Completion found from a guess: prices of one bucket, carried on, tell the first that may do."""

from __future__ import annotations

import math

import pytest

from safeconduct.operation.model import Interval
from safeconduct.planning import solver
from safeconduct.planning.aims import Ladder
from safeconduct.planning.bound import Goal
from safeconduct.planning.carried import carry, first_that_may_do
from safeconduct.planning.demand import fastest_routes, services_of
from safeconduct.planning.program import write_program
from safeconduct.planning.setting import Setting
from safeconduct.planning.solver import Solver
from tests.builders import Road, a_corridor, a_network, an_area, an_operation, both_ways

PERSONS, A_BUCKET = 1000.0, 10.0
"""At 600 persons an hour ten pass in each bucket of a minute."""
STEPS = 200
PAUSE = 60
ROADS = both_ways(Road("A", "X"))


def a_ladder(*, pause_from: int | None = None) -> Ladder:
    """Make the ladder of a crowd at a gate, with an hour's pause if asked."""
    gate: list[Interval] = [(0, STEPS * 60)]
    if pause_from is not None:
        gate = [(0, pause_from * 60), ((pause_from + PAUSE) * 60, STEPS * 60)]
    corridor = a_corridor("c", "X", open=gate, walk_capacity_person_per_h=60 * A_BUCKET)
    operation = an_operation([an_area("a", "A", PERSONS)], [corridor], steps=STEPS)
    setting = Setting(operation, a_network(operation, ROADS), "value", armed=False)
    book = fastest_routes(setting)
    program = write_program(setting, services_of(setting, book, frozenset()), frozenset())
    return Ladder(setting, book, program, Solver(program, 60.0))


def done(ladder: Ladder, *, pause: int = 0) -> int:
    """Give the closed form: the first to cross, then ten a bucket, and the pause."""
    walk = int(ladder.program.move_arrive.min())
    return walk + math.ceil(PERSONS / A_BUCKET) - 1 + pause


@pytest.fixture(autouse=True)
def everything_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solver, "LARGE", 0)


@pytest.mark.parametrize("at", [5, 30, 60, 95])
def test_one_solve_tells_the_first_bucket_that_may_do(at: int) -> None:
    ladder = a_ladder()
    ladder.most_out(None, everybody_out=True)
    ladder.solver.fix_aim("moved", None, 0.0)
    goal = Goal("moved", None, 1.0, 0.0, at)
    late = ladder.solver.solve(ladder.cost(goal), at, corner=False)
    found = first_that_may_do(ladder, late, at, PERSONS - 0.01)
    assert found.until == done(ladder)
    before = Goal("moved", None, 1.0, 0.0, found.until - 1)
    assert -ladder.bound(found.late, before) == pytest.approx(PERSONS - A_BUCKET, rel=1e-6)


@pytest.mark.parametrize("guess", [5, 50, 98, 99, 100, 101, 150, 10_000])
def test_any_guess_leads_to_the_earliest_completion(guess: int) -> None:
    ladder = a_ladder()
    found = ladder.climb_from(guess)
    assert found is not None
    by_name = {aim.name: aim for aim in ladder.reached}
    assert by_name["completion"].value == by_name["completion"].bound == done(ladder) + 1
    assert ladder.moved(found, None) == pytest.approx(PERSONS)
    assert ladder.tight()


@pytest.mark.parametrize("guess", [20, 55, 70, 115, 140])
def test_a_pause_after_the_guess_never_makes_it_wrong(guess: int) -> None:
    ladder = a_ladder(pause_from=60)
    found = ladder.climb_from(guess)
    if found is None:
        assert not ladder.reached
        assert not ladder.held
        ladder.climb(ladder.first_look())
    by_name = {aim.name: aim for aim in ladder.reached}
    assert by_name["completion"].value == done(ladder, pause=PAUSE) + 1
    assert ladder.tight()


def test_prices_for_all_buckets_are_held_and_others_kept() -> None:
    ladder = a_ladder()
    look = ladder.first_look()
    longer = carry(look, 50, 7)
    for limit, price in look.prices.items():
        held = longer.prices[limit]
        assert held.size == price.size
        if price.size > 1:
            assert held[:51].tolist() == price[:51].tolist()
            assert held[57:].tolist() == price[50:-7].tolist()
        else:
            assert held.tolist() == price.tolist()
