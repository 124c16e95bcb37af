"""Every broken folder of the museum is told what is wrong with it, where, and nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from safeconduct.catalogue import CATALOGUE
from safeconduct.catalogue.operation import CODES as OPERATION_CODES
from safeconduct.catalogue.reading import CODES as READING_CODES
from safeconduct.errors import Fault, InputError
from safeconduct.operation.read import read_operation

MUSEUM = Path(__file__).parent
CASES: list[dict[str, Any]] = yaml.safe_load((MUSEUM / "cases.yaml").read_text("utf-8"))
ELSEWHERE = {"SC102", "SC107", "SC108", "SC260", "SC261"}
"""Codes a file in a repository cannot show: rights, size and disk, see tests/reading; and warnings,
see tests/operation."""


def broken(case: dict[str, Any], folder: Path) -> Path:
    """Lay out the folder of a case."""
    shutil.copytree(MUSEUM / "base", folder)
    file = folder / case.get("file", "operation.yaml")
    for find, put in [(case.get("find"), case.get("put")), *case.get("also", [])]:
        if find is not None:
            text = file.read_text("utf-8")
            assert text.count(find) == 1, f"{find!r} stands {text.count(find)} times in {file.name}"
            digits = "9" * case.get("digits", 0)
            file.write_text(text.replace(find, put.replace("DIGITS", digits)), "utf-8")
    if "text" in case:
        file.write_text(case["text"], "utf-8")
    if "hex" in case:
        file.write_bytes(bytes.fromhex(case["hex"]))
    if case.get("remove") or case.get("folder"):
        file.unlink()
    if case.get("folder"):
        file.mkdir()
    if file.name == "areas.csv":
        said = folder / "operation.yaml"
        said.write_text(said.read_text("utf-8").replace("areas.geojson", "areas.csv"), "utf-8")
    return folder


def faults(case: dict[str, Any], folder: Path) -> tuple[Fault, ...]:
    """Give what is found in the folder of a case."""
    with pytest.raises(InputError) as caught:
        read_operation(broken(case, folder), settings=case.get("settings", ()))
    return caught.value.faults


def test_the_base_is_whole() -> None:
    assert len(read_operation(MUSEUM / "base").corridors) == 2


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict[str, Any], tmp_path: Path) -> None:
    found = faults(case, tmp_path / "op")
    at = case.get("at", case.get("file", "operation.yaml"))
    expected = [(at, case["line"], case["code"])]
    assert [(f.file, f.line, f.code) for f in found] == expected, "\n".join(map(str, found))
    for fault in found:
        assert fault.what.endswith("."), fault.what
        assert fault.why.endswith("."), fault.why
        assert fault.remedy.endswith((".", "?")), fault.remedy
        assert case.get("says", "") in str(fault)
        assert str(tmp_path) not in str(fault)


def test_the_museum_is_large_and_shows_every_code() -> None:
    names = [case["name"] for case in CASES]
    assert len(names) == len(set(names)) >= 50
    shown = {case["code"] for case in CASES}
    assert shown <= set(CATALOGUE)
    assert (set(READING_CODES) | set(OPERATION_CODES)) - shown == ELSEWHERE


def test_all_faults_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    folder = broken(CASES[0] | {"find": "max_detour: 3", "put": "max_detour: -3"}, tmp_path / "op")
    areas = folder / "areas.geojson"
    areas.write_text(areas.read_text("utf-8").replace("Point", "LineString"), "utf-8")
    (folder / "recorded.csv").write_text("date\n", "utf-8")
    with pytest.raises(InputError) as caught:
        read_operation(folder)
    assert {fault.file for fault in caught.value.faults} == {
        "operation.yaml",
        "areas.geojson",
        "recorded.csv",
    }
