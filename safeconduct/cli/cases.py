"""The plans that stand beside the main one: other populations, turnouts, and half the step."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

from safeconduct.cli.console import Console, Progress, unseen
from safeconduct.cli.operations import Choices, read, read_and_build
from safeconduct.cli.planning import Effort, make_plan

if TYPE_CHECKING:
    from safeconduct.network.model import Network
    from safeconduct.operation.model import Operation, Turnout
    from safeconduct.plans.model import Plan, Population

Levels = tuple["Population", "Turnout"]

SMALL_COHORTS = 5000
"""A plan with more cohorts is not made again at half the step or with other assumptions: that would
take minutes. Cohorts are counted, not seconds, so that a run gives the same on every machine."""


def plan_cases(
    name: str,
    choices: Choices,
    network: Network,
    done: dict[Levels, Plan],
    effort: Effort,
    progress: Progress,
) -> dict[Levels, Plan]:
    """Plan the other populations and turnouts, three by three.

    Parameters
    ----------
    name
        The operation.
    choices
        Roads and settings it is read with.
    network
        Its roads: the same for every population.
    done
        Plans that are there already.
    effort
        Limits of time and gap, for each plan.
    progress
        Told how far it is.

    Returns
    -------
    dict
        Those not done yet, by population and turnout.
    """
    cases: dict[Levels, Plan] = {}
    levels: tuple[Population, ...] = ("low", "value", "high")
    for number, case in enumerate(product(levels, levels)):
        if case in done:
            continue
        progress(f"planning population {case[0]}, turnout {case[1]}", number / 9)
        operation = read(name, choices, unseen, case[0])
        cases[case] = make_plan(operation, network, case, effort, unseen)
    return cases


def plan_half_step(
    name: str, choices: Choices, levels: Levels, operation: Operation, progress: Progress
) -> Plan | None:
    """Plan the main case at half the time step.

    Parameters
    ----------
    name
        The operation.
    choices
        Roads and settings it is read with.
    levels
        Population and turnout.
    operation
        As it was read for the main plan.
    progress
        Told how far it is.

    Returns
    -------
    Plan or None
        ``None`` if the step is an odd number of seconds, which has no half.
    """
    if operation.step_s % 2:
        return None
    step = f"time_step=PT{operation.step_s // 2}S"
    finer = replace(choices, settings=(*choices.settings, step))
    silent = Console(quiet=True)
    halved, network = read_and_build(name, finer, silent, progress, levels[0])
    progress("planning at half the time step", None)
    return make_plan(halved, network, levels, Effort(), unseen)
