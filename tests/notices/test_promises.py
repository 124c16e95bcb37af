"""A notice that says more than its sources is caught: by what it claims, whatever its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeconduct.announcements.model import (
    Agreement,
    Conduct,
    Destination,
    SaidHours,
    SaidTerms,
    Search,
    Way,
)
from safeconduct.notices.content.terms import conjuncts
from safeconduct.notices.model import Notice, Sentence
from safeconduct.notices.promise import check_notice, promises, unbound
from safeconduct.operation.document_corridors import WindowDocument
from safeconduct.operation.model import Consent, Operation, Text
from safeconduct.terms.model import Joined, Offer, Saying, TimeRule
from safeconduct.terms.readings import Fixed, values_of
from tests.notices.offers import Case, cases
from tests.notices.small import HOUR, changed, find, languages, mapped, notice, operation

CASES = cases()
GIVES_MORE = {"civil-too": (), "pardon": ("civil-too",)}
"""What gives more than each kind of effect, where it is not everything but that."""


@dataclass(frozen=True, slots=True)
class Mutation:
    """An offer as it would be told if something of it were said too well."""

    name: str
    offer: Offer


def mutations(offer: Offer) -> Iterator[Mutation]:
    """Change an offer in every way in which it can promise more."""
    window = offer.window
    (last,) = values_of(window.last)
    (first,) = values_of(window.opens)
    if last is not None:
        for name, later in (("a day longer", 1), ("a year longer", 365)):
            longer = TimeRule(Fixed(first), Fixed(last + timedelta(days=later)), window.basis)
            yield Mutation(name, replace(offer, window=longer))
        ever = TimeRule(Fixed(first), Fixed(None), window.basis)
        yield Mutation("without end", replace(offer, window=ever))
    for limb in ("who", "act"):
        parts = conjuncts(getattr(offer, limb))
        for place in range(len(parts)):
            left = parts[:place] + parts[place + 1 :]
            weaker = None if not left else left[0] if len(left) == 1 else Joined("all", left)
            told = replace(offer, who=weaker) if limb == "who" else replace(offer, act=weaker)
            yield Mutation(f"{limb} without {place + 1}", told)
    for place in range(len(offer.exclusions)):
        kept = offer.exclusions[:place] + offer.exclusions[place + 1 :]
        yield Mutation(f"without exclusion {place + 1}", replace(offer, exclusions=kept))
    if offer.offence is not None:
        yield Mutation("any day of the offence", replace(offer, offence=None))
    for more in GIVES_MORE.get(offer.effect.kind, ("civil-too", "pardon")):
        yield Mutation(f"gives {more}", replace(offer, effect=_of(offer.effect, more)))
    if offer.claims is not None and offer.claims.kind != "extinguished":
        gone = _of(offer.claims, "extinguished")
        yield Mutation("claims of the harmed gone", replace(offer, claims=gone))


def _of(saying: Saying, kind: str) -> Saying:
    return replace(saying, kind=kind, limits=None)


def tell(case: Case, offer: Offer) -> Notice:
    """Let every sentence of an offer claim another one."""

    said = next(s.about for s in case.notice.sentences() if s.id.startswith(case.prefix))
    assert isinstance(said, SaidTerms)
    claimed = replace(said, promise=offer)

    def claim(sentence: Sentence) -> Sentence:
        return replace(sentence, about=claimed) if sentence.about is said else sentence

    return mapped(case.notice, claim)


def codes(found: Any) -> set[str]:
    return {fault.code for fault in found}


ALL = [
    pytest.param(case, mutation, id=f"{case.offer.name}: {mutation.name}")
    for case in CASES
    for mutation in mutations(case.offer.promise)
]


def test_the_library_is_broad_enough_to_show_something() -> None:
    assert len(CASES) >= 30
    assert len(ALL) >= 200


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.offer.name)
def test_what_is_built_goes_beyond_nothing(case: Case) -> None:
    assert check_notice(case.notice, operation(), [case.text], languages()) == []


@pytest.mark.parametrize(("case", "mutation"), ALL)
def test_an_offer_told_too_well_is_caught(case: Case, mutation: Mutation) -> None:
    told = tell(case, mutation.offer)
    assert codes(promises(told, operation())) == {"SC963"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.offer.name)
def test_less_than_the_text_is_no_promise(case: Case) -> None:
    offer = case.offer.promise
    (last,) = values_of(offer.window.last)
    (first,) = values_of(offer.window.opens)
    if last is None or last == first:
        return
    shorter = TimeRule(Fixed(first), Fixed(last - timedelta(days=1)), offer.window.basis)
    assert codes(promises(tell(case, replace(offer, window=shorter)), operation())) == set()


@pytest.mark.parametrize(
    "case",
    [case for case in CASES if case.text.appeals],
    ids=lambda case: case.offer.name,
)
def test_an_appeal_turned_into_an_offer_is_caught(case: Case) -> None:
    appeals = [s for s in case.notice.sentences() if s.key == "terms.appeal"]
    for each in appeals:
        assert isinstance(each.about, SaidTerms)
        offered = replace(each.about, standing="enacted", states=frozenset({"effect", "window"}))
        assert codes(promises(changed(case.notice, each.id, about=offered), operation())) == {
            "SC963"
        }


SEARCHED_BY_FRONT = Search("front", Text("The front", "الجبهة"))
TO_THE_HALL = Destination(("hall",), Text("Hall", "القاعة"), None)
EARLY = SaidHours(
    ("west",), (WindowDocument.model_construct(days=(), opens=7 * HOUR, closes=16 * HOUR),)
)


@pytest.mark.parametrize(
    ("id_", "about"),
    [
        ("hours.every-day.west", EARLY),
        ("ways.for.west", Way(("west",), None, ("people", "armed", "wounded"))),
        ("ways.for.west", Way((), Text("A third gate", "بوابة ثالثة"), ("people",))),
        ("agreement.agreed.east", Agreement(("crown", "front"), ())),
        ("search.by.west", SEARCHED_BY_FRONT),
        ("leads.to.west", TO_THE_HALL),
        ("leads.to.west", Destination(("school",), Text("North", "الشمال"), 301)),
        ("asks.by.west", Conduct(Text("Leave your bags.", "اتركوا حقائبكم."), ())),
    ],
    ids=["hour", "group", "another way", "agreed", "searcher", "site", "places", "asks"],
)
def test_a_sentence_about_ways_that_says_more_is_caught(id_: str, about: Any) -> None:
    assert codes(promises(changed(notice(), id_, about=about), operation())) == {"SC963"}


def test_a_way_told_without_saying_who_has_not_agreed_is_caught() -> None:
    silent = mapped(notice(), lambda each: each if each.key != "agreement.not-known" else None)
    assert codes(promises(silent, operation())) == {"SC963"}


def refuse(whole: Operation) -> Operation:
    west = whole.corridors["west"]
    consent = {**west.consent, "front": Consent("front", "refused")}
    return replace(whole, corridors={**whole.corridors, "west": replace(west, consent=consent)})


def test_a_way_refused_after_it_was_printed_is_caught() -> None:
    assert {"SC962", "SC963"} <= codes(check_notice(notice(), refuse(operation()), [], languages()))


def test_what_the_folder_changes_beneath_a_notice_is_caught_sentence_by_sentence() -> None:
    before, after = operation(), operation()
    west = after.corridors["west"]
    shorter = replace(west.windows[0], closes_s=15 * HOUR)
    after = replace(
        after,
        corridors={
            **after.corridors,
            "west": replace(west, windows=(shorter,), open=((2 * HOUR, 9 * HOUR),)),
        },
    )
    found = check_notice(notice(before), after, [], languages())
    assert {fault.what for fault in found if fault.code == "SC962"} == {
        "The sentence 'hours.every-day.west' is not what the folder gives."
    }
    assert "SC963" in codes(found)


BUILT = tuple(notice().sentences())


@given(
    st.sampled_from(BUILT),
    st.sampled_from(["key", "values", "bonds", "corridors", "left out"]),
    st.sampled_from(BUILT),
)
def test_no_sentence_can_be_changed_or_left_out_unseen(
    sentence: Sentence, part: str, other: Sentence
) -> None:
    if part == "left out":
        told = mapped(notice(), lambda each: None if each.id == sentence.id else each)
    elif getattr(sentence, part) == getattr(other, part):
        return
    else:
        told = changed(notice(), sentence.id, **{part: getattr(other, part)})
    found = check_notice(told, operation(), [], ())
    assert "SC962" in codes(found)
    assert any(repr(sentence.id) in fault.what for fault in found)


@pytest.mark.parametrize("sentence", BUILT, ids=lambda each: each.id)
def test_a_sentence_that_rests_on_nothing_is_caught(sentence: Sentence) -> None:
    told = changed(notice(), sentence.id, bonds=())
    assert codes(unbound(told)) == ({"SC965"} if not sentence.key.startswith("voice.") else set())


@pytest.mark.parametrize(
    "words",
    [
        Text("Take the safe way.", "خذوا الطريق."),
        Text("Take the way.", "خذوا الطريق الآمن."),
        Text("Your last chance.", "خذوا الطريق."),
        Text("It is guaranteed.", "خذوا الطريق."),
        Text("Leave it to the rebels.", "خذوا الطريق."),
        Text("Take the way.", "الفرصة الأخيرة."),
    ],
    ids=lambda words: f"{words.en} {words.ar}",
)
def test_loaded_words_in_a_name_are_caught_and_in_a_quotation_are_theirs(words: Text) -> None:
    named = operation()
    named = replace(
        named, corridors={**named.corridors, "west": replace(named.corridors["west"], name=words)}
    )
    found = check_notice(notice(named), named, [], languages())
    assert codes(found) == {"SC964"}
    asked = operation()
    west = asked.corridors["west"]
    assert west.screening is not None
    asks = (replace(west.screening.asks[0], says=words),)
    quoted = replace(
        asked,
        corridors={
            **asked.corridors,
            "west": replace(west, screening=replace(west.screening, asks=asks)),
        },
    )
    assert check_notice(notice(quoted), quoted, [], languages()) == []


def test_the_notice_of_a_district_that_is_gone_is_caught() -> None:
    told = replace(notice(), id="north")
    assert codes(check_notice(told, operation(), [], ())) == {"SC962"}


def test_sentences_name_the_line_they_rest_on() -> None:
    assert find(notice(), "hours.every-day.west").bonds[0].key == "corridors.west.windows"
    assert find(notice(), "hours.every-day.west").bonds[0].sources == ("radio",)
