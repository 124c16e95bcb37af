"""How one cell of a table is written and read."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from safeconduct.plans.clock import Clock

_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?", re.ASCII)
_WHOLE = re.compile(r"[+-]?\d{1,18}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Cell:
    """A way of writing a value and reading it back; ``parse`` raises ValueError."""

    show: Callable[[Any, Clock], str]
    parse: Callable[[str, Clock], Any]


def choice(*words: str) -> Cell:
    """Give a cell that holds one of some words."""

    def parse(text: str, _clock: Clock) -> str:
        if text not in words:
            raise ValueError(f"it is none of {', '.join(words)}")
        return text

    return Cell(lambda value, _clock: str(value), parse)


def _number(text: str, _clock: Clock) -> float:
    if not _NUMBER.fullmatch(text):
        raise ValueError("it is not a number")
    value = float(text)
    if not math.isfinite(value):
        raise ValueError("it is too large")
    if value < 0:
        raise ValueError("it is negative")
    return value


def _whole(text: str, _clock: Clock) -> int:
    if not _WHOLE.fullmatch(text):
        raise ValueError("it is not a whole number")
    return int(text)


def _limit(text: str, clock: Clock) -> float:
    return math.inf if text == "" else _number(text, clock)


def _route(text: str, _clock: Clock) -> tuple[str, ...]:
    return tuple(unquote(link) for link in text.split("|")) if text else ()


def _link(link: str) -> str:
    # An id may itself hold the bar that separates ids, or be empty of letters.
    return link.replace("%", "%25").replace("|", "%7C")


TEXT = Cell(lambda value, _clock: str(value), lambda text, _clock: text)
WHOLE = Cell(lambda value, _clock: str(value), _whole)
SIX_DECIMALS = Cell(lambda value, _clock: f"{value:.6f}", _number)
EXACT = Cell(lambda value, _clock: repr(float(value)), _number)
CAPACITY = Cell(lambda value, _clock: "" if math.isinf(value) else f"{value:.6f}", _limit)
TIME = Cell(lambda value, clock: clock.text(value), lambda text, clock: clock.seconds(text))
TIME_OR_NONE = Cell(
    lambda value, clock: "" if value is None else clock.text(value),
    lambda text, clock: None if text == "" else clock.seconds(text),
)
ROUTE = Cell(lambda value, _clock: "|".join(_link(link) for link in value), _route)
