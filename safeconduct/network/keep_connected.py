"""What is left of the roads when loose pieces and links across the edge are taken away."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from safeconduct.network.connect import weak_parts
from safeconduct.network.enclosed import CUT
from safeconduct.network.report import Report
from safeconduct.network.roads import Roads, take_links
from safeconduct.network.split import Split
from safeconduct.operation.model import Operation, Where


@dataclass(frozen=True, slots=True, eq=False)
class Kept:
    """The network that remains, renumbered.

    ``strong_walk`` and ``strong_drive`` mark the nodes that places may be attached to; ``added`` the
    nodes of crossings. ``node`` gives the new number of an old node, -1 where it is gone.
    """

    roads: Roads
    zone: NDArray[np.int8]
    added: NDArray[np.bool_]
    node: NDArray[np.int32]


def keep_connected(operation: Operation, split: Split, label: str, report: Report) -> Kept:
    """Keep the largest strongly connected part of each mode and close links across the edge.

    A benchmark keeps everything. So do the pieces that a place of the operation names by node:
    who names a node knows the roads. Where nobody can walk in a circle at all (every link one-way),
    the largest piece with directions ignored takes the place of the strongly connected part.

    Parameters
    ----------
    operation
        Its named nodes and whether it is a benchmark.
    split
        Roads with their crossings.
    label
        How messages name the roads.
    report
        Gets a warning with the size of what is left out.

    Returns
    -------
    Kept
        Links with both ends in the kept part, and the nodes they touch.
    """
    roads = _usable_parts(operation, split.roads)
    named = _named_nodes(operation, roads)
    walk_nodes, drive_nodes = (
        _kept_nodes(operation, roads, uses, strong, named)
        for uses, strong in (
            (roads.walk, roads.strong_walk),
            (roads.drive, roads.strong_drive),
        )
    )
    walk = roads.walk & walk_nodes[roads.tail] & walk_nodes[roads.head]
    drive = roads.drive & drive_nodes[roads.tail] & drive_nodes[roads.head]
    _report_rest(roads, walk, drive, label, report)
    links = (walk | drive) & (split.zone != CUT)
    roads = take_links(replace(roads, walk=walk, drive=drive), links)
    stays = np.zeros(len(roads.node_id), dtype=np.bool_)
    stays[roads.tail] = stays[roads.head] = stays[named] = True
    stays[list(split.crossing.values())] = True
    node = np.where(stays, np.cumsum(stays) - 1, -1).astype(np.int32)
    renumbered = replace(
        roads,
        node_id=roads.node_id[stays],
        lon=roads.lon[stays],
        lat=roads.lat[stays],
        strong_walk=roads.strong_walk[stays],
        strong_drive=roads.strong_drive[stays],
        tail=node[roads.tail],
        head=node[roads.head],
    )
    return Kept(renumbered, split.zone[links], split.added[stays], node)


def _usable_parts(operation: Operation, roads: Roads) -> Roads:
    """Settle which nodes places may be attached to."""
    strong = {}
    for name, uses in (("strong_walk", roads.walk), ("strong_drive", roads.drive)):
        marked = getattr(roads, name)
        touched = _touched(roads, uses)
        if operation.benchmark:
            marked = touched
        elif touched.any() and marked.sum() <= 1:
            label = weak_parts(len(touched), roads.tail[uses], roads.head[uses])
            size = np.bincount(label[touched])
            marked = touched & (label == int(np.argmax(size)))
        strong[name] = marked
    return replace(roads, **strong)


def _touched(roads: Roads, links: NDArray[np.bool_]) -> NDArray[np.bool_]:
    touched = np.zeros(len(roads.node_id), dtype=np.bool_)
    touched[roads.tail[links]] = touched[roads.head[links]] = True
    return touched


def _named_nodes(operation: Operation, roads: Roads) -> NDArray[np.int64]:
    places = [
        *(area.place for area in operation.areas.values()),
        *(corridor.crossing for corridor in operation.corridors.values()),
        *(point.place for point in operation.assembly_points.values()),
        *(site.place for site in operation.sites.values()),
        *(fleet.depot for fleet in (operation.buses, operation.ambulances) if fleet),
    ]
    names = {place.node for place in places if place is not None and place.node is not None}
    if not names:
        return np.zeros(0, dtype=np.int64)
    return np.flatnonzero(np.isin(roads.node_id, sorted(names)))


def _kept_nodes(
    operation: Operation,
    roads: Roads,
    uses: NDArray[np.bool_],
    strong: NDArray[np.bool_],
    named: NDArray[np.int64],
) -> NDArray[np.bool_]:
    if operation.benchmark:
        return np.ones_like(strong)
    if strong[named].all():
        return strong
    label = weak_parts(len(strong), roads.tail[uses], roads.head[uses])
    named_pieces = np.isin(label, label[named])
    kept: NDArray[np.bool_] = strong | named_pieces
    return kept


def _report_rest(
    roads: Roads, walk: NDArray[np.bool_], drive: NDArray[np.bool_], label: str, report: Report
) -> None:
    parts = []
    for word, before, after in (("walkers", roads.walk, walk), ("vehicles", roads.drive, drive)):
        lost = before & ~after
        if lost.any():
            apart = _touched(roads, lost) & ~_touched(roads, after)
            street_m = np.zeros(roads.streets)
            street_m[roads.street[lost]] = roads.length_m[lost]
            km = float(street_m.sum()) / 1000.0
            parts.append(f"{int(apart.sum())} nodes and {km:.1f} km of road for {word}")
    if parts:
        what = (
            f"Left out, because no way leads from there to the rest and back: {'; '.join(parts)}."
        )
        why = "A place attached to a loose piece of road could be reached by nobody."
        remedy = "Nothing need be done if these are islands, yards or one-way stubs; else correct the roads."
        report.add(Where(label, 0), "SC330", (what, why, remedy), "warning")
