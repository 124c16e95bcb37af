"""A GMNS folder, node.csv and link.csv, as roads."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from safeconduct.errors import InputError
from safeconduct.network.connect import largest_part
from safeconduct.network.geodesy import distance_m
from safeconduct.network.gmns_table import Table, open_table
from safeconduct.network.osm_rules import DRIVABLE
from safeconduct.network.roads import GUESSES, Roads, guess_bit
from safeconduct.network.shapes import read_shapes

_WALK = frozenset({"walk", "pedestrian", "foot", "ped", "all"})
_DRIVE = frozenset(
    {"auto", "car", "cars", "bus", "buses", "drive", "vehicle", "motor", "truck", "hov", "sov",
     "hov2", "hov3", "taxi", "transit", "all"}
)  # fmt: skip
_OTHER = frozenset({"bike", "bicycle", "cycle", "rail", "tram", "scooter"})
_SPEED_KMH = 30.0
_LANES = (0.0, 30.0)
_LENGTH_M = (0.0, 1e6)
_SPEEDS_KMH = (0.1, 300.0)
_TIME_S = (0.0, 1e8)
_PER_H = (0.0, 1e9)


@dataclass(frozen=True, slots=True)
class _Link:
    """One direction of one row."""

    link_id: str
    tail: int
    head: int
    street: int
    along: bool
    length_m: float
    free_speed_kmh: float
    travel_time_s: float
    walk: bool
    drive: bool
    walk_capacity_person_per_h: float
    vehicle_capacity_per_h: float
    road_class: str
    guessed: int


def read_gmns(folder: Path, label: str | None = None, *, coordinates: bool = True) -> Roads:
    """Read a folder of the General Modeling Network Specification.

    Lengths are metres and speeds km/h. ``capacity`` is vehicles an hour and lane, as GMNS has
    it, and is multiplied by ``lanes`` (1 if left out); ``vehicle_capacity_per_h``,
    ``walk_capacity_person_per_h`` and ``travel_time_s`` are ours and win.

    Parameters
    ----------
    folder
        Where node.csv and link.csv lie.
    label
        How messages name the folder.
    coordinates
        Whether every node must have them.

    Returns
    -------
    Roads
        An undirected row gives the links ``ID`` and ``ID:back``.

    Raises
    ------
    InputError
        With every fault of both tables.
    """
    label = (label or str(folder)).rstrip("/")
    nodes = open_table(folder / "node.csv", f"{label}/node.csv", ("node_id",))
    table = open_table(
        folder / "link.csv", f"{label}/link.csv", ("link_id", "from_node_id", "to_node_id")
    )
    number, lon, lat = _nodes(nodes, coordinates=coordinates)
    known = number if nodes.rows else None
    links, shapes = _links(table, known, lon, lat)
    faults = nodes.faults + table.faults
    if faults:
        raise InputError(faults)
    return _roads(list(number), lon, lat, links, shapes)


def _nodes(table: Table, *, coordinates: bool) -> tuple[dict[str, int], list[float], list[float]]:
    number: dict[str, int] = {}
    lon: list[float] = []
    lat: list[float] = []
    for line, row in table.rows:
        name = row["node_id"]
        if not name:
            table.fault(line, "SC311", "The row has no `node_id`.", "Give each node its own id.")
            continue
        if name in number:
            what = f"The node {name} stands in the table twice."
            table.fault(line, "SC310", what, "Give each node its own id.")
            continue
        number[name] = len(number)
        before = len(table.faults)
        lon.append(table.number(line, row, "x_coord", (-180.0, 180.0)))
        lat.append(table.number(line, row, "y_coord", (-90.0, 90.0)))
        lacks = math.isnan(lon[-1]) or math.isnan(lat[-1])
        if lacks and coordinates and len(table.faults) == before:
            what = f"The node {name} has no coordinates."
            remedy = "Fill in x_coord (longitude) and y_coord (latitude) in degrees."
            table.fault(line, "SC313", what, remedy)
    return number, lon, lat


def _links(
    table: Table, number: dict[str, int] | None, lon: list[float], lat: list[float]
) -> tuple[list[_Link], dict[int, str]]:
    """Read the rows; ``number`` is None where the nodes could not be read."""
    links: list[_Link] = []
    streets: dict[object, int] = {}
    shapes: dict[int, str] = {}
    seen: dict[str, int] = {}
    for line, row in table.rows:
        ends = _ends(table, line, row, number)
        two_way = _undirected(table, line, row)
        names = (row["link_id"], f"{row['link_id']}:back") if two_way else (row["link_id"],)
        _new_ids(table, line, names, seen)
        tail, head = ends or (0, 0)
        wkt = row.get("geometry", "")
        length_m, length_guess = _length(table, line, row, ends, lon, lat)
        pair = (min(tail, head), max(tail, head))
        key = (*pair, round(length_m, 2)) if wkt and not math.isnan(length_m) else pair
        street = streets.setdefault(key, len(streets))
        along = tail <= head
        if wkt and along:
            shapes[street] = wkt
        common = _common(table, line, row, length_guess)
        if ends is None or common is None:
            continue
        for name, back in zip(names, (False, True), strict=False):
            start, end = (head, tail) if back else (tail, head)
            links.append(_Link(name, start, end, street, along != back, length_m, *common))
    return links, shapes


def _ends(
    table: Table, line: int, row: dict[str, str], number: dict[str, int] | None
) -> tuple[int, int] | None:
    found: list[int] = []
    for column in ("from_node_id", "to_node_id"):
        name = row[column]
        if not name:
            table.fault(line, "SC311", f"The row has no `{column}`.", "Name both ends of the road.")
        elif number is not None and name not in number:
            what = f"`{column}` is {name}, which is not in node.csv."
            table.fault(line, "SC309", what, "Add the node or correct the id.")
        elif number is not None:
            found.append(number[name])
    return (found[0], found[1]) if len(found) == 2 else None  # noqa: PLR2004 - a road has two ends


def _undirected(table: Table, line: int, row: dict[str, str]) -> bool:
    text = row.get("directed", "").lower()
    if text in {"", "1", "true"}:
        return False
    if text not in {"0", "false"}:
        table.fault(line, "SC308", f"`directed` is “{text}”, not 0 or 1.", "Write 0 or 1.")
    return True


def _new_ids(table: Table, line: int, names: tuple[str, ...], seen: dict[str, int]) -> None:
    if not names[0]:
        table.fault(line, "SC311", "The row has no `link_id`.", "Give each road its own id.")
        return
    if "|" in names[0]:
        what = f"The link id {names[0]} holds a “|”, which joins the links of a route."
        table.fault(line, "SC310", what, "Use another sign in its place.")
    for name in names:
        if name in seen:
            what = f"The link {name} was given on line {seen[name]} already."
            table.fault(line, "SC310", what, "Give each road its own id.")
        seen[name] = line


def _length(
    table: Table, line: int, row: dict[str, str], ends: tuple[int, int] | None,
    lon: list[float], lat: list[float],
) -> tuple[float, int]:  # fmt: skip
    before = len(table.faults)
    stated = table.number(line, row, "length", _LENGTH_M)
    if not math.isnan(stated) or ends is None or len(table.faults) > before:
        return stated, 0
    tail, head = ends
    straight = float(distance_m(lon[tail], lat[tail], lon[head], lat[head]))
    if not math.isnan(straight):
        return straight, guess_bit("length-from-coordinates")
    if not row.get("travel_time_s"):
        what = "The road has no `length`, no `travel_time_s` and no ends with coordinates."
        table.fault(line, "SC311", what, "Fill in `length` in metres.")
    return 0.0, 0


def _common(
    table: Table, line: int, row: dict[str, str], guessed: int
) -> tuple[float, float, bool, bool, float, float, str, int] | None:
    """Read what both directions of a row share; None where it has a fault."""
    before = len(table.faults)
    time_s = table.number(line, row, "travel_time_s", _TIME_S)
    speed_kmh = table.number(line, row, "free_speed", _SPEEDS_KMH)
    lanes = table.number(line, row, "lanes", _LANES)
    lane_capacity = table.number(line, row, "capacity", _PER_H)
    walkers = table.number(line, row, "walk_capacity_person_per_h", _PER_H)
    vehicles = table.number(line, row, "vehicle_capacity_per_h", _PER_H)
    walk, drive = _uses(table, line, row.get("allowed_uses", ""))
    if len(table.faults) > before:
        return None
    kind = row.get("facility_type", "").lower()
    if math.isnan(speed_kmh):
        known = DRIVABLE.get(kind)
        speed_kmh = known.speed_kmh if known else _SPEED_KMH
        guessed |= guess_bit("speed-without-statement") if drive and math.isnan(time_s) else 0
    if math.isnan(vehicles):
        vehicles = lane_capacity * (1.0 if math.isnan(lanes) else lanes)
    for rule in filter(None, re.split(r"[;,\s]+", row.get("guessed", ""))):
        guessed |= guess_bit(rule) if rule in GUESSES else 0
    return (
        speed_kmh, time_s, walk, drive,
        _capacity(walkers, allowed=walk),
        _capacity(vehicles, allowed=drive),
        kind, guessed,
    )  # fmt: skip


def _capacity(stated: float, *, allowed: bool) -> float:
    """Leave out no limit where none is stated, and let nobody pass where the mode may not."""
    if not allowed:
        return 0.0
    return math.inf if math.isnan(stated) else stated


def _uses(table: Table, line: int, text: str) -> tuple[bool, bool]:
    words = set(re.split(r"[,;|\s]+", text.lower())) - {""}
    if not words:
        return True, True
    unknown = words - _WALK - _DRIVE - _OTHER
    if unknown:
        what = f"`allowed_uses` has the unknown word {min(unknown)}."
        table.fault(line, "SC312", what, "Use walk, auto, bus or bike, with commas between.")
    return bool(words & _WALK), bool(words & _DRIVE)


def _roads(
    names: list[str], lon: list[float], lat: list[float], links: list[_Link], wkt: dict[int, str]
) -> Roads:
    def column(name: str, kind: type) -> np.ndarray[tuple[int], np.dtype[Any]]:
        return np.array([getattr(link, name) for link in links], dtype=kind)

    tail, head = column("tail", np.int32), column("head", np.int32)
    street, along = column("street", np.int32), column("along", np.bool_)
    walk, drive = column("walk", np.bool_), column("drive", np.bool_)
    start = np.zeros(int(street.max()) + 1, dtype=np.int64)
    end = np.zeros_like(start)
    start[street], end[street] = np.where(along, tail, head), np.where(along, head, tail)
    x, y = np.array(lon), np.array(lat)
    offsets, shape_lon, shape_lat = read_shapes(x[start], y[start], x[end], y[end], wkt)
    return Roads(
        kind="gmns",
        node_id=np.array(names),
        lon=x,
        lat=y,
        strong_walk=largest_part(len(names), tail[walk], head[walk]),
        strong_drive=largest_part(len(names), tail[drive], head[drive]),
        link_id=column("link_id", np.str_),
        tail=tail,
        head=head,
        street=street,
        along=along,
        length_m=column("length_m", np.float64),
        free_speed_kmh=column("free_speed_kmh", np.float64),
        travel_time_s=column("travel_time_s", np.float64),
        walk=walk,
        drive=drive,
        walk_capacity_person_per_h=column("walk_capacity_person_per_h", np.float64),
        vehicle_capacity_per_h=column("vehicle_capacity_per_h", np.float64),
        road_class=column("road_class", np.str_),
        guessed=column("guessed", np.uint16),
        shape_start=offsets,
        shape_lon=shape_lon,
        shape_lat=shape_lat,
    )
