"""The terms of an operation in `check`, `run` and `brief`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from safeconduct.cli.main import main
from tests.terms.small import document, event, offer, source

FIRST, BETWEEN, LAST = "2030-05-01", "2030-05-02", "2030-05-03"  # river-town lasts P2D from 06:00
OFFICE = 'handing_in:\n  - {{offer: {}, recipient: "a judge", reached_by: [river-road]}}\n'


def own(through: str = "2030-12-31", **changed: Any) -> str:
    """Give the text of an instrument of April 2030 with one offer."""
    said = {
        "known_since": "2030-04-01",
        "dates": {"issued": {"value": "2030-04-01", "source": "gazette"}},
        "sources": {"gazette": source("2030-04-01")},
        "offers": {"one": offer(window={"starts": "issued", "through": through})},
    }
    return yaml.safe_dump(document(**said | changed), allow_unicode=True, sort_keys=False)


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new operation without terms."""
    monkeypatch.chdir(tmp_path)
    assert main(["new", "town", "--quiet"]) == 0
    return tmp_path / "town"


def give(town: Path, more: str = "", **terms: str) -> None:
    """Put terms into the folder, and more below what operation.yaml says."""
    (town / "terms").mkdir(exist_ok=True)
    for name, text in terms.items():
        (town / "terms" / f"{name}.yaml").write_text(text, "utf-8")
    file = town / "operation.yaml"
    file.write_text(f"{file.read_text('utf-8')}\n{more}", "utf-8")


def checked(capsys: pytest.CaptureFixture[str], op: str = "town") -> dict[str, Any]:
    assert main(["check", op, "--json"]) == 0
    out, err = capsys.readouterr()
    assert not err
    found: dict[str, Any] = json.loads(out)
    return found


def safeguard(found: dict[str, Any]) -> dict[str, str]:
    [offers] = [each for each in found["safeguards"] if each["id"] == "offers"]
    return dict(offers)


def test_aleppo_in_july_2016(capsys: pytest.CaptureFixture[str]) -> None:
    found = checked(capsys, "aleppo-2016-07")
    first, second = found["terms"]
    assert first == {
        "offer": "sy-2016-15/1",
        "state": "open",
        "last_sure": "2016-10-28",
        "days_left": 91,
        "gaps": [],
        "ends_before_plan": False,
    }
    assert (second["last_sure"], second["days_left"]) == ("2016-08-28", 30)
    assert safeguard(found)["verdict"] == "not met"
    assert "sy-2016-15/1 (a judicial authority" in safeguard(found)["finding"]
    assert main(["check", "aleppo-2016-07"]) == 0
    out, _ = capsys.readouterr()
    line = "  terms sy-2016-15/1: open on the first day, until 2016-10-28 (91 days left)\n"
    assert line in out
    assert "  NOT MET     Offers can be taken up where a corridor leads\n" in out
    assert "No corridor is said to lead to whoever receives: \u2068sy-2016-15/1" in out


def test_aleppo_in_december_2016_as_known_then(capsys: pytest.CaptureFixture[str]) -> None:
    first, second = checked(capsys, "aleppo-2016-12")["terms"]
    assert (first["state"], first["last_sure"], first["days_left"]) == ("open", "2017-01-27", 43)
    assert (second["state"], second["last_sure"]) == (None, None)
    assert main(["check", "aleppo-2016-12"]) == 0
    out, _ = capsys.readouterr()
    assert (
        "  terms sy-2016-15/1: open on the first day, until 2017-01-27 (43 days left), as it can be read longer\n"
        in out
    )
    assert "  terms sy-2016-15/2: open or not as the text is read on the first day\n" in out
    assert "2017-06-30" not in out


@pytest.mark.usefixtures("town")
def test_an_operation_without_terms(capsys: pytest.CaptureFixture[str]) -> None:
    found = checked(capsys)
    assert (found["terms"], found["warnings"]) == ([], [])
    assert safeguard(found)["verdict"] == "met"
    assert safeguard(found)["finding"] == "No offer is part of this operation."


def test_an_instrument_of_ones_own_and_one_of_the_library(
    town: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    give(town, OFFICE.format("xx-1/one"), a=own(), b="library: za-1995-34\n")
    found = checked(capsys)
    assert [each["offer"] for each in found["terms"]][:1] == ["xx-1/one"]
    assert any(each["offer"].startswith("za-1995-34/") for each in found["terms"])
    assert found["terms"][0]["days_left"] == 244
    assert found["warnings"] == []


@pytest.mark.parametrize("command", ["check", "run"])
@pytest.mark.parametrize(
    ("terms", "more", "place", "code"),
    [
        ({"a": own(), "b": own()}, "", "terms/b.yaml:1", "SC726"),
        ({"a": "library: za-1995-34\n", "b": "library: za-1995-34\n"}, "", "terms/b.yaml:1",
         "SC726"),
        ({"a": "# Of ours.\nlibrary: zz-1\n"}, "", "terms/a.yaml:2", "SC720"),
        ({"a": own()}, OFFICE.format("xx-1/two"), "operation.yaml:{line}", "SC727"),
        ({"a": own()}, OFFICE.format("sy-2016-15/1"), "operation.yaml:{line}", "SC727"),
        ({"a": own().replace("handed-over-self", "handed-over-all")}, "", "terms/a.yaml:", "SC704"),
        ({"a": "library: [za-1995-34]\n"}, "", "terms/a.yaml:1", "SC"),
        ({"a": "library: [za\n"}, "", "terms/a.yaml:", "SC110"),
    ],
    ids=["twice", "library-twice", "no-such-id", "no-such-offer", "other-instrument", "fault",
         "not-an-id", "not-yaml"],
)  # fmt: skip
def test_faults_of_the_terms_end_with_2_and_name_the_line(
    terms: dict[str, str],
    more: str,
    place: str,
    code: str,
    command: str,
    town: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    give(town, more, **terms)
    lines = (town / "operation.yaml").read_text("utf-8").split("\n")
    line = next((n for n, each in enumerate(lines, 1) if "a judge" in each), 0)
    assert main([command, "town"]) == 2
    out, err = capsys.readouterr()
    assert not out
    told = [each for each in err.split("\n") if each.startswith(place.format(line=line))]
    assert len(told) == 1, err
    assert f": {code}" in told[0]
    assert "1 fault; nothing was written." in err
    assert [each.name for each in town.parent.iterdir()] == ["town"]


def test_an_offer_that_ends_within_the_plan_is_warned_of(
    town: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    give(town, OFFICE.format("xx-1/one"), a=own(BETWEEN))
    found = checked(capsys)
    assert [each["ends_before_plan"] for each in found["terms"]] == [True]
    [warning] = found["warnings"]
    assert "SC728" in warning
    assert f"xx-1/one ends on {BETWEEN}; the plan goes on to {LAST}." in warning
    assert main(["check", "town"]) == 0
    out, err = capsys.readouterr()
    assert "terms xx-1/one: open on the first day, until 2030-05-02 (1 day left)" in out
    assert err.startswith("warning: ")
    assert "SC728" in err
    assert main(["check", "town", "--quiet"]) == 0
    assert capsys.readouterr() == ("", "")


def test_a_gap_within_the_plan_is_warned_of(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    again = event("extend", "2030-04-01", opens=LAST, through="2030-12-31")
    give(town, OFFICE.format("xx-1/one"), a=own(FIRST, events={"again": again}))
    found = checked(capsys)
    [told] = found["terms"]
    assert told["gaps"] == [{"from": BETWEEN, "through": BETWEEN}]
    assert told["days_left"] == 0
    [warning] = found["warnings"]
    assert f"SC729: xx-1/one cannot be taken up from {BETWEEN} to {BETWEEN}." in warning
    assert main(["check", "town"]) == 0
    assert capsys.readouterr().err.count("warning: ") == 1


def test_an_offer_that_is_over_on_the_last_day_of_the_plan_is_not_warned_of(
    town: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    give(town, OFFICE.format("xx-1/one"), a=own(LAST))
    assert checked(capsys)["warnings"] == []


@pytest.mark.parametrize(
    ("more", "verdict"),
    [
        ("", "not stated"),
        (OFFICE.format("xx-1/one"), "met"),
        (OFFICE.format("xx-1/one").replace(", reached_by: [river-road]", ""), "not met"),
        (OFFICE.format("xx-1/one").replace("river-road]", "river-road]}\n  - {offer: xx-1/one, "
         "recipient: nobody"), "not met"),
    ],
)  # fmt: skip
def test_the_safeguard_of_the_offers(
    more: str, verdict: str, town: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    give(town, more, a=own())
    assert safeguard(checked(capsys))["verdict"] == verdict


def test_arms_need_a_corridor_for_those_who_have_them(
    town: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    armed = offer(act="handed-over-weapon", window={"starts": "issued", "lasts": "2 years"})
    give(town, OFFICE.format("xx-1/one"), a=own(offers={"one": armed}))
    found = safeguard(checked(capsys))
    assert found["verdict"] == "not met"
    assert "not for those the offer is made to: xx-1/one (River Road)" in found["finding"]


def test_checking_changes_nothing_in_the_folder(town: Path) -> None:
    give(town, OFFICE.format("xx-1/one"), a=own(BETWEEN))
    before = {file: file.read_bytes() for file in town.rglob("*") if file.is_file()}
    assert main(["check", "town", "--quiet"]) == 0
    assert {file: file.read_bytes() for file in town.rglob("*") if file.is_file()} == before


def test_the_report_of_a_run_and_of_a_brief_has_the_terms(
    town: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    give(town, OFFICE.format("xx-1/one"), a=own(BETWEEN), b="library: za-1995-34\n")
    assert main(["run", "town"]) == 3
    out, err = capsys.readouterr()
    assert "SC728" in err
    assert "Report: town-out/report.html" in out
    assert main(["brief", "town", "town-out"]) == 3
    for folder in ("town-out", "town-brief-out"):
        html = (town.parent / folder / "report.html").read_text("utf-8")
        for words in (
            'id="en-terms"', 'id="ar-terms"', "Open; 1 day left after the first day.",
            "xx-1/one", "za-1995-34/", "No lawyer has reviewed this file.",
            "لم يراجع أي محامٍ هذا الملف.", "It ends before the plan does.",
            "ينتهي قبل انتهاء الخطة.", "\u2068a judge\u2069. Corridors: \u2068River Road\u2069",
        ):  # fmt: skip
            assert words in html, (folder, words)
    give(town, c="library: zz-1\n")
    capsys.readouterr()
    assert main(["brief", "town", "town-out", "--out", "other"]) == 2
    out, err = capsys.readouterr()
    assert not out
    assert err.startswith("terms/c.yaml:1: SC720: ")
    assert not (town.parent / "other").exists()
