"""The keys the safeguards name are keys of the folder: each is deleted from a real file."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from safeconduct.operation.read import read_operation
from safeconduct.safeguards.check import check_safeguards
from safeconduct.safeguards.model import Safeguard
from tests.safeguards.operations import an_agreed_operation

TWO_GATES = Path(__file__).resolve().parents[1] / "folders" / "two-gates"
READS = [(each.id, key) for each in check_safeguards(an_agreed_operation()) for key in each.reads]
Edit = Callable[[dict[str, Any]], None]


def answers(folder: Path, edit: Edit) -> dict[str, Safeguard]:
    """Answer the safeguards of two-gates after all was agreed and one thing was edited."""
    shutil.copytree(TWO_GATES, folder, dirs_exist_ok=True)
    # Every plain value stays text, so that dates and clock times are written back as they were.
    said = yaml.load((folder / "operation.yaml").read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - BaseLoader makes text only
    agree(said)
    edit(said)
    text = yaml.dump(said, default_style=None, allow_unicode=True, sort_keys=False)
    (folder / "operation.yaml").write_text(unquoted(text), "utf-8")
    return {each.id: each for each in check_safeguards(read_operation(folder))}


def unquoted(text: str) -> str:
    """Take the quotes off that keep numbers text; clock times keep theirs."""
    return "\n".join(
        line.replace("'", "") if ":" not in line.partition(": ")[2] else line
        for line in text.splitlines()
    )


def agree(said: dict[str, Any]) -> None:
    """Let the two parties of two-gates agree to everything."""
    consent = {"answer": "given", "expires": "2016-08-05T00:00"}
    for corridor in said["corridors"].values():
        corridor["consent"] = {party: dict(consent) for party in ("government", "council")}
        corridor["for"] = ["civilians", "wounded", "laying-down-arms"]
        corridor["screening"]["time_s"] = {"all": "20"}
        corridor["screening"]["separates"] = "no"
        for leg in corridor["legs"]:
            leg.update(monitors="UN observers", cleared_of_mines="yes")
    for site in said["sites"].values():
        site["places"] = "9000"
        site["destinations"] = ["the other side", "the countryside"]
    said["pauses"] = [{"where": "everywhere", "agreed_by": ["government", "council"]}]
    said["exchange"][0]["answered"] = "2016-07-28"
    corridors = list(said["corridors"])
    said["handing_in"] = [{"offer": "x/1", "recipient": "a judge", "reached_by": corridors[:1]}]
    said["staying"] = {
        "protected_by": "both parties",
        "food": "three weeks in store",
        "water": "the pumping station",
        "medical": "one hospital",
    }
    said["safeguards"] = {
        "free_choice": "yes",
        "destination_choice": "yes",
        "family_unity": "yes",
        "longest_sealed": "PT2H",
        "way_back": "yes",
        "guarantors": ["un"],
        "notice_h": "24",
    }


def delete(said: Any, path: list[str]) -> None:
    """Delete a key, everywhere a star stands for."""
    first, *rest = path
    inside: Iterator[Any] = iter(())
    if first == "*":
        inside = iter(said.values() if isinstance(said, dict) else said)
    elif isinstance(said, list):
        inside, rest = iter(said), path
    elif rest:
        inside = iter([said[first]])
    else:
        said.pop(first, None)
    for each in inside:
        delete(each, rest)


def test_the_folder_meets_every_safeguard(tmp_path: Path) -> None:
    found = answers(tmp_path, lambda _: None)
    assert {each.id: each.finding.en for each in found.values() if each.verdict != "met"} == {}


@pytest.mark.parametrize(("safeguard", "key"), READS, ids=[key for _, key in READS])
def test_a_key_deleted_from_the_file_is_not_stated(
    safeguard: str, key: str, tmp_path: Path
) -> None:
    found = answers(tmp_path, lambda said: delete(said, key.split(".")))
    assert found[safeguard].verdict == "not stated"


def test_a_rule_by_age_and_sex_fails(tmp_path: Path) -> None:
    def restrict(said: dict[str, Any]) -> None:
        said["restrictions"] = [
            {
                "by": "government",
                "says": {"en": "no men of 15 to 55", "ar": "لا رجال"},
                "share": "0.2",
            }
        ]

    found = answers(tmp_path, restrict)["way-for-all"]
    assert found.verdict == "not met"
    assert "1,000 people have no way" in found.finding.en
    assert "لا رجال" in (found.finding.ar or "")
