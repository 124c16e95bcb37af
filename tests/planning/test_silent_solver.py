"""The solver keeps standard output to the answer."""

from __future__ import annotations

import sys

import pytest

from safeconduct.planning.silent_solver import silent_solver


def test_nothing_is_printed_when_a_solver_is_made_and_run(
    capfd: pytest.CaptureFixture[str],
) -> None:
    sys.stdout.write("before\n")
    solver = silent_solver()
    solver.run()
    sys.stdout.write("after\n")
    assert capfd.readouterr().out == "before\nafter\n"
