"""The least cost of any route of each area and group under prices: the heart of a bound."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from safeconduct.network.times import gap_time_ms
from safeconduct.operation.model import Corridor, Group
from safeconduct.proof.apart import is_armed
from safeconduct.proof.case import Case, Commodity, Pace
from safeconduct.proof.clockwork import Numbers, bucket_offset, least_between
from safeconduct.proof.fastest import NO_WAY
from safeconduct.proof.floors import Inward, Outward, inward_floors, outward_floors
from safeconduct.proof.lines import Cycle
from safeconduct.proof.listing import Trip
from safeconduct.proof.prices import Prices
from safeconduct.proof.trips import TripBook

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
    book
        Routes listed so far; kept from proof to proof.
    prices
        Of the proof.
    weights
        What moving and arriving cost.
    until
        Last bucket of arrival.
    """

    def __init__(
        self,
        case: Case,
        cycles: dict[str, Cycle],
        book: TripBook,
        prices: Prices,
        weights: Weights,
        until: int,
    ) -> None:
        self._case, self._cycles, self._book = case, cycles, book
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
                onward = self._onward(point, group)
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
        cost, fastest_is_exact = self._relaxed(area, trip, gate)
        release = -(-self._before_ms(trip) // self._case.step_ms)
        least = float(cost[release:].min(initial=np.inf)) + extra
        if fastest_is_exact:
            yield _Choice(least, None)
            return

        def exact() -> float:
            routes = self._book.routes(trip)
            if routes is None:
                return least
            return extra + self._book.least(routes, *self._ends(gate), self._streets(gate.pace))

        yield _Choice(least, exact)

    def _trip(self, area: str, gate: _Gate) -> Trip | None:
        network, pace = self._case.network, gate.pace
        homes = network.area_drive_node if pace is None else network.area_node
        gap_m = 0.0 if pace is None else network.area_gap_m.get(area, 0.0)
        return self._trip_from(homes.get(area), gap_m, gate, detours=pace is not None)

    def _trip_from(
        self, start: int | None, gap_m: float, gate: _Gate, *, detours: bool
    ) -> Trip | None:
        case, pace, corridor = self._case, gate.pace, gate.corridor.id
        network = case.network
        goals = network.site_drive_node if pace is None else network.site_node
        goal = -1 if gate.site is None else goals.get(gate.site)
        if start is None or goal is None:
            return None
        end_m = 0.0 if pace is None or gate.site is None else network.site_gap_m.get(gate.site, 0.0)
        crossing = network.corridor_node[corridor]
        fastest = int(case.times_to(crossing, corridor, pace, after=False)[start])
        if fastest >= NO_WAY or self._after_ms(crossing, corridor, goal, pace) >= NO_WAY:
            return None
        limit, most = case.operation.max_detour, int(NO_WAY)
        if limit is not None and detours:
            gap_ms = 0 if pace is None else gap_time_ms(gap_m, pace)
            most = int(limit * (fastest + gap_ms))
        return Trip(start, corridor, crossing, goal, pace, (gap_m, 0.0, end_m), most)

    def _after_ms(self, crossing: int, corridor: str, goal: int, pace: Pace) -> int:
        if goal < 0:
            return 0
        return int(self._case.times_from(crossing, corridor, pace, after=True)[goal])

    def _before_ms(self, trip: Trip) -> int:
        times = self._case.times_to(trip.crossing, trip.corridor, trip.pace, after=False)
        gap_ms = 0 if trip.pace is None else gap_time_ms(trip.gaps_m[0], trip.pace)
        return int(times[trip.start]) + gap_ms

    def _relaxed(self, origin: str, trip: Trip, gate: _Gate) -> tuple[Numbers, bool]:
        """Give the least cost by crossing bucket of any way at all, and whether it is exact."""
        case, step_ms = self._case, self._case.step_ms
        at_gate, on_arrival = self._ends(gate)
        longest = self._book.longest_ms(trip.pace)
        b = np.arange(case.steps)
        arriving, exact = on_arrival, not self._streets(gate.pace)
        if gate.site is not None:
            end_ms = 0 if trip.pace is None else gap_time_ms(trip.gaps_m[2], trip.pace)
            onward = self._after_ms(trip.crossing, gate.corridor.id, trip.goal, trip.pace) + end_ms
            first = bucket_offset(onward, step_ms)
            last = case.steps
            if longest is not None:
                slowest = longest - self._before_ms(trip)
                if slowest < onward:
                    return np.full(case.steps, np.inf), True
                last = min(last, bucket_offset(slowest, step_ms))
            key = ("arriving", gate, first, last)
            if key not in self._rows:
                self._rows[key] = least_between(on_arrival, b + first, b + last)
                self._rows["fastest", *key] = least_between(on_arrival, b + first, b + first)
            arriving = self._rows[key]
            exact = exact and np.array_equal(arriving, self._rows["fastest", *key])
        elif longest is not None and self._before_ms(trip) > longest:
            return np.full(case.steps, np.inf), True
        cost = at_gate + arriving
        if self._streets(gate.pace):
            cost = cost + self._inward(origin, trip, gate) + self._outward(trip, gate)
        return cost, exact and self._book.fastest_is_allowed(gate.site, trip.pace)

    def _ends(self, gate: _Gate) -> tuple[Numbers, Numbers]:
        """Give the cost at the crossing and on arrival, by bucket."""
        key = ("ends", gate.group.id, gate.corridor.id, gate.site, gate.mode)
        if key not in self._rows:
            self._rows["gate", *key] = self._prices.at_gate(
                gate.group.id, gate.corridor.id, gate.mode
            )
            self._rows[key] = self._arrival(gate.group.id, gate.site)
        return self._rows["gate", *key], self._rows[key]

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
        area = origin in self._case.operation.areas
        key = ("in", gate.corridor.id, gate.pace, "" if area else origin)
        if key not in self._floors:
            starts = self._area_trips(gate) if area else {origin: trip}
            longest = self._book.longest_ms(gate.pace)
            rest = min(self._fastest_on(t, gate) for t in starts.values())
            ways = Inward(
                trip.crossing,
                gate.corridor.id,
                gate.pace,
                tuple(t.start for t in starts.values()),
                tuple(self._gap_ms(t) for t in starts.values()),
                tuple(
                    None
                    if longest is None and t.most_before_ms >= NO_WAY
                    else min(t.most_before_ms, int(NO_WAY) if longest is None else longest - rest)
                    for t in starts.values()
                ),
            )
            found = inward_floors(self._case, ways, self._streets(gate.pace))
            for name, row in zip(starts, found, strict=True):
                self._floors["in", gate.corridor.id, gate.pace, name] = row
            self._floors[key] = found
        return self._floors["in", gate.corridor.id, gate.pace, origin]

    def _area_trips(self, gate: _Gate) -> dict[str, Trip]:
        anywhere = _Gate(gate.group, gate.corridor, None, gate.pace)
        trips = {area: self._trip(area, anywhere) for area in self._case.operation.areas}
        return {area: trip for area, trip in trips.items() if trip is not None}

    def _fastest_on(self, trip: Trip, gate: _Gate) -> int:
        """Least time from the crossing to any site of the corridor."""
        goals = self._goals(gate)
        if not goals:
            return 0
        corridor = gate.corridor.id
        return min(self._after_ms(trip.crossing, corridor, goal, gate.pace) for goal in goals)

    def _goals(self, gate: _Gate) -> dict[int, None]:
        network = self._case.network
        nodes = network.site_drive_node if gate.pace is None else network.site_node
        return {nodes[site]: None for site in gate.corridor.leads_to if site in nodes}

    def _gap_ms(self, trip: Trip) -> int:
        return 0 if trip.pace is None else gap_time_ms(trip.gaps_m[0], trip.pace)

    def _outward(self, trip: Trip, gate: _Gate) -> Numbers:
        if gate.site is None:
            return np.zeros(self._case.steps)
        key = ("out", gate.corridor.id, gate.pace, trip.goal)
        if key not in self._floors:
            longest = self._book.longest_ms(gate.pace)
            goals = self._goals(gate)
            ways = Outward(trip.crossing, gate.corridor.id, gate.pace, tuple(goals), longest)
            found = outward_floors(self._case, ways, self._streets(gate.pace))
            for goal, row in zip(goals, found, strict=True):
                self._floors["out", gate.corridor.id, gate.pace, goal] = row
        return self._floors[key]

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
        never = np.full(case.steps, np.inf)
        if start is None:
            return never
        gaps_m = (network.area_gap_m.get(area, 0.0), network.assembly_gap_m.get(point, 0.0), 0.0)
        before = int(case.times_to(stop, None, pace, after=False)[start])
        gap_ms, end_ms = (gap_time_ms(gap, pace) for gap in gaps_m[:2])
        longest = self._book.longest_ms(pace)
        if before >= NO_WAY or (longest is not None and before + gap_ms + end_ms > longest):
            return never
        trip = Trip(start, None, stop, -1, pace, gaps_m, int(NO_WAY))
        streets = self._streets(pace)
        if not streets and self._book.fastest_is_allowed(None, pace):
            never[-(-(before + gap_ms + end_ms) // case.step_ms) :] = 0.0
            return never
        routes = self._book.routes(trip)
        if routes is not None:
            return self._book.coming(routes, streets)
        ways = Inward(stop, None, pace, (start,), (gap_ms,), (longest,), end_ms)
        cost: Numbers = inward_floors(case, ways, streets)[0]
        cost[: -(-(before + gap_ms + end_ms) // case.step_ms)] = np.inf
        return cost

    def _onward(self, point: str, group: Group) -> Numbers:
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
        cost, exact = self._relaxed(point, trip, gate)
        before = bucket_offset(-self._before_ms(trip), case.step_ms)
        if exact:
            return _shifted(cost, before)
        routes = self._book.routes(trip)
        if routes is not None:
            return self._book.leaving(routes, *self._ends(gate), self._streets(gate.pace))
        longest = self._book.longest_ms(gate.pace)
        first = -case.steps if longest is None else bucket_offset(-longest, case.step_ms)
        k = np.arange(case.steps)
        # Those who cross in b left between b + first and b + before, whichever way they took.
        return least_between(cost, k - before, k - first)


def _shifted(cost: Numbers, shift: int) -> Numbers:
    """Give costs by crossing bucket at the bucket a shift (of at most zero) earlier."""
    k = np.arange(cost.size)
    return least_between(cost, k - shift, k - shift)
