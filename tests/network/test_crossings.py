from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
import pytest

from safeconduct.network.model import INSIDE, OUTSIDE
from safeconduct.operation.model import Place
from tests.network.towns import (
    area,
    at,
    box,
    build,
    codes,
    corridor,
    faults,
    gmns,
    grid_town,
    links_at,
    osm,
    random_town,
    site,
    strongly_connected,
)


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


def test_a_street_that_leads_to_a_stub_is_passed_over(tmp_path: Path) -> None:
    west = {f"w{i}": (-0.1 * i, 0.0) for i in range(1, 150)}
    chain = ["g", *west]
    nodes = {"g": (0.0, 0.0), "out": (0.3, 0.0), "stub": (0.3, 0.1), "a": (0.0, 0.1)} | west
    nodes |= {f"e{i}": (0.3 + 0.1 * i, 0.0) for i in range(1, 150)}
    far = ["out", *(f"e{i}" for i in range(1, 150))]
    pairs = [*itertools.pairwise(chain), *itertools.pairwise(far)]
    pairs += [("g", "out"), ("a", "stub"), ("g", "a")]
    links = [
        {"link_id": f"{i}-{j}", "from_node_id": i, "to_node_id": j, "directed": 0} for i, j in pairs
    ]
    town = gmns(tmp_path, nodes, links)
    ring = (box(-20, -1, 0.2, 1),)
    network = build(town, enclosed_lonlat=ring, corridors=[corridor("gate", at(0.2, 0.1))])
    assert "g-out/1" in links_at(network, network.corridor_node["gate"])
    assert network.corridor_gap_m["gate"] == pytest.approx(111, abs=1)
