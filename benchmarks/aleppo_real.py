"""Eastern Aleppo on its real roads as a benchmark operation; reads the shared data, keeps none.

The neighbourhoods held by the opposition in 2016 are the areas, their outline the enclosed
edge. The control table names 56; two of them have two polygons, each an area of its own: 58.
Crossings, hours and rates are round figures for measuring, not a plan for anybody.
"""

from __future__ import annotations

import csv
import json
import math
import os
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import shapely
from shapely.geometry import shape

from safeconduct.operation.model import (
    Area,
    AssemblyPoint,
    Cars,
    Consent,
    Corridor,
    Figure,
    Group,
    Interval,
    Line,
    Operation,
    Place,
    Reception,
    Screening,
    ScreeningPool,
    Site,
    Text,
    Vehicles,
)

SHARED = Path(os.environ.get("SAFECONDUCT_SHARED", Path(__file__).resolve().parents[2] / "shared"))
DAY_S = 86_400


def why_not_here() -> str:
    """Say why a benchmark on real roads is skipped; empty if the roads are there."""
    if (SHARED / "data/aleppo").is_dir():
        return ""
    return f"skipped: no road extracts at {SHARED}; SAFECONDUCT_SHARED can say where they are"


def aleppo_operation(
    *, days: int = 7, step_s: int = 600, persons: float = 250_000.0, lanes: float = 6.0
) -> Operation:
    """Make the operation: 4 groups, 4 crossings, 6 sites, open 06:00 to 18:00.

    Parameters
    ----------
    days, step_s
        Horizon and width of a bucket.
    persons
        People in all, spread evenly over the neighbourhoods.
    lanes
        Search lanes at each crossing.

    Returns
    -------
    Operation
        Ready for ``build_network``.
    """
    shapes = _neighbourhoods()
    edge = shapely.unary_union([polygon.buffer(0.004) for _, polygon in shapes]).buffer(-0.0035)
    zone = ZoneInfo("Asia/Damascus")
    share = {"civilians": 0.95, "wounded": 0.01, "laying-down": 0.03, "children": 0.01}
    areas = {}
    for name, polygon in shapes:
        point = polygon.representative_point()
        each = persons / len(shapes)
        areas[name] = Area(
            name,
            Text(name),
            Place(round(point.x, 5), round(point.y, 5)),
            {group: Figure(each * part) for group, part in share.items()},
        )
    return Operation(
        folder=Path("aleppo-real"),
        name=Text("Aleppo on its real roads"),
        timezone=zone,
        start=datetime(2016, 7, 29, 6, tzinfo=zone),
        horizon_s=days * DAY_S,
        step_s=step_s,
        benchmark=False,
        groups=_groups(),
        turnout={group: Figure(0.3) for group in share},
        areas=areas,
        corridors=_corridors(days, lanes),
        sites=_sites(),
        roads=SHARED / "data/aleppo/aleppo_roads.osm.pbf",
        enclosed_lonlat=(tuple((x, y) for x, y in edge.exterior.coords),),
        max_walk_m=15_000.0,
        digest_sha256="0" * 64,
    )


def aleppo_fleet(
    *,
    days: int = 7,
    step_s: int = 600,
    persons: float = 250_000.0,
    buses: float = 60.0,
    ambulances: float = 20.0,
) -> Operation:
    """Add vehicles: 16 bus lines from 8 assembly points, an ambulance line at each crossing, private cars.

    Parameters
    ----------
    days, step_s, persons
        As for :func:`aleppo_operation`.
    buses, ambulances
        How many there are; buses of 50, ambulances of 4.

    Returns
    -------
    Operation
        The wounded go by ambulance only.
    """
    made = aleppo_operation(days=days, step_s=step_s, persons=persons)
    points: dict[str, AssemblyPoint] = {}
    lines: list[Line] = []
    taken: set[str] = set()
    for corridor in made.corridors.values():
        near = [area for area in _by_distance(made, corridor) if area.id not in taken]
        for number, area in enumerate((near[3], near[12]), start=1):
            taken.add(area.id)
            id_ = f"{corridor.id}-{number}"
            points[id_] = AssemblyPoint(id_, Text(id_), area.place, 1500.0)
            lines += [
                Line(f"bus-{id_}-{site}", "buses", corridor.id, id_, site)
                for site in corridor.leads_to
            ]
        lines.append(
            Line(f"ambulance-{corridor.id}", "ambulances", corridor.id, None, corridor.leads_to[0])
        )
    depot = made.sites["west-1"].place
    wounded = replace(made.groups["wounded"], needs="ambulance")
    return replace(
        made,
        groups=made.groups | {"wounded": wounded},
        assembly_points=points,
        lines=tuple(lines),
        buses=Vehicles("buses", buses, 50.0, depot, 2.5, 600, 600),
        ambulances=Vehicles("ambulances", ambulances, 4.0, depot, 1.5, 300, 600),
        cars=Cars(0.1, 4.0),
    )


def _by_distance(made: Operation, corridor: Corridor) -> list[Area]:
    """Areas from the nearest to a crossing to the farthest, over the ground as it looks on a map."""
    lon, lat = _lonlat(corridor.crossing)

    def distance(area: Area) -> float:
        area_lon, area_lat = _lonlat(area.place)
        return math.hypot((area_lon - lon) * math.cos(math.radians(lat)), area_lat - lat)

    return sorted(made.areas.values(), key=distance)


def _lonlat(place: Place) -> tuple[float, float]:
    if place.lon is None or place.lat is None:
        raise ValueError(place)
    return place.lon, place.lat


def _neighbourhoods() -> list[tuple[str, shapely.Polygon]]:
    data = SHARED / "data/aleppo"
    with (data / "aleppo_control_2016.csv").open(encoding="utf-8") as file:
        held = [r["name"] for r in csv.DictReader(file) if r["control_2016_11_15"] == "opposition"]
    features = json.loads((data / "aleppo_neighbourhoods.geojson").read_text("utf-8"))["features"]
    polygons: dict[str, shapely.Polygon] = {}
    for feature in features:
        name = feature["properties"]["NAME"]
        if name in held:
            own = f"{name} 2" if name in polygons else name
            polygons[own] = shape(feature["geometry"])
    return sorted(polygons.items())


def _groups() -> dict[str, Group]:
    return {
        "civilians": Group("civilians", "civilians", Text("civilians"), 4.0, True, True),
        "wounded": Group(
            "wounded", "wounded_and_sick", Text("wounded"), 2.0, True, True, priority=1
        ),
        "laying-down": Group(
            "laying-down", "fighters_under_offer", Text("fighters under the offer"), 5.0, True, True
        ),
        "children": Group("children", "unaccompanied_children", Text("children"), 3.0, True, True),
    }


def _corridors(days: int, lanes: float) -> dict[str, Corridor]:
    hours: tuple[Interval, ...] = tuple(
        (day * DAY_S, day * DAY_S + 12 * 3600) for day in range(days)
    )
    places = {
        "bustan-al-qasr": (37.14189, 36.19494, ("west-1", "west-2")),
        "salah-al-din": (37.12414, 36.18456, ("west-1", "west-3")),
        "castello": (37.1634, 36.2438, ("north-1", "north-2")),
        "sheikh-saeed": (37.1451, 36.1589, ("south-1", "west-3")),
    }
    everybody = ("civilians", "wounded", "laying-down", "children")
    return {
        name: Corridor(
            id=name,
            name=Text(name),
            groups=everybody,
            also_groups=(),
            crossing=Place(lon, lat),
            open=hours,
            windows_stated=True,
            leads_to=sites,
            walk_capacity_person_per_h=1500.0,
            vehicle_capacity_per_h=120.0,
            screening=Screening(
                None,
                (ScreeningPool("all", (), lanes),),
                {"civilians": 20.0, "wounded": 10.0, "laying-down": 300.0, "children": 10.0},
                None,
            ),
            consent={"government": Consent("government", "given")},
        )
        for name, (lon, lat, sites) in places.items()
    }


def _sites() -> dict[str, Site]:
    places = {
        "west-1": (37.120, 36.205),
        "west-2": (37.105, 36.213),
        "west-3": (37.100, 36.190),
        "north-1": (37.120, 36.262),
        "north-2": (37.100, 36.255),
        "south-1": (37.110, 36.140),
    }
    times = {"civilians": 120.0, "wounded": 60.0, "laying-down": 300.0, "children": 180.0}
    return {
        name: Site(name, Text(name), Place(lon, lat), 4000.0, 12 * 3600, Reception(40.0, times))
        for name, (lon, lat) in places.items()
    }
