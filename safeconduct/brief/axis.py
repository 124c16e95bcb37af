"""Axes: round numbers upwards, days or hours along, and the bands of open hours."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from safeconduct.brief.language import Language
from safeconduct.brief.palette import OPEN_BAND
from safeconduct.brief.svg import MUTED, RULE, tag, text_width, words
from safeconduct.operation.model import Interval

_HOUR_S, _DAY_S = 3_600, 86_400
_TICKS = 4


@dataclass(frozen=True, slots=True)
class Field:
    """The part of a chart where values stand, with its two scales."""

    left: float
    top: float
    width: float
    height: float
    horizon_s: int
    most: float

    def x(self, second: float) -> float:
        """Give the pixel of a moment."""
        return self.left + self.width * min(second, self.horizon_s) / self.horizon_s

    def y(self, value: float) -> float:
        """Give the pixel of a value."""
        return self.top + self.height * (1 - value / self.most)


def round_up(value: float) -> float:
    """Give the next round number, one that divides well into four."""
    if value <= 0:
        return 4.0
    power = 10.0 ** math.floor(math.log10(value))
    steps = (1.0, 1.2, 1.6, 2.0, 2.4, 3.2, 4.0, 6.0, 8.0, 10.0)
    return next(power * step for step in steps if power * step >= value * (1 - 1e-9))


def draw_axes(field: Field, language: Language, unit: str) -> str:
    """Draw the lines and words of both axes, the unit above the upright one."""
    parts = [words(language, unit, 2, field.top - 10, font_size=11.5, fill=MUTED)]
    for step in range(_TICKS + 1):
        value = field.most * step / _TICKS
        y = field.y(value)
        parts.append(tag("path", d=f"M{field.left:.1f} {y:.1f}h{field.width:.1f}", stroke=RULE))
        whole = field.most >= _TICKS
        said = language.number(value, 0 if whole else 1)
        parts.append(words(language, said, field.left - 6, y + 4, text_anchor="end", font_size=11))
    return "".join(parts) + draw_times(field, language)


def draw_times(field: Field, language: Language) -> str:
    """Draw the marks of days, or of hours where there are few days."""
    base = field.top + field.height
    parts: list[str] = []
    free_from = -1.0
    for second, text in time_marks(field.horizon_s, language):
        x = field.x(second)
        parts.append(tag("path", d=f"M{x:.1f} {base:.1f}v5", stroke=MUTED))
        wide = text_width(text, 11)
        if x - wide / 2 >= free_from and x + wide / 2 <= field.left + field.width + 14:
            parts.append(words(language, text, x, base + 17, text_anchor="middle", font_size=11))
            free_from = x + wide / 2 + 6
    return "".join(parts)


def time_marks(horizon_s: int, language: Language) -> list[tuple[int, str]]:
    """Give the moments to mark along the axis and what to write at each."""
    first = language.at(0)
    since_midnight = first.hour * _HOUR_S + first.minute * 60 + first.second
    if horizon_s > 2 * _DAY_S:
        days = range(-(-since_midnight // _DAY_S), (since_midnight + horizon_s) // _DAY_S + 1)
        marks = [day * _DAY_S - since_midnight for day in days]
        return [(s, language.day(s + _HOUR_S, short=True)) for s in marks if 0 <= s <= horizon_s]
    step = next((h for h in (1, 2, 3, 6) if horizon_s <= 9 * h * _HOUR_S), 6) * _HOUR_S
    begin = -(-since_midnight // step) * step - since_midnight
    return [(s, language.clock(s)) for s in range(begin, horizon_s + 1, step)]


def draw_bands(field: Field, windows: Sequence[Interval]) -> str:
    """Tint the hours in which any crossing is open."""
    steps = [
        f"M{field.x(since):.1f} {field.top}H{field.x(to):.1f}v{field.height}H{field.x(since):.1f}z"
        for since, to in windows
        if since < field.horizon_s
    ]
    return tag("path", d="".join(steps), fill=OPEN_BAND) if steps else ""
