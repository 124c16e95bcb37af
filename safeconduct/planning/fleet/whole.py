"""The verb: turn a plan in fractions of vehicles into whole departures of whole vehicles."""

from __future__ import annotations

import math
import time
from collections import defaultdict
from dataclasses import replace
from typing import NamedTuple

from safeconduct.planning.aims import Ladder, priceless
from safeconduct.planning.condense import pool_alike
from safeconduct.planning.demand import RouteBook, services_of
from safeconduct.planning.fleet.climb import Climb
from safeconduct.planning.fleet.departures import (
    Departed,
    Departures,
    only_departed,
    write_departures,
)
from safeconduct.planning.fleet.dispatch import Dispatcher, longest_duty, wishes_of
from safeconduct.planning.fleet.duties import Chain, chain_rides
from safeconduct.planning.fleet.stops import MOST_STOPS, stops_of
from safeconduct.planning.program import Numbers, Program
from safeconduct.planning.put_off import put_off
from safeconduct.planning.reproof import prove_again
from safeconduct.planning.search import Progress
from safeconduct.planning.services import Active
from safeconduct.planning.setting import Setting
from safeconduct.planning.solved import Solved, Vehicles
from safeconduct.planning.solver import OutOfTimeError, Solver
from safeconduct.planning.unfold import Parcel, unfold
from safeconduct.planning.widen import overloaded_streets, worst_streets

MOST_EXACT = 400
"""Possible departures up to which the integer program is solved, not rounded."""
AHEAD = (0.999, 0.5, 0.0)
"""How early the next vehicle is due, as a part of one: each is tried and the best plan kept."""
ROUNDS = 6
"""How often streets that are too full get rows."""
MORE_ROUNDS = 4
"""How often vehicles are added for those whom rounding has left behind."""
NOBODY = 0.01
GRACE_S = 2.0
"""What whole vehicles may take after the time limit, so that a small operation has them even then."""
STEP_TOO_SHORT = "no bucket takes a whole vehicle"
NO_TIME = "no time was left for whole vehicles"
"""Why vehicles stay a rate, as plan.json says it."""


def whole_vehicles(
    setting: Setting, book: RouteBook, solved: Solved, deadline_s: float, tell: Progress
) -> Solved:
    """Give the same operation with whole departures, people who fit them, and its bounds.

    The prices of the plan in fractions prove the bounds, so that the gap is what whole vehicles
    (and convoys, and drivers' hours, of which fractions know nothing) may cost at most.

    Parameters
    ----------
    setting, book, solved
        The operation and its plan in fractions.
    deadline_s
        By the monotonic clock.
    tell
        Told what is being done.

    Returns
    -------
    Solved
        With vehicles; what was given where no vehicle runs, or none could be whole.
    """
    proving = solved.program
    if proving is None or not any(p.service.pattern is not None for p in solved.parcels):
        return solved
    tell("whole vehicles", None)
    deadline_s = max(deadline_s, time.monotonic() + GRACE_S)
    riding = _riding(solved.parcels)
    latest = max(int(s.buckets.max()) for s in proving.services if s.buckets.size)
    active: Active = frozenset(
        limit for limit in proving.rows if limit[0] in ("street_walk", "street_vehicle")
    )
    for _ in range(ROUNDS):
        services = services_of(setting, book, active, latest)
        services = pool_alike(setting, services, active, vehicles=False)
        departures = write_departures(setting, services, active)
        if not _step_takes_vehicles(setting, departures):
            return replace(solved, why_fractions=STEP_TOO_SHORT)
        try:
            found = _plan(setting, departures, active, riding, deadline_s)
        except OutOfTimeError:
            return replace(solved, why_fractions=NO_TIME)
        program, parcels, departed, chains = _written(setting, found)
        excess = overloaded_streets(setting, parcels, departed)
        if not excess:
            break
        active |= worst_streets(excess, 0.0)
    else:
        parcels = put_off(setting, program, parcels, deadline_s)
    vehicles = Vehicles(departed, tuple(chains), tuple(solved.reached))
    ladder = _proved(setting, book, solved, proving, parcels, deadline_s)
    return replace(solved, reached=ladder.reached, parcels=parcels, vehicles=vehicles)


def _riding(parcels: list[Parcel]) -> dict[tuple[str, int], float]:
    """Vehicles as a rate, by line and bucket."""
    riding: dict[tuple[str, int], float] = defaultdict(float)
    for parcel in parcels:
        pattern = parcel.service.pattern
        if pattern is not None:
            riding[pattern.name, parcel.bucket] += parcel.persons / pattern.fleet.seats
    return riding


def _step_takes_vehicles(setting: Setting, departures: Departures) -> bool:
    """Whether a bucket that is open throughout takes one whole vehicle, on each line.

    A line whose crossing never opens for a whole bucket is another matter: no vehicle runs there.
    """
    hours = setting.operation.step_s / 3600
    ids = {str(link): number for number, link in enumerate(setting.network.link_id)}
    streets = {ids[name] for kind, name in departures.program.rows if kind == "street_vehicle"}
    for pattern in departures.patterns:
        gate = setting.operation.corridors[pattern.line.corridor].vehicle_capacity_per_h
        takes = [] if gate is None else [gate]
        takes += [
            float(setting.network.vehicle_capacity_per_h[link])
            for link in streets.intersection(pattern.out + pattern.back)
        ]
        if min(takes, default=math.inf) * hours < pattern.fleet.pcu * (1 - 1e-9):
            return False
    return True


class _Found(NamedTuple):
    """People on whole vehicles, and which vehicle makes which ride where that is known."""

    program: Program
    values: Numbers
    departed: Departed
    chains: list[Chain] | None


def _plan(
    setting: Setting,
    departures: Departures,
    active: Active,
    riding: dict[tuple[str, int], float],
    deadline_s: float,
) -> _Found:
    """Solve a small operation as an integer program, and dispatch the vehicles of a large one."""
    if _is_small(setting, departures):
        try:
            values = Climb(departures, None, deadline_s).climb()
        except OutOfTimeError:
            pass
        else:
            whole = values[departures.first : departures.first + departures.count]
            departed = {
                key: round(float(n))
                for key, n in zip(departures.rides(), whole, strict=True)
                if n > 0.5  # noqa: PLR2004 - nearest whole number
            }
            values = Climb(departures, departed, deadline_s).climb()
            return _Found(departures.program, values, departed, None)
    return _dispatched(setting, departures, active, riding, deadline_s)


def _is_small(setting: Setting, departures: Departures) -> bool:
    if departures.count > MOST_EXACT:
        return False
    patterns = departures.patterns
    if any(longest_duty(pattern.fleet, setting) is not None for pattern in patterns):
        return False
    return all(len(stops_of(patterns, k)) <= MOST_STOPS for k in ("buses", "ambulances"))


def _dispatched(
    setting: Setting,
    departures: Departures,
    active: Active,
    riding: dict[tuple[str, int], float],
    deadline_s: float,
) -> _Found:
    """Try each way of rounding and keep the one that gets most people out, and those early."""
    tried: list[tuple[float, Dispatcher]] = []
    for ahead in AHEAD:
        dispatcher = Dispatcher(setting, departures)
        dispatcher.send(wishes_of(departures, riding, ahead))
        more = _send_more(setting, departures, active, dispatcher, riding, deadline_s)
        tried.append((more, dispatcher))
    _, dispatcher = min(tried, key=lambda each: each[0])
    chains = [Chain(v.kind, tuple(v.runs)) for v in dispatcher.vehicles if v.runs]
    sent = only_departed(setting, departures, active, dispatcher.departed)
    values = Climb(sent, dispatcher.departed, deadline_s).climb()
    return _Found(sent.program, values, dispatcher.departed, chains)


def _send_more(
    setting: Setting,
    departures: Departures,
    active: Active,
    dispatcher: Dispatcher,
    riding: dict[tuple[str, int], float],
    deadline_s: float,
) -> float:
    """Send further vehicles for those whom rounding has left behind; give the cost reached."""
    shares: dict[str, float] = defaultdict(float)
    for (name, _), vehicles in riding.items():
        shares[name] += vehicles
    most = sum(departures.program.upper[list(departures.program.supply_rows.values())])
    sent = only_departed(setting, departures, active, dispatcher.departed)
    climb = Climb(sent, dispatcher.departed, deadline_s)
    values = climb.look()
    for _ in range(MORE_ROUNDS):
        left = most - climb.moved(values)
        if left <= NOBODY:
            break
        wishes = []
        for place, pattern in enumerate(departures.patterns):
            count = math.ceil(shares[pattern.name] * min(1.0, left / max(most, 1.0)) - 1e-9)
            wishes += [(0, place)] * count
        before = sum(dispatcher.departed.values())
        dispatcher.send(wishes)
        if sum(dispatcher.departed.values()) == before:
            break
        sent = only_departed(setting, departures, active, dispatcher.departed)
        again = Climb(sent, dispatcher.departed, deadline_s)
        found = again.look()
        if again.moved(found) <= climb.moved(values) + NOBODY:
            break
        climb, values = again, found
    return climb.cost(values)


def _written(
    setting: Setting, found: _Found
) -> tuple[Program, list[Parcel], Departed, list[Chain]]:
    """Give who goes, with no more vehicles than carry somebody, and which vehicle makes which ride."""
    program = found.program
    parcels = unfold(setting, program, found.values)
    needed = {
        key: min(found.departed[key], max(1, math.ceil(vehicles - 1e-6)))
        for key, vehicles in _riding(parcels).items()
    }
    if found.chains is None:
        patterns = {s.pattern.name: s.pattern for s in program.services if s.pattern is not None}
        return program, parcels, needed, chain_rides(setting, patterns, needed)
    left = dict(needed)
    kept = []
    for chain in found.chains:
        rides = []
        for ride in chain.rides:
            if left.get(ride, 0) > 0:
                left[ride] -= 1
                rides.append(ride)
        kept.append(Chain(chain.kind, tuple(rides)))
    return program, parcels, needed, [chain for chain in kept if chain.rides]


def _proved(
    setting: Setting,
    book: RouteBook,
    solved: Solved,
    program: Program,
    parcels: list[Parcel],
    deadline_s: float,
) -> Ladder:
    """Prove anew what fractions allow at best, now at the values that whole vehicles keep."""
    solver = Solver(program, max(GRACE_S, deadline_s - time.monotonic()))
    ladder = Ladder(setting, book, program, solver, reached=list(solved.reached))
    prove_again(ladder, parcels, priceless(program))
    return ladder
