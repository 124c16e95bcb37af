"""Check that what an operation folder says fits together."""

from __future__ import annotations

from safeconduct.errors import Fault
from safeconduct.operation.areas import AreaRead
from safeconduct.operation.check_lines import check_lines
from safeconduct.operation.check_people import check_people
from safeconduct.operation.check_places import check_places
from safeconduct.operation.check_references import check_references
from safeconduct.operation.check_screening import check_screening
from safeconduct.operation.check_times import check_times
from safeconduct.operation.stated import Report, Stated
from safeconduct.reading.geojson import Feature


def check_operation(stated: Stated, areas: list[AreaRead], enclosed: list[Feature]) -> list[Fault]:
    """Find what contradicts itself in documents that the schema admits.

    Parameters
    ----------
    stated
        ``operation.yaml``.
    areas
        The areas read.
    enclosed
        The edge read.

    Returns
    -------
    list of Fault
        Every one there is.
    """
    report = Report(stated, [])
    check_references(report, areas)
    check_times(report)
    check_places(report, areas, enclosed)
    check_people(report, areas)
    check_screening(report)
    check_lines(report)
    return report.faults
