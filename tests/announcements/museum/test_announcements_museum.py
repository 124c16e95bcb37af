"""Every broken announcement is told what is wrong with it, where, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from safeconduct.announcements.model import MarkedAnnouncement
from safeconduct.announcements.read import read_announcements
from safeconduct.catalogue import CATALOGUE
from safeconduct.catalogue.announcements import CODES
from safeconduct.errors import Fault, InputError
from tests.announcements.small import operation
from tests.terms.small import instrument

MUSEUM = Path(__file__).parent
CASES: list[dict[str, Any]] = yaml.safe_load((MUSEUM / "cases.yaml").read_text("utf-8"))
BASE = (MUSEUM / "base.yaml").read_text("utf-8")
FILE = "announcements/leaflet.yaml"
ELSEWHERE = {"SC910", "SC913"}
"""Codes one announcement cannot show: an id that stands twice, a folder without any."""


def read(
    folder: Path, *texts: str, start: str = "2016-07-29T06:00"
) -> tuple[MarkedAnnouncement, ...]:
    """Read announcements from a folder."""
    (folder / "announcements").mkdir()
    for number, text in enumerate(texts):
        name = "leaflet.yaml" if number == 0 else f"leaflet-{number}.yaml"
        (folder / "announcements" / name).write_text(text, "utf-8")
    appeal = {"by": {"en": "A minister"}, "when": "2016-07-28", "says": {"en": "Pardon."}}
    return read_announcements(
        replace(operation(start=start), folder=folder), [instrument(appeals=[appeal])]
    )


def faults(folder: Path, *texts: str, **other: Any) -> tuple[Fault, ...]:
    """Give what is found in announcements."""
    with pytest.raises(InputError) as caught:
        read(folder, *texts, **other)
    return caught.value.faults


def broken(case: dict[str, Any]) -> str:
    """Give the text of a case."""
    if "text" in case:
        return str(case["text"])
    assert BASE.count(case["find"]) == 1, f"{case['find']!r} is not there once"
    return BASE.replace(case["find"], case["put"])


def test_the_base_is_whole(tmp_path: Path) -> None:
    [found] = read(tmp_path, BASE)
    assert len(found.clauses) == 8


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict[str, Any], tmp_path: Path) -> None:
    found = faults(tmp_path, broken(case))
    codes = {case["code"], case.get("also_code", case["code"])}
    assert {f.code for f in found} == codes, "\n".join(map(str, found))
    assert len(found) == len(codes)
    fault = next(each for each in found if each.code == case["code"])
    assert (fault.file, fault.line) == (FILE, case["line"]), str(fault)
    assert fault.what.endswith("."), fault.what
    assert fault.why.endswith("."), fault.why
    assert fault.remedy.endswith((".", "?")), fault.remedy
    assert case["says"] in str(fault), str(fault)
    assert str(tmp_path) not in str(fault)
    assert "promise" not in fault.what, "a word of the program's own inside"


def test_the_museum_shows_every_code() -> None:
    names = [case["name"] for case in CASES]
    assert len(names) == len(set(names)) >= 40
    shown = {case["code"] for case in CASES}
    assert shown <= set(CATALOGUE)
    assert set(CODES) - shown == ELSEWHERE


def test_two_files_of_one_id(tmp_path: Path) -> None:
    [fault] = faults(tmp_path, BASE, BASE)
    assert fault.code == "SC910"


def test_hours_that_the_clocks_go_over(tmp_path: Path) -> None:
    night = BASE.replace('{from: "07:00", to: "11:00"}', '{from: "00:30", to: "11:00"}')
    [fault] = faults(tmp_path, night, start="2016-03-24T20:00")
    assert (fault.code, fault.line) == ("SC209", 33)


def test_all_faults_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    one = BASE.replace("[handed-over-self,", "[handed-over-himself,").replace(
        "[west], for", "[w], for"
    )
    two = BASE.replace("announcement: leaflet", "announcement: second").replace(
        "sites: [school]", "sites: [scool]"
    )
    told = [(f.file, f.line, f.code) for f in faults(tmp_path, one, two)]
    assert told == [
        ("announcements/leaflet-1.yaml", 41, "SC907"),
        (FILE, 19, "SC704"),
        (FILE, 29, "SC905"),
    ]
