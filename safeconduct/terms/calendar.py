"""The times of an instrument's offers as a calendar other programs read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import icalendar

import safeconduct
from safeconduct.terms.hijri import LAST
from safeconduct.terms.model import Instrument, Offer, Span, Spans
from safeconduct.terms.readings import values_of
from safeconduct.terms.tongue import Tongue
from safeconduct.terms.windows import sure_and_perhaps, window_of


def calendar_of(
    instrument: Instrument, offers: tuple[Offer, ...], known_on: date | None, tongue: Tongue
) -> bytes:
    """Write when offers can be taken up, their last days, and the gaps between.

    Whole days of the instrument's own calendar (RFC 5545). Nothing in it depends on when it is
    made: the same instrument gives the same bytes.

    Parameters
    ----------
    instrument, offers
        What is written down; offers that were not enacted are left out.
    known_on
        The last day of what is known; ``None`` is all the file knows.
    tongue
        Of the words.

    Returns
    -------
    bytes
        An iCalendar file.
    """
    calendar = icalendar.Calendar()
    calendar.add("prodid", f"-//safeconduct//terms {safeconduct.__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", tongue.text(instrument.title))
    stamp = datetime.combine(_latest(instrument, known_on), time(), UTC)
    for offer in offers:
        if offer.standing == "enacted" and instrument.standing == "enacted":
            for kind, span in _entries(instrument, offer, known_on or date.max):
                calendar.add_component(_event(instrument, offer, kind, span, stamp, tongue))
    written: bytes = calendar.to_ical()
    return written


def _entries(instrument: Instrument, offer: Offer, known: date) -> Iterator[tuple[str, Span]]:
    sure, perhaps = sure_and_perhaps(values_of(window_of(instrument, offer, known)))
    yield from (("open", span) for span in sure)
    yield from (("perhaps", span) for span in perhaps)
    yield from (("gap", span) for span in gaps_of(tuple(sorted((*sure, *perhaps)))))
    yield from (("last", (last, last)) for _, last in sure if last is not None)


def gaps_of(spans: Spans) -> Spans:
    """Give the days between spans on which the offer cannot be taken up in any reading."""
    day = timedelta(days=1)
    gaps = (
        (last + day, first - day) for (_, last), (first, _) in pairwise(spans) if last is not None
    )
    return tuple((first, last) for first, last in gaps if first <= last)


def _event(
    instrument: Instrument, offer: Offer, kind: str, span: Span, stamp: datetime, tongue: Tongue
) -> icalendar.Event:
    first, last = span
    title = tongue.joined([tongue.text(instrument.title), tongue.text(offer.title)])
    event = icalendar.Event()
    event.add("uid", f"{instrument.id}-{offer.id}-{kind}-{first.isoformat()}@safeconduct")
    event.add("dtstamp", stamp)
    # A day without an end would read as one day.
    words = kind if last not in (None, LAST) else f"{kind}.begins"
    event.add("summary", tongue.say(f"calendar.{words}", offer=title))
    event.add("description", tongue.say("foot.text"))
    event.add("dtstart", first)
    end = first if last in (None, LAST) else last
    event.add("dtend", (end or first) + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    return event


def _latest(instrument: Instrument, known_on: date | None) -> date:
    known = [instrument.known_since, *(event.known_since for event in instrument.events)]
    return max(day for day in known if known_on is None or day <= known_on or day == known[0])
