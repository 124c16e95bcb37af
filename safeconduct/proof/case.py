"""The operation on its roads, as numbers that every check uses."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from safeconduct.network.model import EVERYWHERE, INSIDE, OUTSIDE, Network
from safeconduct.network.times import drive_time_ms, walk_time_ms
from safeconduct.operation.model import Group, Operation, Turnout
from safeconduct.proof.clockwork import Numbers, Whole, covered_share
from safeconduct.proof.fastest import NO_WAY, Adjacent, adjacency, fastest_times

Commodity = tuple[str, str]
"""(area, group)."""
Pace = float | None
"""Walking speed in km/h, or ``None`` for driving."""


@dataclass(frozen=True, eq=False)
class Case:
    """An operation, its roads and a turnout; what is worked out once is kept."""

    operation: Operation
    network: Network
    turnout: Turnout
    _kept: dict[tuple[object, ...], Whole] = field(default_factory=dict)

    @property
    def steps(self) -> int:
        """Number of buckets."""
        return self.operation.steps

    @property
    def step_s(self) -> int:
        """Width of a bucket."""
        return self.operation.step_s

    @property
    def step_ms(self) -> int:
        """Width of a bucket in milliseconds."""
        return self.operation.step_s * 1000

    @cached_property
    def persons(self) -> dict[Commodity, float]:
        """Persons wanting to leave, by area and group."""
        return {
            (area.id, group): figure.value * self._turnout_of(group)
            for area in self.operation.areas.values()
            for group, figure in area.persons.items()
        }

    def _turnout_of(self, group: str) -> float:
        figure = self.operation.turnout.get(group)
        return 1.0 if figure is None else figure.at(self.turnout)

    @cached_property
    def open_share(self) -> dict[str, Numbers]:
        """Share of each bucket in which each crossing is open; never where consent is refused."""
        return {
            corridor.id: covered_share(
                () if corridor.refused_by else corridor.open, self.steps, self.step_s
            )
            for corridor in self.operation.corridors.values()
        }

    @cached_property
    def link_number(self) -> dict[str, int]:
        """Number of each link by its id."""
        return {str(link): number for number, link in enumerate(self.network.link_id)}

    @cached_property
    def outgoing(self) -> Adjacent:
        """Links by their tail."""
        return adjacency(self.network.nodes, self.network.tail, self.network.head)

    @cached_property
    def incoming(self) -> Adjacent:
        """Links by their head."""
        return adjacency(self.network.nodes, self.network.head, self.network.tail)

    def link_ms(self, pace: Pace) -> Whole:
        """Time of each link, ``NO_WAY`` where the mode may not use it."""
        key = ("link", pace)
        if key not in self._kept:
            times = (
                drive_time_ms(self.network) if pace is None else walk_time_ms(self.network, pace)
            )
            self._kept[key] = np.minimum(times, NO_WAY)
        return self._kept[key]

    def allowed(self, corridor: str | None, *, after: bool) -> NDArray[np.bool_]:
        """Which links may lie before (or after) a crossing, or on a walk that crosses none.

        With an edge no other crossing may be touched; one at the same node is no other.
        """
        zone = self.network.zone
        everywhere = zone == EVERYWHERE
        right = zone == (OUTSIDE if after else INSIDE)
        own = self.network.corridor_node.get(corridor, -1) if corridor is not None else -1
        others = [node for node in self.network.corridor_node.values() if node != own]
        touches = np.isin(self.network.tail, others) | np.isin(self.network.head, others)
        mask: NDArray[np.bool_] = everywhere | (right & ~touches)
        return mask

    def side_ms(self, corridor: str | None, pace: Pace, *, after: bool) -> Whole:
        """Time of each link that may be used on one side of a crossing, others ``NO_WAY``."""
        key = ("side", corridor, pace, after)
        if key not in self._kept:
            allowed = self.allowed(corridor, after=after)
            self._kept[key] = np.where(allowed, self.link_ms(pace), NO_WAY)
        return self._kept[key]

    def times_to(self, node: int, corridor: str | None, pace: Pace, *, after: bool) -> Whole:
        """Fastest time from every node to one, among the links of one side of a crossing."""
        return self._times("to", node, corridor, pace, after=after)

    def times_from(self, node: int, corridor: str | None, pace: Pace, *, after: bool) -> Whole:
        """Fastest time from one node to every other, among the links of one side."""
        return self._times("from", node, corridor, pace, after=after)

    def _times(
        self, way: str, node: int, corridor: str | None, pace: Pace, *, after: bool
    ) -> Whole:
        key = (way, node, corridor, pace, after)
        if key not in self._kept:
            around = self.incoming if way == "to" else self.outgoing
            link_ms = self.side_ms(corridor, pace, after=after)
            start, now = np.array([node], np.int64), np.zeros(1, np.int64)
            self._kept[key] = fastest_times(around, link_ms, start, now)
        return self._kept[key]

    def may_use(self, group: str, corridor: str) -> bool:
        """Whether a group may use a corridor that a road reaches."""
        way = self.operation.corridors[corridor]
        return group in way.groups and not way.refused_by and corridor in self.network.corridor_node

    def may_walk(self, group: Group) -> bool:
        """Whether people of a group may walk."""
        return group.may_walk and group.needs is None

    def may_ride(self, group: Group, mode: str) -> bool:
        """Whether people of a group may use a car, buses or ambulances."""
        if group.needs == "ambulance":
            return mode == "ambulances"
        return group.may_ride and mode in ("car", "buses")
