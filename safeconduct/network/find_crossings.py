"""Which street each crossing lies on."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from safeconduct.network.connect import main_pieces
from safeconduct.network.enclosed import CUT, Sides
from safeconduct.network.geodesy import distance_m, metres_per_degree
from safeconduct.network.model import INSIDE, OUTSIDE
from safeconduct.network.report import Report
from safeconduct.network.roads import Roads, ranges
from safeconduct.operation.model import Corridor, Operation, Where

SILENT_M = 300.0
REACH_M = 2000.0
SNAP_M = 10.0
"""In an open network a crossing this close to the end of a street is that node itself."""
_NO_VEHICLES_M = 300.0
_ONE_WAY_M = 100.0
_OTHER_SIDE_M = 100.0
_WHY = "The enclosed area is left only at crossings."


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a crossing lies: a node, or a place on a street.

    ``along`` is the part of the street's length from its start; ``point`` the number of the
    shape's point before it. ``other_side`` is the same crossing on the other carriageway, where
    each carries one direction: both are joined at one node.
    """

    gap_m: float
    node: int | None = None
    street: int = -1
    along: float = 0.0
    point: int = 0
    lon: float = 0.0
    lat: float = 0.0
    other_side: Spot | None = None

    @property
    def streets(self) -> tuple[int, ...]:
        """The streets it cuts."""
        if self.node is not None:
            return ()
        return (self.street,) if self.other_side is None else (self.street, self.other_side.street)


def find_crossings(
    operation: Operation,
    roads: Roads,
    sides: Sides,
    walkable: NDArray[np.bool_],
    report: Report,
) -> dict[str, Spot]:
    """Find the place of every corridor's crossing on the roads.

    With an enclosed edge it lies on the nearest street that cuts the edge, within 2 km, and leads
    from more than a stub to more than a stub if there is such a one; else on the nearest street. Where the corridor lets vehicles through, a street they cannot use counts as 300 m
    farther, one they can use in one direction only as 100 m farther; then the nearest
    street within 100 m that leads them the other way across the edge is cut too, and joined.

    Parameters
    ----------
    operation
        Whose corridors.
    roads, sides
        The roads and where they lie.
    walkable
        Streets that may carry a crossing, shape (streets,).
    report
        Gathers faults (nothing within 2 km, unknown node) and warnings.

    Returns
    -------
    dict
        Spot by corridor.
    """
    search = _Search(roads, sides, walkable)
    spots: dict[str, Spot] = {}
    for corridor in operation.corridors.values():
        if corridor.crossing.node is not None:
            named = np.flatnonzero(roads.node_id == corridor.crossing.node)
            if len(named) == 0:
                _unknown_node(corridor, report)
            else:
                spots[corridor.id] = Spot(gap_m=0.0, node=int(named[0]))
            continue
        spot = _on_street(corridor, search, sides, report)
        if spot is not None:
            spot = _shared(corridor, spot, spots, edged=sides.edged)
            used = {street for other in spots.values() for street in other.streets}
            if corridor.vehicle_capacity_per_h != 0 and not used & set(spot.streets):
                spot = search.with_other_side(spot, used)
            spots[corridor.id] = spot
    return spots


class _Search:
    """Streets by distance from a point."""

    def __init__(self, roads: Roads, sides: Sides, walkable: NDArray[np.bool_]) -> None:
        self.roads, self.walkable = roads, walkable
        first = roads.shape_start[:-1]
        self.west = np.minimum.reduceat(roads.shape_lon, first)
        self.east = np.maximum.reduceat(roads.shape_lon, first)
        self.south = np.minimum.reduceat(roads.shape_lat, first)
        self.north = np.maximum.reduceat(roads.shape_lat, first)
        driven = np.zeros((2, roads.streets), dtype=np.bool_)
        driven[roads.along.astype(int)[roads.drive], roads.street[roads.drive]] = True
        ways = driven.sum(axis=0)
        self.farther_m = np.where(
            ways == 2,  # noqa: PLR2004 - both directions
            0.0,
            np.where(ways == 1, _ONE_WAY_M, _NO_VEHICLES_M),
        )
        self.start, self.end = roads.street_ends()
        inside = sides.node_inside
        self.leads_out = (sides.street_zone == CUT) & (inside[self.start] != inside[self.end])
        self.leads_on = self.leads_out & self._no_stubs(sides)
        inward = np.where(inside[self.end], 1, 0)
        streets = np.arange(roads.streets)
        self.driven_in = self.leads_out & driven[inward, streets]
        self.driven_out = self.leads_out & driven[1 - inward, streets]

    def _no_stubs(self, sides: Sides) -> NDArray[np.bool_]:
        """Mark the streets of which both ends hang on a good part of the roads of their side."""
        roads = self.roads
        if not sides.edged:
            return np.ones(roads.streets, dtype=np.bool_)
        zone = sides.street_zone[roads.street]
        good = np.zeros(len(roads.node_id), dtype=np.bool_)
        for side in (INSIDE, OUTSIDE):
            links = roads.walk & (zone == side)
            good |= main_pieces(len(good), roads.tail[links], roads.head[links])
        ends: NDArray[np.bool_] = good[self.start] & good[self.end]
        return ends

    def with_other_side(self, spot: Spot, used: set[int]) -> Spot:
        """Add the other carriageway of a street that vehicles use one way only."""
        out, back = (
            bool(spot.node is None and mask[spot.street])
            for mask in (self.driven_out, self.driven_in)
        )
        if out == back:
            return spot
        free = (self.driven_in if out else self.driven_out).copy()
        free[list(used)] = False
        other = self.nearest(spot.lon, spot.lat, free, vehicles=False)
        near = other is not None and other.gap_m <= _OTHER_SIDE_M
        return replace(spot, other_side=other) if near else spot

    def nearest(
        self, lon: float, lat: float, streets: NDArray[np.bool_], *, vehicles: bool
    ) -> Spot | None:
        """Give the best place within reach on some of the streets."""
        east_m, north_m = (float(value) for value in metres_per_degree(lat))
        reach_lon, reach_lat = REACH_M / east_m, REACH_M / north_m
        near = np.flatnonzero(
            streets
            & self.walkable
            & (self.west <= lon + reach_lon)
            & (self.east >= lon - reach_lon)
            & (self.south <= lat + reach_lat)
            & (self.north >= lat - reach_lat)
        )
        if len(near) == 0:
            return None
        roads = self.roads
        first, last = roads.shape_start[near], roads.shape_start[near + 1] - 1
        point = ranges(first, last)
        street = np.repeat(near, last - first)
        ax, ay = (roads.shape_lon[point] - lon) * east_m, (roads.shape_lat[point] - lat) * north_m
        dx = (roads.shape_lon[point + 1] - lon) * east_m - ax
        dy = (roads.shape_lat[point + 1] - lat) * north_m - ay
        square = dx * dx + dy * dy
        part = np.clip(-(ax * dx + ay * dy) / np.where(square > 0, square, 1.0), 0.0, 1.0)
        away_m = np.hypot(ax + part * dx, ay + part * dy)
        cost = away_m + (self.farther_m[street] if vehicles else 0.0)
        best = int(np.argmin(np.where(away_m <= REACH_M, cost, np.inf)))
        if away_m[best] > REACH_M:
            return None
        chosen, at = int(street[best]), int(point[best])
        begins = int(roads.shape_start[chosen])
        steps = np.sqrt(square[street == chosen])
        before = float(steps[: at - begins].sum() + part[best] * steps[at - begins])
        total = float(steps.sum())
        place_lon = float(lon + (ax[best] + part[best] * dx[best]) / east_m)
        place_lat = float(lat + (ay[best] + part[best] * dy[best]) / north_m)
        return Spot(
            gap_m=float(distance_m(lon, lat, place_lon, place_lat)),
            street=chosen,
            along=before / total if total > 0 else 0.5,
            point=at - begins,
            lon=place_lon,
            lat=place_lat,
        )


def _on_street(corridor: Corridor, search: _Search, sides: Sides, report: Report) -> Spot | None:
    lon, lat = corridor.crossing.lon, corridor.crossing.lat
    if lon is None or lat is None:
        _unknown_node(corridor, report)
        return None
    vehicles = corridor.vehicle_capacity_per_h != 0
    spot = None
    for streets in (search.leads_on, search.leads_out):
        if sides.edged and spot is None:
            spot = search.nearest(lon, lat, streets, vehicles=vehicles)
    anywhere = np.ones_like(search.walkable)
    if spot is None:
        spot = search.nearest(lon, lat, anywhere, vehicles=vehicles)
        if spot is not None and sides.edged:
            what = f"No road that cuts the enclosed edge passes within 2 km of the crossing of {corridor.id}."
            remedy = "Correct the crossing or the edge, or add the road that leads out."
            why = "The crossing lies on the nearest road, which stays on one side: nobody gets out there to a site."
            report.add(_where(corridor), "SC325", (what, why, remedy), "warning")
    if spot is None:
        what = f"The crossing of {corridor.id} is more than 2 km from every road for walkers."
        remedy = "Check that longitude stands before latitude, or that the road file covers it."
        report.add(_where(corridor), "SC324", (what, _WHY, remedy), "fault")
        return None
    if spot.gap_m > SILENT_M:
        what = f"The crossing of {corridor.id} was moved {spot.gap_m:.0f} m to the nearest road."
        remedy = "Give its place on the road, or add the road."
        report.add(_where(corridor), "SC321", (what, _WHY, remedy), "warning")
    return spot if sides.edged else _snapped(spot, search)


def _snapped(spot: Spot, search: _Search) -> Spot:
    """Take the end of the street itself where the crossing is as good as there."""
    roads = search.roads
    for node in (int(search.start[spot.street]), int(search.end[spot.street])):
        if float(distance_m(roads.lon[node], roads.lat[node], spot.lon, spot.lat)) <= SNAP_M:
            return Spot(gap_m=spot.gap_m, node=node)
    return spot


def _shared(corridor: Corridor, spot: Spot, others: dict[str, Spot], *, edged: bool) -> Spot:
    """Join crossings at one place; with an edge a street is left at one place only."""
    for other in others.values():
        if spot.node is not None or spot.street not in other.streets:
            continue
        if edged or float(distance_m(spot.lon, spot.lat, other.lon, other.lat)) <= 1.0:
            lon, lat = corridor.crossing.lon or 0.0, corridor.crossing.lat or 0.0
            return replace(other, gap_m=float(distance_m(lon, lat, other.lon, other.lat)))
    return spot


def _unknown_node(corridor: Corridor, report: Report) -> None:
    what = f"The crossing of {corridor.id} names the node {corridor.crossing.node}, which the roads lack."
    remedy = "Name a node of node.csv, or give longitude and latitude."
    report.add(_where(corridor), "SC322", (what, _WHY, remedy), "fault")


def _where(corridor: Corridor) -> Where | None:
    return corridor.crossing.where or corridor.where
