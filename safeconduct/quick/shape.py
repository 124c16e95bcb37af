"""The enclosed area from a GeoJSON file."""

from __future__ import annotations

import json
from math import isfinite
from pathlib import Path
from typing import Any

from safeconduct.errors import Fault, InputError
from safeconduct.quick.faults import refuse
from safeconduct.quick.question import LonLat, Ring, Shape

LARGEST_FILE_BYTES = 20_000_000
_FORM = "Give a GeoJSON file with a Polygon or MultiPolygon in degrees, longitude first."


def read_shape(path: Path) -> Shape:
    """Read the polygons of a GeoJSON file as one shape.

    Parameters
    ----------
    path
        A geometry, a Feature or a FeatureCollection; points and lines in it are an error.

    Returns
    -------
    Shape
        Overlapping polygons are joined.

    Raises
    ------
    InputError
        SC661 if the file is no such GeoJSON; SC662 if a ring is broken.
    """
    name = str(path)
    geometries = _geometries(_parse(path, name), name)
    polygons: list[tuple[Ring, ...]] = []
    for geometry in geometries:
        coordinates = geometry.get("coordinates")
        several = geometry["type"] == "MultiPolygon"
        if not isinstance(coordinates, list) or not coordinates:
            raise _broken(name, "A polygon has no coordinates.")
        polygons += [_rings(part, name) for part in (coordinates if several else [coordinates])]
    return _join(polygons, name)


def _parse(path: Path, name: str) -> Any:
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE_BYTES:
            what = f"The file has {size:,} bytes."
            raise refuse("SC661", name, what, f"{LARGEST_FILE_BYTES:,} is the most.", _FORM)
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        what = f"The file cannot be read: {error.strerror}."
        raise refuse("SC661", name, what, "The area lies in it.", _FORM) from error
    except UnicodeDecodeError as error:
        why = "GeoJSON is UTF-8."
        raise refuse("SC661", name, "The file is not UTF-8 text.", why, _FORM) from error
    except json.JSONDecodeError as error:
        what = f"The file is no JSON: {error.msg}."
        raise InputError(
            [Fault(name, error.lineno, "SC661", what, "It cannot be read.", _FORM)]
        ) from error
    except (RecursionError, ValueError) as error:
        what = "The file is no JSON that can be read."
        raise refuse(
            "SC661", name, what, "It is nested too deep or has a huge number.", _FORM
        ) from error


def _geometries(data: Any, name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    queue = [data]
    while queue:
        item = queue.pop(0)
        kind = item.get("type") if isinstance(item, dict) else None
        if kind in ("Polygon", "MultiPolygon"):
            found.append(item)
        elif kind == "Feature":
            queue.append(item.get("geometry"))
        elif kind in ("FeatureCollection", "GeometryCollection"):
            inner = item.get("features" if kind == "FeatureCollection" else "geometries")
            queue += inner if isinstance(inner, list) else [inner]
        else:
            shown = repr(kind) if isinstance(kind, str) else "something without a type"
            what = f"The file holds {shown[:40]}, not a polygon."
            raise refuse("SC661", name, what, "An area has an edge.", _FORM)
    if not found:
        raise refuse("SC661", name, "The file holds no polygon.", "An area has an edge.", _FORM)
    return found


def _rings(rings: Any, name: str) -> tuple[Ring, ...]:
    if not isinstance(rings, list) or not rings:
        raise _broken(name, "A polygon has no ring.")
    return tuple(_ring(ring, name) for ring in rings)


def _ring(ring: Any, name: str) -> Ring:
    if not isinstance(ring, list) or len(ring) < 4:  # noqa: PLR2004  # RFC 7946, 3.1.6
        raise _broken(name, "A ring has fewer than four positions.")
    points = tuple(_point(position, name) for position in ring)
    if points[0] != points[-1]:
        raise _broken(name, "A ring does not end where it starts.")
    return points


def _point(position: Any, name: str) -> LonLat:
    numbers = position[:2] if isinstance(position, list) else []
    if len(numbers) != 2 or not all(_is_number(number) for number in numbers):  # noqa: PLR2004  # lon, lat
        raise _broken(name, "A position is not two numbers.")
    lon, lat = float(numbers[0]), float(numbers[1])
    if not (abs(lon) <= 180 and abs(lat) <= 90):  # noqa: PLR2004  # degrees
        raise _broken(name, f"The position {lon:g}, {lat:g} lies outside the Earth.")
    return lon, lat


def _is_number(value: Any) -> bool:
    if not isinstance(value, int | float) or isinstance(value, bool):
        return False
    try:
        return isfinite(value)
    except OverflowError:
        return False


def _join(polygons: list[tuple[Ring, ...]], name: str) -> Shape:
    # Drawing in the geometry library here keeps the start of every other command light.
    from shapely import Polygon, unary_union  # noqa: PLC0415  # slow import, needed only here
    from shapely.validation import explain_validity  # noqa: PLC0415  # the same

    shapes = [Polygon(rings[0], rings[1:]) for rings in polygons]
    for shape in shapes:
        if not shape.is_valid or shape.area == 0:
            raise _broken(name, f"A polygon is broken: {explain_validity(shape)}.")
    joined = unary_union(shapes)
    parts = sorted(getattr(joined, "geoms", [joined]), key=lambda part: -part.area)
    middle = parts[0].representative_point()
    return Shape(
        polygons=tuple(
            tuple(
                tuple((float(x), float(y)) for x, y in ring.coords)
                for ring in (part.exterior, *part.interiors)
            )
            for part in parts
        ),
        middle=(round(middle.x, 6), round(middle.y, 6)),
    )


def _broken(name: str, what: str) -> InputError:
    return refuse("SC662", name, what, "The area has no definite edge.", _FORM)
