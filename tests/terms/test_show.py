"""An instrument in words: the rule beside the text, with what it leaves open."""

from __future__ import annotations

import re
from datetime import date

import pytest

from safeconduct.terms.condition_facts import bare, excluded_facts, facts_in
from safeconduct.terms.library import library_ids, library_instrument
from safeconduct.terms.model import Instrument
from safeconduct.terms.say_instrument import instrument_lines
from safeconduct.terms.tongue import CODES, Code, Tongue
from safeconduct.terms.vocabulary import vocabulary
from tests.terms.small import event, instrument, offer, question, source

ENGLISH = Tongue("en")
SYRIA = library_instrument("sy-2016-15")


def shown(made: Instrument, known_on: str | None = None, code: Code = "en") -> str:
    known = date.fromisoformat(known_on) if known_on else None
    return "\n".join(instrument_lines(made, tuple(made.offers.values()), known, Tongue(code)))


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("id_", library_ids())
def test_every_fact_question_event_and_source_is_shown(id_: str, code: Code) -> None:
    made, tongue = library_instrument(id_), Tongue(code)
    text = shown(made, code=code)
    # What a later text settled no longer stands in the rule; it did on the first day.
    rules = text + shown(made, made.known_since.isoformat(), code)
    for each in made.offers.values():
        for fact in (*facts_in(each.who), *facts_in(each.act), *excluded_facts(each)):
            assert tongue.text(vocabulary()[bare(fact)].that) in rules, fact
    for ambiguity in made.ambiguities.values():
        assert tongue.text(ambiguity.question) in text
        for reading in ambiguity.readings.values():
            assert f"– {tongue.text(reading.says)}" in text
    for happened in made.events:
        assert tongue.text(happened.says) in text
    for appeal in made.appeals:
        assert tongue.text(appeal.says) in text
    assert not re.search(r"\{\w*\}|None|Text\(", text)


def test_nobodys_facts_are_in_a_rule() -> None:
    text = shown(SYRIA)
    assert "not stated" not in text
    assert not set("✓✗") & set(text)


def test_appeals_are_asked_for_and_give_nothing() -> None:
    text = shown(SYRIA)
    block = text.partition("Asked for beside it, and giving nothing\n")[2].partition("\n\n")[0]
    assert block.startswith("  Russian defence minister, 2016-07-28: Damascus is asked to pardon")


def test_a_question_stands_where_it_matters_with_each_reading() -> None:
    read = {"by_reading": {"q": {"a": "in-hiding", "b": True, "c": False}}}
    made = instrument(ambiguities={"q": question("a", "b", "c")}, offers={"one": offer(who=read)})
    lines = [line.strip() for line in shown(made).split("\n")]
    at = lines.index("as the question is read: How is it read?")
    assert lines[at + 1 : at + 7] == [
        "– Read a.",
        "the person was in hiding",
        "– Read b.",
        "read so, nothing is asked here",
        "– Read c.",
        "read so, this never holds",
    ]


def test_what_is_not_said_has_no_heading() -> None:
    text = shown(instrument())
    for heading in ("Questions the text leaves open", "What became of it", "Paper", "Claims of",
                    "Asked for beside it", "What was made of it", "Whom the text leaves out"):  # fmt: skip
        assert heading not in text
    assert "No lawyer has reviewed this file." in text


def test_a_review_is_told_with_what_it_covers() -> None:
    review = {"by": "Bar of Aleppo", "on": "2017-03-01", "covers": {"en": "Articles 1 and 2."}}
    text = shown(instrument(reviewed=review))
    assert "Reviewed by Bar of Aleppo on 1 March 2017: Articles 1 and 2." in text
    assert "No lawyer" not in text


LATER = instrument(
    sources={"gazette": source("2016-07-28"), "later": source("2016-10-27")},
    events={"longer": event("extend", "2016-10-27", lasts="3 months", source="later")},
)


def test_only_what_could_be_known_is_shown() -> None:
    assert "What became of it" in shown(LATER, "2016-10-27")
    assert "27 January 2017" in shown(LATER, "2016-10-27")
    then = shown(LATER, "2016-10-26")
    assert "What became of it" not in then
    assert "28 October 2016" in then
    assert "2017" not in then


def test_a_source_is_named_from_the_day_it_could_be_known() -> None:
    assert "[later]" in shown(LATER, "2016-10-27")
    assert "[later]" not in shown(LATER, "2016-10-26")


def test_hijri_days_stand_beside_the_gregorian() -> None:
    assert "from 28 July 2016 (23 Shawwal 1437 AH)" in shown(SYRIA)
    assert "(23 شوّال 1437 هـ)" in shown(SYRIA, code="ar")


def test_a_number_that_others_give_otherwise_is_told() -> None:
    made = instrument(
        number={
            "value": "1/2016",
            "source": "gazette",
            "also": [{"value": "23", "source": "gazette"}],
        }
    )
    assert "Number 1/2016; others say 23" in shown(made)
