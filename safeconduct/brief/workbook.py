"""The timetables as a workbook: the same input gives the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from safeconduct.brief.language import Language
from safeconduct.brief.timetables import Cell, Timetable, harmless
from safeconduct.operation.model import Operation
from safeconduct.plans.model import Plan

_EPOCH = datetime(1980, 1, 1, tzinfo=UTC)
_MOST_AREA_SHEETS, _MOST_ROWS = 80, 20_000
_LONGEST = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_MARK = Font(bold=True, color="FF7A1F0B")
_HEAD_ROW = 4
_WIDTHS = {"depart_from": 26, "depart_to": 26, "cross_from": 26, "cross_to": 26, "arrive_by": 26}


def write_workbook(
    operation: Operation,
    plan: Plan,
    tables: tuple[Timetable, Timetable],
    language: Language,
    path: Path,
) -> Path:
    """Write a workbook with a sheet for each crossing and each area.

    Parameters
    ----------
    operation, plan
        Names, and the standing.
    tables
        The timetable of the areas and that of the crossings.
    language
        Of the headings.
    path
        File to write.

    Returns
    -------
    pathlib.Path
        The file. More than 80 areas share one sheet; more than 20,000 rows of areas, which few
        programs open gladly, stay in ``timetable-areas.csv``.
    """
    areas, crossings = tables
    book = Workbook()
    book.remove(book.worksheets[0])
    names = _SheetNames()
    for corridor in operation.corridors.values():
        sheet = book.create_sheet(names.next(language.text(corridor.name)))
        _fill(sheet, language.text(corridor.name), crossings.of(corridor.id), plan, language)
    for title, table in _area_tables(operation, areas, language):
        _fill(book.create_sheet(names.next(title)), title, table, plan, language)
    if not book.worksheets:
        _fill(book.create_sheet(language.say("table.areas")), "", areas, plan, language)
    buffer = io.BytesIO()
    book.save(buffer)
    path.write_bytes(_without_clock(buffer.getvalue()))
    return path


def write_sheets(
    tables: Mapping[str, Timetable], plan: Plan, language: Language, path: Path
) -> None:
    """Write a workbook with a sheet for each table.

    Parameters
    ----------
    tables
        By the title of the sheet.
    plan
        With the standing.
    language
        Of the headings.
    path
        File to write.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    names = _SheetNames()
    for title, table in tables.items():
        _fill(book.create_sheet(names.next(title)), title, table, plan, language)
    buffer = io.BytesIO()
    book.save(buffer)
    path.write_bytes(_without_clock(buffer.getvalue()))


def _area_tables(
    operation: Operation, areas: Timetable, language: Language
) -> Iterator[tuple[str, Timetable]]:
    if len(areas.rows) > _MOST_ROWS:
        said = language.say("table.too_long", n=language.number(len(areas.rows)))
        yield language.say("table.areas"), Timetable(areas.columns, ((said,),))
    elif len(operation.areas) > _MOST_AREA_SHEETS:
        yield language.say("table.areas"), areas
    else:
        for area in operation.areas.values():
            yield language.text(area.name), areas.of(area.id)


def _fill(sheet: Worksheet, title: str, table: Timetable, plan: Plan, language: Language) -> None:
    sheet.sheet_view.rightToLeft = language.direction == "rtl"
    marks: Sequence[Cell] = (
        language.say("table.operational"),
        f"{language.say('table.standing')}: {language.say(f'standing.{plan.standing}')}",
    )
    _write(sheet, 1, marks[:1])
    _write(sheet, 2, marks[1:])
    _write(sheet, 3, (title,))
    for line in (1, 2, 3):
        sheet.cell(line, 1).font = _MARK
    _write(sheet, _HEAD_ROW, tuple(language.say(f"table.{column}") for column in table.columns))
    for place, column in enumerate(table.columns, start=1):
        head = sheet.cell(_HEAD_ROW, place)
        head.font = Font(bold=True)
        head.fill = PatternFill("solid", fgColor="FFF6F3EA")
        head.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.column_dimensions[get_column_letter(place)].width = _WIDTHS.get(column, 15)
    for number, row in enumerate(table.rows, start=_HEAD_ROW + 1):
        _write(sheet, number, row)
    sheet.freeze_panes = f"A{_HEAD_ROW + 1}"
    sheet.print_title_rows = f"1:{_HEAD_ROW}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    # & begins a code in a page head, so a literal one is doubled.
    head_of_page = sheet.HeaderFooter.oddHeader
    if head_of_page is not None:
        head_of_page.center.text = " · ".join(str(mark).replace("&", "&&") for mark in marks)


def _write(sheet: Worksheet, row: int, cells: Sequence[Cell]) -> None:
    for column, value in enumerate(harmless(cells), start=1):
        sheet.cell(row, column).value = value


def _without_clock(data: bytes) -> bytes:
    """Take the moment of writing out of a workbook."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in sorted(old.namelist()):
            body = old.read(name)
            if name == "docProps/core.xml":
                body = re.sub(
                    rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*",
                    rb"\g<1>" + f"{_EPOCH:%Y-%m-%dT%H:%M:%SZ}".encode(),
                    body,
                )
            entry = zipfile.ZipInfo(name, date_time=_EPOCH.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, body)
    return out.getvalue()


class _SheetNames:
    """Names of sheets: short, allowed, and no two the same but for case."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def next(self, wanted: str) -> str:
        plain = _FORBIDDEN.sub(" ", wanted).strip().strip("'") or "–"
        name, number = plain[:_LONGEST], 2
        while name.lower() in self._taken:
            ending = f" {number}"
            name, number = plain[: _LONGEST - len(ending)] + ending, number + 1
        self._taken.add(name.lower())
        return name
