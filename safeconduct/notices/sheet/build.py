"""The verb: every term of an operation beside what each party answered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from safeconduct.notices.content.ways import advertised
from safeconduct.notices.model import Issue
from safeconduct.notices.sheet.corridors import corridor_rows
from safeconduct.notices.sheet.model import Row, Sheet
from safeconduct.notices.sheet.terms import common_rows
from safeconduct.operation.model import Operation
from safeconduct.safeguards.standing import standing_of
from safeconduct.terms.model import Instrument


def build_sheet(operation: Operation, instruments: Sequence[Instrument], issue: Issue) -> Sheet:
    """Lay out every term for the parties to see and initial.

    Parameters
    ----------
    operation
        As read.
    instruments
        The texts of its terms.
    issue
        Whose version, day and contacts are printed.

    Returns
    -------
    Sheet
        Term by term over the corridors, then what holds for all. Parties that are asked or control anything
        have a column, the others too if the folder names them.
    """
    shown = advertised(operation)
    corridors = sorted(operation.corridors.values(), key=lambda each: each not in shown)
    of_corridors = [corridor_rows(operation, each) for each in corridors]
    rows = (
        *(row for same in zip(*of_corridors, strict=True) for row in _merged(same)),
        *common_rows(operation, instruments, issue),
    )
    answered = dict.fromkeys(party for row in rows for party in row.answers)
    return Sheet(
        name=operation.name,
        standing=standing_of(operation, operation.corridors),
        parties=tuple(dict.fromkeys((*operation.parties, *answered))),
        ways=tuple((each.id, each.name) for each in corridors),
        rows=rows,
        assumed=sum(s.key == "sheet.assumed" for row in rows for s in row.sentences),
    )


def _merged(rows: Sequence[Row]) -> Iterator[Row]:
    """Join rows of several corridors in which the same stands."""
    joined: list[Row] = []
    for row in rows:
        said = _said(row)
        place = next((n for n, each in enumerate(joined) if _said(each) == said), None)
        if place is None:
            joined.append(row)
        else:
            joined[place] = replace(joined[place], ways=(*joined[place].ways, *row.ways))
    yield from joined


def _said(row: Row) -> object:
    return [(each.key, each.values) for each in row.sentences], row.answers
