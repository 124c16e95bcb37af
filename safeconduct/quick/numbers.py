"""Numbers and durations as people type them."""

from __future__ import annotations

import re

from safeconduct.quick.faults import refuse
from safeconduct.quick.question import Desks, Shuttle
from safeconduct.quick.rates import NAMED, Rate

MOST_PEOPLE = 50_000_000
MOST_VEHICLES = 100_000
MOST_DESKS = 10_000
MOST_SEATS = 500
MOST_RATE = 1_000_000.0
DAY_S = 86_400

_WHOLE = re.compile(r"\d{1,3}(?:,\d{3})+|\d+", re.ASCII)
_HOURS_MINUTES = re.compile(
    r"(?:PT)?(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M(?:IN)?)?(?:(\d+(?:\.\d+)?)S)?",
    re.ASCII | re.IGNORECASE,
)


def read_people(text: str) -> tuple[int, int]:
    """Read ``LOW..HIGH`` or one number of people.

    Parameters
    ----------
    text
        As typed; thousands may be set off by commas.

    Returns
    -------
    tuple
        The lower and the higher figure.

    Raises
    ------
    InputError
        SC660 if it is no such range, reversed, nobody or absurd.
    """
    parts = [_whole(part) for part in text.split("..")]
    where, remedy = "--people", "Write one number, or the lowest and the highest: 116000..275000."
    if len(parts) not in (1, 2) or any(part is None for part in parts):
        raise refuse(
            "SC660", where, f"{text!r} is no number of people.", "It cannot be counted.", remedy
        )
    low, high = parts[0] or 0, parts[-1] or 0
    if low > high:
        raise refuse(
            "SC660", where, f"{text!r} runs from more to fewer.", "The range is reversed.", remedy
        )
    if not 1 <= low <= high <= MOST_PEOPLE:
        what = f"{text!r} is outside 1 to {MOST_PEOPLE:,} people."
        raise refuse("SC660", where, what, "Nothing can be estimated for it.", remedy)
    return low, high


def read_count(text: str, where: str, *, least: int, most: int) -> int:
    """Read a whole number of an option; SC667 if it is none or out of range."""
    number = _whole(text)
    if number is None or not least <= number <= most:
        raise refuse(
            "SC667",
            where,
            f"{text!r} is no whole number from {least:,} to {most:,}.",
            "The arithmetic needs one.",
            f"Write digits only, for example {where} {max(least, 3)}.",
        )
    return number


def read_duration_s(text: str, where: str, code: str) -> int:
    """Read ``90min``, ``1h30min``, ``1.5h`` or ``PT1H30M`` as whole seconds."""
    found = _HOURS_MINUTES.fullmatch(text.replace(" ", ""))
    seconds = 0.0
    if found:
        hours, minutes, rest = (float(part or 0) for part in found.groups())
        seconds = 3600 * hours + 60 * minutes + rest
    if not 1 <= seconds <= DAY_S:
        raise refuse(
            code,
            where,
            f"{text!r} is no time from one second to a day.",
            "It needs a number and a unit.",
            "Write 90min, 1.5h, 45s or PT1H30M.",
        )
    return round(seconds)


def read_shuttle(text: str, round_trip: str | None, where: str) -> Shuttle:
    """Read ``COUNTxSEATS`` and the time of a round trip; SC666 if they make no fleet."""
    parts = [_whole(part) for part in re.split("[x×]", text)]
    if (
        len(parts) != 2  # noqa: PLR2004  # count and seats
        or not 1 <= (parts[0] or 0) <= MOST_VEHICLES
        or not 1 <= (parts[1] or 0) <= MOST_SEATS
    ):
        raise refuse(
            "SC666",
            where,
            f"{text!r} is no number of vehicles with seats.",
            "Both must be at least 1.",
            f"Write the count, an x and the seats: {where} 20x50; leave it out for none.",
        )
    if round_trip is None:
        raise refuse(
            "SC666",
            where,
            "The round trip of a vehicle is not stated.",
            "Without it nobody knows how often one comes back.",
            "Add --round-trip 90min.",
        )
    return Shuttle(
        parts[0] or 0, parts[1] or 0, read_duration_s(round_trip, "--round-trip", "SC666")
    )


def read_desks(text: str) -> Desks:
    """Read ``COUNTxTIME`` of reception desks, for example ``4x120s``; SC667 otherwise."""
    count, mark, time = text.replace("×", "x").partition("x")
    number = _whole(count)
    if not mark or not number or number > MOST_DESKS:
        raise refuse(
            "SC667",
            "--desks",
            f"{text!r} is no number of desks with a time.",
            "The arithmetic needs how many desks there are and how long a person takes.",
            "Write the count, an x and the time a person takes: --desks 4x120s.",
        )
    return Desks(number, read_duration_s(time, "--desks", "SC667"))


def read_rate(text: str) -> Rate:
    """Read ``searched``, ``unsearched`` or persons an hour; SC667 otherwise."""
    if text in NAMED:
        return NAMED[text]
    try:
        number = float(text.replace(",", "")) if text.isascii() else 0.0
    except ValueError:
        number = 0.0
    if not 1.0 <= number <= MOST_RATE:
        raise refuse(
            "SC667",
            "--rate",
            f"{text!r} is no rate of a crossing.",
            f"It is searched, unsearched, or persons an hour from 1 to {MOST_RATE:,.0f}.",
            "Leave it out for the recorded 800 an hour with a search.",
        )
    return Rate(id="given", person_per_h=number, searched=None)


def read_turnout(text: str) -> tuple[float, ...]:
    """Read percentages such as ``1,30,100``, one to five of them; SC667 otherwise."""
    try:
        numbers = sorted({float(part.strip().rstrip("%")) for part in text.split(",")})
    except ValueError:
        numbers = []
    if not 1 <= len(numbers) <= 5 or not all(0 < number <= 100 for number in numbers):  # noqa: PLR2004  # five rows fit the page; per cent end at 100
        raise refuse(
            "SC667",
            "--turnout",
            f"{text!r} is no list of per cent.",
            "It needs one to five numbers above 0 and up to 100.",
            "Write --turnout 1,30,100.",
        )
    return tuple(numbers)


def _whole(text: str) -> int | None:
    stripped = text.strip()
    return int(stripped.replace(",", "")) if _WHOLE.fullmatch(stripped) else None
