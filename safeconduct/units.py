"""Durations, dates and clock times, as text and in seconds."""

from __future__ import annotations

import re
from datetime import date, datetime

DAY_S = 86_400

_DURATION = re.compile(
    r"P(?=[0-9T])(?:(?P<weeks>[0-9]{1,6})W)?(?:(?P<days>[0-9]{1,6})D)?"
    r"(?:T(?=[0-9])(?:(?P<hours>[0-9]{1,6})H)?(?:(?P<minutes>[0-9]{1,8})M)?"
    r"(?:(?P<seconds>[0-9]{1,9})S)?)?\Z"
)
_UNIT_S = {"weeks": 7 * DAY_S, "days": DAY_S, "hours": 3600, "minutes": 60, "seconds": 1}
_CLOCK = re.compile(r"([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?\Z")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_DATE_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?\Z")
_HOURS, _SIXTY = 24, 60


def parse_duration_s(text: str) -> int:
    """Give the seconds of an ISO 8601 duration.

    Parameters
    ----------
    text
        Weeks, days, hours, minutes and seconds, such as ``P7D`` or ``PT1H30M``. A day is 24
        hours. Months and years have no fixed length and are refused.

    Returns
    -------
    int
        Whole seconds.

    Raises
    ------
    ValueError
        If it is no such duration.
    """
    match = _DURATION.match(text)
    if match is None:
        raise ValueError(f"{text!r} is no duration of days, hours, minutes and seconds")
    return sum(_UNIT_S[unit] * int(count) for unit, count in match.groupdict(default="0").items())


def format_duration(seconds: int) -> str:
    """Give an ISO 8601 duration of whole seconds, the shortest way of writing it."""
    days, rest = divmod(seconds, DAY_S)
    hours, rest = divmod(rest, 3600)
    minutes, rest = divmod(rest, 60)
    clock = "".join(f"{n}{unit}" for n, unit in ((hours, "H"), (minutes, "M"), (rest, "S")) if n)
    text = (f"{days}D" if days else "") + (f"T{clock}" if clock else "")
    return f"P{text or 'T0S'}"


def parse_clock_s(text: str) -> int:
    """Give the seconds since midnight of a clock time ``HH:MM`` or ``HH:MM:SS``.

    Parameters
    ----------
    text
        ``24:00`` is the midnight that ends the day.

    Returns
    -------
    int
        0 to 86,400.

    Raises
    ------
    ValueError
        If no clock shows it.
    """
    match = _CLOCK.match(text)
    if match is None:
        raise ValueError(f"{text!r} is no clock time")
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    whole = hours * 3600 + minutes * 60 + seconds
    if minutes >= _SIXTY or seconds >= _SIXTY or whole > DAY_S:
        raise ValueError(f"no clock shows {text!r}")
    return whole


def parse_date(text: str) -> date:
    """Give the date written as ``YYYY-MM-DD``.

    Raises
    ------
    ValueError
        If it is written otherwise or no calendar has it.
    """
    if _DATE.match(text) is None:
        raise ValueError(f"{text!r} is no date")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"no calendar has {text!r}") from None


def parse_local_time(text: str) -> datetime:
    """Give the local date and time written as ``YYYY-MM-DDTHH:MM[:SS]``, without an offset.

    Raises
    ------
    ValueError
        If it is written otherwise or no calendar or clock has it.
    """
    if _DATE.match(text):
        return datetime.combine(parse_date(text), datetime.min.time())
    if _DATE_TIME.match(text) is None:
        raise ValueError(f"{text!r} is no local date and time")
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"no calendar or clock has {text!r}") from None
