"""Whether whole vehicles can make the rides a plan gives them."""

from __future__ import annotations

from collections import defaultdict

from safeconduct.plans.model import Duty, Plan
from safeconduct.proof.apart import is_armed
from safeconduct.proof.capacity import fleet_of
from safeconduct.proof.case import Case
from safeconduct.proof.convoys import check_convoys
from safeconduct.proof.fastest import NO_WAY
from safeconduct.proof.lines import Cycle
from safeconduct.proof.tolerance import ABSOLUTE, RELATIVE
from safeconduct.proof.verdict import Findings

MOST_DIGITS = 9
"""Digits of a vehicle's number; whatever is longer is none."""
Key = tuple[str, int]
"""(line, second of the crossing)."""


def check_vehicles(case: Case, cycles: dict[str, Cycle], plan: Plan, findings: Findings) -> None:
    """Check every ride of every vehicle; a plan in fractions has none.

    Parameters
    ----------
    case, cycles
        The operation on its roads, and its lines.
    plan
        With runs, duties and what whole vehicles cost.
    findings
        Where failures are noted: SC550 to SC558.
    """
    for cohort in plan.cohorts:
        if cohort.line and cohort.group in case.operation.groups and is_armed(case, cohort.group):
            findings.fail("SC558", f"Cohort {cohort.cohort} of armed fighters rides {cohort.line}.")
    if plan.whole_vehicles is None:
        if plan.duties:
            findings.fail("SC550", "There are rides of vehicles, and no word that they are whole.")
        return
    _check_runs(plan, findings)
    _check_riders(case, plan, findings)
    for vehicle, duties in _by_vehicle(plan).items():
        _check_name(case, cycles, vehicle, duties, findings)
        _check_chain(case, cycles, vehicle, duties, findings)
    check_convoys(case, cycles, plan, findings)
    _check_losses(plan, findings)
    findings.count("rides of vehicles", len(plan.duties))


def _by_vehicle(plan: Plan) -> dict[str, list[Duty]]:
    found: dict[str, list[Duty]] = defaultdict(list)
    for duty in plan.duties:
        found[duty.vehicle].append(duty)
    return {vehicle: sorted(duties, key=lambda d: d.ride) for vehicle, duties in found.items()}


def _check_runs(plan: Plan, findings: Findings) -> None:
    """Each run has as many rides as vehicles, at its own times."""
    rides: dict[Key, list[Duty]] = defaultdict(list)
    for duty in plan.duties:
        rides[duty.line, duty.crossing_s].append(duty)
    vehicles: dict[Key, float] = defaultdict(float)
    times = {}
    for run in plan.runs:
        key = (run.line, run.crossing_s)
        vehicles[key] += run.vehicles
        times[key] = (run.board_from_s, run.arrive_s, run.return_crossing_s, run.busy_to_s)
        if run.vehicles != round(run.vehicles):
            findings.fail(
                "SC550", f"{run.line} at {run.crossing_s} s: {run.vehicles} vehicles are not whole."
            )
    for key in sorted({*vehicles, *rides}):
        own = rides.get(key, [])
        if len(own) != vehicles.get(key, 0.0):
            findings.fail(
                "SC551",
                f"{key[0]} at {key[1]} s: {vehicles.get(key, 0.0):g} vehicles in runs.csv, "
                f"{len(own)} in duties.csv.",
            )
        for duty in own:
            stated = (duty.board_from_s, duty.arrive_s, duty.return_crossing_s, duty.busy_to_s)
            if key in times and stated != times[key]:
                findings.fail(
                    "SC551",
                    f"{duty.vehicle} on {key[0]} at {key[1]} s: boarding, arrival, return and end are "
                    f"{stated} s, those of the run {times[key]}.",
                )


def _check_riders(case: Case, plan: Plan, findings: Findings) -> None:
    people: dict[Key, float] = defaultdict(float)
    for cohort in plan.cohorts:
        if cohort.line:
            people[cohort.line, cohort.crossing_s] += cohort.persons
    riders: dict[Key, float] = defaultdict(float)
    lines = {line.id: line for line in case.operation.lines}
    for duty in plan.duties:
        riders[duty.line, duty.crossing_s] += duty.riders
        line = lines.get(duty.line.partition("@")[0])
        fleet = None if line is None else fleet_of(case, line.fleet)
        seats = 0.0 if fleet is None else fleet.seats
        if not -ABSOLUTE <= duty.riders <= seats * (1 + RELATIVE) + ABSOLUTE:
            findings.fail(
                "SC554",
                f"{duty.vehicle}, ride {duty.ride}: {duty.riders:.6f} riders, {seats:g} seats.",
            )
    for key in sorted({*people, *riders}):
        if not abs(people[key] - riders[key]) <= 1e-4 * (1 + people[key]):
            findings.fail(
                "SC554",
                f"{key[0]} at {key[1]} s: {people[key]:.6f} people ride, "
                f"{riders[key]:.6f} by duties.csv.",
            )


def _check_name(
    case: Case, cycles: dict[str, Cycle], vehicle: str, duties: list[Duty], findings: Findings
) -> None:
    kind, _, number = vehicle.rpartition("-")
    fleet = fleet_of(case, kind)
    count = 0 if fleet is None else int(fleet.count + ABSOLUTE)
    is_number = number.isdecimal() and len(number) <= MOST_DIGITS
    if not (is_number and 1 <= int(number) <= count):
        findings.fail("SC553", f"There is no vehicle {vehicle}: the fleet has {count} {kind}.")
    for duty in duties:
        cycle = cycles.get(duty.line)
        if cycle is None or cycle.line.fleet != kind:
            findings.fail("SC553", f"{vehicle} does not run on {duty.line}.")
    if [duty.ride for duty in duties] != list(range(1, len(duties) + 1)):
        findings.fail("SC551", f"The rides of {vehicle} are not numbered from 1.")


def _check_chain(
    case: Case, cycles: dict[str, Cycle], vehicle: str, duties: list[Duty], findings: Findings
) -> None:
    """One ride after the other, with the way between two stops, and rest for the drivers."""
    began = before = None
    for duty in duties:
        cycle = cycles.get(duty.line)
        if cycle is None:
            return
        idle_s = 0
        if before is not None:
            last = cycles[before.line]
            way_s = _transfer_s(case, last, cycle)
            idle_s = -1 if way_s is None else duty.board_from_s - before.busy_to_s - way_s
            if idle_s < 0 or before.return_crossing_s is None:
                findings.fail(
                    "SC552",
                    f"{vehicle} boards ride {duty.ride} at {duty.board_from_s} s, and is not back from "
                    f"ride {before.ride} and at the stop by then.",
                )
        most = cycle.fleet.longest_duty_s
        if most is not None:
            rested = idle_s >= max(case.step_s, cycle.fleet.rest_s)
            if began is None or rested:
                began = duty.board_from_s
            if duty.busy_to_s - began > most // case.step_s * case.step_s:
                findings.fail(
                    "SC556",
                    f"{vehicle}: from {began} s to {duty.busy_to_s} s without rest, {most} s allowed.",
                )
        before = duty


def _transfer_s(case: Case, one: Cycle, two: Cycle) -> int | None:
    """Whole buckets that an empty vehicle drives from one stop to another, in seconds."""
    if one.stop == two.stop:
        return 0
    way_ms = int(case.times_from(one.stop, None, None, after=False)[two.stop])
    return None if way_ms >= NO_WAY else -(-way_ms // case.step_ms) * case.step_s


def _check_losses(plan: Plan, findings: Findings) -> None:
    stated = plan.whole_vehicles
    if stated is None:
        return
    kinds = sorted({duty.vehicle.rpartition("-")[0] for duty in plan.duties})
    vehicles = {
        kind: len({d.vehicle for d in plan.duties if d.vehicle.rpartition("-")[0] == kind})
        for kind in kinds
    }
    departures = {
        kind: sum(d.vehicle.rpartition("-")[0] == kind for d in plan.duties) for kind in kinds
    }
    if stated.vehicles != vehicles or stated.departures != departures:
        findings.fail(
            "SC557",
            f"{vehicles} vehicles in {departures} departures, stated {stated.vehicles} in "
            f"{stated.departures}.",
        )
    values = {(aim.name, aim.level): aim.value for aim in plan.aims}
    for loss in stated.losses:
        value = values.get((loss.name, loss.level))
        if value is None or not abs(value - loss.whole) <= ABSOLUTE + RELATIVE * abs(value):
            findings.fail(
                "SC557", f"{loss.name} is {loss.whole!r} with whole vehicles, the aim {value!r}."
            )
    if {(loss.name, loss.level) for loss in stated.losses} != set(values):
        findings.fail("SC557", "What whole vehicles cost is not stated for each aim.")
