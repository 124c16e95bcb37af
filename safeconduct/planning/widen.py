"""New routes round full streets, and rows for the streets that are full."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from safeconduct.planning.bound import Goal, exit_cost
from safeconduct.planning.capacities import LimitAt, street_capacity
from safeconduct.planning.demand import ExitKey, RouteBook
from safeconduct.planning.program import Numbers, Program
from safeconduct.planning.relax import StreetSearch
from safeconduct.planning.routes import is_simple, make_route, within_detour
from safeconduct.planning.setting import Setting
from safeconduct.planning.solver import Solution
from safeconduct.planning.tolls import Tolls
from safeconduct.planning.unfold import Parcel, street_loads_of

LEAST_GAIN = 1e-6
"""Buckets a person must save for a new route to be worth having."""

STREETS_A_ROUND = 10
"""Streets that get rows in one round where the network is large."""

BUCKETS_TRIED = 4
"""Crossing buckets for which a better route is sought, for each area, corridor and site."""


def overloaded_streets(
    setting: Setting, parcels: list[Parcel], departed: Mapping[tuple[str, int], float] | None = None
) -> dict[LimitAt, float]:
    """Give the streets that the parcels load beyond what they take, with the sum of the excess.

    ``departed`` gives the vehicles of lines by bucket, where they are whole.
    """
    ids = setting.network.link_id
    found = {}
    for (kind, link), load in street_loads_of(setting, parcels, departed).items():
        limit: LimitAt = (kind, str(ids[link]))  # type: ignore[assignment]  # kind is one of two literals
        capacity = street_capacity(setting, limit[0], link)
        if bool((load > capacity * (1 + 1e-9) + 1e-6).any()):
            found[limit] = float(np.maximum(0.0, load - capacity).sum())
    return found


def worst_streets(excess: dict[LimitAt, float], least: float) -> frozenset[LimitAt]:
    """Choose the streets that deserve rows: the most overloaded ones, one of each stretch.

    Streets in a row carry the same people; their excess is the same, and one row does for all.
    """
    stretches: dict[float, LimitAt] = {}
    for limit in sorted(excess):
        if excess[limit] > least:
            stretches.setdefault(float(f"{excess[limit]:.6g}"), limit)
    worst = sorted(stretches, reverse=True)[:STREETS_A_ROUND]
    return frozenset(stretches[amount] for amount in worst)


def widen(
    setting: Setting, book: RouteBook, program: Program, solution: Solution, worth: float
) -> int:
    """Add the routes that the prices of a solution call for.

    Parameters
    ----------
    setting, book, program
        What was solved; the book grows.
    solution
        Of the combined cost.
    worth
        Buckets that moving one more person is worth in that cost.

    Returns
    -------
    int
        How many routes are new.
    """
    tolls = Tolls(setting, program, solution.prices)
    goal = Goal("arrival_sum", None, worth, 1.0, setting.steps - 1)
    streets = {True: tolls.streets(walking=True), False: tolls.streets(walking=False)}
    wanted: dict[tuple[StreetSearch, int], list[ExitKey]] = {}
    for (corridor, speed), keys in _by_search(book, streets).items():
        root = setting.network.corridor_node[corridor]
        search = StreetSearch(setting, root, corridor, speed)
        starts = _starts(setting, speed)
        nodes = np.array([starts[key[0]] for key in keys], dtype=np.int64)
        inward = search.to_nodes(streets[speed is not None], nodes)
        for key, price in zip(keys, inward, strict=True):
            for bucket in _promising(setting, book, tolls, solution, goal, key, price):
                wanted.setdefault((search, bucket), []).append(key)
    return sum(
        _add_routes(setting, book, search, streets, bucket, keys)
        for (search, bucket), keys in wanted.items()
    )


def _by_search(
    book: RouteBook, streets: dict[bool, dict[int, Numbers]]
) -> dict[tuple[str, float | None], list[ExitKey]]:
    found: dict[tuple[str, float | None], list[ExitKey]] = {}
    for key in book.exits:
        if streets[key[3] is not None]:
            found.setdefault((key[1], key[3]), []).append(key)
    return found


def _promising(
    setting: Setting,
    book: RouteBook,
    tolls: Tolls,
    solution: Solution,
    goal: Goal,
    key: ExitKey,
    inward: Numbers,
) -> list[int]:
    """Buckets in which some route might be cheaper than all known ones."""
    release = min(route.release(setting.step_ms) for route in book.exits[key])
    found: set[int] = set()
    for (area, group), price in solution.supply_prices.items():
        who = setting.operation.groups[group]
        rides = key[3] is None and who.may_ride
        if area != key[0] or not (rides or who.walking_speed_kmh == key[3]):
            continue
        if not setting.usable(setting.operation.corridors[key[1]], group):
            continue
        cost = exit_cost(setting, tolls, goal, (), group, key) + inward + price
        cost[:release] = np.inf
        better = np.flatnonzero(cost < -LEAST_GAIN)
        if better.size:
            order = better[np.argsort(cost[better], kind="stable")]
            found.update(int(b) for b in order[:: max(1, order.size // BUCKETS_TRIED)])
    return sorted(found)


def _add_routes(
    setting: Setting,
    book: RouteBook,
    search: StreetSearch,
    streets: dict[bool, dict[int, Numbers]],
    bucket: int,
    keys: list[ExitKey],
) -> int:
    starts = _starts(setting, search.speed_kmh)
    priced = streets[search.speed_kmh is not None]
    nodes = np.array([starts[key[0]] for key in keys], dtype=np.int64)
    added = 0
    for key, before in zip(keys, search.ways(priced, bucket, nodes), strict=True):
        after = book.exits[key][0].after
        if before is None or not is_simple(setting, before + after):
            continue
        route = make_route(setting, key[0], before, after, key[2], key[3])
        if route is not None and within_detour(setting, key, route):
            added += book.add_exit(key, route)
    return added


def _starts(setting: Setting, speed_kmh: float | None) -> dict[str, int]:
    return setting.network.area_drive_node if speed_kmh is None else setting.network.area_node
