"""The agreement sheet as rows: a term in words, and the answer of each party."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from safeconduct.notices.model import Sentence
from safeconduct.operation.model import PlanStanding, Text

Word = Literal["given", "refused", "no-answer", "not-known", "asks", "asked", "answered", "agreed"]
"""What a party said of a term. ``asks`` put the question, ``asked`` was asked and has not answered,
``answered`` has; what was answered is nowhere kept."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a party said; ``until_s`` is when it ends, in seconds from start."""

    word: Word
    until_s: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A term of the operation.

    Parameters
    ----------
    id
        Its own, such as ``corridors.west.hours``.
    label
        Key of its name in the catalogue.
    of
        What it is of: an offer.
    ways
        Corridors it is about, by their ids.
    sentences
        What stands, in the order in which it is said.
    answers
        Of each party that said anything, by its id.
    differs
        Whether parties, or two readings of one figure, stand apart: it is printed in bold.
    """

    id: str
    label: str
    sentences: tuple[Sentence, ...]
    of: Text | None = None
    ways: tuple[str, ...] = ()
    answers: Mapping[str, Answer] = field(default_factory=dict)
    differs: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """Every term of an operation, for the parties to initial."""

    name: Text
    standing: PlanStanding
    parties: tuple[str, ...]
    ways: tuple[tuple[str, Text], ...]
    """Id and name of each corridor; they are numbered as the notices have them, refused ones last."""
    rows: tuple[Row, ...]
    assumed: int
    """Terms that are an assumption and nobody's word."""
