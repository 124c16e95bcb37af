"""What is worth knowing of a large program before it is solved: how late to look, and what levels reach alone."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import NamedTuple

from safeconduct.planning.aims import Ladder, Reached
from safeconduct.planning.completion import likely_done
from safeconduct.planning.condense import pool_alike
from safeconduct.planning.demand import RouteBook, services_of
from safeconduct.planning.lines import line_patterns
from safeconduct.planning.program import Program, write_program
from safeconduct.planning.services import Active, Service
from safeconduct.planning.setting import Setting
from safeconduct.planning.solver import OutOfTimeError, Solver, is_large

COARSE_S = 3600
"""Width of a bucket of the quick look at how late people will still be on the way."""
MARGIN, MARGIN_S = 0.1, 7200
"""How much later than that the real program looks: a part of it, and seconds."""
LEVEL_MARGIN = 12
"""Buckets after the last of a level alone in which it may still be on the way."""


class Worth(NamedTuple):
    """The last bucket of crossing worth looking at, and where everybody gets out, one by which nearly all may be."""

    latest: int
    guess: int | None = None


class Alone(NamedTuple):
    """Earliest arrivals of levels alone, and the bucket by which all of each are out."""

    reached: list[Reached]
    done: dict[int | None, int]


def latest_worth(setting: Setting, book: RouteBook, deadline_s: float) -> Worth:
    """Give a last bucket of crossing by which, by the look of it, all are out with time to spare.

    Parameters
    ----------
    setting, book
        The operation and the routes known.
    deadline_s
        By the monotonic clock.

    Returns
    -------
    Worth
        The last bucket of all where the program is small, or where not everybody gets out.
    """
    last, step_s = setting.steps - 1, setting.operation.step_s
    factor = COARSE_S // step_s
    if factor < 2 or setting.steps % factor or not is_large(size_of(setting, book)):  # noqa: PLR2004 - wider at all
        return Worth(last)
    coarse = setting.at_step(COARSE_S // step_s * step_s)
    rough = replace(book, patterns=line_patterns(coarse))
    own = pool_alike(coarse, services_of(coarse, rough, frozenset()), frozenset())
    program = write_program(coarse, own, frozenset())
    ladder = Ladder(coarse, rough, program, _solver_until(program, deadline_s))
    try:
        look = ladder.first_look()
    except OutOfTimeError:
        return Worth(last)
    if not ladder.everybody_out(look):
        return Worth(last)
    done = ladder.completion(look, 0.01)
    likely = likely_done(ladder, look, done, ladder.moved(look, None) - 0.01)
    done_s = (done + 1) * coarse.operation.step_s
    latest = min(last, int(done_s * (1 + MARGIN) + MARGIN_S) // step_s)
    return Worth(latest, min(latest, (likely + 1) * factor - 1))


def levels_alone(
    setting: Setting, book: RouteBook, services: list[Service], active: Active, deadline_s: float
) -> Alone:
    """Reach the earliest arrivals of each level as if nobody else were on the way.

    Parameters
    ----------
    setting, book, services, active
        The operation, and what its program is written of.
    deadline_s
        By the monotonic clock.

    Returns
    -------
    Alone
        Empty where no group has a priority, not all of theirs get out, or time was over.
    """
    groups = setting.operation.groups
    own = [service for service in services if groups[service.group].priority]
    if not own:
        return Alone([], {})
    program = write_program(setting, own, active)
    ladder = Ladder(setting, book, program, _solver_until(program, deadline_s), deadline_s)
    try:
        if not ladder.everybody_out(ladder.first_look()):
            return Alone([], {})
        for level in ladder.levels:
            ladder.most_out(level, everybody_out=True)
        ladder.climb_levels()
    except OutOfTimeError:
        return Alone([], {})
    reached = [aim for aim in ladder.reached if aim.name == "arrival_sum"]
    return Alone(reached, {aim.level: ladder.last_out(aim.solution, aim.level) for aim in reached})


def leave_out_later(setting: Setting, services: list[Service], alone: Alone) -> None:
    """Leave services of levels no buckets long after the last of them would be out alone.

    Parameters
    ----------
    setting, services
        The operation, and what its program is written of; the services are changed.
    alone
        What levels reach alone.
    """
    for service in services:
        level = setting.operation.groups[service.group].priority
        if level in alone.done:
            last = alone.done[level] + LEVEL_MARGIN
            service.buckets = service.buckets[service.arrive <= last]


def size_of(setting: Setting, book: RouteBook) -> int:
    """Count the moving variables of the whole program, before any street has a row."""
    services = pool_alike(setting, services_of(setting, book, frozenset()), frozenset())
    return sum(service.buckets.size for service in services)


def _solver_until(program: Program, deadline_s: float) -> Solver:
    return Solver(program, max(0.0, deadline_s - time.monotonic()))
