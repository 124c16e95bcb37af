"""Build an announcement from a document that was checked."""

from __future__ import annotations

from collections.abc import Mapping

from safeconduct.announcements.check import Marked, subject_of
from safeconduct.announcements.document import ClauseDocument
from safeconduct.announcements.document_terms import SaidTermsDocument
from safeconduct.announcements.model import (
    About,
    Agreement,
    Clause,
    Conduct,
    Contact,
    Destination,
    MarkedAnnouncement,
    SaidHours,
    SaidTerms,
    Saying,
    Search,
    Staying,
    Way,
    Words,
)
from safeconduct.announcements.promise import Context, promise_of
from safeconduct.errors import InputError
from safeconduct.operation.model import Operation, Text, Where
from safeconduct.terms.build_parts import optional_text, text_of
from safeconduct.terms.model import Instrument, Source

_STATED = ("who", "act", "offence", "exclusions", "window", "effect", "claims")


def build_announcement(
    marked: Marked, operation: Operation, instruments: Mapping[str, Instrument]
) -> MarkedAnnouncement:
    """Build what a file says.

    Parameters
    ----------
    marked
        A document without faults.
    operation
        Whose time zone its days are in.
    instruments
        The texts it speaks of, by id.

    Returns
    -------
    MarkedAnnouncement
        Frozen.
    """
    document = marked.document
    context = Context(document, marked.file, operation.timezone)
    clauses = [
        _clause(marked, id_, said, context, instruments) for id_, said in document.clauses.items()
    ]
    return MarkedAnnouncement(
        id=document.announcement,
        title=text_of(document.title),
        by=document.by,
        channel=text_of(document.channel),
        said=document.said,
        area=optional_text(document.area),
        seen=document.seen,
        sources={
            id_: Source(id_, s.who, s.side, s.via, s.when, s.url, s.confidence, s.known_since)
            for id_, s in document.sources.items()
        },
        words=tuple(
            Words(each.language, each.kind, each.text, tuple(each.source or ()))
            for each in document.words
        ),
        clauses=tuple(clauses),
        notes=tuple(text_of(note) for note in document.notes),
        where=Where(marked.file, marked.lines.line),
    )


def _clause(
    marked: Marked,
    id_: str,
    said: ClauseDocument,
    context: Context,
    instruments: Mapping[str, Instrument],
) -> Clause:
    terms = said.terms
    return Clause(
        id_,
        subject_of(said) or "other",
        _terms(marked, id_, terms, context, instruments) if terms else _other(said),
        tuple(said.words or ()),
        optional_text(said.paraphrase),
        tuple(said.source),
        Where(marked.file, marked.lines.find(("clauses", id_)).line),
    )


def _terms(
    marked: Marked,
    id_: str,
    said: SaidTermsDocument,
    context: Context,
    instruments: Mapping[str, Instrument],
) -> SaidTerms:
    name, _, part = (said.offer or said.appeal or "").partition("/")
    instrument = instruments.get(name)
    lines = marked.lines.find(("clauses", id_, "terms"))
    promise, faults = promise_of(said, instrument, context, id_, lines)
    if promise is None:
        raise InputError(faults)
    return SaidTerms(
        said.standing,
        context.document.said,
        promise,
        frozenset(name for name in _STATED if getattr(said, name)),
        instrument,
        instrument.offers[part] if instrument and said.offer else None,
        instrument.appeals[int(part) - 1] if instrument and said.appeal else None,
    )


def _other(said: ClauseDocument) -> About:  # noqa: PLR0911 - one line for each subject
    if said.way:
        groups = None if said.way.groups is None else tuple(said.way.groups)
        elsewhere = optional_text(said.way.elsewhere)
        return Way(tuple(said.way.corridors or ()), elsewhere, groups)
    if said.hours:
        return SaidHours(tuple(said.hours.corridors or ()), tuple(said.hours.windows))
    if said.search:
        return Search(said.search.by, text_of(said.search.says))
    if said.destination:
        places = said.destination.places
        return Destination(
            tuple(said.destination.sites or ()),
            text_of(said.destination.to),
            places.value if places else None,
        )
    if said.staying:
        return Staying(said.staying.may_stay, text_of(said.staying.says))
    if said.conduct:
        return Conduct(text_of(said.conduct.asks), tuple(said.conduct.of or ()))
    if said.contact:
        return Contact(text_of(said.contact.who), said.contact.independent)
    if said.agreement:
        stated = said.agreement
        return Agreement(tuple(stated.agreed_by), tuple(stated.not_agreed_by))
    return Saying(text_of(said.other.says) if said.other else Text(""))
