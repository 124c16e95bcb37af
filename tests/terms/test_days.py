"""Counting days and months, against published cases and an independent library."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given, settings
from hypothesis import strategies as st

from safeconduct.terms.days import Count, MonthEnd, Period, day_begins, last_day, parse_period

steady = settings(derandomize=True, deadline=None, max_examples=300)
starts = st.dates(date(1924, 8, 1), date(2077, 11, 16))
ONE_DAY = timedelta(days=1)
COUNTS: tuple[Count, ...] = ("exclusive", "inclusive")
ENDS: tuple[MonthEnd, ...] = ("last-day", "next-day")


@pytest.mark.parametrize(
    ("event", "lasts", "count", "month_end", "last"),
    [
        # Decree 15 of 2016: three months, and one, from 28 July.
        ("2016-07-28", "3 months", "exclusive", "last-day", "2016-10-28"),
        ("2016-07-28", "3 months", "inclusive", "last-day", "2016-10-27"),
        ("2016-07-28", "1 month", "exclusive", "last-day", "2016-08-28"),
        # Niger Delta 2009: sixty days from 6 August, itself counted, end with 4 October.
        ("2009-08-06", "60 days", "inclusive", "last-day", "2009-10-04"),
        ("2009-08-06", "60 days", "exclusive", "last-day", "2009-10-05"),
        ("2016-07-28", "1 day", "inclusive", "last-day", "2016-07-28"),
        ("2016-07-28", "1 day", "exclusive", "last-day", "2016-07-29"),
        ("2016-07-28", "2 weeks", "exclusive", "last-day", "2016-08-11"),
        ("2016-07-28", "2 weeks", "inclusive", "last-day", "2016-08-10"),
        # A month that has no such day, rounded down and up as in Monat, Fromherz and Merigoux,
        # "Formalizing Date Arithmetic and Statically Detecting Ambiguities for the Law" (2024).
        ("2016-03-31", "3 months", "exclusive", "last-day", "2016-06-30"),
        ("2016-03-31", "3 months", "exclusive", "next-day", "2016-07-01"),
        ("2023-01-31", "1 month", "exclusive", "last-day", "2023-02-28"),
        ("2023-01-31", "1 month", "exclusive", "next-day", "2023-03-01"),
        ("2024-01-31", "1 month", "exclusive", "last-day", "2024-02-29"),
        ("2024-01-31", "1 month", "exclusive", "next-day", "2024-03-01"),
        ("2024-02-29", "1 year", "exclusive", "last-day", "2025-02-28"),
        ("2024-02-29", "1 year", "exclusive", "next-day", "2025-03-01"),
        ("2024-02-29", "4 years", "exclusive", "next-day", "2028-02-29"),
        ("2024-02-29", "4 years", "inclusive", "last-day", "2028-02-28"),
        ("2023-02-28", "1 year", "exclusive", "last-day", "2024-02-28"),
        ("2023-02-28", "1 month", "exclusive", "last-day", "2023-03-28"),
        ("2023-12-31", "2 months", "exclusive", "next-day", "2024-03-01"),
        ("2023-12-31", "12 months", "exclusive", "last-day", "2024-12-31"),
        # The day itself counted: 31 March to the end of the third month, both ways.
        ("2016-03-31", "3 months", "inclusive", "last-day", "2016-06-30"),
        ("2016-03-31", "3 months", "inclusive", "next-day", "2016-06-30"),
        ("2016-03-01", "1 month", "inclusive", "last-day", "2016-03-31"),
        ("2024-03-01", "12 months", "inclusive", "last-day", "2025-02-28"),
    ],
)
def test_a_period_ends_on_its_day(
    event: str, lasts: str, count: Count, month_end: MonthEnd, last: str
) -> None:
    found = last_day(date.fromisoformat(event), parse_period(lasts), count, month_end)
    assert found == date.fromisoformat(last)


@steady
@given(starts, st.integers(1, 600), st.sampled_from(["days", "weeks", "months", "years"]))
def test_an_independent_library_reckons_the_same(event: date, number: int, unit: str) -> None:
    number = number if unit != "years" else number % 40 + 1
    period = parse_period(f"{number} {unit}")
    later = event + relativedelta(**{unit: number})
    assert last_day(event, period) == later
    if unit in ("months", "years") and later.day != event.day:
        assert last_day(event, period, month_end="next-day") == later + ONE_DAY
        assert [last_day(event, period, "inclusive", end) for end in ENDS] == [later, later]
    else:
        assert last_day(event, period, month_end="next-day") == later
        for end in ENDS:
            assert last_day(event, period, "inclusive", end) == later - ONE_DAY


@steady
@given(starts, st.integers(1, 200), st.sampled_from(COUNTS), st.sampled_from(ENDS))
def test_later_events_and_longer_periods_never_end_earlier(
    event: date, number: int, count: Count, month_end: MonthEnd
) -> None:
    for unit in ("days", "months"):
        period, more = (parse_period(f"{n} {unit}") for n in (number, number + 1))
        this = last_day(event, period, count, month_end)
        assert event <= this <= last_day(event + ONE_DAY, period, count, month_end)
        assert this < last_day(event, more, count, month_end)


def test_months_do_not_add_up_and_are_never_split() -> None:
    # 31 January and a month and a month is 28 March; and two months is 31 March.
    one = last_day(date(2023, 1, 31), parse_period("1 month"))
    assert last_day(one, parse_period("1 month")) == date(2023, 3, 28)
    assert last_day(date(2023, 1, 31), parse_period("2 months")) == date(2023, 3, 31)


@pytest.mark.parametrize(
    "text",
    ["", "3", "months", "0 days", "00 months", "-3 months", "3  months", "3 month s", "three months",
     "1.5 years", "P3M", "3 months ", " 3 months", "3 Months", "100000 days", "3 hours"],
)  # fmt: skip
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no period"):
        parse_period(text)


@pytest.mark.parametrize("text", ["1 day", "60 days", "1 week", "3 months", "1 month", "2 years"])
def test_a_period_is_written_as_it_is_read(text: str) -> None:
    assert str(parse_period(text)) == text


@pytest.mark.parametrize("unit", ["days", "weeks", "months", "years"])
@pytest.mark.parametrize("count", ["exclusive", "inclusive"])
def test_a_period_out_of_the_calendar_is_refused(unit: str, count: Count) -> None:
    with pytest.raises(ValueError, match="leads out of the calendar"):
        last_day(date(9999, 12, 1), Period(99999, unit), count)  # type: ignore[arg-type]  # any unit, any rule
    assert last_day(date(9999, 12, 1), parse_period("30 days")) == date.max


DAMASCUS = ZoneInfo("Asia/Damascus")


def test_the_hour_that_damascus_saw_twice_belongs_to_the_day_before() -> None:
    # On 28 October 2016 at midnight the clocks went back: 27 October had 25 hours.
    before, day, after = (day_begins(date(2016, 10, n), DAMASCUS) for n in (27, 28, 29))
    assert before == datetime(2016, 10, 26, 21, tzinfo=UTC)
    assert day == datetime(2016, 10, 27, 22, tzinfo=UTC)
    assert (day - before, after - day) == (timedelta(hours=25), timedelta(hours=24))
    for fold in (0, 1):
        seen_twice = datetime(2016, 10, 27, 23, 30, tzinfo=DAMASCUS, fold=fold)
        assert before <= seen_twice.astimezone(UTC) < day
    assert datetime(2016, 10, 28, 23, 59, tzinfo=DAMASCUS).astimezone(UTC) < after


def test_a_day_whose_midnight_is_skipped_begins_when_the_clocks_go_forward() -> None:
    # On 25 March 2016 the clocks of Damascus went from 24:00 of the day before to 01:00.
    begins = day_begins(date(2016, 3, 25), DAMASCUS)
    assert begins == datetime(2016, 3, 24, 22, tzinfo=UTC)
    assert begins.astimezone(DAMASCUS).isoformat() == "2016-03-25T01:00:00+03:00"
    assert day_begins(date(2016, 3, 26), DAMASCUS) - begins == timedelta(hours=23)


@pytest.mark.parametrize("zone", ["Africa/Lagos", "Africa/Kampala", "Asia/Kabul", "Asia/Manila"])
def test_where_the_clocks_never_change_each_day_has_24_hours(zone: str) -> None:
    day = date(2009, 1, 1)
    while day < date(2013, 1, 1):
        length = day_begins(day + ONE_DAY, ZoneInfo(zone)) - day_begins(day, ZoneInfo(zone))
        assert length == timedelta(hours=24)
        day += ONE_DAY


@pytest.mark.parametrize(
    "zone", ["Asia/Damascus", "Africa/Algiers", "America/Bogota", "America/Havana", "Europe/Skopje",
             "Africa/Johannesburg", "Africa/Bamako", "Asia/Beirut", "Pacific/Apia", "Asia/Gaza"]
)  # fmt: skip
def test_a_day_begins_with_the_first_moment_that_shows_it(zone: str) -> None:
    clock, day = ZoneInfo(zone), date(2008, 1, 1)
    while day < date(2018, 1, 1):
        begins = day_begins(day, clock)
        assert begins.astimezone(clock).date() >= day
        assert (begins - timedelta(seconds=1)).astimezone(clock).date() < day
        day += ONE_DAY
