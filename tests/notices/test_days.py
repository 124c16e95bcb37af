"""Days on their boundaries: the first, the last and the one after, in both calendars."""

from __future__ import annotations

from datetime import date

import pytest

from safeconduct.notices.speak import Speaker
from safeconduct.terms.library import library_instrument
from tests.notices.small import issue, languages, notice

ENGLISH, ARABIC = (Speaker(each) for each in languages())
DECREE = library_instrument("sy-2016-15")
UMM_AL_QURA = [
    (date(2016, 2, 29), "20 Jumada I 1437", "20 جمادى الأولى 1437"),
    (date(2016, 7, 5), "30 Ramadan 1437", "30 رمضان 1437"),
    (date(2016, 7, 6), "1 Shawwal 1437", "1 شوّال 1437"),
    (date(2016, 8, 3), "29 Shawwal 1437", "29 شوّال 1437"),
    (date(2016, 8, 4), "1 Dhu al-Qadah 1437", "1 ذو القعدة 1437"),
    (date(2016, 10, 1), "30 Dhu al-Hijjah 1437", "30 ذو الحجة 1437"),
    (date(2016, 10, 2), "1 Muharram 1438", "1 محرّم 1438"),
    (date(2016, 12, 29), "30 Rabi I 1438", "30 ربيع الأول 1438"),
    (date(2016, 12, 30), "1 Rabi II 1438", "1 ربيع الآخر 1438"),
]
"""Ends and beginnings of months in the calendar of Umm al-Qura, as printed."""


def words(day: date, id_: str, speaker: Speaker = ENGLISH) -> list[str]:
    told = notice(texts=[DECREE], of=issue(day))
    return [speaker.sentence(each) for each in told.sentences() if each.id == id_]


@pytest.mark.parametrize(("day", "english", "arabic"), UMM_AL_QURA)
def test_the_day_of_issue_at_the_end_of_a_month(day: date, english: str, arabic: str) -> None:
    (said,) = words(day, "issue")
    assert f"{day.day} {day:%B %Y} ({english} AH)" in said
    (said,) = words(day, "issue", ARABIC)
    assert f"({arabic} هـ)" in said


@pytest.mark.parametrize(
    ("day", "one", "two"),
    [
        (date(2016, 7, 28), ("28 July", "28 October 2016"), ("28 July", "28 August 2016")),
        (date(2016, 8, 27), ("27 August", "28 October 2016"), ("27 August", "28 August 2016")),
        (date(2016, 8, 28), ("28 August", "28 October 2016"), ("28 August", None)),
        (date(2016, 8, 29), ("29 August", "28 October 2016"), None),
        (date(2016, 10, 26), ("26 October", "28 October 2016"), None),
        # The extension is known from this day on; by one reading it counts from it, by another
        # from the end, and what is sure in both ends first.
        (date(2016, 10, 27), ("27 October", "27 January 2017"), None),
        (date(2017, 1, 27), ("27 January", None), None),
        (date(2017, 1, 28), None, None),
    ],
)
def test_an_offer_is_told_from_the_day_of_issue_to_the_end_of_its_last_day(
    day: date, one: tuple[str, str | None] | None, two: tuple[str, str | None] | None
) -> None:
    for offer, days in (("1", one), ("2", two)):
        told = words(day, f"terms.sy-2016-15/{offer}.when")
        if days is None:
            assert told == []
            continue
        (said,) = told
        first, last = days
        if last is None:
            assert said.startswith(f"When: on {first} {day.year} (")
        else:
            assert said.startswith(f"When: from {first} {day.year} (")
            assert f" to the end of {last} (" in said


def test_a_day_that_is_not_sure_is_told_as_unclear_and_never_as_open() -> None:
    day = date(2017, 1, 28)
    (said,) = words(day, "terms.sy-2016-15/1.unclear")
    assert said.startswith(
        "Whether it can be taken up is not clear; by some readings: on 28 January"
    )
    assert words(date(2017, 1, 29), "terms.sy-2016-15/1.unclear") == []


def test_in_arabic_the_end_of_the_last_day_is_said_too() -> None:
    (said,) = words(date(2016, 7, 29), "terms.sy-2016-15/2.when", ARABIC)
    assert said == (
        "متى: من 29 تموز/يوليو 2016 (24 شوّال 1437 هـ) إلى نهاية 28 آب/أغسطس 2016 (25 ذو القعدة 1437 هـ)."
    )
