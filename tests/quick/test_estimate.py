"""The arithmetic of quick: July 2016 as recorded, and closed forms for every question."""

from __future__ import annotations

from dataclasses import replace
from math import ceil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeconduct.quick.distance import distance_m
from safeconduct.quick.estimate import estimate
from safeconduct.quick.model import Estimate
from safeconduct.quick.question import Crossing, Question, Shuttle
from safeconduct.quick.rates import GAZA_8_NOVEMBER_2023, Rate
from tests.quick.questions import STEADY, july, write_area

JULY = july()


def result(answer: Estimate, key: str) -> float:
    step = answer.step(key)
    assert step is not None, key
    return step.result


def test_july_2016_is_computed_as_the_record_has_it() -> None:
    answer = estimate(JULY)
    days = {step.subject: step.result for step in answer.steps if step.key == "days_for"}
    assert result(answer, "per_day") == 12_800
    assert days == {275_000: 22, 116_000: 10}
    assert result(answer, "places_full") == 1.875
    assert [limit.key for limit in answer.limits if limit.binds] == ["places", "search"]
    assert (answer.consents_given, answer.consents_asked) == (1, 2)
    assert answer.standing == "ANNOUNCED"
    assert answer.unknown[:3] == ("turnout", "roads", "mines")


def test_the_rate_of_july_2016_is_a_cited_day() -> None:
    step = estimate(JULY).step("per_hour")
    assert step is not None
    assert (step.expression, step.source) == ("2 × 800", "ghouta-2018")
    assert "TASS" in JULY.rate.who
    assert JULY.rate.url.startswith("https://")


def test_buses_make_whole_round_trips_within_a_window() -> None:
    answer = estimate(JULY)
    assert result(answer, "bus_trips") == 5
    assert result(answer, "bus_day") == 5_000
    assert result(answer, "on_foot") == 7_800
    twice = estimate(replace(JULY, windows_s=((28_800, 36_000), (50_400, 57_600))))
    assert result(twice, "bus_trips") == 2


def test_people_by_turnout() -> None:
    cases = {(case.people, case.turnout_percent): case for case in estimate(JULY).cases}
    assert cases[(116_000, 1.0)].come == 1_160
    assert cases[(116_000, 1.0)].received == 1_158
    assert cases[(116_000, 1.0)].without_way == 2, "wounded, and no ambulance is stated"
    assert cases[(275_000, 30.0)].come == 82_500
    assert cases[(275_000, 30.0)].days == 7
    assert cases[(275_000, 30.0)].without_place == 79_440
    assert cases[(275_000, 100.0)].received == 3_000


def test_desks_bind_where_they_are_slower_than_the_search() -> None:
    answer = estimate(july(desks="4x120s", places="10000"))
    assert result(answer, "desks") == 120
    assert result(answer, "flow_per_day") == 960
    assert [limit.key for limit in answer.limits] == ["desks", "places", "search"]


def test_buses_bind_only_where_somebody_cannot_walk(tmp_path: Path) -> None:
    far = july(crossings=["Far@36.2,37.36"], area=write_area(tmp_path))
    assert far.shape is not None
    assert distance_m(far.shape.middle, (37.36, 36.2)) * 1.4 > 10_000
    assert "buses" in {limit.key for limit in estimate(far).limits}
    assert estimate(far).step("on_foot") is None, "nobody is counted on foot"
    on_foot = estimate(replace(far, buses=None))
    assert on_foot.limits[0].key == "walking"
    assert {case.received for case in on_foot.cases} == {0}
    assert "buses" not in {limit.key for limit in estimate(JULY).limits}


def test_a_part_of_the_area_can_walk(tmp_path: Path) -> None:
    question = july(crossings=["East@36.2,37.24"], area=write_area(tmp_path), places=None)
    answer, bare = estimate(question), estimate(replace(question, buses=None))
    too_far = result(answer, "too_far")
    assert 0 < too_far < 275_000
    assert result(answer, "bus_days") == ceil(too_far / 5_000)
    assert [case.without_way for case in bare.cases if case.turnout_percent == 100] == [
        pytest.approx(200 + too_far * people / 275_000, rel=0.01) for people in (116_000, 275_000)
    ]
    assert all(case.without_way <= 200 for case in answer.cases)


@pytest.mark.parametrize(("desks", "a_day"), [("4x90s", 1_280), ("400x90s", 12_800)])
def test_a_day_is_the_smaller_of_crossings_and_desks(desks: str, a_day: int) -> None:
    answer = estimate(july(desks=desks))
    assert result(answer, "flow_per_day") == a_day
    assert result(answer, "days_for") == ceil(275_000 / a_day)


def test_no_more_walk_than_there_are() -> None:
    step = estimate(july(people="1000", wounded=None)).step("on_foot")
    assert step is not None
    assert (step.expression, step.result) == ("min(12,800 − 5,000, 1,000)", 1_000)


def test_the_wounded_take_whole_days_of_ambulances() -> None:
    answer = estimate(july(ambulances="4x2"))
    assert result(answer, "ambulance_day") == 40
    assert result(answer, "ambulance_days") == 5


def test_without_a_conflict_nobody_asks_for_consent_or_mines() -> None:
    answer = estimate(july(no_conflict=True, consent=[]))
    assert answer.consents_asked == 0
    assert not {"mines", "consent", "separates"} & set(answer.unknown)


def test_walks_start_in_the_middle_and_at_the_farthest_corner(tmp_path: Path) -> None:
    answer = estimate(july(area=write_area(tmp_path)))
    middle, farthest = answer.walks
    corner = distance_m((37.2, 36.24), (37.143, 36.194))
    assert farthest.straight_m == pytest.approx(corner, rel=1e-9)
    assert farthest.crossing == "Bustan al-Qasr"
    assert middle.straight_m < farthest.straight_m
    assert farthest.minutes == pytest.approx(
        tuple(corner * f / (4000 / 60) for f in (1.2, 1.4, 1.8))
    )


@pytest.mark.parametrize(
    ("consent", "parties", "standing"),
    [
        ([], [], "HYPOTHETICAL"),
        (["government"], [], "ANNOUNCED"),
        (["government", "opposition"], [], "AGREED"),
        (["government,opposition"], ["government,opposition,council"], "ANNOUNCED"),
    ],
)
def test_standing_follows_consent(consent: list[str], parties: list[str], standing: str) -> None:
    assert estimate(july(consent=consent, parties=parties)).standing == standing


def test_a_rate_without_search_is_no_search() -> None:
    answer = estimate(july(rate="unsearched"))
    assert july(rate="unsearched").rate is GAZA_8_NOVEMBER_2023
    assert "separates" not in answer.unknown


@st.composite
def questions(draw: st.DrawFn) -> Question:
    low = draw(st.integers(1, 300_000))
    opens = draw(st.integers(0, 22))
    return Question(
        name="any",
        people_low=low,
        people_high=low + draw(st.integers(0, 300_000)),
        crossings=tuple(
            Crossing(f"c{i}", 37.0 + i / 10, 36.0) for i in range(draw(st.integers(1, 5)))
        ),
        windows_s=((3600 * opens, 3600 * draw(st.integers(opens + 1, 24))),),
        days=draw(st.integers(1, 60)),
        rate=Rate("given", float(draw(st.integers(1, 20_000))), searched=None),
        start=JULY.start,
        places=draw(st.none() | st.integers(0, 100_000)),
        buses=draw(
            st.none()
            | st.builds(Shuttle, st.integers(1, 50), st.integers(1, 80), st.integers(60, 86_400))
        ),
    )


@STEADY
@given(questions())
def test_days_and_people_follow_the_closed_form(question: Question) -> None:
    answer = estimate(question)
    per_day = len(question.crossings) * question.rate.person_per_h * question.open_s // 3600
    assert result(answer, "per_day") == per_day
    for step in answer.steps:
        if step.key == "days_for":
            assert step.subject is not None
            assert step.result == ceil(int(step.subject) / per_day)
    for case in answer.cases:
        assert case.received <= case.come <= case.people
        assert (case.days - 1) * per_day < case.come <= case.days * per_day
        assert (
            case.come
            == case.received + case.without_way + (case.without_place or 0) + case.not_in_days
        )
        assert min(case.received, case.without_way, case.not_in_days) >= 0
        assert case.received <= min(limit.persons for limit in answer.limits)
        if question.places is not None:
            assert case.without_place == max(0, case.come - question.places)


@STEADY
@given(questions(), st.sampled_from(["hours", "crossings", "days", "places"]))
def test_more_of_anything_never_receives_fewer(question: Question, what: str) -> None:
    start, end = question.windows_s[0]
    more = {
        "hours": replace(question, windows_s=((max(0, start - 3600), end),)),
        "crossings": replace(
            question, crossings=(*question.crossings, Crossing("new", 38.0, 36.0))
        ),
        "days": replace(question, days=question.days + 1),
        "places": replace(
            question, places=None if question.places is None else question.places + 1
        ),
    }[what]
    for before, after in zip(estimate(question).cases, estimate(more).cases, strict=True):
        assert after.received >= before.received
        assert after.days <= before.days


@STEADY
@given(questions(), st.integers(1, 10_000))
def test_more_people_never_take_fewer_days(question: Question, extra: int) -> None:
    larger = replace(
        question, people_low=question.people_low + extra, people_high=question.people_high + extra
    )
    for before, after in zip(estimate(question).cases, estimate(larger).cases, strict=False):
        if len(estimate(question).cases) == len(estimate(larger).cases):
            assert after.days >= before.days
            assert after.received >= before.received


@STEADY
@given(questions())
def test_limits_come_in_the_order_in_which_they_bind(question: Question) -> None:
    persons = [limit.persons for limit in estimate(question).limits]
    assert persons == sorted(persons)
