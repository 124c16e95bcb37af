"""Build the lines: those stated, else every one that could be."""

from __future__ import annotations

from collections.abc import Iterator

from safeconduct.operation.document import OperationDocument
from safeconduct.operation.document_corridors import CorridorDocument
from safeconduct.operation.model import Fleet, Line


def build_lines(document: OperationDocument) -> tuple[Line, ...]:
    """Build the lines of an operation.

    Parameters
    ----------
    document
        The checked document. Where it states no lines, buses run from every assembly point, and
        ambulances from any area, through every corridor not closed to vehicles to each site
        it leads to.

    Returns
    -------
    tuple of Line
        In the order of the file, buses first; without those of a fleet of no vehicles.
    """
    lines = _every_line(document) if document.lines is None else _stated_lines(document)
    return tuple(line for line in lines if _runs(document, line.fleet))


def _runs(document: OperationDocument, kind: Fleet) -> bool:
    fleet = getattr(document.fleet, kind)
    return fleet is not None and fleet.count.value > 0


def _stated_lines(document: OperationDocument) -> Iterator[Line]:
    return (
        Line(
            line.id or line_id(line.fleet, line.assembly_point, line.corridor, line.site),
            line.fleet,
            line.corridor,
            line.assembly_point,
            line.site,
        )
        for line in document.lines or ()
    )


def line_id(fleet: Fleet, assembly_point: str | None, corridor: str, site: str | None) -> str:
    """Make the id of a line of its parts; a dot stands in none of them."""
    return ".".join(part for part in (fleet, assembly_point, corridor, site) if part)


def _every_line(document: OperationDocument) -> Iterator[Line]:
    fleet = document.fleet
    stops: list[tuple[Fleet, str | None]] = []
    if fleet and fleet.buses:
        stops += [("buses", id_) for id_ in document.assembly_points]
    if fleet and fleet.ambulances:
        stops.append(("ambulances", None))
    for kind, stop in stops:
        for id_, corridor in document.corridors.items():
            if closed_to_vehicles(corridor):
                continue
            sites: list[str | None] = [*corridor.leads_to] or [None]
            for site in sites:
                yield Line(line_id(kind, stop, id_, site), kind, id_, stop, site)


def closed_to_vehicles(corridor: CorridorDocument) -> bool:
    """Tell whether the corridor lets no vehicle through."""
    capacity = corridor.vehicle_capacity_per_h
    return capacity is not None and capacity.value == 0
