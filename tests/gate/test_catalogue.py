"""Error codes are stable, sorted and used."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

import safeconduct.catalogue
from safeconduct.catalogue import CATALOGUE, Entry

REPOSITORY = Path(__file__).resolve().parents[2]
LAYERS = {
    "reading": "SC1",
    "operation": "SC2",
    "network": "SC3",
    "plans": "SC4",
    "proof": "SC5",
    "papers": "SC6",
    "command_line": "SC6",
    "terms": "SC7",
    "flows": "SC8",
    "announcements": "SC9",
    "notices": "SC9",
}


def codes(layer: str) -> dict[str, Entry]:
    """Give the codes of one layer."""
    found: dict[str, Entry] = import_module(f"safeconduct.catalogue.{layer}").CODES
    return found


def test_every_layer_is_in_the_catalogue() -> None:
    modules = {module.name for module in iter_modules(safeconduct.catalogue.__path__)}
    assert modules - {"entry"} == set(LAYERS)
    assert len(CATALOGUE) == sum(len(codes(layer)) for layer in LAYERS), "a code is used twice"


@pytest.mark.parametrize(("layer", "prefix"), LAYERS.items())
def test_codes_are_sorted_and_in_their_hundred(layer: str, prefix: str) -> None:
    found = list(codes(layer))
    assert found == sorted(found)
    assert all(re.fullmatch(prefix + r"\d\d", code) for code in found)


def test_entries_are_sentences() -> None:
    for code, entry in CATALOGUE.items():
        assert entry.title, code
        assert not entry.title.endswith("."), code
        assert entry.meaning.rstrip().endswith((".", "…")), code
        assert entry.remedy.rstrip().endswith((".", "…")), code


def sources() -> dict[str, str]:
    """Give the text of every module outside the catalogue."""
    files = [
        file
        for file in (REPOSITORY / "safeconduct").rglob("*.py")
        if file.parent.name != "catalogue"
    ]
    return {str(file): file.read_text("utf-8") for file in files}


def test_every_code_raised_is_in_the_catalogue_and_every_entry_is_raised() -> None:
    raised = {code for text in sources().values() for code in re.findall(r"\bSC\d{3}\b", text)}
    ranges = {code for code in raised if code not in CATALOGUE}
    assert not ranges, "raised and not in the catalogue"
    assert set(CATALOGUE) <= raised, "in the catalogue and never raised"
