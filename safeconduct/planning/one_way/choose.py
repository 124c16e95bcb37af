"""The verb: give every area one way out, and everybody who waits at an assembly point one way on.

The ways that carry most in the plan with free ways are fixed first, some at a time, and the program is solved
again with the others still free; then the areas that lost most try their second way.
"""

from __future__ import annotations

import math
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from safeconduct.planning.demand import RouteBook
from safeconduct.planning.kept import kept_of
from safeconduct.planning.search import Progress, solve
from safeconduct.planning.setting import Commodity, Setting
from safeconduct.planning.solved import Solved
from safeconduct.planning.unfold import Parcel
from safeconduct.planning.ways import OneWay, Waiting, Way, way_of

ROUNDS = 4
"""In how many parts ways are fixed."""
SURE = 0.999
"""Share of people on one way from which it is theirs without asking again."""
TRIES = 12
"""Second ways that are tried at most."""
Key = TypeVar("Key", Commodity, Waiting)
Loads = Mapping[Key, Mapping[Way, float]]
Worth = tuple[float, ...]


def one_way_out(
    setting: Setting, book: RouteBook, free: Solved, deadline_s: float, tell: Progress
) -> tuple[Solved, OneWay]:
    """Plan with one way out for every area and group.

    Parameters
    ----------
    setting, book
        The operation and the routes known.
    free
        The plan with free ways: what it proves bounds this one.
    deadline_s
        By the monotonic clock; ways are no longer tried then.
    tell
        Told what is being done.

    Returns
    -------
    Solved
        Everybody of an area and group goes one way, and from an assembly point on one way.
    OneWay
        The ways.
    """
    lines = {pattern.name: pattern.line.corridor for pattern in book.patterns}
    found, ways = free, OneWay(lines=lines)
    for number in range(1, ROUNDS + 1):
        tell(f"one way out, round {number}", None)
        ways = _fixed(found.parcels, ways, number / ROUNDS)
        found = _solved(setting, book, ways, deadline_s, tell)
        if not any(True for _ in _undecided(found.parcels, ways)):
            break
    ways = _fixed(found.parcels, ways, 1.0)
    found = _solved(setting, book, ways, deadline_s, tell)
    return _second_ways(setting, book, free, found, ways, deadline_s, tell)


def _solved(
    setting: Setting, book: RouteBook, ways: OneWay, deadline_s: float, tell: Progress
) -> Solved:
    found = solve(setting, replace(book, ways=ways), deadline_s, tell)
    return replace(found, one_way=True)


def _fixed(parcels: list[Parcel], ways: OneWay, share: float) -> OneWay:
    """Fix the way of those who all go it, and of a share of the others, the largest first."""
    return OneWay(
        {**ways.homes, **_most(home_loads(parcels), ways.homes, share)},
        {**ways.stops, **_most(stop_loads(parcels), ways.stops, share)},
        ways.lines,
    )


def _most(loads: Loads[Key], known: Mapping[Key, Way], share: float) -> dict[Key, Way]:
    open_ = [key for key in loads if key not in known]
    found = {
        key: way
        for key in open_
        for way, persons in loads[key].items()
        if persons >= SURE * sum(loads[key].values())
    }
    rest = sorted(
        (key for key in open_ if key not in found),
        key=lambda key: (-sum(loads[key].values()), key),
    )
    for key in rest[: math.ceil(share * len(rest))]:
        found[key] = max(sorted(loads[key]), key=lambda way: loads[key][way])
    return found


def _undecided(parcels: list[Parcel], ways: OneWay) -> Iterator[object]:
    yield from (key for key in home_loads(parcels) if key not in ways.homes)
    yield from (key for key in stop_loads(parcels) if key not in ways.stops)


def home_loads(parcels: list[Parcel]) -> dict[Commodity, dict[Way, float]]:
    """Count who leaves home which way; those in cars only where nobody goes otherwise."""
    loads: dict[Commodity, dict[Way, float]] = defaultdict(lambda: defaultdict(float))
    without_car = {p.commodity for p in parcels if p.service.mode != "car"}
    for parcel in parcels:
        if parcel.service.mode == "car" and parcel.commodity in without_car:
            continue
        came = parcel.came >= 0
        way: Way = ("stop", parcel.service.origin) if came else way_of(parcel.service)
        loads[parcel.commodity][way] += parcel.persons
    return loads


def stop_loads(parcels: list[Parcel]) -> dict[Waiting, dict[Way, float]]:
    """Count who goes on which way from an assembly point."""
    loads: dict[Waiting, dict[Way, float]] = defaultdict(lambda: defaultdict(float))
    for parcel in parcels:
        if parcel.came >= 0:
            key = (parcel.service.origin, parcel.service.group)
            loads[key][way_of(parcel.service)] += parcel.persons
    return loads


def _second_ways(
    setting: Setting,
    book: RouteBook,
    free: Solved,
    found: Solved,
    ways: OneWay,
    deadline_s: float,
    tell: Progress,
) -> tuple[Solved, OneWay]:
    """Let those whom the plan with free ways divided try their other ways, while that helps."""
    worth = worth_of(setting, found.parcels)
    for number, other in enumerate(_others(free.parcels, ways)):
        if number >= TRIES or time.monotonic() > deadline_s:
            break
        tell("trying second ways", number / TRIES)
        tried = _with(ways, other)
        attempt = _solved(setting, book, tried, deadline_s, tell)
        reached = worth_of(setting, attempt.parcels)
        if reached < worth:
            found, ways, worth = attempt, tried, reached
    return found, ways


def _others(parcels: list[Parcel], ways: OneWay) -> Iterator[tuple[Commodity | Waiting, Way]]:
    """Give the other ways that carried people, those of most people first."""
    found: list[tuple[float, Commodity | Waiting, Way]] = []
    for key, of_home in home_loads(parcels).items():
        found += [(n, key, way) for way, n in of_home.items() if ways.homes.get(key) != way]
    for stop, of_stop in stop_loads(parcels).items():
        found += [(n, stop, way) for way, n in of_stop.items() if ways.stops.get(stop) != way]
    for _, key, way in sorted(found, key=lambda each: (-each[0], each[1], each[2])):
        yield key, way


def _with(ways: OneWay, other: tuple[Commodity | Waiting, Way]) -> OneWay:
    key, way = other
    if key in ways.stops:
        return replace(ways, stops={**ways.stops, key: way})
    return replace(ways, homes={**ways.homes, key: way})


def worth_of(setting: Setting, parcels: list[Parcel]) -> Worth:
    """Give the aims of a plan in their order, each so that less is better, rounded to what counts."""
    kept = kept_of(setting, parcels)
    levels = sorted({g.priority for g in setting.operation.groups.values() if g.priority})
    moved = [-round(kept.value("moved", level), 3) for level in (*levels, None)]
    arrivals = [round(kept.value("arrival_sum", level), 3) for level in (*levels, None)]
    return (*moved, *arrivals[:-1], float(kept.steps), arrivals[-1])
