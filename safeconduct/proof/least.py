"""The least cost of any route of each area and group under prices: the heart of a bound."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np

from safeconduct.network.times import gap_time_ms
from safeconduct.operation.model import Corridor, Group
from safeconduct.proof.apart import is_armed
from safeconduct.proof.case import Case, Commodity, Pace
from safeconduct.proof.clockwork import Numbers, bucket_offset, least_between
from safeconduct.proof.fastest import NO_WAY
from safeconduct.proof.floors import Inward, inward_floors
from safeconduct.proof.in_time import least_in_time
from safeconduct.proof.lines import Cycle
from safeconduct.proof.listing import Trip
from safeconduct.proof.onward import OnwardWays
from safeconduct.proof.prices import Prices
from safeconduct.proof.trips import TripBook

Floors = Literal["by-street", "in-time", "both"]
Weights = Callable[[str], tuple[float, float]]
"""For a group: cost of moving one person, and cost of each second of arrival."""


@dataclass(frozen=True, slots=True)
class _Gate:
    """People of a group who go through a corridor to a site at some pace."""

    group: Group
    corridor: Corridor
    site: str | None
    pace: Pace

    @property
    def mode(self) -> str:
        """Walking or by car."""
        return "car" if self.pace is None else "walk"

    @property
    def key(self) -> tuple[object, ...]:
        """What tells it from others."""
        return (self.group.id, self.corridor.id, self.site, self.pace)


@dataclass(frozen=True, slots=True)
class _Choice:
    """A cost that no route of a kind goes below, and how to find the exact one."""

    least: float
    exact: Callable[[], float] | None


class LeastCosts:
    """Finds the cheapest timed routes.

    Parameters
    ----------
    case, cycles
        The operation on its roads, and its lines.
    ways
        Routes listed so far, and the ways on from crossings; kept from proof to proof.
    prices
        Of the proof.
    weights
        What moving and arriving cost.
    until
        Last bucket of arrival.
    floors
        Under routes where streets have prices: the least price of each street by itself; ``in-time``, which keeps to time and
        lists no routes; or ``both``. All are valid; which is sharp depends on who made the proof.
    """

    def __init__(
        self,
        case: Case,
        cycles: dict[str, Cycle],
        ways: tuple[TripBook, OnwardWays],
        prices: Prices,
        weights: Weights,
        until: int,
        *,
        floors: Floors = "by-street",
    ) -> None:
        self._kind = floors
        self._in_time: dict[tuple[object, ...], dict[str, float]] = {}
        self._case, self._cycles, (self._book, self._onward) = case, cycles, ways
        self._prices, self._weights, self._until = prices, weights, until
        self._floors: dict[tuple[object, ...], Numbers] = {}
        self._rows: dict[tuple[object, ...], Numbers] = {}

    def all(self) -> dict[Commodity, float]:
        """Give the least cost for every area and group not armed; ``inf`` without a route."""
        return {
            commodity: self._least(*commodity)
            for commodity, persons in self._case.persons.items()
            if persons > 0 and not is_armed(self._case, commodity[1])
        }

    def _least(self, area: str, group_id: str) -> float:
        choices = sorted(self._choices(area, group_id), key=lambda choice: choice.least)
        best = np.inf
        for choice in choices:
            if choice.least >= min(best, 0.0):
                break
            best = min(best, choice.least if choice.exact is None else choice.exact())
        return best if choices else float(np.inf)

    def _choices(self, area: str, group_id: str) -> Iterator[_Choice]:
        case, group = self._case, self._case.operation.groups[group_id]
        for corridor in case.operation.corridors.values():
            if not case.may_use(group_id, corridor.id):
                continue
            for site in corridor.leads_to or (None,):
                if case.may_walk(group):
                    gate = _Gate(group, corridor, site, group.walking_speed_kmh)
                    yield from self._straight(area, gate, 0.0)
                if case.operation.cars is not None and case.may_ride(group, "car"):
                    price = float(self._prices.of("cars", f"{area}/{group_id}")[0])
                    yield from self._straight(area, _Gate(group, corridor, site, None), price)
        for cycle in self._cycles.values():
            if cycle.area == area and self._may_board(group, cycle):
                cost = self._ride(group, cycle)
                yield _Choice(float(cost.min(initial=np.inf)), None)
        if case.may_walk(group):
            for point in case.network.assembly_node:
                onward = self._leaving(point, group)
                if bool(np.isfinite(onward).any()):
                    there = self._waiting(area, point, group)
                    yield _Choice(float((there + onward).min(initial=np.inf)), None)

    def _may_board(self, group: Group, cycle: Cycle) -> bool:
        return self._case.may_use(group.id, cycle.line.corridor) and self._case.may_ride(
            group, cycle.line.fleet
        )

    # From home on foot or by car.

    def _straight(self, area: str, gate: _Gate, extra: float) -> Iterator[_Choice]:
        trip = self._trip(area, gate)
        if trip is None:
            return
        onward = self._beyond(gate)
        keeping = self._keeping_time(area, gate, onward) + extra
        if self._kind == "in-time" and np.isfinite(keeping):
            yield _Choice(keeping, None)
            return
        inward = self._inward(area, trip, gate)
        release = -(-self._fastest_ms(trip) // self._case.step_ms)
        least = max(keeping, float((onward + inward)[release:].min(initial=np.inf)) + extra)
        if self._is_exact(trip):
            yield _Choice(least, None)
            return

        def exact() -> float:
            routes = self._book.routes(trip)
            if routes is None:
                return least
            return extra + self._book.least(routes, onward, self._streets(gate.pace))

        yield _Choice(least, exact)

    def _keeping_time(self, area: str, gate: _Gate, onward: Numbers) -> float:
        """Give the floor that keeps to time; minus infinity where it is not asked for, streets cost nothing, or it is too large."""
        streets = self._streets(gate.pace)
        if not streets or self._kind == "by-street":
            return -np.inf
        if gate.key not in self._in_time:
            trips = {a: self._trip(a, gate) for a in self._case.operation.areas}
            starts = {
                a: (self._gap_ms(trip) // self._case.step_ms, trip.start)
                for a, trip in trips.items()
                if trip is not None
            }
            way = (gate.corridor.id, gate.pace)
            self._in_time[gate.key] = least_in_time(self._case, way, onward, streets, starts)
        return self._in_time[gate.key].get(area, -np.inf)

    def _is_exact(self, trip: Trip) -> bool:
        """Whether the fastest way is the cheapest: streets cost nothing, and it is allowed."""
        return not self._streets(trip.pace) and self._book.fastest_is_allowed(trip)

    def _trip(self, area: str, gate: _Gate) -> Trip | None:
        network, pace = self._case.network, gate.pace
        homes = network.area_drive_node if pace is None else network.area_node
        gap_m = 0.0 if pace is None else network.area_gap_m.get(area, 0.0)
        return self._trip_from(homes.get(area), gap_m, gate, detours=pace is not None)

    def _trip_from(
        self, start: int | None, gap_m: float, gate: _Gate, *, detours: bool
    ) -> Trip | None:
        """Give the trip to a crossing, or ``None`` where no way could be short enough."""
        case, pace, corridor = self._case, gate.pace, gate.corridor.id
        beyond = self._onward.of(corridor, gate.site, pace)
        if start is None or beyond is None:
            return None
        crossing = case.network.corridor_node[corridor]
        fastest = int(case.times_to(crossing, corridor, pace, after=False)[start])
        if fastest >= NO_WAY:
            return None
        if pace is not None:
            fastest += gap_time_ms(gap_m, pace)
        longest, limit = self._book.longest_ms(pace), case.operation.max_detour
        most = int(NO_WAY) if longest is None else longest - beyond.time_ms
        if limit is not None and detours:
            most = min(most, int(limit * fastest))
        if fastest > most:
            return None
        avoid = tuple(beyond.nodes.tolist())
        return Trip(start, corridor, crossing, pace, (gap_m, 0.0), beyond.length_m, avoid, most)

    def _fastest_ms(self, trip: Trip) -> int:
        times = self._case.times_to(trip.goal, trip.corridor, trip.pace, after=False)
        gaps = 0 if trip.pace is None else sum(gap_time_ms(gap, trip.pace) for gap in trip.gaps_m)
        return int(times[trip.start]) + gaps

    def _beyond(self, gate: _Gate) -> Numbers:
        """Give the cost from the crossing on, by its bucket; the way on is fixed."""
        key = ("beyond", *gate.key)
        if key not in self._rows:
            onward = self._onward.of(gate.corridor.id, gate.site, gate.pace)
            if onward is None:
                self._rows[key] = np.full(self._case.steps, np.inf)
                return self._rows[key]
            cost = self._prices.at_gate(gate.group.id, gate.corridor.id, gate.mode)
            then = np.arange(self._case.steps) + onward.arrive_shift
            cost = cost + least_between(self._arrival(gate.group.id, gate.site), then, then)
            streets = self._streets(gate.pace)
            part = np.isin(onward.links, list(streets))
            links, shifts = onward.links[part].tolist(), onward.shifts[part].tolist()
            self._rows[key] = cost + self._book.street_price(links, shifts, streets)
        return self._rows[key]

    def _arrival(self, group: str, site: str | None) -> Numbers:
        moving, arriving = self._weights(group)
        j = np.arange(self._case.steps)
        cost = moving + arriving * (j + 1.0) * self._case.step_s
        cost = cost + self._prices.on_arrival(group, site)
        return np.where(j <= self._until, cost, np.inf)

    @cached_property
    def _priced(self) -> dict[bool, dict[int, Numbers]]:
        return {walking: self._prices.streets(walking=walking) for walking in (True, False)}

    def _streets(self, pace: Pace) -> dict[int, Numbers]:
        return self._priced[pace is not None]

    # Prices of streets.

    def _inward(self, origin: str, trip: Trip, gate: _Gate) -> Numbers:
        """Least street price on the way to the crossing, worked out for all areas at once."""
        if not self._streets(gate.pace):
            return np.zeros(self._case.steps)
        is_area = origin in self._case.operation.areas
        key = ("in", gate.corridor.id, gate.pace, is_area, origin)
        if key not in self._floors:
            starts = self._area_trips(gate) if is_area else {origin: trip}
            ways = Inward(
                trip.goal,
                gate.corridor.id,
                gate.pace,
                tuple(t.start for t in starts.values()),
                tuple(self._gap_ms(t) for t in starts.values()),
                tuple(None if t.most_ms >= NO_WAY else t.most_ms for t in starts.values()),
            )
            found = inward_floors(self._case, ways, self._streets(gate.pace))
            for name, row in zip(starts, found, strict=True):
                self._floors["in", gate.corridor.id, gate.pace, is_area, name] = row
        return self._floors[key]

    def _area_trips(self, gate: _Gate) -> dict[str, Trip]:
        """Trips of all areas with the longest time that any site leaves them."""
        sites = gate.corridor.leads_to or (None,)
        trips: dict[str, Trip] = {}
        for site in sites:
            to_site = _Gate(gate.group, gate.corridor, site, gate.pace)
            for area in self._case.operation.areas:
                trip = self._trip(area, to_site)
                if trip is not None and (area not in trips or trip.most_ms > trips[area].most_ms):
                    trips[area] = trip
        return trips

    def _gap_ms(self, trip: Trip) -> int:
        return 0 if trip.pace is None else gap_time_ms(trip.gaps_m[0], trip.pace)

    # By an assembly point.

    def _waiting(self, area: str, point: str, group: Group) -> Numbers:
        """Give the least price of having come to an assembly point, by bucket of leaving it."""
        pace = group.walking_speed_kmh
        key = ("waiting", area, point, pace)
        if key in self._rows:
            return self._rows[key]
        come = self._come(area, point, pace)
        room = self._prices.of("room", point)
        paid = np.concatenate([[0.0], np.cumsum(room)[:-1]])
        there: Numbers = np.minimum.accumulate(come - paid) + paid
        self._rows[key] = there
        return there

    def _come(self, area: str, point: str, pace: float) -> Numbers:
        case, network = self._case, self._case.network
        start, stop = network.area_node.get(area), network.assembly_node[point]
        cost = np.full(case.steps, np.inf)
        if start is None:
            return cost
        gaps_m = (network.area_gap_m.get(area, 0.0), network.assembly_gap_m.get(point, 0.0))
        longest = self._book.longest_ms(pace)
        most = int(NO_WAY) if longest is None else longest
        trip = Trip(start, None, stop, pace, gaps_m, 0.0, (), most)
        fastest = self._fastest_ms(trip)
        if fastest >= NO_WAY or fastest > most:
            return cost
        release = -(-fastest // case.step_ms)
        if self._is_exact(trip):
            cost[release:] = 0.0
            return cost
        streets = self._streets(pace)
        routes = self._book.routes(trip)
        if routes is not None:
            return self._book.coming(routes, streets)
        end_ms = gap_time_ms(gaps_m[1], pace)
        ways = Inward(stop, None, pace, (start,), (self._gap_ms(trip),), (longest,), end_ms)
        cost[release:] = inward_floors(case, ways, streets)[0][release:]
        return cost

    def _leaving(self, point: str, group: Group) -> Numbers:
        """Give the least cost of leaving an assembly point, by bucket of leaving."""
        key = ("onward", point, group.id)
        if key not in self._rows:
            least = np.full(self._case.steps, np.inf)
            for cycle in self._cycles.values():
                if cycle.line.assembly_point == point and self._may_board(group, cycle):
                    cost = self._ride(group, cycle)
                    least = np.minimum(least, _shifted(cost, cycle.board_shift))
            for corridor in self._case.operation.corridors.values():
                if self._case.may_use(group.id, corridor.id):
                    for site in corridor.leads_to or (None,):
                        gate = _Gate(group, corridor, site, group.walking_speed_kmh)
                        least = np.minimum(least, self._walk_on(point, gate))
            self._rows[key] = least
        return self._rows[key]

    def _ride(self, group: Group, cycle: Cycle) -> Numbers:
        """Cost of riding by bucket of the crossing."""
        case = self._case
        gate = self._prices.at_gate(group.id, cycle.line.corridor, cycle.line.fleet)
        b = np.arange(case.steps)
        arrival = self._arrival(group.id, cycle.line.site)
        arrive = least_between(arrival, b + cycle.arrive_shift, b + cycle.arrive_shift)
        cost = gate + arrive + self._prices.of("seats", cycle.name)
        return np.where(cycle.possible, cost, np.inf)

    def _walk_on(self, point: str, gate: _Gate) -> Numbers:
        case, network = self._case, self._case.network
        gap_m = network.assembly_gap_m.get(point, 0.0)
        trip = self._trip_from(network.assembly_node[point], gap_m, gate, detours=False)
        if trip is None:
            return np.full(case.steps, np.inf)
        onward = self._beyond(gate)
        before = bucket_offset(-self._fastest_ms(trip), case.step_ms)
        if self._is_exact(trip):
            return _shifted(onward, before)
        routes = self._book.routes(trip)
        if routes is not None:
            return self._book.leaving(routes, onward, self._streets(gate.pace))
        slowest = bucket_offset(-trip.most_ms, case.step_ms)
        first = -case.steps if trip.most_ms >= NO_WAY else slowest
        cost = onward + self._inward(point, trip, gate)
        k = np.arange(case.steps)
        # Those who cross in b left between b + first and b + before, whichever way they took.
        return least_between(cost, k - before, k - first)


def _shifted(cost: Numbers, shift: int) -> Numbers:
    """Give costs by crossing bucket at the bucket a shift (of at most zero) earlier."""
    k = np.arange(cost.size)
    return least_between(cost, k - shift, k - shift)
