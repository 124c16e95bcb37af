"""Fleets that could never run, or would carry any number of people, are faults of the folder."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from safeconduct.errors import InputError
from safeconduct.operation.model import Line, Place, Where
from tests.builders import vehicles
from tests.network.towns import area, assembly_point, at, build, codes, corridor, gmns, site

NODES = {"home": (0.0, 0.0), "gate": (1.0, 0.0), "camp": (2.0, 0.0), "yard": (3.0, 0.0)}


def faults(roads: Path, **other: Any) -> list[tuple[str, int]]:
    with pytest.raises(InputError) as caught:
        build(roads, **other)
    return [(fault.code, fault.line) for fault in caught.value.faults]


def street(name: str, one: str, two: str, uses: str = "walk,auto") -> dict[str, object]:
    return {
        "link_id": name,
        "from_node_id": one,
        "to_node_id": two,
        "directed": 0,
        "length": 898.0,
        "free_speed": 30,
        "allowed_uses": uses,
    }


def town(folder: Path, last: str = "walk,auto") -> Path:
    links = [
        street("a", "home", "gate"),
        street("b", "gate", "camp"),
        street("c", "camp", "yard", last),
    ]
    return gmns(folder, NODES, links)


def fleet(**other: Any) -> dict[str, Any]:
    return {
        "areas": [area("a", at(0, 0))],
        "corridors": [corridor("c", at(1, 0), leads_to=["s"])],
        "sites": [site("s", at(2, 0))],
        "assembly_points": [assembly_point("p", at(0, 0))],
        "buses": replace(
            vehicles(boarding_s=60), depot=Place(node="yard", where=Where("operation.yaml", 7))
        ),
        "lines": (Line("bus", "buses", "c", "p", "s"),),
    } | other


def test_a_depot_that_roads_reach_is_silent(tmp_path: Path) -> None:
    assert "SC333" not in codes(build(town(tmp_path), **fleet()))


def test_a_depot_that_no_road_reaches_is_a_fault_at_its_line(tmp_path: Path) -> None:
    assert faults(town(tmp_path, "walk"), **fleet()) == [("SC333", 7)]


def test_a_ride_that_takes_no_time_is_a_fault(tmp_path: Path) -> None:
    idle = replace(vehicles(), where=Where("operation.yaml", 9))
    still = fleet(
        buses=idle,
        corridors=[corridor("c", at(0, 0))],
        sites=[],
        lines=(Line("bus", "buses", "c", "p", None),),
        assembly_points=[replace(assembly_point("p", at(0, 0)), place=Place(node="home"))],
    )
    assert ("SC334", 9) in faults(town(tmp_path), **still)
    boarding = still | {"buses": replace(idle, boarding_s=60)}
    assert "SC334" not in codes(build(town(tmp_path), **boarding))
