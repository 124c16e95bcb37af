"""Straight lines on the Earth."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

from safeconduct.quick.question import LonLat

EARTH_RADIUS_M = 6_371_008.8
"""Mean radius of GRS 80."""


def distance_m(a: LonLat, b: LonLat) -> float:
    """Give the great-circle distance between two points.

    Parameters
    ----------
    a, b
        Longitude and latitude in degrees.

    Returns
    -------
    float
        Metres, by the haversine formula on a sphere.
    """
    lon_a, lat_a, lon_b, lat_b = map(radians, (*a, *b))
    across = sin((lon_b - lon_a) / 2) ** 2
    along = sin((lat_b - lat_a) / 2) ** 2
    return 2 * EARTH_RADIUS_M * asin(min(1.0, sqrt(along + cos(lat_a) * cos(lat_b) * across)))
