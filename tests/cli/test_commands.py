"""Each command does what its page says, on a small operation."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from safeconduct.cli.main import main
from safeconduct.cli.operations import find_operation
from safeconduct.plans.read import read_plan


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with a new operation in it."""
    monkeypatch.chdir(tmp_path)
    assert main(["new", "river-town", "--quiet"]) == 0
    return tmp_path


def answer(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """Give the one JSON document that was printed."""
    out, err = capsys.readouterr()
    assert not err
    document: dict[str, Any] = json.loads(out)
    return document


def everybody_out(town: Path) -> None:
    """Give the school places for all."""
    file = town / "river-town" / "operation.yaml"
    file.write_text(file.read_text("utf-8").replace("places: 3000", "places: 4000"), "utf-8")


@pytest.mark.usefixtures("town")
def test_new_folder_has_no_fault(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "river-town", "--json"]) == 0
    found = answer(capsys)
    assert (found["areas"], found["corridors"], found["warnings"]) == (2, 1, [])
    assert {each["verdict"] for each in found["safeguards"]} == {"met", "not met", "not stated"}


def test_a_built_in_operation_is_copied_to_be_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["new", "east", "--from", "aleppo-2016-07", "--quiet"]) == 0
    origin = find_operation("aleppo-2016-07")
    for file in origin.rglob("*"):
        if file.is_file():
            assert (Path("east") / file.relative_to(origin)).read_bytes() == file.read_bytes()
    assert main(["new", "west", "--from", "no-such-operation"]) == 2
    assert not Path("west").exists()


def test_new_refuses_a_name_that_is_taken(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (town / "river-town" / "operation.yaml").read_bytes()
    assert main(["new", "river-town"]) == 2
    assert "SC658" in capsys.readouterr().err
    assert (town / "river-town" / "operation.yaml").read_bytes() == before


@pytest.mark.parametrize("name", ["River Town", "ÿ", "-x", "a..b", ""])
def test_new_refuses_a_name_that_cannot_be_used(
    name: str, town: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "--", name]) == 2
    assert "SC658" in capsys.readouterr().err
    assert [file.name for file in town.iterdir()] == ["river-town"]


def test_plan_says_who_is_left_and_writes_all_the_same(
    town: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["plan", "river-town"]) == 3
    said = capsys.readouterr().out
    assert "289 who want to leave do not get out:" in said
    assert "289: no place: the reception sites are full" in said
    plan = read_plan(town / "river-town-out")
    assert plan.persons_moved == pytest.approx(3000)
    assert plan.persons_without_place == pytest.approx(289)


def test_plan_for_everybody_ends_with_0(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", "river-town", "--set", "sites.school.places=4000", "--json"]) == 0
    found = answer(capsys)
    assert found["exit"] == 0
    assert found["plan"]["persons_moved"] == pytest.approx(3289)
    assert found["plan"] == json.loads((town / found["out"] / "plan.json").read_text("utf-8"))


def test_all_turnouts_are_planned(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    everybody_out(town)
    assert main(["plan", "river-town", "--turnout", "all", "--quiet"]) == 3
    assert capsys.readouterr() == ("", "")
    out = town / "river-town-out"
    wanting = [read_plan(out / f"turnout-{end}").persons_wanting for end in ("low", "high")]
    assert wanting[0] < read_plan(out).persons_wanting < wanting[1]


def test_plan_twice_gives_the_same_bytes(town: Path) -> None:
    for name in ("one", "two"):
        main(["plan", "river-town", "--out", name, "--quiet"])
    for file in (town / "one").iterdir():
        assert file.read_bytes() == (town / "two" / file.name).read_bytes(), file.name


def test_explain_names_the_ways_and_what_binds(
    town: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["plan", "river-town", "--quiet"])
    assert main(["explain", "river-town-out", "--area", "hill", "--json"]) == 0
    found = answer(capsys)
    plan = read_plan(town / "river-town-out")
    out = sum(cohort.persons for cohort in plan.cohorts if cohort.area == "hill")
    assert sum(way["persons"] for way in found["ways"]) == pytest.approx(out)
    assert {(each["limit"], each["at"]) for each in found["binds"]} >= {("reception", "school")}
    assert sum(found["left"].values()) == pytest.approx(2500 * (0.98 * 0.5 + 0.02 * 0.8) - out)
    assert main(["explain", "river-town-out", "--area", "hill"]) == 0
    assert "the desks of school: used up in" in capsys.readouterr().out


@pytest.mark.usefixtures("town")
def test_explain_lists_the_areas_with_people_left(capsys: pytest.CaptureFixture[str]) -> None:
    main(["plan", "river-town", "--quiet"])
    assert main(["explain", "river-town-out", "--json"]) == 0
    left = answer(capsys)["areas_left"]
    assert sum(left.values()) == pytest.approx(289)
    assert main(["explain", "river-town-out"]) == 0
    assert set(left) <= set(capsys.readouterr().out.split())


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["certify", "river-town-out", "river-town"], "stand in each other's place"),
        (["brief", "river-town-out", "river-town"], "stand in each other's place"),
        (["certify", "river-town", "river-town"], "holds an operation, not a plan"),
        (["explain", "river-town"], "holds an operation, not a plan"),
        (["check", "river-town-out"], "holds a plan, not an operation"),
        (["certify", "river-town-out", "river-town-out"], "holds a plan, not an operation"),
    ],
)
def test_a_folder_of_the_other_kind_is_one_fault(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["plan", "river-town", "--quiet"])
    assert main(words) == 2
    err = capsys.readouterr().err
    assert err.count("SC659") == 1
    assert said in err
    assert "1 fault;" in err


@pytest.mark.usefixtures("town")
def test_a_run_plans_all_turnouts_already(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "river-town", "--turnout", "all"]) == 2
    assert "plans all three already" in capsys.readouterr().err


@pytest.mark.usefixtures("town")
def test_a_value_that_stands_alone_is_set_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "river-town", "--set", "max_walk_km.value=3"]) == 2
    assert "Write max_walk_km=3." in capsys.readouterr().err


@pytest.mark.usefixtures("town")
def test_explain_refuses_an_unknown_area(capsys: pytest.CaptureFixture[str]) -> None:
    main(["plan", "river-town", "--quiet"])
    assert main(["explain", "river-town-out", "--area", "moon"]) == 2
    assert "SC656" in capsys.readouterr().err


@pytest.mark.usefixtures("town")
def test_two_plans_are_compared(capsys: pytest.CaptureFixture[str]) -> None:
    main(["plan", "river-town", "--quiet"])
    more = ["--set", "sites.school.places=4000", "--out", "more"]
    main(["plan", "river-town", "--quiet", *more])
    assert main(["compare", "river-town-out", "more", "--json"]) == 0
    terms = {term["name"]: term for term in answer(capsys)["terms"]}
    assert terms["get out"]["second"] - terms["get out"]["first"] == pytest.approx(289)
    assert not terms["want to leave"]["differs"]


def test_two_operations_are_compared_term_by_term(
    town: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["new", "other-town", "--quiet"])
    file = town / "other-town" / "operation.yaml"
    text = file.read_text("utf-8").replace("places: 3000", "places: 4000")
    file.write_text(text.replace("lanes: 2", "lanes: 4"), "utf-8")
    assert main(["compare", "river-town", "other-town", "--json"]) == 0
    found = answer(capsys)
    alone = {
        each["key"]: {term["name"]: term for term in each["alone"]} for each in found["differences"]
    }
    assert set(alone) == {"corridors.river-road.screening.lanes", "sites.school.places"}
    assert alone["sites.school.places"]["get out"]["second"] == pytest.approx(3289)
    assert not alone["corridors.river-road.screening.lanes"]["get out"]["differs"]
    assert [file.name for file in town.glob("*-out")] == []


def test_files_that_differ_are_named(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["new", "other-town", "--quiet"])
    file = town / "other-town" / "areas.geojson"
    file.write_text(file.read_text("utf-8").replace("4000", "4100"), "utf-8")
    assert main(["compare", "river-town", "other-town"]) == 0
    said = capsys.readouterr().out
    assert "areas.geojson: the two files differ\n  not planned alone" in said
    assert "want to leave" in said


@pytest.mark.usefixtures("town")
def test_a_plan_and_an_operation_are_not_compared(capsys: pytest.CaptureFixture[str]) -> None:
    main(["plan", "river-town", "--quiet"])
    assert main(["compare", "river-town-out", "river-town"]) == 2
    assert "SC657" in capsys.readouterr().err


def test_schema_is_a_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    schema = answer(capsys)
    assert "corridors" in schema["properties"]


@pytest.mark.usefixtures("town")
def test_roads_are_written_as_tables_that_can_be_read_again(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["roads", "import", "river-town/roads", "--out", "tables", "--json"]) == 0
    assert answer(capsys)["nodes"] == 5
    assert main(["plan", "river-town", "--roads", "tables", "--json"]) == 3
    assert answer(capsys)["plan"]["persons_moved"] == pytest.approx(3000)


@pytest.mark.usefixtures("town")
def test_certify_accepts_the_plan_and_refuses_a_spoilt_one(
    capsys: pytest.CaptureFixture[str],
) -> None:
    main(["plan", "river-town", "--quiet"])
    assert main(["certify", "river-town", "river-town-out"]) == 0
    assert "its proof holds" in capsys.readouterr().out
    spoilt = ["--set", "corridors.river-road.screening.lanes=1"]
    assert main(["certify", "river-town", "river-town-out", *spoilt, "--json"]) == 1
    found = answer(capsys)
    assert found["holds"] is False
    assert found["failures"]


def test_run_writes_everything(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "river-town"]) == 3
    said = capsys.readouterr().out
    assert "Report: river-town-out/report.html" in said
    out = town / "river-town-out"
    assert (out / "report.html").is_file()
    cases = {file.parent.name for file in out.glob("plans/*/plan.json")}
    assert "half-step" in cases
    assert len(cases) == 9
    times = json.loads((out / "run.json").read_text("utf-8"))
    assert times["seconds"]["plan"] > 0
    assert read_plan(out / "plans" / "half-step").step_s == 300
    assert main(["brief", "river-town", "river-town-out", "--quiet"]) == 3
    assert (town / "river-town-brief-out" / "report.html").is_file()
