"""The proof of one plan held against another of the same people."""

from __future__ import annotations

import time
from dataclasses import replace

from safeconduct.planning.aims import Ladder, priceless
from safeconduct.planning.demand import RouteBook
from safeconduct.planning.reproof import prove_kept
from safeconduct.planning.search import MIN_SOLVE_S
from safeconduct.planning.setting import Setting
from safeconduct.planning.solved import Solved
from safeconduct.planning.solver import Solver


def proved_against(
    setting: Setting, book: RouteBook, free: Solved, kept: Solved, deadline_s: float
) -> Solved:
    """Bound a plan by what a plan with fewer limits could do at the values this one keeps.

    Parameters
    ----------
    setting, book
        The operation and the routes known, any of which may be used.
    free
        Solved with fewer limits.
    kept
        The plan.
    deadline_s
        By the monotonic clock; then only what needs no prices is proved.
    """
    if free.program is None:
        return kept
    solver = Solver(free.program, max(MIN_SOLVE_S, deadline_s - time.monotonic()))
    until_s = max(deadline_s, time.monotonic() + MIN_SOLVE_S)
    ladder = Ladder(setting, book, free.program, solver, until_s, reached=list(free.reached))
    prove_kept(ladder, kept.parcels, priceless(free.program))
    return replace(kept, reached=ladder.reached, program=free.program)
