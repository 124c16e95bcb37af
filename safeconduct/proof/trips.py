"""Listed routes, kept from proof to proof, and what they cost under prices."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from safeconduct.network.model import EVERYWHERE
from safeconduct.proof.case import Case, Pace
from safeconduct.proof.clockwork import Numbers, Whole, bucket_offsets, least_between
from safeconduct.proof.listing import Routes, Trip, list_routes
from safeconduct.proof.longest import longest_walk_ms


@dataclass(frozen=True, slots=True, eq=False)
class Alike:
    """Routes that cannot be told apart by prices: first bucket of the event, shifts, street price.

    ``leave_shift`` leads from the event to the bucket of setting out, ``arrive_shift`` to that
    of arrival; ``street`` is the price of the streets by bucket of the event.
    """

    release: int
    leave_shift: int
    arrive_shift: int
    street: Numbers


class TripBook:
    """Routes of each trip, listed when first asked for.

    Parameters
    ----------
    case
        The operation on its roads.
    """

    def __init__(self, case: Case) -> None:
        self._case = case
        self._listed: dict[Trip, Routes | None] = {}
        self._longest: dict[Pace, int | None] = {}
        # Without an edge, fastest ways before and after a crossing may meet.
        self._apart = not bool((case.network.zone == EVERYWHERE).any())

    def longest_ms(self, pace: Pace) -> int | None:
        """Give a time that no way of a pace exceeds, or ``None``."""
        if pace not in self._longest:
            self._longest[pace] = longest_walk_ms(self._case, pace)
        return self._longest[pace]

    def fastest_is_allowed(self, site: str | None, pace: Pace) -> bool:
        """Whether a fastest way that is not too slow is always one people may take."""
        stated = bool(np.isfinite(self._case.network.travel_time_s).any())
        limited = pace is not None and self._case.operation.max_walk_m is not None
        return (site is None or self._apart) and not (stated and limited)

    def routes(self, trip: Trip) -> Routes | None:
        """Give all simple routes of a trip, or ``None`` if they are too many."""
        if trip not in self._listed:
            longest = self.longest_ms(trip.pace)
            self._listed[trip] = list_routes(self._case, trip, longest)
        return self._listed[trip]

    def alike(self, routes: Routes, streets: dict[int, Numbers]) -> Iterator[Alike]:
        """Give the routes with those left out that differ from another in nothing priced."""
        step_ms = self._case.step_ms
        table = np.stack(
            [
                -(-routes.before_ms // step_ms),
                bucket_offsets(-routes.before_ms, step_ms),
                bucket_offsets(routes.after_ms, step_ms),
            ],
            axis=1,
        )
        priced = np.isin(routes.links, list(streets))
        seen: set[tuple[object, ...]] = set()
        for i in range(routes.before_ms.size):
            part = slice(int(routes.first[i]), int(routes.first[i + 1]))
            chosen = priced[part]
            links = routes.links[part][chosen].tolist()
            shifts = routes.shifts[part][chosen].tolist()
            release, leave, arrive = table[i].tolist()
            key = (release, leave, arrive, *sorted(zip(links, shifts, strict=True)))
            if key not in seen:
                seen.add(key)
                yield Alike(release, leave, arrive, self._street(links, shifts, streets))

    def _street(self, links: list[int], shifts: list[int], streets: dict[int, Numbers]) -> Numbers:
        steps = self._case.steps
        total = np.zeros(steps)
        for link, shift in zip(links, shifts, strict=True):
            if abs(shift) >= steps:
                continue
            if shift >= 0:
                total[: steps - shift] += streets[link][shift:]
            else:
                total[-shift:] += streets[link][: steps + shift]
        return total

    def least_by_bucket(
        self, routes: Routes, gate: Numbers, arrival: Numbers, streets: dict[int, Numbers]
    ) -> Iterator[tuple[Alike, Numbers]]:
        """Give the cost of each kind of route by crossing bucket; infinite before its release."""
        b = np.arange(self._case.steps)
        for kind in self.alike(routes, streets):
            then = b + kind.arrive_shift
            cost = gate + least_between(arrival, then, then) + kind.street
            yield kind, np.where(b >= kind.release, cost, np.inf)

    def least(
        self, routes: Routes, gate: Numbers, arrival: Numbers, streets: dict[int, Numbers]
    ) -> float:
        """Give the least cost of any of the routes at any time."""
        costs = self.least_by_bucket(routes, gate, arrival, streets)
        return min((float(cost.min()) for _, cost in costs), default=float(np.inf))

    def leaving(
        self, routes: Routes, gate: Numbers, arrival: Numbers, streets: dict[int, Numbers]
    ) -> Numbers:
        """Give the least cost of the routes by bucket of setting out (not before the start)."""
        k = np.arange(self._case.steps)
        least = np.full(k.size, np.inf)
        for kind, cost in self.least_by_bucket(routes, gate, arrival, streets):
            at: Whole = k - kind.leave_shift
            least = np.minimum(least, least_between(cost, at, at))
        return least

    def coming(self, routes: Routes, streets: dict[int, Numbers]) -> Numbers:
        """Give the least street price of the routes by bucket of arrival at their end."""
        k = np.arange(self._case.steps)
        least = np.full(k.size, np.inf)
        for kind in self.alike(routes, streets):
            least = np.minimum(least, np.where(k >= kind.release, kind.street, np.inf))
        return least
