"""The announcements of July 2016, held against decree 15 and the operation of that day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import yaml

import safeconduct
from safeconduct.announcements.compare import compare_announcement
from safeconduct.announcements.finding import Comparison
from safeconduct.announcements.model import SaidTerms
from safeconduct.announcements.read import read_announcements
from safeconduct.announcements.say_comparison import comparison_lines
from safeconduct.announcements.speech import Speech
from safeconduct.operation.model import Operation
from safeconduct.operation.read import read_operation
from safeconduct.terms.condition_facts import facts_in
from safeconduct.terms.model import Instrument
from safeconduct.terms.of_operation import read_terms
from tests.announcements.small import sayable, told

FOLDER = Path(safeconduct.__file__).parent / "operations" / "aleppo-2016-07"
BEYOND, LESS, NOT = "beyond the text", "less than the text", "not in the text"


@cache
def read() -> tuple[Operation, tuple[Instrument, ...]]:
    operation = read_operation(FOLDER)
    return operation, read_terms(operation)


@cache
def comparisons() -> dict[str, Comparison]:
    operation, texts = read()
    found = {
        each.id: compare_announcement(each, operation)
        for each in read_announcements(operation, texts)
    }
    for each in found.values():
        sayable(each, operation)
    return found


def facts(found: Comparison, side: str) -> set[str]:
    """Give the facts of the conditions that concern one side."""
    conditions = [
        f.values["condition"] for f in found.findings if f.side == side and "condition" in f.values
    ]
    return {fact for each in conditions for fact in facts_in(each)}  # type: ignore[arg-type]  # under "condition" stands one


def test_all_are_there() -> None:
    assert list(comparisons()) == [
        "sms-2016-07-26",
        "leaflets-2016-07-27",
        "decree-ap-2016-07-28",
        "decree-english-2016-07-28",
        "leaflet-2016-07-28",
        "moscow-2016-07-28",
    ]


def test_the_press_adds_a_duty_to_surrender_that_article_2_does_not_have() -> None:
    found = comparisons()["decree-ap-2016-07-28"]
    assert facts(found, "asks") == {"handed-over-self"}
    assert facts(found, "promises") == {"own-initiative", "freed-unharmed", "freed-for-nothing"}
    [initiative] = [f for f in found.findings if f.readings]
    assert initiative.readings == ({"initiative": "own-will"},)
    assert {f.key for f in found.of("agrees")} == {"standing", "who", "act", "window"}
    assert ("no-text", "apart", NOT) in told(found), "the call to free all is in no text"


def test_every_answer_says_that_no_lawyer_has_reviewed_the_text() -> None:
    operation, _ = read()
    for id_, found in comparisons().items():
        text = "\n".join(comparison_lines(found, operation, Speech("en")))
        spoken_of = id_.startswith(("decree", "moscow"))
        assert ("No lawyer has reviewed this file. Not seen: Whatever" in text) == spoken_of


def test_the_english_of_article_1_reads_as_less() -> None:
    found = comparisons()["decree-english-2016-07-28"]
    assert facts(found, "leaves out") == {"carried-arms", "fugitive-from-justice"}
    assert facts(found, "promises") == {"own-initiative", "handed-to"}
    assert ("smaller-effect", "leaves out", LESS) in told(found)
    assert ("claims", "leaves out", LESS) in told(found)
    assert "window" in {f.key for f in found.of("agrees")}
    assert found.unsaid == ("contact", "not-covered")


def test_the_leaflet_says_none_of_what_practice_asks() -> None:
    found = comparisons()["leaflet-2016-07-28"]
    missed = ("hours", "search", "destination", "staying", "contact", "until-when", "not-agreed")
    assert found.unsaid == missed
    consents = [f for f in found.findings if f.key == "consent"]
    assert [f.clause for f in consents] == ["exit-1", "exit-2", "exit-3"]
    assert [f.clause for f in found.findings if f.key == "no-way"] == ["exit-4"]
    assert len(found.of("asks")) == 3


def test_the_pardon_was_urged_and_gives_nothing() -> None:
    found = comparisons()["moscow-2016-07-28"]
    assert ("appeal", "apart", NOT) in told(found)
    assert not [f for f in found.of("promises") if f.clause == "pardon"]
    assert ("other-groups", "promises", BEYOND) in told(found), "the northern corridor, read twice"
    assert {word.word for word in found.words} == {"hostage", "terrorist"}


def test_the_pardon_put_as_an_offer_would_be_caught() -> None:
    operation, texts = read()
    moscow = comparisons()["moscow-2016-07-28"].announcement
    clauses = []
    for clause in moscow.clauses:
        about = clause.about
        turned = replace(about, standing="enacted") if isinstance(about, SaidTerms) else about
        clauses.append(replace(clause, about=turned))
    found = compare_announcement(replace(moscow, clauses=tuple(clauses)), operation)
    assert ("appeal", "promises", BEYOND) in told(found)
    assert texts[0].appeals


def test_as_known_later_the_month_of_captors_hangs_on_a_question() -> None:
    operation, _ = read()
    announcement = comparisons()["decree-ap-2016-07-28"].announcement
    later = compare_announcement(announcement, operation, date(2016, 10, 31))
    [shorter] = [f for f in later.findings if f.key == "shorter"]
    names = [way["captors-2016"] for way in shorter.readings]
    assert sorted(names) == ["new-month", "three-months", "without-a-break"]


def test_every_quotation_stands_in_the_words_and_every_clause_has_a_source() -> None:
    for file in sorted((FOLDER / "announcements").glob("*.yaml")):
        said = yaml.safe_load(file.read_text("utf-8"))
        text = " ".join(words["text"] for words in said.get("words", ()))
        for clause in said["clauses"].values():
            assert clause["source"]
            words = clause.get("words")
            assert (words is None) == ("paraphrase" in clause)
            assert words is None or words in text
            assert words is not None or clause["paraphrase"]["ar"]
