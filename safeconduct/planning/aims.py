"""The aims one after the other, each with the prices that prove it."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass, field, replace

import numpy as np

from safeconduct.planning.bound import Goal, Held, proved_bound
from safeconduct.planning.completion import complete_early, complete_from
from safeconduct.planning.demand import RouteBook
from safeconduct.planning.program import Numbers, Program
from safeconduct.planning.setting import Setting
from safeconduct.planning.solver import OutOfTimeError, Solution, Solver
from safeconduct.plans.model import AimName

TOLERANCE = 1e-9
"""Relative slack by which an earlier aim is held, so that the next program stays feasible."""
TIGHT = 1e-6
"""Relative difference of value and bound that is rounding."""


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
    alone: dict[int | None, Reached] = field(default_factory=dict)
    so_far: Solution | None = None
    """What a plan can be made of if time is over before there is better."""

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

    def lead(self, alone: list[Reached]) -> None:
        """Hold from the start what levels reach where nobody else is on the way.

        Nobody could be earlier; if everybody gets out all the same, it is what they reach here.
        """
        self.alone = {aim.level: aim for aim in alone}
        for aim in alone:
            kept = aim.value + TOLERANCE * max(1.0, aim.value)
            self.solver.fix_aim("arrival_sum", aim.level, kept)
            self.solver.fix_aim("moved", aim.level, self.routable(aim.level) * (1 - TOLERANCE))

    def first_look(self) -> Solution:
        """Solve the combined cost; give up what levels reach alone if it keeps others from getting out."""
        look = self.solver.solve(self.combined_cost(), self.last)
        if self.alone and not self.everybody_out(look):
            self.solver.free_aims()
            self.alone = {}
            look = self.solver.solve(self.combined_cost(), self.last)
        return look

    @property
    def levels_known(self) -> bool:
        """Whether what every level reaches is known from it alone."""
        return len(self.alone) == len(self.levels)

    def everybody_out(self, look: Solution) -> bool:
        """Whether everybody with a route gets out: then the first aims are plain."""
        return self.moved(look, None) >= self.routable(None) * (1 - 1e-9) - 1e-6

    def climb(self, look: Solution) -> Solution:
        """Reach every aim in order, after a first look, and give the solution that holds them all."""
        everybody_out = self.everybody_out(look)
        for level in [*self.levels, None]:
            self.most_out(level, everybody_out=everybody_out)
        self.climb_levels()
        if self.solver.large and everybody_out and self.levels_known:
            return complete_early(self, self.worth_as_held(look))
        goal = Goal("arrival_sum", None, 0.0, 1.0, self.last)
        return complete_early(self, self.solver.solve(self.cost(goal), self.last))

    def climb_from(self, guess: int) -> Solution | None:
        """Reach the same where all levels are known alone, everybody gets out, and by about a known bucket.

        ``None``, and nothing reached, where that was not so.
        """
        for level in [*self.levels, None]:
            self.most_out(level, everybody_out=True)
        self.climb_levels()
        last = complete_from(self, guess)
        if last is None:
            self.reached, self.held = [], []
            self.solver.free_aims()
            self.lead(list(self.alone.values()))
        return last

    def tight(self) -> bool:
        """Whether what is reached is proved, but for rounding."""
        return all(
            abs(aim.value - aim.bound) <= TIGHT * max(1.0, abs(aim.value)) for aim in self.reached
        )

    def climb_levels(self) -> None:
        """Reach the earliest arrivals of each level in order."""
        for level in self.levels:
            if level in self.alone:
                aim = self.alone[level]
                self.reached.append(aim)
                self.hold("arrival_sum", level, aim.value + TOLERANCE * max(1.0, aim.value))
            else:
                self._earliest(level)

    def combined_cost(self) -> Numbers:
        """Cost that moves people first and early second; used to look, never to prove."""
        program = self.program
        return np.where(program.moves_out, program.move_arrive + 1.0 - self.worth, 0.0)

    def most_out(self, level: int | None, *, everybody_out: bool) -> None:
        """Move as many of a level (or of all) as possible, and hold that."""
        goal = Goal("moved", level, 1.0, 0.0, self.last)
        value = bound = self.routable(level)
        solution = priceless(self.program)
        if not everybody_out:
            solution = self.solver.solve(self.cost(goal), self.last)
            value = self.moved(solution, level)
            bound = min(-self.bound(solution, goal), bound)
        self.record(goal, value, max(bound, value) if bound > value - 1e-6 else bound, solution)
        self.hold("moved", level, value)

    def _earliest(self, level: int | None) -> Solution:
        goal = Goal("arrival_sum", level, 0.0, 1.0, self.last)
        solution = self.solver.solve(self.cost(goal), self.last)
        value = self.arrival_sum(solution, level)
        self.record(goal, value, self.bound(solution, goal), solution)
        self.hold("arrival_sum", level, value + TOLERANCE * max(1.0, value))
        return solution

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

    def kept(self, name: AimName, level: int | None) -> float:
        """Give the value at which an aim is held."""
        return next(aim.value for aim in self.held if (aim.name, aim.level) == (name, level))

    def keep_moved(self, kept: float) -> None:
        """Hold fewer people moved: completion does not count the last of them."""
        self.solver.fix_aim("moved", None, kept)
        self.held = [
            replace(aim, value=kept) if (aim.name, aim.level) == ("moved", None) else aim
            for aim in self.held
        ]

    def worth_as_held(self, solution: Solution) -> Solution:
        """Read the prices of the combined cost as prices of arrivals: its worth of moving is theirs."""
        held = {**solution.aim_prices, ("moved", None): self.worth}
        return replace(solution, aim_prices=held if solution.prices else {})

    def priceless(self) -> Solution:
        """Give prices of zero: a proof that needs none."""
        return priceless(self.program)

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
        arriving = self.arriving(solution)
        later = np.concatenate([np.cumsum(arriving[::-1])[::-1][1:], [0.0]])
        return int(np.argmax(later <= slack))

    def arriving(self, solution: Solution) -> Numbers:
        """Persons arriving in each bucket."""
        program = self.program
        flow = np.where(program.moves_out, solution.values[program.move_columns], 0.0)
        arriving = np.zeros(program.steps)
        np.add.at(arriving, np.maximum(program.move_arrive, 0), flow)
        return arriving

    def last_out(self, solution: Solution, level: int | None) -> int:
        """Give the bucket in which the last person of a level (or of all) arrives; 0 if nobody does."""
        return int(self.program.move_arrive[self._flow(solution, level) > 0].max(initial=0))

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
