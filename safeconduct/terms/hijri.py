"""Days of the Hijri calendar beside those of the Gregorian one (Umm al-Qura)."""

from __future__ import annotations

import re
from datetime import date, timedelta

from hijridate import Gregorian, Hijri

FIRST, LAST = date(1924, 8, 1), date(2077, 11, 16)
"""Days for which the tables of the Umm al-Qura calendar are published."""

_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})\Z")
_LONGEST_MONTH = 30


def hijri_date(day: date) -> tuple[int, int, int] | None:
    """Give year, month and day in the Hijri calendar, ``None`` outside its published tables."""
    if not FIRST <= day <= LAST:
        return None
    found = Gregorian(day.year, day.month, day.day).to_hijri()
    return found.year, found.month, found.day


def hijri_matches(printed: str, day: date) -> bool:
    """Tell whether a printed Hijri date lies within a day of a Gregorian one.

    Months began by sight in most places, so that a print may differ from any table by a day.
    """
    match = _DATE.match(printed)
    if match is None:
        return False
    year, month, of_month = (int(part) for part in match.groups())
    # A month of 29 days in the tables may have had 30 where it was seen to end.
    late = timedelta(days=int(of_month == _LONGEST_MONTH))
    try:
        found = Hijri(year, month, of_month - late.days).to_gregorian()
    except (ValueError, OverflowError):
        return False
    return abs(date(found.year, found.month, found.day) + late - day) <= timedelta(days=1)
