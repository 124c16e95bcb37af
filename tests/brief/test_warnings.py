"""What the report says loudly: whose word it stands on, a step too coarse, no ambulance."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from safeconduct.brief.coarse import step_text, too_coarse
from safeconduct.brief.language import languages
from safeconduct.brief.people import count_people
from safeconduct.brief.standing import standing_sentences
from safeconduct.brief.wording import group_name, limit_name
from safeconduct.brief.write import write_brief
from safeconduct.cli.summary import half_step_lines, left_lines
from safeconduct.operation.model import Consent, Leg, Party, ScreeningPool, Text
from tests.brief.small import ROADS, a_cohort, a_plan, two_areas
from tests.builders import a_corridor, a_group, a_network, a_screening, an_area


def test_the_banner_names_corridor_and_reason_in_both_languages() -> None:
    gate = replace(
        a_corridor("gate", "gate"),
        name=Text("North road", "طريق الشمال"),
        legs=(Leg(Text("a"), Text("b"), "city"), Leg(Text("b"), Text("c"), "army")),
        consent={"city": Consent("city", "given", expires_s=600)},
    )
    operation = replace(
        two_areas(corridors=[gate]),
        parties={"city": Party("city", Text("City council", "مجلس المدينة"))},
    )
    plan = a_plan(operation, [a_cohort(6)], standing="HYPOTHETICAL")
    english, arabic = (standing_sentences(operation, plan, each) for each in languages(operation))
    ends = languages(operation)[0].moment(600)
    assert english == [
        (
            f"North road: the consent of City council ends on {ends}, before the plan ends; "
            "no consent of army; announced by nobody."
        )
    ]
    assert len(arabic) == 1
    assert "طريق الشمال: تنتهي موافقة مجلس المدينة" in arabic[0]
    assert "؛ لا موافقة من army؛ لم يعلنه أحد" in arabic[0]


def test_a_plan_that_moves_nobody_says_that_it_uses_no_way_out() -> None:
    operation = two_areas()
    plan = a_plan(operation, [], standing="HYPOTHETICAL")
    english = standing_sentences(operation, plan, languages(operation)[0])
    assert english == ["The plan uses no way out."]


@pytest.mark.parametrize(
    ("change", "coarse"),
    [
        ({}, False),
        ({"mean_arrival_s": 1040.0}, False),
        ({"mean_arrival_s": 890.0}, False),
        ({"mean_arrival_s": 870.0}, True),
        ({"completion_s": 2125}, True),
        ({"completion_s": 2115}, False),
        ({"persons_moved": 50.0}, True),
    ],
)
def test_a_step_is_too_coarse_where_half_of_it_differs_by_a_twentieth(
    change: dict[str, float], coarse: bool
) -> None:
    operation = two_areas()
    plan = a_plan(
        operation, [], mean_arrival_s=1000.0, completion_s=2000, persons_moved=45.0, step_s=60
    )
    half = replace(plan, step_s=30, **change)  # type: ignore[arg-type] # the cases above fit
    assert too_coarse(plan, half) is coarse
    warned = [line for line in half_step_lines(half, plan) if "plan again" in line]
    assert [("time_step PT30S" in line) for line in warned] == [True] * coarse


def test_no_half_step_is_not_too_coarse() -> None:
    plan = a_plan(two_areas(), [])
    assert not too_coarse(plan, None)
    assert half_step_lines(None, plan) == []
    assert (step_text(300), step_text(90)) == ("PT5M", "PT90S")


def test_the_report_warns_of_a_coarse_step_in_both_languages(tmp_path: Path) -> None:
    operation = two_areas()
    plan = a_plan(operation, [a_cohort(6)], mean_arrival_s=300.0)
    half = replace(plan, step_s=30, mean_arrival_s=100.0)
    network = a_network(operation, ROADS)
    html = write_brief(operation, network, [plan, half], (), tmp_path).read_text("utf-8")
    assert html.count("This step is too coarse.") == 2
    assert html.count("هذه الخطوة أطول مما ينبغي") == 2
    assert html.count("time_step: PT30S") == 4
    calm = replace(half, mean_arrival_s=300.0)
    html = write_brief(operation, network, [plan, calm], (), tmp_path).read_text("utf-8")
    assert "too coarse" not in html


def test_who_lacks_only_an_ambulance_is_told_apart(tmp_path: Path) -> None:
    operation = two_areas(
        groups=[a_group(), a_group("lying", kind="wounded_and_sick", needs="ambulance")],
        areas=[an_area("home", "home", {"people": 10, "lying": 3})],
    )
    plan = a_plan(
        operation,
        [a_cohort(10)],
        persons_without_route=3.0,
        persons_not_out_by_horizon=0.0,
        left_by_area={"home": {"lying": 3.0}},
    )
    network = a_network(operation, ROADS)
    (left,) = count_people(operation, network, plan).left
    assert left.by_reason["without_ambulance"] == 3
    assert left.by_reason["without_route"] == 0
    html = write_brief(operation, network, plan, (), tmp_path).read_text("utf-8")
    assert "<b>3</b> without an ambulance" in html
    assert "without a route<" not in html
    assert "    of these 3: no ambulance for them" in left_lines(plan, operation)


def test_a_group_without_a_name_in_a_language_has_that_of_its_kind() -> None:
    operation = two_areas(
        groups=[a_group(), a_group("lying", kind="wounded_and_sick")],
        areas=[an_area("home", "home", {"people": 10, "lying": 3})],
    )
    english, arabic = languages(operation)
    assert group_name(operation, "lying", english) == "Wounded and sick"
    assert group_name(operation, "lying", arabic) == "جرحى ومرضى"
    twice = replace(
        operation, groups=operation.groups | {"old": replace(a_group("old"), name=Text("Old"))}
    )
    assert group_name(twice, "old", english) == "Old"
    assert group_name(twice, "old", arabic) == "مدنيون (Old)"
    assert group_name(twice, "people", english) == "Civilians (people)"


def test_a_pool_of_lanes_is_named_by_its_groups() -> None:
    pools = [ScreeningPool("arms", ("people",), 2), ScreeningPool("rest", (), 1)]
    search = a_screening(60, pools=pools)
    operation = two_areas(corridors=[a_corridor("gate", "gate", screening=search)])
    english = languages(operation)[0]
    assert limit_name(operation, "screening", "gate/arms", english) == "Search at gate · Civilians"
    assert limit_name(operation, "screening", "gate/rest", english) == "Search at gate · rest"
