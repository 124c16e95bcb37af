"""Whoever changes an instrument by one word or one day breaks a case of the corpus."""

from __future__ import annotations

import csv
from fnmatch import fnmatchcase as fnmatch
from pathlib import Path

import pytest

from safeconduct.errors import Fault
from safeconduct.reading.yaml_text import Document, read_yaml
from safeconduct.terms.library import FOLDER, library_ids
from safeconduct.terms.read_instrument import instrument_of
from tests.terms.corpus_cases import FOLDER as TABLES
from tests.terms.corpus_cases import cases_of, holds
from tests.terms.mutants import mutants_of

EQUIVALENT = Path(__file__).parent / "equivalent"
LEAST_PER_INSTRUMENT = 4
LEAST_WORDS = 4


def equivalent(id_: str) -> dict[str, str]:
    """Give the mutants that no case can tell apart, each with the proof; * stands for anything."""
    table = EQUIVALENT / f"{id_}.csv"
    if not table.exists():
        return {}
    with table.open(encoding="utf-8", newline="") as file:
        return {row["mutant"]: row["proof"] for row in csv.DictReader(file, strict=True)}


def plain(id_: str) -> Document:
    """Give the plain values of an instrument of the library."""
    faults: list[Fault] = []
    text = (FOLDER / f"{id_}.yaml").read_text("utf-8")
    found = read_yaml(text, f"{id_}.yaml", faults)
    assert found is not None
    return found


# Some instruments have a hundred mutants, each read, checked and built anew.
@pytest.mark.timeout(120)
@pytest.mark.parametrize("id_", library_ids())
def test_every_mutant_breaks_a_case(id_: str) -> None:
    original = plain(id_)
    cases = list(cases_of(TABLES / f"{id_}.csv"))
    known = equivalent(id_)
    survivors, seen = [], 0
    for mutant in mutants_of(original.value):
        seen += 1
        faults: list[Fault] = []
        built = instrument_of(Document(mutant.document, original.lines), "mutant", faults)
        # A mutant the checks refuse is caught before any case is asked.
        if built is not None and all(holds(case, built) for case in cases):
            survivors.append(mutant.name)
    assert seen >= LEAST_PER_INSTRUMENT
    unproved = [name for name in survivors if not any(fnmatch(name, each) for each in known)]
    assert not unproved
    idle = [each for each in known if not any(fnmatch(name, each) for name in survivors)]
    assert not idle, "on the list of equivalent mutants, and a case tells them apart"


def test_every_equivalent_mutant_has_its_proof() -> None:
    assert {table.stem for table in EQUIVALENT.glob("*.csv")} <= set(library_ids())
    for id_ in library_ids():
        assert all(len(proof.split()) > LEAST_WORDS for proof in equivalent(id_).values())
