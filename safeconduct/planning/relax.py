"""Least price of the streets of any way at all, for every crossing bucket: a relaxation.

Each link is charged the least price it has at any time at which somebody on a way to the
crossing could enter it. The shortest path under these prices costs no more than any
real route, so bounds built on it hold; where streets have no price it is exact.
"""

from __future__ import annotations

from dataclasses import dataclass

import numba
import numpy as np
from numpy.typing import NDArray

from safeconduct.planning.program import Numbers
from safeconduct.planning.setting import Setting, bucket_shift
from safeconduct.planning.shortest import FAR_MS, dijkstra
from safeconduct.planning.tolls import window_least

TIME_WEIGHT = 1e-13
"""Breaks ties between equally priced ways towards the faster; accounted for in the bound."""


@dataclass(frozen=True, eq=False)
class StreetSearch:
    """A search for ways towards one crossing or assembly point at one pace."""

    setting: Setting
    root: int
    corridor: str | None
    speed_kmh: float | None

    @property
    def cost_ms(self) -> NDArray[np.int64]:
        """Time of each link, ``FAR_MS`` where it may not be used."""
        return self.setting.allowed_ms(self.corridor, self.speed_kmh, inside=True)

    def least_prices(self, streets: dict[int, Numbers]) -> tuple[NDArray[np.int64], Numbers]:
        """Give the priced links of this search and their least price by event bucket.

        Returns
        -------
        links : numpy.ndarray
            Link numbers, shape (priced,).
        prices : numpy.ndarray
            Shape (priced, buckets).
        """
        tree = self.setting.tree(
            self.root, self.corridor, self.speed_kmh, inside=True, towards=True
        )
        cost, step_ms, steps = self.cost_ms, self.setting.step_ms, self.setting.steps
        longest = self.longest_ms()
        links, least = [], []
        for link, price in streets.items():
            nearest = int(tree.time_ms[self.setting.network.head[link]])
            if cost[link] >= FAR_MS or nearest >= FAR_MS:
                continue
            high = bucket_shift(-(nearest + int(cost[link])), step_ms)
            low = -steps if longest is None else bucket_shift(-longest, step_ms)
            window = window_least(price, low, high)
            links.append(link)
            least.append(np.where(np.isfinite(window), window, 0.0))
        if not links:
            return np.zeros(0, dtype=np.int64), np.zeros((0, steps))
        return np.array(links, dtype=np.int64), np.array(least)

    def longest_ms(self) -> int | None:
        """Longest time a way may take, or ``None`` where nothing limits it."""
        limit_m = self.setting.operation.max_walk_m
        if self.speed_kmh is None or limit_m is None or self._times_are_stated():
            return None
        return int(limit_m * 3600.0 / self.speed_kmh) + 1

    def _times_are_stated(self) -> bool:
        return bool(np.isfinite(self.setting.network.travel_time_s).any())

    def _unpriced(self) -> Numbers:
        """Cost of each link without a price: next to nothing, by its time."""
        cost: Numbers = np.where(self.cost_ms >= FAR_MS, np.inf, TIME_WEIGHT * self.cost_ms)
        return cost

    def to_nodes(self, streets: dict[int, Numbers], nodes: NDArray[np.int64]) -> Numbers:
        """Give the least street price from nodes to the root, shape (nodes, buckets)."""
        links, least = self.least_prices(streets)
        found = np.zeros((nodes.size, self.setting.steps))
        busy = np.flatnonzero(least.any(axis=0)) if links.size else np.zeros(0, dtype=np.int64)
        if not busy.size:
            return found
        star = self.setting.into
        found[:, busy] = _least_price_to(
            self.root,
            star.first,
            star.order,
            star.other,
            self._unpriced(),
            links,
            np.ascontiguousarray(least[:, busy]),
            nodes,
        ).T
        return np.maximum(0.0, found - TIME_WEIGHT * 1e8)

    def ways(
        self, streets: dict[int, Numbers], bucket: int, nodes: NDArray[np.int64]
    ) -> list[tuple[int, ...] | None]:
        """Give the cheapest way from each node to the root for one event bucket."""
        links, least = self.least_prices(streets)
        star = self.setting.into
        cost = self._unpriced()
        cost[links] += least[:, bucket]
        dist, via = dijkstra(self.root, star.first, star.order, star.other, cost)
        head = self.setting.network.head
        found: list[tuple[int, ...] | None] = []
        for node in nodes:
            if dist[node] >= FAR_MS:
                found.append(None)
                continue
            way, at = [], int(node)
            while at != self.root:
                way.append(int(via[at]))
                at = int(head[via[at]])
            found.append(tuple(way))
        return found


@numba.njit(cache=True)
def _least_price_to(
    root: int,
    first: NDArray[np.int64],
    order: NDArray[np.int32],
    other: NDArray[np.int32],
    unpriced: Numbers,
    links: NDArray[np.int64],
    least: Numbers,
    nodes: NDArray[np.int64],
) -> Numbers:
    buckets = least.shape[1]
    found = np.zeros((buckets, nodes.size))
    cost = unpriced.copy()
    for b in range(buckets):
        for i in range(links.size):
            cost[links[i]] = unpriced[links[i]] + least[i, b]
        dist, _ = dijkstra(root, first, order, other, cost)
        for j in range(nodes.size):
            found[b, j] = dist[nodes[j]]
    return found
