"""Whether a condition follows from others, held against the terms' own evaluation."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import assume, given, settings

from safeconduct.announcements.compare_conditions import _questions
from safeconduct.announcements.formula import (
    ASKED,
    FALSE,
    TRUE,
    Atom,
    Case,
    Tree,
    counterexample,
    formula_of,
    questions_in,
)
from safeconduct.terms.conclude import truth_of
from safeconduct.terms.follow import follow
from safeconduct.terms.model import Condition, Instrument
from safeconduct.terms.readings import fixed_to, values_of
from tests.terms.drawn import QUESTIONS, conditions, facts, near
from tests.terms.small import document, instrument, offer, question, written
from tests.terms.small import read as read_text

steady = settings(derandomize=True, deadline=None, max_examples=150)
A, B, C = (Atom(name, frozenset({True})) for name in ("a", "b", "c"))


def both_of(one: Any, two: Any) -> tuple[Instrument, Instrument]:
    """Read two conditions as the act of an offer each."""
    made = []
    for act in (one, two):
        whole = document(offers={"one": offer(act=act)})
        asked = [name for name in QUESTIONS if f"{name}:" in written(whole)]
        whole["ambiguities"] = {name: question(*QUESTIONS[name]) for name in asked}
        made.append(read_text(written(whole)))
    return made[0], made[1]


def act_of(text: Instrument) -> Condition:
    act = text.offers["one"].act
    assert act is not None
    return act


def holds(
    text: Instrument, asked: dict[str, Any], on: date, reading: dict[str, str]
) -> bool | None:
    """Tell whether an act holds, as the terms themselves reckon it."""
    stated = {
        key: date.fromisoformat(value) if isinstance(value, str) and value[:2] == "20" else value
        for key, value in asked.items()
        if value is not None
    }
    trace = follow(text, text.offers["one"], stated, on, on)
    truth = truth_of(next(part for part in trace.parts if part.id == "act"))
    for name, chosen in reading.items():
        truth = fixed_to(truth, name, chosen)
    [found] = values_of(truth)
    return found


@steady
@given(conditions, conditions, facts, near)
def test_what_is_said_to_follow_is_never_refuted(
    one: Any, two: Any, asked: dict[str, Any], on: date
) -> None:
    first, second = both_of(one, two)
    reading = {name: names[0] for name, names in QUESTIONS.items()}
    premise = formula_of(act_of(first), reading)
    if counterexample([premise], formula_of(act_of(second), reading)) is None:
        known = (holds(first, asked, on, reading), holds(second, asked, on, reading))
        assert known != (True, False)


@steady
@given(conditions, conditions)
def test_every_counterexample_is_one(one: Any, two: Any) -> None:
    first, second = both_of(one, two)
    reading = {name: names[-1] for name, names in QUESTIONS.items()}
    premise, conclusion = (formula_of(act_of(each), reading) for each in (first, second))
    case = counterexample([premise], conclusion)
    assume(case is not None)
    assert case is not None
    # Lengths of time between two days are no days yet; the rest can be asked as it is.
    assume(all(isinstance(variable, str) for variable in case))
    asked, on = as_facts(case)
    assert holds(first, asked, on, reading) is True
    assert holds(second, asked, on, reading) is False


def as_facts(case: Case) -> tuple[dict[str, Any], date]:
    """Give a case as facts and the day on which it is asked."""
    stated: dict[str, Any] = {}
    for variable, value in case.items():
        number = not isinstance(value, bool | str)
        stated[str(variable)] = date.fromordinal(int(value)) if number else value
    on = stated.pop(ASKED, date(2016, 7, 28))
    return stated, on


@steady
@given(conditions)
def test_every_condition_follows_from_itself(one: Any) -> None:
    text, _ = both_of(one, one)
    for name in QUESTIONS["q2"]:
        reading = {"q1": "r1", "q2": name, "q3": "r2"}
        formula = formula_of(act_of(text), reading)
        assert counterexample([Tree("any", (formula, FALSE))], formula) is None
        assert counterexample([FALSE], formula) is None
        assert counterexample([formula], TRUE) is None


@pytest.mark.parametrize(
    ("premises", "conclusion", "follows"),
    [
        ([A], A, True),
        ([A, B], Tree("all", (B, A)), True),
        ([A], Tree("any", (A, B)), True),
        ([Tree("any", (A, B))], A, False),
        ([Tree("any", (A, B)), Tree("not", (B,))], A, True),
        ([Tree("not", (Tree("any", (A, B)),))], Tree("not", (A,)), True),
        ([Tree("any", (A, B)), Tree("any", (A, Tree("not", (B,))))], A, True),
        ([A, Tree("not", (A,))], C, True),
        ([], A, False),
        ([], Tree("any", (A, Tree("not", (A,)))), True),
    ],
)
def test_by_hand(premises: list[Any], conclusion: Any, follows: bool) -> None:
    assert (counterexample(premises, conclusion) is None) == follows


@pytest.mark.parametrize(
    ("one", "two", "follows"),
    [
        (
            {"fact": "filed-on", "before": "2016-08-01"},
            {"fact": "filed-on", "through": "2016-07-31"},
            True,
        ),
        (
            {"fact": "filed-on", "through": "2016-08-01"},
            {"fact": "filed-on", "through": "2016-07-31"},
            False,
        ),
        (
            {"fact": "filed-on", "from": "2016-08-01"},
            {"fact": "filed-on", "from": "2016-07-31"},
            True,
        ),
        ({"asked_on_or_after": "2016-08-01"}, {"asked_on_or_after": "2016-07-31"}, True),
        ({"asked_on_or_after": "2016-07-31"}, {"asked_on_or_after": "2016-08-01"}, False),
        (
            {"fact": "handed-to", "one_of": ["police"]},
            {"fact": "handed-to", "one_of": ["police", "army"]},
            True,
        ),
        (
            {"not": {"fact": "handed-to", "one_of": ["police"]}},
            {"fact": "handed-to", "one_of": ["army"]},
            False,
        ),
    ],
)
def test_days_and_lists(one: Any, two: Any, follows: bool) -> None:
    first, second = both_of(one, two)
    found = counterexample([formula_of(act_of(first), {})], formula_of(act_of(second), {}))
    assert (found is None) == follows


@pytest.mark.parametrize("edge", ["from", "through", "before"])
def test_a_day_that_was_never_asked_does_not_follow(edge: str) -> None:
    text, _ = both_of({"fact": "filed-on", edge: "2016-08-01"}, "in-hiding")
    [day] = (counterexample([], formula_of(act_of(text), {})) or {}).values()
    assert date.fromordinal(int(day)) in {date(2016, 7, 31), date(2016, 8, 1), date(2016, 8, 2)}


@pytest.mark.parametrize(
    ("short", "long", "equal"),
    [
        ("30 days", "5 weeks", False),
        ("2 weeks", "14 days", True),
        ("12 months", "1 year", True),
        ("11 months", "1 year", False),
    ],
)
def test_a_shorter_time_is_within_a_longer_one(short: str, long: str, equal: bool) -> None:
    def within(lasts: str) -> dict[str, Any]:
        return {"fact": "filed-on", "within": {"lasts": lasts, "of": "offence-on"}}

    first, second = both_of(within(short), within(long))
    one, two = (formula_of(act_of(each), {}) for each in (first, second))
    assert counterexample([one], two) is None
    assert (counterexample([two], one) is None) == equal


def test_questions_of_days_and_branches_are_found() -> None:
    rival = {"by_reading": {"q1": {"r1": "2016-08-01", "r2": "2016-08-02"}}}
    act = {
        "all": [
            {"fact": "filed-on", "before": rival},
            {"by_reading": {"q3": {"r1": True, "r2": "in-hiding"}}},
        ]
    }
    text = instrument(
        offers={"one": offer(act=act)},
        ambiguities={name: question(*QUESTIONS[name]) for name in ("q1", "q3")},
    )
    assert questions_in(act_of(text)) == {"q1": ("r1", "r2"), "q3": ("r1", "r2")}
    assert _questions([], {}) == {}
