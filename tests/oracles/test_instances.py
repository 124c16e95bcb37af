"""What the two hundred instances are like, in the oracles' own figures."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace
from functools import cache

import pytest

from safeconduct.operation.model import Operation
from tests.oracles.capacities import persons
from tests.oracles.enumerate_routes import enumerate_routes
from tests.oracles.instances import CHUNKS, COUNT, NAMES, instance
from tests.oracles.program import AimKey, Listed, attained, wanted_of
from tests.oracles.solve import by_routes, listed, solved
from tests.oracles.time_expanded import time_expanded

WHOLE = [name for name in NAMES if name.startswith("whole")]
KINDS_OF_LIMIT = (
    "crossing_walk",
    "crossing_vehicle",
    "screening",
    "reception",
    "places",
    "street_walk",
    "street_vehicle",
    "room",
    "cars",
    "seats",
    "fleet",
    "open",
    "open_link",
)


def test_there_are_two_hundred_and_the_same_name_gives_the_same_instance() -> None:
    assert len(NAMES) == len(set(NAMES)) == sum(COUNT.values()) == 200
    again = instance.__wrapped__("cyclic-7")
    assert again.operation == instance("cyclic-7").operation
    assert list(again.network.length_m) == list(instance("cyclic-7").network.length_m)


def _always_open(operation: Operation) -> Operation:
    throughout = ((0, operation.horizon_s),)
    corridors = {key: replace(it, open=throughout) for key, it in operation.corridors.items()}
    return replace(operation, corridors=corridors)


def _differs(one: Listed, two: Listed, operation: Operation) -> bool:
    wanted = wanted_of(operation)
    first, second = (attained(it.program(), wanted) for it in (one, two))
    return any(abs(first[key] - second[key]) > 1e-4 * abs(first[key]) + 2e-3 for key in first)


@dataclass(frozen=True, slots=True)
class Figures:
    """What one instance is like; means in seconds, ``None`` where nobody moves."""

    wanting: float
    moved: float
    mean: float | None
    mean_free: float | None
    window_binds: bool


@cache
def figures(name: str) -> Figures:
    """Measure one instance with its oracle."""
    made, values = instance(name), solved(name)
    operation = made.operation
    free = attained(listed(name).free_flow(), wanted_of(operation))
    oracle = time_expanded if made.kind == "whole" else enumerate_routes
    opened = oracle(_always_open(operation), made.network)
    return Figures(
        sum(persons(operation, a, g) for a in operation.areas for g in operation.groups),
        values.loose["moved", None],
        _mean(values.loose),
        _mean(free),
        _differs(listed(name), opened, operation),
    )


def _mean(aims: dict[AimKey, float]) -> float | None:
    moved = aims["moved", None]
    return aims["arrival_sum", None] / moved if moved > 1.0 else None


@pytest.mark.parametrize("names", CHUNKS, ids=lambda names: names[0])
def test_nobody_moves_beyond_those_who_want_to_or_sooner_than_unhindered(
    names: tuple[str, ...],
) -> None:
    for name in names:
        found = figures(name)
        assert found.moved <= found.wanting * (1.0 + 1e-9), name
        if found.mean is not None and found.moved >= found.wanting * (1.0 - 1e-6):
            assert found.mean_free is not None, name
            assert found.mean >= found.mean_free * (1.0 - 1e-5), name


def test_most_are_congested_many_have_binding_windows_and_some_leave_people() -> None:
    found = [figures(name) for name in NAMES]
    slow = sum(
        it.mean >= 1.1 * it.mean_free
        for it in found
        if it.mean is not None and it.mean_free is not None
    )
    assert slow >= 0.60 * len(found)
    assert sum(it.window_binds for it in found) >= 0.30 * len(found)
    left = sum(it.moved < it.wanting * (1.0 - 1e-4) for it in found)
    assert 0.15 * len(found) <= left <= 0.85 * len(found)
    assert sum(it.moved > 1.0 for it in found) >= 0.90 * len(found)


@pytest.mark.parametrize("limit", KINDS_OF_LIMIT)
def test_every_limit_of_the_table_binds_somewhere(limit: str) -> None:
    binding = 0
    for name in reversed(NAMES):
        full = listed(name)
        upper, lower = _without(full.upper, limit), _without(full.lower, limit)
        if len(upper) < len(full.upper) or len(lower) < len(full.lower):
            lifted = replace(full, upper=upper, lower=lower)
            binding += _differs(full, lifted, instance(name).operation)
        if binding == 3:
            return
    pytest.fail(f"{limit} binds in {binding} instances only")


def _without(rows: dict[Hashable, float], limit: str) -> dict[Hashable, float]:
    return {
        key: bound
        for key, bound in rows.items()
        if not (isinstance(key, tuple) and key[0] == limit)
    }


@pytest.mark.parametrize("names", CHUNKS, ids=lambda names: names[0])
def test_the_tolerances_of_the_aims_leave_no_room_for_doubt(names: tuple[str, ...]) -> None:
    for name in names:
        values = solved(name)
        if values.loose["moved", None] > 1.0:
            # one bucket earlier, far more are missing than completion leaves out
            assert values.shortfall > 0.1, name
        assert values.loose["completion", None] == values.tight["completion", None], name
        for key in values.loose:
            low, high = values.between(key)
            seconds = instance(name).operation.horizon_s
            assert high - low <= 1e-4 * high + (1e-2 if key[0] == "moved" else 0.02 * seconds), name


@pytest.mark.parametrize("start", range(0, len(WHOLE), 10))
def test_the_two_oracles_agree_where_both_apply(start: int) -> None:
    for name in WHOLE[start : start + 10]:
        made, arcs = instance(name), solved(name)
        routes = by_routes(made.operation, made.network)
        for mine, other in ((arcs.loose, routes.loose), (arcs.tight, routes.tight)):
            assert mine == pytest.approx(other, rel=1e-8, abs=1e-6), name
