"""Roads as a GMNS folder that this program, and others, can read."""

from __future__ import annotations

import csv
import math
from pathlib import Path

import numpy as np

from safeconduct.network.roads import GUESSES, Roads

NODE_COLUMNS = ("node_id", "x_coord", "y_coord")
LINK_COLUMNS = (
    "link_id", "from_node_id", "to_node_id", "directed", "length", "free_speed", "capacity",
    "allowed_uses", "facility_type", "travel_time_s", "walk_capacity_person_per_h",
    "vehicle_capacity_per_h", "guessed", "geometry",
)  # fmt: skip


def write_gmns(roads: Roads, folder: Path) -> None:
    """Write node.csv and link.csv, one directed row a link.

    Units are metres, km/h, and vehicles (passenger-car units) and persons an hour. ``capacity`` is
    that of the whole link, with no ``lanes`` to multiply it by. ``guessed`` names the rules that
    filled in what the source left out, with semicolons between.

    Parameters
    ----------
    roads
        What to write.
    folder
        Where; made if it is not there.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "node.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(NODE_COLUMNS)
        rows = zip(roads.node_id.tolist(), roads.lon.tolist(), roads.lat.tolist(), strict=True)
        writer.writerows((name, _degrees(lon), _degrees(lat)) for name, lon, lat in rows)
    with (folder / "link.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(LINK_COLUMNS)
        writer.writerows(_link_rows(roads))


def _link_rows(roads: Roads) -> list[tuple[object, ...]]:
    guessed = {int(bits): _rules(int(bits)) for bits in np.unique(roads.guessed)}
    uses = {(True, True): "auto,walk", (True, False): "walk", (False, True): "auto"}
    names = roads.node_id.tolist()
    shape = _Shapes(roads)
    rows: list[tuple[object, ...]] = []
    for link in range(len(roads.link_id)):
        walk, drive = bool(roads.walk[link]), bool(roads.drive[link])
        vehicles = _number(float(roads.vehicle_capacity_per_h[link]), 3) if drive else ""
        rows.append(
            (
                str(roads.link_id[link]),
                names[roads.tail[link]],
                names[roads.head[link]],
                1,
                _number(float(roads.length_m[link]), 3),
                _number(float(roads.free_speed_kmh[link]), 3),
                vehicles,
                uses.get((walk, drive), "bike"),
                str(roads.road_class[link]),
                _number(float(roads.travel_time_s[link]), 3),
                _number(float(roads.walk_capacity_person_per_h[link]), 3) if walk else "",
                vehicles,
                guessed[int(roads.guessed[link])],
                shape.text(int(roads.street[link]), along=bool(roads.along[link])),
            )
        )
    return rows


class _Shapes:
    """Points of streets as text, made once."""

    def __init__(self, roads: Roads) -> None:
        pairs = zip(roads.shape_lon.tolist(), roads.shape_lat.tolist(), strict=True)
        self.points = [f"{_degrees(lon)} {_degrees(lat)}" for lon, lat in pairs]
        self.start = roads.shape_start.tolist()

    def text(self, street: int, *, along: bool) -> str:
        own = self.points[self.start[street] : self.start[street + 1]]
        if " " in own:  # an end without coordinates
            return ""
        return f"LINESTRING ({', '.join(own if along else own[::-1])})"


def _rules(bits: int) -> str:
    return ";".join(rule for place, rule in enumerate(GUESSES) if bits >> place & 1)


def _degrees(value: float) -> str:
    return "" if math.isnan(value) else f"{value:.7f}".rstrip("0").rstrip(".")


def _number(value: float, digits: int) -> str:
    """Write a number; what is endless or not stated is an empty cell."""
    return f"{value:.{digits}f}".rstrip("0").rstrip(".") if math.isfinite(value) else ""
