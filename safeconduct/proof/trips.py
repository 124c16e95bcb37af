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
    """Routes that no price tells apart: first bucket of their event, and bucket of setting out.

    ``leave_shift`` leads from the event to the bucket of setting out; ``street`` is the price
    of the streets by bucket of the event.
    """

    release: int
    leave_shift: int
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
        self._stated = bool(np.isfinite(case.network.travel_time_s).any())
        # Without an edge, fastest ways before and after a crossing may meet.
        self._apart = not bool((case.network.zone == EVERYWHERE).any())

    def longest_ms(self, pace: Pace) -> int | None:
        """Give a time that no way of a pace exceeds, or ``None``."""
        if pace not in self._longest:
            self._longest[pace] = longest_walk_ms(self._case, pace)
        return self._longest[pace]

    def fastest_is_allowed(self, trip: Trip) -> bool:
        """Whether a fastest way that is not too slow is always one people may take."""
        limited = trip.pace is not None and self._case.operation.max_walk_m is not None
        return (self._apart or not trip.avoid) and not (self._stated and limited)

    def routes(self, trip: Trip) -> Routes | None:
        """Give all simple routes of a trip, or ``None`` if they are too many."""
        if trip not in self._listed:
            self._listed[trip] = list_routes(self._case, trip)
        return self._listed[trip]

    def alike(self, routes: Routes, streets: dict[int, Numbers]) -> Iterator[Alike]:
        """Give the routes with those left out that differ from another in nothing priced."""
        step_ms = self._case.step_ms
        release = -(-routes.time_ms // step_ms)
        leave = bucket_offsets(-routes.time_ms, step_ms)
        priced = np.isin(routes.links, list(streets))
        seen: set[tuple[object, ...]] = set()
        for i in range(routes.time_ms.size):
            part = slice(int(routes.first[i]), int(routes.first[i + 1]))
            chosen = priced[part]
            links = routes.links[part][chosen].tolist()
            shifts = routes.shifts[part][chosen].tolist()
            key = (int(release[i]), int(leave[i]), *sorted(zip(links, shifts, strict=True)))
            if key not in seen:
                seen.add(key)
                price = self.street_price(links, shifts, streets)
                yield Alike(int(release[i]), int(leave[i]), price)

    def street_price(
        self, links: list[int], shifts: list[int], streets: dict[int, Numbers]
    ) -> Numbers:
        """Give the price of links entered at shifts from an event, by its bucket."""
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

    def least(self, routes: Routes, onward: Numbers, streets: dict[int, Numbers]) -> float:
        """Give the least cost of any of the routes, whose event costs ``onward``."""
        kinds = self.alike(routes, streets)
        costs = ((onward + kind.street)[kind.release :].min(initial=np.inf) for kind in kinds)
        return float(min(costs, default=np.inf))

    def leaving(self, routes: Routes, onward: Numbers, streets: dict[int, Numbers]) -> Numbers:
        """Give the least cost of the routes by bucket of setting out (not before the start)."""
        k = np.arange(self._case.steps)
        least = np.full(k.size, np.inf)
        for kind in self.alike(routes, streets):
            at: Whole = k - kind.leave_shift
            least = np.minimum(least, least_between(onward + kind.street, at, at))
        return least

    def coming(self, routes: Routes, streets: dict[int, Numbers]) -> Numbers:
        """Give the least street price of the routes by bucket of arrival at their end."""
        k = np.arange(self._case.steps)
        least = np.full(k.size, np.inf)
        for kind in self.alike(routes, streets):
            least = np.minimum(least, np.where(k >= kind.release, kind.street, np.inf))
        return least
