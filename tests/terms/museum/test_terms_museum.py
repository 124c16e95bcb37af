"""Every broken instrument file is told what is wrong with it, where, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from safeconduct.catalogue import CATALOGUE
from safeconduct.catalogue.terms import CODES
from safeconduct.errors import Fault, InputError
from safeconduct.terms.read_instrument import read_instrument

MUSEUM = Path(__file__).parent
CASES: list[dict[str, Any]] = yaml.safe_load((MUSEUM / "cases.yaml").read_text("utf-8"))
BASE = (MUSEUM / "base.yaml").read_text("utf-8")
ELSEWHERE = {f"SC{number}" for number in range(720, 730)}
"""Codes an instrument file cannot show: of facts, see test_terms_facts; of commands and folders."""


def broken(case: dict[str, Any], file: Path) -> Path:
    """Write the file of a case."""
    text = BASE
    for find, put in [(case.get("find"), case.get("put")), *case.get("also", [])]:
        if find is not None:
            assert text.count(find) == 1, f"{find!r} stands {text.count(find)} times"
            text = text.replace(find, put)
    if "hex" in case:
        file.write_bytes(bytes.fromhex(case["hex"]))
    elif not case.get("remove"):
        file.write_text(case.get("text", text), "utf-8")
    return file


def faults(case: dict[str, Any], folder: Path) -> tuple[Fault, ...]:
    """Give what is found in the file of a case."""
    with pytest.raises(InputError) as caught:
        read_instrument(broken(case, folder / "decree.yaml"))
    return caught.value.faults


def test_the_base_is_whole() -> None:
    assert len(read_instrument(MUSEUM / "base.yaml").offers) == 2


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict[str, Any], tmp_path: Path) -> None:
    found = faults(case, tmp_path)
    expected = [("decree.yaml", case["line"], case["code"])]
    assert [(f.file, f.line, f.code) for f in found] == expected, "\n".join(map(str, found))
    [fault] = found
    assert fault.what.endswith("."), fault.what
    assert fault.why.endswith("."), fault.why
    assert fault.remedy.endswith((".", "?")), fault.remedy
    assert case["says"] in str(fault), str(fault)
    assert str(fault).startswith(f"decree.yaml:{case['line']}: " if case["line"] else "decree.yaml")
    assert str(tmp_path) not in str(fault)


def test_the_museum_is_large_and_shows_every_code() -> None:
    names = [case["name"] for case in CASES]
    assert len(names) == len(set(names)) >= 40
    shown = {case["code"] for case in CASES}
    assert shown <= set(CATALOGUE)
    assert set(CODES) - shown == ELSEWHERE
    assert {"SC201", "SC202", "SC203", "SC206", "SC208", "SC210", "SC213", "SC217"} <= shown


def test_all_faults_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    text = BASE.replace("- carried-arms", "- caried-arms")
    text = text.replace("source: gazette, hijri", "source: gazete, hijri")
    text = text.replace("revokes: longer", "revokes: long")
    (tmp_path / "decree.yaml").write_text(text, "utf-8")
    with pytest.raises(InputError) as caught:
        read_instrument(tmp_path / "decree.yaml")
    told = [(fault.line, fault.code) for fault in caught.value.faults]
    assert told == [(12, "SC707"), (38, "SC704"), (81, "SC709")]
