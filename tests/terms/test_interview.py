"""Which fact is asked next, and what an answer means."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from safeconduct.terms.answer import Decision
from safeconduct.terms.condition_facts import bare, excluded_facts, facts_in
from safeconduct.terms.decide import decide
from safeconduct.terms.facts import Answer
from safeconduct.terms.interview import how_to_answer, next_fact, understood
from safeconduct.terms.library import library_ids, library_instrument
from safeconduct.terms.model import Instrument
from safeconduct.terms.tongue import Tongue
from safeconduct.terms.vocabulary import Fact, vocabulary

Way = Callable[[Fact], Answer | None]
SYRIA = library_instrument("sy-2016-15")


def yes(fact: Fact) -> Answer | None:
    return _said(fact, answer=True)


def no(fact: Fact) -> Answer | None:
    return _said(fact, answer=False)


def silent(fact: Fact) -> Answer | None:
    return 30 if fact.kind == "years" else None


def _said(fact: Fact, *, answer: bool) -> Answer:
    options = list(fact.options)
    by_kind: dict[str, Answer] = {"yes-no": answer, "day": date(2000, 1, 1), "years": 30}
    return by_kind[fact.kind] if fact.kind != "list" else options[0 if answer else -1]


def a_day(made: Instrument) -> date:
    """Give a day on which something of an instrument could be taken up."""
    return made.known_since


def interview(made: Instrument, way: Way) -> tuple[list[str], dict[str, Answer], Decision]:
    """Ask until nothing matters any more; see that each question did."""
    asked: list[str] = []
    stated: dict[str, Answer] = {}
    while True:
        decision = decide(made, stated, on=a_day(made))
        fact = next_fact(decision, asked)
        if fact is None:
            return asked, stated, decision
        assert fact.id in decision.open_facts
        assert fact.id not in asked
        asked.append(fact.id)
        answer = way(fact)
        if answer is not None:
            stated[fact.id] = answer


@pytest.mark.parametrize("way", [yes, no, silent])
@pytest.mark.parametrize("id_", library_ids())
def test_every_interview_ends_and_asks_nothing_twice(id_: str, way: Way) -> None:
    asked, _, decision = interview(library_instrument(id_), way)
    assert asked[0] == "age-years"
    assert set(decision.open_facts) <= set(asked)
    order = list(vocabulary())
    assert len(asked) == len(set(asked)) <= len(order)


@pytest.mark.parametrize("way", [yes, no])
@pytest.mark.parametrize("id_", library_ids())
def test_what_was_not_asked_would_have_changed_nothing(id_: str, way: Way) -> None:
    made = library_instrument(id_)
    asked, stated, decision = interview(made, way)
    facts = {
        fact
        for offer in made.offers.values()
        for part in (facts_in(offer.who), facts_in(offer.act), excluded_facts(offer))
        for fact in map(bare, part)
    }
    for name in facts - set(asked):
        for other in (yes, no):
            more = decide(made, stated | {name: other(vocabulary()[name]) or False}, on=a_day(made))
            assert [each.outcome for each in more.answers] == [
                each.outcome for each in decision.answers
            ], name


def test_facts_are_asked_in_the_order_of_the_vocabulary() -> None:
    decision = decide(SYRIA, {"age-years": 30}, on=date(2016, 8, 1), offers=["1"])
    order = list(vocabulary())
    asked: list[str] = []
    while (fact := next_fact(decision, asked)) is not None:
        asked.append(fact.id)
    assert asked == sorted(asked, key=order.index)
    assert set(asked) == set(decision.open_facts)


def test_nothing_is_asked_of_a_minor_or_before_the_text_was_known() -> None:
    minor = decide(SYRIA, {"age-years": 17}, on=date(2016, 8, 1))
    early = decide(SYRIA, {"age-years": 30}, on=date(2016, 8, 1), known_on=date(2016, 7, 27))
    assert next_fact(minor, ()) is next_fact(early, ()) is None
    ageless = decide(SYRIA, {"carried-arms": True}, on=date(2016, 8, 1))
    first = next_fact(ageless, ())
    assert first is not None
    assert first.id == "age-years"
    assert next_fact(ageless, ["age-years"]) is None


def a_fact(kind: str) -> Fact:
    return next(fact for fact in vocabulary().values() if fact.kind == kind)


@pytest.mark.parametrize(
    ("kind", "said", "meant"),
    [
        ("yes-no", "yes", True), ("yes-no", " Y\n", True), ("yes-no", "نعم", True),
        ("yes-no", "NO", False), ("yes-no", "n", False), ("yes-no", "لا", False),
        ("yes-no", "", None), ("yes-no", "\n", None), ("yes-no", "unknown", None),
        ("yes-no", "?", None), ("yes-no", "لا أعرف", None), ("yes-no", "لا اعرف\n", None),
        ("years", "30", 30), ("years", "٣٠", 30), ("years", " ١٧ ", 17), ("years", "", None),
        ("years", "لا أعرف", None), ("years", "0", 0), ("years", "130", 130),
        ("day", "2016-07-28", date(2016, 7, 28)), ("day", "٢٠١٦-٠٧-٢٨", date(2016, 7, 28)),
        ("day", "unknown", None),
        ("list", "1", "judicial-authority"), ("list", "٢", "judicial-police"),
        ("list", "police", "police"), ("list", "14", "other"), ("list", "", None),
    ],
)  # fmt: skip
def test_what_an_answer_means(kind: str, said: str, meant: Answer | None) -> None:
    fact = vocabulary()["handed-to"] if kind == "list" else a_fact(kind)
    found = understood(fact, said)
    assert found == meant
    assert type(found) is type(meant)


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("yes-no", "maybe"), ("yes-no", "1"), ("yes-no", "true"), ("yes-no", "ربما"),
        ("years", "yes"), ("years", "no"), ("years", "-1"), ("years", "131"), ("years", "30.5"),
        ("years", "thirty"), ("day", "28-7-2016"), ("day", "2016-02-30"), ("day", "yes"),
        ("list", "0"), ("list", "15"), ("list", "-1"), ("list", "somebody"), ("list", "yes"),
        ("list", "²"), ("list", "1.0"),
    ],
)  # fmt: skip
def test_what_is_not_understood(kind: str, said: str) -> None:
    fact = vocabulary()["handed-to"] if kind == "list" else a_fact(kind)
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - only that it is refused counts
        understood(fact, said)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("code", ["en", "ar"])
def test_how_to_answer_is_said_in_both_languages(code: str) -> None:
    tongue = Tongue("ar" if code == "ar" else "en")
    for fact in vocabulary().values():
        how = how_to_answer(fact, tongue)
        assert how
        if fact.kind == "list":
            lines = how.split("\n")
            assert [line.split()[0] for line in lines] == [
                str(number) for number in range(1, len(fact.options) + 1)
            ]
        if code == "ar":
            assert not set("abcdefghijklmnopqrstuvwxyz") & set(how.lower()), fact.id
