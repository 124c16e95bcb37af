"""The verb: a provably good plan of an operation on its roads."""

from __future__ import annotations

import time

from safeconduct.network.model import Network
from safeconduct.operation.model import Operation
from safeconduct.planning.armed import plan_armed
from safeconduct.planning.demand import fastest_routes
from safeconduct.planning.options import PlanOptions
from safeconduct.planning.result import assemble
from safeconduct.planning.search import Progress, solve
from safeconduct.planning.setting import Setting
from safeconduct.plans.model import Plan


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
