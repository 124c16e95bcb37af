"""Whose word the ways are: who announced them, who agreed, who did not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time

from safeconduct.announcements.check import clock_of
from safeconduct.announcements.model import Agreement
from safeconduct.notices.content.parties import party_text
from safeconduct.notices.content.ways import Piece, Shown, shared
from safeconduct.notices.model import Bond, Joined, Section, Sentence, Value
from safeconduct.operation.model import Corridor, Operation
from safeconduct.safeguards.names import controllers
from safeconduct.safeguards.standing import standing_of

_DAY = len("2016-07-28")
_ANSWERS = {"none": "agreement.no-answer", "unknown": "agreement.not-known"}


def agreement_section(shown: Shown, issued: date) -> Section:
    """Say on whose word the ways stand.

    Parameters
    ----------
    shown
        The corridors of the notice.
    issued
        Day of issue; a consent that had ended before it is none.
    """
    operation = shown.operation
    said = tuple(shared(shown, lambda corridor: _pieces(corridor, operation, issued)))
    standing = standing_of(operation, [each.id for each in shown.corridors], stated_only=True)
    if standing == "AGREED" and any(each.key == "agreement.ended" for each in said):
        standing = "ANNOUNCED"
    bonds = tuple(Bond(f"corridors.{each.id}.consent", each.where) for each in shown.corridors)
    head = Sentence("standing", f"standing.{standing}", {}, bonds)
    return Section("agreement", (head, *said))


def unstated_consent(corridor: Corridor) -> Iterator[Bond]:
    """Give the consents that the folder has and no source states."""
    for party, consent in corridor.consent.items():
        if consent.answer == "given" and consent.source is None:
            yield Bond(f"corridors.{corridor.id}.consent.{party}", corridor.where)


def _pieces(corridor: Corridor, operation: Operation, issued: date) -> Iterator[Piece]:
    announced = corridor.announced
    if announced is not None:
        values: dict[str, Value] = {"party": party_text(operation, announced.by)}
        sources = (announced.source,) if announced.source else ()
        bond = Bond(f"corridors.{corridor.id}.announced", corridor.where, sources)
        dated = announced.at is not None and len(announced.at) >= _DAY
        if dated:
            values["day"] = date.fromisoformat(str(announced.at)[:_DAY])
        yield Piece("agreement.announced" if dated else "agreement.announced-once", values, (bond,))
    parties = tuple(dict.fromkeys((*controllers(corridor), *corridor.consent)))
    given = [each for each in parties if _answer(corridor, each) == "given"]
    unsourced = [each for each in given if corridor.consent[each].source is None]
    ended = [each for each in given if _over(corridor, each, operation, issued)]
    agreed = [each for each in given if each not in (*ended, *unsourced)]
    if unsourced:
        values = {"parties": _names(tuple(unsourced), operation)}
        yield Piece("agreement.no-source", values, _bonds(corridor, tuple(unsourced)))
    if agreed:
        yield _agreed(corridor, agreed, operation)
    for answer, key in _ANSWERS.items():
        silent = tuple(each for each in parties if _answer(corridor, each) == answer)
        if silent:
            yield Piece(
                key,
                {"parties": _names(silent, operation)},
                _bonds(corridor, silent),
                Agreement((), silent),
            )
    for party in (each for each in given if each not in unsourced):
        if corridor.consent[party].expires_s is not None:
            yield _until(corridor, party, operation, over=party in ended)


def _agreed(corridor: Corridor, agreed: list[str], operation: Operation) -> Piece:
    return Piece(
        "agreement.agreed",
        {"parties": _names(tuple(agreed), operation)},
        _bonds(corridor, tuple(agreed)),
        Agreement(tuple(agreed), ()),
    )


def _over(corridor: Corridor, party: str, operation: Operation, issued: date) -> bool:
    expires_s = corridor.consent[party].expires_s
    return expires_s is not None and clock_of(operation).local(expires_s) <= datetime.combine(
        issued, time(), operation.timezone
    )


def _until(corridor: Corridor, party: str, operation: Operation, *, over: bool) -> Piece:
    until = clock_of(operation).local(corridor.consent[party].expires_s or 0)
    values: dict[str, Value] = {"party": party_text(operation, party), "until": until}
    key = "agreement.ended" if over else "agreement.until"
    about = Agreement((), (party,)) if over else None
    return Piece(key, values, _bonds(corridor, (party,)), about)


def _answer(corridor: Corridor, party: str) -> str:
    consent = corridor.consent.get(party)
    return consent.answer if consent else "unknown"


def _names(parties: tuple[str, ...], operation: Operation) -> Joined:
    return Joined(tuple(party_text(operation, each) for each in parties))


def _bonds(corridor: Corridor, parties: tuple[str, ...]) -> tuple[Bond, ...]:
    said = [corridor.consent.get(party) for party in parties]
    return tuple(
        Bond(
            f"corridors.{corridor.id}.consent.{party}",
            corridor.where,
            (given.source,) if given and given.source else (),
        )
        for party, given in zip(parties, said, strict=True)
    )
