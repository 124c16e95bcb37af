"""The program in HiGHS: solved again and again with other costs and fixed aims.

Q. Huangfu and J. A. J. Hall, Parallelizing the dual revised simplex method,
doi:10.1007/s12532-017-0130-5.
"""

from __future__ import annotations

from dataclasses import dataclass

import highspy
import numpy as np

from safeconduct.planning.capacities import LimitAt
from safeconduct.planning.program import Numbers, Program
from safeconduct.planning.setting import Commodity
from safeconduct.planning.silent_solver import silent_solver

PRIMAL_SIMPLEX = 4
"""HiGHS's number for it. Staying home is feasible, and a solved aim stays feasible when only
costs change, so primal steps are few: ten times faster here than the dual method."""


OTHER_METHODS = (("simplex_strategy", PRIMAL_SIMPLEX), ("simplex_strategy", 1), ("solver", "ipm"))
"""What is tried afresh, in order, when a solve ends without a verdict: primal, dual, interior."""


LARGE = 25_000
"""Variables from which a program is solved by the interior-point method, each time afresh. Hours, desks and seats leave
many plans of one value, and the simplex method walks through them: on Aleppo's roads for minutes where this takes seconds."""


class OutOfTimeError(Exception):
    """The solver was stopped before it was done; what it holds then is no plan."""


@dataclass(frozen=True, eq=False)
class Solution:
    """Values and prices; arrival is counted in buckets here (end of bucket ``j`` is ``j + 1``).

    ``prices`` are ≥ 0, shape (buckets,) or (1,); ``aim_prices`` belong to fixed earlier aims.
    """

    values: Numbers
    prices: dict[LimitAt, Numbers]
    supply_prices: dict[Commodity, float]
    aim_prices: dict[tuple[str, int | None], float]
    objective: float


def is_large(variables: int) -> bool:
    """Whether a program of so many variables is solved by the interior-point method."""
    return variables > LARGE


def run_to_verdict(
    highs: highspy.Highs, verdicts: set[highspy.HighsModelStatus], first: str = "choose"
) -> highspy.HighsModelStatus:
    """Run the ``first`` method, then each other one afresh, until there is a verdict.

    Raises
    ------
    OutOfTimeError
        If time was over before, or no method came to a verdict.
    """
    for option, value in (("solver", first), *OTHER_METHODS):
        highs.setOptionValue(option, value)
        highs.run()
        status = highs.getModelStatus()
        if status in verdicts:
            highs.setOptionValue("solver", "choose")
            return status
        if status == highspy.HighsModelStatus.kTimeLimit:
            raise OutOfTimeError
        highs.clearSolver()
    raise OutOfTimeError


def model_of(program: Program) -> highspy.HighsLp:
    """Give the program as HiGHS reads it, with no costs yet."""
    model = highspy.HighsLp()
    model.num_row_, model.num_col_ = program.matrix.shape
    model.col_cost_ = np.zeros(model.num_col_)
    model.col_lower_ = np.zeros(model.num_col_)
    model.col_upper_ = program.most
    model.row_lower_ = program.lower
    model.row_upper_ = program.upper
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    model.a_matrix_.start_ = program.matrix.indptr
    model.a_matrix_.index_ = program.matrix.indices
    model.a_matrix_.value_ = program.matrix.data
    return model


class Solver:
    """One program, kept warm between solves."""

    def __init__(self, program: Program, time_limit_s: float) -> None:
        self.program = program
        self.large = is_large(program.matrix.shape[1])
        self._highs = silent_solver()
        for option, value in (
            ("threads", 1),
            ("random_seed", 0),
            ("simplex_strategy", PRIMAL_SIMPLEX),
            ("time_limit", float(time_limit_s)),
            ("primal_feasibility_tolerance", 1e-8),
            ("dual_feasibility_tolerance", 1e-8),
        ):
            self._highs.setOptionValue(option, value)
        self._highs.passModel(model_of(program))

    def fix_aim(self, name: str, level: int | None, value: float) -> None:
        """Hold an earlier aim: at least so many moved, at most such a sum of arrivals."""
        row = self.program.aim_rows[name, level]
        bounds = (value, highspy.kHighsInf) if name == "moved" else (-highspy.kHighsInf, value)
        self._highs.changeRowBounds(row, *bounds)

    def free_aims(self) -> None:
        """Hold no aim any more."""
        for row in self.program.aim_rows.values():
            self._highs.changeRowBounds(row, -highspy.kHighsInf, highspy.kHighsInf)

    def let_levels_fall_short(self, worth: float | None) -> None:
        """Let held levels move fewer at a cost of ``worth`` a person; ``None``: no longer."""
        for column in self.program.short.values():
            self._highs.changeColCost(column, worth or 0.0)
            self._highs.changeColBounds(column, 0.0, 0.0 if worth is None else highspy.kHighsInf)

    def free_places(self) -> None:
        """Lift the limit of places, to learn whom it alone keeps."""
        for limit, row in self.program.rows.items():
            if limit[0] == "places" and limit in self.program.single:
                self._highs.changeRowBounds(row, -highspy.kHighsInf, highspy.kHighsInf)
        for first in self.program.occupied.values():
            for column in range(first, first + self.program.steps):
                self._highs.changeColBounds(column, 0.0, highspy.kHighsInf)

    def solve(self, move_cost: Numbers, until: int, *, corner: bool = True) -> Solution:
        """Minimise a cost per moved person with every arrival in a bucket ≤ ``until``.

        Without ``corner`` the solution of a large program may split people over all ways that are as good.

        Raises
        ------
        OutOfTimeError
            If the time of this solver was over before, or no method came to an end.
        """
        program = self.program
        columns = program.move_columns.astype(np.int32)
        count = columns.size
        if count:
            self._highs.changeColsCost(count, columns, move_cost)
            most = np.where(program.move_arrive <= until, np.inf, 0.0)
            self._highs.changeColsBounds(count, columns, np.zeros(count), most)
        if self.large:
            self._run_interior(corner=corner)
        else:
            self._run()
        return self._read()

    def _run(self) -> None:
        """Run the primal method; where rounding defeats it, afresh by another."""
        run_to_verdict(self._highs, {highspy.HighsModelStatus.kOptimal})
        self._highs.setOptionValue("simplex_strategy", PRIMAL_SIMPLEX)

    def _run_interior(self, *, corner: bool) -> None:
        """Run the interior-point method, and where that fails, the others."""
        self._highs.clearSolver()
        self._highs.setOptionValue("solver", "ipm")
        self._highs.setOptionValue("run_crossover", "on" if corner else "off")
        self._highs.run()
        status = self._highs.getModelStatus()
        self._highs.setOptionValue("run_crossover", "on")
        if status == highspy.HighsModelStatus.kTimeLimit:
            raise OutOfTimeError
        if status != highspy.HighsModelStatus.kOptimal:
            self._highs.clearSolver()
            self._run()

    def _read(self) -> Solution:
        program = self.program
        solution = self._highs.getSolution()
        row_price = np.maximum(0.0, -np.asarray(solution.row_dual))
        column_price = np.maximum(0.0, -np.asarray(solution.col_dual))
        prices = {}
        for limit, row in program.rows.items():
            if limit[0] == "places" and limit[1] in program.occupied:
                first = program.occupied[limit[1]]
                prices[limit] = column_price[first : first + program.steps]
            else:
                single = limit in program.single or limit[0] == "cars"
                prices[limit] = row_price[row : row + (1 if single else program.steps)]
        return Solution(
            values=np.asarray(solution.col_value),
            prices=prices,
            supply_prices={c: float(row_price[r]) for c, r in program.supply_rows.items()},
            aim_prices={
                aim: abs(float(solution.row_dual[row])) for aim, row in program.aim_rows.items()
            },
            objective=float(self._highs.getInfo().objective_function_value),
        )
