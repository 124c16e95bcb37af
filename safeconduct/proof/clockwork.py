"""Buckets, and shares and least values over them."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from safeconduct.operation.model import Interval

Numbers = NDArray[np.float64]
Whole = NDArray[np.int64]


def bucket_offset(offset_ms: int, step_ms: int) -> int:
    """Buckets from an event's own to that of an offset: the nearest, half up."""
    return (2 * offset_ms + step_ms) // (2 * step_ms)


def bucket_offsets(offsets_ms: Whole, step_ms: int) -> Whole:
    """Give the same for many offsets."""
    return (2 * offsets_ms + step_ms) // (2 * step_ms)


def covered_share(intervals: Iterable[Interval], steps: int, step_s: int) -> Numbers:
    """Give the share of each bucket that lies in any of the intervals, which may overlap."""
    share = np.zeros(steps)
    starts = np.arange(steps) * float(step_s)
    for from_s, to_s in _merged(intervals):
        inside = np.minimum(starts + step_s, to_s) - np.maximum(starts, from_s)
        share += np.maximum(0.0, inside) / step_s
    return share


def _merged(intervals: Iterable[Interval]) -> list[Interval]:
    merged: list[Interval] = []
    for from_s, to_s in sorted(intervals):
        if merged and from_s <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], to_s))
        else:
            merged.append((from_s, to_s))
    return merged


def least_between(values: Numbers, low: Whole, high: Whole) -> Numbers:
    """Give the least of ``values[low : high + 1]`` for each pair; ``inf`` for an empty range.

    Parameters
    ----------
    values
        Shape (buckets,).
    low, high
        First and last index, clipped to what exists; any common shape.

    Returns
    -------
    numpy.ndarray
        Of the shape of ``low``.
    """
    size = values.size
    low, high = np.maximum(low, 0), np.minimum(high, size - 1)
    table = [values]
    while 2 ** len(table) <= size:
        half = 2 ** (len(table) - 1)
        table.append(np.minimum(table[-1][:-half], table[-1][half:]))
    filled = np.full((len(table), size), np.inf)
    for level, part in enumerate(table):
        filled[level, : part.size] = part
    width = high - low + 1
    there = width > 0
    row = np.where(there, np.log2(np.maximum(width, 1)).astype(np.int64), 0)
    left, right = np.where(there, low, 0), np.where(there, high - 2**row + 1, 0)
    least = np.minimum(filled[row, left], filled[row, right])
    return np.where(there, least, np.inf)
