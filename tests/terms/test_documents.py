"""A decision as data and as sentences: nothing is lost, in both languages."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import pytest

from safeconduct.terms.answer import Decision
from safeconduct.terms.conclude import conclude
from safeconduct.terms.decide import decide
from safeconduct.terms.decision_document import by_reading, decision_document
from safeconduct.terms.library import library_ids, library_instrument
from safeconduct.terms.limits import limits, limits_beside
from safeconduct.terms.say_decision import decision_lines
from safeconduct.terms.tongue import CODES, Code, Tongue, sentences
from safeconduct.terms.trace import step_from
from tests.terms.small import ADULT, event, instrument, offer, question

SYRIA = library_instrument("sy-2016-15")
FIGHTER: dict[str, Any] = ADULT | {
    "carried-arms": True,
    "fugitive-from-justice": True,
    "own-initiative": True,
    "handed-over-self": True,
    "handed-over-weapon": True,
    "handed-to": "judicial-police",
}


def decision(
    on: str, known_on: str | None = None, facts: dict[str, Any] | None = None, **more: Any
) -> Decision:
    known = date.fromisoformat(known_on) if known_on else None
    stated = FIGHTER if facts is None else facts
    return decide(SYRIA, stated, on=date.fromisoformat(on), known_on=known, **more)


def words(found: Decision, code: Code = "en", *, trace: bool = False) -> str:
    return "\n".join(decision_lines(found, (), Tongue(code), trace=trace))


@pytest.mark.parametrize("id_", library_ids())
def test_the_document_is_json_and_its_trace_gives_the_answer_again(id_: str) -> None:
    made = library_instrument(id_)
    found = decide(made, ADULT, on=made.known_since)
    said = json.loads(json.dumps(decision_document(found, ())))
    assert said == decision_document(found, ())
    assert [each["offer"] for each in said["answers"]] == [each.offer.id for each in found.answers]
    for told, answer in zip(said["answers"], found.answers, strict=True):
        assert step_from(told["trace"]) == step_from(answer.trace.document())
        assert by_reading(conclude(step_from(told["trace"]))) == told["by_reading"]


@pytest.mark.parametrize("id_", library_ids())
def test_the_words_of_both_languages_have_no_holes(id_: str) -> None:
    made = library_instrument(id_)
    for facts in (ADULT, FIGHTER, {"age-years": 15}, {}):
        found = decide(made, facts, on=made.known_since)
        beside = limits_beside({}, None)
        english, arabic = (decision_lines(found, beside, Tongue(c), trace=True) for c in CODES)
        # The two languages say the same, line by line.
        assert len(english) == len(arabic)
        for line in (*english, *arabic):
            assert not re.search(r"\{\w*\}|\bNone\b|\bTrue\b|Text\(|Step\(", line), line


def test_both_languages_have_the_same_sentences_with_the_same_values() -> None:
    english, arabic = sentences("en"), sentences("ar")
    assert english.keys() == arabic.keys()
    for key, text in english.items():
        values = [set(re.findall(r"\{(\w+)\}", said)) for said in (text, arabic[key])]
        assert values[0] == values[1], key


def test_what_can_still_be_done_is_dated() -> None:
    facts = FIGHTER | {"handed-over-self": None, "handed-over-weapon": False}
    [answer, _] = decision_document(decision("2016-09-01", "2016-09-01", facts), ())["answers"]
    assert answer["outcome"] == "not met"
    assert answer["remaining"] == [
        {"readings": {}, "spans": [{"from": "2016-07-28", "through": "2016-10-28"}]}
    ]
    said = words(decision("2016-09-01", "2016-09-01", facts, offers=["1"]))
    assert "Hand over oneself and hand over the weapon" in said
    assert "until the end of 28 October 2016 (27 Muharram 1438 AH)" in said


def test_nothing_is_left_to_do_once_all_is_done_or_over() -> None:
    done, over = decision("2016-09-01", offers=["1"]), decision("2018-01-01", offers=["1"])
    for found in (done, over):
        assert decision_document(found, ())["answers"][0]["remaining"] is None
        assert "What could still be done" not in words(found)


@pytest.mark.parametrize(
    ("on", "said"),
    [
        ("2016-07-27", "NOT YET"), ("2016-10-28", "MET"), ("2018-01-01", "EXPIRED"),
        ("2017-02-01", "UNDETERMINED"),
    ],
)  # fmt: skip
def test_the_head_names_the_outcome_and_what_was_known(on: str, said: str) -> None:
    found = words(decision(on, offers=["1"]))
    assert f"Article 1: arms — {said}\n" in found
    assert "With all that the file knows, the last of it from 5 February 2017." in found
    then = words(decision(on, "2017-02-05", offers=["1"]))
    assert "As known on 5 February 2017." in then


def test_only_sources_of_the_day_are_named() -> None:
    then, now = decision("2016-10-28", "2016-10-26"), decision("2016-10-28")
    assert "ld-11-text" not in decision_document(then, ())["sources"]
    assert "ld-11-text" in decision_document(now, ())["sources"]
    for code in CODES:
        assert "ld-11-text" not in words(then, code, trace=True)
        assert "ld-11-text" in words(now, code, trace=True)


def test_limits_stand_beside_and_change_nothing() -> None:
    crime = FIGHTER | {"war-crime": True, "torture": True}
    plain, grave = decision("2016-08-15"), decision("2016-08-15", facts=crime)
    assert [a.outcome for a in plain.answers] == [a.outcome for a in grave.answers]
    beside = limits_beside(crime, None)
    assert {each.id for each in beside} > {each.id for each in limits_beside(FIGHTER, None)}
    said = "\n".join(decision_lines(grave, beside, Tongue("en")))
    assert "they change nothing in the answer above" in said
    for limit in beside:
        assert f"{limit.title.en}: {limit.says.en}" in said
    assert limits_beside(FIGHTER, date(1949, 1, 1)) == ()
    assert all(each.says.ar and each.where for each in limits())


def test_a_minor_has_no_answer_in_the_document() -> None:
    found = decision_document(decision("2016-08-15", facts=FIGHTER | {"age-years": 17}), limits())
    assert (found["answers"], found["not_evaluated"]) == ([], "minor")
    assert found["limits_beside"] == []
    assert "carried" not in json.dumps(found)


def test_what_was_never_enacted_decides_nothing_in_either_language() -> None:
    made = instrument(standing="proposed")
    found = decide(made, ADULT, on=date(2016, 8, 1))
    assert decision_document(found, ())["answers"] == []
    assert "Nothing here was enacted" in words(found)
    assert "proposed" in words(found)
    arabic = words(found, "ar")
    assert "مقترح" in arabic
    assert "proposed" not in arabic


def test_the_instrument_says_whether_it_was_reviewed() -> None:
    review = {"by": "Bar of Aleppo", "on": "2017-03-01", "covers": {"en": "All.", "ar": "الكل."}}
    for made, said in [(instrument(), False), (instrument(reviewed=review), True)]:
        found = decide(made, ADULT, on=date(2016, 8, 1))
        assert decision_document(found, ())["reviewed"] is said
        assert ("No lawyer has reviewed this file." in words(found)) is not said


def test_every_open_question_is_told_with_what_each_reading_comes_to() -> None:
    longer = event("extend", "2016-08-01", through="2016-11-30", in_reading={"q": ["a", "b"]})
    made = instrument(
        ambiguities={"q": question("a", "b", "c")},
        offers={"one": offer()},
        events={"longer": longer},
    )
    found = decide(made, ADULT | {"handed-over-self": True}, on=date(2016, 11, 1))
    said = words(found)
    assert "– Read a. (so read: MET)" in said
    assert "– Read b. (so read: MET)" in said
    assert "– Read c. (so read: EXPIRED)" in said
    [answer] = decision_document(found, ())["answers"]
    assert answer["open_questions"] == ["q"]
    assert {way["value"] for way in answer["by_reading"]} == {"met", "expired"}
