"""Lengths that cannot be are told, once."""

from __future__ import annotations

from pathlib import Path

import pytest

from safeconduct.errors import Fault
from safeconduct.network.check_lengths import check_lengths
from safeconduct.network.read_gmns import read_gmns
from safeconduct.network.report import Report

NODES = "node_id,x_coord,y_coord\n1,37.1,36.2\n2,37.11,36.2\n3,37.12,36.2\n4,37.1201,36.2\n"
"""Each of the first three is about 899 m from the next, the last one 9 m from the third."""


def said(tmp_path: Path, *lengths: str, directed: int = 1) -> list[Fault]:
    rows = [f"r{i},{i},{i + 1},{length},{directed}" for i, length in enumerate(lengths, start=1)]
    head = "link_id,from_node_id,to_node_id,length,directed"
    (tmp_path / "node.csv").write_text(NODES, "utf-8")
    (tmp_path / "link.csv").write_text("\n".join([head, *rows, ""]), "utf-8")
    report = Report()
    check_lengths(read_gmns(tmp_path), "roads/", report)
    return report.entries


@pytest.mark.parametrize(
    "lengths", [("900", "900", "9"), ("900", "5000", "1"), ("", "", ""), ("810", "900")]
)
def test_lengths_that_can_be_are_not_told(lengths: tuple[str, ...], tmp_path: Path) -> None:
    assert said(tmp_path, *lengths) == []


def test_a_length_beside_a_stated_time_is_not_told(tmp_path: Path) -> None:
    (tmp_path / "node.csv").write_text(NODES, "utf-8")
    rows = "link_id,from_node_id,to_node_id,length,directed,travel_time_s\n1,1,2,1,0,0\n"
    (tmp_path / "link.csv").write_text(rows, "utf-8")
    report = Report()
    check_lengths(read_gmns(tmp_path), "roads/", report)
    assert report.entries == []


@pytest.mark.parametrize("directed", [0, 1])
def test_short_roads_are_one_warning_with_their_number_and_the_first(
    directed: int, tmp_path: Path
) -> None:
    (one,) = said(tmp_path, "900", "700", "9", directed=directed)
    assert (one.code, one.severity, one.file) == ("SC314", "warning", "roads/link.csv")
    assert one.what.startswith("1 road is shorter")
    assert "r2: 700 m stated, 899 m straight" in one.what
    (both,) = said(tmp_path, "500", "700", directed=directed)
    assert both.what.startswith("2 roads are shorter")
    assert "the first is r1" in both.what


def test_kilometres_are_a_fault(tmp_path: Path) -> None:
    (one,) = said(tmp_path, "0.9", "1.3", "0.01")
    assert (one.code, one.severity) == ("SC315", "fault")
    assert "kilometres; metres are expected" in one.what
