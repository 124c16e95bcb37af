"""Straight lines on the Earth."""

from __future__ import annotations

from math import asin, cos, hypot, radians, sin, sqrt

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


def edge_distance_m(point: LonLat, start: LonLat, end: LonLat) -> float:
    """Give the distance from a point to a straight edge on a flat map around the point.

    Parameters
    ----------
    point, start, end
        Longitude and latitude in degrees.

    Returns
    -------
    float
        Metres; right to about 1 % within 100 km.
    """
    north_m = radians(1) * EARTH_RADIUS_M
    east_m = north_m * cos(radians(point[1]))
    ax, ay = (start[0] - point[0]) * east_m, (start[1] - point[1]) * north_m
    bx, by = (end[0] - start[0]) * east_m, (end[1] - start[1]) * north_m
    length2 = bx * bx + by * by
    along = 0.0 if length2 == 0 else min(1.0, max(0.0, -(ax * bx + ay * by) / length2))
    return hypot(ax + along * bx, ay + along * by)
