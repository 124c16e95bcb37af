"""By how much the answer moves with each figure that has no source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safeconduct.cli.console import Progress, unseen
from safeconduct.cli.operations import Choices, read
from safeconduct.cli.planning import Effort, make_plan
from safeconduct.errors import InputError

if TYPE_CHECKING:
    from safeconduct.cli.cases import Levels
    from safeconduct.network.model import Network
    from safeconduct.operation.model import Operation
    from safeconduct.plans.model import Plan

LESS = 0.8
"""Each figure is taken a fifth lower: nearly every figure may be, while many may not be higher."""
MOST = 24
"""Figures tried. More would take minutes; those of single areas are left out beforehand."""


def assumption_effects(
    name: str,
    choices: Choices,
    operation: Operation,
    network: Network,
    main: Plan,
    progress: Progress,
) -> dict[str, float]:
    """Plan again with each assumption a fifth lower.

    Parameters
    ----------
    name
        The operation.
    choices
        Roads and settings it is read with.
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
    levels: Levels = (main.population, main.turnout)
    tried = [a for a in operation.assumptions if not a.key.startswith("areas.")][:MOST]
    effects: dict[str, float] = {}
    for number, assumption in enumerate(tried):
        progress(f"trying {assumption.key} a fifth lower", number / len(tried))
        lower = f"{assumption.key}={assumption.value * LESS!r}"
        changed = Choices(choices.roads, (*choices.settings, lower))
        try:
            other = read(name, changed, unseen, levels[0])
        except InputError:
            continue  # a fifth lower would contradict the rest of the folder
        plan = make_plan(other, network, levels, Effort(gap=0.001), unseen)
        effects[assumption.key] = plan.persons_moved - main.persons_moved
    return effects
