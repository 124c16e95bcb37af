"""People by area with HXL hashtags: only what a source states, and no number below ten."""

from __future__ import annotations

import csv
from dataclasses import replace
from io import StringIO

import pytest

from safeconduct.notices.aggregates import aggregates_csv
from safeconduct.operation.model import Alternative, Figure, Operation, Text
from tests.builders import an_area
from tests.notices.small import operation


def with_people(figure: Figure | None, **other: object) -> Operation:
    area = replace(an_area("town", "n0", 100), population=figure, **other)  # type: ignore[arg-type] # of an area
    return operation(areas={"town": area})


def row(whole: Operation) -> dict[str, str]:
    titles, tags, *rows = csv.reader(StringIO(aggregates_csv(whole)))
    assert len(titles) == len(tags)
    assert all(tag.startswith("#") for tag in tags)
    (only,) = rows
    return dict(zip(tags, only, strict=True))


def test_a_figure_stands_with_its_ends_its_source_and_its_code() -> None:
    figure = Figure(1200, low=900, high=1500, source="radio")
    found = row(with_people(figure, name=Text("Town", "البلدة"), pcode="SY0201"))
    assert found == {
        "#loc+name+i_en": "Town", "#loc+name+i_ar": "البلدة", "#loc+code+v_pcode": "SY0201",
        "#population+num": "1200", "#population+min": "900", "#population+max": "1500",
        "#meta+source": "Radio", "#meta+note": "",
    }  # fmt: skip


@pytest.mark.parametrize(
    "figure",
    [
        Figure(9, source="radio"),
        Figure(0, source="radio"),
        Figure(40, low=3, high=80, source="radio"),
    ],
)
def test_a_number_below_ten_is_withheld_with_its_row(figure: Figure) -> None:
    found = row(with_people(figure))
    assert [found[f"#population+{part}"] for part in ("num", "min", "max")] == ["", "", ""]
    assert found["#meta+note"]


def test_ten_is_told() -> None:
    assert row(with_people(Figure(10, source="radio")))["#population+num"] == "10"


@pytest.mark.parametrize(
    "figure",
    [
        None,
        Figure(1200),
        Figure(1200, also=(Alternative(900, "radio"),)),
        # The same number may be what a total was divided into, which is nobody's figure.
        Figure(1200, also=(Alternative(1200, "radio"),)),
    ],
)
def test_a_figure_that_no_source_states_is_not_told(figure: Figure | None) -> None:
    found = row(with_people(figure))
    assert found["#population+num"] == ""
    assert found["#meta+note"] == "no source states it"


def test_no_total_gives_a_withheld_number_away() -> None:
    few, many = (replace(an_area(id_, "n0", 5), id=id_) for id_ in ("few", "many"))
    areas = {
        "few": replace(few, population=Figure(5, source="radio")),
        "many": replace(many, population=Figure(500, source="radio")),
    }
    text = aggregates_csv(operation(areas=areas))
    assert "505" not in text
    assert len(text.splitlines()) == 4
