"""Open hours as typed."""

from __future__ import annotations

import re
from itertools import pairwise

from safeconduct.quick.faults import refuse

_WINDOW = re.compile(r"(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})", re.ASCII)
_REMEDY = "Write 08:00-16:00, several with commas; a night is 20:00-24:00,00:00-04:00."


def read_hours(text: str) -> tuple[tuple[int, int], ...]:
    """Read the hours in which the crossings are open, every day alike.

    Parameters
    ----------
    text
        ``08:00-16:00``, or several with commas.

    Returns
    -------
    tuple
        Seconds of the day, half-open, sorted.

    Raises
    ------
    InputError
        SC665 if a time does not exist, a window is reversed or empty, or two overlap.
    """
    windows = sorted(_window(part.strip()) for part in text.split(","))
    for (_, end), (start, _) in pairwise(windows):
        if start < end:
            what = f"{text!r} has windows that overlap."
            raise refuse("SC665", "--open", what, "Hours would count twice.", _REMEDY)
    return tuple(windows)


def _window(text: str) -> tuple[int, int]:
    found = _WINDOW.fullmatch(text)
    if not found:
        what = f"{text!r} is no window of hours."
        raise refuse("SC665", "--open", what, "It needs two clock times.", _REMEDY)
    hour_a, minute_a, hour_b, minute_b = map(int, found.groups())
    start, end = 60 * hour_a + minute_a, 60 * hour_b + minute_b
    if max(minute_a, minute_b) > 59 or max(start, end) > 24 * 60:  # noqa: PLR2004  # a clock
        what = f"{text!r} has a time that no clock shows."
        raise refuse("SC665", "--open", what, "A day runs from 00:00 to 24:00.", _REMEDY)
    if start >= end:
        what = f"{text!r} ends before it starts."
        raise refuse("SC665", "--open", what, "The window is reversed or empty.", _REMEDY)
    return 60 * start, 60 * end
