"""Hijri days against two libraries that share nothing with ours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from convertdate import islamic
from ummalqura.hijri_date import HijriDate

from safeconduct.terms.hijri import FIRST, LAST, hijri_date, hijri_matches
from safeconduct.terms.tongue import Tongue

MONTHS = (
    "Muharram",
    "Safar",
    "Rabi I",
    "Rabi II",
    "Jumada I",
    "Jumada II",
    "Rajab",
    "Shaban",
    "Ramadan",
    "Shawwal",
    "Dhu al-Qadah",
    "Dhu al-Hijjah",
)
REVISED = {(1427, 5): 1, (1427, 6): 29, (1446, 6): 30}
"""Days of months whose beginning the tables of Umm al-Qura had a day earlier (27 June 2006) or later
(2 December 2024) before they were revised; the library keeps the older edition."""
REGULAR = date(1946, 1, 1)
"""Since then every month of the tables has 29 or 30 days; before, they give what was printed."""
_TEXT = re.compile(r"(\d+) (.+) (\d{4}) AH\Z")


def days(begin: date, end: date) -> Iterator[date]:
    day = begin
    while day <= end:
        yield day
        day += timedelta(days=1)


def numbers(day: date) -> tuple[int, int, int]:
    """Give year, month and day of what is printed."""
    english, arabic = (Tongue(code).hijri(day) for code in ("en", "ar"))
    assert english is not None
    match = _TEXT.match(english)
    assert match is not None, english
    assert arabic is not None
    assert re.findall(r"\d+", arabic) == [match[1], match[3]]
    return int(match[3]), MONTHS.index(match[2]) + 1, int(match[1])


def test_every_day_of_thirty_years_is_that_of_an_independent_umm_al_qura_library() -> None:
    differ: dict[tuple[int, int], int] = {}
    for day in days(date(2000, 1, 1), date(2030, 12, 31)):
        other = HijriDate(day.year, day.month, day.day, gr=True)
        theirs = int(other.year), int(other.month), int(other.day)
        if numbers(day) == theirs:
            assert hijri_matches("{}-{:02}-{:02}".format(*theirs), day), day
        else:
            differ[numbers(day)[:2]] = differ.get(numbers(day)[:2], 0) + 1
    assert differ == REVISED


def test_the_calendar_of_arithmetic_is_never_more_than_two_days_away() -> None:
    # The tabular calendar follows no moon; nearly always it differs by one day at most.
    apart = [
        abs((day - date(*islamic.to_gregorian(*numbers(day)))).days)
        for day in days(date(2000, 1, 1), date(2030, 12, 31))
    ]
    assert max(apart) <= 2
    assert sum(gap <= 1 for gap in apart) > 0.96 * len(apart)


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("1438-05-07", date(2017, 2, 4)),  # decree 11 of 2017
        ("1443-09-29", date(2022, 4, 30)),  # decree 7 of 2022
    ],
)
def test_a_printed_date_matches_its_day_and_those_beside_it(printed: str, day: date) -> None:
    year, month, number = (int(part) for part in printed.split("-"))
    assert numbers(day) == (year, month, number)
    for apart in range(-5, 6):
        assert hijri_matches(printed, day + timedelta(days=apart)) == (abs(apart) <= 1)


@pytest.mark.parametrize(
    "printed",
    ["", "7-5-1438", "1438-5-7", "1438/05/07", "1438-13-01", "1438-05-31", "1438-05-00",
     "0000-01-01", "9999-01-01", "1438-05-07 ", "2017-02-04"],
)  # fmt: skip
def test_what_is_no_hijri_date_matches_nothing(printed: str) -> None:
    assert not hijri_matches(printed, date(2017, 2, 4))


def test_outside_the_published_tables_nothing_is_said() -> None:
    assert hijri_date(FIRST - timedelta(days=1)) is None
    assert hijri_date(LAST + timedelta(days=1)) is None
    for day in (FIRST, LAST):
        assert hijri_date(day) is not None
        assert numbers(day)[2] >= 1


def test_days_follow_each_other_through_all_of_the_tables() -> None:
    before = numbers(FIRST)
    for day in days(FIRST + timedelta(days=1), LAST):
        year, month, number = numbers(day)
        if number == 1:
            assert before[2] in (29, 30) or day < REGULAR, day
            assert (year * 12 + month) - (before[0] * 12 + before[1]) == 1
        else:
            assert (year, month, number - 1) == before, day
        before = (year, month, number)
