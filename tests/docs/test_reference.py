"""The reference pages say what the program does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from safeconduct.catalogue import CATALOGUE
from safeconduct.terms.library import library_ids
from tests.docs.generate import PICTURE
from tests.docs.pages import PAGES, REFERENCE, helps


@pytest.mark.parametrize(
    ("file", "page"), PAGES.items(), ids=lambda value: getattr(value, "name", "")
)
def test_generated_page_is_up_to_date(file: Path, page: Callable[[], str]) -> None:
    assert file.read_text("utf-8") == page(), "run: make docs"


def test_every_code_has_a_heading() -> None:
    text = (REFERENCE / "errors.md").read_text("utf-8")
    missing = [code for code in CATALOGUE if f"\n### {code} " not in text]
    assert not missing


def test_every_command_and_option_is_in_the_reference() -> None:
    text = (REFERENCE / "commands.md").read_text("utf-8")
    for words, shown in helps():
        assert f"## {' '.join(words)}\n" in text
        for option in (word for word in shown.split() if word.startswith("--")):
            assert option in text
    options = {word for _, shown in helps() for word in shown.split() if word.startswith("--")}
    assert {"--json", "--quiet", "--set", "--turnout", "--roads", "--out"} <= options


def test_pages_know_the_library() -> None:
    docs = REFERENCE.parent
    told = (docs / "background" / "terms.md").read_text("utf-8")
    assert not [id_ for id_ in library_ids() if f"`{id_}`" not in told]
    readme = (docs.parent / "README.md").read_text("utf-8")
    assert f"{len(library_ids())} real amnesties" in readme


def test_picture_of_the_readme_is_a_map_with_a_plan() -> None:
    text = PICTURE.read_text("utf-8")
    assert "Map of Aleppo, 28 July 2016" in text
    assert PICTURE.stat().st_size < 100_000
    assert PICTURE.name in (REFERENCE.parents[1] / "README.md").read_text("utf-8")
