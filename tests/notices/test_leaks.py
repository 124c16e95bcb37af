"""Nothing operational is in ``public/``: whatever of it may be handed to anybody is searched for it."""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from pathlib import Path

import pymupdf
import pytest

from safeconduct.cli.main import main
from tests.notices.folders import change

PLACES = """
assembly_points:
  yard: {name: {en: "Quarrystone yard", ar: "ساحة المقلع"}, at: [37.0007, 36.0013], room: 300}
fleet:
  buses: {count: 7, seats: 43, depot: [37.0391, 36.0003], boarding_s: 660}
lines:
  - {id: shuttle-seventeen, fleet: buses, assembly_point: yard, corridor: river-road, site: school}
"""
FEW = """    {
      "type": "Feature",
      "properties": {"id": "lane", "name": {"en": "Lane", "ar": "الزقاق"}, "population": {"value": 7, "source": "survey"}},
      "geometry": {"type": "Point", "coordinates": [37.000, 36.005]}
    },
    {
      "type": "Feature",
      "properties": {"id": "hill","""
SECRET = ("Quarrystone", "المقلع", "shuttle", "37.0391", "37.0007", "36.0013")
"""Words and places of the operation that only those who run it may know."""


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Run a town with buses, an assembly point that nobody published, and a lane of seven people."""
    folder = tmp_path_factory.mktemp("leaks")
    town = folder / "town"
    assert main(["new", str(town), "--quiet"]) == 0
    file = town / "operation.yaml"
    change(
        file,
        "    leads_to: [school]",
        "    leads_to: [school]\n    announced: {by: first-party, at: 2030-04-20, source: survey}\n    vehicle_capacity_per_h: 61",
    )
    change(file, '"08:00", to: "16:00"}', '"08:00", to: "16:00", source: survey}')
    change(file, "screening: {by: first-party,", "screening: {by: first-party, source: survey,")
    change(file, 'name: {en: "River Road"}', 'name: {en: "River Road", ar: "طريق النهر"}')
    change(file, 'name: {en: "Town"}', 'name: {en: "Town", ar: "البلدة"}')
    change(file, '"The party that controls the way out"}', '"The first party", ar: "الطرف الأول"}')
    change(file, 'name: {en: "School"}', 'name: {en: "Longbarn school", ar: "مدرسة الحظيرة"}')
    file.write_text(file.read_text("utf-8") + PLACES, encoding="utf-8")
    areas = town / "areas.geojson"
    change(areas, '    {\n      "type": "Feature",\n      "properties": {"id": "hill",', FEW)
    out = folder / "out"
    assert main(["run", str(town), "--prices", "--out", str(out), "--quiet"]) in (0, 3)
    return out


def words_of(file: Path) -> str:
    """Give everything a file says, in whatever form it says it."""
    if file.suffix == ".pdf":
        with pymupdf.open(file) as document:  # type: ignore[no-untyped-call] # it has no types
            said = "\n".join(str(page.get_text()) for page in document)
            return unicodedata.normalize("NFKC", f"{said}\n{document.metadata}")
    if file.suffix in (".png", ".xlsx"):
        return ""
    text = file.read_text("utf-8")
    return json.dumps(json.loads(text), ensure_ascii=False) if file.suffix == ".json" else text


def everything(folder: Path) -> dict[str, str]:
    return {
        str(file.relative_to(folder)): words_of(file)
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def test_the_secrets_are_there_to_be_leaked(ran: Path) -> None:
    inside = " ".join(everything(ran / "operational").values())
    plan = (ran / "runs.csv").read_text("utf-8") + (ran / "usage.csv").read_text("utf-8")
    for secret in ("Quarrystone", "shuttle"):
        assert secret in inside + plan, secret
    assert len((ran / "runs.csv").read_text("utf-8").splitlines()) > 3


def test_no_public_file_names_what_only_those_who_run_it_may_know(ran: Path) -> None:
    public = everything(ran / "public")
    assert len(public) > 12
    for name, said in public.items():
        for secret in (*SECRET, "Longbarn", "الحظيرة"):
            assert secret not in said, (name, secret)


def test_no_public_file_has_a_time_of_a_run_or_of_an_arrival(ran: Path) -> None:
    with (ran / "runs.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    stamps = {
        value[11:16]
        for row in rows
        for key, value in row.items()
        if re.match(r"\d{4}-\d\d-\d\dT", value or "") and not key.startswith("window")
    } - {"08:00", "16:00"}
    assert stamps
    for name, said in everything(ran / "public").items():
        if not name.startswith("loudspeaker"):  # which counts minutes of reading
            assert not stamps & set(re.findall(r"\b\d\d:\d\d\b", said)), name


def test_rides_of_vehicles_are_operational_and_nothing_else(ran: Path) -> None:
    with (ran / "duties.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert rows
    sheets = {file.name for file in (ran / "operational").iterdir()}
    tables = {f"rides-{name}.csv" for name in ("stops", "lines", "vehicles", "gates", "sites")}
    assert tables | {"rides.xlsx", "rides.pdf", "rides.ar.pdf"} <= sheets
    stamps = {
        value[11:16]
        for row in rows
        for value in row.values()
        if re.match(r"\d{4}-\d\d-\d\dT", value or "")
    } - {"08:00", "16:00"}
    names = {row["vehicle"] for row in rows} | {row["line"] for row in rows}
    for name, said in everything(ran / "public").items():
        assert not name.startswith("rides"), name
        for secret in (*names, "rides-", "convoy"):
            assert secret not in said, (name, secret)
        if not name.startswith("loudspeaker"):  # which counts minutes of reading
            assert not stamps & set(re.findall(r"\b\d\d:\d\d\b", said)), name


def test_no_public_file_has_a_count_of_a_plan_or_a_cell_below_ten(ran: Path) -> None:
    plan = json.loads((ran / "plan.json").read_text("utf-8"))
    counts = {f"{round(plan[key])}" for key in ("persons_moved", "persons_wanting")}
    counts |= {f"{round(plan[key]):,}" for key in ("persons_moved", "persons_wanting")}
    for name, said in everything(ran / "public").items():
        for count in counts - {"0"}:
            assert not re.search(rf"\b{count}\b", said), (name, count)
    table = (ran / "public" / "areas.hxl.csv").read_text("utf-8")
    rows = list(csv.reader(table.splitlines()))
    lane = next(row for row in rows if row[0] == "Lane")
    assert "7" not in lane
    numbers = [int(cell) for row in rows[2:] for cell in row[3:6] if cell]
    assert numbers
    assert min(numbers) >= 10


def test_no_public_file_has_a_price(ran: Path) -> None:
    plan = json.loads((ran / "plan.json").read_text("utf-8"))
    assert plan["additions"]
    assert "What one more would change" in (ran / "report.html").read_text("utf-8")
    for name, said in everything(ran / "public").items():
        assert not re.search(r"person-hours|saves|ساعة شخص|multiplier", said), name


def test_what_a_run_makes_public_is_what_is_printed_without_a_plan(ran: Path) -> None:
    out = ran.parent / "notices"
    town = ran.parent / "town"
    assert main(["notice", "print", str(town), "--out", str(out), "--quiet"]) == 0
    alone = {each.name: each.read_bytes() for each in out.iterdir() if each.name != ".safeconduct"}
    assert {each.name: each.read_bytes() for each in (ran / "public").iterdir()} == alone


def test_public_pictures_have_no_words_beside_what_is_seen(ran: Path) -> None:
    for file in (ran / "public").glob("*.png"):
        data = file.read_bytes()
        assert b"tEXt" not in data
        assert b"iTXt" not in data
    for file in (ran / "public").glob("*.svg"):
        assert "<text" not in file.read_text("utf-8")
