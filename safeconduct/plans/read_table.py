"""Reading one table of a plan, faults at their lines."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

from safeconduct.errors import Fault
from safeconduct.plans.cells import TIME, TIME_OR_NONE
from safeconduct.plans.clock import Clock
from safeconduct.plans.read_text import read_text
from safeconduct.plans.tables import Table

_Row = TypeVar("_Row")
_MOST_FAULTS = 50
_KEEP = 80


def read_table(
    folder: Path,
    table: Table,
    row_type: type[_Row],
    clock: Clock | None,
    faults: list[Fault],
) -> list[tuple[int, _Row]]:
    """Read the rows of a table; what is wrong with it goes to ``faults``.

    Parameters
    ----------
    folder
        Where the file lies.
    table
        Its name and columns.
    row_type
        What a row becomes.
    clock
        The operation's clock; without one, times are not read.
    faults
        Where faults are gathered, at most fifty for this file.

    Returns
    -------
    list
        Line number and row, of the rows without fault.
    """
    file = folder / table.file
    text = read_text(file, faults)
    if text is None:
        return []
    found: list[tuple[int, _Row]] = []
    wrong: list[Fault] = []
    for line, cells in _lines(file, text, table, wrong):
        values = _values(file, line, cells, table, clock, wrong)
        if values is not None and clock is not None:
            found.append((line, row_type(**values)))
        if len(wrong) >= _MOST_FAULTS:
            break
    faults += wrong[:_MOST_FAULTS]
    return found


def _lines(
    file: Path, text: str, table: Table, wrong: list[Fault]
) -> Iterator[tuple[int, list[str]]]:
    # Ends of lines are kept as they are: a cell may hold one in quotes.
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        header = next(reader, [])
        if header != table.header:
            expected = ",".join(table.header)
            wrong.append(_fault(file, 1, "SC406", f"The first line is not {expected}."))
            return
        line = reader.line_num + 1
        if text[-1:] != "\n":
            last = text.count("\n") + 1
            wrong.append(
                _fault(file, last, "SC407", "The last line does not end: it is cut short.")
            )
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        wrong.append(_fault(file, line, "SC407", f"This is no line of a table: {error}."))


def _values(
    file: Path,
    line: int,
    cells: list[str],
    table: Table,
    clock: Clock | None,
    wrong: list[Fault],
) -> dict[str, Any] | None:
    if len(cells) != len(table.columns):
        what = f"The row has {len(cells)} cells instead of {len(table.columns)}."
        wrong.append(_fault(file, line, "SC407", what))
        return None
    before = len(wrong)
    values: dict[str, Any] = {}
    for column, text in zip(table.columns, cells, strict=True):
        is_time = column.cell in (TIME, TIME_OR_NONE)
        if not column.field or clock is None:
            continue
        try:
            values[column.field] = column.cell.parse(text, clock)
        except (ValueError, OverflowError) as error:
            code = "SC409" if is_time else "SC408"
            what = f"{column.name} is {text[:_KEEP]!r}: {error}."
            wrong.append(_fault(file, line, code, what))
    return values if len(wrong) == before else None


def _fault(file: Path, line: int, code: str, what: str) -> Fault:
    return Fault(
        str(file),
        line,
        code,
        what,
        "The table cannot be read as it was written.",
        "Write the plan again, or restore the file.",
    )
