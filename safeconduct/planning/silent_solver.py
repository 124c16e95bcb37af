"""Make a solver that says nothing."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import highspy

_STANDARD_OUTPUT = 1


def silent_solver() -> highspy.Highs:
    """Make a solver that prints nothing.

    From 1.16 on HiGHS prints its name when it is made, before any option can silence it; standard
    output belongs to the answer, which may be one JSON document.
    """
    with _nothing_printed():
        highs = highspy.Highs()  # type: ignore[no-untyped-call]  # highspy has no types
    highs.setOptionValue("output_flag", False)
    return highs


@contextmanager
def _nothing_printed() -> Iterator[None]:
    """Send what compiled code prints to nowhere until the block ends."""
    sys.stdout.flush()
    try:
        kept = os.dup(_STANDARD_OUTPUT)
    except OSError:
        # There is no standard output that could be spoilt.
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, _STANDARD_OUTPUT)
        yield
    finally:
        _flush_compiled()
        os.dup2(kept, _STANDARD_OUTPUT)
        os.close(kept)
        os.close(nowhere)


def _flush_compiled() -> None:
    """Write out what the C library still holds, while it goes nowhere."""
    if os.name == "posix":
        ctypes.CDLL(None).fflush(None)
