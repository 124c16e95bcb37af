"""Additions in words: what, where, and how it is known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from safeconduct.brief.additions import addition_rows
from safeconduct.brief.language import languages
from safeconduct.network.model import Network
from safeconduct.operation.model import Operation
from safeconduct.plans.model import Addition, Plan

TwoGates = tuple[Operation, Network, Plan]


def rows(two_gates: TwoGates, *additions: Addition, code: str = "en") -> list[tuple[str, ...]]:
    operation, _, plan = two_gates
    language = next(each for each in languages(operation) if each.code == code)
    found = addition_rows(operation, replace(plan, additions=additions), language)
    return [(each.what, each.more, each.hours, each.earlier, each.how) for each in found]


def test_more_people_are_told_without_hours(two_gates: TwoGates) -> None:
    corridor = next(iter(two_gates[0].corridors.values()))
    later = Addition("hours", corridor.id, "hour later", 0.0, None, 120.0, confirmed=True)
    assert rows(two_gates, later) == [
        (f"{corridor.name.en}: closes an hour later", "120", "–", "–", "planned again")
    ]


def test_a_figure_by_its_price_is_one_at_most(two_gates: TwoGates) -> None:
    site = next(iter(two_gates[0].sites))
    desk = Addition("reception", site, "desk", 12.4, None)
    ((_, more, hours, earlier, how),) = rows(two_gates, desk)
    assert (more, hours, earlier, how) == ("–", "at most 12", "–", "by its price")


@pytest.mark.parametrize(
    "kind", ["lane", "desk", "vehicle", "100 places", "hour earlier", "consent"]
)
@pytest.mark.parametrize("code", ["en", "ar"])
def test_every_kind_has_words_in_both_languages(two_gates: TwoGates, kind: str, code: str) -> None:
    operation = two_gates[0]
    corridor, site = next(iter(operation.corridors)), next(iter(operation.sites))
    party = next(iter(operation.parties))
    limit, at = {
        "lane": ("screening", f"{corridor}/all"),
        "desk": ("reception", site),
        "vehicle": ("fleet", "buses"),
        "100 places": ("places", site),
        "hour earlier": ("hours", corridor),
        "consent": ("consent", f"{corridor}/{party}"),
    }[kind]
    one = Addition(limit, at, kind, 3.0, 0.5, 0.0, confirmed=True)
    ((what, _, _, earlier, how),) = rows(two_gates, one, code=code)
    assert what
    assert "{" not in what
    assert earlier != "–"
    assert (how == "planned again") == (code == "en")
