"""The alternative of staying, against figures worked out on paper."""

from __future__ import annotations

import pytest

from safeconduct.operation.model import Figure
from safeconduct.safeguards.standards import STANDARDS
from safeconduct.safeguards.staying import alternative_of_staying, needs_of_staying
from tests.builders import a_corridor, an_area, an_operation


def test_a_quarter_of_a_million_people_for_a_week() -> None:
    needs = needs_of_staying(250_000, 7, open_h_per_day=8)
    assert needs.food_t_per_day == pytest.approx(138.75)
    assert needs.trucks_per_day == 8
    assert needs.trucks == 54
    assert needs.water_l_per_day == pytest.approx(3_750_000)
    assert needs.tankers_per_day == 209
    assert needs.consultations_per_day == pytest.approx(2739.7, abs=0.1)
    assert needs.medical_rounds_per_day == 55
    assert needs.trucks_per_open_h == pytest.approx(1.0)


def test_the_arithmetic_can_be_redone_on_paper() -> None:
    lines = needs_of_staying(250_000, 7).arithmetic
    assert "250,000 × 0.555 kg = 138.8 t; ÷ 18 t = 8" in lines[0].en
    assert "250,000 × 15 l = 3,750,000 l" in lines[1].en
    assert "250,000 × 4 ÷ 365 = 2,740; ÷ 50 = 55" in lines[2].en
    assert all("250,000" in (line.ar or "") for line in lines)


def test_nobody_needs_nothing() -> None:
    needs = needs_of_staying(0, 3)
    assert (needs.trucks, needs.tankers_per_day, needs.medical_rounds_per_day) == (0, 0, 0)
    assert needs.trucks_per_open_h is None


def test_an_operation_is_reckoned_for_all_its_people_through_its_own_hours() -> None:
    people = Figure(50_000, low=20_000, high=60_000)
    area = an_area("quarter", "n1", 1)
    operation = an_operation(
        [type(area)(area.id, area.name, area.place, {"people": people})],
        [
            a_corridor("west", "n2", open=[(0, 4 * 3600), (86_400, 86_400 + 2 * 3600)]),
            a_corridor("south", "n3", open=[(3600, 6 * 3600)]),
        ],
        step_s=600,
        steps=288,
    )
    staying = alternative_of_staying(operation)
    assert [staying.low.persons, staying.value.persons, staying.high.persons] == [
        20_000,
        50_000,
        60_000,
    ]
    assert staying.value.days == 2
    # Six hours on the first day and two on the second are four a day.
    assert staying.value.trucks_per_day == 2
    assert staying.value.trucks_per_open_h == pytest.approx(0.5)


def test_where_no_corridor_opens_no_truck_rate_is_given() -> None:
    operation = an_operation([an_area("quarter", "n1", 10)], [a_corridor("west", "n2", open=[])])
    assert alternative_of_staying(operation).value.trucks_per_open_h is None


def test_every_standard_says_whose_it_is() -> None:
    for standard in STANDARDS:
        assert standard.value > 0
        assert standard.who
        assert standard.url.startswith("https://")
