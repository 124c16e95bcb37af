"""Tables with the line of every row."""

from __future__ import annotations

import csv
import io

from hypothesis import given, settings
from hypothesis import strategies as st

from safeconduct.errors import Fault
from safeconduct.reading.table import Row, read_table

CELLS = st.text(st.characters(exclude_categories=["Cc", "Cs"], include_characters="\n"), max_size=8)


def read(text: str) -> tuple[list[Row], list[Fault]]:
    faults: list[Fault] = []
    rows = read_table(text, "file", faults, required=("id",), allowed=lambda name: name == "b")
    return rows, faults


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.lists(st.tuples(CELLS, CELLS), max_size=8))
def test_cells_and_lines_are_those_of_the_text(cells: list[tuple[str, str]]) -> None:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow(["id", "b"])
    begins = []
    for row in cells:
        begins.append(out.getvalue().count("\n") + 1)
        writer.writerow(row)
    rows, faults = read(out.getvalue())
    assert not faults
    full = [(line, c) for line, c in zip(begins, cells, strict=True) if any(x.strip() for x in c)]
    assert [(row.line, row.cells["id"], row.cells["b"]) for row in rows] == [
        (line, c[0].strip(), c[1].strip()) for line, c in full
    ]


def test_blank_lines_count_and_are_skipped() -> None:
    rows, faults = read("\nid,b\n\n1,2\n,\n3,4\n")
    assert not faults
    assert [(row.line, row.cells["id"]) for row in rows] == [(4, "1"), (6, "3")]


def test_a_wrong_row_does_not_hide_the_others() -> None:
    rows, faults = read("id,b\n1\n2,3\n4,5,6\n")
    assert [row.line for row in rows] == [3]
    assert [(fault.line, fault.code) for fault in faults] == [(2, "SC134"), (4, "SC134")]


def test_every_wrong_column_is_told() -> None:
    rows, faults = read("b,b,c\n1,2,3\n")
    assert not rows
    assert sorted(fault.code for fault in faults) == ["SC131", "SC132", "SC133"]
