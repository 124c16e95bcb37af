"""Each way in which a promise can part from the text, by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from safeconduct.announcements.finding import Comparison, Days, Finding
from safeconduct.terms.model import Instrument
from tests.announcements.small import agreed, compared, told
from tests.terms.small import document as text_document
from tests.terms.small import event, instrument, offer, question, written
from tests.terms.small import read as read_text

BEYOND, LESS, SAME, NOT = (
    "beyond the text",
    "less than the text",
    "as the text",
    "not in the text",
)
OFFER: dict[str, Any] = {
    "who": {"all": [{"any": ["carried-arms", "possessed-arms"]}, "in-hiding"]},
    "act": {
        "all": [
            "handed-over-self",
            {"fact": "handed-to", "one_of": ["judicial-authority", "police"]},
        ]
    },
    "exclusions": {"captor": {"when": "holds-captive", "says": {"en": "Captors."}}},
    "offence": {"before": "2016-07-28"},
    "effect": {
        "kind": "whole-penalty",
        "says": {"en": "No penalty."},
        "limits": {"en": "Of no other law."},
    },
    "claims": {"civil": "kept", "says": {"en": "Claims stay."}},
}
SAID: dict[str, Any] = {
    "offer": "xx-1/one",
    **{key: OFFER[key] for key in ("who", "act", "exclusions", "offence")},
    "window": {"lasts": "3 months"},
    "effect": {"kind": "whole-penalty", "limits": {"en": "Of no other law."}},
    "claims": "kept",
}


def text(**changed: Any) -> Instrument:
    return instrument(offers={"one": offer(**(OFFER | changed))})


def held(terms: dict[str, Any], *texts: Instrument, **other: Any) -> Comparison:
    return compared({"t": {"terms": terms}}, *(texts or (text(),)), **other)


def without(*keys: str) -> dict[str, Any]:
    return {key: value for key, value in SAID.items() if key not in keys}


def only(found: Comparison, key: str) -> Finding:
    [finding] = [each for each in found.findings if each.key == key and each.side != "agrees"]
    return finding


def test_the_text_itself_has_no_departure() -> None:
    found = held(SAID)
    assert told(found) == set()
    limbs = {"who", "offence", "exclusion", "act"}
    assert agreed(found) == limbs | {"standing", "window", "effect", "claims"}
    assert all(each.verdict == SAME for each in found.findings)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"who": "in-hiding"}, {("who", "promises", BEYOND)}),
        ({"who": {"any": [*OFFER["who"]["all"]]}}, {("who", "promises", BEYOND)}),
        (
            {"who": {"all": ["carried-arms", "in-hiding"]}},
            {("who", "leaves out", LESS)},
        ),
        (
            {"who": {"all": [*OFFER["who"]["all"], "citizen"]}},
            {("who", "asks", BEYOND)},
        ),
        (
            {
                "who": {
                    "all": [{"any": ["carried-arms", "possessed-arms", "assisted"]}, "in-hiding"]
                }
            },
            {("who", "promises", BEYOND)},
        ),
        ({"act": "handed-over-self"}, {("act", "promises", BEYOND)}),
        (
            {"act": {"all": [*OFFER["act"]["all"], "handed-over-weapon"]}},
            {("act", "asks", BEYOND)},
        ),
        (
            {"act": {"all": ["handed-over-self", {"fact": "handed-to", "one_of": ["police"]}]}},
            {("act", "leaves out", LESS)},
        ),
        (
            {
                "act": {
                    "all": ["handed-over-self", {"fact": "handed-to", "one_of": ["police", "army"]}]
                }
            },
            {("act", "promises", BEYOND), ("act", "leaves out", LESS)},
        ),
        ({"offence": {"before": "2016-08-28"}}, {("offence", "promises", BEYOND)}),
        ({"offence": {"before": "2016-06-28"}}, {("offence", "leaves out", LESS)}),
        (
            {"exclusions": {"x": {"when": "citizen", "says": {"en": "x"}}}},
            {("exclusion", "promises", BEYOND), ("exclusion", "asks", BEYOND)},
        ),
        ({"window": {"lasts": "4 months"}}, {("longer", "promises", BEYOND)}),
        ({"window": {"lasts": "92 days"}}, set()),
        ({"window": {"lasts": "93 days"}}, {("longer", "promises", BEYOND)}),
        ({"window": {"lasts": "91 days"}}, {("shorter", "leaves out", LESS)}),
        ({"window": {"through": "2016-10-28"}}, set()),
        ({"window": {"before": "2016-10-29"}}, set()),
        ({"window": {"starts": "issued", "lasts": "3 months"}}, set()),
        ({"window": "none"}, {("longer", "promises", BEYOND)}),
        (
            {"effect": SAID["effect"] | {"kind": "civil-too"}},
            {("effect", "promises", BEYOND)},
        ),
        ({"effect": SAID["effect"] | {"kind": "pardon"}}, {("effect", "promises", BEYOND)}),
        (
            {"effect": SAID["effect"] | {"kind": "reduction"}},
            {("smaller-effect", "leaves out", LESS)},
        ),
        ({"effect": {"kind": "whole-penalty"}}, {("limits", "leaves out", LESS)}),
        ({"claims": "extinguished"}, {("claims", "promises", BEYOND)}),
        ({"claims": "conditional"}, {("claims", "promises", BEYOND)}),
        ({"standing": "urged"}, {("standing", "leaves out", LESS)}),
    ],
)
def test_one_thing_said_otherwise(
    changed: dict[str, Any], expected: set[tuple[str, str, str]]
) -> None:
    assert told(held(SAID | changed)) == expected


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("who", {("who", "promises", BEYOND)}),
        ("act", {("act", "promises", BEYOND)}),
        ("exclusions", {("exclusion", "promises", BEYOND)}),
        ("offence", {("offence", "promises", BEYOND)}),
        ("window", {("window", "leaves out", LESS)}),
        ("effect", {("effect", "leaves out", LESS), ("limits", "leaves out", LESS)}),
        ("claims", {("claims", "leaves out", LESS)}),
    ],
)
def test_one_thing_left_out(key: str, expected: set[tuple[str, str, str]]) -> None:
    assert told(held(without(key))) == expected


def test_a_case_is_given_that_the_text_does_not_cover() -> None:
    comparison = held(SAID | {"who": {"all": [OFFER["who"]["all"][0]]}})
    found = only(comparison, "who")
    assert found.example is not None
    assert found.example["carried-arms"] or found.example["possessed-arms"]
    assert found.example["in-hiding"] is False


def test_a_text_without_end_asks_for_no_last_day() -> None:
    assert told(held(without("window"), text(window="none"))) == set()
    shorter = held(SAID, text(window="none"))
    assert told(shorter) == {("shorter", "leaves out", LESS)}


def test_a_time_is_counted_from_the_day_it_was_said_unless_it_says_otherwise() -> None:
    assert told(held(SAID, said="2016-08-10")) == {("longer", "promises", BEYOND)}
    issued = SAID | {"window": {"starts": "issued", "lasts": "3 months"}}
    assert told(held(issued, said="2016-08-10")) == set()


def test_the_last_day_is_still_ahead_and_the_day_after_nothing_is() -> None:
    unsaid = without("window")
    assert told(held(unsaid, said="2016-10-28")) == {("window", "leaves out", LESS)}
    assert told(held(unsaid, said="2016-10-29")) == set()
    through = SAID | {"window": {"starts": "issued", "through": "2016-10-28"}}
    assert told(held(through, said="2016-10-28")) == set()


def test_a_time_that_hangs_on_a_settled_question_is_read_as_it_was_settled() -> None:
    ends = {"by_reading": {"q": {"narrow": "2016-08-28", "wide": "2016-10-28"}}}
    settled = event("settle", "2016-07-28", settles={"q": "narrow"})
    window = {"starts": "issued", "through": ends}
    moved = instrument(
        offers={"one": offer(window=window)},
        ambiguities={"q": question("narrow", "wide")},
        events={"s": settled},
    )
    said = {"offer": "xx-1/one", "act": "handed-over-self", "effect": {"kind": "pardon"}}
    assert told(held(said | {"window": window}, moved)) == set()
    wide = said | {"window": {"through": "2016-10-28"}}
    assert told(held(wide, moved)) == {("longer", "promises", BEYOND)}


def test_an_announcement_before_the_text_was_known_promises_what_is_in_no_text() -> None:
    early = held(SAID, said="2016-07-27")
    assert told(early) == {("not-known", "promises", NOT)}
    urged = held(SAID | {"standing": "urged"}, said="2016-07-27")
    assert told(urged) == {("not-known", "apart", NOT)}
    assert told(held(SAID, said="2016-07-27", known_on=date(2016, 7, 28))) != told(early)


def test_what_became_known_later_does_not_count() -> None:
    extended = read_text(
        written(
            text_document(
                offers={"one": offer(**OFFER)},
                events={
                    "more": event("extend", "2016-10-01", starts="2016-10-28", lasts="1 month")
                },
            )
        )
    )
    long = SAID | {"window": {"through": "2016-11-28"}}
    assert told(held(long, extended)) == {("longer", "promises", BEYOND)}
    assert told(held(long, extended, known_on=date(2016, 10, 1))) == set()
    assert told(held(long, extended, said="2016-10-02")) == set()
    late = held(SAID | {"window": {"through": "2016-10-28"}}, extended, said="2016-10-02")
    [finding] = [each for each in late.findings if each.key == "shorter"]
    assert finding.values["more"] == Days(((date(2016, 10, 29), date(2016, 11, 28)),))


def test_an_offer_that_was_only_proposed_is_not_put_as_one_that_holds() -> None:
    proposed = text(standing="proposed")
    assert ("standing", "promises", BEYOND) in told(held(SAID, proposed))
    assert told(held(SAID | {"standing": "proposed"}, proposed)) == set()
    assert told(held(SAID | {"standing": "urged"}, proposed)) == {("standing", "apart", NOT)}


def appealing() -> Instrument:
    appeal = {"by": {"en": "A minister"}, "when": "2016-07-28", "says": {"en": "Pardon them."}}
    return instrument(offers={"one": offer(**OFFER)}, appeals=[appeal])


def test_an_appeal_is_no_offer() -> None:
    said = {"appeal": "xx-1/1", "act": "handed-over-weapon"}
    assert told(held(said, appealing())) == {("appeal", "promises", BEYOND)}
    assert told(held(said | {"standing": "urged"}, appealing())) == {("appeal", "apart", NOT)}


def test_what_no_text_gives_is_in_no_text() -> None:
    said = {"act": "handed-over-weapon", "effect": {"kind": "pardon"}}
    assert told(held(said)) == {("no-text", "promises", NOT)}
    assert told(held(said | {"standing": "claimed"})) == {("no-text", "apart", NOT)}


def two_readings(**changed: Any) -> Instrument:
    """Give a text in which the army will do in one reading only."""
    wide = {"fact": "handed-to", "one_of": ["police", "army"]}
    narrow = {"fact": "handed-to", "one_of": ["police"]}
    act = {"by_reading": {"q": {"narrow": narrow, "wide": wide}}}
    return instrument(
        offers={"one": offer(act=act)},
        ambiguities={"q": question("narrow", "wide")},
        **changed,
    )


def test_what_is_beyond_the_text_in_one_reading_only_names_it() -> None:
    army = {
        "offer": "xx-1/one",
        "act": {"fact": "handed-to", "one_of": ["police", "army"]},
        "window": {"lasts": "3 months"},
        "effect": {"kind": "pardon"},
    }
    found = held(army, two_readings())
    assert told(found) == {("act", "promises", BEYOND)}
    assert only(found, "act").readings == ({"q": "narrow"},)
    same = army | {"act": two_readings_as_said()}
    assert told(held(same, two_readings())) == set()
    settled = event("settle", "2016-07-28", settles={"q": "wide"})
    assert told(held(army, two_readings(events={"s": settled}))) == set()
    settled = event("settle", "2016-07-28", settles={"q": "narrow"})
    found = held(army, two_readings(events={"s": settled}))
    assert only(found, "act").readings == ()


def two_readings_as_said() -> dict[str, Any]:
    wide = {"fact": "handed-to", "one_of": ["police", "army"]}
    return {
        "by_reading": {"q": {"narrow": {"fact": "handed-to", "one_of": ["police"]}, "wide": wide}}
    }


def test_claims_the_text_says_nothing_of() -> None:
    silent = text(claims=None)
    assert told(held(SAID, silent)) == {("claims", "apart", NOT)}
    assert told(held(SAID | {"claims": "extinguished"}, silent)) == {("claims", "promises", BEYOND)}
    gone = text(claims={"civil": "extinguished", "says": {"en": "Gone."}})
    assert told(held(SAID, gone)) == {("other-claims", "leaves out", LESS)}


def test_another_statute_is_another_effect() -> None:
    statute = text(
        effect={"kind": "penalty-of-statute", "of": {"en": "Law 1"}, "says": {"en": "x"}}
    )
    said = {"kind": "penalty-of-statute", "of": {"en": "Law 1"}}
    assert told(held(SAID | {"effect": said}, statute)) == set()
    arabic = said | {"of": {"en": "Law 1", "ar": "القانون 1"}}
    assert told(held(SAID | {"effect": arabic}, statute)) == set()
    other = said | {"of": {"en": "Law 2"}}
    assert told(held(SAID | {"effect": other}, statute)) == {("effect", "promises", BEYOND)}
    whole = {"kind": "whole-penalty"}
    assert told(held(SAID | {"effect": whole}, statute)) == {("effect", "promises", BEYOND)}
