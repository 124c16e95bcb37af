"""The search for a plan that fits the roads: full streets get rows, routes round them come in.

Where all routes can be listed every full street gets its rows, and the plan is optimal. On a
large network only the worst do; who finds a street full after that goes later, and the gap
says what it costs.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from safeconduct.planning.aims import Ladder, priceless
from safeconduct.planning.capacities import LimitAt
from safeconduct.planning.condense import pool_alike
from safeconduct.planning.demand import RouteBook, services_of
from safeconduct.planning.head_start import (
    Alone,
    latest_worth,
    leave_out_later,
    levels_alone,
    size_of,
)
from safeconduct.planning.level import level_shares
from safeconduct.planning.listing import list_all_routes
from safeconduct.planning.program import write_program
from safeconduct.planning.put_off import on_foot_at_once, put_off
from safeconduct.planning.reproof import prove_kept, prove_plainly
from safeconduct.planning.services import Active
from safeconduct.planning.setting import Setting
from safeconduct.planning.solved import Solved
from safeconduct.planning.solver import OutOfTimeError, Solution, Solver, is_large
from safeconduct.planning.unfold import Parcel, unfold
from safeconduct.planning.widen import overloaded_streets, widen, worst_streets

ENGINE = "timed-routes"
MIN_SOLVE_S = 2.0
"""The solver of a small program gets at least this long."""
GRACE_S = 1.0
"""What putting people off may take after the time limit, so that there is a plan even then."""
NOBODY = 1e-6
"""Share of people that is rounding."""
WORTH_A_ROW = 3e-2
"""On a large network a street gets rows if it is overloaded by more than this part of all."""

Progress = Callable[[str, float | None], None]
"""Called with what is being done and, where known, the share done."""


def solve(setting: Setting, book: RouteBook, deadline_s: float, tell: Progress) -> Solved:
    """Look, add what the look calls for, and when nothing more is called for, finish.

    Parameters
    ----------
    setting, book
        The operation and the routes known; the book grows.
    deadline_s
        By the monotonic clock; after it the last whole look is made into a plan.
    tell
        Told what is being done.

    Returns
    -------
    Solved
        A plan within every limit, and what can be proved of it.
    """
    search = _Search(setting, book, deadline_s, tell)
    while True:
        try:
            if search.look_calls_for_more():
                continue
            solved = search.finish()
        except OutOfTimeError:
            return search.as_far_as_it_got()
        if solved is not None:
            return solved


class _Search:
    """What is known between one look and the next."""

    def __init__(
        self, setting: Setting, book: RouteBook, deadline_s: float, tell: Progress
    ) -> None:
        self.setting, self.book, self.tell = setting, book, tell
        self.deadline_s = deadline_s
        self.half_s = (time.monotonic() + deadline_s) / 2
        self.active: Active = frozenset()
        self.latest, self.guess = latest_worth(setting, book, self.half_s)
        self.all_hours = not is_large(size_of(setting, book))
        self.rounds = 0
        self.ladder = self._ladder()
        self.look = priceless(self.ladder.program)
        self.climbed: Solution | None = None
        self.parcels: list[Parcel] = []
        self.excess: dict[LimitAt, float] = {}

    def look_calls_for_more(self) -> bool:
        """Solve the combined cost; add full streets, or routes round them; say if any came."""
        ladder = self.ladder if not self.rounds else self._ladder()
        self.rounds += 1
        self.tell(f"routes, round {self.rounds}: {ladder.program.matrix.shape[1]} variables", None)
        self.climbed = self._climb_at_once(ladder)
        look = self.climbed or ladder.first_look()
        self.ladder, self.look, ladder.so_far = ladder, look, look
        if not ladder.everybody_out(look) and self._look_at_all_hours():
            return True
        self.parcels = unfold(self.setting, ladder.program, look.values)
        excess = self.excess = overloaded_streets(self.setting, self.parcels)
        if excess and not self.active and not list_all_routes(self.setting, self.book):
            self.latest = _latest_worth_looking_at(ladder, look)
        if time.monotonic() > self.half_s:
            return False
        if self._add(self._streets_for_rows(excess)):
            return True
        if not self.active or self.book.complete:
            return False
        return widen(self.setting, self.book, ladder.program, look, ladder.worth) > 0

    def finish(self) -> Solved | None:
        """Climb the aims; ``None`` if a street that only rows can mend is full after that."""
        ladder = self.ladder
        self.tell("aims", None)
        last = self.climbed or ladder.climb(self.look)
        if not ladder.tight() and time.monotonic() < self.half_s and self._look_at_all_hours():
            return None
        values = level_shares(self.setting, ladder.program, last.values)
        if values is not self.look.values:
            self.parcels = unfold(self.setting, ladder.program, values)
            self.excess = overloaded_streets(self.setting, self.parcels)
        parcels, excess = self.parcels, self.excess
        if excess and not self.active:
            list_all_routes(self.setting, self.book)
        full = self._streets_only_rows_mend(parcels, excess)
        if time.monotonic() < self.deadline_s and self._add(full):
            return None
        return self._put_off(parcels) if excess else self._solved(parcels)

    def as_far_as_it_got(self) -> Solved:
        """Make a plan of the last look that was whole; if there is none, people walk as there is room."""
        far = self.ladder.so_far or self.look
        parcels = unfold(self.setting, self.ladder.program, far.values)
        if parcels and not overloaded_streets(self.setting, parcels):
            prove_plainly(self.ladder, parcels, self.look)
            return self._solved(parcels)
        return self._put_off(parcels or on_foot_at_once(self.setting, self.ladder.program))

    def _climb_at_once(self, ladder: Ladder) -> Solution | None:
        """Reach all aims without a look, where a large program is known to be about done by a bucket."""
        known = ladder.solver.large and ladder.levels_known
        if self.guess is None or self.rounds > 1 or not known:
            return None
        return ladder.climb_from(max(self.guess, self.levels_out))

    def _put_off(self, parcels: list[Parcel]) -> Solved:
        self.tell("people who find a street full go later", None)
        parcels = put_off(self.setting, self.ladder.program, parcels, self.deadline_s + GRACE_S)
        if time.monotonic() < self.deadline_s:
            prove_kept(self.ladder, parcels, self.look)
        else:
            prove_plainly(self.ladder, parcels, self.look)
        return self._solved(parcels)

    def _solved(self, parcels: list[Parcel]) -> Solved:
        ladder = self.ladder
        return Solved(
            self.setting,
            ENGINE,
            ladder.reached,
            frozenset(ladder.program.supply_rows),
            parcels,
            _kept_by_places(ladder, parcels, self.deadline_s),
            ladder.program,
        )

    def _ladder(self) -> Ladder:
        services = services_of(self.setting, self.book, self.active, self.latest)
        services = pool_alike(self.setting, services, self.active)
        alone = Alone([], {})
        self.levels_out = 0
        if is_large(sum(service.buckets.size for service in services)):
            alone = levels_alone(self.setting, self.book, services, self.active, self.deadline_s)
            self.levels_out = max(alone.done.values(), default=0)
            if not self.all_hours:
                leave_out_later(self.setting, services, alone)
        program = write_program(self.setting, services, self.active)
        least_s = 0.0 if is_large(program.matrix.shape[1]) else MIN_SOLVE_S
        left_s = max(least_s, self.deadline_s - time.monotonic())
        ladder = Ladder(self.setting, self.book, program, Solver(program, left_s), self.deadline_s)
        ladder.lead(alone.reached)
        return ladder

    def _look_at_all_hours(self) -> bool:
        """Leave out no hours any more; say whether some were."""
        some = not self.all_hours
        self.latest, self.all_hours = self.setting.steps - 1, True
        return some

    def _add(self, streets: Active) -> bool:
        new = streets - self.active
        self.active |= new
        return bool(new)

    def _streets_for_rows(self, excess: dict[LimitAt, float]) -> Active:
        if self.book.complete:
            return frozenset(excess)
        return worst_streets(excess, WORTH_A_ROW * self.ladder.moved(self.look, None))

    def _streets_only_rows_mend(
        self, parcels: list[Parcel], excess: dict[LimitAt, float]
    ) -> Active:
        """All where routes are listed, else those full of people who cannot be put off."""
        if self.book.complete:
            return frozenset(excess)
        bound = [p for p in parcels if p.service.origin or p.service.pattern is not None]
        return frozenset(overloaded_streets(self.setting, bound))


def _latest_worth_looking_at(ladder: Ladder, look: Solution) -> int:
    """Give a last bucket of crossing: if all are out early, full streets will not double that."""
    last = ladder.setting.steps - 1
    wanting = sum(ladder.setting.persons.values())
    if ladder.moved(look, None) < wanting * (1 - NOBODY):
        return last
    return min(last, 2 * ladder.completion(look, 0.01) + 1)


def _kept_by_places(ladder: Ladder, parcels: list[Parcel], deadline_s: float) -> float:
    """Persons who would get out in time if sites had room for all."""
    program = ladder.program
    moved = sum(parcel.persons for parcel in parcels)
    wanting = sum(ladder.setting.persons[c] for c in program.supply_rows)
    limited = any(limit[0] == "places" for limit in program.rows)
    late = ladder.solver.large and time.monotonic() > deadline_s
    if not limited or late or wanting - moved < NOBODY * max(1.0, wanting):
        return 0.0
    solver = Solver(program, MIN_SOLVE_S)
    solver.free_places()
    try:
        freed = solver.solve(ladder.combined_cost(), ladder.last)
    except OutOfTimeError:
        return 0.0
    return max(0.0, min(wanting, ladder.moved(freed, None)) - moved)
