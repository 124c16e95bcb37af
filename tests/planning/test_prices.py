"""Prices of additions: confirmed ones are differences to a plan made again, others bound them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from safeconduct.network.model import Network
from safeconduct.operation.model import Consent, Operation
from safeconduct.planning.plan import plan
from safeconduct.planning.prices.candidates import Candidate, candidates
from safeconduct.planning.prices.price import price_additions
from safeconduct.plans.model import Addition, Plan
from safeconduct.proof.certify import certify
from tests.oracles.instances import CHUNKS, instance

NAMES = [names[0] for names in CHUNKS][:20]
HOUR_S = 3600.0
LEAST = 1e-4


@cache
def planned(name: str) -> tuple[Operation, Network, Plan]:
    made = instance(name)
    return made.operation, made.network, plan(made.operation, made.network)


@cache
def with_one(name: str) -> tuple[tuple[Candidate, Plan], ...]:
    operation, network, _ = planned(name)
    return tuple((each, plan(each.operation, network)) for each in candidates(operation))


@cache
def prices(name: str, confirmed: int) -> tuple[Addition, ...]:
    operation, network, made = planned(name)
    return price_additions(operation, network, made, confirmed=confirmed)


def arrivals(made: Plan) -> float:
    return sum(each.persons * each.arrive_s for each in made.cohorts)


def key(each: Addition | Candidate) -> tuple[str, str, str]:
    return each.limit, each.at, each.kind


def test_the_instances_have_something_to_price() -> None:
    worth = [len(prices(name, 10)) for name in NAMES]
    assert sum(count > 0 for count in worth) >= len(NAMES) // 2
    kinds = {each.kind for name in NAMES for each, _ in with_one(name)}
    assert {"lane", "desk", "vehicle", "100 places"} <= kinds


@pytest.mark.parametrize("name", NAMES)
def test_a_confirmed_price_is_the_difference_to_the_plan_made_again(name: str) -> None:
    _, _, before = planned(name)
    after = {key(each): made for each, made in with_one(name)}
    for each in prices(name, 100):
        assert each.confirmed
        made = after[key(each)]
        if each.more_persons:
            assert each.more_persons == pytest.approx(
                made.persons_moved - before.persons_moved, abs=LEAST
            )
            assert (each.saves_person_h, each.saves_completion_h) == (0.0, None)
            continue
        saved = (arrivals(before) - arrivals(made)) / HOUR_S
        assert each.saves_person_h == pytest.approx(max(0.0, saved), abs=LEAST)
        earlier = (before.completion_s - made.completion_s) / HOUR_S
        assert each.saves_completion_h == pytest.approx(earlier)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_not_confirmed_is_never_less_than_it_is_worth(name: str) -> None:
    sure = {key(each): each for each in prices(name, 100)}
    bounds = {key(each): each for each in prices(name, 0) if not each.confirmed}
    for at, each in sure.items():
        if at[0] in ("hours", "consent"):
            continue
        # What a plan made again is worth, its multiplier had to allow for.
        assert at in bounds, at
        if each.more_persons:
            assert bounds[at].more_persons >= each.more_persons - LEAST
        elif not bounds[at].more_persons:
            assert bounds[at].saves_person_h >= each.saves_person_h - LEAST


@pytest.mark.parametrize("name", NAMES)
def test_more_never_makes_a_plan_worse(name: str) -> None:
    _, _, before = planned(name)
    for each, after in with_one(name):
        # A vehicle returns by the first open bucket, which more hours can move: docs/background/model.md.
        if each.limit == "hours" and each.operation.lines:
            continue
        for old, new in zip(before.aims, after.aims, strict=False):
            assert (old.name, old.level) == (new.name, new.level)
            scale = 1e-6 * max(1.0, abs(old.value)) + 4e-6 * before.horizon_s
            if old.name == "moved":
                assert new.value >= old.value - scale, (key(each), old, new)
                if new.value > old.value + scale:
                    break
            else:
                assert new.value <= old.value + scale, (key(each), old, new)
                if new.value < old.value - scale:
                    break


def test_a_refused_way_is_priced_as_the_consent_that_is_wanting() -> None:
    name = NAMES[0]
    operation, network, _ = planned(name)
    id_, corridor = next(iter(operation.corridors.items()))
    refused = replace(corridor, consent={"town": Consent("town", "refused")})
    closed = replace(operation, corridors={**operation.corridors, id_: refused})
    before = plan(closed, network)
    found = [each for each in price_additions(closed, network, before) if each.kind == "consent"]
    after = plan(operation, network)
    if after.persons_moved > before.persons_moved + LEAST:
        assert [each.at for each in found] == [f"{id_}/town"]
        gained = after.persons_moved - before.persons_moved
        assert found[0].more_persons == pytest.approx(gained, abs=LEAST)


def test_nothing_is_ever_closed_or_taken_away() -> None:
    for name in NAMES:
        operation, _, _ = planned(name)
        for each in candidates(operation):
            for id_, corridor in each.operation.corridors.items():
                old = operation.corridors[id_]
                assert sum(b - a for a, b in corridor.open) >= sum(b - a for a, b in old.open)
                assert not set(corridor.refused_by) - set(old.refused_by)
            assert each.operation.closures == operation.closures


def test_a_plan_with_prices_is_still_certified() -> None:
    operation, network, made = planned(NAMES[1])
    priced = replace(made, additions=prices(NAMES[1], 10))
    assert certify(operation, network, priced).ok
