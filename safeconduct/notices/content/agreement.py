"""Whose word the ways are: who announced them, who agreed, who did not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from safeconduct.announcements.check import clock_of
from safeconduct.announcements.model import Agreement
from safeconduct.notices.content.ways import Piece, Shown, shared
from safeconduct.notices.model import Bond, Joined, Section, Sentence, Value
from safeconduct.operation.model import Corridor, Operation
from safeconduct.safeguards.names import controllers, party_name
from safeconduct.safeguards.standing import standing_of

_DAY = len("2016-07-28")
_ANSWERS = {"none": "agreement.no-answer", "unknown": "agreement.not-known"}


def agreement_section(shown: Shown) -> Section:
    """Say on whose word the ways stand.

    Parameters
    ----------
    shown
        The corridors of the notice.
    """
    operation = shown.operation
    standing = standing_of(operation, [each.id for each in shown.corridors])
    bonds = tuple(Bond(f"corridors.{each.id}.consent", each.where) for each in shown.corridors)
    head = Sentence("standing", f"standing.{standing}", {}, bonds)
    said = shared(shown, lambda corridor: _pieces(corridor, operation))
    return Section("agreement", (head, *said))


def _pieces(corridor: Corridor, operation: Operation) -> Iterator[Piece]:
    announced = corridor.announced
    if announced is not None:
        values: dict[str, Value] = {"party": party_name(operation, announced.by)}
        sources = (announced.source,) if announced.source else ()
        bond = Bond(f"corridors.{corridor.id}.announced", corridor.where, sources)
        dated = announced.at is not None and len(announced.at) >= _DAY
        if dated:
            values["day"] = date.fromisoformat(str(announced.at)[:_DAY])
        yield Piece("agreement.announced" if dated else "agreement.announced-once", values, (bond,))
    parties = tuple(dict.fromkeys((*controllers(corridor), *corridor.consent)))
    agreed = [each for each in parties if _answer(corridor, each) == "given"]
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
    for party in agreed:
        if corridor.consent[party].expires_s is not None:
            yield _until(corridor, party, operation)


def _agreed(corridor: Corridor, agreed: list[str], operation: Operation) -> Piece:
    return Piece(
        "agreement.agreed",
        {"parties": _names(tuple(agreed), operation)},
        _bonds(corridor, tuple(agreed)),
        Agreement(tuple(agreed), ()),
    )


def _until(corridor: Corridor, party: str, operation: Operation) -> Piece:

    expires_s = corridor.consent[party].expires_s or 0
    until = clock_of(operation).local(expires_s)
    values: dict[str, Value] = {"party": party_name(operation, party), "until": until}
    return Piece("agreement.until", values, _bonds(corridor, (party,)))


def _answer(corridor: Corridor, party: str) -> str:
    consent = corridor.consent.get(party)
    return consent.answer if consent else "unknown"


def _names(parties: tuple[str, ...], operation: Operation) -> Joined:
    return Joined(tuple(party_name(operation, each) for each in parties))


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
