"""What something is in each reading of the questions that a text leaves open.

A value that no open question touches is :class:`Fixed`. One that hangs on a question is
:class:`Split`: a branch for each reading of that question. Questions stand in one order on every
path and branches that come to the same are one, so that two values are equal exactly if they
agree in every reading (an ordered decision diagram: Bryant 1986, doi:10.1109/TC.1986.1676819).
Nothing is enumerated that does not matter, and nothing is capped.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)
A = TypeVar("A", bound=Hashable)
B = TypeVar("B", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Fixed(Generic[T]):
    """The same in every reading."""

    value: T


@dataclass(frozen=True, slots=True)
class Split(Generic[T]):
    """What something is in each reading of one question, the readings by name."""

    question: str
    branches: tuple[tuple[str, Fixed[T] | Split[T]], ...]


Readings = Fixed[T] | Split[T]


class _Table(Generic[T]):
    """Makes values so that equal ones are the same object, and merging is looking."""

    def __init__(self) -> None:
        self.fixed: dict[T, Fixed[T]] = {}
        self.splits: dict[tuple[object, ...], Split[T]] = {}

    def leaf(self, value: T) -> Readings[T]:
        found = self.fixed.get(value)
        if found is None:
            found = self.fixed[value] = Fixed(value)
        return found

    def node(self, question: str, branches: tuple[tuple[str, Readings[T]], ...]) -> Readings[T]:
        first = branches[0][1]
        if all(part is first for _, part in branches):
            return first
        key = (question, *(name for name, _ in branches), *(id(part) for _, part in branches))
        found = self.splits.get(key)
        if found is None:
            found = self.splits[key] = Split(question, branches)
        return found


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
    names = tuple(sorted(branches))
    table: _Table[T] = _Table()
    done: dict[tuple[int, ...], Readings[T]] = {}

    def go(parts: tuple[Readings[T], ...]) -> Readings[T]:
        key = tuple(map(id, parts))
        if key not in done:
            earlier = [p for p in parts if isinstance(p, Split) and p.question < question]
            if earlier:
                first = min(earlier, key=lambda part: part.question)
                inner = [
                    (name, go(tuple(given(part, first.question, name) for part in parts)))
                    for name, _ in first.branches
                ]
                done[key] = table.node(first.question, tuple(inner))
            else:
                named = zip(names, parts, strict=True)
                chosen = tuple((name, given(part, question, name)) for name, part in named)
                done[key] = table.node(question, chosen)
        return done[key]

    return go(tuple(_shared(branches[name], table) for name in names))


def gather(
    tree: A,
    branches_of: Callable[[A], tuple[str, Mapping[str, A]] | None],
    value_of: Callable[[A], T],
) -> Readings[T]:
    """Read a tree that branches by question.

    Parameters
    ----------
    tree
        Its root.
    branches_of
        Gives the question a place hangs on and what is below it by reading, or nothing at an end.
    value_of
        Gives what an end comes to.

    Returns
    -------
    Fixed or Split
        The same as :func:`split` at each place, made in one go.
    """
    table: _Table[T] = _Table()

    def go(at: A) -> Readings[T]:
        asked = branches_of(at)
        if asked is None:
            return table.leaf(value_of(at))
        question, below = asked
        made = tuple((name, go(below[name])) for name in sorted(below))
        if any(isinstance(part, Split) and part.question <= question for _, part in made):
            return _shared(split(question, dict(made)), table)
        return table.node(question, made)

    return go(tree)


def each(do: Callable[[A], T], value: Readings[A]) -> Readings[T]:
    """Do something with a value, whatever the reading."""
    if isinstance(value, Fixed):
        return Fixed(do(value.value))
    return _rebuilt(value, _Table(), lambda leaf: do(leaf.value))


def combine(do: Callable[[A, B], T], first: Readings[A], second: Readings[B]) -> Readings[T]:
    """Do something with two values, reading by reading.

    Parameters
    ----------
    do
        What to do with a pair; its result can be hashed.
    first, second
        Values that may hang on the same questions.

    Returns
    -------
    Fixed or Split
        One pair of parts is never combined twice.
    """
    if isinstance(first, Fixed) and isinstance(second, Fixed):
        return Fixed(do(first.value, second.value))
    table: _Table[T] = _Table()
    done: dict[tuple[int, int], Readings[T]] = {}

    def go(one: Readings[A], two: Readings[B]) -> Readings[T]:
        if isinstance(one, Fixed) and isinstance(two, Fixed):
            return table.leaf(do(one.value, two.value))
        key = (id(one), id(two))
        if key not in done:
            question, names = _first_question(one, two)
            parts = tuple((n, go(given(one, question, n), given(two, question, n))) for n in names)
            done[key] = table.node(question, parts)
        return done[key]

    return go(first, second)


def given(value: Readings[T], question: str, reading: str) -> Readings[T]:
    """Give a value under one reading of the question it hangs on first."""
    if isinstance(value, Split) and value.question == question:
        return next(part for name, part in value.branches if name == reading)
    return value


def fixed_to(value: Readings[T], question: str, reading: str) -> Readings[T]:
    """Give a value under one reading of any question it hangs on."""
    if isinstance(value, Fixed):
        return value
    return _rebuilt(value, _Table(), lambda leaf: leaf.value, (question, reading))


def values_of(value: Readings[T]) -> tuple[T, ...]:
    """Give what a value can be, each once."""
    if isinstance(value, Fixed):
        return (value.value,)
    return tuple(dict.fromkeys(p.value for p in _parts(value, set()) if isinstance(p, Fixed)))


def questions_of(value: Readings[T]) -> tuple[str, ...]:
    """Give the questions a value hangs on, in their order."""
    if isinstance(value, Fixed):
        return ()
    return tuple(sorted({p.question for p in _parts(value, set()) if isinstance(p, Split)}))


def ways_of(value: Readings[T]) -> Iterator[tuple[dict[str, str], T]]:
    """Give every way to read, merged: the readings that matter for it, and what it comes to."""
    if isinstance(value, Fixed):
        yield {}, value.value
        return
    for name, part in value.branches:
        for readings, leaf in ways_of(part):
            yield {value.question: name} | readings, leaf


def _first_question(one: Readings[A], two: Readings[B]) -> tuple[str, tuple[str, ...]]:
    """Give the question that comes first in the order of questions, with its readings."""
    asked: list[tuple[str, tuple[str, ...]]] = []
    if isinstance(one, Split):
        asked.append((one.question, tuple(name for name, _ in one.branches)))
    if isinstance(two, Split):
        asked.append((two.question, tuple(name for name, _ in two.branches)))
    return min(asked)


def _shared(value: Readings[T], table: _Table[T]) -> Readings[T]:
    """Give the same value made in a table, so that it can be told from others by looking."""
    if isinstance(value, Fixed):
        return table.leaf(value.value)
    return _rebuilt(value, table, lambda leaf: leaf.value)


def _rebuilt(
    value: Split[A],
    table: _Table[T],
    do: Callable[[Fixed[A]], T],
    fixed: tuple[str, str] | None = None,
) -> Readings[T]:
    """Make a value anew in a table, with something done to its ends; each part once."""
    done: dict[int, Readings[T]] = {}

    def go(part: Readings[A]) -> Readings[T]:
        if isinstance(part, Fixed):
            return table.leaf(do(part))
        if fixed is not None and part.question == fixed[0]:
            return go(given(part, *fixed))
        if id(part) not in done:
            inner = tuple((name, go(below)) for name, below in part.branches)
            done[id(part)] = table.node(part.question, inner)
        return done[id(part)]

    return go(value)


def _parts(value: Readings[T], seen: set[int]) -> Iterator[Readings[T]]:
    """Give every part of a value once."""
    if id(value) in seen:
        return
    seen.add(id(value))
    yield value
    if isinstance(value, Split):
        for _, part in value.branches:
            yield from _parts(part, seen)
