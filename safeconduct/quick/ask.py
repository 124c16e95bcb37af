"""From what was typed to a question: every fault at once."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from safeconduct.quick.faults import Gatherer, refuse
from safeconduct.quick.hours import read_hours
from safeconduct.quick.numbers import (
    MOST_PEOPLE,
    read_count,
    read_desks,
    read_people,
    read_rate,
    read_shuttle,
    read_turnout,
)
from safeconduct.quick.places import check_near, read_crossings
from safeconduct.quick.question import Crossing, Question, Shuttle
from safeconduct.quick.rates import GHOUTA_2018
from safeconduct.quick.shape import read_shape

MOST_DAYS = 366
FIRST_YEAR, LAST_YEAR = 1950, 2150
MOST_PARTIES = 8
LONGEST_NAME = 60
UNNAMED = ("one-side", "other-side")


@dataclass(frozen=True, slots=True)
class Typed:
    """The options of the command as typed; ``None`` where left out."""

    people: str
    crossings: list[str]
    open_hours: str
    days: str
    first_day: date
    area: Path | None = None
    name: str | None = None
    rate: str | None = None
    buses: str | None = None
    ambulances: str | None = None
    round_trip: str | None = None
    desks: str | None = None
    places: str | None = None
    wounded: str | None = None
    consent: list[str] = field(default_factory=list)
    parties: list[str] = field(default_factory=list)
    pause: bool = False
    no_conflict: bool = False
    turnout: str | None = None
    start: str | None = None
    timezone: str | None = None


def ask(typed: Typed) -> Question:
    """Check everything that was typed and turn it into a question.

    Parameters
    ----------
    typed
        The options.

    Returns
    -------
    Question
        Complete; what was left out has its default.

    Raises
    ------
    InputError
        SC660 to SC668: every fault found, not only the first.
    """
    gather = Gatherer()
    nowhere: tuple[Crossing, ...] = ()
    nobody: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    low, high = gather.get(lambda: read_people(typed.people), (1, 1))
    crossings = gather.get(lambda: read_crossings(typed.crossings), nowhere)
    shape = None if (area := typed.area) is None else gather.get(lambda: read_shape(area), None)
    if shape is not None:
        gather.get(lambda: check_near(crossings, shape), None)
    parties, consents = gather.get(lambda: _parties(typed), nobody)
    question = Question(
        name=gather.get(lambda: _name(typed), ""),
        people_low=low,
        people_high=high,
        crossings=crossings,
        windows_s=gather.get(lambda: read_hours(typed.open_hours), ((0, 1),)),
        days=gather.get(lambda: read_count(typed.days, "--days", least=1, most=MOST_DAYS), 1),
        rate=gather.get(lambda: read_rate(typed.rate or "searched"), GHOUTA_2018),
        start=gather.get(lambda: _start(typed), typed.first_day),
        timezone=gather.get(lambda: _timezone(typed), None),
        shape=shape,
        buses=gather.get(lambda: _shuttle(typed, typed.buses, "--buses"), None),
        ambulances=gather.get(lambda: _shuttle(typed, typed.ambulances, "--ambulances"), None),
        desks=gather.get(lambda: read_desks(typed.desks) if typed.desks else None, None),
        places=gather.get(lambda: _optional(typed.places, "--places"), None),
        wounded=gather.get(lambda: _wounded(typed, low), 0),
        parties=parties,
        consents=consents,
        pause=typed.pause,
        conflict=not typed.no_conflict,
        turnout_percent=gather.get(lambda: read_turnout(typed.turnout or "1,30,100"), (1.0,)),
    )
    gather.get(lambda: _check_round_trip(typed), None)
    gather.finish()
    return question


def _shuttle(typed: Typed, text: str | None, where: str) -> Shuttle | None:
    return None if text is None else read_shuttle(text, typed.round_trip, where)


def _check_round_trip(typed: Typed) -> None:
    if typed.round_trip is not None and typed.buses is None and typed.ambulances is None:
        raise refuse(
            "SC666",
            "--round-trip",
            "A round trip is stated, but no vehicles.",
            "Nobody makes it.",
            "Add --buses 20x50, or leave --round-trip out.",
        )


def _optional(text: str | None, where: str) -> int | None:
    return None if text is None else read_count(text, where, least=0, most=MOST_PEOPLE)


def _wounded(typed: Typed, people_low: int) -> int:
    wounded = _optional(typed.wounded, "--wounded") or 0
    if wounded > people_low > 1:
        raise refuse(
            "SC667",
            "--wounded",
            f"{wounded:,} wounded are more than the {people_low:,} people.",
            "The wounded are among the people.",
            "Lower --wounded or raise --people.",
        )
    return wounded


def _name(typed: Typed) -> str:
    name = " ".join((typed.name or (typed.area.stem if typed.area else "quick")).split())
    if not name.isprintable() or not 1 <= len(name) <= LONGEST_NAME or not re.search(r"\w", name):
        raise refuse(
            "SC668",
            "--name",
            f"{name[:40]!r} is no name.",
            f"A folder and a page are called so; 1 to {LONGEST_NAME} characters fit.",
            'Write --name "East Aleppo".',
        )
    return name


def _parties(typed: Typed) -> tuple[tuple[str, ...], tuple[str, ...]]:
    consents = _words(typed.consent, "--consent")
    parties = _words(typed.parties, "--parties")
    if typed.no_conflict:
        if consents or parties or typed.pause:
            raise refuse(
                "SC668",
                "--no-conflict",
                "Consent, parties or a pause are stated beside it.",
                "Without an armed conflict nobody is asked for them.",
                "Leave --no-conflict out, or --consent, --parties and --pause.",
            )
        return (), ()
    if not parties:
        unnamed = [word for word in reversed(UNNAMED) if word not in consents]
        missing = max(0, len(UNNAMED) - len(consents))
        parties = (*consents, *sorted(unnamed[:missing], key=UNNAMED.index))
    strangers = [party for party in consents if party not in parties]
    if strangers:
        raise refuse(
            "SC668",
            "--consent",
            f"{strangers[0]!r} consents, but is not among --parties.",
            "Consent counts of those who were asked.",
            f"Add {strangers[0]!r} to --parties.",
        )
    return parties, consents


def _words(texts: list[str], where: str) -> tuple[str, ...]:
    words = tuple(dict.fromkeys(part.strip() for text in texts for part in text.split(",")))
    bad = [word for word in words if not re.fullmatch(r"[\w][\w .'-]{0,39}", word)]
    if bad or len(words) > MOST_PARTIES:
        raise refuse(
            "SC668",
            where,
            f"{','.join(texts)[:60]!r} is no list of parties.",
            f"One to {MOST_PARTIES} short names are needed.",
            f"Write {where} government,opposition.",
        )
    return words


def _start(typed: Typed) -> date:
    if typed.start is None:
        return typed.first_day
    try:
        day = date.fromisoformat(typed.start)
        if FIRST_YEAR <= day.year <= LAST_YEAR:
            return day
        raise ValueError  # noqa: TRY301  # both cases are told alike
    except ValueError as error:
        raise refuse(
            "SC665",
            "--start",
            f"{typed.start!r} is no day.",
            "The folder needs a first day.",
            "Write --start 2016-07-29.",
        ) from error


def _timezone(typed: Typed) -> str | None:
    name = typed.timezone
    if name is None:
        return None
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise refuse(
            "SC668",
            "--timezone",
            f"{name!r} is no time zone.",
            "Clock times are local.",
            "Write --timezone Asia/Damascus.",
        ) from error
    return name
