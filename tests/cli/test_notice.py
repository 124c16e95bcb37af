"""`notice compare`: what it says, in words and as data, and how it ends."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

import safeconduct
from safeconduct.cli.main import main
from safeconduct.cli.operations import BUILT_IN

ALEPPO = BUILT_IN / "aleppo-2016-07"


@pytest.fixture(autouse=True)
def _width(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """Copy the built-in operation, to change its announcements."""
    return Path(shutil.copytree(ALEPPO, tmp_path / "aleppo"))


def said(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """Give the words of a command that ends well, on one line."""
    assert main(["notice", "compare", *words]) == 0
    out, err = capsys.readouterr()
    assert not err
    assert all(len(line) <= 100 for line in out.split("\n"))
    return " ".join(out.split())


def document(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    """Give the one document of a command that ends well."""
    assert main(["notice", "compare", *words, "--json"]) == 0
    out, err = capsys.readouterr()
    assert not err
    found: dict[str, Any] = json.loads(out)
    assert (found["safeconduct"], found["exit"]) == (safeconduct.__version__, 0)
    return found


def test_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    text = said(capsys, "aleppo-2016-07")
    assert "asks what the text does not: the person handed over himself or herself" in text
    assert "announced, not agreed by Opposition groups in eastern Aleppo (no answer)" in text
    assert "only asked for, by Russian defence minister; nobody is given anything by it" in text
    assert "no judgement of anybody's intent, and no score" in text
    arabic = said(capsys, "aleppo-2016-07", "--lang", "ar")
    assert "يطلب ما لا يطلبه النص: سلّم الشخص نفسه" in arabic
    assert "Promises beyond" not in arabic


def test_as_data(capsys: pytest.CaptureFixture[str]) -> None:
    found = document(capsys, "aleppo-2016-07")["announcements"]
    leaflet = next(each for each in found if each["announcement"] == "leaflet-2016-07-28")
    assert next(each["id"] for each in leaflet["unsaid"]) == "hours"
    assert leaflet["known_on"] == leaflet["said"] == "2016-07-28"
    press = next(each for each in found if each["announcement"] == "decree-ap-2016-07-28")
    [asked] = [each for each in press["findings"] if each["side"] == "asks"]
    assert asked["values"]["condition"]["facts"] == ["handed-over-self"]
    assert (asked["verdict"], asked["example"]["handed-over-self"]) == ("beyond the text", False)
    place = press["clauses"][0]
    assert place["file"] == "announcements/2016-07-28-decree-ap.yaml"
    assert place["speaks_of"] == "sy-2016-15/2"
    verdicts = {finding["verdict"] for each in found for finding in each["findings"]}
    assert verdicts == {"beyond the text", "less than the text", "as the text", "not in the text"}
    assert "score" not in json.dumps(found)


def test_days_of_a_case_are_days(copied: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = copied / "announcements" / "2016-07-28-decree-ap.yaml"
    act = "{all: [freed-captive, {fact: filed-on, before: 2016-08-01}]}"
    text = file.read_text("utf-8").replace("{all: [freed-captive, handed-over-self]}", act)
    file.write_text(text, "utf-8")
    found = document(capsys, str(copied))["announcements"]
    press = next(each for each in found if each["announcement"] == "decree-ap-2016-07-28")
    [asked] = [each for each in press["findings"] if each["side"] == "asks"]
    assert asked["example"]["filed-on"] == "2016-08-01"


def test_as_known_on_another_day(capsys: pytest.CaptureFixture[str]) -> None:
    text = said(capsys, "aleppo-2016-07", "--known-on", "2016-07-27")
    assert "could be known only from 28 July 2016 on" in text
    assert "Held against what could be known on 27 July 2016." in text
    assert main(["notice", "compare", "aleppo-2016-07", "--known-on", "today"]) == 2
    assert "SC725" in capsys.readouterr().err


def test_quiet_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["notice", "compare", "aleppo-2016-07", "--quiet"]) == 0
    assert capsys.readouterr() == ("", "")


def test_an_operation_without_announcements(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["notice", "compare", "aleppo-2016-12"]) == 2
    assert "announcements: SC913" in capsys.readouterr().err


def test_a_broken_announcement(capsys: pytest.CaptureFixture[str], copied: Path) -> None:
    file = copied / "announcements" / "2016-07-28-moscow.yaml"
    file.write_text(file.read_text("utf-8").replace("[castello]", "[castelo]"), "utf-8")
    assert main(["notice", "compare", str(copied)]) == 2
    out, err = capsys.readouterr()
    assert not out
    assert err.count("SC905") == 2
    assert "announcements/2016-07-28-moscow.yaml:" in err
    assert "Did you mean 'castello'?" in err


def test_a_longer_time_in_somebodys_leaflet_is_seen(
    capsys: pytest.CaptureFixture[str], copied: Path
) -> None:
    file = copied / "announcements" / "2016-07-28-decree-state-agency.yaml"
    text = file.read_text("utf-8").replace("lasts: 3 months", "lasts: 6 months")
    file.write_text(text, "utf-8")
    assert "promises days that the text does not have: Open from 29 October 2016" in said(
        capsys, str(copied)
    )


def test_nothing_is_written(capsys: pytest.CaptureFixture[str], copied: Path) -> None:
    before = sorted(copied.rglob("*"))
    said(capsys, str(copied))
    assert sorted(copied.rglob("*")) == before
    assert sorted(copied.parent.iterdir()) == [copied]
