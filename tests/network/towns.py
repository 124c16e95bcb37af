"""Small road files and operations with coordinates, for tests of the network."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from safeconduct.errors import InputError
from safeconduct.network.build import build_network
from safeconduct.network.model import Network
from safeconduct.operation.model import Area, AssemblyPoint, Corridor, Operation, Place, Site
from tests.builders import (
    a_corridor,
    a_site,
    an_area,
    an_assembly_point,
    an_operation,
)

LON, LAT, STEP = 37.10, 36.20, 0.01
"""Grid towns: node ``x,y`` lies at LON + x STEP, LAT + y STEP; about 900 m by 1,110 m."""


def at(x: float, y: float) -> Place:
    return Place(lon=LON + x * STEP, lat=LAT + y * STEP)


def box(west: float, south: float, east: float, north: float) -> tuple[tuple[float, float], ...]:
    corners = [(west, south), (east, south), (east, north), (west, north), (west, south)]
    return tuple((LON + x * STEP, LAT + y * STEP) for x, y in corners)


def area(name: str, place: Place, persons: float = 100.0) -> Area:
    return replace(an_area(name, "", persons), place=place)


def site(name: str, place: Place) -> Site:
    return replace(a_site(name, ""), place=place)


def assembly_point(name: str, place: Place) -> AssemblyPoint:
    return replace(an_assembly_point(name, ""), place=place)


def corridor(name: str, place: Place, **other: Any) -> Corridor:
    return replace(a_corridor(name, "", **other), crossing=place)


def operation(roads: Path, **other: Any) -> Operation:
    settings: dict[str, Any] = {"areas": (), "corridors": ()} | other
    return an_operation(roads=roads, **settings)


def write_table(path: Path, rows: Sequence[Mapping[str, object]]) -> None:
    columns = list(dict.fromkeys(key for row in rows for key in row))
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, columns, restval="")
        writer.writeheader()
        writer.writerows(rows)


def gmns(
    folder: Path, nodes: Mapping[str, tuple[float, float]], links: Sequence[Mapping[str, object]]
) -> Path:
    """Write a GMNS folder; nodes are in steps of the grid."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = [
        {
            "node_id": name,
            "x_coord": f"{LON + x * STEP:.7f}",
            "y_coord": f"{LAT + y * STEP:.7f}",
        }
        for name, (x, y) in nodes.items()
    ]
    write_table(folder / "node.csv", rows)
    write_table(folder / "link.csv", links)
    return folder


def grid_town(folder: Path, width: int = 4, height: int = 4, **common: object) -> Path:
    """Write a grid of undirected streets, ``h x,y`` eastward and ``v x,y`` northward of a node."""
    nodes = {f"{x},{y}": (float(x), float(y)) for y in range(height) for x in range(width)}
    links: list[dict[str, object]] = []
    for y in range(height):
        for x in range(width):
            for letter, dx, dy, length in (("h", 1, 0, 898.0), ("v", 0, 1, 1109.7)):
                if x + dx < width and y + dy < height:
                    ends = {"from_node_id": f"{x},{y}", "to_node_id": f"{x + dx},{y + dy}"}
                    row = {"link_id": f"{letter}{x},{y}", **ends, "directed": 0, "length": length}
                    links.append(row | {"free_speed": 30, **common})
    return gmns(folder, nodes, links)


def random_town(folder: Path, seed: int, count: int = 40) -> Path:
    """Write a town of random places, each joined to its three nearest; some streets one-way."""
    rng = np.random.default_rng(seed)
    place = rng.uniform(0.0, 6.0, size=(count, 2))
    away = np.hypot(*(place[:, None] - place[None]).transpose(2, 0, 1))
    pairs = sorted({(min(i, j), max(i, j)) for i in range(count) for j in np.argsort(away[i])[1:4]})
    links: list[dict[str, object]] = [
        {
            "link_id": f"s{i}-{j}",
            "from_node_id": f"n{i}",
            "to_node_id": f"n{j}",
            "directed": int(rng.random() < 0.15),
            "length": round(float(away[i, j] * 1000.0 * rng.uniform(1.0, 1.3)), 2),
            "free_speed": 30,
            "travel_time_s": int(rng.integers(20, 900)) if rng.random() < 0.3 else "",
            "allowed_uses": ["", "walk", "walk,auto"][int(rng.integers(3))],
            "walk_capacity_person_per_h": 2000,
        }
        for i, j in pairs
    ]
    return gmns(folder, {f"n{i}": (float(x), float(y)) for i, (x, y) in enumerate(place)}, links)


def osm(path: Path, nodes: Mapping[int, tuple[float, float]], ways: Mapping[int, Any]) -> Path:
    """Write an .osm file (or .osm.gz); a way is ``(points, tags)``."""
    lines = ["<?xml version='1.0' encoding='UTF-8'?>", "<osm version='0.6'>"]
    lines += [
        f"<node id='{ref}' lon='{LON + x * STEP:.7f}' lat='{LAT + y * STEP:.7f}' version='1'/>"
        for ref, (x, y) in nodes.items()
    ]
    for ref, (points, tags) in ways.items():
        lines.append(f"<way id='{ref}' version='1'>")
        lines += [f"<nd ref='{point}'/>" for point in points]
        lines += [f"<tag k='{key}' v='{value}'/>" for key, value in tags.items()]
        lines.append("</way>")
    text = "\n".join([*lines, "</osm>"]).encode()
    path.write_bytes(gzip.compress(text) if path.suffix == ".gz" else text)
    return path


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


def strongly_connected(network: Network, uses: np.ndarray[Any, Any]) -> bool:
    tail, head = network.tail[uses], network.head[uses]
    nodes, number = np.unique(np.concatenate([tail, head]), return_inverse=True)
    ends = (number[: len(tail)], number[len(tail) :])
    graph = csr_array((np.ones(len(tail)), ends), shape=(len(nodes), len(nodes)))
    return int(connected_components(graph, connection="strong")[0]) == 1
