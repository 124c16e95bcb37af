"""What is made of every offer of the library: said as it is nothing departs, spoilt it is caught."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from safeconduct.announcements.compare_conditions import compare_conditions
from safeconduct.announcements.finding import Finding
from safeconduct.terms.library import library_ids, library_instrument
from safeconduct.terms.model import Joined, Offer, Spans
from safeconduct.terms.readings import values_of
from safeconduct.terms.vocabulary import vocabulary
from safeconduct.terms.windows import window_of
from tests.announcements.marked import at, conjuncts, of_the_library, plain_values, put, terms_of
from tests.announcements.small import told

BEYOND, LESS = "beyond the text", "less than the text"
OFFERS = [
    (id_, offer)
    for id_ in library_ids()
    for offer, text in library_instrument(id_).offers.items()
    if text.standing == library_instrument(id_).standing == "enacted"
]
MOVED = {"ph-2007-1377", "tr-2003-4959"}
"""Texts of which an event changed the time, in some reading, on the day they became known."""
TIMES = ("longer", "shorter", "window")
NAMES = [f"{id_}/{offer}" for id_, offer in OFFERS]


def promises(found: Any) -> set[str]:
    """Give what goes beyond the text, by its key."""
    return {key for key, side, _ in told(found) if side == "promises"}


def unused(id_: str) -> str:
    """Give a fact that a text says nothing of."""
    text = str(plain_values(id_))
    return next(f for f, fact in vocabulary().items() if fact.kind == "yes-no" and f not in text)


@pytest.fixture(params=OFFERS, ids=NAMES)
def case(request: pytest.FixtureRequest) -> tuple[str, dict[str, Any]]:
    id_, offer = request.param
    return id_, terms_of(plain_values(id_), offer)


def parted(id_: str, terms: dict[str, Any]) -> set[tuple[str, str, str]]:
    """Give what departs, but for times where an event moved them on the day the text was known."""
    found = told(of_the_library(id_, terms))
    return {each for each in found if id_ not in MOVED or each[0] not in TIMES}


def test_said_as_the_text_has_it_nothing_departs(case: tuple[str, dict[str, Any]]) -> None:
    assert parted(*case) == set()


def test_texts_that_were_moved_on_the_day_they_became_known() -> None:
    moved = {
        id_
        for id_, _ in OFFERS
        for event in library_instrument(id_).events
        if event.known_since <= library_instrument(id_).known_since
    }
    assert moved == MOVED


def test_every_condition_that_is_dropped_is_missed(case: tuple[str, dict[str, Any]]) -> None:
    id_, terms = case
    for limb in {"who", "act"} & set(terms):
        for path in conjuncts(terms[limb], (limb,)):
            found = parted(id_, put(terms, path, None))
            assert found == {(limb, "promises", BEYOND)}, at(terms, path)


def test_every_exclusion_that_is_dropped_is_missed(case: tuple[str, dict[str, Any]]) -> None:
    id_, terms = case
    for name in terms.get("exclusions", {}):
        shorter = put(terms, ("exclusions", name), None)
        assert "exclusion" in promises(of_the_library(id_, shorter)), name


def test_a_longer_time_is_seen(case: tuple[str, dict[str, Any]]) -> None:
    id_, terms = case
    found = told(of_the_library(id_, terms | {"window": {"through": "2077-01-01"}}))
    found = {each for each in found if each[0] in TIMES}
    unsaid = told(of_the_library(id_, {key: terms[key] for key in terms if key != "window"}))
    ends = {each for spans in ahead(id_, terms) for _, each in spans}
    if ends == {None}:
        assert ("shorter", "leaves out", LESS) in found
        assert unsaid == set()
    else:
        assert ("longer", "promises", BEYOND) in found
        assert unsaid == ({("window", "leaves out", LESS)} if ends else set())


def ahead(id_: str, terms: dict[str, Any]) -> list[Spans]:
    """Give the days that were ahead when the text became known, in each reading."""
    text = library_instrument(id_)
    offer = text.offers[terms["offer"].partition("/")[2]]
    known = text.known_since
    return [
        tuple((first, last) for first, last in spans if last is None or last >= known)
        for spans in values_of(window_of(text, offer, known))
    ]


def test_a_wider_group_is_seen(case: tuple[str, dict[str, Any]]) -> None:
    id_, terms = case
    for limb in ("who", "act"):
        if limb in terms:
            wider = terms | {limb: {"any": [terms[limb], unused(id_)]}}
            assert limb in promises(of_the_library(id_, wider))


def test_what_is_asked_beside_the_text_is_seen(case: tuple[str, dict[str, Any]]) -> None:
    id_, terms = case
    more = {"all": [*([terms["act"]] if "act" in terms else []), unused(id_)]}
    assert ("act", "asks", BEYOND) in told(of_the_library(id_, terms | {"act": more}))


def test_a_greater_effect_is_seen(case: tuple[str, dict[str, Any]]) -> None:
    id_, terms = case
    if terms["effect"]["kind"] != "civil-too":
        greater = terms | {"effect": terms["effect"] | {"kind": "civil-too"}}
        assert "effect" in promises(of_the_library(id_, greater))
    if terms.get("claims") == "kept":
        assert "claims" in promises(of_the_library(id_, terms | {"claims": "extinguished"}))


def test_the_library_is_wide_enough() -> None:
    assert len(OFFERS) >= 20
    kinds = {type(at(plain_values(id_), ("offers", offer, "window"))) for id_, offer in OFFERS}
    assert kinds == {str, dict}


def test_no_condition_is_compared_by_its_words() -> None:
    """The same conditions in another order and other brackets are the same conditions."""
    offer = library_instrument("sy-2016-15").offers["1"]
    turned = _turned(offer)
    found: list[Finding] = list(compare_conditions("t", turned, offer, offer.offence, {}))
    assert {each.side for each in found} == {"agrees"}


def _turned(offer: Offer) -> Offer:
    assert isinstance(offer.who, Joined)
    assert isinstance(offer.act, Joined)
    who = Joined("not", (Joined("any", tuple(Joined("not", (p,)) for p in offer.who.parts)),))
    act = Joined("all", (Joined("all", offer.act.parts[::-1]), offer.act.parts[0]))
    return replace(offer, who=who, act=act)
