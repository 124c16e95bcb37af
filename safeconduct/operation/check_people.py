"""Check groups, shares, turnout and the people of areas."""

from __future__ import annotations

from safeconduct.catalogue.operation import CODES
from safeconduct.errors import Fault
from safeconduct.operation.areas import AreaRead
from safeconduct.operation.check_references import group_ids
from safeconduct.operation.model import Where
from safeconduct.operation.stated import Report

_TOLERANCE = 1e-9


def check_people(report: Report, areas: list[AreaRead]) -> None:
    """Find people who would be counted twice, not at all, or put together who must not be.

    Parameters
    ----------
    report
        Gathers the faults.
    areas
        The areas read.
    """
    _check_areas(report, areas)
    _check_groups(report)
    if any(not area.document.persons and area.document.population for area in areas):
        _check_shares(report)
    _check_turnout(report)
    _check_armed(report)


def _check_areas(report: Report, areas: list[AreaRead]) -> None:
    first: dict[str, Where] = {}
    for area in areas:
        id_ = area.document.id
        if id_ in first:
            what = f"The area {id_!r} stands on line {first[id_].line} already."
            _at(report, area.locate(("id",)), "SC240", what)
        first.setdefault(id_, area.where)
        if area.document.population is None and not area.document.persons:
            _at(report, area.where, "SC241", f"The area {id_!r} states no people.")


def _check_groups(report: Report) -> None:
    document = report.stated.document
    if not group_ids(document):
        what = "There is no group."
        report.add("SC254", ("groups",), what, CODES["SC254"].meaning, CODES["SC254"].remedy)
    if "all" in document.groups:
        what = "groups.all: the word stands for every group."
        path = ("groups", "all")
        report.add("SC253", path, what, CODES["SC253"].meaning, CODES["SC253"].remedy)


def _check_shares(report: Report) -> None:
    groups = report.stated.document.groups
    total = sum(group.share.value for group in groups.values() if group.share)
    rest = [id_ for id_, group in groups.items() if group.share is None]
    for id_ in rest[1:]:
        what = f"groups.{id_}: neither it nor {rest[0]!r} has a share."
        path = ("groups", id_)
        report.add("SC243", path, what, CODES["SC243"].meaning, CODES["SC243"].remedy)
    if total > 1 + _TOLERANCE or (groups and not rest and total < 1 - _TOLERANCE):
        what = f"groups: the shares add up to {total:g}."
        report.add("SC242", ("groups",), what, CODES["SC242"].meaning, CODES["SC242"].remedy)


def _check_turnout(report: Report) -> None:
    document = report.stated.document
    if document.benchmark:
        return
    missing = [id_ for id_ in document.groups if id_ not in document.turnout]
    for id_ in missing:
        what = f"turnout: the group {id_!r} is missing."
        path = ("groups", id_)
        report.add("SC244", path, what, CODES["SC244"].meaning, CODES["SC244"].remedy)


def _check_armed(report: Report) -> None:
    document = report.stated.document
    armed = {id_ for id_, g in document.groups.items() if g.kind == "fighters_leaving_armed"}
    if not armed:
        return
    for id_, corridor in document.corridors.items():
        groups = set(corridor.groups.value) if corridor.groups else set(document.groups)
        if groups & armed and groups - armed:
            names = ", ".join(sorted(groups - armed))
            what = f"corridors.{id_}: {min(groups & armed)!r} would share it with {names}."
            path = ("corridors", id_, "for")
            report.add("SC246", path, what, CODES["SC246"].meaning, CODES["SC246"].remedy)


def _at(report: Report, where: Where, code: str, what: str) -> None:
    entry = CODES[code]
    fault = Fault(where.file, where.line, code, what, entry.meaning, entry.remedy)
    report.faults.append(fault)
