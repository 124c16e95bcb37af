"""What parties said to a question between them, and whether they stand apart."""

from __future__ import annotations

from collections.abc import Mapping

from safeconduct.notices.sheet.model import Answer
from safeconduct.operation.model import Corridor, Operation

_SAME = {"given": "yes", "agreed": "yes", "answered": "yes"}
"""Words that stand for one and the same: this party does not stand in the way."""


def answers_of(
    operation: Operation, question: str, corridor: Corridor | None = None
) -> dict[str, Answer]:
    """Give who asked and who was asked a question; the latest of a party counts.

    Parameters
    ----------
    operation
        With its exchange.
    question
        One of the closed list, such as ``hours``.
    corridor
        That it must concern; what names no corridor concerns all.
    """
    found: dict[str, Answer] = {}
    for each in operation.exchange:
        if each.what != question:
            continue
        if corridor is not None and each.hangs_on_it and corridor.id not in each.hangs_on_it:
            continue
        found[each.asked_by] = Answer("asks")
        found[each.asked_of] = Answer("answered" if each.answered else "asked")
    return found


def differ(answers: Mapping[str, Answer]) -> bool:
    """Tell whether parties stand apart on a term."""
    said = {_SAME.get(each.word, each.word) for each in answers.values() if each.word != "asks"}
    return len(said) > 1 or bool(said - {"yes"})
