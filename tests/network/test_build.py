from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from benchmarks.bench_roads import CROSSINGS, east_aleppo
from safeconduct.errors import InputError
from safeconduct.network.build import build_network
from safeconduct.network.model import EVERYWHERE, INSIDE, OUTSIDE, Network
from safeconduct.operation.model import Closure, Operation, Place
from tests.builders import vehicles
from tests.network.towns import (
    LAT,
    LON,
    STEP,
    area,
    assembly_point,
    at,
    box,
    corridor,
    gmns,
    grid_town,
    operation,
    osm,
    random_town,
    site,
)


def build(roads: Path, **other: Any) -> Network:
    return build_network(operation(roads, **other), cache=False)


def faults(roads: Path, **other: Any) -> list[tuple[str, str]]:
    with pytest.raises(InputError) as caught:
        build(roads, **other)
    return [(fault.code, fault.what) for fault in caught.value.faults]


def codes(network: Network) -> list[str]:
    return [warning.code for warning in network.warnings]


def links_at(network: Network, node: int) -> set[str]:
    return set(network.link_id[(network.tail == node) | (network.head == node)].tolist())


def test_an_open_network_is_everywhere(tmp_path: Path) -> None:
    network = build(grid_town(tmp_path), areas=[area("a", at(0.05, 0))])
    assert (network.zone == EVERYWHERE).all()
    assert network.node_id[network.area_node["a"]] == "0,0"
    assert network.area_gap_m["a"] == pytest.approx(45, abs=1)
    assert network.links == 48
    assert network.warnings == ()
    assert len(network.digest_sha256) == 64


def test_links_across_the_edge_are_closed_but_at_the_crossing(tmp_path: Path) -> None:
    network = build(
        grid_town(tmp_path),
        enclosed_lonlat=(box(-0.5, -0.5, 1.5, 3.5),),
        corridors=[corridor("east", at(1.4, 2.001), leads_to=("s",))],
        areas=[area("a", at(0, 0))],
        sites=[site("s", at(3, 0))],
    )
    gate = network.corridor_node["east"]
    assert network.node_id[gate] == "crossing:east"
    assert links_at(network, gate) == {"h1,2/1", "h1,2/2", "h1,2:back/1", "h1,2:back/2"}
    zone = dict(zip(network.link_id.tolist(), network.zone.tolist(), strict=True))
    assert zone["h1,2/1"] == zone["h1,2:back/2"] == INSIDE
    assert zone["h1,2/2"] == zone["h1,2:back/1"] == OUTSIDE
    assert not {"h1,0", "h1,1", "h1,2", "h1,3", "h1,0:back"} & set(zone)
    assert zone["v1,0"] == INSIDE
    assert zone["v2,0"] == OUTSIDE
    assert network.corridor_gap_m["east"] == pytest.approx(1.1, abs=0.1)
    assert codes(network) == []


def test_the_halves_share_length_by_the_way_along(tmp_path: Path) -> None:
    network = build(
        grid_town(tmp_path, travel_time_s=600),
        enclosed_lonlat=(box(-0.5, -0.5, 1.5, 3.5),),
        corridors=[corridor("east", at(1.25, 2))],
    )
    number = {name: place for place, name in enumerate(network.link_id.tolist())}
    assert network.length_m[number["h1,2/1"]] == pytest.approx(898 / 4, abs=0.01)
    assert network.length_m[number["h1,2:back/1"]] == pytest.approx(898 * 3 / 4, abs=0.01)
    assert network.travel_time_s[number["h1,2/2"]] == pytest.approx(450, abs=0.01)


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("edged", [False, True])
def test_a_crossing_conserves_length_time_and_rights(
    tmp_path: Path, seed: int, edged: bool
) -> None:
    roads = random_town(tmp_path, seed)
    rng = np.random.default_rng(seed)
    gates = [
        corridor(f"c{i}", at(*rng.uniform(1.0, 5.0, 2)), vehicle_capacity_per_h=i % 2)
        for i in range(4)
    ]
    ring = (box(1.5, 1.5, 4.5, 4.5),) if edged else ()
    whole = build(roads, benchmark=True)
    cut = build(roads, benchmark=True, corridors=gates, enclosed_lonlat=ring)
    pieces: dict[str, list[int]] = {}
    for place, name in enumerate(cut.link_id.tolist()):
        if "/" in name:
            pieces.setdefault(name.split("/")[0], []).append(place)
    assert pieces
    number = {name: place for place, name in enumerate(whole.link_id.tolist())}
    for name, parts in pieces.items():
        old = number[name]
        assert cut.length_m[parts].sum() == pytest.approx(whole.length_m[old], abs=1e-6)
        times = cut.travel_time_s[parts].sum(), whole.travel_time_s[old]
        assert times[0] == pytest.approx(times[1], abs=1e-6, nan_ok=True)
        for field in ("walk", "drive", "walk_capacity_person_per_h", "free_speed_kmh"):
            assert (getattr(cut, field)[parts] == getattr(whole, field)[old]).all()
        assert cut.node_id[cut.tail[parts[0]]] == whole.node_id[whole.tail[old]]
        assert cut.node_id[cut.head[parts[-1]]] == whole.node_id[whole.head[old]]
        assert (cut.head[parts[:-1]] == cut.tail[parts[1:]]).all()
    untouched = set(cut.link_id.tolist()) - {f"{n}/{i}" for n in pieces for i in range(1, 9)}
    assert untouched <= set(number)
    if not edged:
        assert untouched == set(number) - set(pieces)
    for name in pieces:
        back = name.removesuffix(":back") if name.endswith(":back") else f"{name}:back"
        assert back in pieces or back not in number


@pytest.mark.parametrize("seed", range(12))
def test_only_crossings_lead_from_inside_to_outside(tmp_path: Path, seed: int) -> None:
    roads = random_town(tmp_path, seed)
    gates = [corridor("w", at(1.5, 3)), corridor("e", at(4.5, 3))]
    ring = box(1.5, 1.5, 4.5, 4.5)
    network = build(roads, benchmark=True, corridors=gates, enclosed_lonlat=(ring,))
    (west, south), (east, north) = ring[0], ring[2]
    inside = (
        (network.lon > west) & (network.lon < east) & (network.lat > south) & (network.lat < north)
    )
    crossing = np.zeros(network.nodes, dtype=bool)
    crossing[list(network.corridor_node.values())] = True
    plain = ~crossing[network.tail] & ~crossing[network.head]
    assert (inside[network.tail] == inside[network.head])[plain].all()
    assert (network.zone == np.where(inside[network.tail], INSIDE, OUTSIDE))[plain].all()
    for here, other in ((network.tail, network.head), (network.head, network.tail)):
        half = crossing[here] & ~crossing[other]
        assert (network.zone[half] == np.where(inside[other[half]], INSIDE, OUTSIDE)).all()
    for zone in (INSIDE, OUTSIDE):
        touched = {
            int(node) for end in (network.tail, network.head) for node in end[network.zone == zone]
        }
        elsewhere = {
            int(node) for end in (network.tail, network.head) for node in end[network.zone != zone]
        }
        assert touched & elsewhere <= set(network.corridor_node.values())


def test_a_street_that_leaves_and_comes_back_is_closed(tmp_path: Path) -> None:
    nodes = {
        1: (0.0, 0.0),
        2: (1.0, 0.0),
        3: (0.5, 2.0),
        4: (1.0, 0.5),
        5: (0.0, 0.5),
        6: (9.0, 9.0),
    }
    ways = {
        7: ([1, 3, 2], {"highway": "residential"}),
        8: ([1, 2], {"highway": "residential"}),
        9: ([1, 5, 4, 2], {"highway": "residential"}),
    }
    file = osm(tmp_path / "a.osm", nodes, ways)
    network = build(file, enclosed_lonlat=(box(-1, -1, 2, 1),))
    assert {name.split(":")[0] for name in network.link_id} == {"w8", "w9"}
    assert (network.zone == INSIDE).all()


def test_a_crossing_by_node_gives_links_the_side_of_their_other_end(tmp_path: Path) -> None:
    network = build(
        grid_town(tmp_path),
        enclosed_lonlat=(box(-0.5, -0.5, 1.0, 3.5),),
        corridors=[corridor("gate", Place(node="1,1"))],
        areas=[area("a", at(0, 0))],
    )
    gate = network.corridor_node["gate"]
    assert network.node_id[gate] == "1,1"
    zone = dict(zip(network.link_id.tolist(), network.zone.tolist(), strict=True))
    assert zone["h0,1"] == zone["h0,1:back"] == INSIDE
    assert zone["h1,1"] == zone["v1,1"] == zone["v1,0"] == OUTSIDE
    assert "h0,0" not in zone
    assert network.corridor_gap_m["gate"] == 0


def test_two_corridors_at_one_gate_share_its_node(tmp_path: Path) -> None:
    network = build(
        grid_town(tmp_path),
        enclosed_lonlat=(box(-0.5, -0.5, 1.5, 3.5),),
        corridors=[corridor("civilians", at(1.5, 2)), corridor("fighters", at(1.6, 2))],
    )
    assert network.corridor_node["civilians"] == network.corridor_node["fighters"]
    assert network.corridor_gap_m["fighters"] == pytest.approx(90, abs=1)


def test_several_crossings_cut_one_street_of_an_open_network(tmp_path: Path) -> None:
    gates = [corridor("b", at(0.7, 0)), corridor("a", at(0.2, 0))]
    network = build(grid_town(tmp_path), corridors=gates)
    number = {name: place for place, name in enumerate(network.link_id.tolist())}
    one, two, three = (number[f"h0,0/{i}"] for i in (1, 2, 3))
    assert network.head[one] == network.tail[two] == network.corridor_node["a"]
    assert network.head[two] == network.tail[three] == network.corridor_node["b"]
    assert network.length_m[two] == pytest.approx(449, abs=0.1)


def test_a_crossing_at_a_junction_of_an_open_network_is_the_junction(tmp_path: Path) -> None:
    network = build(grid_town(tmp_path), corridors=[corridor("gate", at(1.005, 1))])
    assert network.node_id[network.corridor_node["gate"]] == "1,1"
    assert network.links == 48


def test_a_gate_for_vehicles_prefers_a_street_they_can_use(tmp_path: Path) -> None:
    nodes = {"a": (0.0, 0.0), "b": (1.0, 0.0), "c": (0.0, 0.2), "d": (1.0, 0.2)}
    links = [
        {
            "link_id": "path",
            "from_node_id": "a",
            "to_node_id": "b",
            "directed": 0,
            "allowed_uses": "walk",
        },
        {
            "link_id": "road",
            "from_node_id": "c",
            "to_node_id": "d",
            "directed": 0,
            "allowed_uses": "",
        },
        {"link_id": "w", "from_node_id": "a", "to_node_id": "c", "directed": 0, "allowed_uses": ""},
    ]
    town = gmns(tmp_path, nodes, links)
    ring = (box(-1, -1, 0.5, 1),)
    by_car = build(town, enclosed_lonlat=ring, corridors=[corridor("g", at(0.5, 0.06))])
    on_foot = build(
        town,
        enclosed_lonlat=ring,
        corridors=[corridor("g", at(0.5, 0.06), vehicle_capacity_per_h=0)],
    )
    assert "road/1" in links_at(by_car, by_car.corridor_node["g"])
    assert "path/1" in links_at(on_foot, on_foot.corridor_node["g"])


def test_two_carriageways_are_joined_at_a_gate_for_vehicles(tmp_path: Path) -> None:
    nodes = {"a": (0.0, 0.0), "b": (1.0, 0.0), "c": (0.0, 0.02), "d": (1.0, 0.02)}
    rows = [("out", "a", "b", 1), ("in", "d", "c", 1), ("west", "a", "c", 0), ("east", "b", "d", 0)]
    links = [
        {"link_id": name, "from_node_id": i, "to_node_id": j, "directed": directed}
        for name, i, j, directed in rows
    ]
    town = gmns(tmp_path, nodes, links)
    ring = (box(-1, -1, 0.5, 1),)
    gates = [corridor("g", at(0.5, 0.0)), corridor("other", at(0.5, 0.021))]
    network = build(town, enclosed_lonlat=ring, corridors=gates)
    gate = network.corridor_node["g"]
    assert links_at(network, gate) == {"out/1", "out/2", "in/1", "in/2"}
    assert network.corridor_node["other"] == gate
    assert strongly_connected(network, network.drive)
    zone = dict(zip(network.link_id.tolist(), network.zone.tolist(), strict=True))
    assert zone["in/1"] == OUTSIDE
    assert zone["in/2"] == INSIDE
    on_foot = build(
        town,
        enclosed_lonlat=ring,
        corridors=[corridor("g", at(0.5, 0.0), vehicle_capacity_per_h=0)],
    )
    assert links_at(on_foot, on_foot.corridor_node["g"]) == {"out/1", "out/2"}


def test_a_crossing_without_a_road_out_is_told_and_no_fault(tmp_path: Path) -> None:
    network = build(
        grid_town(tmp_path, 3, 3),
        enclosed_lonlat=(box(-5, -5, 7, 7),),
        corridors=[corridor("gate", at(2, 1.5))],
        areas=[area("a", at(0, 0))],
    )
    assert codes(network) == ["SC325"]
    assert (network.zone == INSIDE).all()
    assert "gate" in network.corridor_node


def test_a_crossing_far_from_every_road_is_a_fault(tmp_path: Path) -> None:
    swapped = Place(lon=36.2, lat=37.1)
    found = faults(grid_town(tmp_path), corridors=[corridor("gate", swapped)])
    assert [code for code, _ in found] == ["SC324"]


@pytest.mark.parametrize(
    ("x", "told"), [(-0.3, None), (-1.0, "SC321"), (-2.1, "SC321"), (-2.4, "SC320")]
)
def test_gaps_are_silent_then_warned_of_then_faults(
    tmp_path: Path, x: float, told: str | None
) -> None:
    town = grid_town(tmp_path)
    if told == "SC320":
        assert [code for code, _ in faults(town, areas=[area("a", at(x, 0))])] == [told]
    else:
        network = build(town, areas=[area("a", at(x, 0))])
        assert codes(network) == ([told] if told else [])
        assert network.area_gap_m["a"] == pytest.approx(-x * 898.5, rel=1e-3)


def test_all_faults_of_places_come_at_once(tmp_path: Path) -> None:
    found = faults(
        grid_town(tmp_path),
        areas=[area("a", at(50, 0)), area("b", Place(node="none"))],
        corridors=[corridor("c", Place(node="nowhere")), corridor("d", at(0, 50))],
        sites=[site("s", at(-50, 0))],
        closures=[Closure(("x9",), (), (0, 60))],
    )
    assert sorted(code for code, _ in found) == [
        "SC320",
        "SC320",
        "SC322",
        "SC322",
        "SC324",
        "SC328",
    ]


def test_places_take_their_own_side_of_the_edge(tmp_path: Path) -> None:
    network = build(
        grid_town(tmp_path),
        enclosed_lonlat=(box(-0.5, -0.5, 1.5, 3.5),),
        corridors=[corridor("gate", at(1.5, 1))],
        areas=[area("a", at(1.9, 0))],
        assembly_points=[assembly_point("p", at(1.8, 3))],
        sites=[site("s", at(1.2, 0))],
        buses=replace(vehicles(), depot=at(1.1, 0)),
    )
    named = {
        "a": network.node_id[network.area_node["a"]],
        "p": network.node_id[network.assembly_node["p"]],
        "s": network.node_id[network.site_node["s"]],
        "depot": network.node_id[network.depot_node["buses"]],
    }
    assert named == {"a": "1,0", "p": "1,3", "s": "2,0", "depot": "1,0"}
    assert network.area_drive_node == network.area_node


def test_a_node_on_the_wrong_side_is_a_fault(tmp_path: Path) -> None:
    found = faults(
        grid_town(tmp_path),
        enclosed_lonlat=(box(-0.5, -0.5, 1.5, 3.5),),
        areas=[area("a", Place(node="3,3"))],
        sites=[site("s", Place(node="0,0"))],
    )
    assert [code for code, _ in found] == ["SC323", "SC323"]


def test_vehicles_start_from_a_street_they_can_use(tmp_path: Path) -> None:
    nodes = {"a": (0.0, 0.0), "b": (0.2, 0.0), "c": (1.2, 0.0), "d": (2.2, 0.0)}
    links = [
        {
            "link_id": f"{i}{j}",
            "from_node_id": i,
            "to_node_id": j,
            "directed": 0,
            "allowed_uses": uses,
        }
        for i, j, uses in (("a", "b", "walk"), ("b", "c", ""), ("c", "d", "walk"))
    ]
    town = gmns(tmp_path, nodes, links)
    network = build(town, areas=[area("a", at(0, 0)), area("d", Place(node="d"))])
    assert network.node_id[network.area_node["a"]] == "a"
    assert network.node_id[network.area_drive_node["a"]] == "b"
    assert network.node_id[network.area_drive_node["d"]] == "c"
    on_foot = build(grid_town(tmp_path / "foot", allowed_uses="walk"), areas=[area("a", at(0, 0))])
    assert on_foot.area_drive_node == {}
    assert not on_foot.drive.any()


def test_loose_pieces_are_left_out_and_told(tmp_path: Path) -> None:
    nodes = {
        "a": (0.0, 0.0),
        "b": (1.0, 0.0),
        "c": (2.0, 0.0),
        "x": (5.0, 0.0),
        "y": (6.0, 0.0),
        "z": (0.0, 1.0),
    }
    links = [
        {"link_id": f"{i}{j}", "from_node_id": i, "to_node_id": j, "directed": directed}
        for i, j, directed in (("a", "b", 0), ("b", "c", 0), ("x", "y", 0), ("a", "z", 1))
    ]
    town = gmns(tmp_path, nodes, links)
    network = build(town, areas=[area("far", at(4.5, 0)), area("stub", at(0, 1))][:0])
    assert set(network.node_id) == {"a", "b", "c"}
    assert codes(network) == ["SC330"]
    assert "3 nodes and 1.8 km of road for walkers" not in network.warnings[0].what
    assert "3 nodes and 2.0 km of road for walkers" in network.warnings[0].what
    kept = build(town, areas=[area("named", Place(node="y"))])
    assert {"x", "y"} <= set(kept.node_id)
    assert set(build(town, benchmark=True).node_id) == set(nodes)


def test_a_town_of_one_way_streets_without_a_circle_is_kept(tmp_path: Path) -> None:
    nodes = {"a": (0.0, 0.0), "b": (1.0, 0.0), "c": (2.0, 0.0)}
    links = [
        {"link_id": f"{i}{j}", "from_node_id": i, "to_node_id": j}
        for i, j in (("a", "b"), ("b", "c"))
    ]
    network = build(gmns(tmp_path, nodes, links), areas=[area("a", at(0, 0))])
    assert network.links == 2
    assert network.node_id[network.area_node["a"]] == "a"


def test_people_without_a_road_to_a_crossing_are_told_of(tmp_path: Path) -> None:
    two_legs = [(-0.5, -0.5), (0.5, -0.5), (0.5, 4.4), (2.5, 4.4), (2.5, -0.5), (3.5, -0.5)]
    around = [*two_legs, (3.5, 4.5), (-0.5, 4.5), (-0.5, -0.5)]
    ring = tuple((LON + x * STEP, LAT + y * STEP) for x, y in around)
    network = build(
        grid_town(tmp_path),
        enclosed_lonlat=(ring,),
        corridors=[corridor("gate", at(0.5, 0))],
        areas=[area("near", at(0, 1)), area("far", at(3, 2))],
    )
    assert codes(network) == ["SC326"]
    assert "far" in network.warnings[0].what
    assert "near" not in network.warnings[0].what


def test_a_site_beyond_the_enclosed_area_is_told_of(tmp_path: Path) -> None:
    network = build(
        grid_town(tmp_path),
        enclosed_lonlat=(box(-0.5, 0.5, 3.5, 1.5),),
        corridors=[corridor("gate", at(0, 0.5), leads_to=("s", "t"))],
        areas=[area("a", at(0, 1))],
        sites=[site("s", at(0, 3)), site("t", at(0, 0))],
    )
    assert codes(network) == ["SC327"]
    assert "gate to the site s" in network.warnings[0].what


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


def strongly_connected(network: Network, uses: np.ndarray[Any, Any]) -> bool:
    tail, head = network.tail[uses], network.head[uses]
    nodes, number = np.unique(np.concatenate([tail, head]), return_inverse=True)
    ends = (number[: len(tail)], number[len(tail) :])
    graph = csr_array((np.ones(len(tail)), ends), shape=(len(nodes), len(nodes)))
    return int(connected_components(graph, connection="strong")[0]) == 1


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
