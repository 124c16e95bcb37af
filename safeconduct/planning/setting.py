"""What the planner works with: buckets, people, hours and roads, all as numbers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from safeconduct.network.model import EVERYWHERE, INSIDE, OUTSIDE, Network
from safeconduct.network.times import drive_time_ms, walk_time_ms
from safeconduct.operation.model import Corridor, Interval, Operation, Turnout
from safeconduct.planning.shortest import FAR_MS, Star, Tree, fastest_tree, star

Commodity = tuple[str, str]
"""(area, group)."""


@dataclass(frozen=True, eq=False)
class Setting:
    """An operation on its roads at one turnout.

    Trees of fastest ways are kept, since every group of one pace shares them.
    """

    operation: Operation
    network: Network
    turnout: Turnout
    armed: bool

    def at_step(self, step_s: int) -> Setting:
        """Give the same with buckets of another width, which must fit into the horizon; ways are shared."""
        other = replace(self, operation=replace(self.operation, step_s=step_s))
        other.__dict__["_kept"] = self._kept
        return other

    @property
    def steps(self) -> int:
        """Number of buckets."""
        return self.operation.steps

    @property
    def step_ms(self) -> int:
        """Width of a bucket in milliseconds."""
        return self.operation.step_s * 1000

    @cached_property
    def persons(self) -> dict[Commodity, float]:
        """Persons wanting to leave, by area and group; groups of this pass only."""
        wanting: dict[Commodity, float] = {}
        for area in self.operation.areas.values():
            for group_id, figure in area.persons.items():
                group = self.operation.groups[group_id]
                if (group.kind == "fighters_leaving_armed") != self.armed:
                    continue
                share = (
                    self.operation.turnout[group_id].at(self.turnout)
                    if (group_id in self.operation.turnout)
                    else 1.0
                )
                if figure.value * share > 0:
                    wanting[area.id, group_id] = figure.value * share
        return wanting

    @cached_property
    def open_share(self) -> dict[str, NDArray[np.float64]]:
        """Share of each bucket in which a crossing is open, by corridor; refused ones never."""
        shares = {}
        for corridor in self.operation.corridors.values():
            hours = () if corridor.refused_by else corridor.open
            shares[corridor.id] = overlap_share(hours, self.steps, self.operation.step_s)
        return shares

    @cached_property
    def into(self) -> Star:
        """Links by their head: to search backwards."""
        return star(self.network.nodes, self.network.head, self.network.tail)

    @cached_property
    def out_of(self) -> Star:
        """Links by their tail: to search forwards."""
        return star(self.network.nodes, self.network.tail, self.network.head)

    @cached_property
    def drive_ms(self) -> NDArray[np.int64]:
        """Time to drive each link."""
        return drive_time_ms(self.network)

    @cached_property
    def _kept(self) -> dict[tuple[object, ...], object]:
        return {}

    def walk_ms(self, speed_kmh: float) -> NDArray[np.int64]:
        """Time to walk each link at a speed."""
        key = ("walk", speed_kmh)
        if key not in self._kept:
            self._kept[key] = walk_time_ms(self.network, speed_kmh)
        kept: NDArray[np.int64] = self._kept[key]  # type: ignore[assignment]  # one store, two kinds
        return kept

    def mode_ms(self, speed_kmh: float | None) -> NDArray[np.int64]:
        """Time of each link on foot at a speed, or driving when ``None``."""
        return self.drive_ms if speed_kmh is None else self.walk_ms(speed_kmh)

    def allowed_ms(
        self, corridor: str | None, speed_kmh: float | None, *, inside: bool
    ) -> NDArray[np.int64]:
        """Time of each link that may lie before (or after) a crossing, others ``FAR_MS``.

        ``corridor`` is the one crossing that may be touched; ``None`` allows none.
        """
        key = ("allowed", corridor, speed_kmh, inside)
        if key not in self._kept:
            zone = self.network.zone
            wanted = (zone == (INSIDE if inside else OUTSIDE)) | (zone == EVERYWHERE)
            for other, node in self.network.corridor_node.items():
                if other != corridor and node != self.network.corridor_node.get(corridor or "", -1):
                    touches = (self.network.tail == node) | (self.network.head == node)
                    wanted = wanted & (~touches | (zone == EVERYWHERE))
            self._kept[key] = np.where(wanted, self.mode_ms(speed_kmh), FAR_MS)
        kept: NDArray[np.int64] = self._kept[key]  # type: ignore[assignment]  # one store, two kinds
        return kept

    def tree(
        self,
        root: int,
        corridor: str | None,
        speed_kmh: float | None,
        *,
        inside: bool,
        towards: bool,
    ) -> Tree:
        """Fastest ways towards (or from) a node."""
        key = ("tree", root, corridor, speed_kmh, inside, towards)
        if key not in self._kept:
            cost = self.allowed_ms(corridor, speed_kmh, inside=inside)
            self._kept[key] = fastest_tree(root, self.into if towards else self.out_of, cost)
        kept: Tree = self._kept[key]  # type: ignore[assignment]  # one store, two kinds
        return kept

    def stay_buckets(self, site: str) -> int:
        """Buckets for which an arrival keeps its place: at most, and without a stay, all."""
        stay_s = self.operation.sites[site].stay_s
        return (
            self.steps if stay_s is None else min(self.steps, -(-stay_s // self.operation.step_s))
        )

    def usable(self, corridor: Corridor, group: str) -> bool:
        """Whether a group may use a corridor that roads reach and that is ever open."""
        return (
            group in corridor.groups
            and corridor.id in self.network.corridor_node
            and bool(self.open_share[corridor.id].any())
        )


def overlap_share(intervals: tuple[Interval, ...], steps: int, step_s: int) -> NDArray[np.float64]:
    """Give the share of each bucket that lies in any of the disjoint intervals."""
    edges = np.arange(steps + 1, dtype=np.float64) * step_s
    covered = np.zeros(steps + 1)
    for start_s, end_s in intervals:
        covered += np.clip(edges, start_s, end_s) - start_s
    share: NDArray[np.float64] = np.diff(covered) / step_s
    return share


def bucket_shift(offset_ms: int, step_ms: int) -> int:
    """Buckets from an event's bucket to that of an offset: nearest, half up."""
    return (2 * offset_ms + step_ms) // (2 * step_ms)
