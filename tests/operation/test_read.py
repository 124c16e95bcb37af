"""What an operation folder becomes."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from safeconduct.errors import InputError
from safeconduct.operation.areas import AreaDocument
from safeconduct.operation.build_people import representative_point
from safeconduct.operation.model import Figure, Operation, Place
from safeconduct.operation.read import read_operation

FOLDER = Path(__file__).parents[1] / "folders" / "two-gates"

BENCHMARK = """\
safeconduct: 1
name: Three nodes
benchmark: true
timezone: UTC
start: 2000-01-01T00:00
horizon: PT1H
time_step: PT1M
corridors:
  gate: {crossing: {node: 2}}
"""
NODES = '{"type": "Feature", "properties": {"id": 1, "node": 1, "population": 7}, "geometry": null}'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "op"))


@pytest.fixture
def benchmark_folder(tmp_path: Path) -> Path:
    (tmp_path / "operation.yaml").write_text(BENCHMARK, "utf-8")
    (tmp_path / "areas.geojson").write_text(NODES, "utf-8")
    return tmp_path


def change(folder: Path, find: str, put: str, file: str = "operation.yaml") -> None:
    path = folder / file
    text = path.read_text("utf-8")
    assert text.count(find) == 1
    path.write_text(text.replace(find, put), "utf-8")


def codes(folder: Path) -> list[str]:
    with pytest.raises(InputError) as caught:
        read_operation(folder)
    return [fault.code for fault in caught.value.faults]


def without_place(operation: Operation) -> Operation:
    return replace(operation, folder=Path(), roads=None, terms_files=())


def test_the_whole_of_a_small_folder() -> None:
    found = read_operation(FOLDER)
    assert (found.name.en, found.name.ar) == ("Two gates", "بوابتان")
    assert (found.horizon_s, found.step_s, found.steps) == (86_400, 600, 144)
    assert found.start.isoformat() == "2016-07-29T06:00:00+03:00"
    west, south = found.corridors["west"], found.corridors["south"]
    assert west.open == ((2 * 3600, 10 * 3600),)
    assert south.open == ((4 * 3600, 8 * 3600),)
    assert west.also_groups == (("civilians", "wounded"),)
    assert west.screening is not None
    assert west.screening.time_s == {"civilians": 20, "wounded": 20, "laying-down-arms": 600}
    assert [pool.lanes for pool in west.screening.pools] == [4]
    assert west.consent["government"].expires_s == (6 * 24 + 18) * 3600
    assert west.refused_by == ()
    assert found.sites["west-centre"].stay_s == 6 * 3600
    assert found.buses is not None
    assert (found.buses.count, found.buses.pcu, found.buses.boarding_s) == (2, 2.5, 600)
    assert found.groups["wounded"].may_walk is False
    assert found.groups["civilians"].may_walk is True
    assert found.max_walk_m == 10_000
    assert found.roads == FOLDER / "roads"
    assert len(found.enclosed_lonlat) == 1
    assert found.recorded[0].value == 85
    assert found.statements["safeguards.longest_sealed"] == 7200
    assert found.statements["staying.food"] == "three weeks in store"


def test_people_are_divided_by_share_and_nobody_is_lost() -> None:
    found = read_operation(FOLDER)
    north = found.areas["north-quarter"]
    assert north.persons["wounded"].value == pytest.approx(12)
    assert north.persons["laying-down-arms"].value == pytest.approx(60)
    for area in found.areas.values():
        assert area.population is not None
        total = sum(figure.value for figure in area.persons.values())
        assert total == pytest.approx(area.population.value)
    assert north.persons["civilians"].high == pytest.approx(3600 * 0.976)


@pytest.mark.parametrize(("level", "total"), [("low", 3900), ("value", 5000), ("high", 6200)])
def test_a_population_can_be_taken_at_its_ends(level: str, total: float) -> None:
    found = read_operation(FOLDER, population=level)  # type: ignore[arg-type]  # of the parameters
    people = sum(f.value for area in found.areas.values() for f in area.persons.values())
    assert people == pytest.approx(total)


def test_lines_left_out_are_all_there_could_be(folder: Path) -> None:
    ids = [line.id for line in read_operation(folder).lines]
    assert ids == [
        "buses.square.west.west-centre",
        "buses.square.south.south-centre",
        "ambulances.west.west-centre",
        "ambulances.south.south-centre",
    ]
    change(folder, "vehicle_capacity_per_h: 60", "vehicle_capacity_per_h: 0")
    assert [line.corridor for line in read_operation(folder).lines] == ["west", "west"]


def test_a_figure_without_a_source_is_an_assumption() -> None:
    found = {a.key: a for a in read_operation(FOLDER).assumptions}
    assert found["turnout.laying-down-arms"].value == 0.2
    assert found["corridors.west.screening.lanes"].where.line == 44
    assert "turnout.civilians" not in found
    assert "areas.north-quarter.population" not in found
    # The site names a source, and so do its figures.
    assert "sites.west-centre.places" not in found
    assert "sites.south-centre.places" in found


def test_a_speed_nobody_states_is_an_assumption(folder: Path) -> None:
    change(folder, "kind: civilians, walking_speed_kmh: 4,", "kind: civilians,")
    found = read_operation(folder)
    assert found.groups["civilians"].walking_speed_kmh == 4
    assert "groups.civilians.walking_speed_kmh" in {a.key for a in found.assumptions}


def test_what_is_left_out_does_not_limit(benchmark_folder: Path) -> None:
    found = read_operation(benchmark_folder)
    gate = found.corridors["gate"]
    assert gate.open == ((0, 3600),)
    assert gate.groups == ("everybody",)
    assert gate.windows_stated is False
    assert gate.groups_stated is False
    assert gate.walk_capacity_person_per_h is None
    assert gate.screening is None
    assert gate.crossing == Place(node="2", where=gate.crossing.where)
    assert found.turnout == {"everybody": Figure(1.0)}
    assert found.areas["1"].persons["everybody"].value == 7
    assert found.max_walk_m is None
    assert (found.roads, found.lines, found.enclosed_lonlat) == (None, (), ())


def test_a_refused_consent_is_kept_as_read(folder: Path) -> None:
    change(folder, "council: {answer: none}", "council: refused")
    assert read_operation(folder).corridors["west"].refused_by == ("council",)


def test_persons_by_group_win_over_shares(folder: Path) -> None:
    change(
        folder,
        '"population": {"value": 2000,',
        '"persons": {"civilians": 5}, "population": {"value": 2000,',
        "areas.geojson",
    )
    south = read_operation(folder).areas["south-quarter"]
    assert {group: figure.value for group, figure in south.persons.items()} == {"civilians": 5}


def test_areas_from_a_table(folder: Path) -> None:
    table = (
        "pcode,name,name_ar,lon,lat,node,population,population_high,population_source,persons:wounded\n"
        "SY01,Old Town,المدينة,37.17,36.21,,100,120,un,\n"
        "SY02,,,,,7,,,,12\n"
    )
    (folder / "areas.csv").write_text(table, "utf-8")
    change(folder, "areas: areas.geojson\n", "")
    (folder / "areas.geojson").unlink()
    found = read_operation(folder).areas
    assert (found["SY01"].place.lon, found["SY01"].name.ar) == (37.17, "المدينة")
    assert found["SY01"].population is not None
    assert found["SY01"].population.high == 120
    assert found["SY02"].place.node == "7"
    assert found["SY02"].persons["wounded"].value == 12
    assert found["SY02"].where is not None
    assert found["SY02"].where.line == 3


def test_events_are_cut_to_the_horizon(folder: Path) -> None:
    text = (
        "closures:\n"
        "  - {links: [101], from: 2016-07-28T00:00, to: 2016-07-29T08:00}\n"
        "  - {links: [102], to: 2016-07-29T06:00}\n"
        "  - {area: [[37.1, 36.2], [37.2, 36.2], [37.2, 36.3]], from: 2016-07-30T05:00}\n"
    )
    with (folder / "operation.yaml").open("a", encoding="utf-8") as file:
        file.write(text)
    found = read_operation(folder).closures
    assert [closure.interval for closure in found] == [(0, 7200), (23 * 3600, 86_400)]


def test_settings_change_values_before_checking(folder: Path) -> None:
    found = read_operation(
        folder,
        settings=[
            "corridors.west.screening.lanes=8",
            "turnout.civilians={low: 0.2, value: 0.3}",
            "max_detour=2",
            "corridors.west.windows.0.to='18:00'",
            "corridors.west.consent.council=given",
        ],
    )
    west = found.corridors["west"]
    assert west.screening is not None
    assert west.screening.pools[0].lanes == 8
    assert west.open == ((2 * 3600, 12 * 3600),)
    assert west.consent["council"].answer == "given"
    assert found.turnout["civilians"].low == 0.2
    assert found.max_detour == 2


def test_a_wrong_setting_is_told_where_it_was_made(folder: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_operation(folder, settings=["corridors.west.leads_to=[nowhere]", "groups.x.kind=y"])
    assert [(f.file, f.code) for f in caught.value.faults] == [
        ("--set", "SC215"),
        ("--set", "SC223"),
    ]


def test_reading_is_stable_and_the_digest_follows_every_byte(folder: Path, tmp_path: Path) -> None:
    first, again = read_operation(folder), read_operation(folder)
    assert first == again
    moved = Path(shutil.copytree(folder, tmp_path / "elsewhere"))
    assert without_place(read_operation(moved)) == without_place(first)
    (folder / "roads" / "node.csv").write_text("changed", "utf-8")
    assert read_operation(folder).digest_sha256 == first.digest_sha256
    for name in ("operation.yaml", "areas.geojson", "enclosed.geojson", "recorded.csv"):
        with (folder / name).open("a", encoding="utf-8") as file:
            file.write("\n")
        now = read_operation(folder).digest_sha256
        assert now not in {first.digest_sha256, again.digest_sha256}
        again = read_operation(folder)


def test_the_digest_tells_settings_and_populations_apart(folder: Path) -> None:
    lanes, detour = "corridors.west.screening.lanes=7", "max_detour=2"
    digests = [
        read_operation(folder).digest_sha256,
        read_operation(folder, settings=[lanes]).digest_sha256,
        read_operation(folder, settings=[lanes, detour]).digest_sha256,
        read_operation(folder, population="low").digest_sha256,
        read_operation(folder, population="high").digest_sha256,
        read_operation(folder, settings=[lanes], population="high").digest_sha256,
    ]
    assert len(set(digests)) == len(digests)
    again = read_operation(folder, settings=[detour, lanes]).digest_sha256
    assert again == digests[2], "the order of settings changes nothing"


def test_other_roads_can_be_given(folder: Path) -> None:
    change(folder, "roads: roads/", "roads: nothing-there/")
    assert codes(folder) == ["SC101"]
    assert read_operation(folder, roads=Path("city.osm.pbf")).roads == Path("city.osm.pbf")


def test_a_point_inside_is_found_for_bent_and_holed_areas() -> None:
    square = ((0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0), (0.0, 0.0))
    hole = ((1.0, 1.0), (3.0, 1.0), (3.0, 3.0), (1.0, 3.0), (1.0, 1.0))
    bent = ((0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (3.0, 4.0), (3.0, 1.0), (0.0, 1.0), (0.0, 0.0))
    assert representative_point((square,)) == (2.0, 2.0)
    assert representative_point((square, hole)) == (0.5, 2.0)
    assert representative_point((bent,)) == (3.5, 2.5)


def test_area_ids_may_be_numbers_and_names() -> None:
    assert AreaDocument.model_validate({"id": 17}).id == "17"
    assert AreaDocument.model_validate({"id": "Bustan al-Qasr (east)"}).id


def test_a_fleet_may_have_no_vehicles(folder: Path) -> None:
    none = ["fleet.buses.count=0", "fleet.ambulances.count=0"]
    found = read_operation(folder, settings=none)
    assert (found.buses, found.ambulances, found.lines) == (None, None, ())
    assert {line.fleet for line in read_operation(folder, settings=none[:1]).lines} == {
        "ambulances"
    }
