"""By how much the answer moves with each figure that has no source."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from safeconduct.cli.console import Progress, unseen
from safeconduct.cli.operations import read
from safeconduct.cli.planning import make_plan
from safeconduct.errors import InputError

if TYPE_CHECKING:
    from safeconduct.cli.cases import Question
    from safeconduct.network.model import Network
    from safeconduct.operation.model import Operation
    from safeconduct.plans.model import Plan

LESS = 0.8
"""Each figure is taken a fifth lower: nearly every figure may be, while many may not be higher."""
MOST = 24
"""Figures tried. More would take minutes; those of single areas are left out beforehand."""


def assumption_effects(
    question: Question, operation: Operation, network: Network, main: Plan, progress: Progress
) -> dict[str, float]:
    """Plan again with each assumption a fifth lower.

    Parameters
    ----------
    question
        What was asked.
    operation, network
        As they were read for the main plan.
    main
        The plan with every figure as stated.
    progress
        Told how far it is.

    Returns
    -------
    dict
        People who get out, more or fewer, by the key of the assumption.
    """
    tried = [a for a in operation.assumptions if not a.key.startswith("areas.")][:MOST]
    effects: dict[str, float] = {}
    moved = _moved_in_fractions(main)
    for number, assumption in enumerate(tried):
        progress(f"trying {assumption.key} a fifth lower", number / len(tried))
        lower = f"{assumption.key}={assumption.value * LESS!r}"
        settings = (*question.choices.settings, lower)
        try:
            changed = replace(question.choices, settings=settings)
            other = read(question.name, changed, unseen, question.levels[0])
        except InputError:
            continue  # a fifth lower would contradict the rest of the folder
        plan = make_plan(other, network, question.levels, question.beside, unseen)
        effects[assumption.key] = plan.persons_moved - moved
    return effects


def _moved_in_fractions(main: Plan) -> float:
    """Give how many get out with free ways and vehicles in fractions, as the plans compared have them."""
    moved = main.persons_moved
    if main.with_free_ways is not None:
        everybody = next(aim for aim in main.aims if (aim.name, aim.level) == ("moved", None))
        return moved + main.with_free_ways.persons_out - everybody.value
    if main.whole_vehicles is not None:
        for loss in main.whole_vehicles.losses:
            if loss.name == "moved" and loss.level is None:
                moved += loss.in_fractions - loss.whole
    return moved
