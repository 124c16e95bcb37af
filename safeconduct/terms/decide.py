"""Say what the text of an instrument says of one set of facts, on a day, as known on a day."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from safeconduct.catalogue.terms import CODES
from safeconduct.errors import Fault, InputError
from safeconduct.terms.answer import Answer, Decision, Halt
from safeconduct.terms.conclude import Truths, conclude, spans_of
from safeconduct.terms.facts import Facts, checked_facts
from safeconduct.terms.follow import follow
from safeconduct.terms.model import Instrument, Offer
from safeconduct.terms.readings import values_of
from safeconduct.terms.reasons import reasons_of
from safeconduct.terms.remaining import remaining_of
from safeconduct.terms.vocabulary import AGE, FULL_AGE_YEARS
from safeconduct.terms.windows import day_asked, settling_events


def decide(
    instrument: Instrument,
    facts: Mapping[str, Any],
    *,
    on: date | datetime,
    known_on: date | None = None,
    offers: Collection[str] | None = None,
) -> Decision:
    """Say what a text says of one set of facts.

    It reads no clock, keeps nothing and writes nothing. Whoever is under 18 is not evaluated, and
    nobody is before that is known. Only what was enacted decides.

    Parameters
    ----------
    instrument
        The text.
    facts
        What is known of one person, by the ids of the vocabulary. What is left out is not known.
    on
        The day or moment of the act, or of asking where nothing was done yet. A moment without
        an offset is local time of the instrument.
    known_on
        The last day of what is known; ``None`` is all the file knows.
    offers
        Ids of the offers asked about; ``None`` is all of them.

    Returns
    -------
    Decision
        With one answer for each enacted offer.

    Raises
    ------
    InputError
        If a fact is not in the vocabulary or cannot be so, or the instrument has no such offer.
    """
    stated = checked_facts(facts)
    _refuse_unknown(instrument, offers or ())
    day = day_asked(on, instrument.zone)
    known = known_on or date.max
    halt = _halt(instrument, stated, known)
    asked = [] if halt else _asked(instrument, offers)
    answers = tuple(_answer(instrument, offer, stated, day, known) for offer in asked)
    return Decision(
        instrument,
        day,
        known_on,
        answers,
        halt,
        tuple(id_ for id_, source in instrument.sources.items() if source.known_since <= known),
        _unasked(stated, answers),
    )


def _unasked(facts: Facts, answers: Collection[Answer]) -> tuple[str, ...]:
    """Give the stated facts that no offer asks for."""
    steps = [step for answer in answers for step in answer.trace.everything()]
    asked = {step.data[key] for step in steps for key in ("fact", "of") if key in step.data}
    return tuple(fact for fact in facts if fact not in asked and fact != AGE)


def _refuse_unknown(instrument: Instrument, offers: Collection[str]) -> None:
    entry = CODES["SC721"]
    unknown = [id_ for id_ in offers if id_ not in instrument.offers]
    if unknown:
        what = f"{instrument.id} has no offer {unknown[0]!r}."
        raise InputError([Fault("offers", 0, "SC721", what, entry.meaning, entry.remedy)])


def _halt(instrument: Instrument, facts: Facts, known_on: date) -> Halt | None:
    age = facts.get(AGE)
    if isinstance(age, int) and age < FULL_AGE_YEARS:
        return "minor"
    if age is None:
        return "age-not-stated"
    return "not-known-then" if known_on < instrument.known_since else None


def _asked(instrument: Instrument, offers: Collection[str] | None) -> list[Offer]:
    """Only what was enacted decides."""
    if instrument.standing != "enacted":
        return []
    return [
        offer
        for id_, offer in instrument.offers.items()
        if offer.standing == "enacted" and (offers is None or id_ in offers)
    ]


def _answer(instrument: Instrument, offer: Offer, facts: Facts, day: date, known: date) -> Answer:
    trace = follow(instrument, offer, facts, day, known)
    reckoned: Truths = {}
    spans = spans_of(trace.limb("window"))
    by_reading = conclude(trace, reckoned, spans)
    outcomes = values_of(by_reading)
    outcome = outcomes[0] if len(outcomes) == 1 else "undetermined"
    reasons = reasons_of(trace, by_reading, reckoned)
    return Answer(
        offer,
        day,
        outcome,
        by_reading,
        reasons,
        remaining_of(trace, day, reckoned, spans),
        tuple(settling_events(instrument, offer, known).values()),
        trace,
    )
