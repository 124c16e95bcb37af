"""What awaits people at the crossing and after it: only what somebody states, and all of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from safeconduct.announcements.model import Way
from safeconduct.notices.content.hours import overlapping_hours
from safeconduct.notices.promise import check_notice, promises
from safeconduct.notices.speak import Speaker
from safeconduct.operation.model import Operation, StatedWindow, Text
from tests.notices.small import HOUR, changed, issue, languages, notice, operation

SPEAKERS = {each.code: Speaker(each) for each in languages()}


def with_west(**changes: Any) -> Operation:
    whole = operation()
    west = replace(whole.corridors["west"], **changes)
    return replace(whole, corridors={**whole.corridors, "west": west})


def searched(**changes: Any) -> Operation:
    search = operation().corridors["west"].screening
    assert search is not None
    return with_west(screening=replace(search, **changes))


def line(whole: Operation, prefix: str, code: str = "en", **told: Any) -> str:
    sentences = notice(whole, of=issue(**told)).sentences()
    return next(SPEAKERS[code].sentence(s) for s in sentences if s.id.startswith(prefix))


@pytest.mark.parametrize(
    ("sites", "published", "words"),
    [
        (("school",), (), "Way 1: people are taken to the north."),
        (("school", "hall"), (), "people are taken to the north, or to a place that is not told."),
        (("school", "hall"), ("hall",), "Way 1: people are taken to the north or hall."),
        (("hall",), (), "where people are taken is not told."),
        ((), (), "All ways: where people are taken is not told."),
    ],
)
def test_part_of_the_places_is_not_told_as_all_of_them(
    sites: tuple[str, ...], published: tuple[str, ...], words: str
) -> None:
    whole = with_west(leads_to=sites)
    assert line(whole, "leads", published=frozenset(published)).endswith(words)
    told = notice(whole, of=issue(published=frozenset(published)))
    assert check_notice(told, whole, [], [languages()[0]]) == []


def test_in_arabic_too() -> None:
    said = line(with_west(leads_to=("school", "hall")), "leads.to", "ar")
    assert said.endswith("يُنقل الناس إلى الشمال، أو إلى مكان لم يُذكر.")


def test_what_is_searched_is_told_as_somebodys_word_or_not_at_all() -> None:
    assert line(searched(searches=("bags", "phones")), "search.things") == (
        "Way 1: searched: bags and telephones."
    )
    assumed = searched(searches=("bags", "phones"), source=None)
    told = notice(assumed)
    assert not any(each.key == "search.things" for each in told.sentences())
    assert {bond.key for bond in told.untold} == {
        "corridors.west.screening.by",
        "corridors.west.screening.searches",
    }


@pytest.mark.parametrize(
    ("separates", "source", "key"),
    [
        ("yes", "radio", "search.separates"),
        ("no", "radio", "search.not-separated"),
        ("no", None, None),
        ("unknown", "radio", "search.separates-unsaid"),
        (None, "radio", "search.separates-unsaid"),
    ],
)
def test_whether_families_are_kept_together_is_told_only_as_said(
    separates: Any, source: str | None, key: str | None
) -> None:
    told = notice(searched(separates=separates, source=source)).sentences()
    of_west = [
        each.key
        for each in told
        if "separate" in each.key and each.key.startswith("search") and "west" in each.corridors
    ]
    assert of_west == ([key] if key else [])


def test_a_way_of_which_nobody_said_for_whom_it_is_names_nobody() -> None:
    whole = with_west(groups_stated=False)
    said = line(whole, "ways.for.west")
    assert said == "1. West gate. For whom was not said."
    assert check_notice(notice(whole), whole, [], languages()) == []
    for_all = changed(notice(whole), "ways.for.west", about=Way(("west",), None, ("people",)))
    assert {each.code for each in promises(for_all, whole)} == {"SC963"}


def test_what_is_asked_is_put_into_no_mouth_that_no_source_names() -> None:
    said = line(searched(source=None), "asks")
    assert said == "Way 1: asked of people, as reported: “Show your bags”."


@pytest.mark.parametrize(
    ("windows", "words"),
    [
        ([(22, 2), (1, 3)], "Way 1: every day 22:00–03:00 the day after."),
        ([(22, 6), (6, 12)], "Way 1: every day 22:00–12:00 the day after."),
        ([(8, 12), (12, 16)], "Way 1: every day 08:00–16:00."),
        ([(18, 6), (6, 18)], "Way 1: every day 00:00–24:00."),
        ([(0, 24), (8, 16)], "Way 1: every day 00:00–24:00."),
        ([(22, 2), (4, 5)], "Way 1: every day 04:00–05:00 and 22:00–02:00 the day after."),
        ([(8, 16), (8, 16)], "Way 1: every day 08:00–16:00."),
    ],
)
def test_hours_that_run_into_each_other_are_told_as_one(
    windows: list[tuple[int, int]], words: str
) -> None:
    stated = tuple(StatedWindow((), b * HOUR, e * HOUR, "radio") for b, e in windows)
    assert line(with_west(windows=stated), "hours.every-day.west") == words


@pytest.mark.parametrize(
    ("windows", "warned"),
    [
        ([((), 8, 16), ((), 8, 16)], True),
        ([((), 8, 16), ((), 15, 17)], True),
        ([((), 8, 16), ((), 9, 10)], True),
        ([((), 8, 16), (("2016-07-29",), 15, 17)], True),
        ([(("2016-07-29",), 8, 16), (("2016-07-30",), 8, 16)], False),
        ([((), 8, 12), ((), 12, 16)], False),
        ([((), 8, 16)], False),
    ],
)
def test_hours_that_overlap_are_warned_of_and_hours_that_touch_are_not(
    windows: list[tuple[tuple[str, ...], int, int]], warned: bool
) -> None:
    stated = tuple(StatedWindow(days, b * HOUR, e * HOUR, "radio") for days, b, e in windows)
    whole = replace(with_west(windows=stated), horizon_s=72 * HOUR)
    found = list(overlapping_hours(whole, whole.corridors["west"]))
    assert [(each.code, each.severity) for each in found] == [("SC959", "warning")] * warned
    assert all("west" in each.what and each.remedy for each in found)


def test_the_published_name_stands_in_both_languages() -> None:
    whole = operation()
    named = replace(whole.sites["school"], name=Text("Mill school", "مدرسة الطاحونة"))
    whole = replace(whole, sites={**whole.sites, "school": named})
    open_ = frozenset({"school"})
    assert "Mill school" in line(whole, "leads.to", published=open_)
    assert "مدرسة الطاحونة" in line(whole, "leads.to", "ar", published=open_)
    for code in SPEAKERS:
        assert named.name.en not in line(whole, "leads.to", code)
        assert str(named.name.ar) not in line(whole, "leads.to", code)
