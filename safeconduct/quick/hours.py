"""Open hours as typed."""

from __future__ import annotations

import re
from itertools import pairwise

from safeconduct.quick.faults import refuse
from safeconduct.units import DAY_S

_WINDOW = re.compile(r"(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})", re.ASCII)
_REMEDY = "Write 08:00-16:00, several with commas; a night is 20:00-04:00."


def read_hours(text: str) -> tuple[tuple[int, int], ...]:
    """Read the hours in which the crossings are open, every day alike.

    Parameters
    ----------
    text
        ``08:00-16:00``, or several with commas; ``20:00-04:00`` is one night, and so is
        ``20:00-24:00,00:00-04:00``.

    Returns
    -------
    tuple
        Seconds of the day, half-open, sorted; only the last may end after 86,400, which is
        on the next day.

    Raises
    ------
    InputError
        SC665 if a time does not exist, a window is empty, or two overlap.
    """
    windows = _one_night(sorted(_window(part.strip()) for part in text.split(",")))
    tomorrow = (windows[0][0] + DAY_S, windows[0][1] + DAY_S)
    for (_, end), (start, _) in pairwise([*windows, tomorrow]):
        if start < end:
            what = f"{text!r} has windows that overlap."
            raise refuse("SC665", "--open", what, "Hours would count twice.", _REMEDY)
    return tuple(windows)


def _one_night(windows: list[tuple[int, int]]) -> list[tuple[int, int]]:
    if len(windows) == 1 or windows[0][0] != 0 or windows[-1][1] != DAY_S:
        return windows
    return [*windows[1:-1], (windows[-1][0], DAY_S + windows[0][1])]


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
    start_s, end_s = 60 * start % DAY_S, 60 * end
    if start == end or (start_s, end_s) == (0, 0):
        what = f"{text!r} ends when it starts."
        raise refuse("SC665", "--open", what, "The window is empty.", _REMEDY)
    if end_s == 0:
        return start_s, DAY_S
    return start_s, end_s if start_s < end_s else end_s + DAY_S
