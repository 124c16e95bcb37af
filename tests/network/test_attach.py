from __future__ import annotations

import itertools
from dataclasses import replace
from pathlib import Path

import pytest

from safeconduct.operation.model import Closure, Place
from tests.builders import vehicles
from tests.network.towns import (
    LAT,
    LON,
    STEP,
    area,
    assembly_point,
    at,
    box,
    build,
    codes,
    corridor,
    faults,
    gmns,
    grid_town,
    site,
)


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


@pytest.mark.parametrize(("y", "expected"), [(0.15, "g"), (0.6, "p")])
def test_a_stub_cut_off_by_the_edge_is_passed_over(tmp_path: Path, y: float, expected: str) -> None:
    chain = ["g", *(f"w{i}" for i in range(1, 250))]
    nodes = {name: (-0.01 * place, 0.0) for place, name in enumerate(chain)}
    nodes |= {"p": (0.1, y), "p2": (0.15, y), "q": (0.3, y), "out": (0.3, 0.0)}
    pairs = [*itertools.pairwise(chain), ("p", "p2"), ("p2", "q"), ("q", "out"), ("out", "g")]
    links = [
        {"link_id": f"{i}-{j}", "from_node_id": i, "to_node_id": j, "directed": 0} for i, j in pairs
    ]
    network = build(
        gmns(tmp_path, nodes, links),
        enclosed_lonlat=(box(-20, -1, 0.2, 1),),
        corridors=[corridor("gate", at(0.2, 0.0))],
        areas=[area("a", at(0.1, y))],
    )
    assert network.node_id[network.area_node["a"]] == expected
    assert codes(network) == ([] if expected == "g" else ["SC326"])
