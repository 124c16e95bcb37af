"""Rows of one number a step, told as intervals of constant rate."""

from __future__ import annotations

import numba
import numpy as np
from numpy.typing import NDArray

from safeconduct.flows.result import Counts, Intervals
from safeconduct.flows.state import Array


def intervals(amount: Array, rows: NDArray[np.int64], names: NDArray[np.int64]) -> Intervals:
    """Tell some rows of a table as intervals.

    Parameters
    ----------
    amount
        Numbers, shape (all rows, steps).
    rows, names
        Which rows, and what to call them, shape (rows,).

    Returns
    -------
    Intervals
        Where a number is not 0, sorted by row and step.
    """
    found = np.zeros((count_runs(amount, rows), 4), np.int64)
    list_runs(amount, rows, found)
    return Intervals(names[found[:, 0]], found[:, 1], found[:, 2], found[:, 3])


@numba.njit(cache=True)
def count_runs(amount: Array, rows: Counts) -> int:
    """Count the runs of one number that is not 0."""
    found = 0
    for row in rows:
        before = 0
        for step in range(amount.shape[1]):
            now = amount[row, step]
            if now not in (0, before):
                found += 1
            before = now
    return found


@numba.njit(cache=True)
def list_runs(amount: Array, rows: Counts, found: Counts) -> None:
    """List the runs: place among the rows, first step, step after the last, number."""
    k = -1
    for i in range(len(rows)):
        before = 0
        for step in range(amount.shape[1]):
            now = amount[rows[i], step]
            if now != 0:
                if now != before:
                    k += 1
                    found[k, 0] = i
                    found[k, 1] = step
                    found[k, 3] = now
                found[k, 2] = step + 1
            before = now
