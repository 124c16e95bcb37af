"""Hold the conditions of a promise against those of the text, reading by reading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from safeconduct.announcements.finding import Finding, Side, Value, Verdict, readings_where
from safeconduct.announcements.formula import (
    Case,
    Formula,
    counterexample,
    formula_of,
    questions_in,
)
from safeconduct.terms.condition_facts import bare, facts_in
from safeconduct.terms.model import Basis, Condition, DayRange, FactCondition, Joined, Offer
from safeconduct.terms.readings import Fixed, Readings, split

Limb = Literal["who", "offence", "exclusion", "act"]
OFFENCE = "[offence]"
"""The day of the offence, as a fact of its own: texts set it apart from other conditions."""


Questions = dict[str, tuple[str, ...]]
"""Open questions with their readings."""
Parted = tuple[tuple[Mapping[str, str], ...], Case]
"""The readings in which something does not follow (none named: in all), and a case of it."""


@dataclass(frozen=True, slots=True)
class Part:
    """One of the conditions that must all hold."""

    limb: Limb
    condition: Condition
    basis: Basis


def compare_conditions(
    clause: str,
    promise: Offer,
    text: Offer,
    offence: DayRange | None,
    settled: Mapping[str, str],
) -> Iterator[Finding]:
    """Say where a promise and a text part in whom they cover and what they ask.

    Parameters
    ----------
    clause
        Id of the clause.
    promise, text
        What was said, and what it speaks of.
    offence
        Days of the offence in the text, as known.
    settled
        Questions that a binding interpretation has settled, with the reading that holds.

    Yields
    ------
    Finding
        Of each condition of the text whether the promise keeps it, then of each condition of the
        promise that does not follow from the text.
    """
    said, asked = _parts(promise, promise.offence), _parts(text, offence)
    questions = _questions([*said, *asked], settled)
    known = {bare(fact) for part in asked for fact in facts_in(part.condition, settled)}
    for part in asked:
        yield _kept(clause, part, _parted(said, part, questions))
    for part in said:
        parted = _parted(asked, part, questions)
        if parted is not None:
            new = not set(map(bare, facts_in(part.condition))) <= known
            yield _asked(clause, part, parted, new=new)


def _kept(clause: str, part: Part, parted: Parted | None) -> Finding:
    values: dict[str, Value] = {"condition": part.condition}
    if parted is None:
        return Finding(clause, part.limb, "agrees", "as the text", values, basis=part.basis)
    where, case = parted
    return Finding(
        clause, part.limb, "promises", "beyond the text", values, where, part.basis, case
    )


def _asked(clause: str, part: Part, parted: Parted, *, new: bool) -> Finding:
    values: dict[str, Value] = {"condition": part.condition}
    where, case = parted
    side: Side = "asks" if new else "leaves out"
    verdict: Verdict = "beyond the text" if new else "less than the text"
    return Finding(clause, part.limb, side, verdict, values, where, part.basis, case)


def _parted(premises: list[Part], conclusion: Part, questions: Questions) -> Parted | None:
    """Look in each reading for a case that the premises let in and the conclusion keeps out."""
    found: list[Case] = []

    def truth(left: list[str], reading: dict[str, str]) -> Readings[bool]:
        if left:
            first, rest = left[0], left[1:]
            names = questions[first]
            return split(first, {name: truth(rest, reading | {first: name}) for name in names})
        given: list[Formula] = [formula_of(part.condition, reading) for part in premises]
        case = counterexample(given, formula_of(conclusion.condition, reading))
        found.extend([] if case is None else [case])
        return Fixed(case is not None)

    where = readings_where(truth(list(questions), {}))
    return None if where is None else (where, found[0])


def _parts(offer: Offer, offence: DayRange | None) -> list[Part]:
    parts = [Part("who", each, each.basis) for each in _conjuncts(offer.who)]
    if offence is not None:
        day = FactCondition(OFFENCE, days=offence, basis=offer.offence_basis)
        parts.append(Part("offence", day, offer.offence_basis))
    for exclusion in offer.exclusions:
        basis = exclusion.basis if exclusion.basis.sources else exclusion.when.basis
        parts.append(Part("exclusion", Joined("not", (exclusion.when,)), basis))
    return parts + [Part("act", each, each.basis) for each in _conjuncts(offer.act)]


def _conjuncts(condition: Condition | None) -> Iterator[Condition]:
    if isinstance(condition, Joined) and condition.how == "all":
        for part in condition.parts:
            yield from _conjuncts(part)
    elif condition is not None:
        yield condition


def _questions(parts: list[Part], settled: Mapping[str, str]) -> Questions:
    """Give the questions that conditions hang on; of one that was settled, its one reading."""
    found: Questions = {}
    for part in parts:
        found |= questions_in(part.condition)
    return {
        question: (settled[question],) if question in settled else names
        for question, names in found.items()
    }
