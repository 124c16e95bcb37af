"""Streets cut in two at crossings, and links given their zone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from safeconduct.network.enclosed import CUT, Sides
from safeconduct.network.find_crossings import Spot
from safeconduct.network.model import EVERYWHERE, INSIDE, OUTSIDE
from safeconduct.network.roads import LINK_FIELDS, Roads

_LEAST_PART = 1e-3
"""No half is shorter than this part of its street, so that each half keeps a direction."""


@dataclass(frozen=True, slots=True, eq=False)
class Split:
    """Roads with the crossings in them; ``zone`` is CUT for links that are closed by the edge.

    ``pieces`` gives the links an old one was cut into; ``added`` marks the new nodes.
    """

    roads: Roads
    zone: NDArray[np.int8]
    node_inside: NDArray[np.bool_]
    added: NDArray[np.bool_]
    crossing: dict[str, int]
    pieces: dict[str, tuple[str, ...]]


def split_streets(roads: Roads, sides: Sides, spots: dict[str, Spot]) -> Split:
    """Cut streets at the crossings that lie on them.

    Both directions of a street are cut at the same point into ``ID/1``, ``ID/2``, … in the
    order of travel; length and stated time are shared by the way along. The new node is
    ``crossing:{corridor}``.

    Parameters
    ----------
    roads, sides
        The roads and where they lie.
    spots
        Where the crossings lie, by corridor.

    Returns
    -------
    Split
        The roads with their crossings.
    """
    zone = sides.street_zone[roads.street].copy()
    crossing: dict[str, int] = {c: s.node for c, s in spots.items() if s.node is not None}
    if sides.edged:
        _zones_at_nodes(roads, sides, zone, sorted(set(crossing.values())))
    work = _Work(roads, sides, zone)
    cuts: dict[int, dict[tuple[float, int], tuple[Spot, int]]] = {}
    for corridor, spot in spots.items():
        if spot.node is not None:
            continue
        on_street = cuts.setdefault(spot.street, {})
        key = (spot.along, spot.point)
        if key not in on_street:
            on_street[key] = spot, work.add_node(corridor, spot)
        crossing[corridor] = number = on_street[key][1]
        other = spot.other_side
        if other is not None:
            cuts.setdefault(other.street, {})[other.along, other.point] = other, number
    for street, on_street in cuts.items():
        work.cut(street, [on_street[key] for key in sorted(on_street)])
    return work.done(crossing)


def _zones_at_nodes(
    roads: Roads, sides: Sides, zone: NDArray[np.int8], crossings: list[int]
) -> None:
    """At a crossing that is a node, a link belongs to the side of its other end."""
    is_crossing = np.zeros(len(roads.node_id), dtype=np.bool_)
    is_crossing[crossings] = True
    for here, other in ((roads.tail, roads.head), (roads.head, roads.tail)):
        ours = is_crossing[here] & ~is_crossing[other]
        zone[ours] = np.where(sides.node_inside[other[ours]], INSIDE, OUTSIDE)


class _Work:
    """The roads while they are being cut."""

    def __init__(self, roads: Roads, sides: Sides, zone: NDArray[np.int8]) -> None:
        self.roads, self.sides, self.zone = roads, sides, zone
        self.gone = np.zeros(len(roads.link_id), dtype=np.bool_)
        self.nodes: list[tuple[str, float, float]] = []
        self.links: list[dict[str, object]] = []
        self.zones: list[int] = []
        self.shapes: list[NDArray[np.float64]] = []
        self.strong: list[tuple[bool, bool]] = []
        self.pieces: dict[str, tuple[str, ...]] = {}

    def add_node(self, corridor: str, spot: Spot) -> int:
        self.nodes.append((f"crossing:{corridor}", spot.lon, spot.lat))
        roads, ours = self.roads, self.roads.street == spot.street
        self.strong.append(
            (
                bool((ours & roads.walk & self.ends_strong(roads.strong_walk)).any()),
                bool((ours & roads.drive & self.ends_strong(roads.strong_drive)).any()),
            )
        )
        return len(roads.node_id) + len(self.nodes) - 1

    def ends_strong(self, strong: NDArray[np.bool_]) -> NDArray[np.bool_]:
        both: NDArray[np.bool_] = strong[self.roads.tail] & strong[self.roads.head]
        return both

    def cut(self, street: int, spots: list[tuple[Spot, int]]) -> None:
        roads = self.roads
        ours = np.flatnonzero(roads.street == street)
        inner = [min(max(spot.along, _LEAST_PART), 1.0 - _LEAST_PART) for spot, _ in spots]
        parts = [0.0, *inner, 1.0]
        model = int(ours[0])
        ends = (int(roads.tail[model]), int(roads.head[model]))
        first, last = ends if roads.along[model] else ends[::-1]
        stops = [first, *(number for _, number in spots), last]
        base = roads.streets + len(self.shapes)
        self._cut_shape(street, [spot for spot, _ in spots])
        zones = self._zones(street, first, last, len(stops) - 1)
        for link in ours:
            self._cut_link(int(link), parts, stops, base, zones)
        self.gone[ours] = True

    def _zones(self, street: int, first: int, last: int, count: int) -> list[int]:
        if not self.sides.edged:
            return [EVERYWHERE] * count
        zone = int(self.sides.street_zone[street])
        if zone != CUT:
            return [zone] * count
        inside = self.sides.node_inside
        outer = [INSIDE if inside[node] else OUTSIDE for node in (first, last)]
        return [outer[0]] * (count - 1) + [outer[1]]

    def _cut_shape(self, street: int, spots: list[Spot]) -> None:
        roads = self.roads
        own = slice(int(roads.shape_start[street]), int(roads.shape_start[street + 1]))
        points = np.stack([roads.shape_lon[own], roads.shape_lat[own]], axis=1)
        before, begun = 0, points[:1]
        for spot in spots:
            here = np.array([[spot.lon, spot.lat]])
            self.shapes.append(np.concatenate([begun, points[before + 1 : spot.point + 1], here]))
            before, begun = spot.point, here
        self.shapes.append(np.concatenate([begun, points[before + 1 :]]))

    def _cut_link(
        self, link: int, parts: list[float], stops: list[int], base: int, zones: list[int]
    ) -> None:
        roads = self.roads
        whole = {name: getattr(roads, name)[link] for name in LINK_FIELDS}
        count = len(stops) - 1
        length_m, time_s = float(whole["length_m"]), float(whole["travel_time_s"])
        names = []
        for place in range(count):
            piece = place if whole["along"] else count - 1 - place
            share = parts[piece + 1] - parts[piece]
            ends = (stops[piece], stops[piece + 1])
            name = f"{whole['link_id']}/{place + 1}"
            names.append(name)
            self.zones.append(zones[piece])
            self.links.append(
                {
                    **whole,
                    "link_id": name,
                    "tail": ends[0] if whole["along"] else ends[1],
                    "head": ends[1] if whole["along"] else ends[0],
                    "street": base + piece,
                    "length_m": length_m * share,
                    "travel_time_s": time_s * share,
                }
            )
        self.pieces[str(whole["link_id"])] = tuple(names)

    def done(self, crossing: dict[str, int]) -> Split:
        roads, keep = self.roads, ~self.gone
        added = np.arange(len(roads.node_id) + len(self.nodes)) >= len(roads.node_id)
        if not self.nodes:
            return Split(roads, self.zone, self.sides.node_inside, added, crossing, {})
        columns: dict[str, Any] = {}
        for name in LINK_FIELDS:
            old = getattr(roads, name)
            new = [link[name] for link in self.links]
            # Text columns widen to their longest entry; numbers keep their kind.
            kind = None if old.dtype.kind == "U" else old.dtype
            columns[name] = np.concatenate([old[keep], np.array(new, dtype=kind)])
        sizes = [len(shape) for shape in self.shapes]
        joined = np.concatenate(self.shapes)
        walk, drive = (np.array(part, dtype=np.bool_) for part in zip(*self.strong, strict=True))
        split = replace(
            roads,
            node_id=np.concatenate([roads.node_id, [n for n, _, _ in self.nodes]]),
            lon=np.concatenate([roads.lon, [x for _, x, _ in self.nodes]]),
            lat=np.concatenate([roads.lat, [y for _, _, y in self.nodes]]),
            strong_walk=np.concatenate([roads.strong_walk, walk]),
            strong_drive=np.concatenate([roads.strong_drive, drive]),
            shape_start=np.concatenate(
                [roads.shape_start, roads.shape_start[-1] + np.cumsum(sizes)]
            ),
            shape_lon=np.concatenate([roads.shape_lon, joined[:, 0]]),
            shape_lat=np.concatenate([roads.shape_lat, joined[:, 1]]),
            **columns,
        )
        zone = np.concatenate([self.zone[keep], np.array(self.zones, dtype=np.int8)])
        inside = np.concatenate([self.sides.node_inside, np.zeros(len(self.nodes), dtype=np.bool_)])
        return Split(split, zone, inside, added, crossing, self.pieces)
