from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.bench_roads import CROSSINGS, east_aleppo
from safeconduct.errors import InputError
from safeconduct.network.build import build_network
from safeconduct.network.model import EVERYWHERE, INSIDE, OUTSIDE
from safeconduct.operation.model import Closure, Operation, Place
from tests.network.towns import (
    area,
    at,
    box,
    build,
    codes,
    corridor,
    faults,
    grid_town,
    links_at,
    operation,
    random_town,
    site,
    strongly_connected,
)


def test_an_open_network_is_everywhere(tmp_path: Path) -> None:
    network = build(grid_town(tmp_path), areas=[area("a", at(0.05, 0))])
    assert (network.zone == EVERYWHERE).all()
    assert network.node_id[network.area_node["a"]] == "0,0"
    assert network.area_gap_m["a"] == pytest.approx(45, abs=1)
    assert network.links == 48
    assert network.warnings == ()
    assert len(network.digest_sha256) == 64


def test_closures_by_name_by_way_and_by_area(tmp_path: Path) -> None:
    interval = (0, 3600)
    network = build(
        grid_town(tmp_path),
        corridors=[corridor("gate", at(0.5, 0))],
        closures=[
            Closure(("h0,0",), (), interval),
            Closure(("v0,0:back",), (), (60, 120)),
            Closure(("h0,0:back/2",), (), (60, 120)),
            Closure((), box(2.4, 2.4, 3.6, 3.6), interval),
            Closure((), box(20, 20, 21, 21), interval),
        ],
    )
    closed = [
        (set(network.link_id[links].tolist()), start, end) for links, start, end in network.closed
    ]
    both = {"h0,0/1", "h0,0/2", "h0,0:back/1", "h0,0:back/2"}
    corner = {"h2,3", "h2,3:back", "v3,2", "v3,2:back"}
    assert closed == [
        (both, 0, 3600),
        ({"v0,0:back"}, 60, 120),
        ({"h0,0:back/2"}, 60, 120),
        (corner, 0, 3600),
    ]
    assert codes(network) == ["SC329"]


def test_a_polygon_that_crosses_itself_is_a_fault(tmp_path: Path) -> None:
    bow = ((37.1, 36.2), (37.2, 36.3), (37.2, 36.2), (37.1, 36.3), (37.1, 36.2))
    assert [c for c, _ in faults(grid_town(tmp_path), enclosed_lonlat=(bow,))] == ["SC331"]
    closures = [Closure((), bow, (0, 60))]
    assert [c for c, _ in faults(grid_town(tmp_path), closures=closures)] == ["SC331"]


def test_an_operation_without_roads_is_a_fault() -> None:
    with pytest.raises(InputError) as caught:
        build_network(replace(operation(Path("x")), roads=None))
    assert caught.value.faults[0].code == "SC301"


def test_a_benchmark_without_coordinates_goes_by_nodes(tmp_path: Path) -> None:
    (tmp_path / "node.csv").write_text("node_id\na\nb\nc\n")
    (tmp_path / "link.csv").write_text(
        "link_id,from_node_id,to_node_id,travel_time_s\nab,a,b,0\nbc,b,c,60\n"
    )
    network = build(
        tmp_path,
        benchmark=True,
        areas=[area("a", Place(node="a"))],
        corridors=[corridor("c", Place(node="b"), leads_to=("s",))],
        sites=[site("s", Place(node="c"))],
    )
    assert network.area_node == {"a": 0}
    assert network.corridor_node == {"c": 1}
    assert network.site_node == {"s": 2}
    assert network.area_drive_node == {"a": 0}
    assert network.travel_time_s.tolist() == [0, 60]
    assert network.warnings == ()


@pytest.mark.roads
@pytest.mark.parametrize(
    "name", ["monaco.osm.gz", "porto_alegre.osm.pbf", "liechtenstein_2013.osm.pbf"]
)
def test_what_is_kept_hangs_together_both_ways(shared_data: Path, name: str) -> None:
    network = build(shared_data / "cities" / name)
    assert strongly_connected(network, network.walk)
    assert strongly_connected(network, network.drive)


@pytest.mark.parametrize("seed", range(5))
def test_a_random_town_hangs_together_both_ways(tmp_path: Path, seed: int) -> None:
    network = build(random_town(tmp_path, seed))
    assert strongly_connected(network, network.walk)
    assert strongly_connected(network, network.drive)


def two_gates(folder: Path) -> Operation:
    return operation(
        folder / "roads",
        enclosed_lonlat=(((37.15, 36.18), (37.2, 36.18), (37.2, 36.225), (37.15, 36.225), (37.15, 36.18)),),
        areas=[area("a", Place(lon=37.16, lat=36.215)), area("b", Place(lon=37.19, lat=36.19))],
        corridors=[
            corridor("west", Place(lon=37.15, lat=36.205), leads_to=("w",)),
            corridor("south", Place(lon=37.175, lat=36.18), leads_to=("s",)),
        ],
        sites=[site("w", Place(lon=37.12, lat=36.2)), site("s", Place(lon=37.16, lat=36.155))],
    )  # fmt: skip


def test_the_small_folder_of_all_tests_has_two_ways_out() -> None:
    network = build_network(
        two_gates(Path(__file__).parents[1] / "folders" / "two-gates"), cache=False
    )
    assert network.warnings == ()
    assert links_at(network, network.corridor_node["west"]) == {
        "111/1", "111/2", "111:back/1", "111:back/2"
    }  # fmt: skip
    assert links_at(network, network.corridor_node["south"]) == {
        "112/1", "112/2", "112:back/1", "112:back/2"
    }  # fmt: skip
    assert set(network.area_gap_m.values()) == {0.0}


@pytest.mark.roads
def test_the_enclosed_east_of_aleppo(shared_data: Path) -> None:
    asked = east_aleppo(shared_data.parent)
    network = build_network(asked, cache=False)
    assert len(asked.areas) == len(network.area_node) == len(network.area_drive_node) == 58
    assert set(network.corridor_node) == set(CROSSINGS)
    assert max(network.area_gap_m.values()) < 300
    assert not set(codes(network)) & {"SC325", "SC326", "SC327"}
    assert network.guesses["speed-from-class"] == network.links
    inside, outside = network.zone == INSIDE, network.zone == OUTSIDE
    gates = set(network.corridor_node.values())
    ends_in = set(network.tail[inside].tolist()) | set(network.head[inside].tolist())
    ends_out = set(network.tail[outside].tolist()) | set(network.head[outside].tolist())
    assert ends_in & ends_out == gates
    for gate in gates:
        at_gate = (network.tail == gate) & network.drive
        assert set(network.zone[at_gate].tolist()) == {INSIDE, OUTSIDE}


@pytest.mark.roads
def test_a_way_of_an_extract_is_closed_by_its_id(shared_data: Path) -> None:
    asked = east_aleppo(shared_data.parent)
    way = build_network(asked, cache=False).link_id[0].split(":")[0]
    network = build_network(replace(asked, closures=(Closure((way,), (), (0, 60)),)), cache=False)
    ((links, _, _),) = network.closed
    assert {name.split(":")[0] for name in network.link_id[links].tolist()} == {way}
