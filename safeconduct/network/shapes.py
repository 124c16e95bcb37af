"""The shapes of streets given as WKT, straight where there is none."""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

_LINE = re.compile(r"^\s*LINESTRING\s*\(([^()]*)\)\s*$", re.IGNORECASE)


def read_shapes(
    start_lon: NDArray[np.float64],
    start_lat: NDArray[np.float64],
    end_lon: NDArray[np.float64],
    end_lat: NDArray[np.float64],
    wkt: dict[int, str],
) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.float64]]:
    """Give the points of every street from its start to its end.

    Parameters
    ----------
    start_lon, start_lat, end_lon, end_lat
        The ends, shape (streets,).
    wkt
        ``LINESTRING`` texts by street. What is not one is taken as straight: a shape is only
        more detail of a road whose ends and length are stated.

    Returns
    -------
    tuple
        Offsets of shape (streets + 1,), longitudes and latitudes of all points.
    """
    ends = np.stack([start_lon, start_lat, end_lon, end_lat], axis=1).tolist()
    size = np.full(len(ends), 2, dtype=np.int64)
    points: list[float] = []
    for street, (a_lon, a_lat, b_lon, b_lat) in enumerate(ends):
        between = _between(wkt[street]) if street in wkt else []
        size[street] += len(between) // 2
        points += [a_lon, a_lat, *between, b_lon, b_lat]
    flat = np.array(points, dtype=np.float64)
    return np.concatenate([[0], np.cumsum(size)]).astype(np.int64), flat[0::2], flat[1::2]


def _between(text: str) -> list[float]:
    found = _LINE.match(text)
    if found is None:
        return []
    try:
        pairs = [[float(part) for part in pair.split()[:2]] for pair in found[1].split(",")]
    except ValueError:
        return []
    if any(len(pair) != 2 for pair in pairs):  # noqa: PLR2004 - longitude and latitude
        return []
    return [value for pair in pairs[1:-1] for value in pair]
