"""The command as people type it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from safeconduct.cli.main import main
from tests.quick.questions import write_area

JULY = [
    "quick", "--people", "116000..275000", "--crossing", "Bustan al-Qasr@36.194,37.143",
    "--crossing", "Salah al-Din@36.184,37.12", "--open", "08:00-16:00", "--days", "3",
    "--buses", "20x50", "--round-trip", "90min", "--places", "3000", "--wounded", "200",
    "--consent", "government",
]  # fmt: skip


@pytest.fixture(autouse=True)
def _in_a_new_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_the_example_of_the_design(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_area(tmp_path)
    assert main([*JULY, "--area", "east.geojson"]) == 0
    said = capsys.readouterr().out
    assert said.index("First, the alternative") < said.index("If they leave")
    assert "22 days for 275,000, 10 days for 116,000" in said
    assert "safeconduct plan east" in said
    written = {
        path.relative_to(tmp_path / "east").as_posix() for path in (tmp_path / "east").rglob("*.*")
    }
    assert written == {
        "operation.yaml", "areas.geojson", "enclosed.geojson", "roads/node.csv", "roads/link.csv",
        "quick.html", "quick.pdf", "quick.json",
    }  # fmt: skip


def test_people_alone_need_no_area(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*JULY, "--quiet"]) == 0
    assert capsys.readouterr().out == ""
    assert Path("quick/operation.yaml").is_file()
    assert "safeconduct plan quick\n" in Path("quick/operation.yaml").read_text(encoding="utf-8")
    assert not Path("quick/enclosed.geojson").exists()


def test_a_replaced_folder_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(JULY) == 0
    assert "replaced" not in capsys.readouterr().out
    assert main(JULY) == 0
    assert "The folder quick of an earlier run was replaced." in capsys.readouterr().out


def test_json_is_one_document_and_nothing_else(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*JULY, "--json", "--lang", "ar", "--out", "there"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["out"] == "there"
    steps = {step["key"]: step["result"] for step in document["estimate"]["steps"]}
    assert steps["per_day"] == 12_800


def test_faults_end_with_2_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = [word if word != "08:00-16:00" else "16:00-16:00" for word in JULY]
    assert main([*wrong, "--area", "nowhere.geojson", "--lang", "en"]) == 2
    said = capsys.readouterr().err
    assert "SC665" in said
    assert "SC661" in said
    assert "Traceback" not in said
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_a_fault(capsys: pytest.CaptureFixture[str]) -> None:
    Path("file").write_text("mine", encoding="utf-8")
    assert main([*JULY, "--out", "file/inside"]) == 2
    assert "Traceback" not in capsys.readouterr().err
    assert Path("file").read_text(encoding="utf-8") == "mine"
