"""On which side of the enclosed edge every node and street lies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely
from numpy.typing import NDArray

from safeconduct.network.model import EVERYWHERE, INSIDE, OUTSIDE
from safeconduct.network.roads import Roads, ranges

if TYPE_CHECKING:
    from shapely import Polygon

CUT = -1
"""Zone of a street that cuts the edge: closed, unless a crossing splits it."""

LonLat = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Sides:
    """Where nodes and streets lie; without an edge no node is inside and all is EVERYWHERE."""

    edged: bool
    node_inside: NDArray[np.bool_]
    street_zone: NDArray[np.int8]


def street_sides(roads: Roads, rings: tuple[LonLat, ...]) -> Sides:
    """Sort nodes and streets by the enclosed edge.

    A node on the edge itself counts as outside. A street cuts the edge if its ends lie on
    different sides, or if its shape leaves its side and comes back.

    Parameters
    ----------
    roads
        The roads.
    rings
        Outer ring, then holes, in degrees; empty for an open network.

    Returns
    -------
    Sides
        INSIDE, OUTSIDE, EVERYWHERE or CUT for each street.
    """
    nodes = len(roads.node_id)
    if not rings:
        zone = np.full(roads.streets, EVERYWHERE, dtype=np.int8)
        return Sides(edged=False, node_inside=np.zeros(nodes, dtype=np.bool_), street_zone=zone)
    polygon = polygon_of(rings)
    inside = inside_polygon(polygon, roads.lon, roads.lat)
    start, end = roads.street_ends()
    zone = np.where(inside[start], INSIDE, OUTSIDE).astype(np.int8)
    zone[inside[start] != inside[end]] = CUT
    within = np.flatnonzero(zone == INSIDE)
    lines = street_lines(roads, within)
    doubtful = ~shapely.contains_properly(polygon, lines)
    zone[within[doubtful][~shapely.covers(polygon, lines[doubtful])]] = CUT
    beyond = np.flatnonzero((zone == OUTSIDE) & boxes_meet(roads, polygon))
    lines = street_lines(roads, beyond)
    # Two quick questions first; few streets are left for the slow one.
    doubtful = shapely.intersects(polygon, lines)
    zone[beyond[doubtful][shapely.crosses(lines[doubtful], polygon)]] = CUT
    return Sides(edged=True, node_inside=inside, street_zone=zone)


def polygon_of(rings: tuple[LonLat, ...]) -> Polygon:
    """Make a polygon, ready for many questions, of an outer ring and holes."""
    polygon = shapely.Polygon(rings[0], rings[1:])
    shapely.prepare(polygon)
    return polygon


def inside_polygon(
    polygon: Polygon, lon: NDArray[np.float64], lat: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """Mark the points strictly inside a polygon."""
    west, south, east, north = polygon.bounds
    found: NDArray[np.bool_] = (lon > west) & (lon < east) & (lat > south) & (lat < north)
    near = np.flatnonzero(found)
    found[near] = shapely.contains_xy(polygon, lon[near], lat[near])
    return found


def boxes_meet(roads: Roads, polygon: Polygon) -> NDArray[np.bool_]:
    """Mark the streets whose bounding box meets that of a polygon."""
    west, south, east, north = polygon.bounds
    first = roads.shape_start[:-1]
    met: NDArray[np.bool_] = (
        (np.minimum.reduceat(roads.shape_lon, first) <= east)
        & (np.maximum.reduceat(roads.shape_lon, first) >= west)
        & (np.minimum.reduceat(roads.shape_lat, first) <= north)
        & (np.maximum.reduceat(roads.shape_lat, first) >= south)
    )
    return met


def street_lines(roads: Roads, streets: NDArray[np.int64]) -> NDArray[np.object_]:
    """Give the shapes of some streets as lines."""
    first, last = roads.shape_start[streets], roads.shape_start[streets + 1]
    points = ranges(first, last)
    of = np.repeat(np.arange(len(streets)), last - first)
    if len(streets) == 0:
        return np.zeros(0, dtype=np.object_)
    xy = np.stack([roads.shape_lon[points], roads.shape_lat[points]], axis=1)
    lines: NDArray[np.object_] = shapely.linestrings(xy, indices=of)
    return lines
