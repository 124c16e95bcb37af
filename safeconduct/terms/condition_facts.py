"""The facts a condition asks for."""

from __future__ import annotations

from collections.abc import Iterator

from safeconduct.terms.model import (
    AskedCondition,
    Condition,
    FactCondition,
    Offer,
    RivalCondition,
)


def facts_in(condition: Condition | None) -> tuple[str, ...]:
    """Give the ids of the facts of a condition, each once, in its order."""
    return () if condition is None else tuple(dict.fromkeys(_facts(condition)))


def excluded_facts(offer: Offer) -> tuple[str, ...]:
    """Give the facts by which an offer leaves people out, each once."""
    found = (fact for each in offer.exclusions for fact in facts_in(each.when))
    return tuple(dict.fromkeys(found))


def _facts(condition: Condition) -> Iterator[str]:
    if isinstance(condition, FactCondition):
        yield condition.fact
        if condition.within is not None:
            yield condition.within.of
    elif isinstance(condition, RivalCondition):
        for _, part in condition.branches:
            if not isinstance(part, bool):
                yield from _facts(part)
    elif not isinstance(condition, AskedCondition):
        for part in condition.parts:
            yield from _facts(part)
