"""Local times as absolute seconds, across changes of clocks."""

# ruff: noqa: DTZ001 - local times have no zone of their own; that is what is tested

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from safeconduct.operation.clock import Clock, SkippedTimeError, open_intervals
from safeconduct.operation.document_corridors import WindowDocument
from safeconduct.units import DAY_S

FIXED = settings(derandomize=True, deadline=None, max_examples=200)
H = 3600
DAMASCUS, BERLIN = ZoneInfo("Asia/Damascus"), ZoneInfo("Europe/Berlin")


def window(begins: str, ends: str, days: object = "all") -> WindowDocument:
    return WindowDocument.model_validate({"from": begins, "to": ends, "days": days})


def hours(clock: Clock, *windows: WindowDocument, horizon_h: int = 48) -> list[tuple[float, float]]:
    return [(a / H, b / H) for a, b in open_intervals([*windows], clock, horizon_h * H)]


def test_a_day_of_a_clock_change_has_23_or_25_hours() -> None:
    # In Syria summer time of 2016 began on 25 March at 00:00 and ended on 28 October at 00:00.
    spring = Clock(DAMASCUS, datetime(2016, 3, 24, 12))
    autumn = Clock(DAMASCUS, datetime(2016, 10, 27, 12))
    assert spring.seconds(datetime(2016, 3, 25, 12)) == 23 * H
    assert autumn.seconds(datetime(2016, 10, 28, 12)) == 25 * H
    assert hours(spring, window("06:00", "18:00"))[1] == (17, 29)
    assert hours(autumn, window("06:00", "18:00"))[1] == (19, 31)


def test_a_window_over_the_change_is_shorter_or_longer() -> None:
    assert hours(Clock(BERLIN, datetime(2016, 3, 27)), window("01:00", "04:00"))[0] == (1, 3)
    assert hours(Clock(BERLIN, datetime(2016, 10, 30)), window("01:00", "04:00"))[0] == (1, 5)
    night = hours(Clock(DAMASCUS, datetime(2016, 10, 27, 20)), window("22:00", "02:00"))
    assert night[0] == (2, 7)


def test_of_a_time_shown_twice_the_first_is_meant() -> None:
    clock = Clock(BERLIN, datetime(2016, 10, 30))
    assert clock.seconds(datetime(2016, 10, 30, 2, 30)) == 2.5 * H
    assert clock.seconds(datetime(2016, 10, 30, 3, 30)) == 4.5 * H


@pytest.mark.parametrize(
    ("zone", "local"),
    [
        (BERLIN, datetime(2016, 3, 27, 2)),
        (BERLIN, datetime(2016, 3, 27, 2, 59, 59)),
        (DAMASCUS, datetime(2016, 3, 25, 0, 30)),
    ],
)
def test_a_skipped_time_is_refused_and_its_neighbours_are_not(
    zone: ZoneInfo, local: datetime
) -> None:
    clock = Clock(zone, datetime(2016, 3, 1))
    with pytest.raises(SkippedTimeError):
        clock.seconds(local)
    before = clock.seconds(local - timedelta(hours=1))
    assert clock.seconds(local + timedelta(hours=1)) == before + H
    skipped = window(f"{local:%H:%M:%S}", "05:00")
    with pytest.raises(SkippedTimeError):
        hours(clock, skipped, horizon_h=31 * 24)


def test_windows_over_midnight_belong_to_the_day_they_begin_on() -> None:
    friday = Clock(DAMASCUS, datetime(2016, 7, 29, 6))
    assert hours(friday, window("22:00", "04:00")) == [(16, 22), (40, 46)]
    assert hours(friday, window("22:00", "08:00")) == [(0, 2), (16, 26), (40, 48)]
    assert hours(friday, window("22:00", "04:00", ["thu"])) == []
    assert hours(friday, window("22:00", "08:00", ["thu"])) == [(0, 2)]
    assert hours(friday, window("22:00", "04:00", ["2016-07-30"])) == [(40, 46)]


def test_whole_days_join_and_overlaps_are_one() -> None:
    clock = Clock(DAMASCUS, datetime(2016, 7, 29, 6))
    assert hours(clock, window("00:00", "24:00")) == [(0, 48)]
    assert hours(clock, window("08:00", "12:00"), window("11:00", "14:00", ["fri"])) == [
        (2, 8),
        (26, 30),
    ]
    assert open_intervals(None, clock, 10) == ((0, 10),)
    assert open_intervals([], clock, 10) == ()


STARTS = st.datetimes(datetime(2016, 1, 1), datetime(2016, 12, 31)).map(
    lambda t: t.replace(second=0, microsecond=0, hour=t.hour // 6 * 6 + 4, minute=0)
)
CLOCKS = st.integers(0, 24 * 4).map(lambda n: f"{n // 4:02}:{n % 4 * 15:02}")
DAYS = st.one_of(
    st.just("all"),
    st.lists(st.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]), min_size=1),
)


@FIXED
@given(STARTS, CLOCKS, CLOCKS, DAYS, st.sampled_from([BERLIN, DAMASCUS]), st.integers(1, 5))
def test_open_is_what_the_wall_clock_says(
    start: datetime, begins: str, ends: str, days: object, zone: ZoneInfo, length: int
) -> None:
    clock, horizon_s = Clock(zone, start), length * DAY_S
    said = window(begins, ends, days)
    if begins == ends:
        return
    try:
        found = open_intervals([said], clock, horizon_s)
    except SkippedTimeError:
        return
    assert list(found) == sorted(found)
    assert all(a < b for a, b in found)
    assert all(one[1] < two[0] for one, two in pairwise(found))
    origin = start.replace(tzinfo=zone).astimezone(UTC)
    for second in range(0, horizon_s, 900):
        local = (origin + timedelta(seconds=second)).astimezone(zone)
        if local.fold or local.utcoffset() != (local + timedelta(hours=2)).utcoffset():
            continue  # around a change the wall clock alone does not tell which hour is meant
        inside = any(a <= second < b for a, b in found)
        assert inside == wall_clock_open(said, local.replace(tzinfo=None)), local


def wall_clock_open(said: WindowDocument, local: datetime) -> bool:
    """Tell whether a window is open by the wall clock, the long way round."""
    names = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    midnight = local.replace(hour=0, minute=0, second=0)
    for back in (0, 1, 2):
        day = midnight - timedelta(days=back)
        if said.days and names[day.weekday()] not in said.days:
            continue
        opens = day + timedelta(seconds=said.opens)
        over = timedelta(days=1 if said.closes <= said.opens else 0)
        if opens <= local < day + over + timedelta(seconds=said.closes):
            return True
    return False


@FIXED
@given(STARTS, st.integers(0, 9 * DAY_S), st.sampled_from([BERLIN, DAMASCUS]))
def test_seconds_and_local_time_are_inverse(start: datetime, second: int, zone: ZoneInfo) -> None:
    clock = Clock(zone, start)
    local = clock.local(second)
    assert local.tzinfo is zone
    back = clock.seconds(local.replace(tzinfo=None, fold=0))
    assert back == (second - H if local.fold else second)
