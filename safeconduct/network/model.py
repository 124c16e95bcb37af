"""Roads as arrays, with the places of an operation attached to them."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from safeconduct.errors import Fault

INSIDE, OUTSIDE, EVERYWHERE = 0, 1, 2
"""Values of ``Network.zone``: a link inside the enclosed edge, outside it, or no edge at all."""


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """A directed road network: every travel direction is a link of its own.

    Arrays have one entry a node or a directed link. Links that cut the enclosed edge other
    than at a crossing are not in it. The time to walk a link is ``travel_time_s`` where that is not NaN, else ``length_m`` at the group's speed;
    the time to drive it is ``travel_time_s`` where not NaN, else ``length_m`` at
    ``free_speed_kmh``. Use :func:`safeconduct.network.times.walk_time_ms` and
    :func:`~safeconduct.network.times.drive_time_ms`, which round each link to whole
    milliseconds, half up, so that sums along a route are exact.

    Parameters
    ----------
    node_id
        Node ids as text, shape (nodes,).
    lon, lat
        Degrees WGS 84, shape (nodes,); NaN where a benchmark gives none.
    link_id
        Unique text ids, shape (links,).
    tail, head
        Node numbers, int32, shape (links,).
    length_m, free_speed_kmh, travel_time_s
        Shape (links,).
    walk, drive
        Whether the mode may use the link, bool, shape (links,).
    walk_capacity_person_per_h, vehicle_capacity_per_h
        ``inf`` where nothing limits, shape (links,). Vehicles are passenger-car units.
    zone
        INSIDE, OUTSIDE or EVERYWHERE, int8, shape (links,).
    road_class
        A short word for drawing (``motorway``, ``primary``, …), shape (links,).
    area_node, corridor_node, assembly_node, site_node
        Walkable node of each place, by id. An area no road reaches is missing from it.
    area_drive_node, assembly_drive_node, site_drive_node
        Nearest drivable node of each place, by id, missing where there is none.
    area_gap_m, assembly_gap_m, site_gap_m, corridor_gap_m
        Straight way from the place to its node, walked at the group's speed.
    depot_node
        Node of each fleet's depot, by fleet.
    closed
        ``(link numbers, from_s, to_s)``: no entry during the interval.
    guesses
        How many links each guessing rule of the importer touched.
    """

    node_id: NDArray[np.str_]
    lon: NDArray[np.float64]
    lat: NDArray[np.float64]
    link_id: NDArray[np.str_]
    tail: NDArray[np.int32]
    head: NDArray[np.int32]
    length_m: NDArray[np.float64]
    free_speed_kmh: NDArray[np.float64]
    travel_time_s: NDArray[np.float64]
    walk: NDArray[np.bool_]
    drive: NDArray[np.bool_]
    walk_capacity_person_per_h: NDArray[np.float64]
    vehicle_capacity_per_h: NDArray[np.float64]
    zone: NDArray[np.int8]
    road_class: NDArray[np.str_]
    area_node: dict[str, int] = field(default_factory=dict)
    corridor_node: dict[str, int] = field(default_factory=dict)
    assembly_node: dict[str, int] = field(default_factory=dict)
    site_node: dict[str, int] = field(default_factory=dict)
    area_drive_node: dict[str, int] = field(default_factory=dict)
    assembly_drive_node: dict[str, int] = field(default_factory=dict)
    site_drive_node: dict[str, int] = field(default_factory=dict)
    depot_node: dict[str, int] = field(default_factory=dict)
    area_gap_m: dict[str, float] = field(default_factory=dict)
    corridor_gap_m: dict[str, float] = field(default_factory=dict)
    assembly_gap_m: dict[str, float] = field(default_factory=dict)
    site_gap_m: dict[str, float] = field(default_factory=dict)
    closed: tuple[tuple[NDArray[np.int32], int, int], ...] = ()
    guesses: dict[str, int] = field(default_factory=dict)
    warnings: tuple[Fault, ...] = ()
    digest_sha256: str = ""

    @property
    def nodes(self) -> int:
        """Number of nodes."""
        return len(self.node_id)

    @property
    def links(self) -> int:
        """Number of directed links."""
        return len(self.link_id)
