"""The aims one after the other, each with the prices that prove it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np

from safeconduct.planning.bound import Goal, Held, proved_bound
from safeconduct.planning.demand import RouteBook
from safeconduct.planning.program import Numbers, Program
from safeconduct.planning.setting import Setting
from safeconduct.planning.solver import Solution, Solver
from safeconduct.planning.unfold import Parcel
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
    reached: list[Reached] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)

    @property
    def last(self) -> int:
        """The last bucket."""
        return self.program.steps - 1

    @property
    def worth(self) -> float:
        """Buckets that moving one more person is worth in the combined cost."""
        return 4.0 * self.program.steps

    def climb(self) -> Solution:
        """Reach every aim in order and give the solution that holds them all."""
        levels = sorted(set(self.program.move_level.tolist()) - {0})
        everybody_out = self._first_look()
        for level in [*levels, None]:
            self._most_out(level, everybody_out=everybody_out)
        for level in levels:
            self._earliest(level)
        return self._complete_early()

    def _first_look(self) -> bool:
        """Whether everybody with a route can get out at all: then the first aims are plain."""
        solution = self.solver.solve(self.combined_cost(), self.last)
        return self.moved(solution, None) >= self._routable(None) * (1 - 1e-9) - 1e-6

    def combined_cost(self) -> Numbers:
        """Cost that moves people first and early second; used to look, never to prove."""
        program = self.program
        return np.where(program.moves_out, program.move_arrive + 1.0 - self.worth, 0.0)

    def _most_out(self, level: int | None, *, everybody_out: bool) -> None:
        goal = Goal("moved", level, 1.0, 0.0, self.last)
        if everybody_out:
            value = self._routable(level)
            solution = _priceless(self.program)
        else:
            solution = self.solver.solve(self._cost(goal), self.last)
            value = self.moved(solution, level)
        bound = min(-self._bound(solution, goal), self._routable(level))
        self._record(goal, value, max(bound, value) if bound > value - 1e-6 else bound, solution)
        self._hold("moved", level, value)

    def _earliest(self, level: int | None) -> Solution:
        goal = Goal("arrival_sum", level, 0.0, 1.0, self.last)
        solution = self.solver.solve(self._cost(goal), self.last)
        value = self.arrival_sum(solution, level)
        self._record(goal, value, self._bound(solution, goal), solution)
        self._hold("arrival_sum", level, value + TOLERANCE * max(1.0, value))
        return solution

    def _complete_early(self) -> Solution:
        """Find the earliest completion, then the earliest arrivals within it."""
        goal = Goal("arrival_sum", None, 0.0, 1.0, self.last)
        best = self.solver.solve(self._cost(goal), self.last)
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
            best = self.solver.solve(self._cost(goal), done)
            goal = replace(goal, until=done)
        self._prove_completion(done, moved - slack, late)
        self._record(goal, self.arrival_sum(best, None), self._bound(best, goal), best)
        return best

    def _by(self, until: int) -> Solution:
        """Move as many as possible by a bucket; held levels may fall short at a high cost.

        With hard rows there may be no solution, and so no prices to prove that by.
        """
        everybody = next(aim for aim in self.held if aim.name == "moved" and aim.level is None)
        self.solver.fix_aim("moved", None, 0.0)
        self.solver.let_levels_fall_short(LEVEL_WORTH)
        solution = self.solver.solve(self._cost(Goal("moved", None, 1.0, 0.0, until)), until)
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

    def restate(self, parcels: list[Parcel]) -> None:
        """Prove again, with the same prices, for a plan that keeps the aims less well."""
        groups = self.setting.operation.groups
        rows = [
            (groups[p.commodity[1]].priority, p.bucket + p.service.arrive_shift, p.persons)
            for p in parcels
        ]
        value = {}
        for aim in self.held:
            counted = [(j, n) for level, j, n in rows if aim.level in (None, level)]
            value[aim.name, aim.level] = sum(
                n * (1.0 if aim.name == "moved" else j + 1.0) for j, n in counted
            )
        moved = value["moved", None]
        enough = moved - max(0.01, 1e-6 * moved)
        last = max((j for _, j, _ in rows), default=0)
        goal = Goal("arrival_sum", None, 0.0, 1.0, last)
        if last > self.reached[-1].until:
            # prices made for an earlier end say nothing of arrivals after it
            solution = self.solver.solve(self._cost(goal), last)
            self.reached[-1] = replace(self.reached[-1], until=last, solution=solution)
            held = self._held_with(solution)
            self.reached[-1] = replace(self.reached[-1], held=held)
        self.reached = [self._again(reached, value, enough, last) for reached in self.reached]

    def _again(
        self,
        reached: Reached,
        value: dict[tuple[AimName, int | None], float],
        enough: float,
        last: int,
    ) -> Reached:
        held = tuple(replace(aim, value=value[aim.name, aim.level]) for aim in reached.held)
        until = reached.until if reached.name == "completion" else max(reached.until, last)
        moving = 0.0 if reached.name == "arrival_sum" else 1.0
        goal = Goal(reached.name, reached.level, moving, 1.0 - moving, until)
        shown = proved_bound(self.setting, self.book, self.program, reached.solution, goal, held)
        if reached.name == "moved":
            return replace(reached, bound=min(-shown, self._routable(reached.level)))
        if reached.name == "arrival_sum":
            return replace(reached, bound=shown, until=until, held=held)
        proved = until >= 0 and -shown < enough
        return replace(reached, bound=float(until + 2) if proved else 0.0, held=held)

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

    def _prove_completion(self, done: int, enough: float, late: Solution | None) -> None:
        """Look for the latest bucket at which the prices show that it is too early."""
        until, stride = done - 1, 1
        while until >= 0:
            solution = late if late is not None and stride == 1 else self._by(until)
            goal = Goal("moved", None, 1.0, 0.0, until)
            most = -self._bound(solution, goal)
            if most < enough:
                self._record(replace(goal, name="completion"), done + 1, until + 2, solution)
                return
            until -= stride
            stride *= 2
        goal = Goal("completion", None, 1.0, 0.0, -1)
        self._record(goal, done + 1, 0, _priceless(self.program))

    def _record(self, goal: Goal, value: float, bound: float, solution: Solution) -> None:
        held = self._held_with(solution)
        self.reached.append(
            Reached(goal.name, goal.level, value, bound, goal.until, solution, held)
        )

    def _hold(self, name: AimName, level: int | None, kept: float) -> None:
        self.solver.fix_aim(name, level, kept)
        self.held.append(Held(name, level, kept, 0.0))

    def _held_with(self, solution: Solution) -> tuple[Held, ...]:
        """Give the held aims the multipliers of a solution."""
        return tuple(
            replace(aim, multiplier=solution.aim_prices.get((aim.name, aim.level), 0.0))
            for aim in self.held
        )

    def _bound(self, solution: Solution, goal: Goal) -> float:
        held = self._held_with(solution)
        return proved_bound(self.setting, self.book, self.program, solution, goal, held)

    def _cost(self, goal: Goal) -> Numbers:
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

    def _routable(self, level: int | None) -> float:
        groups = self.setting.operation.groups
        return sum(
            self.setting.persons[commodity]
            for commodity in self.program.supply_rows
            if level is None or groups[commodity[1]].priority == level
        )


def _priceless(program: Program) -> Solution:
    """Prices of zero: a proof that needs none."""
    return Solution(np.zeros(program.matrix.shape[1]), {}, {}, {}, 0.0, finished=True)
