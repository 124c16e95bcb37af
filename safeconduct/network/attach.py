"""The node of every place: areas, assembly points, sites and depots."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from safeconduct.network.connect import main_pieces
from safeconduct.network.find_crossings import REACH_M, SILENT_M
from safeconduct.network.geodesy import distance_m
from safeconduct.network.keep_connected import Kept
from safeconduct.network.model import EVERYWHERE, INSIDE, OUTSIDE
from safeconduct.network.report import Report
from safeconduct.operation.model import Operation, Place, Where

_EARTH_M = 6_371_008.8
_SIDE = {INSIDE: " inside the enclosed edge", OUTSIDE: " outside the enclosed edge", EVERYWHERE: ""}


@dataclass(frozen=True, slots=True)
class Attached:
    """Nodes and gaps of one kind of place, by id."""

    node: dict[str, int] = field(default_factory=dict)
    drive_node: dict[str, int] = field(default_factory=dict)
    gap_m: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Places:
    """Every place of an operation on the roads."""

    areas: Attached
    assembly_points: Attached
    sites: Attached
    depots: dict[str, int]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A place to attach and how messages call it."""

    id: str
    word: str
    place: Place
    where: Where | None


def attach_places(
    operation: Operation, kept: Kept, crossing: dict[str, int], report: Report
) -> Places:
    """Attach every place to the nearest node its people and vehicles can use.

    A place takes the nearest walkable node of the largest strongly connected part on its side of the
    enclosed edge, never the node of a crossing; up to 300 m silently, up to 2 km with a warning.
    A stub that the edge has cut off is passed over if there is a node of more than that within 300 m.
    A place that names its node takes that one. Vehicles use the nearest drivable node likewise,
    none if there is none within 2 km.

    Parameters
    ----------
    operation
        Its places.
    kept
        The roads.
    crossing
        Node of each corridor's crossing, to which nothing else is attached with an edge.
    report
        Gathers faults and warnings.

    Returns
    -------
    Places
        Node numbers and gaps.
    """
    edged = bool(operation.enclosed_lonlat)
    seeker = _Seeker(kept, crossing, report, edged=edged)
    home, away = (INSIDE, OUTSIDE) if edged else (EVERYWHERE, EVERYWHERE)
    areas = [_Wanted(a.id, "area", a.place, a.where) for a in operation.areas.values()]
    points = [
        _Wanted(p.id, "assembly point", p.place, p.where)
        for p in operation.assembly_points.values()
    ]
    sites = [
        _Wanted(s.id, "site", s.place, s.where)
        for s in operation.sites.values()
        if s.place is not None
    ]
    fleets = [fleet for fleet in (operation.buses, operation.ambulances) if fleet]
    depots = [_Wanted(f.kind, "depot", f.depot, f.where) for f in fleets if f.depot is not None]
    return Places(
        areas=seeker.attach(areas, home),
        assembly_points=seeker.attach(points, home),
        sites=seeker.attach(sites, away),
        depots=seeker.attach_depots(depots),
    )


class _Seeker:
    """Nearest nodes by zone and mode."""

    def __init__(
        self, kept: Kept, crossing: dict[str, int], report: Report, *, edged: bool
    ) -> None:
        self.kept, self.report, self.edged = kept, report, edged
        self.number: dict[str, int] = {}
        self.crossings = set(crossing.values())
        self.trees: dict[tuple[int, bool, bool], tuple[NDArray[np.int64], cKDTree]] = {}

    def attach(self, wanted: list[_Wanted], zone: int) -> Attached:
        found = Attached()
        by_node = [want for want in wanted if want.place.node is not None]
        by_place = [want for want in wanted if want.place.node is None]
        for want in by_node:
            node = self._named(want, zone)
            if node is not None:
                found.node[want.id] = node
                found.gap_m[want.id] = 0.0
                self._drive_from(want, node, zone, found)
        for want, node, gap_m in zip(
            by_place, *self._nearest(by_place, zone, drive=False), strict=True
        ):
            if self._near_enough(want, gap_m, zone):
                found.node[want.id] = node
                found.gap_m[want.id] = gap_m
        for want, node, gap_m in zip(
            by_place, *self._nearest(by_place, zone, drive=True), strict=True
        ):
            if gap_m <= REACH_M:
                found.drive_node[want.id] = node
        return found

    def attach_depots(self, wanted: list[_Wanted]) -> dict[str, int]:
        found: dict[str, int] = {}
        for want in wanted:
            if want.place.node is not None:
                node = self._named(want, EVERYWHERE)
                if node is not None:
                    found[want.id] = node
                continue
            nodes, gaps = self._nearest([want], EVERYWHERE, drive=True)
            if self._near_enough(want, gaps[0], EVERYWHERE):
                found[want.id] = nodes[0]
        return found

    def _drive_from(self, want: _Wanted, node: int, zone: int, found: Attached) -> None:
        roads = self.kept.roads
        if bool(((roads.tail == node) | (roads.head == node))[roads.drive].any()):
            found.drive_node[want.id] = node
            return
        lon, lat = float(roads.lon[node]), float(roads.lat[node])
        if np.isnan(lon) or np.isnan(lat):
            return
        there = _Wanted(want.id, want.word, Place(lon=lon, lat=lat), want.where)
        nodes, gaps = self._nearest([there], zone, drive=True)
        if gaps[0] <= REACH_M:
            found.drive_node[want.id] = nodes[0]

    def _named(self, want: _Wanted, zone: int) -> int | None:
        if not self.number:
            names = self.kept.roads.node_id.tolist()
            self.number = {name: place for place, name in enumerate(names)}
        node = self.number.get(want.place.node or "")
        if node is None:
            what = (
                f"The {want.word} {want.id} names the node {want.place.node}, which the roads lack."
            )
            why = "A place must be somewhere on the roads."
            remedy = "Name a node of node.csv, or give longitude and latitude."
            self.report.add(_where(want), "SC322", (what, why, remedy), "fault")
            return None
        if self.edged and zone != EVERYWHERE and node not in self.crossings:
            roads = self.kept.roads
            zones = self.kept.zone[(roads.tail == node) | (roads.head == node)]
            if len(zones) and not bool((zones == zone).any()):
                what = f"The {want.word} {want.id} names the node {want.place.node}, which does not lie{_SIDE[zone]}."
                why = "Areas and assembly points lie inside the edge, sites outside."
                remedy = "Correct the node or the edge."
                self.report.add(_where(want), "SC323", (what, why, remedy), "fault")
                return None
        return node

    def _near_enough(self, want: _Wanted, gap_m: float, zone: int) -> bool:
        if gap_m <= SILENT_M:
            return True
        why = "People walk the gap, and nothing is known of the way there."
        if gap_m <= REACH_M:
            what = f"The {want.word} {want.id} is {gap_m:.0f} m from the nearest road that can be used{_SIDE[zone]}."
            remedy = "Move it to a road, or add the road."
            self.report.add(_where(want), "SC321", (what, why, remedy), "warning")
            return True
        far = (
            f"{gap_m / 1000:.1f} km from the nearest road"
            if np.isfinite(gap_m)
            else "without any road"
        )
        what = f"The {want.word} {want.id} is {far} that can be used{_SIDE[zone]}."
        remedy = (
            "Check that longitude stands before latitude, and that roads and edge cover the place."
        )
        self.report.add(_where(want), "SC320", (what, why, remedy), "fault")
        return False

    def _nearest(
        self, wanted: list[_Wanted], zone: int, *, drive: bool
    ) -> tuple[list[int], list[float]]:
        """Give nodes and gaps; an endless gap where there is no node at all."""
        if not wanted:
            return [], []
        lon = np.array([_degree(want.place.lon) for want in wanted])
        lat = np.array([_degree(want.place.lat) for want in wanted])
        there, gap_m = self._query(lon, lat, (zone, drive, True))
        far = gap_m > SILENT_M
        if far.any():
            other, other_m = self._query(lon[far], lat[far], (zone, drive, False))
            there[far], gap_m[far] = other, other_m
        return there.tolist(), gap_m.tolist()

    def _query(
        self, lon: NDArray[np.float64], lat: NDArray[np.float64], key: tuple[int, bool, bool]
    ) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        nodes, tree = self._tree(key)
        if len(nodes) == 0:
            return np.full(len(lon), -1), np.full(len(lon), np.inf)
        roads = self.kept.roads
        there = nodes[tree.query(_on_sphere(lon, lat))[1]]
        return there, distance_m(lon, lat, roads.lon[there], roads.lat[there])

    def _tree(self, key: tuple[int, bool, bool]) -> tuple[NDArray[np.int64], cKDTree]:
        """Give the nodes of a zone and mode, all or those of main pieces only, and a way to seek them."""
        zone, drive, main = key
        if key not in self.trees:
            roads, strong = self.kept.roads, self.kept.roads.strong_walk
            uses = roads.walk
            if drive:
                uses, strong = roads.drive, roads.strong_drive
            links = uses if zone == EVERYWHERE else uses & (self.kept.zone == zone)
            touched = np.zeros(len(roads.node_id), dtype=np.bool_)
            if main:
                touched = main_pieces(len(touched), roads.tail[links], roads.head[links])
            else:
                touched[roads.tail[links]] = touched[roads.head[links]] = True
            touched &= strong & ~self.kept.added & ~np.isnan(roads.lon) & ~np.isnan(roads.lat)
            if self.edged:
                touched[list(self.crossings)] = False
            nodes = np.flatnonzero(touched)
            self.trees[key] = nodes, cKDTree(_on_sphere(roads.lon[nodes], roads.lat[nodes]))
        return self.trees[key]


def _on_sphere(lon: NDArray[np.float64], lat: NDArray[np.float64]) -> NDArray[np.float64]:
    east, north = np.radians(lon), np.radians(lat)
    flat = np.cos(north)
    return _EARTH_M * np.stack([flat * np.cos(east), flat * np.sin(east), np.sin(north)], axis=-1)


def _degree(value: float | None) -> float:
    # A place always has coordinates or a node; the reader sees to that.
    return 0.0 if value is None else value


def _where(want: _Wanted) -> Where | None:
    return want.place.where or want.where
