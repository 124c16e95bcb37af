"""The area cut into a few parts, so that ways of different length are seen."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians
from typing import TYPE_CHECKING

from safeconduct.operation.build_people import representative_point
from safeconduct.quick.question import LonLat, Question, Ring

if TYPE_CHECKING:
    from shapely import Polygon
    from shapely.geometry.base import BaseGeometry

GRID = 3
LEAST_SHARE = 0.02
"""A part smaller than this is joined to the nearest other one."""
KM_PER_DEGREE = 111.195
NOWHERE_KM = 1.0
"""Without a polygon the people are put this far from the middle of the crossings."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A part of the area with its share of the people."""

    polygons: tuple[tuple[Ring, ...], ...]
    middle: LonLat
    people_low: int
    people_high: int


def cut_cells(question: Question) -> tuple[Cell, ...]:
    """Cut the area by a grid of three by three.

    Parameters
    ----------
    question
        Area and people.

    Returns
    -------
    tuple of Cell
        At most nine, from the north-west on; the people are shared by surface, an
        assumption, and add up to the numbers given. Without a polygon one cell without one.
    """
    if question.shape is None:
        return (Cell((), _somewhere(question), question.people_low, question.people_high),)
    parts = _joined(_grid(question))
    shares = [part.area for part in parts]
    lows = _share(question.people_low, shares)
    highs = _share(question.people_high, shares)
    rings = [_rings(part) for part in parts]
    # The point the reader of the folder will take: there the roads begin.
    middles = [
        representative_point(tuple(ring for polygon in each for ring in polygon)) for each in rings
    ]
    return tuple(Cell(*cell) for cell in zip(rings, middles, lows, highs, strict=True))


def _somewhere(question: Question) -> LonLat:
    lon = sum(crossing.lon for crossing in question.crossings) / len(question.crossings)
    lat = sum(crossing.lat for crossing in question.crossings) / len(question.crossings)
    east = NOWHERE_KM / (KM_PER_DEGREE * max(0.01, cos(radians(lat))))
    return round(lon + east, 6), round(lat, 6)


def _grid(question: Question) -> list[BaseGeometry]:
    from shapely import Polygon, box, unary_union  # noqa: PLC0415  # slow to import

    polygons = question.shape.polygons if question.shape is not None else ()
    whole = unary_union([Polygon(rings[0], rings[1:]) for rings in polygons])
    west, south, east, north = whole.bounds
    wide, high = (east - west) / GRID, (north - south) / GRID
    boxes = [
        box(
            west + column * wide,
            north - (row + 1) * high,
            west + (column + 1) * wide,
            north - row * high,
        )
        for row in range(GRID)
        for column in range(GRID)
    ]
    return [cut for cut in (_solid(whole.intersection(part)) for part in boxes) if cut.area > 0]


def _solid(geometry: BaseGeometry) -> BaseGeometry:
    # Where a cell only touches the area, the cut holds points and lines as well.
    from shapely import unary_union  # noqa: PLC0415  # slow to import

    parts = getattr(geometry, "geoms", [geometry])
    return unary_union([part for part in parts if part.geom_type.endswith("Polygon")])


def _joined(parts: list[BaseGeometry]) -> list[BaseGeometry]:
    from shapely import unary_union  # noqa: PLC0415  # slow to import

    whole = sum(part.area for part in parts)
    large = [part for part in parts if part.area >= LEAST_SHARE * whole]
    for small in (part for part in parts if part.area < LEAST_SHARE * whole):
        nearest = min(range(len(large)), key=lambda i: large[i].distance(small))
        large[nearest] = unary_union([large[nearest], small])
    return large


def _share(people: int, shares: list[float]) -> list[int]:
    # Whole persons by largest remainder, so that the parts add up.
    exact = [people * share / sum(shares) for share in shares]
    whole = [int(part) for part in exact]
    rest = sorted(range(len(exact)), key=lambda i: (whole[i] - exact[i], i))
    for place in rest[: people - sum(whole)]:
        whole[place] += 1
    return whole


def _polygons(part: BaseGeometry) -> list[Polygon]:
    return sorted(getattr(part, "geoms", [part]), key=lambda polygon: -polygon.area)


def _rings(part: BaseGeometry) -> tuple[tuple[Ring, ...], ...]:
    return tuple(
        tuple(
            tuple((round(x, 6), round(y, 6)) for x, y in ring.coords)
            for ring in (polygon.exterior, *polygon.interiors)
        )
        for polygon in _polygons(part)
    )
