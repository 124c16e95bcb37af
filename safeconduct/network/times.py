"""How long a link takes, in whole milliseconds, so that sums along a route are exact."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from safeconduct.network.model import Network

NO_WAY_MS = np.int64(1) << np.int64(60)
"""The time of a link that the mode may not use."""


def walk_time_ms(network: Network, speed_kmh: float) -> NDArray[np.int64]:
    """Give the time to walk each link.

    Parameters
    ----------
    network
        The roads.
    speed_kmh
        Walking speed of the group.

    Returns
    -------
    numpy.ndarray
        Milliseconds, shape (links,); ``NO_WAY_MS`` where nobody may walk.
    """
    own_s = network.length_m * 3.6 / speed_kmh
    return _whole_ms(network, own_s, network.walk)


def drive_time_ms(network: Network) -> NDArray[np.int64]:
    """Give the time to drive each link at its free speed.

    Parameters
    ----------
    network
        The roads.

    Returns
    -------
    numpy.ndarray
        Milliseconds, shape (links,); ``NO_WAY_MS`` where nobody may drive.
    """
    own_s = network.length_m * 3.6 / network.free_speed_kmh
    return _whole_ms(network, own_s, network.drive)


def gap_time_ms(gap_m: float, speed_kmh: float) -> int:
    """Give the time to walk the gap between a place and its node, in milliseconds."""
    return int(np.floor(gap_m * 3600.0 / speed_kmh + 0.5))


def _whole_ms(
    network: Network, own_s: NDArray[np.float64], allowed: NDArray[np.bool_]
) -> NDArray[np.int64]:
    stated = np.isfinite(network.travel_time_s)
    seconds = np.where(stated, network.travel_time_s, own_s)
    whole = np.floor(np.where(allowed, seconds, 0.0) * 1000.0 + 0.5).astype(np.int64)
    return np.where(allowed, whole, NO_WAY_MS)
