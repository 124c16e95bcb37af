"""The map draws nothing where it does not lie, and says what is beyond it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from safeconduct.cli.operations import find_operation
from safeconduct.network.build import build_network
from safeconduct.network.model import OUTSIDE, Network
from safeconduct.notices.language import open_language
from safeconduct.notices.leaflet import map_content
from safeconduct.notices.map import PublicMap, draw_map
from safeconduct.notices.map_ways import is_near, leads_towards, side_of
from safeconduct.notices.print import make_ready
from safeconduct.operation.model import Operation
from safeconduct.operation.read import read_operation
from safeconduct.terms.of_operation import read_terms
from tests.notices.folders import JULY

OPERATION = read_operation(find_operation(JULY))
NETWORK = build_network(OPERATION)
NORTH, SOUTH = make_ready(OPERATION, read_terms(OPERATION)).notices
CASTELLO = 3


def drawn(notice: object = SOUTH, operation: Operation = OPERATION) -> PublicMap:
    found = draw_map(notice, operation, NETWORK, 132.0, 84.0)  # type: ignore[arg-type] # a notice
    assert found is not None
    return found


def test_a_way_far_beyond_the_district_is_named_and_not_drawn() -> None:
    south = drawn()
    assert [each.number for each in south.ways] == [1, 2]
    assert [(each.number, each.side) for each in south.beyond] == [(CASTELLO, "n")]
    for code, said in (("en", "Way 3 (in the north)"), ("ar", "الطريق 3 (في الشمال)")):
        content = map_content(south, open_language(code))
        assert said in content["key"]
        assert said in content["alt"]


def test_every_sign_of_a_way_lies_on_the_drawing() -> None:
    for notice in (NORTH, SOUTH):
        found = drawn(notice)
        for way in found.ways:
            assert 0 < way.x_mm < found.width_mm
            assert 0 < way.y_mm < found.height_mm


def test_the_tick_of_a_way_points_along_its_road_out() -> None:
    castello = next(way for way in drawn(NORTH).ways if way.number == CASTELLO)
    towards = leads_towards(NETWORK, NETWORK.corridor_node["castello"])
    assert towards is not None
    crossing = NETWORK.corridor_node["castello"]
    # East and south count up on paper.
    east = (castello.to_x_mm - castello.x_mm) * (towards[0] - float(NETWORK.lon[crossing]))
    north = (castello.y_mm - castello.to_y_mm) * (towards[1] - float(NETWORK.lat[crossing]))
    assert east >= 0
    assert north >= 0
    assert east + north > 0


def test_it_follows_the_road_outside_and_not_back() -> None:
    network = a_road(zones=[OUTSIDE, OUTSIDE, 0])
    assert leads_towards(network, 1) == pytest.approx((0.0, 0.002))


def test_where_no_road_leads_out_there_is_no_tick() -> None:
    network = a_road(zones=[0, 0, 0])
    assert leads_towards(network, 1) is None
    assert leads_towards(network, None) is None
    nowhere = replace(a_road(zones=[OUTSIDE] * 3), lat=np.full(4, np.nan))
    assert leads_towards(nowhere, 1) is None


@pytest.mark.parametrize(
    ("lon", "lat", "side"),
    [(0, 1, "n"), (1, 1, "ne"), (1, 0, "e"), (1, -1, "se"), (0, -1, "s"), (-1, -1, "sw"),
     (-1, 0, "w"), (-1, 1, "nw")],
)  # fmt: skip
def test_the_side_is_that_of_the_compass(lon: float, lat: float, side: str) -> None:
    assert side_of((lon, lat), [(-0.1, 0.0), (0.1, 0.0)]) == side


def test_near_is_within_four_tenths_of_the_extent() -> None:
    homes = [(0.0, 0.0), (0.1, 0.0)]
    assert is_near((0.139, 0.0), homes)
    assert not is_near((0.141, 0.0), homes)
    assert is_near((0.05, 0.039), homes)
    assert not is_near((0.05, 0.041), homes)


def test_the_legend_explains_only_what_is_there() -> None:
    open_country = replace(OPERATION, enclosed_lonlat=())
    found = drawn(operation=open_country)
    key = map_content(found, open_language("en"))["key"]
    assert "enclosed" not in key
    assert "Circles" in key
    assert "White boxes" not in key


def test_a_published_place_beyond_the_map_is_named() -> None:
    shown = frozenset(OPERATION.sites)
    far = {
        id_: replace(site, place=replace(site.place, lon=37.9))  # type: ignore[type-var] # it has one
        for id_, site in OPERATION.sites.items()
    }
    notice = replace(SOUTH, issue=replace(SOUTH.issue, published=shown))
    found = drawn(notice, replace(OPERATION, sites=far))
    assert not found.published
    assert len(found.published_beyond) == len(shown)
    key = map_content(found, open_language("en"))["key"]
    assert all(site.name.en in key for site in OPERATION.sites.values())


def a_road(zones: list[int]) -> Network:
    """Give four nodes 0.001° apart from south to north; the crossing is the second."""
    links = 3
    return replace(
        NETWORK,
        node_id=np.array(["a", "b", "c", "d"]),
        lon=np.zeros(4),
        lat=np.array([0.0, 0.0, 0.001, 0.002]),
        link_id=np.array(["1", "2", "3"]),
        tail=np.array([1, 2, 1], dtype=np.int32),
        head=np.array([2, 3, 0], dtype=np.int32),
        length_m=np.full(links, 111.0),
        zone=np.array(zones, dtype=np.int8),
    )
