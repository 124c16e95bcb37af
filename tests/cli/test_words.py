"""What commands say, on plans made by hand."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from safeconduct.cli.cases import Question
from safeconduct.cli.comparison import Term, compare_plans, term_lines
from safeconduct.cli.console import Console, finite
from safeconduct.cli.effects import assumption_effects
from safeconduct.cli.explanation import areas_left, explain_area
from safeconduct.cli.operations import Choices
from safeconduct.cli.planning import Effort
from safeconduct.cli.summary import count, hours, left_lines, people, plan_lines
from safeconduct.network.build import build_network
from safeconduct.operation.read import read_operation
from safeconduct.planning.options import PlanOptions
from safeconduct.planning.plan import plan as make
from safeconduct.plans.model import Plan

FOLDER = Path(__file__).resolve().parents[1] / "folders" / "two-gates"


@pytest.fixture(scope="module")
def plan() -> Plan:
    """A plan of two gates."""
    operation = read_operation(FOLDER)
    return make(operation, build_network(operation, cache=False), PlanOptions())


def test_numbers_are_for_reading() -> None:
    assert [people(n) for n in (0, 1e-9, 0.4, 1.5, 3269.4999999, 12345.2)] == [
        "0",
        "0",
        "less than 1",
        "2",
        "3,270",
        "12,345",
    ]
    assert (count(1, "area"), count(2, "area")) == ("1 area", "2 areas")
    assert hours(5400) == "1.5 h"


def test_a_plan_that_moves_nobody_has_no_arrival(plan: Plan) -> None:
    nobody = replace(plan, persons_moved=0.0, cohorts=())
    assert any("last arrival" in line for line in plan_lines(plan, "x"))
    assert not any("arrival" in line for line in plan_lines(nobody, "x"))


def test_every_reason_is_said_in_words(plan: Plan) -> None:
    operation = read_operation(FOLDER, settings=["corridors.west.consent={council: refused}"])
    left = replace(
        plan,
        persons_without_route=10.0,
        persons_without_place=20.0,
        persons_not_out_by_horizon=0.0,
        left_by_area={"north-quarter": {"civilians": 25.0}, "south-quarter": {"wounded": 5.0}},
    )
    assert left_lines(left, operation, most=0)[-1] == "    30 in 2 other areas"
    assert left_lines(left, operation, most=1) == [
        "30 who want to leave do not get out:",
        "  10: no way: no corridor that opens for them can be reached",
        "  20: no place: the reception sites are full",
        "    West gate is closed: Neighbourhood council refused consent",
        "  who:",
        "    25 civilians",
        "    5 wounded",
        "  where:",
        "    25 in North quarter",
        "    5 in South quarter",  # as short as "in 1 other area"
    ]


def test_explanation_adds_up_over_the_areas(plan: Plan) -> None:
    areas = {cohort.area for cohort in plan.cohorts}
    out = sum(way.persons for area in areas for way in explain_area(plan, area).ways)
    assert out == pytest.approx(plan.persons_moved)


def test_who_is_left_is_never_told_that_nothing_is_used_up(plan: Plan) -> None:
    area = plan.cohorts[0].area
    left = replace(
        plan,
        usage=tuple(replace(row, used=0.0) for row in plan.usage if row.limit != "places"),
        persons_without_route=0.0,
        persons_without_place=12.0,
        persons_not_out_by_horizon=0.0,
        left_by_area={area: {"civilians": 7.0}, "elsewhere": {"wounded": 5.0}},
    )
    lines = explain_area(left, area).lines()
    assert not any(line.startswith("Nothing on their way") for line in lines)
    assert "Nothing is used up on the way of those who get out." in lines
    assert "  12: no place: the reception sites are full" in lines
    assert "  by group: 7 civilians, 5 wounded" in lines
    assert areas_left(left) == {area: 7.0, "elsewhere": 5.0}


def test_hours_of_crossing_are_joined(plan: Plan) -> None:
    for area in {cohort.area for cohort in plan.cohorts}:
        for way in explain_area(plan, area).ways:
            ends = [end for _, end in way.crossing_hours]
            begins = [begin for begin, _ in way.crossing_hours]
            assert all(end < begin for end, begin in zip(ends, begins[1:], strict=False))


def test_a_plan_does_not_differ_from_itself(plan: Plan) -> None:
    terms = compare_plans(plan, plan)
    assert not [term for term in terms if term.differs]
    lines = term_lines(terms, ("one", "other"))
    assert len(lines) == len(terms) + 1


def test_a_difference_that_would_read_as_nothing_is_said_to_be_small() -> None:
    terms = [
        Term("get out", 100.0, 100.2, "people"),
        Term("last arrival", 2.0, 1.99, "h"),
        Term("mean arrival", 2.0, 1.9, "h"),
    ]
    ends = [line.split("  ")[-1].strip() for line in term_lines(terms, ("one", "other"))[1:]]
    assert ends == ["under 1", "under 0.1 h", "-0.1 h"]


def test_json_has_no_infinity(capsys: pytest.CaptureFixture[str]) -> None:
    assert finite({"a": [float("inf"), 1.0], "b": float("nan")}) == {"a": [None, 1.0], "b": None}
    Console(json=True).document({"a": float("inf")})
    assert json.loads(capsys.readouterr().out)["a"] is None


def test_effects_name_the_figures_that_move_the_answer() -> None:
    operation = read_operation(FOLDER)
    network = build_network(operation, cache=False)
    main = make(operation, network, PlanOptions())
    steps: list[str] = []
    question = Question(str(FOLDER), Choices(), ("value", "value"), Effort())
    effects = assumption_effects(
        question, operation, network, main, lambda what, _share: steps.append(what)
    )
    keys = {assumption.key for assumption in operation.assumptions}
    assert set(effects) <= keys
    assert len(steps) >= len(effects) > 0
    again = read_operation(FOLDER, settings=["turnout.laying-down-arms=0.16"])
    fewer = make(again, network, PlanOptions()).persons_moved - main.persons_moved
    assert effects["turnout.laying-down-arms"] == pytest.approx(
        fewer, abs=0.001 * main.persons_moved
    )
    assert effects["turnout.laying-down-arms"] < -1
