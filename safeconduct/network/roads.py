"""Roads as a file says them, before any operation is laid on them."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

GUESSES: tuple[str, ...] = (
    "speed-from-class",
    "speed-unreadable",
    "lanes-from-class",
    "lanes-halved",
    "vehicle-capacity-from-class",
    "walk-capacity-from-class",
    "walk-capacity-from-width",
    "oneway-implied",
    "oneway-reversible",
    "class-unknown",
    "length-from-coordinates",
    "speed-without-statement",
)
"""Rules by which a reader fills in what a road file leaves out; bit ``i`` of ``guessed``."""


def guess_bit(rule: str) -> int:
    """Give the bit of a rule in ``Roads.guessed``."""
    return 1 << GUESSES.index(rule)


@dataclass(frozen=True, slots=True, eq=False)
class Roads:
    """Directed links and the streets they run on.

    A street is a stretch between two nodes with its shape; links in both directions share it,
    so that a crossing splits them at one point. Units as in
    :class:`safeconduct.network.model.Network`.

    Parameters
    ----------
    kind
        The format it was read from.
    node_id, lon, lat
        Shape (nodes,); NaN where a benchmark gives no coordinates.
    strong_walk, strong_drive
        Whether the node is in the largest strongly connected part of the links that walkers, or
        vehicles, may use; shape (nodes,).
    link_id, tail, head, street, along
        Shape (links,); ``along`` says that the link runs in the direction of the shape.
    length_m, free_speed_kmh, travel_time_s, walk, drive
        Shape (links,).
    walk_capacity_person_per_h, vehicle_capacity_per_h, road_class, guessed
        Shape (links,).
    shape_start
        Where the shape of each street begins in ``shape_lon``, shape (streets + 1,).
    shape_lon, shape_lat
        Points of all shapes, ends included.
    missing_points
        Points that roads refer to and the file does not hold.
    digest_sha256
        Of the files, with the version of the reader.
    """

    kind: Literal["osm", "gmns"]
    node_id: NDArray[np.str_]
    lon: NDArray[np.float64]
    lat: NDArray[np.float64]
    strong_walk: NDArray[np.bool_]
    strong_drive: NDArray[np.bool_]
    link_id: NDArray[np.str_]
    tail: NDArray[np.int32]
    head: NDArray[np.int32]
    street: NDArray[np.int32]
    along: NDArray[np.bool_]
    length_m: NDArray[np.float64]
    free_speed_kmh: NDArray[np.float64]
    travel_time_s: NDArray[np.float64]
    walk: NDArray[np.bool_]
    drive: NDArray[np.bool_]
    walk_capacity_person_per_h: NDArray[np.float64]
    vehicle_capacity_per_h: NDArray[np.float64]
    road_class: NDArray[np.str_]
    guessed: NDArray[np.uint16]
    shape_start: NDArray[np.int64]
    shape_lon: NDArray[np.float64]
    shape_lat: NDArray[np.float64]
    missing_points: int = 0
    digest_sha256: str = ""

    @property
    def streets(self) -> int:
        """Number of streets."""
        return len(self.shape_start) - 1

    def street_ends(self) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """Give the node at the start and at the end of each street's shape."""
        start = np.zeros(self.streets, dtype=np.int32)
        end = np.zeros(self.streets, dtype=np.int32)
        start[self.street] = np.where(self.along, self.tail, self.head)
        end[self.street] = np.where(self.along, self.head, self.tail)
        return start, end


LINK_FIELDS: tuple[str, ...] = (
    "link_id",
    "tail",
    "head",
    "street",
    "along",
    "length_m",
    "free_speed_kmh",
    "travel_time_s",
    "walk",
    "drive",
    "walk_capacity_person_per_h",
    "vehicle_capacity_per_h",
    "road_class",
    "guessed",
)
"""Arrays of :class:`Roads` with one entry a link."""

ARRAY_FIELDS: tuple[str, ...] = tuple(
    f.name for f in fields(Roads) if f.name not in ("kind", "missing_points", "digest_sha256")
)
"""Every array of :class:`Roads`."""


def take_links(roads: Roads, keep: NDArray[np.bool_]) -> Roads:
    """Give the same roads with some links only; nodes and streets keep their numbers."""
    return replace(roads, **{name: getattr(roads, name)[keep] for name in LINK_FIELDS})


def ranges(start: NDArray[np.int64], end: NDArray[np.int64]) -> NDArray[np.int64]:
    """Join the whole numbers of several half-open ranges, none of them empty."""
    lengths = end - start
    steps = np.ones(int(lengths.sum()), dtype=np.int64)
    if len(steps) == 0:
        return steps
    steps[0] = start[0]
    steps[np.cumsum(lengths)[:-1]] = start[1:] - end[:-1] + 1
    return np.cumsum(steps)
