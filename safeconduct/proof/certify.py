"""The verb: check a plan and its proof against the operation and its roads."""

from __future__ import annotations

from safeconduct.network.model import Network
from safeconduct.operation.model import Operation
from safeconduct.plans.model import Plan
from safeconduct.proof.aims import check_aims
from safeconduct.proof.apart import check_apart
from safeconduct.proof.bound import ProofGround, routable_levels
from safeconduct.proof.capacity import Capacities
from safeconduct.proof.case import Case
from safeconduct.proof.cohorts import check_cohorts
from safeconduct.proof.identity import check_identity
from safeconduct.proof.limits import check_limits, check_usage
from safeconduct.proof.lines import work_out_cycles
from safeconduct.proof.loads import count_loads
from safeconduct.proof.one_way import check_one_way
from safeconduct.proof.onward import OnwardWays
from safeconduct.proof.people import check_people, check_without_route
from safeconduct.proof.proofs import check_proofs
from safeconduct.proof.runs import check_runs
from safeconduct.proof.trips import TripBook
from safeconduct.proof.vehicles import check_vehicles
from safeconduct.proof.verdict import Findings, Verdict
from safeconduct.proof.ways import Ground


def certify(operation: Operation, network: Network, plan: Plan) -> Verdict:
    """Check everything a plan says, trusting nothing of who made it.

    Every route, time, limit and total is worked out anew from the operation and its roads, and
    every bound from the multipliers alone, by weak duality. The model is that of
    docs/background/model.md.

    Parameters
    ----------
    operation
        What the folder says.
    network
        Its roads.
    plan
        A plan, as made or as read back from its files.

    Returns
    -------
    Verdict
        With the bounds as recomputed, and what does not hold: codes SC501 to SC558.
    """
    findings = Findings()
    if not check_identity(operation, network, plan, findings):
        return findings.verdict()
    case = Case(operation, network, plan.turnout)
    capacities = Capacities(case)
    cycles = work_out_cycles(case, plan.line_routes, findings)
    runs = check_runs(case, cycles, plan, findings)
    check_vehicles(case, cycles, plan, findings)
    check_one_way(plan, findings)
    onward = OnwardWays(case)
    flows = check_cohorts(Ground(case, cycles, onward), plan, findings)
    check_people(case, plan, flows, findings)
    check_apart(case, flows, findings)
    loads = count_loads(case, flows, runs)
    check_limits(case, capacities, loads, runs, findings)
    check_usage(case, capacities, loads, plan, findings)
    ground = ProofGround(case, capacities, cycles, TripBook(case), onward, plan, {})
    routable, levels = routable_levels(ground)
    check_without_route(case, plan, routable, findings)
    ground.values.update(check_aims(case, plan, levels, findings))
    check_proofs(ground, findings)
    return findings.verdict()
