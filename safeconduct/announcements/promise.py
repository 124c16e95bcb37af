"""What was said of terms, read as an offer in the grammar of instruments.

A promise is put into the place of an offer of an instrument that has the sources of the
announcement and the days and open questions of the text it speaks of. So it is checked and built
by what checks and builds instruments, and can be held against the offer part by part.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from safeconduct.announcements.document import AnnouncementDocument
from safeconduct.announcements.document_terms import SaidTermsDocument
from safeconduct.errors import Fault
from safeconduct.operation.document_parts import TextDocument
from safeconduct.reading.lines import Lines
from safeconduct.terms.build import Stated, build_instrument
from safeconduct.terms.check_instrument import check_instrument, parts_of
from safeconduct.terms.document import (
    AmbiguityDocument,
    DateDocument,
    DatesDocument,
    InstrumentDocument,
    OfferDocument,
    ReadingDocument,
    WindowDocument,
)
from safeconduct.terms.document_parts import ClaimsDocument, LimitsDocument, RivalDocument
from safeconduct.terms.model import Ambiguity, Instrument, Offer
from safeconduct.terms.readings import Fixed, Readings

_PROMISE = "promise"
_NOTHING = TextDocument.model_construct(en="", ar=None)


@dataclass(frozen=True, slots=True)
class Context:
    """What a promise stands in."""

    document: AnnouncementDocument
    file: str
    zone: ZoneInfo


def promise_of(
    said: SaidTermsDocument,
    instrument: Instrument | None,
    context: Context,
    clause: str,
    lines: Lines,
) -> tuple[Offer | None, list[Fault]]:
    """Read what was said of terms as an offer.

    Parameters
    ----------
    said
        As the file has it.
    instrument
        The text it speaks of, if any.
    context
        The announcement, its file and the time zone of its days.
    clause
        Id of the clause.
    lines
        Of what is said below ``terms``.

    Returns
    -------
    tuple
        The offer, or ``None`` with what is wrong with it.
    """
    stands_at = Lines(lines.line, {"offers": Lines(lines.line, {_PROMISE: lines})})
    stated = Stated(_as_instrument(said, instrument, context), stands_at, context.file)
    found = check_instrument(stated)
    if found:
        return None, [_renamed(fault, clause) for fault in found]
    return build_instrument(stated).offers[_PROMISE], []


def _as_instrument(
    said: SaidTermsDocument, instrument: Instrument | None, context: Context
) -> InstrumentDocument:
    offer = _as_offer(said, context.document.said)
    dates = _dates(instrument, context.document)
    known = instrument.ambiguities if instrument else {}
    asked = {
        question
        for said_by in (offer, dates)
        for _, part in parts_of(said_by)
        for question in getattr(part, "by_reading", None) or ()
    }
    issued = dates.issued.value
    values: dict[str, Any] = {
        "instrument": _PROMISE,
        "kind": "proclamation",
        "title": _NOTHING,
        "issuer": _NOTHING,
        "jurisdiction": "",
        "timezone": context.zone,
        "known_since": date.max if isinstance(issued, RivalDocument) else issued,
        "dates": dates,
        "sources": context.document.sources,
        "ambiguities": {id_: _question(each) for id_, each in known.items() if id_ in asked},
        "offers": {_PROMISE: offer},
    }
    return InstrumentDocument.model_construct(**values)


def _as_offer(said: SaidTermsDocument, day: date) -> OfferDocument:
    effect = said.effect
    values: dict[str, Any] = {
        "title": _NOTHING,
        "standing": said.standing,
        "who": said.who,
        "offence": said.offence,
        "act": said.act,
        "exclusions": said.exclusions,
        "window": _window(said, day),
        "effect": LimitsDocument.model_construct(
            kind=effect.kind if effect else "reduction",
            says=_NOTHING,
            of=effect.of if effect else None,
            limits=effect.limits if effect else None,
            source=effect.source if effect else None,
        ),
        "claims": ClaimsDocument.model_construct(civil=said.claims, says=_NOTHING)
        if said.claims
        else None,
    }
    return OfferDocument.model_construct(**values)


def _window(said: SaidTermsDocument, day: date) -> Any:
    window = said.window
    if window is None or isinstance(window, str):
        return "none"
    values = {name: getattr(window, name) for name in type(window).model_fields}
    starts = day if window.starts is None else window.starts
    return WindowDocument.model_construct(**values | {"starts": starts})


def _question(asked: Ambiguity) -> AmbiguityDocument:
    """Name a question of the text as one of its own; its readings are what matters here."""
    readings = {
        name: ReadingDocument.model_construct(says=_NOTHING, quote=None, source=None)
        for name in asked.readings
    }
    return AmbiguityDocument.model_construct(question=_NOTHING, readings=readings)


def _dates(instrument: Instrument | None, document: AnnouncementDocument) -> DatesDocument:
    """Give the days of the text it speaks of; without one, ``issued`` is the day it was said."""
    source = [next(iter(document.sources))]
    if instrument is None:
        return _days(issued=DateDocument.model_construct(value=document.said, source=source))
    found = {
        name.replace("-", "_"): DateDocument.model_construct(value=_stated(each.day), source=source)
        for name, each in instrument.dates.items()
    }
    return _days(**found)


def _days(**days: Any) -> DatesDocument:
    return DatesDocument.model_construct(**days)


def _stated(day: Readings[date]) -> Any:
    """Write a day the way a file does; a day of an instrument hangs on one question at most."""
    if isinstance(day, Fixed):
        return day.value
    branches = {name: part.value for name, part in day.branches if isinstance(part, Fixed)}
    return RivalDocument.model_construct(by_reading={day.question: branches})


def _renamed(fault: Fault, clause: str) -> Fault:
    what = fault.what.replace(f"offers.{_PROMISE}", f"clauses.{clause}.terms", 1)
    return replace(fault, what=what)
