"""Check coordinates: on Earth, not swapped, not far from everything else."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from safeconduct.catalogue.operation import CODES
from safeconduct.errors import Fault
from safeconduct.operation.areas import AreaRead
from safeconduct.operation.document_means import AssemblyPointDocument, SiteDocument
from safeconduct.operation.model import Where
from safeconduct.operation.stated import Report
from safeconduct.reading.geojson import Feature, LonLat, Ring

FAR_KM = 1_000.0
NEAR_KM = 30.0
MUCH_NEARER = 4.0
"""How many times nearer a place must come by swapping before the two are called swapped."""
_KM_PER_DEGREE = 111.2
_LON_MOST, _LAT_MOST = 180.0, 90.0


@dataclass(frozen=True, slots=True)
class _Stated:
    """A place that somebody stated, and where it stands."""

    key: str
    point: LonLat
    where: Where


def check_places(report: Report, areas: list[AreaRead], enclosed: list[Feature]) -> None:
    """Find places that cannot be where they are said to be.

    Parameters
    ----------
    report
        Gathers the faults.
    areas
        The areas read.
    enclosed
        The edge read.
    """
    _check_given(report, areas)
    places = [*_of_areas(areas), *_of_document(report), *_of_edge(enclosed)]
    on_earth = [place for place in places if _on_earth(place.point)]
    for place in places:
        if not _on_earth(place.point):
            lon, lat = place.point
            code = "SC231" if _on_earth((lat, lon)) else "SC230"
            what = f"{place.key}: longitude {lon:g}, latitude {lat:g} is not on Earth."
            _add(report, code, what, place)
    if len(on_earth) > 2:  # noqa: PLR2004 - of two, nobody can tell which is wrong
        middle = (
            median(place.point[0] for place in on_earth),
            median(place.point[1] for place in on_earth),
        )
        for place in on_earth:
            _check_distance(report, place, middle)


def _check_distance(report: Report, place: _Stated, middle: LonLat) -> None:
    lon, lat = place.point
    far = distance_km(place.point, middle)
    if far < NEAR_KM:
        return
    swapped = distance_km((lat, lon), middle) if _on_earth((lat, lon)) else math.inf
    if swapped * MUCH_NEARER < far:
        what = f"{place.key}: longitude {lon:g}, latitude {lat:g} lies {far:,.0f} km away."
        _add(report, "SC231", what, place)
    elif far > FAR_KM:
        what = f"{place.key}: longitude {lon:g}, latitude {lat:g} lies {far:,.0f} km away."
        _add(report, "SC232", what, place)


def _check_given(report: Report, areas: list[AreaRead]) -> None:
    """Check that every place is given in just one way."""
    document = report.stated.document
    given: dict[str, dict[str, AssemblyPointDocument] | dict[str, SiteDocument]] = {
        "assembly_points": document.assembly_points,
        "sites": document.sites,
    }
    for name, named in given.items():
        for id_, said in named.items():
            stated = (said.at is not None) + (said.node is not None)
            # A site of no place lies at its crossing; an assembly point cannot.
            if stated > 1 or (stated == 0 and name == "assembly_points"):
                what = f"{name}.{id_}: {'both' if stated else 'neither'} at and node."
                why, remedy = CODES["SC233"].meaning, CODES["SC233"].remedy
                report.add("SC233", (name, id_), what, why, remedy)
    for area in areas:
        if area.point is None and not area.rings and area.document.node is None:
            what = f"The area {area.document.id!r} has neither coordinates nor node."
            why = "Nobody would know where its people are."
            remedy = "Give it a point, a polygon or a node."
            fault = Fault(area.where.file, area.where.line, "SC233", what, why, remedy)
            report.faults.append(fault)


def _of_areas(areas: list[AreaRead]) -> Iterator[_Stated]:
    for area in areas:
        key = f"areas.{area.document.id}"
        if area.point is not None:
            yield _Stated(key, area.point, area.where)
        elif area.rings:
            yield _Stated(key, _corner(area.rings), area.where)


def _of_edge(enclosed: list[Feature]) -> Iterator[_Stated]:
    for feature in enclosed:
        where = Where(feature.text.file, feature.line_of("geometry", "coordinates"))
        yield _Stated("enclosed", _corner(feature.rings), where)


def _corner(rings: tuple[Ring, ...]) -> LonLat:
    """Give the corner that speaks for a polygon: one off the Earth, else the first."""
    corners = (point for ring in rings for point in ring)
    return next((point for point in corners if not _on_earth(point)), rings[0][0])


def _of_document(report: Report) -> Iterator[_Stated]:
    document, where = report.stated.document, report.stated.where
    given: list[tuple[tuple[str | int, ...], list[float] | None]] = [
        (("corridors", id_, "crossing"), corridor.crossing.at)
        for id_, corridor in document.corridors.items()
    ]
    given += [
        (("assembly_points", id_, "at"), said.at) for id_, said in document.assembly_points.items()
    ]
    given += [(("sites", id_, "at"), said.at) for id_, said in document.sites.items()]
    if document.fleet:
        fleets = {"buses": document.fleet.buses, "ambulances": document.fleet.ambulances}
        given += [
            (("fleet", kind, "depot"), said.depot.at)
            for kind, said in fleets.items()
            if said and said.depot
        ]
    outlines = [("closures", n, said.area) for n, said in enumerate(document.closures)]
    outlines += [("hazards", n, said.area) for n, said in enumerate(document.hazards)]
    given += [((name, n, "area"), point) for name, n, area in outlines for point in area or ()]
    for path, at in given:
        if at is not None:
            yield _Stated(".".join(map(str, path)), (at[0], at[1]), where(*path))


def distance_km(one: LonLat, other: LonLat) -> float:
    """Give a rough distance, good enough to tell a slip of the hand."""
    width = math.cos(math.radians((one[1] + other[1]) / 2))
    east = (one[0] - other[0] + 180.0) % 360.0 - 180.0
    return _KM_PER_DEGREE * math.hypot(east * width, one[1] - other[1])


def _on_earth(point: LonLat) -> bool:
    return abs(point[0]) <= _LON_MOST and abs(point[1]) <= _LAT_MOST


def _add(report: Report, code: str, what: str, place: _Stated) -> None:
    why, remedy = CODES[code].meaning, CODES[code].remedy
    fault = Fault(place.where.file, place.where.line, code, what, why, remedy)
    report.faults.append(fault)
