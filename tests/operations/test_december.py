"""December 2016: the page says what the planner finds, beside the record."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from benchmarks.december import ALL, after_the_stop, before_the_stop, from_the_start

PAGE = Path(__file__).parents[2] / "docs" / "background" / "december-2016.md"
BUSES = 60


def row(start: str) -> list[str]:
    """Give the cells of a row of the page."""
    line = next(line for line in PAGE.read_text("utf-8").splitlines() if line.startswith(start))
    return [cell.strip() for cell in line.strip("|").split("|")]


@pytest.mark.timeout(180)
def test_the_page_has_what_is_planned_for_sixty_buses() -> None:
    cells = row(f"| {BUSES}, all there")
    totals = from_the_start(BUSES)
    days = ("12-15", "12-16", "12-17", "12-18", "12-19", "12-20", "12-21", "12-22")
    for day, cell in zip(days, cells[1:9], strict=True):
        assert float(cell.replace(",", "")) == pytest.approx(
            totals.persons.get(day, 0.0), rel=2e-3, abs=2.0
        ), day
    assert int(cells[9]) == pytest.approx(totals.rides, abs=2)
    assert totals.persons.get("12-17", 0.0) == 0.0
    assert sum(totals.persons.values()) == pytest.approx(ALL, rel=1e-4)
    assert before_the_stop(totals) > 10_000


@pytest.mark.timeout(180)
def test_after_the_stop_the_busiest_day_is_the_nineteenth() -> None:
    totals = after_the_stop(BUSES)
    assert max(totals.persons, key=lambda day: totals.persons[day]) == "12-19"
    assert totals.persons["12-19"] > 15_000
    assert float(row(f"| {BUSES}, 26,086")[5].replace(",", "")) == pytest.approx(
        totals.persons["12-19"], rel=2e-3
    )


def test_the_page_names_the_implied_fleet_by_hand() -> None:
    """15,000 people in buses of 70, at the shortest cycle of the built-in line."""
    text = PAGE.read_text("utf-8")
    found = re.search(
        r"are (\d+) rides; at (\d+) minutes a ride that is the work of ([\d.]+)", text
    )
    assert found is not None
    rides, minutes, buses = float(found[1]), float(found[2]), float(found[3])
    assert rides == round(15_000 / 70)
    assert buses == pytest.approx(15_000 / 70 * minutes / (24 * 60), abs=0.05)
