"""How long real roads take: read and built cold, and from the cache.

Run with ``python -m benchmarks.bench_roads``; it prints one line a city: seconds by the wall
clock and, because a machine may be shared, of processor time; the targets are held against the latter.
"""

from __future__ import annotations

import csv
import json
import os
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import shapely

from benchmarks.aleppo_real import SHARED, why_not_here
from safeconduct.network.build import build_network
from safeconduct.operation.model import (
    Area,
    Corridor,
    Figure,
    Group,
    Operation,
    Place,
    Site,
    Text,
)

CROSSINGS = {
    "bustan-al-qasr": (37.14189, 36.19494),
    "salah-al-din": (37.12414, 36.18456),
    "castello": (37.13729, 36.24982),
    "ramouseh": (37.1261, 36.1678),
}
REPEATS = 5
COLD_S, CACHED_S = 2.0, 0.2
"""What Aleppo may take, in seconds of the processor."""


def an_operation(
    roads: Path,
    areas: dict[str, tuple[float, float]],
    crossings: dict[str, tuple[float, float]],
    site: tuple[float, float] | None,
    enclosed: tuple[tuple[float, float], ...],
) -> Operation:
    """Make an operation that asks no more of the roads than to be attached."""
    zone = ZoneInfo("Asia/Damascus")
    people = Group("people", "civilians", Text("people"), 4.0, may_walk=True, may_ride=True)
    corridors = {
        name: Corridor(
            id=name, name=Text(name), groups=("people",), also_groups=(),
            crossing=Place(lon, lat), open=((0, 86_400),), windows_stated=False,
            leads_to=("site",) if site else (), walk_capacity_person_per_h=None,
            vehicle_capacity_per_h=None, screening=None, consent={},
        )
        for name, (lon, lat) in crossings.items()
    }  # fmt: skip
    return Operation(
        folder=roads.parent,
        name=Text("benchmark"),
        timezone=zone,
        start=datetime(2016, 7, 29, 6, tzinfo=zone),
        horizon_s=86_400,
        step_s=600,
        benchmark=False,
        groups={"people": people},
        turnout={"people": Figure(1.0)},
        areas={
            name: Area(name, Text(name), Place(lon, lat), {"people": Figure(1000.0)})
            for name, (lon, lat) in areas.items()
        },
        corridors=corridors,
        sites={"site": Site("site", Text("site"), Place(*site), None, None, None)} if site else {},
        roads=roads,
        enclosed_lonlat=(enclosed,) if enclosed else (),
    )


def east_aleppo(shared: Path = SHARED) -> Operation:
    """Give the eastern neighbourhoods of Aleppo, their joint outline as edge, and four crossings."""
    data = shared / "data" / "aleppo"
    with (data / "aleppo_control_2016.csv").open(encoding="utf-8", newline="") as file:
        held = {r["name"] for r in csv.DictReader(file) if r["control_2016_11_15"] == "opposition"}
    features = json.loads((data / "aleppo_neighbourhoods.geojson").read_text(encoding="utf-8"))
    shapes = {}
    for place, feature in enumerate(features["features"]):
        if feature["properties"]["NAME"] in held:
            shape = shapely.make_valid(shapely.geometry.shape(feature["geometry"]))
            shapes[f"{place}-{feature['properties']['NAME']}"] = shape
    joined = shapely.union_all(list(shapes.values())).buffer(0.003).simplify(0.0005)
    edge = max(shapely.get_parts(joined), key=lambda part: part.area).exterior
    points = {name: shape.representative_point() for name, shape in shapes.items()}
    inside = {n: (p.x, p.y) for n, p in points.items() if shapely.Polygon(edge).contains(p)}
    return an_operation(
        data / "aleppo_roads.osm.pbf",
        inside,
        CROSSINGS,
        (37.0392, 36.1672),
        tuple((float(x), float(y)) for x, y in edge.coords),
    )


def porto(shared: Path = SHARED) -> Operation:
    """Give Porto without an edge, with a few areas on a grid."""
    areas = {f"a{i}": (-8.65 + 0.01 * (i % 6), 41.14 + 0.01 * (i // 6)) for i in range(30)}
    roads = shared / "data" / "cities" / "porto_2015.osm.pbf"
    return an_operation(roads, areas, {"gate": (-8.6, 41.2)}, (-8.5, 41.25), ())


def timed(operation: Operation, *, cache: bool) -> tuple[float, float]:
    """Give wall-clock and processor seconds of one build."""
    start, worked = time.perf_counter(), time.process_time()
    build_network(operation, cache=cache)
    return time.perf_counter() - start, time.process_time() - worked


def main() -> int:
    missing = why_not_here()
    if missing:
        print(missing)
        return 0
    kept = True
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SAFECONDUCT_CACHE"] = folder
        for name, operation in (("Aleppo", east_aleppo()), ("Porto", porto())):
            cold = min(timed(operation, cache=False) for _ in range(2))
            build_network(operation)
            cached = min(timed(operation, cache=True) for _ in range(REPEATS))
            network = build_network(operation)
            if name == "Aleppo":
                kept = cold[1] <= COLD_S and cached[1] <= CACHED_S
            print(
                f"{name}: {network.nodes:,} nodes, {network.links:,} links, "
                f"{len(operation.areas)} areas, {len(operation.corridors)} crossings: "
                f"cold {cold[0]:.2f} s ({cold[1]:.2f} s of work), "
                f"cached {cached[0]:.3f} s ({cached[1]:.3f} s)"
            )
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
