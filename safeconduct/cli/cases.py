"""The plans that stand beside the main one: other populations, turnouts, and half the step."""

from __future__ import annotations

from dataclasses import dataclass, replace
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


CASE_GAP = 0.001
"""The plans beside the main one are for comparison: a tenth of a percent is near enough."""


@dataclass(frozen=True, slots=True)
class Question:
    """What a run was asked: an operation, how it is read, and which case is the main one."""

    name: str
    choices: Choices
    levels: Levels
    effort: Effort

    @property
    def beside(self) -> Effort:
        """Give the effort for the plans that stand beside the main one: free ways and vehicles in fractions will do."""
        quick = replace(self.effort, vehicles="fractions", one_way_out=False)
        return quick if quick.gap is not None else replace(quick, gap=CASE_GAP)


def plan_cases(question: Question, network: Network, progress: Progress) -> dict[Levels, Plan]:
    """Plan the other populations and turnouts, three by three.

    Parameters
    ----------
    question
        What was asked; its own case is left out.
    network
        The roads: the same for every population.
    progress
        Told how far it is.

    Returns
    -------
    dict
        Plans by population and turnout.
    """
    levels: tuple[Population, ...] = ("low", "value", "high")
    others = [case for case in product(levels, levels) if case != question.levels]
    cases: dict[Levels, Plan] = {}
    for number, case in enumerate(others):
        progress(f"planning population {case[0]}, turnout {case[1]}", number / len(others))
        operation = read(question.name, question.choices, unseen, case[0])
        cases[case] = make_plan(operation, network, case, question.beside, unseen)
    return cases


def plan_half_step(question: Question, operation: Operation, progress: Progress) -> Plan | None:
    """Plan the main case at half the time step.

    Parameters
    ----------
    question
        What was asked.
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
    finer = replace(question.choices, settings=(*question.choices.settings, step))
    silent = Console(quiet=True)
    halved, network = read_and_build(question.name, finer, silent, progress, question.levels[0])
    progress("planning at half the time step", None)
    asked = question.effort
    alike = replace(question.beside, vehicles=asked.vehicles, one_way_out=asked.one_way_out)
    return make_plan(halved, network, question.levels, alike, unseen)
