"""Hold two offers beside each other, and a report beside the offer it speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from safeconduct.terms.condition_facts import bare, excluded_facts, facts_in
from safeconduct.terms.follow import follow
from safeconduct.terms.model import Instrument, Offer, Report
from safeconduct.terms.readings import values_of
from safeconduct.terms.say_clauses import say_range, say_spans
from safeconduct.terms.tongue import Tongue
from safeconduct.terms.vocabulary import vocabulary
from safeconduct.terms.windows import settled_questions, sure_and_perhaps, window_of


@dataclass(frozen=True, slots=True)
class Row:
    """One thing two offers say, in words."""

    key: str
    first: str
    second: str

    @property
    def same(self) -> bool:
        """Whether both say it alike."""
        return self.first == self.second


@dataclass(frozen=True, slots=True)
class Departure:
    """Where a report departs from the offer it speaks of: facts added and left out."""

    report: Report
    adds: tuple[str, ...]
    omits: tuple[str, ...]


def compare_offers(
    first: tuple[Instrument, Offer],
    second: tuple[Instrument, Offer],
    tongue: Tongue,
    known_on: date | None = None,
) -> tuple[Row, ...]:
    """Say what two offers have in common and where they part.

    Parameters
    ----------
    first, second
        Each an offer with its instrument.
    tongue
        Of the words.
    known_on
        The last day of what is known; ``None`` is all the files know.

    Returns
    -------
    tuple of Row
        Standing, who, act, exclusions, offence, window, effect, claims, paper.
    """
    known = known_on or date.max
    sides = [(side, settled_questions(*side, known)) for side in (first, second)]
    rows = [
        Row("standing", *(tongue.say(f"standing.{o.standing}") for _, o in (first, second))),
        _sets("who", [facts_in(o.who, s) for (_, o), s in sides], tongue),
        _sets("act", [facts_in(o.act, s) for (_, o), s in sides], tongue),
        _sets("exclusions", [excluded_facts(o, s) for (_, o), s in sides], tongue),
        Row("offence", *(_offence(i, o, known, tongue) for i, o in (first, second))),
        Row("window", *(_window(i, o, known, tongue) for i, o in (first, second))),
        Row("effect", *(tongue.say(f"effect.{o.effect.kind}") for _, o in (first, second))),
        Row("claims", *(_claims(o, tongue) for _, o in (first, second))),
        Row("proof", *(_proof(o, tongue) for _, o in (first, second))),
    ]
    return tuple(rows)


def departures(instrument: Instrument, offer: Offer) -> tuple[Departure, ...]:
    """Find what reports of an offer add to its conditions, and what they leave out.

    Parameters
    ----------
    instrument, offer
        Whose reports are looked at.

    Returns
    -------
    tuple of Departure
        One for each report; what a report does not speak of is not held against it.
    """
    found = []
    for report in instrument.reported_as:
        if report.offer != offer.id:
            continue
        pairs = [(report.who, offer.who), (report.act, offer.act)]
        spoken = [(facts_in(said), facts_in(text)) for said, text in pairs if said is not None]
        adds = tuple(fact for said, text in spoken for fact in said if fact not in text)
        omits = tuple(fact for said, text in spoken for fact in text if fact not in said)
        found.append(Departure(report, adds, omits))
    return tuple(found)


def facts_said(facts: tuple[str, ...], tongue: Tongue) -> str:
    """Name facts in words."""
    return tongue.say("semicolon").join(_fact_said(fact, tongue) for fact in facts)


def _fact_said(fact: str, tongue: Tongue) -> str:
    that = tongue.text(vocabulary()[bare(fact)].that)
    return that if fact == bare(fact) else tongue.say("what.not_so", what=that)


def _sets(key: str, sides: list[tuple[str, ...]], tongue: Tongue) -> Row:
    first, second = sides
    both = tuple(fact for fact in first if fact in second)
    return Row(key, _side(both, first, tongue), _side(both, second, tongue))


def _side(both: tuple[str, ...], own: tuple[str, ...], tongue: Tongue) -> str:
    only = tuple(fact for fact in own if fact not in both)
    said = [tongue.say("compare.both", facts=facts_said(both, tongue))] if both else []
    said += [tongue.say("compare.only", facts=facts_said(only, tongue))] if only else []
    return ". ".join(said) or tongue.say("compare.nothing")


def _offence(instrument: Instrument, offer: Offer, known: date, tongue: Tongue) -> str:
    step = next(
        (p for p in follow(instrument, offer, {}, known, known).parts if p.id == "offence"), None
    )
    if step is None:
        return tongue.say("claims.not-stated")
    ranges = [say_range(part.data, tongue) for part in step.everything() if part.op == "days"]
    return tongue.joined(dict.fromkeys(ranges), "or")


def _window(instrument: Instrument, offer: Offer, known: date, tongue: Tongue) -> str:
    sure, perhaps = sure_and_perhaps(values_of(window_of(instrument, offer, known)))
    said = [say_spans(sure, tongue)] if sure else []
    if perhaps:
        said.append(tongue.say("window.perhaps", spans=say_spans(perhaps, tongue)))
    return ". ".join(said) or tongue.say("window.none")


def _claims(offer: Offer, tongue: Tongue) -> str:
    return tongue.say(f"claims.{offer.claims.kind if offer.claims else 'not-stated'}")


def _proof(offer: Offer, tongue: Tongue) -> str:
    return tongue.text(offer.proof.says) if offer.proof else tongue.say("claims.not-stated")
