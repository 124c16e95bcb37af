"""The verb: plan an operation as an earliest-arrival flow, where it is one."""

from __future__ import annotations

import time
from dataclasses import dataclass

from safeconduct.flows.earliest_arrival import earliest_arrival
from safeconduct.flows.result import EarliestArrival
from safeconduct.planning.demand import RouteBook
from safeconduct.planning.exact.aims import exact_aims
from safeconduct.planning.exact.at_home import Sent, wait_at_home
from safeconduct.planning.exact.conditions import times_are_whole, why_not_exact
from safeconduct.planning.exact.homes import from_homes, searched
from safeconduct.planning.exact.later import go_later
from safeconduct.planning.exact.people import parcels_of
from safeconduct.planning.exact.queues import Queueing, queueing_of
from safeconduct.planning.exact.rounded import rounded_times
from safeconduct.planning.exact.straighten import straighten
from safeconduct.planning.exact.streets import NotWholeError, Streets, streets_of
from safeconduct.planning.exact.trace import Way, trace_ways
from safeconduct.planning.exact.untangle import untangle
from safeconduct.planning.listing import list_all_routes
from safeconduct.planning.setting import Setting
from safeconduct.planning.solved import Solved
from safeconduct.plans.model import RoundedTimes

ENGINE = "exact"
OUT_OF_TIME = "The time was not enough."

SEARCHING, SENDING = 0.5, 0.2
"""Shares of the time for the search, and for sending those who would wait by other ways; what is left is for what comes after."""
ROUNDS = 2
"""How often people who would wait are sent by other ways."""
FEW = 0.2
"""Share of people who may arrive later than they could, rather than give the plan up."""
LARGE = 1_000_000
"""Arcs × steps from which listing all routes is not even tried."""


@dataclass(frozen=True, slots=True)
class Exact:
    """What the exact engine has to say: a plan with its proof, or a bound, or why neither.

    Parameters
    ----------
    solved
        The plan, if the best flow there is needs no waiting on the way.
    queueing
        What waiting on the way would allow, if it does.
    why_not
        Why there is no plan, as a sentence; empty if there is one.
    rounded
        What times rounded to whole steps allow, if they are none.
    """

    solved: Solved | None
    queueing: Queueing | None
    why_not: str
    rounded: RoundedTimes | None = None


def solve_exact(
    setting: Setting, book: RouteBook, deadline_s: float, *, all_out: bool = True
) -> Exact:
    """Find the earliest arrival and make a plan of it, or say why it is none.

    Parameters
    ----------
    setting, book
        The operation, with the fastest routes: they say who has any way out.
    deadline_s
        By the monotonic clock; parts of the time until then are given to the search and to what follows it.
    all_out
        Where the program could list all routes, make a plan only if everybody with a way out gets out: else who stays is not
        levelled over the areas.

    Returns
    -------
    Exact
        Its bounds hold for every plan of the model; its plan is optimal.
    """
    reach = {key[0] for key, routes in book.exits.items() if routes}
    with_route = tuple(who for who in setting.persons if who[0] in reach)
    why_not = why_not_exact(setting) or ("" if with_route else "Nobody has a way out.")
    if why_not:
        return Exact(None, None, why_not)
    if not times_are_whole(setting):
        rounded = rounded_times(setting, with_route, deadline_s)
        return Exact(None, None, "Times of streets are no whole steps.", rounded)
    try:
        streets = streets_of(setting, with_route)
    except NotWholeError as reason:
        return Exact(None, None, str(reason))
    left_s = max(0.0, deadline_s - time.monotonic())
    until_s = time.monotonic() + (SEARCHING + SENDING) * left_s
    found = earliest_arrival(
        searched(streets),
        setting.steps - 1,
        time_limit_s=SEARCHING * left_s,
        every_cut=True,
    )
    if found.status == "time_limit":
        return Exact(None, None, OUT_OF_TIME)
    return _as_plan(setting, book, streets, found, until_s, all_out=all_out)


def _as_plan(
    setting: Setting,
    book: RouteBook,
    streets: Streets,
    found: EarliestArrival,
    until_s: float,
    *,
    all_out: bool,
) -> Exact:
    """Let everybody wait at home, where that is enough for the best flow there is, or nearly."""
    if not found.people_out:
        return Exact(None, None, "Nobody gets out within the horizon.")
    flow = streets.flow
    first = wait_at_home(flow, trace_ways(flow, from_homes(streets, found), found.leaving))
    sent = _without_queues(streets, first, setting.steps, until_s)
    ways = _later(setting, book, streets, sent) if sent.waiting else sent.straight
    if ways is None:
        queueing = queueing_of(setting, streets, found, first.waiting)
        late = time.monotonic() > until_s
        return Exact(
            None, queueing, OUT_OF_TIME if late else "The best flow needs waiting on the way."
        )
    if all_out and found.people_out < found.people and _can_list(setting, book, streets):
        return Exact(None, None, "Not everybody gets out; who stays is levelled over the areas.")
    parcels = parcels_of(setting, streets, ways)
    if parcels is None:
        return Exact(
            None, None, "Somebody would have to go a way that is too long or meets itself."
        )
    with_route = streets.homes
    priority = setting.operation.groups[with_route[0][1]].priority
    reached = exact_aims(setting, streets, found, priority)
    solved = Solved(setting, ENGINE, reached, frozenset(with_route), parcels, 0.0, None)
    return Exact(solved, None, "")


def _without_queues(streets: Streets, sent: Sent, steps: int, until_s: float) -> Sent:
    """Give ways of which as few as can be found wait on the way; all arrive when they did."""
    flow = streets.flow
    for _ in range(ROUNDS):
        before = _people(sent.waiting)
        made = straighten(flow, sent, steps, until_s) if before else None
        if made is None:
            break
        better = wait_at_home(flow, untangle(flow, trace_ways(flow, made.entering, made.leaving)))
        found = Sent(better.straight, [*better.waiting, *made.at_home])
        if _people(found.waiting) >= before:
            break
        sent = found
    return sent


def _later(setting: Setting, book: RouteBook, streets: Streets, sent: Sent) -> list[Way] | None:
    """Let the few who would wait arrive later, unless the program can list all routes: then it finds the best there is."""
    waiting = _people(sent.waiting)
    few = waiting <= FEW * (waiting + _people(sent.straight))
    if not few or _can_list(setting, book, streets):
        return None
    return go_later(streets.flow, sent, setting.steps)


def _can_list(setting: Setting, book: RouteBook, streets: Streets) -> bool:
    """Whether the program over timed routes would know all of them."""
    return len(streets.flow.tail) * setting.steps < LARGE and list_all_routes(setting, book)


def _people(ways: list[Way]) -> int:
    return sum(way.people for way in ways)
