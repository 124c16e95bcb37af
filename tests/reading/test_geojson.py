"""GeoJSON feature by feature, with lines."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from safeconduct.errors import Fault
from safeconduct.reading.geojson import Feature, read_geojson

FIXED = settings(derandomize=True, deadline=None, max_examples=100)
ALL = ("Point", "Polygon", "MultiPolygon", None)
RING = [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 0.0]]


def read(text: str) -> tuple[list[Feature], list[str]]:
    faults: list[Fault] = []
    found = read_geojson(text, "file", faults, geometries=ALL)
    assert all(1 <= fault.line <= text.count("\n") + 1 for fault in faults)
    return found, [fault.code for fault in faults]


def feature(geometry: Any, **properties: Any) -> dict[str, Any]:
    return {"type": "Feature", "properties": properties, "geometry": geometry}


@pytest.mark.parametrize("indent", [None, 1, 4])
def test_features_know_their_lines(indent: int | None) -> None:
    features = [
        feature({"type": "Point", "coordinates": [n, n]}, id=f"a{n}", size={"low": n})
        for n in range(5)
    ]
    text = json.dumps({"type": "FeatureCollection", "features": features}, indent=indent)
    found, faults = read(text)
    assert not faults
    rows = text.split("\n")
    for n, each in enumerate(found):
        assert each.point == (float(n), float(n))
        assert f'"a{n}"' in rows[each.line_of("properties", "id") - 1]
        assert f'"low": {n}' in rows[each.line_of("properties", "size", "low") - 1]
        assert rows[each.line - 1].lstrip().startswith("{")


def test_polygons_become_rings() -> None:
    inner = [[0.2, 0.1], [0.4, 0.1], [0.4, 0.2], [0.2, 0.1]]
    one = {"type": "Polygon", "coordinates": [RING, inner]}
    many = {"type": "MultiPolygon", "coordinates": [[RING], [inner]]}
    for geometry in (one, many, {**many, "bbox": [0, 0, 1, 1]}):
        [found], faults = read(json.dumps(geometry))
        assert not faults
        assert [len(ring) for ring in found.rings] == [4, 4]


def test_heights_are_passed_over_and_nothing_is_a_geometry() -> None:
    found, faults = read(json.dumps(feature({"type": "Point", "coordinates": [1, 2, 300]})))
    assert (found[0].point, faults) == ((1, 2), [])
    found, faults = read(json.dumps(feature(None, id="a")))
    assert (found[0].point, found[0].rings, faults) == (None, (), [])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[]", "SC120"),
        ("{", "SC120"),
        ('{"type": "FeatureCollection", "features": []} x', "SC120"),
        ('{"type": "FeatureCollection"}', "SC122"),
        ('{"type": "FeatureCollection", "features": [3]}', "SC122"),
        ('{"type": "FeatureCollection", "type": "Feature", "features": []}', "SC121"),
        ('{"type": "Feature", "properties": 3, "geometry": null}', "SC123"),
        ('{"type": "Feature", "geometry": 3}', "SC123"),
        ('{"type": "Point", "coordinates": [1e999, 0]}', "SC124"),
        ('{"type": "Point", "coordinates": [' + "9" * 500 + ", 0]}", "SC124"),
        ('{"type": "Point", "coordinates": [true, 0]}', "SC124"),
        ('{"type": "Polygon", "coordinates": []}', "SC124"),
        ('{"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [0, 0], [0, 0]]]}', "SC124"),
        ('{"type": "Point", "coordinates": [' + "9" * 5000 + ", 0]}", "SC117"),
        ('{"type": "Point", "coordinates": ' + "[" * 100_000, "SC114"),
    ],
)
def test_what_is_wrong_has_a_code(text: str, code: str) -> None:
    assert read(text)[1] == [code]


@FIXED
@given(st.integers(0, 10_000), st.sampled_from(list('{}[]",:0 \n')))
def test_a_broken_text_is_never_worse_than_a_fault(place: int, put: str) -> None:
    features = [feature({"type": "Polygon", "coordinates": [RING]}, id=n) for n in range(3)]
    text = json.dumps({"type": "FeatureCollection", "features": features}, indent=1)
    cut = place % len(text)
    read(text[:cut])
    read(text[:cut] + put + text[cut + 1 :])
