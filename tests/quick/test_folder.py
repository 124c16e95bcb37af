"""The folder quick writes is an operation that is read, built on its roads, and refined."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from safeconduct.errors import InputError
from safeconduct.network.build import build_network
from safeconduct.operation.read import read_operation
from safeconduct.planning.plan import plan
from safeconduct.plans.swap import MARK
from safeconduct.quick.answer import answer_quick
from safeconduct.quick.cells import cut_cells
from safeconduct.quick.estimate import estimate
from safeconduct.quick.folder import slug
from safeconduct.quick.question import Question
from tests.quick.questions import SQUARE, july, write_area

U_SHAPE = [[37.1, 36.1], [37.2, 36.1], [37.2, 36.2], [37.17, 36.2], [37.17, 36.13], [37.13, 36.13],
           [37.13, 36.2], [37.1, 36.2], [37.1, 36.1]]  # fmt: skip


@pytest.fixture
def question(tmp_path: Path) -> Question:
    return july(area=write_area(tmp_path), ambulances="3x2", timezone="Asia/Damascus")


def test_the_folder_is_read_as_it_was_asked(question: Question, tmp_path: Path) -> None:
    folder = answer_quick(question, "en", tmp_path / "east").folder
    operation = read_operation(folder)
    people = [
        sum(f.at(level) for a in operation.areas.values() for f in a.persons.values())
        for level in ("low", "high")
    ]
    assert people == pytest.approx([116_000, 275_000])
    wounded = sum(area.persons["wounded"].value for area in operation.areas.values())
    assert wounded == pytest.approx(200, rel=1e-6)
    assert len(operation.corridors) == 2
    for corridor in operation.corridors.values():
        assert corridor.open == ((28_800, 57_600), (115_200, 144_000), (201_600, 230_400))
        assert corridor.screening is not None
        assert 3600 / corridor.screening.time_s["civilians"] * corridor.screening.pools[
            0
        ].lanes == pytest.approx(800)
        assert {p: c.answer for p, c in corridor.consent.items()} == {
            "government": "given",
            "other-side": "unknown",
        }
    assert operation.sites["reception"].places == 3_000
    assert operation.buses is not None
    assert (operation.buses.count, operation.buses.seats) == (20, 50)
    assert operation.groups["wounded"].needs == "ambulance"
    assert {line.fleet for line in operation.lines} == {"buses", "ambulances"}
    assert (operation.turnout["civilians"].low, operation.turnout["civilians"].value) == (0.01, 0.3)


def test_what_nobody_said_is_listed_as_assumed(question: Question, tmp_path: Path) -> None:
    folder = answer_quick(question, "en", tmp_path / "east").folder
    operation = read_operation(folder)
    assumed = {assumption.key.rsplit(".", 1)[-1] for assumption in operation.assumptions}
    assert operation.sources["ghouta-2018"].side == "party"
    assert {"civilians"} <= assumed
    text = (folder / "operation.yaml").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith(
            ("horizon", "turnout", "areas", "fleet", "parties", "roads", "timezone")
        ):
            assert "given" in line or "assumed" in line, line


@pytest.mark.parametrize("ring", [SQUARE, U_SHAPE], ids=["square", "u-shape"])
def test_every_area_reaches_every_crossing(tmp_path: Path, ring: list[list[float]]) -> None:
    area = write_area(tmp_path, {"type": "Polygon", "coordinates": [ring]})
    question = july(area=area, crossings=["West@36.15,37.1", "East@36.15,37.19"])
    operation = read_operation(answer_quick(question, "en", tmp_path / "op").folder)
    network = build_network(operation, cache=False)
    assert set(network.area_node) == set(operation.areas)
    assert set(network.corridor_node) == set(operation.corridors)
    assert not network.warnings
    ways = set(zip(network.tail.tolist(), network.head.tolist(), strict=True))
    for node in network.area_node.values():
        for crossing in network.corridor_node.values():
            assert (node, crossing) in ways


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"buses": None, "round_trip": None},
        {"rate": "unsearched"},
        {"rate": "333.3", "wounded": None, "places": None},
        {"desks": "4x120s", "pause": True, "open_hours": "20:00-24:00,00:00-04:00"},
        {"open_hours": "20:00-04:00,10:00-11:00", "pause": True},
        {"no_conflict": True, "consent": [], "rate": "500"},
        {"consent": [], "parties": ["الحكومة,المعارضة"], "name": "شرق حلب"},
        {"consent": ["government,opposition"], "days": "366"},
        {"crossings": ["a b@36.2,37.1", "a-b@36.2,37.2", "…@36.1,37.2"]},
        {"crossings": ["true@36.2,37.1", "null@36.2,37.2", "12@36.1,37.2", '"#@36.3,37.2']},
        {"consent": ["true,a.b"], "parties": ["true,null,15,a.b,a b"], "pause": True},
        {"crossings": ["Pole@89.9,37.1"]},
        {"people": "1", "wounded": None, "buses": "1x1", "round_trip": "1s"},
    ],
)
def test_every_kind_of_question_gives_a_folder_that_is_read(
    tmp_path: Path, changes: dict[str, object]
) -> None:
    question = july(**changes)
    operation = read_operation(answer_quick(question, "ar", tmp_path / "op").folder)
    assert len(operation.corridors) == len(question.crossings)
    assert build_network(operation, cache=False).area_node


def test_the_round_trip_is_driven_in_the_time_stated(question: Question, tmp_path: Path) -> None:
    operation = read_operation(answer_quick(question, "en", tmp_path / "op").folder)
    network = build_network(operation, cache=False)
    assert operation.buses is not None
    to_a_crossing = np.isnan(network.travel_time_s)
    assert to_a_crossing.sum() == 2 * len(operation.areas) * len(operation.corridors)
    for length_m, speed in zip(
        network.length_m[to_a_crossing], network.free_speed_kmh[to_a_crossing], strict=True
    ):
        there_and_back = (
            2 * length_m * 3.6 / speed + operation.buses.boarding_s + operation.buses.unloading_s
        )
        assert there_and_back == pytest.approx(90 * 60, rel=1e-3)


def test_cells_share_the_people_and_cover_the_area(question: Question) -> None:
    cells = cut_cells(question)
    assert 1 <= len(cells) <= 9
    assert sum(cell.people_low for cell in cells) == 116_000
    assert sum(cell.people_high for cell in cells) == 275_000


def test_an_area_of_several_parts_has_one_edge(tmp_path: Path) -> None:
    other = [[37.25, 36.16], [37.3, 36.16], [37.3, 36.24], [37.25, 36.24], [37.25, 36.16]]
    area = write_area(tmp_path, {"type": "MultiPolygon", "coordinates": [[SQUARE], [other]]})
    operation = read_operation(answer_quick(july(area=area), "en", tmp_path / "op").folder)
    assert len(operation.enclosed_lonlat) == 1
    assert build_network(operation, cache=False).area_node.keys() == operation.areas.keys()


@pytest.mark.parametrize(
    ("name", "folder"),
    [("East Aleppo", "east-aleppo"), ("شرق حلب", "شرق-حلب"), ("../../etc", "etc"), ("…", "quick")],
)
def test_a_name_becomes_a_folder_here(name: str, folder: str) -> None:
    assert slug(name) == folder


def test_a_second_run_replaces_its_own_folder(question: Question, tmp_path: Path) -> None:
    target = tmp_path / "op"
    answer_quick(question, "en", target)
    answer_quick(question, "ar", target)
    assert 'lang="ar"' in (target / "quick.html").read_text(encoding="utf-8")
    assert not (target / MARK).exists()
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".op")] == []


def test_the_same_question_gives_the_same_bytes(question: Question, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        answer_quick(question, "en", tmp_path / name / "op")
    for file in (tmp_path / "a").rglob("*"):
        if file.is_file():
            assert (
                file.read_bytes()
                == (tmp_path / "b" / file.relative_to(tmp_path / "a")).read_bytes()
            )


@pytest.mark.parametrize("harm", ["edited", "added", "removed", "other-name", "foreign", "file"])
def test_what_is_not_its_own_is_never_replaced(
    question: Question, tmp_path: Path, harm: str
) -> None:
    target = tmp_path / "op"
    if harm not in {"foreign", "file"}:
        answer_quick(question, "en", target)
    if harm == "edited":
        (target / "operation.yaml").write_text("# mine", encoding="utf-8")
    elif harm == "added":
        (target / "recorded.csv").write_text("mine", encoding="utf-8")
    elif harm == "removed":
        (target / "areas.geojson").unlink()
    elif harm == "other-name":
        question = july(name="Another")
    elif harm == "foreign":
        target.mkdir()
        (target / "letter.txt").write_text("mine", encoding="utf-8")
    else:
        target.write_text("mine", encoding="utf-8")
    before = {path: path.read_bytes() for path in sorted(tmp_path.rglob("*")) if path.is_file()}
    with pytest.raises(InputError) as caught:
        answer_quick(question, "en", target)
    assert [fault.code for fault in caught.value.faults] == ["SC669"]
    assert {
        path: path.read_bytes() for path in sorted(tmp_path.rglob("*")) if path.is_file()
    } == before


def test_the_record_says_what_was_asked(question: Question, tmp_path: Path) -> None:
    folder = answer_quick(question, "en", tmp_path / "op").folder
    record = json.loads((folder / "quick.json").read_text(encoding="utf-8"))
    assert record["made_by"] == "safeconduct quick"
    assert record["answer"]["question"]["people_high"] == 275_000
    assert {step["key"] for step in record["answer"]["estimate"]["steps"]} >= {
        "per_day",
        "days_for",
    }


def test_the_folder_can_be_planned(question: Question, tmp_path: Path) -> None:
    operation = read_operation(answer_quick(question, "en", tmp_path / "op").folder)
    made = plan(operation, build_network(operation, cache=False))
    assert made.standing == "ANNOUNCED"
    assert made.persons_wanting == pytest.approx(0.3 * 275_000)
    assert made.persons_moved == pytest.approx(3_000)
    assert made.persons_without_route == pytest.approx(0)


def test_a_night_is_open_as_often_as_days_are_stated(tmp_path: Path) -> None:
    question = july(open_hours="20:00-04:00", pause=True)
    operation = read_operation(answer_quick(question, "en", tmp_path / "op").folder)
    assert operation.start.hour == 4
    nights = tuple((57_600 + 86_400 * day, 86_400 * (day + 1)) for day in range(3))
    assert all(corridor.open == nights for corridor in operation.corridors.values())
    assert tuple(pause.interval for pause in operation.pauses) == nights


@pytest.mark.parametrize("buses", ["20x50", None])
def test_page_and_plan_count_the_same_people(tmp_path: Path, buses: str | None) -> None:
    question = july(
        people="25000",
        crossings=["East@36.2,37.24"],
        area=write_area(tmp_path),
        buses=buses,
        round_trip="90min" if buses else None,
        turnout="30",
        places="6000",
    )
    operation = read_operation(answer_quick(question, "en", tmp_path / "op").folder)
    made = plan(operation, build_network(operation, cache=False))
    (case,) = estimate(question).cases
    assert (case.without_way > 60) is (buses is None)
    assert made.persons_without_route == pytest.approx(case.without_way, abs=2)
    assert made.persons_moved == pytest.approx(case.received, abs=2)


def test_without_a_conflict_the_folder_speaks_of_none(tmp_path: Path) -> None:
    question = july(no_conflict=True, consent=[])
    folder = answer_quick(question, "en", tmp_path / "op").folder
    text = (folder / "operation.yaml").read_text(encoding="utf-8")
    assert not any(word in text for word in ("one-side", "legs", "cleared_of_mines", "screening"))
    assert read_operation(folder).parties == {}


def test_a_zone_that_nobody_stated_is_an_assumption(tmp_path: Path) -> None:
    for zone, mark in ((None, "assumed"), ("UTC", "given")):
        folder = answer_quick(july(timezone=zone), "en", tmp_path / str(zone)).folder
        text = (folder / "operation.yaml").read_text(encoding="utf-8")
        assert f"timezone: UTC  # {mark}" in text
