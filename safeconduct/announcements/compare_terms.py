"""Hold what an announcement says of terms against the text, as known on a day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from safeconduct.announcements.compare_conditions import compare_conditions
from safeconduct.announcements.finding import Days, Finding, Side, Term, Value, readings_where
from safeconduct.announcements.model import Clause, SaidTerms
from safeconduct.operation.model import ClauseStanding
from safeconduct.terms.model import Basis, Instrument, Offer, Saying, Span, Spans
from safeconduct.terms.readings import Readings, combine, each, fixed_to, values_of
from safeconduct.terms.windows import (
    offence_days,
    settled_questions,
    sure_and_perhaps,
    window_of,
)

_GREATER: dict[str, frozenset[str]] = {
    "reduction": frozenset({"some-penalty"}),
    "penalty-of-statute": frozenset({"some-penalty", "one-statute"}),
    "whole-penalty": frozenset({"some-penalty", "one-statute", "penalty"}),
    "prosecution": frozenset({"prosecution"}),
    "prosecution-and-penalty": frozenset({"some-penalty", "one-statute", "penalty", "prosecution"}),
    "pardon": frozenset({"some-penalty", "pardon"}),
    "civil-too": frozenset(
        {"some-penalty", "one-statute", "penalty", "prosecution", "pardon", "civil"}
    ),
}
"""What each kind of effect gives. One is greater than another where it gives all of it and more;
two of which neither gives all of the other cannot be told apart so, and count as beyond."""
_CLAIMS = {"not-stated": 0, "kept": 0, "conditional": 1, "extinguished": 2}
"""How much of the claims of those who were harmed is taken away."""


def compare_terms(clause: Clause, said: SaidTerms, known_on: date) -> Iterator[Finding]:
    """Say where a clause about terms parts from what it speaks of.

    Parameters
    ----------
    clause
        Its id is named.
    said
        What it says.
    known_on
        The last day of what is known.

    Yields
    ------
    Finding
        Standing first; then, where there is an offer, conditions, times, effect and claims.
    """
    instrument, offer = said.instrument, said.offer
    if instrument is not None and instrument.known_since > known_on:
        values: dict[str, Value] = {"title": instrument.title, "day": instrument.known_since}
        yield _holds(clause, said, "not-known", values)
    elif said.appeal is not None:
        values = {"by": said.appeal.by, "appeal": said.appeal.says}
        if said.standing == "enacted":
            yield Finding(
                clause.id, "appeal", "promises", "beyond the text", values, basis=said.appeal.basis
            )
        else:
            yield Finding(
                clause.id, "appeal", "apart", "not in the text", values, basis=said.appeal.basis
            )
    elif instrument is None or offer is None:
        yield _holds(clause, said, "no-text", {})
    else:
        yield from _compare_with(clause, said, instrument, offer, known_on)


def _holds(clause: Clause, said: SaidTerms, key: str, values: dict[str, Value]) -> Finding:
    """Say that no text gives this; put as something that holds, it is a promise."""
    side: Side = "promises" if said.standing == "enacted" else "apart"
    return Finding(clause.id, key, side, "not in the text", values)


def _compare_with(
    clause: Clause, said: SaidTerms, instrument: Instrument, offer: Offer, known_on: date
) -> Iterator[Finding]:
    settled = settled_questions(instrument, offer, known_on)
    yield _standing(clause, said, instrument, offer)
    offence = offence_days(instrument, offer, known_on)
    yield from compare_conditions(clause.id, said.promise, offer, offence, settled)
    yield from _window(clause, said, window_of(instrument, offer, known_on), settled)
    yield from _effect(clause, said, offer)
    yield from _claims(clause, said, offer)


def _standing(clause: Clause, said: SaidTerms, instrument: Instrument, offer: Offer) -> Finding:
    standings: list[ClauseStanding] = [instrument.standing, offer.standing]
    text = next((each for each in standings if each != "enacted"), "enacted")
    values: dict[str, Value] = {
        "said": Term(f"standing.{said.standing}"),
        "text": Term(f"standing.{text}"),
    }
    if said.standing == text:
        return Finding(clause.id, "standing", "agrees", "as the text", values)
    if text != "enacted" and said.standing == "enacted":
        return Finding(clause.id, "standing", "promises", "beyond the text", values)
    if text != "enacted":
        return Finding(clause.id, "standing", "apart", "not in the text", values)
    return Finding(clause.id, "standing", "leaves out", "less than the text", values)


def _window(
    clause: Clause, said: SaidTerms, text: Readings[Spans], settled: Mapping[str, str]
) -> Iterator[Finding]:
    """Compare the days ahead on which the act counts: said and not in the text, and the reverse."""
    spoken: Readings[Spans] = combine(
        lambda first, last: ((first, last),), said.promise.window.opens, said.promise.window.last
    )
    for question, reading in settled.items():
        spoken = fixed_to(spoken, question, reading)
    spoken = each(lambda spans: _since(spans, said.said_on), spoken)
    ahead = each(lambda spans: _since(spans, said.said_on), text)
    basis = said.offer.window.basis if said.offer else Basis()
    days: dict[str, Value] = {"days": _days(ahead)}
    if "window" not in said.states:
        if any(last is not None for spans in values_of(ahead) for _, last in spans):
            yield Finding(
                clause.id, "window", "leaves out", "less than the text", days, basis=basis
            )
        return
    longer = combine(_minus, spoken, ahead)
    shorter = combine(_minus, ahead, spoken)
    beyond, less = readings_where(each(bool, longer)), readings_where(each(bool, shorter))
    if beyond is not None:
        more = days | {"more": _days(longer)}
        yield Finding(clause.id, "longer", "promises", "beyond the text", more, beyond, basis)
    if less is not None:
        more = days | {"more": _days(shorter)}
        yield Finding(clause.id, "shorter", "leaves out", "less than the text", more, less, basis)
    if beyond is None and less is None:
        yield Finding(clause.id, "window", "agrees", "as the text", days, basis=basis)


def _effect(clause: Clause, said: SaidTerms, offer: Offer) -> Iterator[Finding]:
    text, spoken = offer.effect, said.promise.effect
    basis = text.basis
    values: dict[str, Value] = {"text": Term(f"effect.{text.kind}"), "says": text.says}
    if "effect" not in said.states:
        yield Finding(clause.id, "effect", "leaves out", "less than the text", values, basis=basis)
    else:
        values["said"] = Term(f"effect.{spoken.kind}")
        given, gives = _GREATER[spoken.kind], _GREATER[text.kind]
        if not given <= gives or _of_another_statute(spoken, text):
            yield Finding(clause.id, "effect", "promises", "beyond the text", values, basis=basis)
        elif given < gives:
            yield Finding(
                clause.id, "smaller-effect", "leaves out", "less than the text", values, basis=basis
            )
        else:
            yield Finding(clause.id, "effect", "agrees", "as the text", values, basis=basis)
    if text.limits is not None and spoken.limits is None:
        limits: dict[str, Value] = {"limits": text.limits}
        yield Finding(clause.id, "limits", "leaves out", "less than the text", limits, basis=basis)


def _of_another_statute(spoken: Saying, text: Saying) -> bool:
    """Tell whether the penalty of another statute was named; its English name is what counts."""
    if spoken.kind != text.kind or spoken.of is None:
        return False
    return text.of is None or spoken.of.en != text.of.en


def _claims(clause: Clause, said: SaidTerms, offer: Offer) -> Iterator[Finding]:
    text = offer.claims.kind if offer.claims else "not-stated"
    spoken = said.promise.claims.kind if said.promise.claims else None
    basis = offer.claims.basis if offer.claims else Basis()
    values: dict[str, Value] = {"text": Term(f"claims.{text}")}
    if offer.claims is not None:
        values["says"] = offer.claims.says
    if spoken is None:
        if text in ("kept", "conditional"):
            yield Finding(
                clause.id, "claims", "leaves out", "less than the text", values, basis=basis
            )
        return
    values["said"] = Term(f"claims.{spoken}")
    if spoken == text:
        yield Finding(clause.id, "claims", "agrees", "as the text", values, basis=basis)
    elif text == "not-stated" and spoken == "kept":
        yield Finding(clause.id, "claims", "apart", "not in the text", values, basis=basis)
    elif _CLAIMS[spoken] > _CLAIMS[text]:
        yield Finding(clause.id, "claims", "promises", "beyond the text", values, basis=basis)
    else:
        yield Finding(
            clause.id, "other-claims", "leaves out", "less than the text", values, basis=basis
        )


def _days(spans: Readings[Spans]) -> Days:
    return Days(*sure_and_perhaps(values_of(spans)))


def _since(spans: Spans, day: date) -> Spans:
    """Give the part of some days that is not past."""
    return tuple((max(first, day), last) for first, last in spans if last is None or last >= day)


def _minus(spans: Spans, others: Spans) -> Spans:
    """Give the days of some spans that lie in none of the others."""
    left: list[Span] = list(spans)
    for begin, end in others:
        left = [piece for span in left for piece in _without(span, begin, end)]
    return tuple(left)


def _without(span: Span, begin: date, end: date | None) -> Iterator[Span]:
    first, last = span
    if first < begin:
        before = begin - timedelta(days=1)
        yield first, before if last is None else min(last, before)
    if end is not None and (last is None or last > end):
        yield max(first, end + timedelta(days=1)), last
