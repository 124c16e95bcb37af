"""The hours of the ways as a calendar that telephones read (iCalendar, RFC 5545)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time

import icalendar

import safeconduct
from safeconduct.announcements.check import clock_of
from safeconduct.notices.cap import plain_name
from safeconduct.notices.content.ways import Shown, advertised
from safeconduct.notices.language import Language
from safeconduct.notices.model import Notice, Sentence
from safeconduct.notices.record import Opening, Record
from safeconduct.notices.speak import Speaker
from safeconduct.notices.voice import voice_key
from safeconduct.operation.clock import open_intervals, sourced_windows
from safeconduct.operation.model import Corridor, Interval, Operation
from safeconduct.safeguards.standing import standing_of


@dataclass(frozen=True, slots=True)
class _Span:
    """One opening of a way: its lasting name, the way, and when, in seconds from start."""

    uid: str
    corridor: Corridor
    interval: Interval


def openings_of(
    notice: Notice, operation: Operation, languages: Sequence[Language]
) -> tuple[Opening, ...]:
    """Give every opening that the calendars tell of, as it is written down.

    Parameters
    ----------
    notice
        Its ways are meant.
    operation
        Whose clock and hours they are.
    languages
        Of the calendars.
    """
    return tuple(
        Opening(
            span.uid,
            *_moments(span, operation),
            {each.code: _summary(span, operation, each) for each in languages},
        )
        for span in _spans(notice, operation)
    )


def windows_calendar(
    notice: Notice, operation: Operation, language: Language, earlier: Record | None = None
) -> bytes | None:
    """Write the hours that somebody states, within the operation.

    Parameters
    ----------
    notice
        Its ways are written down.
    operation
        Whose clock and hours they are.
    language
        Of the words.
    earlier
        The version this one replaces: openings that are no more are cancelled, and those whose
        hours moved keep their names, so that a telephone moves them.

    Returns
    -------
    bytes or None
        Times in UTC, so that no zone is needed to read them; an event is *confirmed* only where
        every party in control has agreed, as a source states, until it ends. ``None`` where there
        is nothing to tell or to cancel.
    """
    issue = notice.issue
    stamp = datetime.combine(issue.issued, time(), UTC)
    calendar = _empty(language.text(operation.name))
    spans = tuple(_spans(notice, operation))
    for span in spans:
        event = _event(span.uid, *_moments(span, operation), stamp, 2 * issue.version)
        event.add("summary", _summary(span, operation, language))
        event.add("description", _description(span, notice, operation, Speaker(language)))
        agreed = _standing(span, operation) == "AGREED"
        event.add("status", "CONFIRMED" if agreed else "TENTATIVE")
        calendar.add_component(event)
    kept = {span.uid for span in spans}
    for gone in (each for each in (earlier.openings if earlier else ()) if each.uid not in kept):
        calendar.add_component(_cancelled(gone, language, stamp, 2 * issue.version))
    return _written(calendar)


def cancelled_calendar(record: Record, name: str, language: Language, at: datetime) -> bytes | None:
    """Cancel every opening of a version that is taken back.

    Parameters
    ----------
    record
        The version.
    name
        Of the operation, in this language.
    language
        Of the words.
    at
        From when it no longer holds, with its offset.

    Returns
    -------
    bytes or None
        Events under the names they had; ``None`` where it told of none.
    """
    calendar = _empty(name)
    calendar.add("method", "CANCEL")
    for each in record.openings:
        number = 2 * record.version + 1
        calendar.add_component(_cancelled(each, language, at.astimezone(UTC), number))
    return _written(calendar)


def _spans(notice: Notice, operation: Operation) -> Iterator[_Span]:
    """Give the openings, each named by its way, its day and its place in that day.

    The hours are not part of the name: an opening whose hours are moved is still the same.
    """
    clock = clock_of(operation)
    for id_ in notice.corridors:
        corridor = operation.corridors[id_]
        stated = sourced_windows(corridor)
        of_day: Counter[str] = Counter()
        for interval in open_intervals(stated, clock, operation.horizon_s) if stated else ():
            day = f"{clock.local(interval[0]):%Y%m%d}"
            of_day[day] += 1
            uid = f"{plain_name(operation)}-{id_}-{day}-{of_day[day]}@safeconduct"
            yield _Span(uid, corridor, interval)


def _moments(span: _Span, operation: Operation) -> tuple[datetime, datetime]:
    begin, end = (clock_of(operation).local(each).astimezone(UTC) for each in span.interval)
    return begin, end


def _standing(span: _Span, operation: Operation) -> str:
    """Give whose word this one opening stands on: a consent may end before it."""
    alone = replace(span.corridor, open=(span.interval,))
    return standing_of(
        replace(operation, corridors={alone.id: alone}), [alone.id], stated_only=True
    )


def _summary(span: _Span, operation: Operation, language: Language) -> str:
    number = Shown(operation, advertised(operation)).number(span.corridor.id)
    name = language.text(span.corridor.name)
    return language.say("calendar.open", number=language.number(number), way=name)


def _description(span: _Span, notice: Notice, operation: Operation, speaker: Speaker) -> str:
    """Say whose word the opening is, who agreed and until when, that one may stay, the version."""
    issue = notice.issue
    section = notice.section("agreement")
    said = [
        speaker.sentence(each)
        for each in (section.sentences if section else ())
        if span.corridor.id in each.corridors
    ]
    standing = Sentence("standing", f"standing.{_standing(span, operation)}")
    return " ".join(
        (
            speaker.sentence(standing),
            *said,
            speaker.say(voice_key(issue.situation, "message"), {}),
            speaker.say("sms.issue", {"version": issue.version, "day": issue.issued}),
        )
    )


def _empty(name: str) -> icalendar.Calendar:
    calendar = icalendar.Calendar()
    calendar.add("prodid", f"-//safeconduct//notices {safeconduct.__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    return calendar


def _event(
    uid: str, begin: datetime, end: datetime, stamp: datetime, sequence: int
) -> icalendar.Event:
    event = icalendar.Event()
    event.add("uid", uid)
    event.add("dtstamp", stamp)
    event.add("sequence", sequence)
    event.add("dtstart", begin)
    event.add("dtend", end)
    event.add("transp", "TRANSPARENT")
    return event


def _cancelled(
    opening: Opening, language: Language, stamp: datetime, sequence: int
) -> icalendar.Event:
    event = _event(opening.uid, opening.begin, opening.end, stamp, sequence)
    words = opening.words.get(language.code) or next(iter(opening.words.values()), "")
    event.add("summary", words)
    event.add("status", "CANCELLED")
    return event


def _written(calendar: icalendar.Calendar) -> bytes | None:
    if not calendar.subcomponents:
        return None
    written: bytes = calendar.to_ical()
    return written
