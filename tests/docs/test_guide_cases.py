"""The cases that the guide to instruments shows hold for the file that it writes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from safeconduct.errors import Fault
from safeconduct.reading.yaml_text import Document, read_yaml
from safeconduct.terms.model import Instrument
from safeconduct.terms.read_instrument import instrument_of
from tests.docs.sessions import run_step, steps_of
from tests.terms.corpus_cases import Case, cases_of, holds
from tests.terms.mutants import mutants_of

PAGE = Path(__file__).resolve().parents[2] / "docs" / "guides" / "write-an-instrument.md"
FILE = "decree-5.yaml"


@pytest.fixture
def written(tmp_path: Path) -> Document:
    """Give the file as a reader has it at the end of the guide."""
    for step in steps_of(PAGE.read_text("utf-8")):
        if step.command.startswith(("cat", "sed")):
            run_step(step, tmp_path, tmp_path)
    faults: list[Fault] = []
    found = read_yaml((tmp_path / FILE).read_text("utf-8"), FILE, faults)
    assert found is not None, faults
    return found


@pytest.fixture
def cases(tmp_path: Path) -> list[Case]:
    [text] = re.findall(r"^```csv\n(.*?)^```$", PAGE.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    table = tmp_path / "xx-2021-5.csv"
    table.write_text(text, encoding="utf-8")
    return list(cases_of(table))


def built(document: Document) -> Instrument | None:
    return instrument_of(document, FILE, [])


def test_cases_of_the_guide_come_out(written: Document, cases: list[Case]) -> None:
    instrument = built(written)
    assert instrument is not None
    assert len(cases) == 9
    assert [str(case) for case in cases if not holds(case, instrument)] == []


def test_guide_says_how_many_mutants_its_cases_let_through(
    written: Document, cases: list[Case]
) -> None:
    through = []
    for mutant in mutants_of(written.value):
        instrument = built(Document(mutant.document, written.lines))
        if instrument is not None and all(holds(case, instrument) for case in cases):
            through.append(mutant.name)
    assert "events.decree-9.lasts +1" in through
    assert len(through) == 15
