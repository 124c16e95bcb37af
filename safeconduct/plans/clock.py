"""Seconds from start as clock times with their offset, and back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo


class Clock:
    """The clock of one operation; a day of a clock change has 23 or 25 hours on it.

    Parameters
    ----------
    start
        ISO 8601; without an offset it is a local time of the zone.
    timezone
        Name of the zone, for example ``Asia/Damascus``.

    Raises
    ------
    ValueError
        If the start is no time or the zone is unknown.
    """

    def __init__(self, start: str, timezone: str) -> None:
        self._zone = _zone(timezone)
        moment = datetime.fromisoformat(start)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=self._zone)
        self._start = moment.astimezone(UTC)
        self._texts: dict[int, str] = {}
        self._seconds: dict[str, int] = {}

    def text(self, seconds: int) -> str:
        """Give the clock time that many seconds after the start, with its offset."""
        known = self._texts.get(seconds)
        if known is None:
            moment = self._start + timedelta(seconds=seconds)
            known = self._texts[seconds] = moment.astimezone(self._zone).isoformat()
        return known

    def seconds(self, text: str) -> int:
        """Give the seconds from the start to a clock time.

        Raises
        ------
        ValueError
            If it is no time to the second with the offset that the zone has at that moment.
        """
        known = self._seconds.get(text)
        if known is None:
            known = self._seconds[text] = self._read(text)
        return known

    def _read(self, text: str) -> int:
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is None:
            raise ValueError("it has no offset from UTC")
        found = int((moment - self._start) // timedelta(seconds=1))
        try:
            expected = self.text(found)
        except OverflowError as error:
            raise ValueError("it is beyond the calendar") from error
        if expected != text:
            raise ValueError(f"that moment is written {expected} in this time zone")
        return found


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (OSError, KeyError, ValueError) as error:
        raise ValueError(f"no time zone is called {name!r}") from error
