"""One CSV table of a GMNS folder, cell by cell, with its faults gathered."""

from __future__ import annotations

import csv
import io
import math
from dataclasses import dataclass, field
from pathlib import Path

from safeconduct.errors import Fault

_WHY = "Every road needs its ends, its length and its limits as the GMNS tables give them."


@dataclass(slots=True)
class Table:
    """Rows as dictionaries with the line each began on; ``faults`` grows while cells are read."""

    label: str
    columns: tuple[str, ...] = ()
    rows: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def fault(self, line: int, code: str, what: str, remedy: str) -> None:
        """Note a fault of a row."""
        self.faults.append(Fault(self.label, line, code, what, _WHY, remedy))

    def number(
        self, line: int, row: dict[str, str], column: str, limits: tuple[float, float]
    ) -> float:
        """Read a number within limits; NaN where the cell is empty or faulty."""
        text = row.get(column, "")
        if not text or text in {"NaN", "nan"}:
            return math.nan
        try:
            value = float(text) if "_" not in text else math.nan
        except ValueError:
            value = math.nan
        low, high = limits
        if not low <= value <= high:
            what = f"`{column}` is “{text}”, not a number from {low:g} to {high:g}."
            self.fault(line, "SC308", what, "Write a plain number in the unit of the column.")
            return math.nan
        return value


def open_table(path: Path, label: str, required: tuple[str, ...]) -> Table:
    """Read a CSV table.

    Parameters
    ----------
    path
        The file.
    label
        How messages name it.
    required
        Columns that must be there.

    Returns
    -------
    Table
        Without rows if its faults leave nothing to read.
    """
    table = Table(label)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        what = f"The table cannot be read: {error.strerror}."
        table.fault(0, "SC305", what, "A GMNS folder holds node.csv and link.csv.")
        return table
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        table.fault(line, "SC305", "The table is not UTF-8 text.", "Save it as UTF-8.")
        return table
    try:
        _fill(table, csv.reader(io.StringIO(text, newline=""), strict=True), required)
    except csv.Error as error:
        table.fault(0, "SC305", f"The table is not CSV: {error}.", "Save it as CSV with commas.")
        table.rows = []
    return table


def _fill(table: Table, reader: csv._reader, required: tuple[str, ...]) -> None:  # type: ignore[name-defined]  # csv names its reader type only in stubs
    table.columns = tuple(name.strip() for name in next(reader, []))
    missing = [name for name in required if name not in table.columns]
    if not table.columns:
        table.fault(0, "SC306", "The table is empty.", "Write a header and one row a road.")
        return
    if missing and len(table.columns) == 1 and ";" in table.columns[0]:
        what = "The cells are parted by semicolons, not by commas."
        table.fault(1, "SC305", what, "Save the table as CSV with commas.")
        return
    if missing:
        what = f"The table lacks the column{'s' * (len(missing) > 1)} {', '.join(missing)}."
        table.fault(1, "SC307", what, "Name the columns as in the GMNS specification.")
        return
    width = len(table.columns)
    before = reader.line_num
    for cells in reader:
        line, before = before + 1, reader.line_num
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != width:
            what = f"The row has {len(cells)} cells, the header {width}."
            table.fault(line, "SC307", what, "Give each row as many cells as the header has.")
            continue
        table.rows.append(
            (line, {name: cell.strip() for name, cell in zip(table.columns, cells, strict=True)})
        )
    if not table.rows and not table.faults:
        table.fault(0, "SC306", "The table has no rows.", "Write one row a node or road.")
