"""Arrivals an hour against places, in figures that can be redone on paper."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from safeconduct.operation.model import Cars, ScreeningPool
from safeconduct.safeguards.arrivals import crossing_person_per_h, expected_arrivals
from tests.builders import a_screening
from tests.safeguards.operations import an_agreed_corridor, an_agreed_operation


def test_the_search_gives_the_rate() -> None:
    arrivals = expected_arrivals(an_agreed_operation())
    assert arrivals.person_per_h == pytest.approx(3600 / 36)
    assert arrivals.persons == 750
    assert arrivals.needed == 750
    assert arrivals.full_after_h == pytest.approx(1000 / 100)


def test_no_more_can_arrive_than_pass_while_open() -> None:
    corridor = an_agreed_corridor(open=((0, 7200), (20_000, 23_600)))
    assert expected_arrivals(an_agreed_operation(corridor)).needed == pytest.approx(300)


def test_a_place_that_is_free_again_serves_twice() -> None:
    good = an_agreed_operation()
    site = replace(good.sites["school"], stay_s=2 * 3600)
    arrivals = expected_arrivals(replace(good, sites={"school": site}))
    assert arrivals.needed == pytest.approx(200)


def test_a_slow_group_slows_the_search_by_its_part() -> None:
    corridor = an_agreed_corridor(screening=a_screening({"people": 30.0, "sick": 120.0}))
    rate = crossing_person_per_h(an_agreed_operation(corridor), corridor)
    assert rate == pytest.approx(3600 * 750 / (700 * 30 + 50 * 120))


def test_lanes_of_their_own_are_added() -> None:
    pools = (ScreeningPool("sick", ("sick",), 1.0), ScreeningPool("rest", (), 2.0))
    corridor = an_agreed_corridor(
        screening=a_screening({"people": 36.0, "sick": 72.0}, pools=pools)
    )
    rate = crossing_person_per_h(an_agreed_operation(corridor), corridor)
    assert rate == pytest.approx(2 * 100 + 50)


def test_walking_limits_where_nobody_rides() -> None:
    corridor = an_agreed_corridor(walk_capacity_person_per_h=60.0)
    operation = an_agreed_operation(corridor)
    assert crossing_person_per_h(operation, corridor) == 60
    driven = replace(operation, cars=Cars(0.1, 4.0))
    assert crossing_person_per_h(driven, corridor) == pytest.approx(100)


def test_nothing_stated_limits_nothing() -> None:
    corridor = an_agreed_corridor(screening=None)
    operation = an_agreed_operation(corridor)
    arrivals = expected_arrivals(operation)
    assert arrivals.person_per_h == math.inf
    assert arrivals.full_after_h is None
    assert arrivals.needed == 750


def test_a_corridor_that_never_opens_lets_nobody_arrive() -> None:
    corridor = an_agreed_corridor(open=(), screening=None)
    assert expected_arrivals(an_agreed_operation(corridor)).needed == 0
