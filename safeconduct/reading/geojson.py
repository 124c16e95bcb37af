"""Read the features of a GeoJSON file (RFC 7946) with the line of each."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from safeconduct.errors import Fault
from safeconduct.reading.json_text import JsonText

LonLat = tuple[float, float]
Ring = tuple[LonLat, ...]

SHORTEST_RING = 4
"""Points of a ring, the first repeated as the last (RFC 7946, section 3.1.6)."""


@dataclass(frozen=True, slots=True)
class Feature:
    """One feature: what it says of itself and where it is.

    ``rings`` of all polygons, outer and inner alike: a point is inside when it lies within an
    odd number of them. ``point`` is set for a point; both are empty for a null geometry.
    """

    text: JsonText
    offset: int
    properties: dict[str, Any]
    kind: str | None
    point: LonLat | None
    rings: tuple[Ring, ...]

    @property
    def line(self) -> int:
        """Give the line the feature begins on."""
        return self.text.line(self.offset)

    def line_of(self, *keys: str) -> int:
        """Give the line of one of its keys, as near as it can be found."""
        return self.text.line(self.text.find(self.offset, list(keys)))


def read_geojson(
    text: str, file: str, faults: list[Fault], *, geometries: tuple[str | None, ...]
) -> list[Feature]:
    """Read every feature of a GeoJSON text.

    Parameters
    ----------
    text
        The whole text: a FeatureCollection, a Feature or a geometry.
    file
        Name for faults.
    faults
        Whatever is wrong is added here.
    geometries
        Types of geometry that are wanted; ``None`` admits a feature without one.

    Returns
    -------
    list of Feature
        Those that could be read.
    """
    source = JsonText(text, file, faults)
    try:
        top, items = _split(source)
    except ValueError:
        return []
    crs = top.get("crs")
    if crs is not None and "CRS84" not in str(crs) and "4326" not in str(crs):
        source.fault(
            source.line(source.find(0, ["crs"])),
            "SC125",
            "The file states another coordinate system than longitude and latitude.",
            "Places would lie elsewhere.",
            "Save it again in WGS 84 (EPSG:4326), as RFC 7946 asks.",
        )
        return []
    features = (_feature(source, offset, item, geometries) for offset, item in items)
    return [feature for feature in features if feature is not None]


def _split(source: JsonText) -> tuple[dict[str, Any], list[tuple[int, Any]]]:
    """Read the outermost object; features one by one with their offsets."""
    _, offset = source.expect(0, "{")
    top: dict[str, Any] = {}
    items: list[tuple[int, Any]] = []
    if source.text[offset : offset + 1] == "}":
        source.skip_space(offset)
    else:
        more = ","
        while more == ",":
            key, offset = source.value(offset)
            _, offset = source.expect(offset, ":")
            if key in top:
                source.fault(
                    source.line(offset),
                    "SC121",
                    f"The key {key!r} stands twice in one object.",
                    "Only one of the two could count.",
                    "Remove one of them.",
                )
            if key == "features" and source.text[offset : offset + 1] == "[":
                top[key] = True
                offset = _features(source, offset, items)
            else:
                top[str(key)], offset = source.value(offset)
            more, offset = source.expect(offset, ",}")
    if offset < len(source.text):
        source.expect(offset, "\0")
    return top, _whole(source, top, items)


def _features(source: JsonText, offset: int, items: list[tuple[int, Any]]) -> int:
    _, offset = source.expect(offset, "[")
    if source.text[offset : offset + 1] == "]":
        return offset + 1
    more = ","
    while more == ",":
        start = offset
        item, offset = source.value(offset)
        items.append((start, item))
        more, offset = source.expect(offset, ",]")
    return offset


def _whole(
    source: JsonText, top: dict[str, Any], items: list[tuple[int, Any]]
) -> list[tuple[int, Any]]:
    kind = top.get("type")
    if kind == "FeatureCollection":
        if top.get("features") is True:
            return items
        what = "The FeatureCollection has no list of features."
    elif kind == "Feature":
        return [(0, top)]
    elif kind in ("Point", "Polygon", "MultiPolygon"):
        return [(0, {"type": "Feature", "properties": {}, "geometry": top})]
    else:
        what = f"The file is of type {kind!r}." if kind else "The file states no type."
    source.fault(
        source.line(source.find(0, ["type"])),
        "SC122",
        what,
        "A FeatureCollection of GeoJSON (RFC 7946) is expected.",
        "Export it as a GeoJSON FeatureCollection.",
    )
    return []


def _feature(
    source: JsonText, offset: int, item: Any, geometries: tuple[str | None, ...]
) -> Feature | None:
    if not isinstance(item, dict) or item.get("type") != "Feature":
        source.fault(
            source.line(offset),
            "SC122",
            "This is no GeoJSON feature.",
            "Every member of features is an object of type Feature.",
            'Write {"type": "Feature", "properties": {…}, "geometry": {…}}.',
        )
        return None
    properties = item.get("properties")
    if properties is None:
        properties = {}
    geometry = item.get("geometry")
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    wrong_kind = kind not in geometries or (geometry is not None and kind is None)
    if not isinstance(properties, dict) or wrong_kind:
        wanted = " or ".join(str(each) for each in geometries if each)
        found = "has no geometry" if geometry is None else f"is of type {kind!r}"
        source.fault(
            source.line(source.find(offset, ["geometry"])),
            "SC123",
            f"The feature {found}." if wrong_kind else "The properties are no object.",
            f"A {wanted} is expected here.",
            "Draw it as such, or take the feature out of this file.",
        )
        return None
    try:
        point, rings = _shape(kind, geometry)
    except (TypeError, ValueError, OverflowError) as error:
        source.fault(
            source.line(source.find(offset, ["geometry", "coordinates"])),
            "SC124",
            f"The coordinates cannot be read: {error}.",
            "A place is a list of longitude and latitude; a ring has four of them or more and "
            "ends where it began.",
            "Export the file again, or correct the coordinates.",
        )
        return None
    return Feature(source, offset, properties, kind, point, rings)


def _shape(kind: str | None, geometry: Any) -> tuple[LonLat | None, tuple[Ring, ...]]:
    if kind is None:
        return None, ()
    coordinates = geometry.get("coordinates")
    if kind == "Point":
        return _lonlat(coordinates), ()
    polygons = [coordinates] if kind == "Polygon" else coordinates
    if not isinstance(polygons, list) or not polygons:
        raise TypeError("there are none")
    rings: list[Ring] = []
    for polygon in polygons:
        if not isinstance(polygon, list) or not polygon:
            raise TypeError("a polygon has no ring")
        rings.extend(_ring(ring) for ring in polygon)
    return None, tuple(rings)


def _ring(ring: Any) -> Ring:
    if not isinstance(ring, list):
        raise TypeError("a ring is no list")
    points = tuple(_lonlat(point) for point in ring)
    if len(points) < SHORTEST_RING:
        raise ValueError(f"a ring has {len(points)} points")
    if points[0] != points[-1]:
        raise ValueError("a ring does not end where it began")
    if len(set(points)) < SHORTEST_RING - 1:
        raise ValueError("a ring encloses nothing")
    return points


def _lonlat(point: Any) -> LonLat:
    if not isinstance(point, list) or len(point) not in (2, 3):
        raise TypeError("a place is not a list of two numbers")
    lon, lat = point[0], point[1]
    if type(lon) not in (int, float) or type(lat) not in (int, float):
        raise TypeError("a place is not a list of two numbers")
    if not (math.isfinite(lon) and math.isfinite(lat)):
        raise ValueError("a number is too large")
    return float(lon), float(lat)
