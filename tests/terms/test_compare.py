"""Two offers beside each other, and a report beside the offer it speaks of."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from safeconduct.terms.compare_offers import Row, compare_offers, departures, facts_said
from safeconduct.terms.library import library_ids, library_instrument
from safeconduct.terms.tongue import Tongue
from tests.terms.small import event, instrument, offer, question

ENGLISH, ARABIC = Tongue("en"), Tongue("ar")
KEYS = ["standing", "who", "act", "exclusions", "offence", "window", "effect", "claims", "proof"]


def rows(one: dict[str, Any], two: dict[str, Any], known_on: date | None = None) -> dict[str, Row]:
    made = instrument(offers={"one": one, "two": two})
    pair = ((made, made.offers["one"]), (made, made.offers["two"]))
    found = compare_offers(*pair, ENGLISH, known_on)
    assert [row.key for row in found] == KEYS
    return {row.key: row for row in found}


def parting(one: dict[str, Any], two: dict[str, Any]) -> set[str]:
    return {row.key for row in rows(one, two).values() if not row.same}


@pytest.mark.parametrize(
    ("changed", "key"),
    [
        ({"standing": "proposed"}, "standing"),
        ({"who": "carried-arms"}, "who"),
        ({"act": {"all": ["handed-over-self", "handed-over-weapon"]}}, "act"),
        ({"exclusions": {"x": {"when": "murder", "says": {"en": "Murder."}}}}, "exclusions"),
        ({"offence": {"before": "issued"}}, "offence"),
        ({"window": {"starts": "issued", "lasts": "4 months"}}, "window"),
        ({"effect": {"kind": "reduction", "says": {"en": "Less."}}}, "effect"),
        ({"claims": {"civil": "kept", "says": {"en": "Kept."}}}, "claims"),
        ({"proof": {"says": {"en": "A card."}}}, "proof"),
    ],
)
def test_offers_part_in_what_they_say_otherwise_and_in_nothing_else(
    changed: dict[str, Any], key: str
) -> None:
    assert parting(offer(), offer()) == set()
    assert parting(offer(), offer(**changed)) == {key}


def test_facts_are_named_as_of_both_or_of_one_only() -> None:
    one = offer(who={"any": ["carried-arms", "in-hiding"]})
    two = offer(who={"all": ["carried-arms", {"not": "convicted-finally"}]})
    row = rows(one, two)["who"]
    assert row.first == "in both: the person carried arms. only here: the person was in hiding"
    assert row.second.startswith("in both: the person carried arms. only here: ")
    assert "hiding" not in row.second
    bare = rows(offer(), offer(who="in-hiding"))["who"]
    assert (bare.first, bare.second) == (
        "nothing in this file",
        "only here: the person was in hiding",
    )


def test_facts_that_stand_in_one_reading_only_count_as_asked() -> None:
    read = {"by_reading": {"q": {"a": "in-hiding", "b": True}}}
    made = instrument(
        ambiguities={"q": question("a", "b")}, offers={"one": offer(who=read), "two": offer()}
    )
    pair = ((made, made.offers["one"]), (made, made.offers["two"]))
    row = compare_offers(*pair, ENGLISH)[1]
    assert row.first == "only here: the person was in hiding"


def test_the_philippine_proclamations_disagree_on_the_surrender_of_arms() -> None:
    old, new = library_instrument("ph-1994-347"), library_instrument("ph-2007-1377")
    sides = ((old, old.offers["1"]), (new, new.offers["1"]))
    for tongue, arms in ((ENGLISH, "the weapon was handed over"), (ARABIC, "تسليم السلاح")):
        found = {row.key: row for row in compare_offers(*sides, tongue)}
        assert arms not in found["act"].first
        assert arms in found["act"].second
    turned = {row.key: row for row in compare_offers(sides[1], sides[0], ENGLISH)}
    there = {row.key: row for row in compare_offers(*sides, ENGLISH)}
    assert {k: (r.second, r.first) for k, r in turned.items()} == {
        k: (r.first, r.second) for k, r in there.items()
    }


def test_the_window_is_that_known_on_the_day() -> None:
    syria = library_instrument("sy-2016-15")
    sides = ((syria, syria.offers["1"]), (syria, syria.offers["2"]))
    then = {r.key: r for r in compare_offers(*sides, ENGLISH, date(2016, 10, 26))}["window"]
    now = {r.key: r for r in compare_offers(*sides, ENGLISH)}["window"]
    assert then.first.endswith("to the end of 28 October 2016 (27 Muharram 1438 AH)")
    assert "Open in some readings only" in now.first
    assert "Open in some readings only" not in then.second


@pytest.mark.parametrize("id_", library_ids())
def test_every_offer_is_like_itself_in_both_languages(id_: str) -> None:
    made = library_instrument(id_)
    for each in made.offers.values():
        for tongue in (ENGLISH, ARABIC):
            found = compare_offers((made, each), (made, each), tongue)
            assert all(row.same and row.first for row in found)


def test_case_no_1_the_report_of_28_july_2016() -> None:
    syria = library_instrument("sy-2016-15")
    [ap] = departures(syria, syria.offers["2"])
    assert ap.report.by.en == "AP in The Irish Times"
    assert ap.adds == ("handed-over-self",)
    assert ap.omits == ("own-initiative", "freed-unharmed", "freed-for-nothing")
    first = {each.report.by.en: each for each in departures(syria, syria.offers["1"])}
    afp = first["State agency in English, by AFP"]
    assert afp.adds == ()
    assert {"possessed-arms", "in-hiding"} <= set(afp.omits)
    assert afp.report.effect is not None
    assert "the text says the whole penalty" in afp.report.effect.en
    assert first["Sputnik in Russian"].adds == ("citizen",)


def test_what_a_report_does_not_speak_of_is_not_held_against_it() -> None:
    report = {
        "offer": "one",
        "by": {"en": "Agency"},
        "when": "2016-07-28",
        "says": {"en": "So."},
        "source": "gazette",
    }
    made = instrument(
        offers={"one": offer(who="in-hiding"), "two": offer()},
        reported_as=[report, report | {"act": "handed-over-weapon"}, report | {"offer": "two"}],
    )
    silent, telling = departures(made, made.offers["one"])
    assert (silent.adds, silent.omits) == ((), ())
    assert (telling.adds, telling.omits) == (("handed-over-weapon",), ("handed-over-self",))


def test_facts_are_named_in_words() -> None:
    assert facts_said(("carried-arms", "in-hiding"), ENGLISH) == (
        "the person carried arms; the person was in hiding"
    )
    assert facts_said((), ENGLISH) == ""


def test_a_reading_that_a_settlement_ruled_out_is_no_longer_compared() -> None:
    read = {"by_reading": {"q": {"a": "in-hiding", "b": "carried-arms"}}}
    made = instrument(
        ambiguities={"q": question("a", "b")},
        offers={"one": offer(who=read), "two": offer()},
        events={"binding": event("settle", "2016-09-01", settles={"q": "b"})},
    )
    sides = ((made, made.offers["one"]), (made, made.offers["two"]))
    then, now = (
        compare_offers(*sides, ENGLISH, known)[1].first for known in (date(2016, 8, 31), None)
    )
    assert then == "only here: the person was in hiding; the person carried arms"
    assert now == "only here: the person carried arms"
