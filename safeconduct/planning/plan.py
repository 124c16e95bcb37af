"""The verb: a provably good plan of an operation on its roads."""

from __future__ import annotations

import time
from dataclasses import replace

from safeconduct.catalogue.flows import CODES
from safeconduct.errors import Fault, InputError
from safeconduct.network.model import Network
from safeconduct.operation.model import Operation
from safeconduct.planning.armed import plan_armed
from safeconduct.planning.demand import RouteBook, fastest_routes
from safeconduct.planning.exact.assembly import bound_with_waiting
from safeconduct.planning.exact.engine import Exact, solve_exact
from safeconduct.planning.fleet.whole import whole_vehicles
from safeconduct.planning.kept import kept_of
from safeconduct.planning.one_way.choose import one_way_out
from safeconduct.planning.options import PlanOptions
from safeconduct.planning.prove_against import proved_against
from safeconduct.planning.result import assemble
from safeconduct.planning.search import Progress, solve
from safeconduct.planning.setting import Setting
from safeconduct.planning.unfold import Parcel
from safeconduct.plans.model import Attained, Plan


def plan(
    operation: Operation,
    network: Network,
    options: PlanOptions | None = None,
    progress: Progress | None = None,
) -> Plan:
    """Make the plan that moves most people, the first ones first, and early; and its proof.

    The model is that of docs/background/model.md. Where it is a flow over time of people who are all alike, the exact
    engine plans it; else it is a linear program over timed routes, solved with rows for full streets and routes round
    them added as they are called for.

    Parameters
    ----------
    operation, network
        What the folder says, on its roads.
    options
        Turnout, accepted gap, time limit, and whether vehicles are whole.
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
    book = fastest_routes(setting)
    exact = _exact(setting, book, chosen, deadline_s)
    free = solved = exact.solved or solve(setting, book, deadline_s, tell)
    waiting = None
    if exact.queueing is not None:
        waiting = bound_with_waiting(setting, solved, exact.queueing, deadline_s, tell)
    kept_to = book
    if chosen.one_way_out:
        solved, ways = one_way_out(setting, book, solved, deadline_s, tell)
        kept_to = replace(book, ways=ways)
    if chosen.vehicles == "whole":
        solved = whole_vehicles(setting, kept_to, solved, deadline_s, tell)
    if chosen.one_way_out:
        solved = proved_against(setting, book, free, solved, deadline_s)
    armed = plan_armed(setting, solved.parcels)
    tell("writing down who goes when", None)
    made = assemble(setting, solved, armed, chosen)
    with_free = None
    if chosen.one_way_out:
        # Both with whole vehicles, or both with a rate: else the price would be of two things.
        beside = free
        if solved.vehicles is not None:
            beside = whole_vehicles(setting, book, free, deadline_s, tell)
        with_free = _attained(setting, beside.parcels)
    return replace(
        made,
        waiting_anywhere=waiting,
        rounded_times=exact.rounded,
        with_free_ways=with_free,
    )


def _attained(setting: Setting, parcels: list[Parcel]) -> Attained:
    """Say what a plan reached in the units of its files."""
    kept, step_s = kept_of(setting, parcels), setting.operation.step_s
    arrivals_s = kept.value("arrival_sum", None) * step_s
    return Attained(kept.value("moved", None), kept.steps * step_s, arrivals_s)


def _exact(setting: Setting, book: RouteBook, options: PlanOptions, deadline_s: float) -> Exact:
    """Let the exact engine try, if it may; of its time some is kept for what comes after."""
    forced = options.engine == "exact"
    if options.engine == "timed-routes" or (options.one_way_out and not forced):
        return Exact(None, None, "")
    why_not = "It gives nobody one way out."
    if not options.one_way_out:
        exact = solve_exact(setting, book, deadline_s, all_out=not forced)
        why_not = exact.why_not
        if not forced or exact.solved is not None:
            return exact
    entry = CODES["SC806"]
    what = f"The exact engine cannot plan this operation. {why_not}"
    raise InputError([Fault("operation.yaml", 0, "SC806", what, entry.meaning, entry.remedy)])
