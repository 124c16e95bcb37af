"""Crossings as typed, and whether they fit the area."""

from __future__ import annotations

import re
from itertools import pairwise
from math import isfinite

from safeconduct.errors import InputError
from safeconduct.quick.distance import edge_distance_m
from safeconduct.quick.faults import Gatherer, refuse
from safeconduct.quick.question import Crossing, LonLat, Shape

FARTHEST_CROSSING_M = 20_000.0
LONGEST_NAME = 60
_REMEDY = 'Write the name, an @ and latitude,longitude: "Bustan al-Qasr@36.194,37.143".'


def read_crossings(texts: list[str]) -> tuple[Crossing, ...]:
    """Read every ``NAME@LAT,LON``.

    Parameters
    ----------
    texts
        One for each ``--crossing``.

    Returns
    -------
    tuple of Crossing
        In the order given.

    Raises
    ------
    InputError
        SC663, once for every text that is none, and for a name given twice.
    """
    if not texts:
        raise refuse(
            "SC663",
            "--crossing",
            "No crossing is given.",
            "An enclosed area is left only at crossings.",
            _REMEDY,
        )
    gather = Gatherer()
    crossings = gather.each(_crossing, texts)
    gather.finish()
    names = [crossing.name for crossing in crossings]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        what = f"The name {twice[0]!r} is given twice."
        raise refuse("SC663", "--crossing", what, "Two crossings need two names.", _REMEDY)
    return crossings


def check_near(crossings: tuple[Crossing, ...], shape: Shape) -> None:
    """See that every crossing lies by the area; SC664 where it does not.

    Parameters
    ----------
    crossings
        As read.
    shape
        The area.

    Raises
    ------
    InputError
        SC664, once for every crossing more than 20 km from the edge; it says so if
        latitude and longitude look exchanged.
    """
    gather = Gatherer()
    gather.each(lambda crossing: _check_one(crossing, shape), crossings)
    gather.finish()


def _crossing(text: str) -> Crossing:
    name, mark, place = text.rpartition("@")
    name = " ".join(name.split())
    parts = re.split(r"\s*,\s*", place.strip())
    try:
        lat, lon = (float(part) for part in parts)
    except ValueError:
        lat = lon = float("nan")
    if not mark or not name or not (isfinite(lat) and isfinite(lon)):
        what = f"{text!r} is no name with coordinates."
        raise refuse("SC663", "--crossing", what, "A crossing is a point.", _REMEDY)
    if len(name) > LONGEST_NAME or not name.isprintable():
        what = f"The name of {text[:20]!r}… is too long or holds control characters."
        raise refuse("SC663", "--crossing", what, f"{LONGEST_NAME} characters fit.", _REMEDY)
    if not (abs(lat) <= 90 and abs(lon) <= 180):  # noqa: PLR2004  # degrees
        what = f"{text!r} lies outside the Earth."
        why = "Latitude ends at 90 and longitude at 180; latitude comes first."
        raise refuse("SC663", "--crossing", what, why, _REMEDY)
    return Crossing(name, lon, lat)


def _check_one(crossing: Crossing, shape: Shape) -> None:
    away_m = _away_m((crossing.lon, crossing.lat), shape)
    if away_m <= FARTHEST_CROSSING_M:
        return
    swapped_m = (
        _away_m((crossing.lat, crossing.lon), shape) if abs(crossing.lon) <= 90 else away_m  # noqa: PLR2004  # degrees
    )
    raise _exchanged(crossing) if swapped_m <= FARTHEST_CROSSING_M else _far(crossing, away_m)


def _away_m(point: LonLat, shape: Shape) -> float:
    rings = [ring for polygon in shape.polygons for ring in polygon]
    return min(edge_distance_m(point, a, b) for ring in rings for a, b in pairwise(ring))


def _exchanged(crossing: Crossing) -> InputError:
    return refuse(
        "SC664",
        "--crossing",
        f"{crossing.name!r} at {crossing.lat},{crossing.lon} is far from the area, "
        f"but {crossing.lon},{crossing.lat} is not.",
        "Latitude and longitude are exchanged, here or in the area file.",
        f'Write "{crossing.name}@{crossing.lon},{crossing.lat}": latitude first, '
        "or mend the area file: GeoJSON has longitude first.",
    )


def _far(crossing: Crossing, away_m: float) -> InputError:
    return refuse(
        "SC664",
        "--crossing",
        f"{crossing.name!r} is {away_m / 1000:,.0f} km from the edge of the area.",
        f"A crossing farther than {FARTHEST_CROSSING_M / 1000:.0f} km is not where it is left.",
        "Check its coordinates (latitude first) and the area file.",
    )
