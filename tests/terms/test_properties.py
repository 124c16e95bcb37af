"""What holds of every instrument, every set of facts, every day."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from safeconduct.terms.answer import Answer
from safeconduct.terms.conclude import Outcome, conclude
from safeconduct.terms.decide import decide
from safeconduct.terms.library import library_instrument
from safeconduct.terms.model import Instrument
from safeconduct.terms.readings import Readings, Split, values_of
from safeconduct.terms.trace import step_from
from safeconduct.terms.vocabulary import Fact, vocabulary
from tests.terms.by_hand import every_reading, questions
from tests.terms.drawn import facts, instruments, near

SYRIA = library_instrument("sy-2016-15")
steady = settings(derandomize=True, deadline=None, max_examples=70)
knowing = st.one_of(st.none(), near.map(lambda day: day + timedelta(days=200)))


def stated(fact: Fact) -> st.SearchStrategy[Any]:
    """Give what can be stated of a fact, unknown among it."""
    if fact.kind == "list":
        return st.one_of(st.none(), st.sampled_from(list(fact.options)))
    if fact.kind == "day":
        return st.one_of(st.none(), near)
    return st.sampled_from([None, True, True, False])


ASKED = ("carried-arms", "possessed-arms", "fugitive-from-justice", "in-hiding", "own-initiative",
         "handed-over-self", "handed-over-weapon", "handed-to", "holds-captive", "freed-captive",
         "freed-unharmed", "freed-for-nothing")  # fmt: skip
syrian = st.fixed_dictionaries(
    {"age-years": st.just(30), **{id_: stated(vocabulary()[id_]) for id_ in ASKED}}
)


def answers(
    made: Instrument, asked: Mapping[str, Any], on: date, known_on: date | None
) -> tuple[Answer, ...]:
    return decide(made, asked, on=on, known_on=known_on).answers


def read_as(value: Readings[Any], chosen: dict[str, str]) -> Any:
    """Go down the tree of readings by one combination of them."""
    while isinstance(value, Split):
        value = dict(value.branches)[chosen[value.question]]
    return value.value


def check_trace(answer: Answer) -> None:
    """Reckon an answer again from the JSON of its trace, twice."""
    written = json.loads(json.dumps(answer.trace.document()))
    assert conclude(step_from(written)) == answer.by_reading
    assert step_from(written).document() == written
    outcomes = []
    for chosen, outcome in every_reading(written):
        assert read_as(answer.by_reading, chosen) == outcome, chosen
        outcomes.append(outcome)
    assert set(outcomes) == set(values_of(answer.by_reading))
    assert answer.outcome == (outcomes[0] if len(set(outcomes)) == 1 else "undetermined")
    assert set(answer.open_questions) <= set(questions(written))


@steady
@given(instruments(), facts, near, knowing)
def test_the_trace_alone_suffices(
    made: Instrument, asked: dict[str, Any], on: date, known_on: date | None
) -> None:
    for answer in answers(made, asked, on, known_on):
        check_trace(answer)


@steady
@given(syrian, near, knowing)
def test_the_trace_alone_suffices_for_decree_15(
    asked: dict[str, Any], on: date, known_on: date | None
) -> None:
    for answer in answers(SYRIA, asked, on, known_on):
        check_trace(answer)


@steady
@given(st.one_of(instruments(), st.just(SYRIA)), near, near)
def test_a_later_day_of_knowing_never_removes_a_source(
    made: Instrument, one: date, other: date
) -> None:
    early, late = sorted((one, other))
    known = [decide(made, {}, on=early, known_on=day).sources for day in (early, late, None)]
    assert set(known[0]) <= set(known[1]) <= set(known[2]) == set(made.sources)
    assert all(made.sources[id_].known_since <= early for id_ in known[0])
    for sources in known:
        assert list(sources) == [id_ for id_ in made.sources if id_ in sources]


def check_known(before: tuple[Answer, ...], after: tuple[Answer, ...]) -> None:
    """A fact became known: what was decided stays, in each reading and in all."""
    for old, new in zip(before, after, strict=True):
        written = json.loads(json.dumps(new.trace.document()))
        for chosen, _ in every_reading(written):
            was, now = (read_as(each.by_reading, chosen) for each in (old, new))
            if was in ("met", "not met"):
                assert now == was, chosen
            if was in ("not yet", "expired"):
                assert now in (was, "not met"), chosen
        if old.outcome in ("met", "not met"):
            assert new.outcome == old.outcome


@steady
@given(instruments(), facts, near, knowing, st.data())
def test_a_fact_that_becomes_known_undoes_no_answer(
    made: Instrument, asked: dict[str, Any], on: date, known_on: date | None, data: st.DataObject
) -> None:
    hidden = data.draw(st.sampled_from(sorted(set(asked) - {"age-years"})))
    without = asked | {hidden: None}
    check_known(answers(made, without, on, known_on), answers(made, asked, on, known_on))


@steady
@given(syrian, near, knowing, st.sampled_from(ASKED))
def test_a_fact_that_becomes_known_undoes_no_answer_of_decree_15(
    asked: dict[str, Any], on: date, known_on: date | None, hidden: str
) -> None:
    without = asked | {hidden: None}
    check_known(answers(SYRIA, without, on, known_on), answers(SYRIA, asked, on, known_on))


@steady
@given(instruments(), facts, facts, near, knowing)
def test_facts_that_are_not_called_open_change_nothing(
    made: Instrument, asked: dict[str, Any], more: dict[str, Any], on: date, known_on: date | None
) -> None:
    for old in answers(made, asked, on, known_on):
        if not set(values_of(old.by_reading)) <= {"met", "not met", "undetermined"}:
            continue
        told = {
            key: more[key]
            for key, value in asked.items()
            if value is None and key not in old.open_facts
        }
        [new] = answers(made, asked | told, on, known_on)
        assert new.by_reading == old.by_reading


@steady
@given(instruments(), facts, near, knowing)
def test_an_open_answer_always_says_what_is_open(
    made: Instrument, asked: dict[str, Any], on: date, known_on: date | None
) -> None:
    for answer in answers(made, asked, on, known_on):
        open_ = {*answer.open_facts, *answer.open_questions}
        assert bool(answer.open_questions) == (len(values_of(answer.by_reading)) > 1)
        if answer.outcome == "undetermined":
            assert open_
        else:
            assert answer.reasons
        assert not [fact for fact in answer.open_facts if asked.get(fact) is not None]
        if all(value is not None for value in asked.values()):
            assert not answer.open_facts
            assert "undetermined" not in values_of(answer.by_reading)


@steady
@given(instruments(), facts, near, knowing)
def test_what_remains_is_a_span_that_is_not_over(
    made: Instrument, asked: dict[str, Any], on: date, known_on: date | None
) -> None:
    for answer in answers(made, asked, on, known_on):
        if answer.remaining is None:
            continue
        assert answer.outcome != "met"
        assert answer.outcome != "expired"
        ahead = values_of(answer.remaining.when)
        assert any(ahead)
        assert all(last is None or last >= on for spans in ahead for _, last in spans)


def test_what_was_drawn_shows_every_outcome() -> None:
    seen: set[Outcome] = set()
    questions_seen: set[int] = set()

    @settings(derandomize=True, deadline=None, max_examples=100, database=None)
    @given(instruments(), facts, near)
    def gather(made: Instrument, asked: dict[str, Any], on: date) -> None:
        for answer in answers(made, asked, on, None):
            seen.update(values_of(answer.by_reading))
            questions_seen.add(len(answer.open_questions))

    gather()
    assert seen == {"met", "not met", "not yet", "expired", "undetermined"}
    assert {0, 1, 2} <= questions_seen
