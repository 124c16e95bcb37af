from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from safeconduct.errors import InputError
from safeconduct.network.geodesy import distance_m
from safeconduct.network.read_osm import read_osm
from safeconduct.network.read_roads import read_roads
from tests.network.towns import osm

NODES = {1: (0.0, 0.0), 2: (1.0, 0.0), 3: (2.0, 0.0), 4: (2.0, 1.0), 5: (1.0, 1.0)}
STREET = {"highway": "residential"}


def test_ways_are_cut_where_they_meet_and_bends_are_only_shape(tmp_path: Path) -> None:
    file = osm(tmp_path / "a.osm", NODES, {7: ([1, 2, 3, 4], STREET), 8: ([5, 3], STREET)})
    roads = read_osm(file)
    assert set(roads.link_id) == {"w7:0:f", "w7:0:b", "w7:1:f", "w7:1:b", "w8:0:f", "w8:0:b"}
    assert set(roads.node_id) == {"1", "3", "4", "5"}
    first = int(np.flatnonzero(roads.link_id == "w7:0:f")[0])
    straight = distance_m([37.10, 37.11], [36.20, 36.20], [37.11, 37.12], [36.20, 36.20])
    assert roads.length_m[first] == pytest.approx(float(straight.sum()))
    assert roads.node_id[roads.tail[first]] == "1"
    assert roads.node_id[roads.head[first]] == "3"
    shape = slice(*roads.shape_start[roads.street[first] : roads.street[first] + 2])
    assert roads.shape_lon[shape] == pytest.approx([37.10, 37.11, 37.12])


def test_both_directions_of_a_street_mirror_each_other(tmp_path: Path) -> None:
    ways = {7: ([1, 2, 3, 4], STREET), 8: ([5, 3], STREET), 9: ([1, 5], {"highway": "path"})}
    roads = read_osm(osm(tmp_path / "a.osm", NODES, ways))
    number = {name: place for place, name in enumerate(roads.link_id.tolist())}
    for name, place in number.items():
        back = number[name[:-1] + ("b" if name.endswith("f") else "f")]
        assert roads.tail[place] == roads.head[back]
        assert roads.length_m[place] == roads.length_m[back]
        assert roads.walk[place] == roads.walk[back]
        assert roads.along[place] != roads.along[back]
        assert roads.street[place] == roads.street[back]


def test_walkers_use_both_directions_of_a_one_way_street(tmp_path: Path) -> None:
    file = osm(tmp_path / "a.osm", NODES, {7: ([1, 2], STREET | {"oneway": "yes"})})
    roads = read_osm(file)
    assert dict(zip(roads.link_id.tolist(), roads.drive.tolist(), strict=True)) == {
        "w7:0:f": True,
        "w7:0:b": False,
    }
    assert roads.walk.all()


def test_a_motorway_has_no_walkers_and_one_direction(tmp_path: Path) -> None:
    ways = {7: ([1, 2], {"highway": "motorway"}), 8: ([2, 3], STREET)}
    roads = read_osm(osm(tmp_path / "a.osm", NODES, ways))
    motorway = roads.road_class == "motorway"
    assert roads.link_id[motorway].tolist() == ["w7:0:f"]
    assert not roads.walk[motorway].any()


def test_a_way_that_meets_itself_is_cut_there(tmp_path: Path) -> None:
    file = osm(tmp_path / "a.osm", NODES, {7: ([1, 2, 3, 4, 5, 2], STREET)})
    roads = read_osm(file)
    assert set(roads.node_id) == {"1", "2"}
    assert sorted(set(roads.link_id)) == ["w7:0:b", "w7:0:f", "w7:1:b", "w7:1:f"]


def test_a_point_the_file_lacks_ends_the_road_there(tmp_path: Path) -> None:
    file = osm(tmp_path / "a.osm", NODES, {7: ([1, 2, 99, 3, 4], STREET)})
    roads = read_osm(file)
    assert roads.missing_points == 1
    assert set(roads.node_id) == {"1", "2", "3", "4"}
    ends = {
        (roads.node_id[a], roads.node_id[b]) for a, b in zip(roads.tail, roads.head, strict=True)
    }
    assert ends == {("1", "2"), ("2", "1"), ("3", "4"), ("4", "3")}


def test_a_repeated_point_makes_no_link_of_its_own(tmp_path: Path) -> None:
    roads = read_osm(osm(tmp_path / "a.osm", NODES, {7: ([1, 2, 2, 3], STREET)}))
    assert set(roads.link_id) == {"w7:0:f", "w7:0:b"}


def test_compressed_xml_is_read(tmp_path: Path) -> None:
    roads = read_roads(osm(tmp_path / "a.osm.gz", NODES, {7: ([1, 2], STREET)}), cache=False)
    assert len(roads.link_id) == 2


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.osm.pbf", b"", "SC303"),
        ("a.osm.pbf", b"not a map at all", "SC303"),
        ("a.osm", b"<osm version='0.6'><node id='1'", "SC303"),
        ("a.osm.gz", b"\x1f\x8b\x08\x00broken", "SC303"),
        ("a.osm", b"<osm version='0.6'></osm>", "SC304"),
        ("a.shp", b"x", "SC302"),
    ],
)
def test_what_is_no_road_file_is_a_fault(
    tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(InputError) as caught:
        read_roads(file, "roads/it", cache=False)
    assert [(f.code, f.file, f.line) for f in caught.value.faults] == [(code, "roads/it", 0)]


def test_a_file_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_roads(tmp_path / "none.osm.pbf", cache=False)
    assert caught.value.faults[0].code == "SC301"


def test_only_ways_nobody_may_use_is_a_fault(tmp_path: Path) -> None:
    file = osm(tmp_path / "a.osm", NODES, {7: ([1, 2], STREET | {"access": "no"})})
    with pytest.raises(InputError) as caught:
        read_osm(file)
    assert caught.value.faults[0].code == "SC304"
    assert "`highway`: 1" in caught.value.faults[0].what


@pytest.mark.roads
@pytest.mark.parametrize("part", [0.3, 0.77, 0.999])
def test_an_extract_cut_short_is_a_fault(shared_data: Path, tmp_path: Path, part: float) -> None:
    whole = (shared_data / "cities" / "liechtenstein_2013.osm.pbf").read_bytes()
    file = tmp_path / "cut.osm.pbf"
    file.write_bytes(whole[: int(len(whole) * part)])
    with pytest.raises(InputError) as caught:
        read_osm(file)
    assert caught.value.faults[0].code == "SC303"


def test_damaged_text_is_a_fault_and_no_traceback(tmp_path: Path) -> None:
    whole = osm(
        tmp_path / "a.osm", NODES, {7: ([1, 2, 3], STREET), 8: ([4, 3], STREET)}
    ).read_bytes()
    rng = np.random.default_rng(4)
    codes: list[str] = []
    for _ in range(200):
        damaged = bytearray(whole)
        damaged[int(rng.integers(len(whole)))] = int(rng.integers(32, 127))
        (tmp_path / "b.osm").write_bytes(damaged)
        try:
            read_osm(tmp_path / "b.osm")
        except InputError as error:
            codes += [fault.code for fault in error.faults]
    assert set(codes) <= {"SC303", "SC304"}
    assert 20 < len(codes) < 180
