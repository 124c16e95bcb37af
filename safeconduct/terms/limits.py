"""International limits beside a text: cited, separate, a warning and never a score."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal

from safeconduct.operation.model import Text
from safeconduct.reading.own_file import own_yaml
from safeconduct.terms.facts import Facts


@dataclass(frozen=True, slots=True)
class Limit:
    """What a rule, a policy or its critics say of amnesties.

    Parameters
    ----------
    id, kind, title, says
        What it is and says.
    where
        Where it can be read.
    known_since
        First day on which it could be known.
    quote
        Its words, where they were seen.
    facts
        Facts that bring it in when stated as so; empty: it always stands.
    """

    id: str
    kind: Literal["treaty", "custom", "policy", "dissent"]
    title: Text
    says: Text
    where: str
    known_since: date
    quote: str | None
    facts: tuple[str, ...]


@cache
def limits() -> tuple[Limit, ...]:
    """Give every limit the program knows, the general ones first."""
    said: dict[str, dict[str, Any]] = own_yaml("safeconduct.terms", "limits.yaml")
    return tuple(
        Limit(
            id_,
            entry["kind"],
            Text(**entry["title"]),
            Text(**entry["says"]),
            entry["where"],
            entry["known_since"],
            entry.get("quote"),
            tuple(entry.get("facts", ())),
        )
        for id_, entry in said.items()
    )


def limits_beside(facts: Facts, known_on: date | None) -> tuple[Limit, ...]:
    """Give the limits a reader should know of beside an answer.

    Parameters
    ----------
    facts
        What was stated; a fact that is not known brings nothing in.
    known_on
        The last day of what is known.

    Returns
    -------
    tuple of Limit
        They change no answer.
    """
    return tuple(
        limit
        for limit in limits()
        if (known_on is None or limit.known_since <= known_on)
        and (not limit.facts or any(facts.get(fact) is True for fact in limit.facts))
    )
