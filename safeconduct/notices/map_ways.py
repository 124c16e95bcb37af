"""Ways out on the map: where each crosses the edge, and towards where its road leads outside."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from safeconduct.network.model import OUTSIDE, Network

XY = tuple[float, float]
Compass = Literal["n", "ne", "e", "se", "s", "sw", "w", "nw"]
_COMPASS: tuple[Compass, ...] = ("n", "ne", "e", "se", "s", "sw", "w", "nw")
_NEAR, _LEAST_DEGREES = 0.4, 0.01
"""A way is drawn up to this part of the district's extent beyond it; what is farther is named."""
_FOLLOWED_M, _M_PER_DEGREE = 400.0, 111_195.0


@dataclass(frozen=True, slots=True)
class WayMark:
    """A way out: where it crosses the edge, and where its road leads; the same where none is known."""

    x_mm: float
    y_mm: float
    to_x_mm: float
    to_y_mm: float
    number: int


@dataclass(frozen=True, slots=True)
class Beyond:
    """A way that crosses the edge beyond the map, and on which side of it."""

    number: int
    side: Compass


def is_near(place: XY, homes: Sequence[XY]) -> bool:
    """Tell whether a way is drawn in its place, or named beside the map since it is too far.

    Parameters
    ----------
    place
        Of the crossing, in degrees.
    homes
        Of the areas of the map.
    """
    lon, lat = zip(*homes, strict=True)
    shrink = math.cos(math.radians(lat[0]))
    reach = _NEAR * max((max(lon) - min(lon)) * shrink, max(lat) - min(lat), _LEAST_DEGREES)
    return bool(
        min(lon) - reach / shrink <= place[0] <= max(lon) + reach / shrink
        and min(lat) - reach <= place[1] <= max(lat) + reach
    )


def side_of(place: XY, homes: Sequence[XY]) -> Compass:
    """Give the point of the compass in which a place lies from the middle of others."""
    lon, lat = zip(*homes, strict=True)
    middle = ((min(lon) + max(lon)) / 2, (min(lat) + max(lat)) / 2)
    east = (place[0] - middle[0]) * math.cos(math.radians(middle[1]))
    turn = math.degrees(math.atan2(east, place[1] - middle[1])) % 360
    return _COMPASS[round(turn / 45) % len(_COMPASS)]


def leads_towards(network: Network, crossing: int | None) -> XY | None:
    """Give a point outside that the road of a crossing leads to, in degrees.

    Parameters
    ----------
    network
        Its links outside the edge are followed.
    crossing
        Node of the crossing; ``None`` where it has none.

    Returns
    -------
    tuple or None
        The farthest point on roads within some hundred metres; ``None`` where no road with
        coordinates leaves there, or where the edge is unknown.
    """
    if crossing is None:
        return None
    outside = np.flatnonzero(network.zone == OUTSIDE)
    gone_m = {crossing: 0.0}
    ahead = [crossing]
    while ahead:
        here = ahead.pop()
        for link in outside[network.tail[outside] == here].tolist():
            there, length_m = int(network.head[link]), gone_m[here] + float(network.length_m[link])
            if length_m < gone_m.get(there, math.inf) and gone_m[here] < _FOLLOWED_M:
                gone_m[there] = length_m
                ahead.append(there)
    apart_m = {node: _apart_m(network, crossing, node) for node in gone_m}
    known = [node for node, apart in apart_m.items() if apart > 0.0]
    if not known:
        return None
    farthest = max(known, key=lambda node: (apart_m[node], -node))
    return float(network.lon[farthest]), float(network.lat[farthest])


def _apart_m(network: Network, one: int, other: int) -> float:
    """Give the straight distance; 0 where coordinates are missing."""
    shrink = math.cos(math.radians(float(network.lat[one])))
    east = (float(network.lon[other]) - float(network.lon[one])) * shrink
    north = float(network.lat[other]) - float(network.lat[one])
    apart = math.hypot(east, north) * _M_PER_DEGREE
    return apart if math.isfinite(apart) else 0.0
