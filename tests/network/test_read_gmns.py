from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from safeconduct.errors import InputError
from safeconduct.network.read_gmns import read_gmns
from safeconduct.network.read_osm import read_osm
from safeconduct.network.read_roads import read_roads
from safeconduct.network.roads import Roads
from safeconduct.network.write_gmns import write_gmns
from tests.network.towns import osm

NODES = "node_id,x_coord,y_coord\n1,37.1,36.2\n2,37.11,36.2\n3,37.12,36.2\n"
LINKS = "link_id,from_node_id,to_node_id,length,free_speed\na,1,2,900,30\nb,2,3,900,30\n"


def folder(tmp_path: Path, nodes: str | bytes = NODES, links: str | bytes = LINKS) -> Path:
    for name, text in (("node.csv", nodes), ("link.csv", links)):
        content = text.encode() if isinstance(text, str) else text
        (tmp_path / name).write_bytes(content)
    return tmp_path


def link(roads: Roads, name: str) -> int:
    return int(np.flatnonzero(roads.link_id == name)[0])


def one_link(tmp_path: Path, **cells: str) -> Roads:
    row = {"link_id": "a", "from_node_id": "1", "to_node_id": "2", "length": "900"} | cells
    quoted = ",".join(f'"{value}"' for value in row.values())
    return read_gmns(folder(tmp_path, NODES, f"{','.join(row)}\n{quoted}\n"))


def test_a_row_is_directed_unless_it_says_otherwise(tmp_path: Path) -> None:
    assert one_link(tmp_path).link_id.tolist() == ["a"]
    assert one_link(tmp_path, directed="1").link_id.tolist() == ["a"]


def test_an_undirected_row_gives_both_directions_of_one_street(tmp_path: Path) -> None:
    roads = one_link(tmp_path, directed="0", capacity="600", walk_capacity_person_per_h="1000")
    assert roads.link_id.tolist() == ["a", "a:back"]
    assert roads.tail.tolist() == roads.head.tolist()[::-1] == [0, 1]
    assert roads.street.tolist() == [0, 0]
    assert roads.along.tolist() == [True, False]
    assert roads.vehicle_capacity_per_h.tolist() == [600, 600]
    assert roads.walk_capacity_person_per_h.tolist() == [1000, 1000]


def test_what_is_left_out_does_not_limit(tmp_path: Path) -> None:
    roads = one_link(tmp_path)
    assert roads.walk[0]
    assert roads.drive[0]
    assert math.isinf(roads.walk_capacity_person_per_h[0])
    assert math.isinf(roads.vehicle_capacity_per_h[0])
    assert math.isnan(roads.travel_time_s[0])


def test_capacity_is_per_lane_and_ours_wins(tmp_path: Path) -> None:
    assert one_link(tmp_path, lanes="2", capacity="800").vehicle_capacity_per_h[0] == 1600
    own = one_link(tmp_path, lanes="2", capacity="800", vehicle_capacity_per_h="700")
    assert own.vehicle_capacity_per_h[0] == 700


@pytest.mark.parametrize(
    ("uses", "walk", "drive"),
    [
        ("", True, True),
        ("walk", True, False),
        ("auto", False, True),
        ("walk,auto", True, True),
        ("bus;walk", True, True),
        ("bike", False, False),
        ("ALL", True, True),
    ],
)
def test_allowed_uses(tmp_path: Path, uses: str, walk: bool, drive: bool) -> None:
    # A second road keeps the first from being the only one when nobody may use it.
    roads = one_link(tmp_path, allowed_uses=uses)
    assert (bool(roads.walk[0]), bool(roads.drive[0])) == (walk, drive)


def test_a_length_left_out_is_the_straight_line_and_marked(tmp_path: Path) -> None:
    roads = one_link(tmp_path, length="")
    assert roads.length_m[0] == pytest.approx(899, abs=2)
    assert roads.guessed[0] != 0


def test_a_speed_left_out_is_that_of_its_class(tmp_path: Path) -> None:
    assert one_link(tmp_path, facility_type="primary").free_speed_kmh[0] == 50
    assert one_link(tmp_path).free_speed_kmh[0] == 30


def test_a_travel_time_may_be_nothing(tmp_path: Path) -> None:
    assert one_link(tmp_path, travel_time_s="0").travel_time_s[0] == 0


def test_shapes_are_read_and_shared_by_both_directions(tmp_path: Path) -> None:
    wkt = "LINESTRING (37.1 36.2, 37.105 36.21, 37.11 36.2)"
    roads = one_link(tmp_path, directed="0", geometry=wkt)
    assert roads.shape_lon.tolist() == [37.1, 37.105, 37.11]
    crooked = one_link(tmp_path, geometry="POINT (1 2)")
    assert crooked.shape_lon.tolist() == [37.1, 37.11]


@pytest.mark.parametrize(
    ("nodes", "links", "expected"),
    [
        ("", LINKS, [("node.csv", 0, "SC306")]),
        ("node_id,x_coord,y_coord\n", LINKS, [("node.csv", 0, "SC306")]),
        (NODES, "", [("link.csv", 0, "SC306")]),
        (NODES, "link_id,from_node_id\nx,1\n", [("link.csv", 1, "SC307")]),
        (NODES, LINKS + "c,1,2\n", [("link.csv", 4, "SC307")]),
        (NODES, LINKS + "c,1,9,5,30\n", [("link.csv", 4, "SC309")]),
        (NODES, LINKS + "a,1,3,5,30\n", [("link.csv", 4, "SC310")]),
        (NODES, LINKS + "a|b,1,3,5,30\n", [("link.csv", 4, "SC310")]),
        (NODES + "2,37.1,36.2\n", LINKS, [("node.csv", 5, "SC310")]),
        (NODES + ",37.1,36.2\n", LINKS, [("node.csv", 5, "SC311")]),
        (NODES, LINKS + ",1,3,5,30\n", [("link.csv", 4, "SC311")]),
        (NODES, LINKS + "c,,3,5,30\n", [("link.csv", 4, "SC311")]),
        (NODES, LINKS + "c,1,3,-5,30\n", [("link.csv", 4, "SC308")]),
        (NODES, LINKS + "c,1,3,1e9,30\n", [("link.csv", 4, "SC308")]),
        (NODES, LINKS + "c,1,3,far,30\n", [("link.csv", 4, "SC308")]),
        (NODES, LINKS + "c,1,3,inf,30\n", [("link.csv", 4, "SC308")]),
        (NODES, LINKS + "c,1,3,1_0,30\n", [("link.csv", 4, "SC308")]),
        (NODES, LINKS + "c,1,3,5,0\n", [("link.csv", 4, "SC308")]),
        (NODES + "4,237.1,36.2\n", LINKS, [("node.csv", 5, "SC308")]),
        (NODES + "4,37.1,136.2\n", LINKS, [("node.csv", 5, "SC308")]),
        (NODES + "4,,\n", LINKS, [("node.csv", 5, "SC313")]),
        (NODES.encode() + b"\xff\xfe,1,2\n", LINKS, [("node.csv", 5, "SC305")]),
        (NODES, LINKS + 'c,1,3,"5,30\n', [("link.csv", 0, "SC305")]),
        (
            NODES + "4,x,36.2\n",
            LINKS + "c,1,9,5,30\nd,1,2,-1,30\n",
            [("link.csv", 4, "SC309"), ("link.csv", 5, "SC308"), ("node.csv", 5, "SC308")],
        ),
    ],
)
def test_every_fault_has_its_line(
    tmp_path: Path,
    nodes: str | bytes,
    links: str,
    expected: list[tuple[str, int, str]],
) -> None:
    with pytest.raises(InputError) as caught:
        read_gmns(folder(tmp_path, nodes, links), "roads")
    found = [
        (fault.file.removeprefix("roads/"), fault.line, fault.code) for fault in caught.value.faults
    ]
    assert found == expected


def test_words_that_mean_nothing_are_faults(tmp_path: Path) -> None:
    for cells, code in (({"allowed_uses": "wlak"}, "SC312"), ({"directed": "maybe"}, "SC308")):
        with pytest.raises(InputError) as caught:
            one_link(tmp_path, **cells)
        assert [fault.code for fault in caught.value.faults] == [code]


def test_a_missing_table_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "node.csv").write_text(NODES)
    with pytest.raises(InputError) as caught:
        read_roads(tmp_path, cache=False)
    assert [fault.code for fault in caught.value.faults] == ["SC305"]


def test_a_benchmark_may_leave_out_coordinates(tmp_path: Path) -> None:
    bare = folder(tmp_path, "node_id\n1\n2\n3\n")
    roads = read_roads(bare, coordinates=False, cache=False)
    assert np.isnan(roads.lon).all()
    with pytest.raises(InputError) as caught:
        read_roads(bare, cache=False)
    assert [fault.line for fault in caught.value.faults] == [2, 3, 4]


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    places = {1: (0.0, 0.0), 2: (1.0, 0.2), 3: (2.0, 0.0), 4: (2.0, 1.0)}
    ways = {
        7: ([1, 2, 3], {"highway": "primary", "lanes": "3", "maxspeed": "60"}),
        8: ([3, 4], {"highway": "residential", "oneway": "yes"}),
        9: ([1, 4], {"highway": "steps"}),
        10: ([4, 3], {"highway": "motorway"}),
    }
    before = read_osm(osm(tmp_path / "a.osm", places, ways))
    write_gmns(before, tmp_path / "roads")
    after = read_gmns(tmp_path / "roads")
    exact = ("node_id", "link_id", "tail", "head", "walk", "drive", "road_class", "guessed")
    for name in exact:
        assert (getattr(before, name) == getattr(after, name)).all(), name
    for name in ("lon", "lat", "free_speed_kmh", "vehicle_capacity_per_h"):
        assert getattr(after, name) == pytest.approx(getattr(before, name), abs=1e-6), name
    assert after.length_m == pytest.approx(before.length_m, abs=1e-3)
    assert after.walk_capacity_person_per_h == pytest.approx(
        before.walk_capacity_person_per_h, abs=1e-3
    )
    # Two ways drawn over each other become one street: a crossing cuts both at one point.
    assert after.streets == before.streets - 1


@pytest.mark.roads
def test_an_extract_written_and_read_keeps_its_links(shared_data: Path, tmp_path: Path) -> None:
    before = read_osm(shared_data / "cities" / "monaco.osm.gz")
    write_gmns(before, tmp_path)
    after = read_gmns(tmp_path)
    assert after.link_id.tolist() == before.link_id.tolist()
    assert (after.guessed == before.guessed).all()
    assert after.length_m.sum() == pytest.approx(before.length_m.sum(), rel=1e-5)
