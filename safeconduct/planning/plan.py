"""The verb: a provably good plan of an operation on its roads."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from safeconduct.network.model import Network
from safeconduct.operation.model import Operation
from safeconduct.planning.aims import Ladder, priceless
from safeconduct.planning.armed import plan_armed
from safeconduct.planning.capacities import LimitAt
from safeconduct.planning.demand import RouteBook, fastest_routes, services_of
from safeconduct.planning.level import level_shares
from safeconduct.planning.listing import list_all_routes
from safeconduct.planning.options import PlanOptions
from safeconduct.planning.program import Program, write_program
from safeconduct.planning.put_off import put_off
from safeconduct.planning.reproof import prove_again
from safeconduct.planning.result import assemble
from safeconduct.planning.services import Active
from safeconduct.planning.setting import Setting
from safeconduct.planning.solver import OutOfTimeError, Solution, Solver
from safeconduct.planning.unfold import Parcel, unfold
from safeconduct.planning.widen import overloaded_streets, widen, worst_streets
from safeconduct.plans.model import Plan

MIN_SOLVE_S = 10.0
"""A solver gets at least this long, or a small operation could have no plan at all."""
NOBODY = 1e-6
"""Share of people that is rounding."""
MOST_ROUNDS = 200
"""Rounds after which something must be wrong: each adds a street or a route."""
WORTH_A_ROW = 3e-2
"""On a large network a street gets rows if it is overloaded by more than this part of all."""

Progress = Callable[[str, float | None], None]
"""Called with what is being done and, where known, the share done."""


@dataclass(frozen=True, eq=False)
class Solved:
    """People and proofs of one pass."""

    setting: Setting
    program: Program
    ladder: Ladder
    parcels: list[Parcel]
    places_keep: float


def plan(
    operation: Operation,
    network: Network,
    options: PlanOptions | None = None,
    progress: Progress | None = None,
) -> Plan:
    """Make the plan that moves most people, the first ones first, and early; and its proof.

    The model is that of docs/background/model.md: a linear program over timed routes, solved
    with rows for full streets and routes round them added as they are called for.

    Parameters
    ----------
    operation, network
        What the folder says, on its roads.
    options
        Turnout, accepted gap and time limit.
    progress
        Told what is being done.

    Returns
    -------
    Plan
        With cohorts, runs, use of every limit and the proof of every aim.
    """
    chosen = options or PlanOptions()
    tell = progress or (lambda _what, _share: None)
    deadline_s = time.monotonic() + chosen.time_limit_s
    setting = Setting(operation, network, chosen.turnout, armed=False)
    tell("fastest ways", None)
    solved = solve(setting, fastest_routes(setting), deadline_s, tell)
    armed = plan_armed(setting, solved.parcels)
    tell("writing down who goes when", None)
    return assemble(setting, solved, armed, chosen)


def solve(setting: Setting, book: RouteBook, deadline_s: float, tell: Progress) -> Solved:
    """Add rows for full streets and routes round them until the plan fits the roads.

    Where all routes can be listed every full street gets its rows, and the plan is optimal.
    On a large network only the worst do; who finds a street full after that goes later, and
    the gap says what it costs.
    """
    active: Active = frozenset()
    latest = setting.steps - 1
    half_s = (time.monotonic() + deadline_s) / 2
    settled: tuple[Ladder, Solution] | None = None
    for round_ in range(1, MOST_ROUNDS + 1):
        program = write_program(setting, services_of(setting, book, active, latest), active)
        solver = Solver(program, max(MIN_SOLVE_S, deadline_s - time.monotonic()))
        ladder = Ladder(setting, book, program, solver)
        tell(f"routes, round {round_}: {program.matrix.shape[1]} variables", None)
        try:
            look = solver.solve(ladder.combined_cost(), ladder.last)
        except OutOfTimeError:
            return _as_far_as_it_got(*(settled or (ladder, priceless(program))), tell)
        settled = (ladder, look)
        excess = overloaded_streets(setting, unfold(setting, program, look.values))
        if excess and not active and not list_all_routes(setting, book):
            latest = _latest_worth_looking_at(setting, ladder, look)
        in_time = time.monotonic() < half_s
        full = _streets_to_add(book, excess, ladder.moved(look, None)) - active
        if full and in_time:
            active |= full
            continue
        priced = active and in_time and not book.complete
        if priced and widen(setting, book, program, look, ladder.worth):
            continue
        tell("aims", None)
        try:
            final = level_shares(setting, program, ladder.climb().values)
        except OutOfTimeError:
            return _as_far_as_it_got(ladder, look, tell)
        parcels = unfold(setting, program, final)
        excess = overloaded_streets(setting, parcels)
        if excess and not active:
            list_all_routes(setting, book)
        full = _streets_to_mend(setting, book, parcels, excess) - active
        if full and time.monotonic() < deadline_s:
            active |= full
            continue
        if excess:
            parcels = _put_off(ladder, parcels, look, tell)
        return Solved(setting, program, ladder, parcels, _kept_by_places(setting, ladder, parcels))
    message = f"the streets did not settle in {MOST_ROUNDS} rounds"
    raise AssertionError(message)


def _put_off(ladder: Ladder, parcels: list[Parcel], look: Solution, tell: Progress) -> list[Parcel]:
    tell("people who find a street full go later", None)
    parcels = put_off(ladder.setting, ladder.program, parcels)
    prove_again(ladder, parcels, look)
    return parcels


def _as_far_as_it_got(ladder: Ladder, look: Solution, tell: Progress) -> Solved:
    """Make a plan of the last solution that was whole, when the time is over."""
    setting, program = ladder.setting, ladder.program
    parcels = _put_off(ladder, unfold(setting, program, look.values), look, tell)
    return Solved(setting, program, ladder, parcels, _kept_by_places(setting, ladder, parcels))


def _streets_to_add(book: RouteBook, excess: dict[LimitAt, float], moved: float) -> Active:
    if book.complete:
        return frozenset(excess)
    return worst_streets(excess, WORTH_A_ROW * moved)


def _streets_to_mend(
    setting: Setting, book: RouteBook, parcels: list[Parcel], excess: dict[LimitAt, float]
) -> Active:
    """Give the streets that only rows can mend.

    All where routes are listed, else those full of riders and of people who waited: they
    cannot be put off.
    """
    if book.complete or not excess:
        return frozenset(excess)
    bound = [p for p in parcels if p.service.origin or p.service.pattern is not None]
    return frozenset(overloaded_streets(setting, bound))


def _latest_worth_looking_at(setting: Setting, ladder: Ladder, look: Solution) -> int:
    """Give a last bucket of crossing: if all are out early, full streets will not double that."""
    if ladder.moved(look, None) < sum(setting.persons.values()) * (1 - 1e-6):
        return setting.steps - 1
    return min(setting.steps - 1, 2 * ladder.completion(look, 0.01) + 1)


def _kept_by_places(setting: Setting, ladder: Ladder, parcels: list[Parcel]) -> float:
    """Persons who would get out in time if sites had room for all."""
    program = ladder.program
    moved = sum(parcel.persons for parcel in parcels)
    wanting = sum(setting.persons[c] for c in program.supply_rows)
    limited = any(limit[0] == "places" for limit in program.rows)
    if not limited or wanting - moved < NOBODY * max(1.0, wanting):
        return 0.0
    solver = Solver(program, MIN_SOLVE_S)
    solver.free_places()
    try:
        freed = solver.solve(ladder.combined_cost(), ladder.last)
    except OutOfTimeError:
        return 0.0
    return max(0.0, min(wanting, ladder.moved(freed, None)) - moved)
