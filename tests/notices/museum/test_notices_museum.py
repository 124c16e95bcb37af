"""Every broken notices.yaml is told what is wrong with it, where, and nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from safeconduct.catalogue import CATALOGUE
from safeconduct.cli.main import main
from safeconduct.errors import InputError
from safeconduct.notices.model import MOST_AREAS
from safeconduct.notices.read import FILE, read_issue
from safeconduct.operation.read import read_operation
from tests.notices.folders import JULY, change, copy_of

MUSEUM = Path(__file__).parent
OPERATIONS = MUSEUM.parents[1] / "museum" / "base"
CASES: list[dict[str, Any]] = yaml.safe_load((MUSEUM / "cases.yaml").read_text("utf-8"))


def laid_out(folder: Path, case: dict[str, Any] | None = None) -> Path:
    shutil.copytree(OPERATIONS, folder)
    text = (MUSEUM / "base.yaml").read_text("utf-8")
    if case and "find" in case:
        assert text.count(case["find"]) == 1, case["name"]
        text = text.replace(case["find"], case["put"])
    elif case:
        text = case["text"]
    (folder / FILE).write_text(text, encoding="utf-8")
    return folder


def test_the_base_is_whole(tmp_path: Path) -> None:
    issue = read_issue(read_operation(laid_out(tmp_path / "base")))
    assert (issue.version, issue.issued.isoformat()) == (3, "2016-07-30")
    assert issue.published == {"square"}
    assert issue.alerting is not None


def test_the_museum_is_large_enough() -> None:
    assert len(CASES) >= 25
    assert len({case["name"] for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_each_fault_is_named_alone_with_its_line(case: dict[str, Any], tmp_path: Path) -> None:
    operation = read_operation(laid_out(tmp_path / "broken", case))
    with pytest.raises(InputError) as caught:
        read_issue(operation)
    found = caught.value.faults
    assert [(each.code, each.file, each.line) for each in found] == [
        (case["code"], FILE, case["line"])
    ], "\n".join(map(str, found))
    assert case.get("says", "") in found[0].what
    assert found[0].remedy
    assert case["code"] in CATALOGUE


def test_check_names_faults_of_notices_and_of_announcements_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = copy_of(JULY, tmp_path / "op")
    change(folder / FILE, "version: 1", "version: 0")
    assert main(["check", str(folder)]) == 2
    assert f"{FILE}:4: SC204" in capsys.readouterr().err
    change(folder / FILE, "version: 0", "version: 1")
    broken = min((folder / "announcements").iterdir())
    change(broken, "seen:", "sen:")
    assert main(["check", str(folder)]) == 2
    assert f"announcements/{broken.name}" in capsys.readouterr().err


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    folder = laid_out(tmp_path / "broken")
    change(folder / FILE, "corridors: [west]", "corridors: [east]")
    change(folder / FILE, "source: un", "source: nobody")
    with pytest.raises(InputError) as caught:
        read_issue(read_operation(folder))
    assert sorted(each.line for each in caught.value.faults) == [12, 17]


def test_an_area_too_many_is_refused_and_the_last_that_fits_is_not(tmp_path: Path) -> None:
    folder = copy_of(JULY, tmp_path / "op")
    areas = list(read_operation(folder).areas)
    for number, refused in ((MOST_AREAS, False), (MOST_AREAS + 1, True)):
        listed = ", ".join(areas[:number])
        text = f"notices: 1\ndistricts:\n  one:\n    name: One\n    areas: [{listed}]\n"
        (folder / FILE).write_text(text, encoding="utf-8")
        operation = read_operation(folder)
        if not refused:
            assert len(read_issue(operation).districts[0].areas) == MOST_AREAS
            continue
        with pytest.raises(InputError) as caught:
            read_issue(operation)
        assert [(each.code, each.line) for each in caught.value.faults] == [("SC956", 3)]


def test_more_areas_than_a_leaflet_holds_need_districts(tmp_path: Path) -> None:
    folder = copy_of(JULY, tmp_path / "op")
    (folder / FILE).unlink()
    with pytest.raises(InputError) as caught:
        read_issue(read_operation(folder))
    assert [each.code for each in caught.value.faults] == ["SC956"]


def test_areas_are_named_by_whatever_ids_areas_may_have(tmp_path: Path) -> None:
    folder = laid_out(tmp_path / "op")
    change(folder / "areas.geojson", '"id": "north-quarter"', '"id": "North q. (upper)"')
    change(folder / FILE, "[north-quarter,", '["North q. (upper)",')
    issue = read_issue(read_operation(folder))
    assert issue.districts[0].areas == ("North q. (upper)", "south-quarter")
