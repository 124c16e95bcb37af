"""The aims one after the other, each with the prices that prove it."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass, field, replace

import numpy as np

from safeconduct.planning.bound import Goal, Held, proved_bound
from safeconduct.planning.demand import RouteBook
from safeconduct.planning.program import Numbers, Program
from safeconduct.planning.setting import Setting
from safeconduct.planning.solver import OutOfTimeError, Solution, Solver
from safeconduct.plans.model import AimName

TOLERANCE = 1e-9
"""Relative slack by which an earlier aim is held, so that the next program stays feasible."""


LEVEL_WORTH = 1e4
"""Cost of a person by whom a held level falls short when completion is tried."""


@dataclass(frozen=True, eq=False)
class Reached:
    """An aim, what was reached and what bound its prices prove (persons, buckets)."""

    name: AimName
    level: int | None
    value: float
    bound: float
    until: int
    solution: Solution
    held: tuple[Held, ...]


@dataclass(eq=False)
class Ladder:
    """Climbs the aims of one program."""

    setting: Setting
    book: RouteBook
    program: Program
    solver: Solver
    deadline_s: float = math.inf
    """By the monotonic clock; after it no bound is worked out any more."""
    reached: list[Reached] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)

    @property
    def last(self) -> int:
        """The last bucket."""
        return self.program.steps - 1

    @property
    def levels(self) -> list[int]:
        """Priorities of which somebody may move, the highest first."""
        return sorted(set(self.program.move_level.tolist()) - {0})

    @property
    def worth(self) -> float:
        """Buckets that moving one more person is worth in the combined cost."""
        return 4.0 * self.program.steps

    def climb(self) -> Solution:
        """Reach every aim in order and give the solution that holds them all."""
        everybody_out = self._first_look()
        for level in [*self.levels, None]:
            self._most_out(level, everybody_out=everybody_out)
        for level in self.levels:
            self._earliest(level)
        return self._complete_early()

    def _first_look(self) -> bool:
        """Whether everybody with a route can get out at all: then the first aims are plain."""
        solution = self.solver.solve(self.combined_cost(), self.last)
        return self.moved(solution, None) >= self.routable(None) * (1 - 1e-9) - 1e-6

    def combined_cost(self) -> Numbers:
        """Cost that moves people first and early second; used to look, never to prove."""
        program = self.program
        return np.where(program.moves_out, program.move_arrive + 1.0 - self.worth, 0.0)

    def _most_out(self, level: int | None, *, everybody_out: bool) -> None:
        goal = Goal("moved", level, 1.0, 0.0, self.last)
        if everybody_out:
            value = self.routable(level)
            solution = priceless(self.program)
        else:
            solution = self.solver.solve(self.cost(goal), self.last)
            value = self.moved(solution, level)
        bound = min(-self.bound(solution, goal), self.routable(level))
        self.record(goal, value, max(bound, value) if bound > value - 1e-6 else bound, solution)
        self.hold("moved", level, value)

    def _earliest(self, level: int | None) -> Solution:
        goal = Goal("arrival_sum", level, 0.0, 1.0, self.last)
        solution = self.solver.solve(self.cost(goal), self.last)
        value = self.arrival_sum(solution, level)
        self.record(goal, value, self.bound(solution, goal), solution)
        self.hold("arrival_sum", level, value + TOLERANCE * max(1.0, value))
        return solution

    def _complete_early(self) -> Solution:
        """Find the earliest completion, then the earliest arrivals within it."""
        goal = Goal("arrival_sum", None, 0.0, 1.0, self.last)
        best = self.solver.solve(self.cost(goal), self.last)
        moved = self.moved(best, None)
        slack = max(0.01, 1e-6 * moved)
        done, late = self._earliest_completion(self.completion(best, slack), moved - slack)
        if done < self.completion(best, slack):
            kept = min(moved, self.moved(self._by(done), None))
            self.solver.fix_aim("moved", None, kept)
            self.held = [
                replace(aim, value=kept) if (aim.name, aim.level) == ("moved", None) else aim
                for aim in self.held
            ]
            best = self.solver.solve(self.cost(goal), done)
            goal = replace(goal, until=done)
        self.prove_completion(done, moved - slack, late)
        self.record(goal, self.arrival_sum(best, None), self.bound(best, goal), best)
        return best

    def _by(self, until: int) -> Solution:
        """Move as many as possible by a bucket; held levels may fall short at a high cost.

        With hard rows there may be no solution, and so no prices to prove that by.
        """
        everybody = next(aim for aim in self.held if aim.name == "moved" and aim.level is None)
        self.solver.fix_aim("moved", None, 0.0)
        self.solver.let_levels_fall_short(LEVEL_WORTH)
        solution = self.solver.solve(self.cost(Goal("moved", None, 1.0, 0.0, until)), until)
        self.solver.let_levels_fall_short(None)
        self.solver.fix_aim("moved", None, everybody.value)
        return solution

    def _enough(self, solution: Solution, enough: float) -> bool:
        """Whether a solution moves enough of everybody, and all held of every level."""
        levels = [aim for aim in self.held if aim.name == "moved" and aim.level is not None]
        return self.moved(solution, None) >= enough and all(
            self.moved(solution, aim.level) >= aim.value - 1e-6 * max(1.0, aim.value)
            for aim in levels
        )

    def _earliest_completion(self, done: int, enough: float) -> tuple[int, Solution | None]:
        """Step back from a bucket that is late enough, faster and faster, then halve.

        Gives the first bucket by which enough can have arrived, and the solution that shows
        how many can by the one before (``None`` if there is no bucket before).
        """
        low, stride, late = -1, 1, None
        while done - low > 1:
            middle = max(low + 1, done - stride) if late is None else (low + done) // 2
            attempt = self._by(middle)
            if self._enough(attempt, enough):
                done, stride = middle, stride * 2
            else:
                low, late = middle, attempt
        return done, late

    def prove_completion(
        self, done: int, enough: float, late: Solution | None, first: int | None = None
    ) -> None:
        """Look for the latest bucket at which the prices show that it is too early.

        ``first`` is a bucket to begin with, where one is known to be too early for certain.
        """
        until, stride = done - 1 if first is None else min(first, done - 1), 1
        while until >= 0:
            solution = late if late is not None and stride == 1 else self._by(until)
            goal = Goal("moved", None, 1.0, 0.0, until)
            most = -self.bound(solution, goal)
            if most < enough:
                self.record(replace(goal, name="completion"), done + 1, until + 2, solution)
                return
            until -= stride
            stride *= 2
        goal = Goal("completion", None, 1.0, 0.0, -1)
        self.record(goal, done + 1, 0, priceless(self.program))

    def record(self, goal: Goal, value: float, bound: float, solution: Solution) -> None:
        """Note what was reached and the prices that prove its bound."""
        held = self._held_with(solution)
        self.reached.append(
            Reached(goal.name, goal.level, value, bound, goal.until, solution, held)
        )

    def hold(self, name: AimName, level: int | None, kept: float) -> None:
        """Hold an aim for all that follow."""
        self.solver.fix_aim(name, level, kept)
        self.held.append(Held(name, level, kept, 0.0))

    def _held_with(self, solution: Solution) -> tuple[Held, ...]:
        """Give the held aims the multipliers of a solution."""
        return tuple(
            replace(aim, multiplier=solution.aim_prices.get((aim.name, aim.level), 0.0))
            for aim in self.held
        )

    def bound(self, solution: Solution, goal: Goal) -> float:
        """Give the bound that the prices of a solution prove.

        Raises
        ------
        OutOfTimeError
            If the time was over before.
        """
        if time.monotonic() > self.deadline_s:
            raise OutOfTimeError
        held = self._held_with(solution)
        return proved_bound(self.setting, self.book, self.program, solution, goal, held)

    def cost(self, goal: Goal) -> Numbers:
        """Give the cost of each moving variable under a goal."""
        program = self.program
        counts = program.moves_out & (
            True if goal.level is None else program.move_level == goal.level
        )
        return np.where(counts, goal.arrival * (program.move_arrive + 1.0) - goal.moved, 0.0)

    def completion(self, solution: Solution, slack: float) -> int:
        """Find the bucket by whose end all but the slack have arrived."""
        program = self.program
        flow = np.where(program.moves_out, solution.values[program.move_columns], 0.0)
        arriving = np.bincount(
            np.maximum(program.move_arrive, 0), weights=flow, minlength=program.steps
        )
        later = np.concatenate([np.cumsum(arriving[::-1])[::-1][1:], [0.0]])
        return int(np.argmax(later <= slack))

    def moved(self, solution: Solution, level: int | None) -> float:
        """Persons out in a solution."""
        return float(self._flow(solution, level).sum())

    def arrival_sum(self, solution: Solution, level: int | None) -> float:
        """Sum over persons of the bucket after that of their arrival."""
        return float((self._flow(solution, level) * (self.program.move_arrive + 1.0)).sum())

    def _flow(self, solution: Solution, level: int | None) -> Numbers:
        program = self.program
        counts = program.moves_out & (True if level is None else program.move_level == level)
        return np.where(counts, solution.values[program.move_columns], 0.0)

    def routable(self, level: int | None) -> float:
        """Give the persons of a level (or all) who have any route."""
        groups = self.setting.operation.groups
        return sum(
            self.setting.persons[commodity]
            for commodity in self.program.supply_rows
            if level is None or groups[commodity[1]].priority == level
        )


def priceless(program: Program) -> Solution:
    """Give prices of zero: a proof that needs none."""
    return Solution(np.zeros(program.matrix.shape[1]), {}, {}, {}, 0.0)
