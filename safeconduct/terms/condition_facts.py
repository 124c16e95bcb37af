"""The facts a condition asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from safeconduct.terms.model import (
    AskedCondition,
    Condition,
    FactCondition,
    Offer,
    RivalCondition,
)


def facts_in(
    condition: Condition | None, settled: Mapping[str, str] | None = None
) -> tuple[str, ...]:
    """Give the ids of the facts of a condition, each once; with a minus where it must not be so.

    Parameters
    ----------
    condition
        ``None`` asks for nothing.
    settled
        Readings that are binding; what other readings ask for is left out.
    """
    return () if condition is None else tuple(dict.fromkeys(_facts(condition, settled or {})))


def excluded_facts(offer: Offer, settled: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """Give the facts by which an offer leaves people out, each once."""
    found = (fact for each in offer.exclusions for fact in facts_in(each.when, settled))
    return tuple(dict.fromkeys(found))


NOT = "-"
"""Before a fact that must not be so."""


def bare(fact: str) -> str:
    """Give the id of a fact that may stand with a minus."""
    return fact.removeprefix(NOT)


def _facts(condition: Condition, settled: Mapping[str, str]) -> Iterator[str]:
    if isinstance(condition, FactCondition):
        yield condition.fact
        if condition.within is not None:
            yield condition.within.of
    elif isinstance(condition, RivalCondition):
        binding = settled.get(condition.question)
        for name, part in condition.branches:
            if not isinstance(part, bool) and binding in (None, name):
                yield from _facts(part, settled)
    elif not isinstance(condition, AskedCondition):
        for part in condition.parts:
            found = _facts(part, settled)
            yield from map(_turned, found) if condition.how == "not" else found


def _turned(fact: str) -> str:
    return fact.removeprefix(NOT) if fact.startswith(NOT) else NOT + fact
