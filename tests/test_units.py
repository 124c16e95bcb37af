"""Durations, dates and clock times."""

# ruff: noqa: DTZ001 - local times have no zone of their own

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from safeconduct.units import (
    format_duration,
    parse_clock_s,
    parse_date,
    parse_duration_s,
    parse_local_time,
)

FIXED = settings(derandomize=True, deadline=None, max_examples=300)


@FIXED
@given(st.integers(0, 10**8))
def test_durations_are_written_and_read(seconds: int) -> None:
    assert parse_duration_s(format_duration(seconds)) == seconds


@FIXED
@given(st.integers(0, 500), st.integers(0, 30), st.integers(0, 99), st.integers(0, 99))
def test_a_duration_is_the_sum_of_its_parts(w: int, d: int, h: int, m: int) -> None:
    assert parse_duration_s(f"P{w}W{d}DT{h}H{m}M") == ((w * 7 + d) * 24 + h) * 3600 + m * 60


@pytest.mark.parametrize(
    "text",
    [
        "",
        "P",
        "PT",
        "P1DT",
        "1D",
        "P1Y",
        "P1M",
        "P1H",
        "PT1D",
        "P-1D",
        "-P1D",
        "PT1.5H",
        "P1D ",
        "p1d",
        "P١D",
    ],
)
def test_what_is_no_duration(text: str) -> None:
    with pytest.raises(ValueError, match="duration"):
        parse_duration_s(text)


@FIXED
@given(st.integers(0, 86_399))
def test_clock_times_are_read(second: int) -> None:
    text = f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}"
    assert parse_clock_s(text) == second
    assert parse_clock_s(text[:5]) == second // 60 * 60


def test_midnight_ends_a_day() -> None:
    assert parse_clock_s("24:00") == 86_400


@pytest.mark.parametrize(
    "text", ["24:01", "25:00", "12:60", "12:00:60", "6:00", "0600", "06:00Z", "-1:00", "06:00\n"]
)
def test_what_no_clock_shows(text: str) -> None:
    with pytest.raises(ValueError, match="clock"):
        parse_clock_s(text)


def test_dates() -> None:
    assert parse_date("2016-02-29") == date(2016, 2, 29)
    assert parse_local_time("2016-02-29") == datetime(2016, 2, 29)
    assert parse_local_time("2016-02-29T06:30") == parse_local_time("2016-02-29 06:30:00")


@pytest.mark.parametrize(
    "text",
    [
        "2015-02-29",
        "2016-13-01",
        "16-01-01",
        "2016-1-1",
        "2016-02-29T24:00",
        "20160229",
        "2016-02-29T06:00+03:00",
    ],
)
def test_what_no_calendar_has(text: str) -> None:
    with pytest.raises(ValueError, match=r"calendar|date"):
        parse_local_time(text)
