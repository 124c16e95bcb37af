"""The conformance corpus: tables of cases that a lawyer can edit.

Columns: ``case`` (a name), ``offer``, ``on`` (a day or moment), ``known_on`` (left out: all that is
known now), ``facts``, ``reading`` (of open questions, where the outcome is that of one reading), ``outcome``,
``because`` (ids that must be among the reasons) and ``note``. The row called ``base`` of an offer
states its facts in full; later rows say what differs.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from safeconduct.terms.answer import Answer
from safeconduct.terms.decide import decide
from safeconduct.terms.model import Instrument
from safeconduct.terms.readings import fixed_to, values_of
from safeconduct.terms.reasons import reasons_of

FOLDER = Path(__file__).parent / "corpus"
COLUMNS = ["case", "offer", "on", "known_on", "facts", "reading", "outcome", "because", "note"]


@dataclass(frozen=True, slots=True)
class Case:
    """One row of a table."""

    table: str
    line: int
    name: str
    offer: str
    on: date | datetime
    known_on: date | None
    facts: dict[str, object]
    reading: dict[str, str]
    outcome: str
    because: tuple[str, ...]
    note: str

    def __str__(self) -> str:
        """Name the case as a test does."""
        return f"{self.table}/{self.offer}:{self.name}"


def tables() -> list[Path]:
    """Give the tables of the corpus."""
    return sorted(FOLDER.glob("*.csv"))


def cases_of(table: Path) -> Iterator[Case]:
    """Read the cases of one table."""
    base: dict[str, dict[str, object]] = {}
    with table.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, strict=True)
        assert reader.fieldnames == COLUMNS, table
        for row in reader:
            facts = {key: _plain(value) for key, value in _pairs(row["facts"]).items()}
            if row["case"] == "base":
                base[row["offer"]] = facts
            yield Case(
                table.stem,
                reader.line_num,
                row["case"],
                row["offer"],
                _asked(row["on"]),
                date.fromisoformat(row["known_on"]) if row["known_on"] else None,
                {**base[row["offer"]], **facts},
                _pairs(row["reading"]),
                row["outcome"],
                tuple(part.strip() for part in row["because"].split(";") if part.strip()),
                row["note"],
            )


def all_cases() -> list[Case]:
    """Give every case of the corpus."""
    return [case for table in tables() for case in cases_of(table)]


def answer_to(case: Case, instrument: Instrument) -> tuple[str, set[str]]:
    """Give outcome and reasons of a case under an instrument."""
    decision = decide(
        instrument, case.facts, on=case.on, known_on=case.known_on, offers=[case.offer]
    )
    if decision.halt:
        outcome = "protection" if decision.halt == "minor" else "undetermined"
        return outcome, {decision.halt}
    if not decision.answers:
        return "nothing", set()
    [answer] = decision.answers
    return _in_reading(answer, case.reading)


def holds(case: Case, instrument: Instrument) -> bool:
    """Tell whether a case comes out as its table says."""
    outcome, reasons = answer_to(case, instrument)
    return outcome == case.outcome and set(case.because) <= reasons


def _in_reading(answer: Answer, reading: dict[str, str]) -> tuple[str, set[str]]:
    outcomes = answer.by_reading
    for question, name in reading.items():
        outcomes = fixed_to(outcomes, question, name)
    values = values_of(outcomes)
    outcome = values[0] if len(values) == 1 else "undetermined"
    return outcome, {reason.id for reason in reasons_of(answer.trace, outcomes)}


def _pairs(text: str) -> dict[str, str]:
    pairs = [part.split("=", 1) for part in text.split(";") if part.strip()]
    return {key.strip(): value.strip() for key, value in pairs}


def _plain(value: str) -> object:
    return int(value) if value.isdecimal() else value


def _asked(text: str) -> date | datetime:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
