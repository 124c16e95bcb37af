"""Build an instrument from a document that was checked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from safeconduct.operation.model import Where
from safeconduct.reading.lines import Lines, Step
from safeconduct.terms.build_conditions import build_condition
from safeconduct.terms.build_parts import (
    END,
    Days,
    basis_of,
    counting_of,
    day_range,
    optional_text,
    saying_of,
    stated_days,
    text_of,
    time_rule,
)
from safeconduct.terms.document import (
    EventDocument,
    ExclusionDocument,
    InstrumentDocument,
    OfferDocument,
    ReportDocument,
    WindowDocument,
)
from safeconduct.terms.model import (
    Ambiguity,
    Appeal,
    Basis,
    Event,
    Exclusion,
    Instrument,
    Offer,
    Original,
    Report,
    Review,
    Saying,
    Source,
    StatedDay,
    TimeRule,
    Translation,
)
from safeconduct.terms.readings import Fixed
from safeconduct.terms.windows import timelines_of


@dataclass(frozen=True, slots=True)
class Stated:
    """A document with the lines of its file."""

    document: InstrumentDocument
    lines: Lines
    file: str

    def where(self, *path: Step) -> Where:
        """Give file and line of a key, or of the nearest key around it."""
        return Where(self.file, self.lines.find(path).line)


def build_instrument(stated: Stated) -> Instrument:
    """Build what a file says, with every day resolved.

    Parameters
    ----------
    stated
        A document without faults.

    Returns
    -------
    Instrument
        Frozen.
    """
    document = stated.document
    days = stated_days(document)
    built = Instrument(
        id=document.instrument,
        kind=document.kind,
        title=text_of(document.title),
        title_original=document.title_original,
        number=document.number.value if document.number else None,
        also_numbered=_others(document.number.also) if document.number else (),
        issuer=text_of(document.issuer),
        jurisdiction=document.jurisdiction,
        zone=document.timezone,
        standing=document.standing,
        known_since=document.known_since,
        dates=_dates(document, days),
        sources={
            id_: Source(id_, s.who, s.side, s.via, s.when, s.url, s.confidence, s.known_since)
            for id_, s in document.sources.items()
        },
        offers={id_: _offer(stated, id_, said, days) for id_, said in document.offers.items()},
        ambiguities={
            id_: Ambiguity(
                id_,
                text_of(said.question),
                {name: Saying(text_of(r.says), basis_of(r)) for name, r in said.readings.items()},
            )
            for id_, said in document.ambiguities.items()
        },
        events=_events(stated),
        appeals=tuple(
            Appeal(text_of(a.by), a.when, text_of(a.says), a.standing, basis_of(a))
            for a in document.appeals
        ),
        reported_as=tuple(_report(said, days) for said in document.reported_as),
        not_seen=optional_text(document.not_seen),
        notes=tuple(text_of(note) for note in document.notes),
        reviewed=_review(document),
        number_basis=basis_of(document.number) if document.number else Basis(),
    )
    return replace(built, timelines=timelines_of(built))


def _offer(stated: Stated, id_: str, said: OfferDocument, days: Days) -> Offer:
    timeless = not isinstance(said.window, WindowDocument)
    window = (
        TimeRule(days["in-force"], Fixed(None))
        if not isinstance(said.window, WindowDocument)
        else time_rule(said.window, days)
    )
    translation = said.translation
    return Offer(
        id=id_,
        title=text_of(said.title),
        standing=said.standing,
        original=tuple(Original(o.language, o.text, o.place, basis_of(o)) for o in said.original),
        translation=Translation(
            text_of(translation.says), translation.confidence, basis_of(translation)
        )
        if translation
        else None,
        who=build_condition(said.who, days) if said.who else None,
        offence=day_range(said.offence, days) if said.offence else None,
        offence_basis=basis_of(said.offence) if said.offence else Basis(),
        act=build_condition(said.act, days) if said.act else None,
        window=window,
        timeless=timeless,
        exclusions=tuple(_exclusion(name, e, days) for name, e in said.exclusions.items()),
        effect=Saying(
            text_of(said.effect.says),
            basis_of(said.effect),
            said.effect.kind,
            optional_text(said.effect.of),
            optional_text(said.effect.limits),
        ),
        claims=Saying(text_of(said.claims.says), basis_of(said.claims), said.claims.civil)
        if said.claims
        else None,
        proof=saying_of(said.proof),
        revocation=tuple(Saying(text_of(r.says), basis_of(r)) for r in said.revocation),
        statements=saying_of(said.statements),
        also=tuple(Saying(text_of(r.says), basis_of(r)) for r in said.also),
        where=stated.where("offers", id_),
    )


def _exclusion(id_: str, said: ExclusionDocument, days: Days) -> Exclusion:
    return Exclusion(id_, build_condition(said.when, days), text_of(said.says), basis_of(said))


def _events(stated: Stated) -> tuple[Event, ...]:
    events = [_event(stated, id_, said) for id_, said in stated.document.events.items()]
    return tuple(sorted(events, key=lambda event: event.dated))


def _event(stated: Stated, id_: str, said: EventDocument) -> Event:
    from_end = said.starts == END
    return Event(
        id=id_,
        kind=said.kind,
        title=text_of(said.title),
        says=text_of(said.says),
        offers=tuple(said.offers or ()),
        dated=said.dated,
        known_since=said.known_since,
        standing=said.standing,
        in_reading=tuple((question, tuple(names)) for question, names in said.in_reading.items()),
        time=None if said.kind in ("revoke", "settle") or from_end else time_rule(said, {}),
        revokes=said.revokes,
        settles=tuple((said.settles or {}).items()),
        from_end=counting_of(said) if from_end else None,
        basis=basis_of(said),
        where=stated.where("events", id_),
    )


def _report(said: ReportDocument, days: Days) -> Report:
    return Report(
        said.offer,
        text_of(said.by),
        said.when,
        text_of(said.says),
        build_condition(said.who, days) if said.who else None,
        build_condition(said.act, days) if said.act else None,
        optional_text(said.effect),
        optional_text(said.window),
        basis_of(said),
    )


def _dates(document: InstrumentDocument, days: Days) -> dict[str, StatedDay]:
    said = document.dates
    stated = {"issued": said.issued, "published": said.published, "in-force": said.in_force}
    return {
        name: StatedDay(days[name], day.hijri, _others(day.also), basis_of(day))
        for name, day in stated.items()
        if day is not None
    }


def _others(said: list[Any]) -> tuple[tuple[str, Basis], ...]:
    return tuple((other.value, basis_of(other)) for other in said)


def _review(document: InstrumentDocument) -> Review | None:
    said = document.reviewed
    return Review(said.by, said.on, text_of(said.covers)) if said else None
