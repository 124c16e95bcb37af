"""What can be proved of a plan that the program did not make: people were put off, or time ran out.

The aims are taken at the values the plan really keeps. Where no time is left for prices, the
bound is the plain one that needs none, and the gap says so.
"""

from __future__ import annotations

import math

from safeconduct.planning.aims import Ladder, priceless
from safeconduct.planning.bound import Goal, Held
from safeconduct.planning.completion import prove_completion
from safeconduct.planning.kept import Kept, kept_of
from safeconduct.planning.solver import OutOfTimeError, Solution
from safeconduct.planning.unfold import Parcel

KEPT = 1e-9
"""Relative slack at which a kept value is held."""


def prove_kept(ladder: Ladder, parcels: list[Parcel], look: Solution) -> None:
    """Replace what a ladder has reached by what the parcels keep, with prices if there is time for them.

    Parameters
    ----------
    ladder, parcels, look
        As for :func:`prove_again`.
    """
    try:
        prove_again(ladder, parcels, look)
    except OutOfTimeError:
        prove_plainly(ladder, parcels, look)


def prove_again(ladder: Ladder, parcels: list[Parcel], look: Solution) -> None:
    """Replace what a ladder has reached by what the parcels keep.

    Parameters
    ----------
    ladder
        Of the program whose prices serve; it is emptied and filled again.
    parcels
        The plan.
    look
        A solution of the combined cost: its prices bound the arrivals if nothing else does.
    """
    kept = kept_of(ladder.setting, parcels)
    early = next((r.until for r in ladder.reached if r.name == "completion"), None)
    ladder.reached, ladder.held = [], []
    ladder.solver.free_aims()
    for level in [*ladder.levels, None]:
        moved = kept.value("moved", level)
        solution = priceless(ladder.program)
        goal = Goal("moved", level, 1.0, 0.0, ladder.last)
        if moved < ladder.routable(level) * (1 - KEPT):
            solution = _solved(ladder, goal) or solution
        bound = min(-ladder.bound(solution, goal), ladder.routable(level))
        ladder.record(goal, moved, bound, solution)
        ladder.hold("moved", level, moved * (1 - KEPT))
    for level in ladder.levels:
        goal = Goal("arrival_sum", level, 0.0, 1.0, ladder.last)
        solution = _solved(ladder, goal) or priceless(ladder.program)
        value = kept.value("arrival_sum", level)
        ladder.record(goal, value, ladder.bound(solution, goal), solution)
        ladder.hold("arrival_sum", level, value * (1 + KEPT))
    _prove_completion(ladder, kept, early)
    goal = Goal("arrival_sum", None, 0.0, 1.0, kept.last)
    solution = _solved(ladder, goal) or ladder.worth_as_held(look)
    value = kept.value("arrival_sum", None)
    ladder.record(goal, value, ladder.bound(solution, goal), solution)


def prove_plainly(ladder: Ladder, parcels: list[Parcel], look: Solution) -> None:
    """Replace what a ladder has reached by what the parcels keep, with what can be proved at once.

    Parameters
    ----------
    ladder, parcels, look
        As for :func:`prove_again`. Nobody who has no way gets out, and nobody arrives before the start;
        of the sum of all arrivals the prices of the combined cost say more.
    """
    kept = kept_of(ladder.setting, parcels)
    nothing = priceless(ladder.program)
    ladder.reached, ladder.held = [], []
    ladder.deadline_s = math.inf
    for level in [*ladder.levels, None]:
        moved = kept.value("moved", level)
        ladder.record(
            Goal("moved", level, 1.0, 0.0, ladder.last), moved, ladder.routable(level), nothing
        )
        ladder.held.append(Held("moved", level, moved * (1 - KEPT), 0.0))
    for level in ladder.levels:
        value = kept.value("arrival_sum", level)
        ladder.record(Goal("arrival_sum", level, 0.0, 1.0, ladder.last), value, 0.0, nothing)
        ladder.held.append(Held("arrival_sum", level, value * (1 + KEPT), 0.0))
    ladder.record(Goal("completion", None, 1.0, 0.0, -1), max(1, kept.steps), 0, nothing)
    goal = Goal("arrival_sum", None, 0.0, 1.0, kept.last)
    worth = ladder.worth_as_held(look)
    value = kept.value("arrival_sum", None)
    ladder.record(goal, value, ladder.bound(worth, goal), worth)


def _prove_completion(ladder: Ladder, kept: Kept, early: int | None) -> None:
    """Begin where the program itself could not be earlier: people put off are not either."""
    try:
        prove_completion(
            ladder, max(0, kept.steps - 1), kept.value("moved", None) - kept.slack, None, early
        )
    except OutOfTimeError:
        goal = Goal("completion", None, 1.0, 0.0, -1)
        ladder.record(goal, max(1, kept.steps), 0, priceless(ladder.program))


def _solved(ladder: Ladder, goal: Goal) -> Solution | None:
    try:
        return ladder.solver.solve(ladder.cost(goal), goal.until)
    except OutOfTimeError:
        return None
