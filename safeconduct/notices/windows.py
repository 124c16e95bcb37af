"""The hours of the ways as a calendar that telephones read (iCalendar, RFC 5545)."""

from __future__ import annotations

from datetime import UTC, datetime, time

import icalendar

import safeconduct
from safeconduct.announcements.check import clock_of
from safeconduct.notices.content.ways import Shown, advertised
from safeconduct.notices.language import Language
from safeconduct.notices.model import Notice
from safeconduct.notices.speak import Speaker
from safeconduct.operation.clock import open_intervals
from safeconduct.operation.document_corridors import WindowDocument
from safeconduct.operation.model import Operation
from safeconduct.safeguards.standing import standing_of


def windows_calendar(notice: Notice, operation: Operation, language: Language) -> bytes | None:
    """Write the hours that somebody states, within the operation.

    Parameters
    ----------
    notice
        Its ways are written down.
    operation
        Whose clock and hours they are.
    language
        Of the words.

    Returns
    -------
    bytes or None
        Times in UTC, so that no zone is needed to read them; an event is *confirmed* only where
        every party in control has agreed. ``None`` where nobody states any hours.
    """
    calendar = icalendar.Calendar()
    calendar.add("prodid", f"-//safeconduct//notices {safeconduct.__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", language.text(operation.name))
    shown = Shown(operation, advertised(operation))
    clock = clock_of(operation)
    issue = notice.issue
    stay = Speaker(language).say("voice.stay", {})
    for id_ in notice.corridors:
        corridor = operation.corridors[id_]
        stated = [
            WindowDocument.model_construct(days=w.days, opens=w.opens_s, closes=w.closes_s)
            for w in corridor.windows
            if w.source is not None
        ]
        spans = open_intervals(stated, clock, operation.horizon_s) if stated else ()
        agreed = standing_of(operation, [id_]) == "AGREED"
        for begin_s, end_s in spans:
            begin, end = (clock.local(each).astimezone(UTC) for each in (begin_s, end_s))
            event = icalendar.Event()
            event.add("uid", f"{id_}-{begin:%Y%m%dT%H%M}@safeconduct")
            event.add("dtstamp", datetime.combine(issue.issued, time(), UTC))
            event.add("sequence", issue.version)
            event.add("dtstart", begin)
            event.add("dtend", end)
            number, name = language.number(shown.number(id_)), language.text(corridor.name)
            event.add("summary", language.say("calendar.open", number=number, way=name))
            event.add("description", stay)
            event.add("status", "CONFIRMED" if agreed else "TENTATIVE")
            event.add("transp", "TRANSPARENT")
            calendar.add_component(event)
    if not calendar.subcomponents:
        return None
    written: bytes = calendar.to_ical()
    return written
