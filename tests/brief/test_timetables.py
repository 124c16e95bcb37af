from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from safeconduct.brief.language import languages
from safeconduct.brief.timetables import (
    Timetable,
    area_timetable,
    crossing_timetable,
    csv_text,
)
from safeconduct.brief.workbook import write_workbook
from safeconduct.operation.model import Text
from tests.brief.conftest import Written
from tests.brief.small import a_cohort, a_plan, two_areas
from tests.builders import an_area


def rows_of(path: Path) -> list[dict[str, str]]:
    text = path.read_text("utf-8")
    first, _, table = text.partition("\n")
    assert "OPERATIONAL" in first
    assert "ANNOUNCED" in first
    return list(csv.DictReader(io.StringIO(table)))


@pytest.mark.parametrize("name", ["areas", "crossings"])
def test_timetables_move_everybody_the_plan_moves(written: Written, name: str) -> None:
    rows = rows_of(written.folder / "operational" / f"timetable-{name}.csv")
    assert sum(float(row["persons"]) for row in rows) == pytest.approx(
        written.plan.persons_moved, abs=1e-4 * len(rows)
    )


def test_times_carry_their_offset_and_hours_are_half_open(written: Written) -> None:
    row = rows_of(written.folder / "operational" / "timetable-areas.csv")[0]
    assert row["depart_from"] < row["depart_to"] <= row["arrive_by"] or row["mode"] != "walk"
    assert row["depart_from"][-6] in "+-"


def test_vehicles_stand_once_an_hour_and_mode(written: Written) -> None:
    rows = rows_of(written.folder / "operational" / "timetable-crossings.csv")
    sent = sum(run.vehicles for run in written.plan.runs)
    assert sum(float(row["vehicles"]) for row in rows) == pytest.approx(sent, abs=1e-3)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx"])
def test_no_text_of_a_folder_becomes_a_formula(text: str, tmp_path: Path) -> None:
    operation = two_areas(areas=[an_area(text, "home", 10), an_area("far", "far", 1)])
    plan = a_plan(operation, [a_cohort(3, area=text)])
    language = languages(operation)[0]
    table = area_timetable(operation, plan, language)
    assert list(csv.reader(io.StringIO(csv_text(table, ["m"]))))[2][0] == f"'{text}"
    crossings = crossing_timetable(operation, plan, language)
    path = write_workbook(operation, plan, (table, crossings), language, tmp_path / "t.xlsx")
    for sheet in openpyxl.load_workbook(path):
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_the_workbook_has_a_sheet_for_each_crossing_and_area(written: Written) -> None:
    book = openpyxl.load_workbook(written.folder / "operational" / "timetables.xlsx")
    places = len(written.operation.corridors) + len(written.operation.areas)
    assert len(book.sheetnames) == places
    for sheet in book:
        assert sheet["A1"].value == "OPERATIONAL – not for publication"
        assert sheet["A2"].value == "Standing: ANNOUNCED"


def test_the_workbook_is_the_same_bytes_each_time(written: Written, tmp_path: Path) -> None:
    language = languages(written.operation)[0]
    tables = (
        area_timetable(written.operation, written.plan, language),
        crossing_timetable(written.operation, written.plan, language),
    )
    path = write_workbook(written.operation, written.plan, tables, language, tmp_path / "t.xlsx")
    assert path.read_bytes() == (written.folder / "operational" / "timetables.xlsx").read_bytes()


def test_names_of_sheets_are_allowed_and_differ(tmp_path: Path) -> None:
    areas = [an_area(f"a{i}", "home", 1) for i in range(3)]
    long = "a/b:c " + "x" * 40
    operation = two_areas(areas=areas)
    operation = replace(
        operation,
        areas={k: replace(area, name=Text(long.upper() if k == "a1" else long)) for k, area in operation.areas.items()},
    )  # fmt: skip
    plan = a_plan(operation, [])
    blank = Timetable(("area",), ())
    path = write_workbook(
        operation, plan, (blank, blank), languages(operation)[0], tmp_path / "t.xlsx"
    )
    names = openpyxl.load_workbook(path).sheetnames
    assert len({name.lower() for name in names}) == 4
    assert all(len(name) <= 31 for name in names)


def test_many_areas_share_one_sheet(tmp_path: Path) -> None:
    operation = two_areas(areas=[an_area(f"a{i}", "home", 1) for i in range(81)])
    blank = Timetable(("area",), ())
    plan = a_plan(operation, [])
    path = write_workbook(
        operation, plan, (blank, blank), languages(operation)[0], tmp_path / "t.xlsx"
    )
    assert openpyxl.load_workbook(path).sheetnames == ["gate", "Areas"]


def test_a_table_too_long_for_a_sheet_stays_in_its_file(tmp_path: Path) -> None:
    operation = two_areas()
    long = Timetable(("area",), (("home",),) * 20_001)
    plan = a_plan(operation, [])
    tables = (long, Timetable(("crossing",), ()))
    path = write_workbook(operation, plan, tables, languages(operation)[0], tmp_path / "t.xlsx")
    assert "timetable-areas.csv" in str(openpyxl.load_workbook(path)["Areas"]["A5"].value)
