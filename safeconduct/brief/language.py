"""What the papers say, in one language: sentences, numbers, clock times and durations.

Digits are European in every language, as the folder's own texts have them, so that mixed teams
read the same figures.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import Literal
from zoneinfo import ZoneInfo

import yaml

from safeconduct.operation.model import Operation, Text
from safeconduct.operation.plurals import counted

Code = Literal["en", "ar"]
CODES: tuple[Code, ...] = ("en", "ar")

_DAY_S, _HOUR_S, _MINUTE_S = 86_400, 3_600, 60
_NOBODY, _WHOLE, _HAIR = 0.01, 0.995, 1e-6


@cache
def messages(code: Code) -> Mapping[str, str]:
    """Give every sentence of a language, by key."""
    text = (files("safeconduct.brief") / "messages" / f"{code}.yaml").read_text(encoding="utf-8")
    return {str(key): str(value) for key, value in yaml.safe_load(text).items()}


def place_holders(text: str) -> set[str]:
    """Give the names of the values a sentence has room for."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@dataclass(frozen=True, slots=True)
class Language:
    """One language, and the clock of one operation told in it.

    Parameters
    ----------
    code
        ``en`` or ``ar``.
    start
        The moment that is second 0 of the plan, with its zone.
    """

    code: Code
    start: datetime

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """Which way the language is written."""
        return "rtl" if self.code == "ar" else "ltr"

    def say(self, key: str, **values: object) -> str:
        """Give the sentence of a key with its values put in."""
        return messages(self.code)[key].format(**values)

    def knows(self, key: str) -> bool:
        """Tell whether there is a sentence of this key."""
        return key in messages(self.code)

    def text(self, text: Text) -> str:
        """Give a name in this language, or in English where the folder has no other."""
        return (text.ar or text.en) if self.code == "ar" else text.en

    def number(self, value: float, decimals: int = 0) -> str:
        """Write a number with separators; halves round away from zero."""
        if not math.isfinite(value):
            return "–"
        scale = 10**decimals
        rounded = math.floor(abs(value) * scale + 0.5) / scale
        return f"{math.copysign(rounded, value) if rounded else 0.0:,.{decimals}f}"

    def persons(self, value: float) -> str:
        """Write a number of people, whole; some part of one person never reads as nobody."""
        if _NOBODY <= value < _WHOLE:
            return self._left_to_right("<1")
        # A sum of fractions may end a hair below a half: half a person counts as one.
        return self.number(value + _HAIR)

    def people(self, value: float) -> str:
        """Write a number of people with the word for them, as the plural wants it."""
        whole = 0 if value < _WHOLE else math.floor(value + _HAIR + 0.5)
        forms = messages(self.code)["unit.person"]
        return counted(whole, forms, self.code, written=self.persons(value))

    def noun(self, unit: str, number: float) -> str:
        """Give a noun as it stands beside a number that is written apart."""
        return counted(number, messages(self.code)[f"noun.{unit}"], self.code)

    def share_out(self, out: float, wanting: float) -> str:
        """Write how many of those who want to leave are out; all, where nobody is left."""
        if wanting <= 0:
            return self.percent(0.0)
        return self.percent(1.0 if wanting - out < _NOBODY else out / wanting)

    def percent(self, share: float, decimals: int = 0) -> str:
        """Write a share; what is not quite nothing or everything never reads as such."""
        if not math.isfinite(share):
            return "–"
        smallest = 0.5 / 10**decimals / 100
        if 0 < share < smallest:
            return self._left_to_right(f"<{1 / 10**decimals:.{decimals}f}%")
        if 1 - smallest < share < 1:
            return self._left_to_right(f">{100 - 1 / 10**decimals:.{decimals}f}%")
        return self._left_to_right(f"{self.number(share * 100, decimals)}%")

    def at(self, second: float) -> datetime:
        """Give the local time of a second of the plan."""
        moment = self.start.astimezone(UTC) + timedelta(seconds=second)
        return moment.astimezone(self.start.tzinfo)

    def date(self, text: str) -> str:
        """Write a date as the folder gives it, whole on one line and in its own direction."""
        return self._left_to_right(text.replace("-", "\u2011"))

    def _left_to_right(self, text: str) -> str:
        """Keep the order of signs and digits inside Arabic."""
        return f"\u2066{text}\u2069" if self.code == "ar" else text

    def clock(self, second: float) -> str:
        """Write the time of day."""
        return f"{self.at(second):%H:%M}"

    def day(self, second: float, *, short: bool = False) -> str:
        """Write the day: weekday, day and month, or day and month alone."""
        at = self.at(second)
        month = self.say(f"month.{at.month}.short" if short else f"month.{at.month}")
        day = f"{at.day} {month}"
        return day if short else f"{self.say(f'weekday.{at.weekday()}')} {day}"

    def moment(self, second: float) -> str:
        """Write day and time."""
        return self.say("moment", day=self.day(second), clock=self.clock(second))

    def interval(self, from_s: float, to_s: float) -> str:
        """Write a half-open interval; the day is named once where both ends share it."""
        if self.at(from_s).date() == self.at(to_s).date():
            clocks = self.say("range", low=self.clock(from_s), high=self.clock(to_s))
            return self.say("moment", day=self.day(from_s), clock=clocks)
        return self.say("range", low=self.moment(from_s), high=self.moment(to_s))

    def duration(self, seconds: float) -> str:
        """Write a length of time in days, hours and minutes, the largest two that matter."""
        if not math.isfinite(seconds):
            return "–"
        minutes = math.floor(seconds / _MINUTE_S + 0.5)
        days, rest = divmod(minutes, _DAY_S // _MINUTE_S)
        hours, minutes = divmod(rest, _HOUR_S // _MINUTE_S)
        parts = [("day", days), ("hour", hours), ("minute", 0 if days else minutes)]
        said = [self.count(unit, number) for unit, number in parts if number]
        return self.say("and").join(said) if said else self.count("minute", 0)

    def count(self, unit: str, number: int) -> str:
        """Write a whole number of something with the right plural."""
        return counted(number, messages(self.code)[f"unit.{unit}"], self.code)


def languages(operation: Operation) -> tuple[Language, ...]:
    """Give every language the papers are written in, on the clock of an operation.

    Parameters
    ----------
    operation
        The operation, whose start and zone the clock times are told in.

    Returns
    -------
    tuple of Language
        English first.
    """
    start = operation.start
    if start.tzinfo is None:
        zone: ZoneInfo = operation.timezone
        start = start.replace(tzinfo=zone)
    return tuple(Language(code, start) for code in CODES)
