"""The conformance corpus: every offer of the library, on both sides of every boundary."""

from __future__ import annotations

import pytest

from safeconduct.terms.library import library_ids, library_instrument
from tests.terms.corpus_cases import Case, all_cases, answer_to, tables

CASES = all_cases()
LEAST = 400


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    outcome, reasons = answer_to(case, library_instrument(case.table))
    assert outcome == case.outcome, (outcome, sorted(reasons), case.note)
    assert set(case.because) <= reasons, (sorted(reasons), case.note)
    assert case.because, "a case says why"


def test_the_corpus_is_large_and_covers_every_enacted_offer() -> None:
    assert len(CASES) >= LEAST
    assert [table.stem for table in tables()] == library_ids()
    covered = {(case.table, case.offer) for case in CASES}
    offers = {
        (id_, offer.id)
        for id_ in library_ids()
        for offer in library_instrument(id_).offers.values()
        if offer.standing == "enacted" and library_instrument(id_).standing == "enacted"
    }
    assert offers <= covered


def test_names_of_cases_are_their_own() -> None:
    names = [str(case) for case in CASES]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("id_", library_ids())
def test_each_table_shows_each_outcome_that_matters(id_: str) -> None:
    outcomes = {case.outcome for case in CASES if case.table == id_}
    assert {"met", "not met", "undetermined", "protection"} <= outcomes
