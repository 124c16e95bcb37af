"""Check that everybody who is searched has lanes, and one kind of them."""

from __future__ import annotations

from safeconduct.catalogue.operation import CODES
from safeconduct.operation.build_corridors import DEFAULT_POOL
from safeconduct.operation.check_references import group_ids
from safeconduct.operation.document_corridors import ScreeningDocument
from safeconduct.operation.stated import Report
from safeconduct.reading.lines import Step

Path = tuple[Step, ...]


def check_screening(report: Report) -> None:
    """Find searches nobody could pass or that say two things.

    Parameters
    ----------
    report
        Gathers the faults.
    """
    for id_, corridor in report.stated.document.corridors.items():
        if corridor.screening:
            _check_pools(report, ("corridors", id_, "screening"), corridor.screening)
            _check_lanes(report, ("corridors", id_, "screening"), corridor.screening)


def _check_pools(report: Report, path: Path, search: ScreeningDocument) -> None:
    taken: dict[str, str] = {}
    if search.lanes is not None:
        taken["all others"] = "lanes"
        if DEFAULT_POOL in search.pools:
            what = f"{_dotted(path)}: a pool called {DEFAULT_POOL!r} beside lanes."
            _add(report, "SC253", (*path, "pools", DEFAULT_POOL), what)
    for id_, pool in search.pools.items():
        for group in pool.groups or ["all others"]:
            if group in taken:
                what = f"{_dotted(path)}: {group} have lanes in {taken[group]} and in {id_}."
                _add(report, "SC247", (*path, "pools", id_), what)
            taken[group] = id_


def _check_lanes(report: Report, path: Path, search: ScreeningDocument) -> None:
    if search.lanes is not None or any(not pool.groups for pool in search.pools.values()):
        return
    pooled = {group for pool in search.pools.values() for group in pool.groups}
    named = group_ids(report.stated.document) if "all" in search.time_s else search.time_s
    without = [id_ for id_ in named if id_ != "all" and id_ not in pooled]
    if without:
        what = f"{_dotted(path)}: no lanes for {', '.join(without)}."
        _add(report, "SC252", path, what)


def _add(report: Report, code: str, path: Path, what: str) -> None:
    report.add(code, path, what, CODES[code].meaning, CODES[code].remedy)


def _dotted(path: Path) -> str:
    return ".".join(map(str, path))
