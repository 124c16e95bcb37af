"""What one more of something would change, in words: a row for each addition."""

from __future__ import annotations

from dataclasses import dataclass

from safeconduct.brief.language import Language
from safeconduct.brief.wording import limit_name, party_name
from safeconduct.operation.model import Operation
from safeconduct.plans.model import Addition, Plan

HOUR_S = 3600.0
MOST_ROWS = 12


@dataclass(frozen=True, slots=True)
class AdditionRow:
    """An addition as a table has it; what it does not change is a dash."""

    what: str
    more: str
    hours: str
    earlier: str
    how: str


def addition_rows(operation: Operation, plan: Plan, language: Language) -> list[AdditionRow]:
    """Say what each addition would change, the most people first.

    Parameters
    ----------
    operation
        Names of the places.
    plan
        With the prices of its additions.
    language
        Of the words.
    """
    return [_row(operation, each, language) for each in plan.additions[:MOST_ROWS]]


def addition_name(operation: Operation, addition: Addition, language: Language) -> str:
    """Say what is added, and where."""
    if addition.limit == "hours":
        key = f"addition.{addition.kind.replace(' ', '-')}"
        return language.say(key, at=language.text(operation.corridors[addition.at].name))
    if addition.limit == "consent":
        corridor, _, party = addition.at.partition("/")
        return language.say(
            "addition.consent",
            at=language.text(operation.corridors[corridor].name),
            party=party_name(operation.parties, party, language),
        )
    at = limit_name(operation, addition.limit, addition.at, language)
    return language.say(f"addition.{addition.kind.replace(' ', '-')}", at=at)


def _row(operation: Operation, addition: Addition, language: Language) -> AdditionRow:
    at_most = "" if addition.confirmed else language.say("addition.at-most")

    def figure(text: str) -> str:
        return f"{at_most} {text}".strip()

    earlier = addition.saves_completion_h or 0.0
    more, hours = addition.more_persons, addition.saves_person_h
    return AdditionRow(
        what=addition_name(operation, addition, language),
        more=figure(language.persons(more)) if more > 0 else "–",
        hours=figure(language.number(hours)) if hours >= 0.5 else "–",  # noqa: PLR2004 - else it reads 0
        earlier=language.duration(earlier * HOUR_S) if earlier > 0 else "–",
        how=language.say("addition.confirmed" if addition.confirmed else "addition.marginal"),
    )
