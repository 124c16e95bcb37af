"""What holds for any text: said as it is nothing departs, and what is spoilt is seen."""

from __future__ import annotations

from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from safeconduct.terms.model import Instrument
from tests.announcements.marked import announced, terms_of
from tests.announcements.small import agreed, told
from tests.terms.drawn import QUESTIONS, conditions, near, rival, text, windows
from tests.terms.small import document, offer, question, written
from tests.terms.small import read as read_text

BEYOND, LESS = "beyond the text", "less than the text"
steady = settings(derandomize=True, deadline=None, max_examples=80)


@st.composite
def texts(draw: st.DrawFn) -> tuple[dict[str, Any], Instrument]:
    """Draw a text, as plain values and as read."""
    keys: dict[str, Any] = {"window": draw(windows())}
    for limb in ("who", "act"):
        if draw(st.booleans()):
            keys[limb] = draw(conditions)
    if draw(st.booleans()):
        keys["exclusions"] = {"x": {"when": draw(conditions), "says": {"en": "Left out"}}}
    if draw(st.booleans()):
        keys["offence"] = {"before": draw(st.one_of(near.map(text), rival(near.map(text))))}
    if draw(st.booleans()):
        keys["claims"] = {
            "civil": draw(st.sampled_from(["kept", "conditional"])),
            "says": "Claims.",
        }
    whole = document(offers={"one": offer(**keys)})
    asked = [name for name in QUESTIONS if f"{name}:" in written(whole)]
    whole["ambiguities"] = {name: question(*QUESTIONS[name]) for name in asked}
    return whole, read_text(written(whole))


@steady
@given(texts())
def test_an_announcement_made_from_the_text_has_no_departure(
    made: tuple[dict[str, Any], Instrument],
) -> None:
    whole, read = made
    found = announced(whole, terms_of(whole, "one"), read)
    assert told(found) == set()
    assert "standing" in agreed(found)


@steady
@given(texts())
def test_another_condition_only_asks_more(made: tuple[dict[str, Any], Instrument]) -> None:
    whole, read = made
    terms = terms_of(whole, "one")
    parts = [terms["act"]] if "act" in terms else []
    more = announced(whole, terms | {"act": {"all": [*parts, "full-disclosure"]}}, read)
    assert {side for _, side, _ in told(more)} <= {"asks"}


@steady
@given(texts())
def test_another_way_in_only_promises_more(made: tuple[dict[str, Any], Instrument]) -> None:
    whole, read = made
    terms = terms_of(whole, "one")
    assume("act" in terms)
    wider = announced(whole, terms | {"act": {"any": [terms["act"], "full-disclosure"]}}, read)
    assert {side for _, side, _ in told(wider)} <= {"promises"}


@steady
@given(texts(), st.sampled_from(["who", "act", "offence", "exclusions"]))
def test_what_is_dropped_is_never_asked(made: tuple[dict[str, Any], Instrument], key: str) -> None:
    whole, read = made
    terms = terms_of(whole, "one")
    terms.pop(key, None)
    found = told(announced(whole, terms, read))
    assert found <= {(key.removesuffix("s"), "promises", BEYOND)}
