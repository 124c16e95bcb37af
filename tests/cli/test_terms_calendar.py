"""`terms calendar`: a file other programs read, the same bytes each time."""

from __future__ import annotations

import json
from pathlib import Path

import icalendar
import pytest

import safeconduct
from safeconduct.cli.main import main


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def summaries(text: bytes | str) -> list[str]:
    return [str(each["summary"]) for each in icalendar.Calendar.from_ical(text).walk("VEVENT")]


def test_a_file_is_written_and_named(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["terms", "calendar", "sy-2016-15/1", "--out", "decree.ics"]) == 0
    assert capsys.readouterr() == ("Written to decree.ics\n", "")
    text = (here / "decree.ics").read_bytes()
    assert max(len(line) for line in text.split(b"\r\n")) <= 75
    assert len(summaries(text)) == 5
    assert [each.name for each in here.iterdir()] == ["decree.ics"]


def test_the_same_bytes_each_time_and_over_an_older_file(here: Path) -> None:
    for name in ("one.ics", "two.ics", "one.ics"):
        assert main(["terms", "calendar", "sy-2016-15", "--out", name, "--quiet"]) == 0
    assert (here / "one.ics").read_bytes() == (here / "two.ics").read_bytes()


def test_on_standard_output_it_is_the_calendar_alone(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["terms", "calendar", "sy-2016-15"]) == 0
    out, err = capsys.readouterr()
    assert not err
    assert out.startswith("BEGIN:VCALENDAR\r\n")
    assert main(["terms", "calendar", "sy-2016-15", "--out", "same.ics", "--quiet"]) == 0
    assert (here / "same.ics").read_bytes().decode() == out
    assert capsys.readouterr() == ("", "")


def test_as_one_document(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["terms", "calendar", "sy-2016-15/2", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["safeconduct"], found["exit"]) == (safeconduct.__version__, 0)
    assert (found["instrument"], found["out"]) == ("sy-2016-15", None)
    assert len(summaries(found["calendar"])) == 3
    assert main(["terms", "calendar", "sy-2016-15/2", "--json", "--out", "two.ics"]) == 0
    again = json.loads(capsys.readouterr().out)
    assert again["out"] == "two.ics"
    assert (here / "two.ics").read_bytes().decode() == again["calendar"] == found["calendar"]


def test_in_arabic_and_as_known_on_a_day(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["terms", "calendar", "sy-2016-15/1", "--lang", "ar", "--known-on", "2016-09-01"]
    assert main(words) == 0
    title = "المرسوم التشريعي رقم 15 لعام 2016، المادة 1: السلاح"
    assert summaries(capsys.readouterr().out) == [
        f"{title} — يمكن الأخذ به",
        f"{title} — اليوم الأخير",
    ]


def test_a_place_that_cannot_be_written_ends_with_2(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "folder").mkdir()
    for place in ("folder", "nowhere/decree.ics"):
        assert main(["terms", "calendar", "sy-2016-15", "--out", place]) == 2
        assert "SC651" in capsys.readouterr().err
    assert [each.name for each in here.iterdir()] == ["folder"]


def test_a_fault_leaves_an_older_file_as_it_was(here: Path) -> None:
    (here / "decree.ics").write_text("older", "utf-8")
    assert main(["terms", "calendar", "sy-2016-15/9", "--out", "decree.ics", "--quiet"]) == 2
    assert (here / "decree.ics").read_text("utf-8") == "older"
