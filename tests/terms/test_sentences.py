"""Whatever is decided can be said in both languages, and written as data."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

from hypothesis import assume, given, settings

from safeconduct.terms.answer import Answer, Decision
from safeconduct.terms.conclude import spans_in
from safeconduct.terms.decide import decide
from safeconduct.terms.decision_document import decision_document
from safeconduct.terms.library import library_instrument
from safeconduct.terms.limits import limits_beside
from safeconduct.terms.model import Instrument
from safeconduct.terms.say_decision import decision_lines
from safeconduct.terms.tongue import CODES, Code, Tongue
from tests.terms.by_hand import every_reading
from tests.terms.drawn import facts, instruments, near
from tests.terms.small import ADULT, instrument

steady = settings(derandomize=True, deadline=None, max_examples=60)
ISOLATED = re.compile("\u2066[^\u2069]*\u2069")
SYRIA = library_instrument("sy-2016-15")


def opens_at_all(answer: Answer) -> bool:
    window = next(part for part in answer.trace.parts if part.id == "window")
    return any(spans_in(step) for step in window.everything() if step.op == "window")


def said(decision: Decision, asked: dict[str, Any], code: Code) -> str:
    lines = decision_lines(decision, limits_beside(asked, None), Tongue(code), trace=True)
    return "\n".join(lines)


@steady
@given(instruments(), facts, near)
def test_every_decision_can_be_said_and_written(
    made: Instrument, asked: dict[str, Any], on: date
) -> None:
    decision = decide(made, asked, on=on)
    assume(all(opens_at_all(answer) for answer in decision.answers))
    for code in CODES:
        text = said(decision, asked, code)
        assert not re.search(r"[{}]|None|True|False", text), text
        outcome = {"en": "MET|NOT YET|EXPIRED|UNDETERMINED", "ar": r"[\u0600-\u06ff]"}[code]
        assert re.search(outcome, text)
    written = json.loads(json.dumps(decision_document(decision, limits_beside(asked, None))))
    for answer, data in zip(decision.answers, written["answers"], strict=True):
        # Whoever has the document alone can reckon the answer again.
        outcomes = {outcome for _, outcome in every_reading(data["trace"])}
        assert data["outcome"] == (outcomes.pop() if len(outcomes) == 1 else "undetermined")
        assert data["open_facts"] == list(answer.open_facts)


def test_every_answer_says_that_it_is_no_decision_and_who_reviewed_the_file() -> None:
    asked = ADULT | {"carried-arms": True}
    for asking, known_on in [
        (asked, None),
        ({"age-years": 9}, None),
        ({}, None),
        (asked, date(2016, 1, 1)),
    ]:
        decision = decide(SYRIA, asking, on=date(2016, 8, 1), known_on=known_on)
        english = said(decision, asking, "en")
        assert "No lawyer has reviewed this file." in english
        assert "It is no decision of an authority, no advice and no promise." in english
        child = asking == {"age-years": 9}
        assert ("Not seen: Whatever follows article 3" in english) is not child
        assert "لم يراجع" in said(decision, asking, "ar")
    reviewed = instrument(
        reviewed={"by": "Bar of the capital", "on": "2017-02-01", "covers": {"en": "All of it."}}
    )
    english = said(decide(reviewed, ADULT, on=date(2016, 8, 1)), ADULT, "en")
    assert "Reviewed by Bar of the capital on 1 February 2017: All of it." in english
    assert "No lawyer" not in english


def test_a_child_hears_of_protection_and_of_nothing_else() -> None:
    asked = {"age-years": 15, "carried-arms": True, "handed-over-self": True}
    english = said(decide(SYRIA, asked, on=date(2016, 8, 1)), asked, "en")
    assert "PROTECTION." in english
    for word in ("MET", "NOT MET", "EXPIRED", "arms", "Because", "limits"):
        assert not re.search(rf"\b{word}\b", english), word


def test_days_are_told_in_both_calendars() -> None:
    asked = ADULT | {"holds-captive": True}
    english = said(decide(SYRIA, asked, on=date(2017, 2, 4)), asked, "en")
    assert "4 February 2017 (7 Jumada I 1438 AH)" in english
    arabic = said(decide(SYRIA, asked, on=date(2017, 2, 4)), asked, "ar")
    assert "7 جمادى الأولى 1438 هـ" in arabic


def test_the_overlay_never_looks_like_a_reason() -> None:
    asked = ADULT | {"carried-arms": True, "genocide": True}
    decision = decide(SYRIA, asked, on=date(2016, 8, 1))
    english = said(decision, asked, "en")
    before, after = english.split("Beside the text: international limits", 1)
    assert "Genocide Convention" not in before
    assert "Genocide Convention" in after
    assert "they change nothing in the answer above" in after
    for answer in decision.answers:
        assert not [reason for reason in answer.reasons if "genocide" in reason.id]
