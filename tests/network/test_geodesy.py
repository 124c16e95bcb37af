from __future__ import annotations

import numpy as np
import pytest
from pyproj import Geod

from safeconduct.network.geodesy import distance_m


@pytest.mark.parametrize("reach_deg", [0.0005, 0.01, 0.1])
def test_agrees_with_the_geodesic_of_the_ellipsoid(reach_deg: float) -> None:
    rng = np.random.default_rng(1)
    lon, lat = rng.uniform(-179, 179, 500), rng.uniform(-65, 65, 500)
    to_lon, to_lat = (
        lon + rng.uniform(-1, 1, 500) * reach_deg,
        lat + rng.uniform(-1, 1, 500) * reach_deg,
    )
    _, _, exact_m = Geod(ellps="WGS84").inv(lon, lat, to_lon, to_lat)
    assert distance_m(lon, lat, to_lon, to_lat) == pytest.approx(exact_m, rel=2e-5, abs=1e-3)


def test_is_short_across_the_date_line() -> None:
    assert distance_m(179.999, 10.0, -179.999, 10.0) < 300
