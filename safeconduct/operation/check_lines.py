"""Check the lines that are stated, and closures."""

from __future__ import annotations

from safeconduct.catalogue.operation import CODES
from safeconduct.operation.build_lines import closed_to_vehicles, line_id
from safeconduct.operation.document_means import LineDocument
from safeconduct.operation.stated import Report
from safeconduct.reading.lines import Step


def check_lines(report: Report) -> None:
    """Find lines that nothing could run on, and closures of nothing.

    Parameters
    ----------
    report
        Gathers the faults.
    """
    document = report.stated.document
    seen: set[str] = set()
    for place, line in enumerate(document.lines or ()):
        _check_line(report, place, line)
        id_ = line.id or line_id(line.fleet, line.assembly_point, line.corridor, line.site)
        if id_ in seen:
            _add(report, "SC247", ("lines", place), f"lines.{place}: {id_!r} stands here twice.")
        seen.add(id_)
    for place, closure in enumerate(document.closures):
        if bool(closure.links) == (closure.area is not None):
            count = "both" if closure.links else "neither"
            what = f"closures.{place}: {count} links and area."
            _add(report, "SC248", ("closures", place), what)


def _check_line(report: Report, place: int, line: LineDocument) -> None:
    document = report.stated.document
    path: tuple[Step, ...] = ("lines", place)
    if document.fleet is None or getattr(document.fleet, line.fleet) is None:
        what = f"lines.{place}: the fleet has no {line.fleet}."
        _add(report, "SC250", (*path, "fleet"), what)
    if line.fleet == "buses" and line.assembly_point is None:
        _add(report, "SC251", path, f"lines.{place}: the line names no assembly point.")
    corridor = document.corridors.get(line.corridor)
    if corridor is None:
        return
    if closed_to_vehicles(corridor):
        what = f"lines.{place}: no vehicle can pass {line.corridor!r}."
        _add(report, "SC245", (*path, "corridor"), what)
    known = line.site is None or line.site in document.sites
    leads = line.site in corridor.leads_to if line.site else not corridor.leads_to
    if known and not leads:
        what = f"lines.{place}: {line.corridor!r} does not lead to {line.site or 'no site'!r}."
        _add(report, "SC249", (*path, "site"), what)


def _add(report: Report, code: str, path: tuple[Step, ...], what: str) -> None:
    report.add(code, path, what, CODES[code].meaning, CODES[code].remedy)
