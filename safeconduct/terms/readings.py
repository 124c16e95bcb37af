"""What something is in each reading of the questions that a text leaves open.

A value that no open question touches is :class:`Fixed`. One that hangs on a question is
:class:`Split`: a branch for each reading of that question. Questions stand in one order on every
path and branches that come to the same are merged, so that two values are equal exactly if they
agree in every reading (an ordered decision diagram: Bryant 1986, doi:10.1109/TC.1986.1676819).
Nothing is enumerated that does not matter, and nothing is capped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
A = TypeVar("A")
B = TypeVar("B")


@dataclass(frozen=True, slots=True)
class Fixed(Generic[T]):
    """The same in every reading."""

    value: T


@dataclass(frozen=True, slots=True)
class Split(Generic[T]):
    """What something is in each reading of one question."""

    question: str
    branches: tuple[tuple[str, Fixed[T] | Split[T]], ...]


Readings = Fixed[T] | Split[T]


def split(question: str, branches: Mapping[str, Readings[T]]) -> Readings[T]:
    """Let a value hang on a question.

    Parameters
    ----------
    question
        Id of the question.
    branches
        By reading; each may hang on other questions, and on this one: then its own reading holds.

    Returns
    -------
    Fixed or Split
        In the order of questions, merged.
    """
    if all(isinstance(part, Fixed) or part.question > question for part in branches.values()):
        return _merged(question, tuple(branches.items()))
    done: dict[tuple[int, ...], Readings[T]] = {}

    def go(parts: tuple[Readings[T], ...]) -> Readings[T]:
        key = tuple(map(id, parts))
        if key not in done:
            earlier = [p for p in parts if isinstance(p, Split) and p.question < question]
            if earlier:
                first = min(earlier, key=lambda part: part.question)
                done[key] = _merged(
                    first.question,
                    tuple(
                        (name, go(tuple(given(part, first.question, name) for part in parts)))
                        for name, _ in first.branches
                    ),
                )
            else:
                named = zip(branches, parts, strict=True)
                done[key] = _merged(question, tuple((n, given(p, question, n)) for n, p in named))
        return done[key]

    return go(tuple(branches.values()))


def each(do: Callable[[A], T], value: Readings[A]) -> Readings[T]:
    """Do something with a value, whatever the reading."""
    if isinstance(value, Fixed):
        return Fixed(do(value.value))
    return _merged(value.question, tuple((name, each(do, part)) for name, part in value.branches))


def combine(do: Callable[[A, B], T], first: Readings[A], second: Readings[B]) -> Readings[T]:
    """Do something with two values, reading by reading.

    Parameters
    ----------
    do
        What to do with a pair.
    first, second
        Values that may hang on the same questions.

    Returns
    -------
    Fixed or Split
        One pair of parts is never combined twice.
    """
    if isinstance(first, Fixed) and isinstance(second, Fixed):
        return Fixed(do(first.value, second.value))
    done: dict[tuple[int, int], Readings[T]] = {}

    def go(one: Readings[A], two: Readings[B]) -> Readings[T]:
        if isinstance(one, Fixed) and isinstance(two, Fixed):
            return Fixed(do(one.value, two.value))
        key = (id(one), id(two))
        if key not in done:
            question, names = _first_question(one, two)
            parts = tuple((n, go(given(one, question, n), given(two, question, n))) for n in names)
            done[key] = _merged(question, parts)
        return done[key]

    return go(first, second)


def given(value: Readings[T], question: str, reading: str) -> Readings[T]:
    """Give a value under one reading of the question it hangs on first."""
    if isinstance(value, Split) and value.question == question:
        return dict(value.branches)[reading]
    return value


def fixed_to(value: Readings[T], question: str, reading: str) -> Readings[T]:
    """Give a value under one reading of any question it hangs on."""
    if isinstance(value, Fixed):
        return value
    if value.question == question:
        return dict(value.branches)[reading]
    return _merged(
        value.question,
        tuple((name, fixed_to(part, question, reading)) for name, part in value.branches),
    )


def values_of(value: Readings[T]) -> tuple[T, ...]:
    """Give what a value can be, each once, the first reading first."""
    if isinstance(value, Fixed):
        return (value.value,)
    found: list[T] = []
    for part in _leaves(value, set()):
        if part not in found:
            found.append(part)
    return tuple(found)


def questions_of(value: Readings[T]) -> tuple[str, ...]:
    """Give the questions a value hangs on, in their order."""
    found: set[str] = set()
    _gather(value, found, set())
    return tuple(sorted(found))


def ways_of(value: Readings[T]) -> Iterator[tuple[dict[str, str], T]]:
    """Give every way to read, merged: the readings that matter for it, and what it comes to."""
    if isinstance(value, Fixed):
        yield {}, value.value
        return
    for name, part in value.branches:
        for readings, leaf in ways_of(part):
            yield {value.question: name} | readings, leaf


def _merged(question: str, branches: tuple[tuple[str, Readings[T]], ...]) -> Readings[T]:
    first = branches[0][1]
    if all(part is first or part == first for _, part in branches):
        return first
    return Split(question, branches)


def _first_question(one: Readings[A], two: Readings[B]) -> tuple[str, tuple[str, ...]]:
    """Give the question that comes first in the order of questions, with its readings."""
    asked: list[tuple[str, tuple[str, ...]]] = []
    if isinstance(one, Split):
        asked.append((one.question, tuple(name for name, _ in one.branches)))
    if isinstance(two, Split):
        asked.append((two.question, tuple(name for name, _ in two.branches)))
    return min(asked)


def _leaves(value: Readings[T], seen: set[int]) -> Iterator[T]:
    if id(value) in seen:
        return
    seen.add(id(value))
    if isinstance(value, Fixed):
        yield value.value
        return
    for _, part in value.branches:
        yield from _leaves(part, seen)


def _gather(value: Readings[T], found: set[str], seen: set[int]) -> None:
    if isinstance(value, Fixed) or id(value) in seen:
        return
    seen.add(id(value))
    found.add(value.question)
    for _, part in value.branches:
        _gather(part, found, seen)
