"""A small linear program with persons in its columns, and its aims in lexicographic order.

Both oracles only list columns and rows; what is wanted of them is decided here.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from typing import Literal

import highspy
import numpy as np
from numpy.typing import NDArray

from safeconduct.operation.model import Operation

AimKey = tuple[Literal["moved", "arrival_sum", "completion"], int | None]

SAME = 1e-9
"""A "fixed exactly" aim is let slip by this part of itself, so that the solver finds it again."""


@dataclass(slots=True)
class Columns:
    """Columns in the making: loads by row, group and bucket of arrival (−1: nobody arrives)."""

    loads: list[dict[Hashable, float]] = field(default_factory=list)
    group: list[str] = field(default_factory=list)
    arrives: list[int] = field(default_factory=list)

    def add(self, loads: dict[Hashable, float], group: str = "", arrives: int = -1) -> None:
        """Add one column."""
        self.loads.append(loads)
        self.group.append(group)
        self.arrives.append(arrives)

    def without(self, shut: frozenset[Hashable]) -> Columns:
        """Give the columns that load none of some rows."""
        kept = Columns()
        for loads, group, arrives in zip(self.loads, self.group, self.arrives, strict=True):
            if shut.isdisjoint(loads):
                kept.add(loads, group, arrives)
        return kept


@dataclass(frozen=True, slots=True)
class Listed:
    """Columns with their limits; ``demand`` is what holds even without any capacity."""

    columns: Columns
    upper: dict[Hashable, float]
    lower: dict[Hashable, float]
    demand: dict[Hashable, float]

    def program(self) -> Program:
        """Give the program with all its limits."""
        return Program(self.columns, self.upper, self.lower)

    def free_flow(self) -> Program:
        """Give the program without capacities: what is closed stays closed."""
        return Program(self.columns, self.demand, self.lower)


@dataclass(frozen=True, slots=True)
class Values:
    """The aims in their order, at the tolerance of the model page and with none.

    ``shortfall`` says how many persons cannot have arrived one bucket before completion: far
    above the tolerance of completion where completion is beyond dispute. ``moved_by`` holds
    the persons moved by group in the last solution.
    """

    loose: dict[AimKey, float]
    tight: dict[AimKey, float]
    shortfall: float
    moved_by: dict[str, float]

    def between(self, key: AimKey) -> tuple[float, float]:
        """Give the ends between which an optimal value lies."""
        ends = self.loose[key], self.tight[key]
        return min(ends), max(ends)


def slack(value: float) -> float:
    """Give how far a fixed aim may slip."""
    return max(1e-6 * abs(value), 1e-3)


def unmissed(moved: float) -> float:
    """Give how many persons completion does not count."""
    return max(0.01, 1e-6 * moved)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Levels in order with their groups, and the width of a bucket."""

    levels: tuple[tuple[int, frozenset[str]], ...]
    everybody: frozenset[str]
    step_s: int


class Program:
    """An LP of columns ≥ 0 with rows ``lower ≤ A x ≤ upper``.

    Parameters
    ----------
    columns
        What each column loads, by row; rows without a bound are left out.
    upper, lower
        Bounds by row; a row in both with the same value is an equation.
    """

    def __init__(
        self,
        columns: Columns,
        upper: Mapping[Hashable, float],
        lower: Mapping[Hashable, float],
    ) -> None:
        shut = frozenset(key for key, most in upper.items() if most == 0.0 and key not in lower)
        columns = columns.without(shut)
        self.group = np.array(columns.group)
        self.arrives = np.array(columns.arrives, dtype=np.int64)
        self._size = len(columns.loads)
        self._highs = _model(columns, upper, lower)

    def maximal(self, gain: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        """Give the most of a weighted sum and the columns that attain it."""
        if not self._size:
            return 0.0, np.zeros(0)
        columns = np.arange(self._size, dtype=np.int32)
        self._highs.changeColsCost(self._size, columns, -gain)
        self._highs.run()
        status = self._highs.getModelStatus()
        if status != highspy.HighsModelStatus.kOptimal:
            message = f"the oracle's program is not solved: {status}"
            raise RuntimeError(message)
        found = np.asarray(self._highs.getSolution().col_value, dtype=np.float64)
        return float(gain @ found), found

    def at_least(self, gain: NDArray[np.float64], value: float) -> None:
        """Keep a weighted sum at or above a value from now on."""
        (index,) = np.nonzero(gain)
        self._highs.addRow(
            value, highspy.kHighsInf, len(index), index.astype(np.int32), gain[index]
        )


def lexicographic(make: Callable[[], Program], wanted: Wanted) -> Values:
    """Attain the aims one after another, once with the tolerances and once without.

    Parameters
    ----------
    make
        Gives a fresh program at every call.
    wanted
        The levels and the width of a bucket.

    Returns
    -------
    Values
        Persons and seconds.
    """
    loose, _, _ = _attain(make(), wanted, exact=False)
    tight, shortfall, moved_by = _attain(make(), wanted, exact=True)
    return Values(loose, tight, shortfall, moved_by)


def attained(program: Program, wanted: Wanted) -> dict[AimKey, float]:
    """Attain the aims one after another at the tolerance of the model page only."""
    return _attain(program, wanted, exact=False)[0]


def _attain(
    program: Program, wanted: Wanted, *, exact: bool
) -> tuple[dict[AimKey, float], float, dict[str, float]]:
    values: dict[AimKey, float] = {}
    arrived = program.arrives >= 0
    shares = {level: _of(program, groups) & arrived for level, groups in wanted.levels}
    for level, share in [*shares.items(), (None, arrived)]:
        gain = share.astype(np.float64)
        value, _ = program.maximal(gain)
        values["moved", level] = value
        program.at_least(gain, value - (SAME * value if exact else slack(value)))
    moved = values["moved", None]
    for level, share in shares.items():
        values["arrival_sum", level] = _soonest(program, share, wanted.step_s, exact=exact)
    last, shortfall = _completion(program, moved)
    values["completion", None] = float(last * wanted.step_s)
    by_last = (arrived & (program.arrives < last)).astype(np.float64)
    program.at_least(by_last, moved * (1.0 - SAME) if exact else moved - unmissed(moved))
    values["arrival_sum", None] = _soonest(program, arrived, wanted.step_s, exact=exact)
    _, found = program.maximal(np.zeros(len(program.arrives)))
    by_group = {
        group: float(found[_of(program, frozenset([group])) & arrived].sum())
        for group in sorted(wanted.everybody)
    }
    return values, shortfall, by_group


def _of(program: Program, groups: frozenset[str]) -> NDArray[np.bool_]:
    return np.isin(program.group, sorted(groups))


def _soonest(program: Program, share: NDArray[np.bool_], step_s: int, *, exact: bool) -> float:
    steps = np.where(share, program.arrives + 1.0, 0.0)
    most, _ = program.maximal(-steps)
    value = -most * step_s
    allowed = SAME * value if exact else slack(value)
    program.at_least(-steps, most - allowed / step_s)
    return value


def _completion(program: Program, moved: float) -> tuple[int, float]:
    """Bisect for the first bucket end by which enough have arrived."""
    if moved <= unmissed(moved):
        return 0, 0.0
    low, high = 0, int(program.arrives.max()) + 1
    missing = {low: moved, high: 0.0}
    while high - low > 1:
        middle = (low + high) // 2
        gain = ((program.arrives >= 0) & (program.arrives < middle)).astype(np.float64)
        missing[middle] = moved - program.maximal(gain)[0]
        if missing[middle] <= unmissed(moved):
            high = middle
        else:
            low = middle
    return high, missing[low]


def wanted_of(operation: Operation) -> Wanted:
    """Say what an operation wants: its levels are the priorities that groups state."""
    stated = sorted({g.priority for g in operation.groups.values() if g.priority is not None})
    levels = tuple(
        (level, frozenset(g.id for g in operation.groups.values() if g.priority == level))
        for level in stated
    )
    return Wanted(levels, frozenset(operation.groups), operation.step_s)


def _model(
    columns: Columns, upper: Mapping[Hashable, float], lower: Mapping[Hashable, float]
) -> highspy.Highs:
    rows = {
        key: number
        for number, key in enumerate(
            dict.fromkeys(
                key for key in [*upper, *lower] if upper.get(key, np.inf) < np.inf or key in lower
            )
        )
    }
    entries = [
        [(rows[key], load) for key, load in loads.items() if key in rows and load != 0.0]
        for loads in columns.loads
    ]
    lp = highspy.HighsLp()
    lp.num_col_ = len(entries)
    lp.num_row_ = len(rows)
    lp.col_cost_ = np.zeros(len(entries))
    lp.col_lower_ = np.zeros(len(entries))
    lp.col_upper_ = np.full(len(entries), highspy.kHighsInf)
    lp.row_lower_ = np.array([lower.get(key, -highspy.kHighsInf) for key in rows])
    lp.row_upper_ = np.array([upper.get(key, highspy.kHighsInf) for key in rows])
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_ = np.cumsum([0, *(len(column) for column in entries)]).astype(np.int32)
    lp.a_matrix_.index_ = np.array([row for column in entries for row, _ in column], dtype=np.int32)
    lp.a_matrix_.value_ = np.array([load for column in entries for _, load in column])
    highs = highspy.Highs()  # type: ignore[no-untyped-call]  # highspy leaves its __init__ untyped
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("threads", 1)
    highs.setOptionValue("primal_feasibility_tolerance", 1e-9)
    highs.setOptionValue("dual_feasibility_tolerance", 1e-9)
    highs.passModel(lp)
    return highs
