"""Read a CSV table with the line of every row."""

from __future__ import annotations

import csv
import difflib
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from safeconduct.errors import Fault


@dataclass(frozen=True, slots=True)
class Row:
    """One row by column name, and the line it begins on. Empty cells are ``""``."""

    line: int
    cells: dict[str, str]


def read_table(
    text: str,
    file: str,
    faults: list[Fault],
    *,
    required: tuple[str, ...],
    allowed: Callable[[str], bool],
    known: Sequence[str] = (),
) -> list[Row]:
    """Read the rows of a CSV text with a header.

    Parameters
    ----------
    text
        The whole text.
    file
        Name for faults.
    faults
        Whatever is wrong is added here.
    required
        Columns that must be there.
    allowed
        Whether another column may be there.
    known
        Names of such columns, to name the nearest of an unknown one.

    Returns
    -------
    list of Row
        Rows with as many cells as the header; blank lines are skipped.
    """
    rows: list[Row] = []
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    header: list[str] | None = None
    line = 1
    try:
        for cells in reader:
            start, line = line, reader.line_num + 1
            if not any(cell.strip() for cell in cells):
                continue
            if header is None:
                header = [cell.strip() for cell in cells]
                if not _good_header(header, file, start, faults, required, allowed, known):
                    return []
            elif len(cells) != len(header):
                faults.append(
                    Fault(
                        file,
                        start,
                        "SC134",
                        f"The row has {len(cells)} cells, the header {len(header)}.",
                        "Cells would be read under the wrong heading.",
                        "Put text with commas in quotes, or add the missing commas.",
                    )
                )
            else:
                values = (cell.strip() for cell in cells)
                rows.append(Row(start, dict(zip(header, values, strict=True))))
    except csv.Error as error:
        faults.append(
            Fault(
                file,
                line,
                "SC130",
                f"This is not CSV: {error}.",
                "Nothing after this line can be understood.",
                "Look for a quote that is not closed.",
            )
        )
    return rows


def _good_header(
    header: list[str],
    file: str,
    line: int,
    faults: list[Fault],
    required: tuple[str, ...],
    allowed: Callable[[str], bool],
    known: Sequence[str],
) -> bool:
    before = len(faults)
    parted = next((sign for sign in ";\t" if len(header) == 1 and sign in header[0]), None)
    if parted:
        what = (
            f"The cells are parted by {'semicolons' if parted == ';' else 'tabs'}, not by commas."
        )
        why, remedy = "Rows cannot be cut into cells.", "Save the table as CSV with commas."
        faults.append(Fault(file, line, "SC130", what, why, remedy))
        return False
    for name in required:
        if name not in header:
            what, why = f"The column {name!r} is missing.", "Rows cannot be understood without it."
            faults.append(Fault(file, line, "SC131", what, why, "Add the column."))
    for place, name in enumerate(header):
        if name in header[:place]:
            what, why = f"The column {name!r} stands twice.", "Only one of the two could count."
            faults.append(Fault(file, line, "SC133", what, why, "Remove one of the two."))
        elif name not in required and not allowed(name):
            what, why = f"The column {name!r} is not known.", "It would be passed over in silence."
            near = difflib.get_close_matches(name.lower(), [*required, *known], n=1, cutoff=0.5)
            meant = f"Did you mean {near[0]}? " if near else ""
            remedy = f"{meant}Correct its name or remove it."
            faults.append(Fault(file, line, "SC132", what, why, remedy))
    return len(faults) == before
