"""Sets of time steps as bits: one row of 64-bit words for each arc or node.

A row answers "the next step on which this street has room" in a few machine instructions, however
long the day is. All functions take the table and the number of the row, since a view of a row
costs more than the look-up.
"""

from __future__ import annotations

from typing import Any

from llvmlite import ir
from numba.core import types
from numba.extending import intrinsic
from numpy.typing import NDArray

from safeconduct.flows.compiled import compiled

Words = NDArray[Any]


def _trailing_zeros(_context: Any, _word: Any) -> Any:

    def build(_c: Any, builder: Any, _s: Any, arguments: Any) -> Any:
        return builder.cttz(arguments[0], ir.Constant(ir.IntType(1), 1))

    return types.int64(types.int64), build


def _leading_zeros(_context: Any, _word: Any) -> Any:

    def build(_c: Any, builder: Any, _s: Any, arguments: Any) -> Any:
        return builder.ctlz(arguments[0], ir.Constant(ir.IntType(1), 1))

    return types.int64(types.int64), build


trailing_zeros: Any = intrinsic(_trailing_zeros)
"""Counts the zero bits below the lowest set bit of a word that is not zero."""
leading_zeros: Any = intrinsic(_leading_zeros)
"""Counts the zero bits above the highest set bit of a word that is not zero."""


@compiled
def next_unset(words: Words, row: int, start: int, end: int) -> int:
    """Give the first step in [start, end) that is not in the set; ``end`` if there is none."""
    if start >= end:
        return end
    k = start >> 6
    word = ~words[row, k] & (-1 << (start & 63))
    while word == 0:
        k += 1
        if (k << 6) >= end:
            return end
        word = ~words[row, k]
    found: int = (k << 6) + trailing_zeros(word)
    return min(found, end)


@compiled
def last_unset(words: Words, row: int, start: int, floor: int) -> int:
    """Give the last step in [floor, start] that is not in the set; −1 if there is none."""
    if start < floor:
        return -1
    k = start >> 6
    word = ~words[row, k] & ~(-2 << (start & 63))
    while word == 0:
        if (k << 6) <= floor:
            return -1
        k -= 1
        word = ~words[row, k]
    found: int = (k << 6) + 63 - leading_zeros(word)
    return found if found >= floor else -1


@compiled
def last_set(words: Words, row: int, start: int, floor: int) -> int:
    """Give the last step in [floor, start] that is in the set; −1 if there is none."""
    if start < floor:
        return -1
    k = start >> 6
    word = words[row, k] & ~(-2 << (start & 63))
    while word == 0:
        if (k << 6) <= floor:
            return -1
        k -= 1
        word = words[row, k]
    found: int = (k << 6) + 63 - leading_zeros(word)
    return found if found >= floor else -1


@compiled
def put(words: Words, row: int, step: int) -> None:
    """Put a step into the set."""
    words[row, step >> 6] |= 1 << (step & 63)


@compiled
def take(words: Words, row: int, step: int) -> None:
    """Take a step out of the set."""
    words[row, step >> 6] &= ~(1 << (step & 63))


@compiled
def put_range(words: Words, row: int, start: int, end: int) -> None:
    """Put the steps [start, end) into the set."""
    if start >= end:
        return
    first = start >> 6
    last = (end - 1) >> 6
    low = -1 << (start & 63)
    high = ~(-2 << ((end - 1) & 63))
    if first == last:
        words[row, first] |= low & high
        return
    words[row, first] |= low
    for k in range(first + 1, last):
        words[row, k] = -1
    words[row, last] |= high
