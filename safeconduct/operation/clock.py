"""Local times as absolute seconds from the start of the operation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from safeconduct.operation.document_corridors import WindowDocument
from safeconduct.operation.document_text import WEEKDAYS
from safeconduct.operation.model import Corridor, Interval, StatedWindow


class SkippedTimeError(ValueError):
    """A local time that the clocks of its zone go forward over."""


@dataclass(frozen=True, slots=True)
class Clock:
    """Counts whole seconds of absolute time from a local start in a time zone.

    A local time that a change of clocks shows twice is the first of the two.
    """

    zone: ZoneInfo
    start: datetime

    def seconds(self, local: datetime) -> int:
        """Give the seconds from the start to a local time.

        Raises
        ------
        SkippedTimeError
            If the clocks go forward over it.
        """
        moment = _moment(local, self.zone)
        return int((moment - _moment(self.start, self.zone)).total_seconds())

    def local(self, seconds: int) -> datetime:
        """Give the local time, with its offset, so many seconds after the start."""
        return (_moment(self.start, self.zone) + timedelta(seconds=seconds)).astimezone(self.zone)


@lru_cache(maxsize=8192)
def _moment(local: datetime, zone: ZoneInfo) -> datetime:
    moment = local.replace(tzinfo=zone, fold=0).astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None) != local:
        raise SkippedTimeError(f"{local:%Y-%m-%d %H:%M}")
    return moment


def open_intervals(
    windows: Sequence[WindowDocument] | None, clock: Clock, horizon_s: int
) -> tuple[Interval, ...]:
    """Give the hours of a crossing within the horizon.

    A window belongs to the day on which it begins; one whose end is earlier than its beginning
    ends the day after. Windows that touch or overlap are joined.

    Parameters
    ----------
    windows
        As stated; ``None`` is open throughout.
    clock
        Of the operation.
    horizon_s
        Length of the plan.

    Returns
    -------
    tuple of (int, int)
        Sorted, disjoint, half-open, in seconds from start.

    Raises
    ------
    SkippedTimeError
        If a window begins or ends at a time the clocks go forward over.
    """
    if windows is None:
        return ((0, horizon_s),)
    found = [each for window in windows for each in window_intervals(window, clock, horizon_s)]
    joined: list[Interval] = []
    for begins, ends in sorted(found):
        if joined and begins <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(ends, joined[-1][1]))
        else:
            joined.append((begins, ends))
    return tuple(joined)


def window_intervals(window: WindowDocument, clock: Clock, horizon_s: int) -> Iterator[Interval]:
    """Give the hours of one window within the horizon, day by day."""
    last = clock.local(horizon_s).date()
    day = clock.start.date() - timedelta(days=1)
    while day <= last:
        if _applies(window, day):
            next_day = window.closes <= window.opens
            begins = clock.seconds(_at(day, window.opens))
            ends = clock.seconds(_at(day + timedelta(days=int(next_day)), window.closes))
            if max(begins, 0) < min(ends, horizon_s):
                yield max(begins, 0), min(ends, horizon_s)
        day += timedelta(days=1)


def _applies(window: WindowDocument, day: date) -> bool:
    return (
        not window.days or WEEKDAYS[day.weekday()] in window.days or day.isoformat() in window.days
    )


def _at(day: date, clock_s: int) -> datetime:
    return datetime.combine(day, datetime.min.time()) + timedelta(seconds=clock_s)


def window_document(window: StatedWindow) -> WindowDocument:
    """Give hours as they stand in a file, to be laid on a clock."""
    return WindowDocument.model_construct(
        days=window.days, opens=window.opens_s, closes=window.closes_s
    )


def sourced_windows(corridor: Corridor) -> list[WindowDocument]:
    """Give the hours of a corridor that a source states; the others are an assumption of the plan."""
    return [window_document(each) for each in corridor.windows if each.source is not None]
