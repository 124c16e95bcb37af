"""What is left of the streets while people are put on them one parcel after another."""

from __future__ import annotations

import numpy as np

from safeconduct.planning.capacities import street_capacity
from safeconduct.planning.program import Indices, Numbers
from safeconduct.planning.routes import Route
from safeconduct.planning.setting import Setting


class StreetsLeft:
    """Capacity not yet used, by street and bucket, for walkers or for cars.

    Links that nothing limits are not looked at.
    """

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._rows: dict[tuple[bool, int], int] = {}
        self._left: list[Numbers] = []
        self._ways: dict[int, tuple[Route, Indices, Indices]] = {}

    def fits(self, route: Route, bucket: int, coef: float) -> float:
        """Give how many persons may still take a route whose event is in a bucket."""
        rows, shifts = self._way(route)
        if not rows.size:
            return float("inf")
        left = [self._left[row][bucket + shift] for row, shift in zip(rows, shifts, strict=True)]
        return max(0.0, float(min(left)) / coef)

    def put(self, route: Route, bucket: int, amount: float) -> None:
        """Use up capacity: ``amount`` is persons × coefficient."""
        for row, shift in zip(*self._way(route), strict=True):
            self._left[row][bucket + shift] -= amount

    def _way(self, route: Route) -> tuple[Indices, Indices]:
        known = self._ways.get(id(route))
        if known is None:
            rows, shifts = [], []
            pairs = zip(route.links, route.shifts(self._setting.step_ms), strict=True)
            for link, shift in pairs:
                row = self._row(link, walking=route.speed_kmh is not None)
                if row is not None:
                    rows.append(row)
                    shifts.append(shift)
            known = (route, np.array(rows, dtype=np.int64), np.array(shifts, dtype=np.int64))
            self._ways[id(route)] = known
        return known[1], known[2]

    def _row(self, link: int, *, walking: bool) -> int | None:
        key = (walking, link)
        if key not in self._rows:
            capacity = street_capacity(
                self._setting, "street_walk" if walking else "street_vehicle", link
            )
            self._rows[key] = -1 if np.isinf(capacity).all() else len(self._left)
            if self._rows[key] >= 0:
                self._left.append(capacity.astype(np.float64).copy())
        row = self._rows[key]
        return row if row >= 0 else None
