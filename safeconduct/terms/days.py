"""Counting days and months the way a text says, and when a day begins in a time zone."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

Unit = Literal["days", "weeks", "months", "years"]
Count = Literal["exclusive", "inclusive"]
"""Whether the day of the event is the first day counted (``inclusive``) or not counted."""
MonthEnd = Literal["last-day", "next-day"]
"""Where a period of months ends whose last month has no such day: 31 March and three months end
on 30 June (``last-day``) or on 1 July (``next-day``)."""

_PERIOD = re.compile(r"([0-9]{1,5}) (day|week|month|year)s?\Z")
_MONTHS_A_YEAR, _DAYS_A_WEEK = 12, 7


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of calendar time such as *three months*; its length depends on where it begins."""

    number: int
    unit: Unit

    def __str__(self) -> str:
        """Give it as a file has it."""
        return f"{self.number} {self.unit if self.number != 1 else self.unit[:-1]}"


def parse_period(text: str) -> Period:
    """Give the period written as ``60 days``, ``3 months`` or ``1 year``.

    Raises
    ------
    ValueError
        If it is written otherwise, or is nothing.
    """
    match = _PERIOD.match(text)
    if match is None or int(match[1]) == 0:
        raise ValueError(f"{text!r} is no period of days, weeks, months or years")
    unit: dict[str, Unit] = {"day": "days", "week": "weeks", "month": "months", "year": "years"}
    return Period(int(match[1]), unit[match[2]])


def last_day(
    event: date, period: Period, count: Count = "exclusive", month_end: MonthEnd = "last-day"
) -> date:
    """Give the last day of a period that an event sets off.

    Parameters
    ----------
    event
        The day of the event.
    period
        How long it lasts.
    count
        ``exclusive``: the day of the event is not counted, so that three months from 28 July end
        with 28 October. ``inclusive``: it is the first day, and they end with 27 October.
    month_end
        What holds where the last month has no such day.

    Returns
    -------
    datetime.date
        The last day that is still within the period.

    Raises
    ------
    ValueError
        If the period leads out of the calendar.
    """
    try:
        if period.unit in ("days", "weeks"):
            days = period.number * (_DAYS_A_WEEK if period.unit == "weeks" else 1)
            return event + timedelta(days=days - (count == "inclusive"))
        return _months_later(event, period, count, month_end)
    except OverflowError:
        raise ValueError(f"{period} from {event} leads out of the calendar") from None


def day_begins(day: date, zone: ZoneInfo) -> datetime:
    """Give the first moment of a day in a zone, in UTC.

    Where the clocks go forward over midnight that is when they do; where they go back at
    midnight, the hour that is seen twice belongs to the day before.
    """
    return datetime(day.year, day.month, day.day, tzinfo=zone).astimezone(UTC)


def _months_later(event: date, period: Period, count: Count, month_end: MonthEnd) -> date:
    months = period.number * (_MONTHS_A_YEAR if period.unit == "years" else 1)
    years, month = divmod(event.month - 1 + months, _MONTHS_A_YEAR)
    year = event.year + years
    longest = monthrange(year, month + 1)[1] if year <= date.max.year else 0
    if not longest:
        raise OverflowError
    if event.day <= longest:
        same_day = date(year, month + 1, event.day)
        return same_day - timedelta(days=1) if count == "inclusive" else same_day
    end_of_month = date(year, month + 1, longest)
    # Counted from the day itself, both conventions end with the month.
    if month_end == "last-day" or count == "inclusive":
        return end_of_month
    return end_of_month + timedelta(days=1)
