"""When an offer could be taken up, in each reading, as known on a day."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import zip_longest
from typing import Literal, TypeVar
from zoneinfo import ZoneInfo

from safeconduct.terms.days import Count, MonthEnd, Period, last_day
from safeconduct.terms.model import (
    Counting,
    DayRange,
    Event,
    Instrument,
    Offer,
    Span,
    Spans,
    Timeline,
    TimeRule,
)
from safeconduct.terms.readings import Readings, combine, fixed_to, split

T = TypeVar("T")
State = Literal["open", "before", "between", "after"]


def day_asked(asked: date | datetime, zone: ZoneInfo) -> date:
    """Give the day of the instrument's own calendar on which something falls.

    Parameters
    ----------
    asked
        A day; or a moment, which without an offset is local time in ``zone``. An hour that the
        clocks show twice belongs to the same day both times.
    zone
        Time zone of the instrument.

    Returns
    -------
    datetime.date
        There, days begin and end at local midnight.
    """
    if not isinstance(asked, datetime):
        return asked
    return (asked if asked.tzinfo is None else asked.astimezone(zone)).date()


def window_of(instrument: Instrument, offer: Offer, known_on: date) -> Readings[Spans]:
    """Give the days on which an offer could be taken up.

    Parameters
    ----------
    instrument, offer
        Whose events count: those that were enacted and known.
    known_on
        The last day of what is known.

    Returns
    -------
    Readings of tuple of (date, date or None)
        The spans in each reading.
    """
    known = (
        spans for since, spans in reversed(instrument.timelines[offer.id]) if since <= known_on
    )
    return next(known)


def timelines_of(instrument: Instrument) -> dict[str, Timeline]:
    """Reckon the windows of every offer, for each day on which something became known."""
    since = sorted({date.min, *(event.known_since for event in instrument.events)})
    return {
        id_: tuple((day, _window(instrument, offer, day)) for day in since)
        for id_, offer in instrument.offers.items()
    }


def _window(instrument: Instrument, offer: Offer, known_on: date) -> Readings[Spans]:
    spans = _spans(offer.window)
    for event in counting_events(instrument, offer, known_on):
        if event.from_end is not None:
            after = _prolonged(spans, event.from_end)
            spans = _where_it_holds(instrument, offer, event, known_on, after, spans)
        elif event.kind != "move-offence" and event.time is not None:
            change: Callable[[Spans, Spans], Spans] = _cut if event.kind == "lapse" else _joined
            after = combine(change, spans, _spans(event.time))
            spans = _where_it_holds(instrument, offer, event, known_on, after, spans)
    for question, reading in settled_questions(instrument, offer, known_on).items():
        spans = fixed_to(spans, question, reading)
    return spans


def offence_days(instrument: Instrument, offer: Offer, known_on: date) -> DayRange | None:
    """Give the days of offences that count, with what moved them, as known on a day."""
    days = offer.offence
    for event in counting_events(instrument, offer, known_on):
        if event.kind == "move-offence" and event.time is not None and days is not None:
            moved = _where_it_holds(
                instrument, offer, event, known_on, event.time.last, days.through
            )
            days = DayRange(days.begins, moved)
    return days


def settling_events(instrument: Instrument, offer: Offer, known_on: date) -> dict[str, Event]:
    """Give the questions that a binding interpretation has settled, each with the last one."""
    events = counting_events(instrument, offer, known_on)
    undone: set[str | None] = set()
    for event in reversed(events):
        if event.kind == "revoke" and event.id not in undone:
            undone.add(event.revokes)
    return {
        question: event
        for event in events
        if event.id not in undone
        for question, _ in event.settles
    }


def settled_questions(instrument: Instrument, offer: Offer, known_on: date) -> dict[str, str]:
    """Give the binding readings of the questions that were settled."""
    settling = settling_events(instrument, offer, known_on)
    return {question: dict(event.settles)[question] for question, event in settling.items()}


def counting_events(instrument: Instrument, offer: Offer, known_on: date) -> tuple[Event, ...]:
    """Give the events that concern an offer, were enacted and known, in the order of their days."""
    return tuple(
        event
        for event in instrument.events
        if event.standing == "enacted"
        and event.known_since <= known_on
        and (not event.offers or offer.id in event.offers)
    )


def state_on(spans: Spans, day: date) -> State:
    """Tell whether the window was open on a day.

    Parameters
    ----------
    spans
        Of one reading.
    day
        In the instrument's own calendar.

    Returns
    -------
    str
        ``between`` where it was open before and opens again.
    """
    if any(first <= day and (last is None or day <= last) for first, last in spans):
        return "open"
    earlier = any(first < day for first, _ in spans)
    later = any(first > day for first, _ in spans)
    if later:
        return "between" if earlier else "before"
    return "after"


def sure_and_perhaps(readings: Sequence[Spans]) -> tuple[Spans, Spans]:
    """Give the days that lie in every one of several windows, and those in some only.

    Parameters
    ----------
    readings
        At least one window.

    Returns
    -------
    tuple of (spans, spans)
        Both sorted and disjoint.
    """
    cuts = sorted({edge for spans in readings for span in spans for edge in _edges(span)})
    sure: Spans = ()
    perhaps: Spans = ()
    for first, after in zip_longest(cuts, cuts[1:]):
        inside = [state_on(spans, first) == "open" for spans in readings]
        piece = ((first, None if after is None else after - timedelta(days=1)),)
        if all(inside):
            sure = _joined(sure, piece)
        elif any(inside):
            perhaps = _joined(perhaps, piece)
    return sure, perhaps


def _edges(span: Span) -> Iterator[date]:
    """Give the first day of a span, and the first after it."""
    yield span[0]
    if span[1] is not None:
        yield span[1] + timedelta(days=1)


def _prolonged(spans: Readings[Spans], how: Counting) -> Readings[Spans]:
    """Let the last time go on, counted from its own end."""
    convention = combine(lambda count, end: (count, end), how.count, how.month_end)
    length = combine(lambda lasts, by: (lasts, *by), how.lasts, convention)
    return combine(_longer, spans, length)


def _longer(spans: Spans, how: tuple[Period, Count, MonthEnd]) -> Spans:
    last = spans[-1][1] if spans else None
    if last is None:
        return spans
    return _joined(spans, ((last + timedelta(days=1), last_day(last, *how)),))


def _spans(rule: TimeRule) -> Readings[Spans]:
    return combine(lambda first, last: ((first, last),), rule.opens, rule.last)


def _where_it_holds(
    instrument: Instrument,
    offer: Offer,
    event: Event,
    known_on: date,
    changed: Readings[T],
    otherwise: Readings[T],
) -> Readings[T]:
    """Let an event have its effect in the readings it names, unless it was undone."""
    changed = _in_its_readings(instrument, event, changed, otherwise)
    for later in counting_events(instrument, offer, known_on):
        if later.kind == "revoke" and later.revokes == event.id:
            # A revocation can be undone itself; it comes after what it undoes, so this ends.
            changed = _where_it_holds(instrument, offer, later, known_on, otherwise, changed)
    return changed


def _in_its_readings(
    instrument: Instrument, event: Event, changed: Readings[T], otherwise: Readings[T]
) -> Readings[T]:
    for question, names in event.in_reading:
        changed = split(
            question,
            {
                name: changed if name in names else otherwise
                for name in instrument.ambiguities[question].readings
            },
        )
    return changed


def _cut(spans: Spans, lapse: Spans) -> Spans:
    """Take off everything from the first day of a lapse on."""
    [(first_without, _)] = lapse
    last = first_without - timedelta(days=1)
    return tuple(
        (begin, last if end is None or end > last else end) for begin, end in spans if begin <= last
    )


def _joined(spans: Spans, more: Spans) -> Spans:
    """Put spans together; those that overlap or follow each other become one."""
    joined: list[Span] = []
    for first, last in sorted((*spans, *more), key=lambda span: (span[0], span[1] or date.max)):
        begun, ended = joined[-1] if joined else (first, first)
        if joined and (ended is None or first <= ended + timedelta(days=1)):
            joined[-1] = (begun, None if ended is None or last is None else max(ended, last))
        else:
            joined.append((first, last))
    return tuple(joined)
