"""The solver keeps standard output to the answer."""

from __future__ import annotations

import pytest

from safeconduct.planning.silent_solver import silent_solver


def test_nothing_is_printed_when_a_solver_is_made_and_run(
    capfd: pytest.CaptureFixture[str],
) -> None:
    print("before")
    solver = silent_solver()
    solver.run()
    print("after")
    assert capfd.readouterr().out == "before\nafter\n"
