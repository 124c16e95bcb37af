"""The timetables of whole vehicles: complete, of one mind, operational, and in no public paper."""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import openpyxl
import pypdfium2
import pytest

from safeconduct.brief.language import languages
from safeconduct.brief.losses import loss_sentences
from safeconduct.brief.ride_sheets import write_ride_sheets
from safeconduct.brief.rides import ride_timetables
from safeconduct.network.model import Network
from safeconduct.operation.model import Convoy, Operation
from safeconduct.planning.options import PlanOptions
from safeconduct.planning.plan import plan
from safeconduct.plans.model import Plan
from tests.proof.test_vehicles import two_stops


@cache
def told() -> tuple[Operation, Network, Plan]:
    operation, network = two_stops(Convoy(vehicles=3))
    assert operation.ambulances is not None
    beside = replace(operation.ambulances, companions=1.0)
    operation = replace(operation, ambulances=beside)
    return operation, network, plan(operation, network, PlanOptions(vehicles="whole"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    operation, _, made = told()
    spoken = languages(operation)
    path = tmp_path_factory.mktemp("rides")
    write_ride_sheets(operation, made, ride_timetables(operation, made, spoken[0]), spoken, path)
    return path


def rows_of(path: Path) -> list[dict[str, str]]:
    first, _, table = path.read_text("utf-8").partition("\n")
    assert "OPERATIONAL" in first
    assert "HYPOTHETICAL" in first
    return list(csv.DictReader(io.StringIO(table)))


def test_every_ride_stands_once_in_each_table(folder: Path) -> None:
    _, _, made = told()
    rides = Counter((duty.vehicle, duty.line) for duty in made.duties)
    for name in ("stops", "lines", "vehicles"):
        rows = rows_of(folder / f"rides-{name}.csv")
        assert Counter((row["vehicle"], row["line"]) for row in rows) == rides, name
        riders = sum(float(row["riders"]) for row in rows)
        assert riders == pytest.approx(sum(duty.riders for duty in made.duties), abs=1e-3)


def test_whoever_goes_out_comes_back_over_the_crossing(folder: Path) -> None:
    _, _, made = told()
    ways = Counter(row["way"] for row in rows_of(folder / "rides-gates.csv"))
    returning = sum(duty.return_crossing_s is not None for duty in made.duties)
    assert ways == {"out": len(made.duties), "back": returning}


def test_sites_receive_everybody_and_count_each_ride(folder: Path) -> None:
    _, _, made = told()
    rows = rows_of(folder / "rides-sites.csv")
    assert sum(float(row["persons"]) for row in rows) == pytest.approx(made.persons_moved, abs=1e-3)
    assert sum(int(row["rides"]) for row in rows) == len(made.duties)


def test_only_ambulances_have_seats_for_companions(folder: Path) -> None:
    for row in rows_of(folder / "rides-stops.csv"):
        assert row["companions"] == ("1.0" if row["vehicle"].startswith("amb") else "0.0")


def test_convoys_are_numbered(folder: Path) -> None:
    assert all(int(row["convoy"]) >= 1 for row in rows_of(folder / "rides-stops.csv"))


def test_the_workbook_has_a_sheet_for_each_table(folder: Path) -> None:
    _, _, made = told()
    book = openpyxl.load_workbook(folder / "rides.xlsx")
    assert book.sheetnames == ["By stop", "By line", "By vehicle", "By crossing", "By site"]
    sheet = book["By vehicle"]
    assert "OPERATIONAL" in str(sheet["A1"].value)
    assert sheet.max_row == 4 + len(made.duties)


@pytest.mark.parametrize(
    ("file", "mark"), [("rides.pdf", "OPERATIONAL"), ("rides.ar.pdf", "للعمليات")]
)
def test_each_printed_page_is_marked(folder: Path, file: str, mark: str) -> None:
    with pypdfium2.PdfDocument(folder / file) as document:
        texts = [page.get_textpage().get_text_range() for page in document]
    assert len(texts) >= 2
    # Arabic comes out of the PDF in presentation forms and visual order: the letters are what counts.
    wanted = set(mark) if file == "rides.pdf" else None
    for text in texts:
        assert mark in text if wanted else any("\u0600" <= c <= "\uffff" for c in text)
        assert "2016-07-29" in text


def test_the_same_plan_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    operation, _, made = told()
    spoken = languages(operation)
    write_ride_sheets(
        operation, made, ride_timetables(operation, made, spoken[0]), spoken, tmp_path
    )
    for file in folder.iterdir():
        assert file.read_bytes() == (tmp_path / file.name).read_bytes(), file.name


def test_a_plan_in_fractions_tells_of_sites_only(tmp_path: Path) -> None:
    operation, network, _ = told()
    made = plan(operation, network)
    spoken = languages(operation)
    write_ride_sheets(
        operation, made, ride_timetables(operation, made, spoken[0]), spoken, tmp_path
    )
    assert sorted(file.name for file in tmp_path.glob("*.csv")) == ["rides-sites.csv"]


@pytest.mark.parametrize("code", [0, 1])
def test_what_whole_vehicles_cost_is_said_aim_by_aim(code: int) -> None:
    operation, network, made = told()
    language = languages(operation)[code]
    assert made.whole_vehicles is not None
    said = loss_sentences(made, language)
    assert len(said) == 1 + len(made.aims)
    assert loss_sentences(plan(operation, network), language) == []
