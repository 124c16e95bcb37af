from __future__ import annotations

import math
import struct
from dataclasses import replace
from itertools import pairwise, product
from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np
import pytest

from safeconduct.brief import palette
from safeconduct.brief.ground import lay_out
from safeconduct.brief.language import languages
from safeconduct.brief.map import draw_map
from safeconduct.brief.naming import Box, place_names
from safeconduct.brief.people import count_people
from safeconduct.brief.picture import write_picture
from safeconduct.brief.scene import Mark, set_scene
from safeconduct.brief.slider import make_film, whole_plan
from safeconduct.operation.model import Operation, Place
from tests.brief.conftest import Written
from tests.brief.small import ROADS, a_cohort, a_plan, two_areas
from tests.builders import a_network

PLACES = {
    "home": (37.15, 36.20),
    "far": (37.16, 36.21),
    "gate": (37.13, 36.20),
    "camp": (36.83, 36.14),
}


def with_coordinates(operation: Operation) -> Operation:
    def put(place: Place | None) -> Place:
        assert place is not None
        assert place.node is not None
        return Place(*PLACES[place.node], place.node)

    return replace(
        operation,
        areas={k: replace(v, place=put(v.place)) for k, v in operation.areas.items()},
        corridors={k: replace(v, crossing=put(v.crossing)) for k, v in operation.corridors.items()},
        sites={k: replace(v, place=put(v.place)) for k, v in operation.sites.items()},
    )


def lon_lat(operation: Operation) -> dict[str, np.ndarray[tuple[int], np.dtype[np.float64]]]:
    names = [str(name) for name in a_network(operation, ROADS).node_id]
    return {
        "lon": np.array([PLACES[name][0] for name in names]),
        "lat": np.array([PLACES[name][1] for name in names]),
    }


def test_a_network_without_coordinates_is_a_scheme_with_every_node_in_its_own_place() -> None:
    operation = two_areas()
    network = a_network(operation, ROADS)
    ground = lay_out(operation, network)
    assert ground.schematic
    places = set(zip(ground.node_x.tolist(), ground.node_y.tolist(), strict=True))
    assert len(places) == network.nodes
    scene = set_scene(operation, network, ())
    assert {mark.id for mark in scene.areas} == {"home", "far"}


def test_metres_on_the_map_are_metres() -> None:
    operation = with_coordinates(two_areas())
    ground = lay_out(operation, a_network(operation, ROADS, **lon_lat(operation)))
    (x1, y1), (x2, y2) = ground.project(37.13, 36.20), ground.project(37.15, 36.20)
    # Great circle: 0.02° at 36.2° north, earth of 6,371 km.
    assert math.hypot(x2 - x1, y2 - y1) == pytest.approx(
        math.radians(0.02) * 6_371_000 * math.cos(math.radians(36.2)), rel=2e-3
    )


def test_a_far_site_stands_at_the_edge_with_its_distance() -> None:
    operation = with_coordinates(two_areas())
    network = a_network(operation, ROADS, **lon_lat(operation))
    scene = set_scene(operation, network, ())
    (camp,) = scene.sites
    assert camp.far_km == pytest.approx(27, abs=3)
    assert 0 < camp.x < scene.width
    assert all(mark.far_km is None for mark in (*scene.areas, *scene.crossings))


def test_every_area_crossing_and_site_is_drawn(written: Written) -> None:
    svg = (written.folder / "operational" / "map.svg").read_text("utf-8")
    root = ET.fromstring(svg)  # noqa: S314 - our own file
    groups = {
        g.get("class"): g for g in root.iter("{http://www.w3.org/2000/svg}g") if g.get("class")
    }
    assert len(groups["areas"]) == len(written.operation.areas)
    assert len(groups["crossings"]) == len(written.operation.corridors)
    assert len(groups["sites"]) == len(written.operation.sites)
    assert "OPERATIONAL" in svg
    assert "ANNOUNCED" in svg


def test_names_of_areas_do_not_cover_each_other() -> None:
    marks = [
        Mark(f"a{i}{j}", 100.0 + 60 * i, 100.0 + 18 * j) for i, j in product(range(6), range(12))
    ]
    placed = place_names([(mark.id * 4, mark, 6.0, 11.0, "area") for mark in marks], [], 760, 600)
    assert 10 < len(placed) < len(marks)
    boxes = [_box(name.x, name.y, name.anchor, name.text) for name in placed]
    assert not [1 for i, a in enumerate(boxes) for b in boxes[i + 1 :] if a.meets(b)]


def _box(x: float, y: float, anchor: str, text: str) -> Box:
    long = 0.56 * 11 * len(text)
    left = {"start": x, "middle": x - long / 2, "end": x - long}[anchor]
    return Box(left, y - 10, left + long, y + 2)


def test_circles_have_the_surface_of_their_people() -> None:
    operation = two_areas()
    network = a_network(operation, ROADS)
    plan = a_plan(operation, [a_cohort(30)])
    language = languages(operation)[0]
    film = make_film(operation, network, plan, language)
    view = whole_plan(operation, film, count_people(operation, network, plan))
    root = ET.fromstring(draw_map(operation, film.scene, view, language))  # noqa: S314 - our own
    circles = [c for c in root.iter("circle") if c.get("data-i")] or [
        c for c in root.iter("{http://www.w3.org/2000/svg}circle") if c.get("data-i")
    ]
    home, far = (float(circle.get("r", "0")) for circle in circles)
    assert (home / far) ** 2 == pytest.approx(2, rel=0.03)
    assert circles[1].get("fill") == palette.SHARES[0]
    assert circles[0].get("fill") == palette.SHARES[2]


def test_colours_keep_their_order_in_grey() -> None:
    def lightness(colour: str) -> float:
        red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
        return 0.299 * red + 0.587 * green + 0.114 * blue

    for scale in (palette.ROADS, palette.SHARES):
        greys = [lightness(colour) for colour in scale]
        assert all(a - b > 12 for a, b in pairwise(greys))
    greys = sorted(lightness(colour) for colour in palette.SERIES)
    assert all(b - a > 10 for a, b in pairwise(greys))


@pytest.mark.parametrize(
    ("share", "found"), [(0, 0), (1e-5, 0), (0.1, 1), (0.25, 2), (0.8, 4), (0.9999, 5), (1.2, 5)]
)
def test_share_classes(share: float, found: int) -> None:
    assert palette.share_class(share) == found


@pytest.mark.parametrize("largest", [3, 20, 390, 1_500, 12_000, 250_000])
def test_road_breaks_suit_the_largest_flow(largest: float) -> None:
    breaks = palette.road_breaks(largest)
    assert palette.road_class(largest, breaks) == 4 or largest < 10
    assert palette.road_class(0, breaks) == -1


@pytest.mark.parametrize("name", ["map.png", "map.ar.png", "arrivals.png", "arrivals.ar.png"])
def test_pictures_are_sharp_enough_to_print(written: Written, name: str) -> None:
    head = (written.folder / "operational" / name).read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", head[16:24])
    assert width > 1_100
    assert height > 500


def test_arabic_letters_are_joined_in_pictures(tmp_path: Path) -> None:
    def ink(text: str) -> bytes:
        svg = (
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 40" width="200" height="40">'
            f'<text x="10" y="28" font-size="24" font-family="FiraGO">{text}</text></svg>'
        )
        return write_picture(svg, tmp_path / "p.png").read_bytes()

    # A zero-width non-joiner between letters must change the picture: they were joined before.
    assert ink("بستان") != ink("ب\u200cس\u200cت\u200cا\u200cن")
