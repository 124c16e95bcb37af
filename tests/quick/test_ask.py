"""What is typed wrongly: the code, and every fault at once."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeconduct.catalogue import CATALOGUE
from safeconduct.errors import InputError
from safeconduct.quick.ask import ask
from safeconduct.quick.distance import distance_m, edge_distance_m
from safeconduct.quick.hours import read_hours
from safeconduct.quick.numbers import read_duration_s, read_people
from safeconduct.quick.places import read_crossings
from safeconduct.quick.shape import read_shape
from tests.quick.questions import JULY_2016, SQUARE, STEADY, july, write_area

WRONG = [
    ("people", "275000..116000", "SC660"),
    ("people", "-5", "SC660"),
    ("people", "0", "SC660"),
    ("people", "many", "SC660"),
    ("people", "1..2..3", "SC660"),
    ("people", "900000000000", "SC660"),
    ("people", "1160,00", "SC660"),
    ("crossings", [], "SC663"),
    ("crossings", ["Bustan al-Qasr"], "SC663"),
    ("crossings", ["@36.1,37.1"], "SC663"),
    ("crossings", ["A@north"], "SC663"),
    ("crossings", ["A@136.1,37.1"], "SC663"),
    ("crossings", ["A@nan,37.1"], "SC663"),
    ("crossings", ["A@36.1,37.1", "A@36.2,37.1"], "SC663"),
    ("open_hours", "24:00-00:00", "SC665"),
    ("open_hours", "20:00-04:00,03:00-05:00", "SC665"),
    ("open_hours", "20:00-04:00,22:00-06:00", "SC665"),
    ("open_hours", "08:00-08:00", "SC665"),
    ("open_hours", "08:00-25:00", "SC665"),
    ("open_hours", "08:60-09:00", "SC665"),
    ("open_hours", "all day", "SC665"),
    ("open_hours", "08:00-12:00,11:00-13:00", "SC665"),
    ("start", "2016-02-30", "SC665"),
    ("start", "0001-01-01", "SC665"),
    ("days", "0", "SC667"),
    ("days", "three", "SC667"),
    ("days", "1000", "SC667"),
    ("buses", "0x50", "SC666"),
    ("buses", "20x0", "SC666"),
    ("buses", "20", "SC666"),
    ("ambulances", "x", "SC666"),
    ("round_trip", "90", "SC666"),
    ("round_trip", "0min", "SC666"),
    ("round_trip", "2d", "SC666"),
    ("round_trip", None, "SC666"),
    ("buses", None, "SC666"),
    ("places", "-1", "SC667"),
    ("wounded", "200000", "SC667"),
    ("desks", "4", "SC667"),
    ("desks", "0x20s", "SC667"),
    ("rate", "fast", "SC667"),
    ("rate", "0", "SC667"),
    ("rate", "nan", "SC667"),
    ("turnout", "0", "SC667"),
    ("turnout", "1,2,3,4,5,6", "SC667"),
    ("turnout", "101", "SC667"),
    ("consent", [""], "SC668"),
    ("consent", ["../x"], "SC668"),
    ("name", " ", "SC668"),
    ("name", "a\x07b", "SC668"),
    ("no_conflict", True, "SC668"),
    ("timezone", "Mars/Base", "SC668"),
    ("timezone", "../../etc/passwd", "SC668"),
]
"""Option, what was typed, the code. Only that one fault."""


@pytest.mark.parametrize(("option", "typed", "code"), WRONG)
def test_one_fault_has_its_code(option: str, typed: object, code: str) -> None:
    with pytest.raises(InputError) as caught:
        july(**{option: typed})
    assert {fault.code for fault in caught.value.faults} == {code}
    assert code in CATALOGUE
    assert all(fault.what and fault.why and fault.remedy for fault in caught.value.faults)


def test_all_faults_come_at_once() -> None:
    with pytest.raises(InputError) as caught:
        july(people="2..1", open_hours="9-10", crossings=["A", "B"], days="0", rate="x")
    codes = [fault.code for fault in caught.value.faults]
    assert sorted(codes) == ["SC660", "SC663", "SC663", "SC665", "SC667", "SC667"]


def test_a_party_that_was_not_asked_cannot_consent() -> None:
    with pytest.raises(InputError, match="SC668"):
        july(consent=["council"], parties=["government,opposition"])


def test_a_crossing_with_exchanged_coordinates_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="exchanged") as caught:
        july(crossings=["A@37.143,36.194"], area=write_area(tmp_path))
    assert caught.value.faults[0].code == "SC664"
    assert "36.194,37.143" in caught.value.faults[0].remedy


def test_a_crossing_far_away_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"SC664.*km from the edge"):
        july(crossings=["A@35.0,39.0"], area=write_area(tmp_path))


def test_a_crossing_on_a_long_edge_is_near(tmp_path: Path) -> None:
    ring = [[37.0, 35.0], [38.0, 35.0], [38.0, 36.0], [37.0, 36.0], [37.0, 35.0]]
    area = write_area(tmp_path, {"type": "Polygon", "coordinates": [ring]})
    assert july(crossings=["A@35.5,37.0"], area=area).shape is not None


@STEADY
@given(st.floats(-0.2, 0.2), st.floats(-0.2, 0.2))
def test_the_distance_to_an_edge_is_that_to_its_nearest_place(east: float, north: float) -> None:
    point, start, end = (37.0 + east, 36.0 + north), (37.0, 36.0), (37.1, 36.05)
    places = [(37.0 + 0.1 * i / 500, 36.0 + 0.05 * i / 500) for i in range(501)]
    nearest = min(distance_m(point, place) for place in places)
    assert edge_distance_m(point, start, end) == pytest.approx(nearest, rel=5e-3, abs=15)


BROKEN_AREAS = [
    ("", "SC661"),
    ("{", "SC661"),
    ("[]", "SC661"),
    ('{"type": "Point", "coordinates": [37.1, 36.1]}', "SC661"),
    ('{"type": "FeatureCollection", "features": []}', "SC661"),
    ('{"type": "Feature", "geometry": null}', "SC661"),
    ("[" * 100_000, "SC661"),
    ('{"type": "Polygon"}', "SC662"),
    ('{"type": "Polygon", "coordinates": [[]]}', "SC662"),
    ('{"type": "Polygon", "coordinates": [[[1, 1], [2, 1], [2, 2], [1, 3]]]}', "SC662"),
    ('{"type": "Polygon", "coordinates": [[[1, 1], [2, 2], [2, 1], [1, 2], [1, 1]]]}', "SC662"),
    ('{"type": "Polygon", "coordinates": [[[1, 1], [1, 1], [1, 1], [1, 1]]]}', "SC662"),
    ('{"type": "Polygon", "coordinates": [[["a", 1], [2, 2], [2, 1], [1, 1]]]}', "SC662"),
    (
        '{"type": "Polygon", "coordinates": [[[3e5, 4e6], [3e5, 5e6], [4e5, 5e6], [3e5, 4e6]]]}',
        "SC662",
    ),
    ('{"type": "Polygon", "coordinates": [[[1, 1e999], [2, 2], [2, 1], [1, 1e999]]]}', "SC662"),
    ('{"type": "Polygon", "coordinates": 7}', "SC662"),
]


@pytest.mark.parametrize(("text", "code"), BROKEN_AREAS)
def test_broken_areas(tmp_path: Path, text: str, code: str) -> None:
    file = tmp_path / "area.geojson"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_shape(file)
    assert [fault.code for fault in caught.value.faults] == [code]


def test_an_area_that_is_not_there_or_no_text(tmp_path: Path) -> None:
    latin = tmp_path / "latin.geojson"
    latin.write_bytes('{"name": "Alépp"}'.encode("latin-1"))
    for file in (tmp_path / "missing.geojson", tmp_path, latin):
        with pytest.raises(InputError, match="SC661"):
            read_shape(file)


def test_the_line_of_broken_json_is_told(tmp_path: Path) -> None:
    file = tmp_path / "area.geojson"
    file.write_text('{\n"type": "Polygon",\n!}', encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_shape(file)
    assert caught.value.faults[0].line == 3


def test_areas_of_every_kind_are_read(tmp_path: Path) -> None:
    polygon = {"type": "Polygon", "coordinates": [SQUARE]}
    several = {
        "type": "MultiPolygon",
        "coordinates": [[SQUARE], [[[38, 36], [39, 36], [39, 37], [38, 36]]]],
    }
    feature = {"type": "Feature", "properties": {}, "geometry": polygon}
    collection = {"type": "FeatureCollection", "features": [feature, feature]}
    parts = [
        len(read_shape(write_area(tmp_path, each)).polygons)
        for each in (polygon, feature, collection, several)
    ]
    assert parts == [1, 1, 1, 2]


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [
        ("90min", 5400),
        ("1h30min", 5400),
        ("1.5h", 5400),
        ("PT1H30M", 5400),
        ("45s", 45),
        ("2 h", 7200),
    ],
)
def test_durations(typed: str, seconds: int) -> None:
    assert read_duration_s(typed, "--round-trip", "SC666") == seconds


def test_people_may_have_commas() -> None:
    assert read_people("116,000..275,000") == (116_000, 275_000)
    assert read_people("500") == (500, 500)


@pytest.mark.parametrize("typed", ["20:00-04:00", "20:00-24:00,00:00-04:00"])
def test_a_night_is_one_window(typed: str) -> None:
    assert read_hours(typed) == ((72_000, 100_800),)


@pytest.mark.parametrize(
    ("typed", "windows"),
    [
        ("00:00-24:00", ((0, 86_400),)),
        ("20:00-00:00", ((72_000, 86_400),)),
        ("24:00-04:00", ((0, 14_400),)),
        ("20:00-04:00,08:00-10:00", ((28_800, 36_000), (72_000, 100_800))),
    ],
)
def test_hours_at_the_edge_of_a_day(typed: str, windows: tuple[tuple[int, int], ...]) -> None:
    assert read_hours(typed) == windows


@STEADY
@given(st.text(max_size=30))
def test_no_text_is_a_traceback(text: str) -> None:
    for option in ("people", "open_hours", "days", "rate", "turnout", "desks", "timezone", "buses"):
        try:
            ask(replace(JULY_2016, **{option: text}))  # type: ignore[arg-type]  # any option, by name
        except InputError as error:
            assert error.faults  # noqa: PT017  # either an answer or faults, both are fine
    try:
        read_crossings([text])
    except InputError as error:
        assert error.faults  # noqa: PT017  # the same


@STEADY
@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(["type", "coordinates", "geometry", "features", "geometries"]),
                inner
                | st.sampled_from(["Polygon", "Feature", "MultiPolygon", "FeatureCollection"]),
                max_size=3,
            )
        ),
        max_leaves=12,
    )
)
def test_no_json_is_a_traceback(tmp_path_factory: pytest.TempPathFactory, data: object) -> None:
    file = tmp_path_factory.getbasetemp() / "any.geojson"
    file.write_text(json.dumps(data), encoding="utf-8")
    try:
        assert read_shape(file).polygons
    except InputError as error:
        assert error.faults  # noqa: PT017  # either a shape or faults
