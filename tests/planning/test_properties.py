"""What must hold between the plans of two operations, whatever the optimum is."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from safeconduct.network.model import Network
from safeconduct.operation.model import Operation
from safeconduct.planning.plan import plan
from safeconduct.plans.model import Plan
from tests.oracles.instances import NAMES, instance
from tests.planning import variants

SOME = NAMES[3::8]
ON_FOOT = tuple(name for name in SOME if not name.startswith("ridden"))
REL = 2e-5
"""Aims are fixed to a millionth each; five or six of them in turn may use that."""
FEW = 5e-3
"""Persons: aims are fixed to a thousandth of a person each, where people are few."""

Key = tuple[str, int | None]
World = variants.World


def _aims(found: Plan) -> dict[Key, float]:
    return {(aim.name, aim.level): aim.value for aim in found.aims}


@cache
def _planned(name: str) -> dict[Key, float]:
    made = instance(name)
    return _aims(plan(made.operation, made.network))


def _replanned(name: str, change: Callable[[Operation, Network], World]) -> dict[Key, float]:
    made = instance(name)
    return _aims(plan(*change(made.operation, made.network)))


def _assert_no_worse(new: dict[Key, float], old: dict[Key, float], name: str) -> None:
    """Compare aim by aim: the first that differs must have become better."""
    for key in dict.fromkeys([*old, *new]):
        before, after = old.get(key, 0.0), new.get(key, 0.0)
        gain = after - before if key[0] == "moved" else before - after
        allowed = REL * max(before, after) + _few(key, name)
        assert gain >= -allowed, f"{name}: {key} was {before} and is {after}"
        if gain > allowed:
            return


def _assert_same(
    new: dict[Key, float], old: dict[Key, float], name: str, factor: float = 1.0
) -> None:
    assert set(new) == set(old), name
    for key, before in old.items():
        expected = before if key[0] == "completion" else before * factor
        allowed = factor * _few(key, name)
        assert new[key] == pytest.approx(expected, rel=REL, abs=allowed), f"{name}: {key}"


def _few(key: Key, name: str) -> float:
    return FEW * {"moved": 1.0, "arrival_sum": instance(name).operation.horizon_s}.get(key[0], 0.0)


MORE = (
    variants.more_at_crossings,
    variants.more_lanes_and_desks,
    variants.more_places_and_room,
    variants.more_vehicles,
    variants.wider_streets,
)


@pytest.mark.parametrize("change", MORE, ids=lambda change: change.__name__)
def test_more_of_anything_never_makes_the_plan_worse(
    change: Callable[[Operation, Network], World],
) -> None:
    for name in SOME:
        _assert_no_worse(_replanned(name, change), _planned(name), name)


def test_longer_windows_never_make_a_plan_on_foot_worse() -> None:
    # a bus returns in the first open bucket, not in the best: only those on foot surely gain
    for name in ON_FOOT:
        _assert_no_worse(_replanned(name, variants.longer_windows), _planned(name), name)


def test_ten_times_the_people_and_ten_times_the_means_take_as_long() -> None:
    for name in SOME:
        _assert_same(_replanned(name, variants.ten_times), _planned(name), name, factor=10.0)


def test_names_and_order_change_no_aim() -> None:
    for name in SOME:
        _assert_same(_replanned(name, variants.other_names), _planned(name), name)


def test_an_area_in_two_parts_at_one_place_changes_no_aim() -> None:
    for name in SOME:
        _assert_same(_replanned(name, variants.areas_in_two), _planned(name), name)


@pytest.mark.parametrize("buckets", [1, 4])
def test_when_all_hours_are_later_the_same_plan_later_is_still_possible(buckets: int) -> None:
    for name in SOME:
        old = _planned(name)
        shift = buckets * instance(name).operation.step_s
        put_off = {
            key: value
            if key[0] == "moved"
            else value + shift * (1.0 if key[0] == "completion" else old["moved", key[1]])
            for key, value in old.items()
        }
        new = _replanned(name, lambda op, net: variants.later(op, net, buckets))
        _assert_no_worse(new, put_off, name)
