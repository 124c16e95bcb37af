"""Days that cannot be so: an alert that ends before it is sent, words announced after they are told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from safeconduct.announcements.check import clock_of
from safeconduct.catalogue.notices import CODES
from safeconduct.errors import Fault
from safeconduct.notices.content.ways import advertised
from safeconduct.notices.model import Issue, Notice
from safeconduct.notices.read import FILE
from safeconduct.operation.model import Corridor, Operation, Where

_DAY = len("2016-07-28")


def impossible_days(issue: Issue, operation: Operation) -> Iterator[Fault]:
    """Find what keeps a version from being printed.

    Parameters
    ----------
    issue
        With its day and alert.
    operation
        With announcements and its end.

    Yields
    ------
    Fault
        SC972 for an alert that ends before it is sent, SC974 for a way announced after the day of
        issue.
    """
    issued = datetime.combine(issue.issued, time(), operation.timezone)
    alerting = issue.alerting
    if alerting is not None:
        ends = alerting.expires or operation.start + timedelta(seconds=operation.horizon_s)
        if ends <= issued:
            what = f"The alert is sent on {issue.issued} and ends on {ends:%Y-%m-%d %H:%M}."
            yield _fault("SC972", issue.alerting_where, FILE, what)
    for corridor in advertised(operation):
        announced = corridor.announced
        if announced is not None and announced.at and announced.at[:_DAY] > str(issue.issued):
            what = f"corridors.{corridor.id} was announced on {announced.at[:_DAY]}, after the day of issue, {issue.issued}."
            yield _fault("SC974", corridor.where, "operation.yaml", what)


def odd_days(issue: Issue, notices: Iterable[Notice], operation: Operation) -> Iterator[Fault]:
    """Warn of what may be meant so, and seldom is.

    Parameters
    ----------
    issue
        With its day.
    notices
        As built.
    operation
        With hours, sources and its end.

    Yields
    ------
    Fault
        Warnings: SC973 for what rests on a source later than the day of issue, SC975 for a day of issue
        after the operation, SC979 for hours on a day on which it is not.
    """
    last = clock_of(operation).local(operation.horizon_s - 1).date()
    if issue.issued > last:
        what = f"The notices are of {issue.issued}, and the operation ends on {last}."
        yield _warning("SC975", issue.where, FILE, what)
    told = {
        source
        for notice in notices
        for sentence in notice.sentences()
        for bond in sentence.bonds
        for source in bond.sources
    }
    for id_ in sorted(told & operation.sources.keys()):
        when = operation.sources[id_].when
        if when is not None and str(when)[:_DAY] > str(issue.issued):
            what = f"The source {id_!r} is of {str(when)[:_DAY]}, after the day of issue, {issue.issued}."
            yield _warning("SC973", issue.where, FILE, what)
    for corridor in advertised(operation):
        yield from _outside(corridor, operation.start.date(), last)


def _outside(corridor: Corridor, first: date, last: date) -> Iterator[Fault]:
    for window in corridor.windows:
        if window.source is None:
            continue
        for day in _dated(window.days):
            if not first <= day <= last:
                what = f"corridors.{corridor.id} has hours on {day}; the operation lasts from {first} to {last}."
                yield _warning("SC979", window.where or corridor.where, "operation.yaml", what)


def _dated(days: Sequence[str]) -> Iterator[date]:
    yield from (date.fromisoformat(each) for each in days if len(each) == _DAY)


def _fault(code: str, where: Where | None, other: str, what: str) -> Fault:
    entry = CODES[code]
    file, line = (where.file, where.line) if where else (other, 0)
    return Fault(file, line, code, what, entry.meaning, entry.remedy)


def _warning(code: str, where: Where | None, other: str, what: str) -> Fault:
    return replace(_fault(code, where, other, what), severity="warning")
