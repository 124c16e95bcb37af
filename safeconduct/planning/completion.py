"""The earliest bucket by which all can be out, with the prices that show that it cannot be earlier."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from safeconduct.planning.bound import Goal
from safeconduct.planning.carried import first_that_may_do
from safeconduct.planning.solver import Solution

if TYPE_CHECKING:
    from safeconduct.planning.aims import Ladder
    from safeconduct.planning.program import Numbers

LEVEL_WORTH = 1e4
"""Cost of a person by whom a held level falls short when completion is tried."""
TRIES = 3
"""Buckets tried from a guess before the earliest arrivals are asked for."""


def complete_early(ladder: Ladder, best: Solution) -> Solution:
    """Find the earliest completion, then the earliest arrivals within it.

    Parameters
    ----------
    ladder
        Holds all earlier aims.
    best
        The earliest arrivals, whenever the last may be.
    """
    goal = Goal("arrival_sum", None, 0.0, 1.0, ladder.last)
    moved = ladder.moved(best, None)
    slack = _slack(moved)
    completion, enough = ladder.completion(best, slack), moved - slack
    if ladder.solver.large and completion > 0:
        done, late, best = _guess(ladder, best, completion, enough)
    else:
        done, late = _step_back(ladder, completion, enough)
    if done < completion:
        if not ladder.solver.large:
            ladder.keep_moved(min(moved, ladder.moved(_by(ladder, done), None)))
            best = ladder.solver.solve(ladder.cost(goal), done)
        goal = replace(goal, until=done)
    _record(ladder, goal, done, enough, late, best)
    return best


def complete_from(ladder: Ladder, guess: int) -> Solution | None:
    """Find the same without the earliest arrivals first, where everybody gets out and a bucket is known that is near.

    Parameters
    ----------
    ladder
        Holds all earlier aims, everybody out among them.
    guess
        A bucket by which nearly all may be out.

    Returns
    -------
    Solution or None
        The earliest arrivals within the earliest completion; ``None`` where the guess did not lead there.
    """
    goal = Goal("arrival_sum", None, 0.0, 1.0, ladder.last)
    moved = ladder.routable(None)
    enough, at = moved - _slack(moved), min(guess, ladder.last)
    for _ in range(TRIES):
        late = _by(ladder, at)
        ladder.so_far = late
        if _enough(ladder, late, enough):
            found = _early_by(ladder, at)
            done, earlier, found = _guess(ladder, found, at, enough)
            _record(ladder, replace(goal, until=done), done, enough, earlier, found)
            return found
        until, carried = first_that_may_do(ladder, late, at, enough)
        if until > ladder.last:
            return None
        found = _early_by(ladder, until)
        if _enough(ladder, found, enough):
            ladder.keep_moved(min(moved, ladder.moved(found, None)))
            _record(ladder, replace(goal, until=until), until, enough, carried, found)
            return found
        at = until
    return None


def likely_done(ladder: Ladder, best: Solution, done: int, enough: float) -> int:
    """Guess the earliest completion: on the last stretch of hours people go on arriving as fast as they usually do.

    Parameters
    ----------
    ladder, best
        The earliest arrivals, whenever the last may be.
    done, enough
        The bucket by which so many have arrived in it.
    """
    arriving = ladder.arriving(best)
    pauses = np.flatnonzero(arriving[:done] <= 0)
    at = np.arange(pauses[-1] + 1 if pauses.size else 0, done + 1)
    left = np.maximum(0.0, enough - np.cumsum(arriving)[at])
    return min(done, int((at + left / _usual(arriving)).min()))


def _record(
    ladder: Ladder,
    goal: Goal,
    done: int,
    enough: float,
    late: Solution | None,
    best: Solution,
) -> None:
    """Note completion, then the earliest arrivals that were the goal, each with its proof."""
    prove_completion(ladder, done, enough, late)
    ladder.record(goal, ladder.arrival_sum(best, None), ladder.bound(best, goal), best)


def _slack(moved: float) -> float:
    return max(0.01, 1e-6 * moved)


def _usual(arriving: Numbers) -> float:
    return float(np.median(arriving[arriving >= arriving.max() / 2]))


def _by(ladder: Ladder, until: int) -> Solution:
    """Move as many as possible by a bucket; held levels may fall short at a high cost.

    With hard rows there may be no solution, and so no prices to prove that by.
    """
    ladder.solver.fix_aim("moved", None, 0.0)
    ladder.solver.let_levels_fall_short(LEVEL_WORTH)
    cost = ladder.cost(Goal("moved", None, 1.0, 0.0, until))
    solution = ladder.solver.solve(cost, until, corner=False)
    ladder.solver.let_levels_fall_short(None)
    ladder.solver.fix_aim("moved", None, ladder.kept("moved", None))
    return solution


def _enough(ladder: Ladder, solution: Solution, enough: float) -> bool:
    """Whether a solution moves enough of everybody, and all held of every level."""
    levels = [aim for aim in ladder.held if aim.name == "moved" and aim.level is not None]
    return ladder.moved(solution, None) >= enough and all(
        ladder.moved(solution, aim.level) >= aim.value - 1e-6 * max(1.0, aim.value)
        for aim in levels
    )


def _step_back(ladder: Ladder, done: int, enough: float) -> tuple[int, Solution | None]:
    """Step back from a bucket that is late enough, faster and faster, then halve.

    Gives the first bucket by which enough can have arrived, and the solution that shows
    how many can by the one before (``None`` if there is no bucket before).
    """
    low, stride, late = -1, 1, None
    while done - low > 1:
        middle = max(low + 1, done - stride) if late is None else (low + done) // 2
        attempt = _by(ladder, middle)
        if _enough(ladder, attempt, enough):
            done, stride = middle, stride * 2
        else:
            low, late = middle, attempt
    return done, late


def _guess(
    ladder: Ladder, best: Solution, done: int, enough: float
) -> tuple[int, Solution | None, Solution]:
    """Find the same where each solve is dear: guess the bucket from how fast people usually arrive.

    Gives also the earliest arrivals within it.
    """
    usual = _usual(ladder.arriving(best))
    levels_out = max((ladder.last_out(best, level) for level in ladder.levels), default=0)
    at = max(likely_done(ladder, best, done, enough), levels_out)
    low = -1
    late: Solution | None = None
    early = {done: best}
    while done - low > 1:
        at = min(at, done - 1)
        if late is not None and at == low + 1:
            early[at] = _early_by(ladder, at)
            if _enough(ladder, early[at], enough):
                done = at
                continue
        attempt = _by(ladder, at)
        if _enough(ladder, attempt, enough):
            done, at = at, at - 1
        else:
            low, late = at, attempt
            at += max(1, int((enough - ladder.moved(late, None)) / usual))
    found = early[done] if done in early else _early_by(ladder, done)
    ladder.keep_moved(min(ladder.routable(None), ladder.moved(found, None)))
    return done, late, found


def _early_by(ladder: Ladder, until: int) -> Solution:
    """Move as many as possible by a bucket, and those early."""
    ladder.solver.fix_aim("moved", None, 0.0)
    found = ladder.solver.solve(ladder.combined_cost(), until)
    ladder.solver.fix_aim("moved", None, ladder.kept("moved", None))
    return ladder.worth_as_held(found)


def prove_completion(
    ladder: Ladder, done: int, enough: float, late: Solution | None, first: int | None = None
) -> None:
    """Look for the latest bucket at which the prices show that it is too early.

    Parameters
    ----------
    ladder
        Gets the proof.
    done, enough
        The bucket reached, and how many must be out by then.
    late
        A solution that moves as many as possible by the bucket before, where there is one.
    first
        A bucket to begin with, where one is known to be too early for certain.
    """
    until, stride = done - 1 if first is None else min(first, done - 1), 1
    while until >= 0:
        solution = late if late is not None and stride == 1 else _by(ladder, until)
        goal = Goal("moved", None, 1.0, 0.0, until)
        if -ladder.bound(solution, goal) < enough:
            ladder.record(replace(goal, name="completion"), done + 1, until + 2, solution)
            return
        until -= stride
        stride *= 2
    goal = Goal("completion", None, 1.0, 0.0, -1)
    ladder.record(goal, done + 1, 0, ladder.priceless())
