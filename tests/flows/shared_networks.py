"""Public networks, read from the shared data, as networks for flows over time.

Nothing of these files, nor made from them, belongs into the repository.
"""

from __future__ import annotations

import gzip
import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from safeconduct.flows.network import FlowNetwork

UNLIMITED_IN_PADANG = 2147483647


@dataclass(frozen=True, slots=True)
class Roads:
    """Links with length and capacity, before they are cut into steps."""

    names: list[str]
    x: list[float]
    y: list[float]
    tail: list[int]
    head: list[int]
    travel_s: list[float]
    per_h: list[float]


def padang(file: Path) -> FlowNetwork:
    """Read the evacuation of Padang: zetool's format, 10 s steps."""
    number: dict[str, int] = {}
    people: dict[int, int] = {}
    arcs: list[tuple[int, int, int, int]] = []
    sink = ""

    def node(name: str) -> int:
        return number.setdefault(name, len(number))

    for line in file.read_text("ascii").splitlines():
        parts = line.split()
        match parts[0] if parts else "":
            case "S":
                people[node(parts[1])] = int(parts[2])
            case "T":
                sink = parts[1]
            case "E":
                capacity = -1 if int(parts[3]) >= UNLIMITED_IN_PADANG else int(parts[3])
                arcs.append((node(parts[1]), node(parts[2]), int(parts[4]), capacity))
            case "V":
                node(parts[1])
    table = np.array(arcs)
    home = np.zeros(len(number), np.int64)
    for at, count in people.items():
        home[at] = count
    exits = np.array([number[sink]])
    tail, head, travel, capacity = table.T
    return FlowNetwork(len(number), tail, head, travel, capacity, home, exits)


def tntp(folder: Path) -> Roads:
    """Read a road benchmark in TNTP: capacities per hour, times in minutes."""
    rows = []
    file = next(folder.glob("*_net.tntp"))
    for line in file.read_text("utf-8").split("<END OF METADATA>")[1].splitlines():
        values = line.split("~")[0].replace(";", "").split()
        if len(values) >= 10:
            rows.append([float(value) for value in values[:10]])
    table = np.array(rows)
    names = sorted({int(node) for node in table[:, :2].ravel()})
    number = {name: i for i, name in enumerate(names)}
    return Roads(
        [str(name) for name in names],
        [float(i) for i in range(len(names))],
        [0.0] * len(names),
        [number[int(u)] for u in table[:, 0]],
        [number[int(v)] for v in table[:, 1]],
        (60 * table[:, 4]).tolist(),
        table[:, 2].tolist(),
    )


def matsim(file: Path) -> Roads:
    """Read a MATSim network: capacities per period, lengths in m, speeds in m/s."""
    text = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
    root = ET.fromstring(text)  # noqa: S314 - a file of our own shared data
    nodes = list(root.iter("node"))
    number = {node.attrib["id"]: i for i, node in enumerate(nodes)}
    links = next(root.iter("links"))
    period = links.attrib.get("capperiod", "01:00:00")
    hours, minutes, seconds = (int(part) for part in re.findall(r"\d+", period))
    period_h = hours + minutes / 60 + seconds / 3600
    return Roads(
        list(number),
        [float(node.attrib["x"]) for node in nodes],
        [float(node.attrib["y"]) for node in nodes],
        [number[link.attrib["from"]] for link in links],
        [number[link.attrib["to"]] for link in links],
        [float(link.attrib["length"]) / float(link.attrib["freespeed"]) for link in links],
        [float(link.attrib["capacity"]) / period_h for link in links],
    )


def flow_network(
    roads: Roads, step_s: float, people: dict[int, int], exits: list[int], *, up: bool
) -> FlowNetwork:
    """Cut roads into steps: times up and rates down for a plan, the other way for a bound."""
    rounded = np.ceil if up else np.floor
    limit = np.floor if up else np.ceil
    home = np.zeros(len(roads.names), np.int64)
    for at, count in people.items():
        home[at] = count
    return FlowNetwork(
        len(roads.names),
        np.array(roads.tail),
        np.array(roads.head),
        rounded(np.array(roads.travel_s) / step_s).astype(np.int64),
        limit(np.array(roads.per_h) * step_s / 3600).astype(np.int64),
        home,
        np.array(exits),
    )
