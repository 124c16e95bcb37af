"""The aims one after the other with whole vehicles: an integer program, or departures held fixed.

Stopped by a count of nodes, never by the clock unless the whole time is over, so that the same
operation gives the same plan. Q. Huangfu and J. A. J. Hall, doi:10.1007/s12532-017-0130-5.
"""

from __future__ import annotations

import time

import highspy
import numpy as np

from safeconduct.planning.fleet.departures import Departed, Departures
from safeconduct.planning.program import Numbers
from safeconduct.planning.silent_solver import silent_solver
from safeconduct.planning.solver import OutOfTimeError, model_of, run_to_verdict

OPTIMAL, NOTHING = highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kInfeasible
MANY = 5_000
"""Variables from which the first solve is by the interior-point method."""
MOST_NODES = 1_000
"""Nodes of the search tree for one aim."""
MOST_STALL = 300
"""Nodes without a better solution after which one aim is good enough."""
SLACK, LEAST_SLACK = 1e-9, 1e-7
"""Relative and absolute room that an aim leaves when it is held."""
FIRST, MOST_LEVELS = 30.0, 2
"""How many times as much a person of a level counts as one of the next, in the combined cost; and for how many levels."""
LEFT_OUT, LEAST_LEFT_OUT = 1e-6, 0.01
"""Part and number of those moved whom completion does not count."""


class Climb:
    """One program, climbed once.

    Parameters
    ----------
    departures
        The program.
    departed
        Departures to hold fixed; ``None`` looks for whole ones.
    deadline_s
        By the monotonic clock.
    """

    def __init__(
        self, departures: Departures, departed: Departed | None, deadline_s: float
    ) -> None:
        self._all = departures
        self.program = departures.program
        self._whole = departed is None
        self._deadline_s = deadline_s
        # cold, the interior-point method is faster on all but small programs; later aims are a few steps away
        self._method = "ipm" if self.program.matrix.shape[1] > MANY else "choose"
        self._highs = silent_solver()
        for option, value in (
            ("threads", 1),
            ("random_seed", 0),
            ("primal_feasibility_tolerance", 1e-9 if self._whole else 1e-8),
            ("dual_feasibility_tolerance", 1e-8),
            ("mip_feasibility_tolerance", 1e-8),
            ("mip_rel_gap", 1e-9),
            ("mip_abs_gap", 1e-7),
            ("mip_max_nodes", MOST_NODES),
            ("mip_max_stall_nodes", MOST_STALL),
        ):
            self._highs.setOptionValue(option, value)
        self._highs.passModel(self._model())
        if departed is not None:
            self._fix(departed)

    def _model(self) -> highspy.HighsLp:
        model = model_of(self.program)
        if self._whole:
            kinds = [highspy.HighsVarType.kContinuous] * model.num_col_
            whole = range(self._all.first, self._all.first + self._all.count)
            for column in (*whole, *(c for gate in self._all.gates.values() for c in gate)):
                kinds[column] = highspy.HighsVarType.kInteger
            model.integrality_ = kinds
        return model

    def _fix(self, departed: Departed) -> None:
        fixed = np.array([float(departed.get(key, 0)) for key in self._all.rides()])
        columns = np.arange(self._all.first, self._all.first + fixed.size, dtype=np.int32)
        if fixed.size:
            self._highs.changeColsBounds(fixed.size, columns, fixed, fixed)

    def look(self) -> Numbers:
        """Give a solution of the combined cost: people first, early second."""
        try:
            return self._solve(self._combined())
        except _NoneError as error:
            raise OutOfTimeError from error

    def cost(self, values: Numbers) -> float:
        """Give the combined cost of a solution: the less, the better."""
        return self._value(values, self._combined())

    def moved(self, values: Numbers) -> float:
        """Persons out in a solution."""
        return self._value(values, self._counts(None))

    def _combined(self) -> Numbers:
        program = self.program
        levels = sorted(set(program.move_level.tolist()) - {0}, reverse=True)
        worth = np.ones(program.move_level.size)
        for rank, level in enumerate(levels[-MOST_LEVELS:], start=1):
            worth[program.move_level == level] = FIRST**rank
        late = program.move_arrive + 1.0 - 4.0 * program.steps
        return np.where(program.moves_out, worth * late, 0.0)

    def climb(self) -> Numbers:
        """Reach every aim in order and give the last solution."""
        program = self.program
        levels = sorted(set(program.move_level.tolist()) - {0})
        values = self.look()
        for level in [*levels, None]:
            counts = self._counts(level)
            if self._value(values, counts) < self._routable(level) - LEAST_SLACK:
                values = self._better(np.where(counts, -1.0, 0.0), values)
            most = self._value(values, counts)
            self._hold("moved", level, most - max(LEAST_SLACK, SLACK * most))
        for level in levels:
            counts = self._counts(level)
            late = np.where(counts, program.move_arrive + 1.0, 0.0)
            values = self._better(late, values)
            soonest = self._value(values, late)
            self._hold("arrival_sum", level, soonest + max(LEAST_SLACK, SLACK * soonest))
        everybody = np.where(program.moves_out, program.move_arrive + 1.0, 0.0)
        values = self._better(everybody, values)
        return self._complete_early(values, everybody)

    def _complete_early(self, values: Numbers, everybody: Numbers) -> Numbers:
        """Step back from a completion that can be, faster and faster, then halve."""
        done = self._completion(values)
        low, stride, stepped = -1, 1, False
        while done - low > 1:
            middle = (low + done) // 2 if stepped else max(low + 1, done - stride)
            earlier = self._try(everybody, middle)
            if earlier is None:
                low, stepped = middle, True
            else:
                values = earlier
                done, stride = self._completion(values), stride * 2
        return values

    def _better(self, cost: Numbers, values: Numbers) -> Numbers:
        """Give the best there is by a cost; where the search ends with nothing, what there was."""
        found = self._try(cost, self.program.steps)
        if found is None or self._value(found, cost) > self._value(values, cost):
            return values
        return found

    def _try(self, cost: Numbers, until: int) -> Numbers | None:
        try:
            return self._solve(cost, until)
        except _NoneError:
            return None

    def _completion(self, values: Numbers) -> int:
        program = self.program
        flow = np.where(program.moves_out, values[program.move_columns], 0.0)
        arriving = np.bincount(
            np.maximum(program.move_arrive, 0), weights=flow, minlength=program.steps
        )
        later = np.concatenate([np.cumsum(arriving[::-1])[::-1][1:], [0.0]])
        slack = max(LEAST_LEFT_OUT, LEFT_OUT * float(flow.sum()))
        return int(np.argmax(later <= slack))

    def _counts(self, level: int | None) -> np.ndarray:
        program = self.program
        return program.moves_out & (True if level is None else program.move_level == level)

    def _value(self, values: Numbers, weight: np.ndarray) -> float:
        return float(values[self.program.move_columns] @ weight)

    def _routable(self, level: int | None) -> float:
        """Everybody who could be moved, by the supply rows: a plain upper bound."""
        if level is not None:
            return np.inf
        rows = list(self.program.supply_rows.values())
        return float(self.program.upper[rows].sum())

    def _hold(self, name: str, level: int | None, value: float) -> None:
        row = self.program.aim_rows[name, level]
        bounds = (value, highspy.kHighsInf) if name == "moved" else (-highspy.kHighsInf, value)
        self._highs.changeRowBounds(row, *bounds)

    def _solve(self, move_cost: Numbers, until: int | None = None) -> Numbers:
        program = self.program
        columns = program.move_columns.astype(np.int32)
        last = program.steps if until is None else until
        most = np.where(program.move_arrive <= last, np.inf, 0.0)
        if columns.size:
            self._highs.changeColsCost(columns.size, columns, move_cost.astype(np.float64))
            self._highs.changeColsBounds(columns.size, columns, np.zeros(columns.size), most)
        left_s = self._deadline_s - time.monotonic()
        if left_s <= 0:
            raise OutOfTimeError
        self._highs.setOptionValue("time_limit", self._highs.getRunTime() + left_s)
        if self._whole:
            return self._run_whole()
        return self._run_fixed()

    def _run_whole(self) -> Numbers:
        self._highs.run()
        status, info = self._highs.getModelStatus(), self._highs.getInfo()
        if status == highspy.HighsModelStatus.kTimeLimit:
            raise OutOfTimeError
        if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
            raise _NoneError
        return np.asarray(self._highs.getSolution().col_value)

    def _run_fixed(self) -> Numbers:
        status = run_to_verdict(self._highs, {OPTIMAL, NOTHING}, self._method)
        self._method = "choose"
        if status == NOTHING:
            raise _NoneError
        return np.asarray(self._highs.getSolution().col_value)


class _NoneError(Exception):
    """Nothing keeps all that is held, or nothing was found that does."""
