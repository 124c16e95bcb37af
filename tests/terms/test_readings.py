"""Values that hang on open questions: as if every combination of readings had been gone through."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import reduce
from itertools import product

from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from safeconduct.terms.conclude import truth_of
from safeconduct.terms.readings import (
    Fixed,
    Readings,
    Split,
    combine,
    each,
    fixed_to,
    given,
    questions_of,
    split,
    values_of,
    ways_of,
)
from safeconduct.terms.trace import Step
from safeconduct.terms.truth import Truth, both, either, opposite

QUESTIONS = {"a": ("x", "y"), "b": ("x", "y", "z"), "c": ("u", "v"), "d": ("u", "v")}
steady = settings(derandomize=True, deadline=None, max_examples=150)


def assignments() -> Iterator[dict[str, str]]:
    for names in product(*QUESTIONS.values()):
        yield dict(zip(QUESTIONS, names, strict=True))


def under(value: Readings[int], chosen: Mapping[str, str]) -> int:
    """Read a value the way one reads a tree: from the top, one question after the other."""
    while isinstance(value, Split):
        value = dict(value.branches)[chosen[value.question]]
    return value.value


@st.composite
def trees(
    draw: st.DrawFn, deep: int = 3
) -> tuple[Readings[int], Callable[[Mapping[str, str]], int]]:
    """Draw a value, and apart from it what it comes to under an assignment."""
    if deep == 0 or draw(st.integers(0, 3)) == 0:
        number = draw(st.integers(0, 2))
        return Fixed(number), lambda _: number
    question = draw(st.sampled_from(list(QUESTIONS)))
    parts = {name: draw(trees(deep - 1)) for name in QUESTIONS[question]}
    built = split(question, {name: value for name, (value, _) in parts.items()})
    return built, lambda chosen: parts[chosen[question]][1](chosen)


@steady
@drawn(trees())
def test_a_split_is_what_its_branches_are(tree: tuple[Readings[int], Callable[..., int]]) -> None:
    value, meant = tree
    assert [under(value, chosen) for chosen in assignments()] == [
        meant(chosen) for chosen in assignments()
    ]


@steady
@drawn(trees(), trees())
def test_combining_is_reading_by_reading(
    first: tuple[Readings[int], Callable[..., int]],
    second: tuple[Readings[int], Callable[..., int]],
) -> None:
    joined = combine(lambda one, two: 3 * one + two, first[0], second[0])
    doubled = each(lambda one: -one, first[0])
    for chosen in assignments():
        assert under(joined, chosen) == 3 * first[1](chosen) + second[1](chosen)
        assert under(doubled, chosen) == -first[1](chosen)


@steady
@drawn(trees(), trees())
def test_values_are_equal_exactly_if_they_agree_in_every_reading(
    first: tuple[Readings[int], Callable[..., int]],
    second: tuple[Readings[int], Callable[..., int]],
) -> None:
    agree = all(first[1](chosen) == second[1](chosen) for chosen in assignments())
    assert (first[0] == second[0]) == agree
    # Values drawn apart rarely agree; the same value built another way always does.
    again = combine(lambda one, two: one + two - two, first[0], second[0])
    assert again == first[0]
    wrapped = split("b", {name: fixed_to(first[0], "b", name) for name in QUESTIONS["b"]})
    assert wrapped == first[0]


@steady
@drawn(trees())
def test_a_question_stands_in_a_value_exactly_if_it_matters(
    tree: tuple[Readings[int], Callable[..., int]],
) -> None:
    value, meant = tree
    matters = {
        question
        for question, names in QUESTIONS.items()
        for chosen in assignments()
        if len({meant(chosen | {question: name}) for name in names}) > 1
    }
    assert questions_of(value) == tuple(sorted(matters))
    assert set(values_of(value)) == {meant(chosen) for chosen in assignments()}
    assert len(values_of(value)) == len(set(values_of(value)))


@steady
@drawn(trees())
def test_the_ways_to_read_cover_every_assignment_once(
    tree: tuple[Readings[int], Callable[..., int]],
) -> None:
    value, meant = tree
    ways = list(ways_of(value))
    for chosen in assignments():
        [said] = [came for way, came in ways if way.items() <= chosen.items()]
        assert said == meant(chosen)


@steady
@drawn(trees())
def test_one_reading_of_a_question_can_be_fixed(
    tree: tuple[Readings[int], Callable[..., int]],
) -> None:
    value, meant = tree
    for question, names in QUESTIONS.items():
        for name in names:
            narrowed = fixed_to(value, question, name)
            assert question not in questions_of(narrowed)
            for chosen in assignments():
                assert under(narrowed, chosen) == meant(chosen | {question: name})
    if isinstance(value, Split):
        first = QUESTIONS[value.question][0]
        assert given(value, value.question, first) == fixed_to(value, value.question, first)
        assert given(value, "none of these", first) is value


def test_a_branch_on_its_own_question_holds_its_own_reading() -> None:
    inner: Readings[int] = Split("a", (("x", Fixed(1)), ("y", Fixed(2))))
    assert split("a", {"x": inner, "y": inner}) == inner
    assert split("a", {"x": Fixed(2), "y": inner}) == Fixed(2)


def test_a_reading_may_be_called_what_another_comes_to() -> None:
    crossed = split("q", {"open": Fixed("after"), "after": Fixed("open")})
    found = {way["q"]: said for way, said in ways_of(crossed)}
    assert found == {"open": "after", "after": "open"}


def size(value: Readings[Truth], seen: set[int]) -> int:
    if id(value) in seen:
        return 0
    seen.add(id(value))
    inner = value.branches if isinstance(value, Split) else ()
    return 1 + sum(size(part, seen) for _, part in inner)


def forty() -> list[Readings[Truth]]:
    values: list[Readings[Truth]] = [Fixed(True), Fixed(False)]
    return [split(f"q{number:02}", {"yes": values[0], "no": values[1]}) for number in range(40)]


def test_forty_questions_in_one_condition_stay_small() -> None:
    # 2^40 assignments; a diagram needs one node a question and loses none of them.
    whole = reduce(lambda one, two: combine(both, one, two), forty())
    assert questions_of(whole) == tuple(f"q{number:02}" for number in range(40))
    assert size(whole, set()) <= 3 * 40
    assert values_of(whole) in ((True, False), (False, True))
    assert len(list(ways_of(whole))) == 41
    some = reduce(lambda one, two: combine(either, one, two), forty())
    assert each(opposite, some) == reduce(
        lambda one, two: combine(both, one, two), [each(opposite, part) for part in forty()]
    )


def test_forty_questions_in_a_trace_are_concluded_whatever_their_order() -> None:
    def asked(number: int) -> Step:
        said = (Step("said", "1", {"value": True}), Step("said", "2", {"value": False}))
        about = {"question": f"q{number:02}", "readings": ["yes", "no"]}
        return Step("reading", str(number), about, said)

    up = Step("all", "up", {}, tuple(asked(number) for number in range(40)))
    down = Step("all", "down", {}, tuple(asked(number) for number in reversed(range(40))))
    assert truth_of(up) == truth_of(down)
    assert len(list(ways_of(truth_of(up)))) == 41


def test_three_values_are_those_of_kleene() -> None:
    order: tuple[Truth, ...] = (False, None, True)
    for one, two in product(order, order):
        assert both(one, two) is min(one, two, key=order.index)
        assert either(one, two) is max(one, two, key=order.index)
    assert [opposite(value) for value in order] == [True, None, False]
