"""From an operation and its road file to the network that plans are made on."""

from __future__ import annotations

import numpy as np

from safeconduct.errors import Fault, InputError
from safeconduct.network.attach import Places, attach_places
from safeconduct.network.check_fleet import check_fleet
from safeconduct.network.check_lengths import check_lengths
from safeconduct.network.close_links import close_links
from safeconduct.network.enclosed import LonLat, polygon_of, street_sides
from safeconduct.network.find_crossings import find_crossings
from safeconduct.network.keep_connected import Kept, keep_connected
from safeconduct.network.model import Network
from safeconduct.network.read_roads import read_roads
from safeconduct.network.report import Report
from safeconduct.network.roads import GUESSES, Roads
from safeconduct.network.split import split_streets
from safeconduct.network.warn_unreached import warn_unreached
from safeconduct.operation.model import Operation, Where


def build_network(operation: Operation, *, cache: bool = True) -> Network:
    """Build the road network of an operation.

    Parameters
    ----------
    operation
        What the folder says; ``operation.roads`` names a GMNS folder or an OpenStreetMap file.
    cache
        Whether roads once read may come from the user's cache folder.

    Returns
    -------
    Network
        Directed links with their zone, places attached, closures applied; warnings in it.

    Raises
    ------
    InputError
        With every fault of the roads, or else of the places on them.
    """
    label = _label(operation)
    roads = _read(operation, label, cache=cache)
    report = Report()
    _check_edge(operation, report)
    if not operation.benchmark:  # whose coordinates may be a drawing
        check_lengths(roads, label, report)
    report.raise_faults()
    sides = street_sides(roads, operation.enclosed_lonlat)
    spots = find_crossings(operation, roads, sides, _may_carry(operation, roads), report)
    split = split_streets(roads, sides, spots)
    kept = keep_connected(operation, split, label, report)
    crossing = {corridor: int(kept.node[node]) for corridor, node in split.crossing.items()}
    places = attach_places(operation, kept, crossing, report)
    closed = close_links(operation, kept.roads, split.pieces, roads.link_id, report)
    check_fleet(operation, kept, crossing, places, report)
    warn_unreached(operation, kept, crossing, places, report)
    _warn_missing(roads, label, report)
    report.raise_faults()
    gaps = {corridor: spot.gap_m for corridor, spot in spots.items()}
    return _network(kept, crossing, gaps, places, closed, report)


def _label(operation: Operation) -> str:
    """Name the roads as the folder does."""
    if operation.roads is None:
        return "roads"
    try:
        return str(operation.roads.relative_to(operation.folder))
    except ValueError:
        return str(operation.roads)


def _read(operation: Operation, label: str, *, cache: bool) -> Roads:
    if operation.roads is None:
        what = "The operation names no roads."
        why = "Without roads no way out can be found."
        remedy = "Write `roads:` with a GMNS folder or an .osm.pbf file."
        raise InputError([Fault("operation.yaml", 0, "SC301", what, why, remedy)])
    coordinates = not operation.benchmark or bool(operation.enclosed_lonlat)
    return read_roads(operation.roads, label, coordinates=coordinates, cache=cache)


def _check_edge(operation: Operation, report: Report) -> None:
    shapes: list[tuple[str, tuple[LonLat, ...], Where | None]] = [
        ("closure", (c.polygon_lonlat,), c.where) for c in operation.closures if c.polygon_lonlat
    ]
    if operation.enclosed_lonlat:
        shapes.append(("enclosed edge", operation.enclosed_lonlat, None))
    for word, rings, where in shapes:
        if min(len(ring) for ring in rings) < 3 or not polygon_of(rings).is_valid:  # noqa: PLR2004 - a triangle
            what = f"The polygon of the {word} crosses or touches itself, or has no area."
            why = "Which roads lie inside cannot be said."
            remedy = "Draw it again as one simple ring (holes inside it)."
            report.add(where or Where("enclosed.geojson", 0), "SC331", (what, why, remedy), "fault")


def _may_carry(operation: Operation, roads: Roads) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Mark the streets that walkers of the largest part use."""
    ends = roads.strong_walk[roads.tail] & roads.strong_walk[roads.head]
    lone = operation.benchmark or int(roads.strong_walk.sum()) <= 1
    good = np.zeros(roads.streets, dtype=np.bool_)
    good[roads.street[roads.walk & (ends | lone)]] = True
    good &= ~np.isnan(np.add.reduceat(roads.shape_lon + roads.shape_lat, roads.shape_start[:-1]))
    return good


def _warn_missing(roads: Roads, label: str, report: Report) -> None:
    if roads.missing_points:
        what = f"The roads refer to {roads.missing_points} points that the file does not hold."
        why = "Roads end where their points are missing, as at the edge of an extract."
        remedy = "Make the extract with complete ways if the places lie near its edge."
        report.add(Where(label, 0), "SC332", (what, why, remedy), "warning")


def _network(
    kept: Kept,
    crossing: dict[str, int],
    gaps: dict[str, float],
    places: Places,
    closed: tuple[tuple[np.ndarray[tuple[int], np.dtype[np.int32]], int, int], ...],
    report: Report,
) -> Network:
    roads = kept.roads
    touched = {rule: int(((roads.guessed >> bit) & 1).sum()) for bit, rule in enumerate(GUESSES)}
    return Network(
        node_id=roads.node_id,
        lon=roads.lon,
        lat=roads.lat,
        link_id=roads.link_id,
        tail=roads.tail,
        head=roads.head,
        length_m=roads.length_m,
        free_speed_kmh=roads.free_speed_kmh,
        travel_time_s=roads.travel_time_s,
        walk=roads.walk,
        drive=roads.drive,
        walk_capacity_person_per_h=roads.walk_capacity_person_per_h,
        vehicle_capacity_per_h=roads.vehicle_capacity_per_h,
        zone=kept.zone,
        road_class=roads.road_class,
        area_node=places.areas.node,
        corridor_node=crossing,
        assembly_node=places.assembly_points.node,
        site_node=places.sites.node,
        area_drive_node=places.areas.drive_node,
        assembly_drive_node=places.assembly_points.drive_node,
        site_drive_node=places.sites.drive_node,
        depot_node=places.depots,
        area_gap_m=places.areas.gap_m,
        corridor_gap_m=gaps,
        assembly_gap_m=places.assembly_points.gap_m,
        site_gap_m=places.sites.gap_m,
        closed=closed,
        guesses={rule: count for rule, count in touched.items() if count},
        warnings=report.warnings(),
        digest_sha256=roads.digest_sha256,
    )
