"""Put the parcels, runs, use and proofs together as a :class:`Plan`."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import safeconduct
from safeconduct.operation.model import PlanStanding
from safeconduct.planning.armed import ArmedPass
from safeconduct.planning.fleet.written import list_duties, state_losses
from safeconduct.planning.options import PlanOptions
from safeconduct.planning.proofs import aims_and_proofs, status_of
from safeconduct.planning.setting import Setting
from safeconduct.planning.unfold import Parcel
from safeconduct.planning.usage import count_usage
from safeconduct.plans.model import Cohort, LineRoute, Plan, Run
from safeconduct.safeguards.standing import standing_of

if TYPE_CHECKING:
    from safeconduct.planning.solved import Solved


def assemble(setting: Setting, solved: Solved, armed: ArmedPass, options: PlanOptions) -> Plan:
    """Write down a solved operation as a plan.

    Parameters
    ----------
    setting, solved
        The pass of all but the armed groups.
    armed
        The pass of those, possibly empty.
    options
        What was asked for.

    Returns
    -------
    Plan
        Ready to be written and certified.
    """
    operation = setting.operation
    parcels = solved.parcels + armed.parcels
    cohorts = _cohorts(setting, parcels)
    runs, line_routes = _runs(setting, solved)
    duties = () if solved.vehicles is None else list_duties(setting, solved.vehicles, runs, cohorts)
    aims, proofs = aims_and_proofs(solved, cohorts, options)
    wanting = setting.persons | armed.setting.persons
    out: dict[str, float] = defaultdict(float)
    for cohort in cohorts:
        out[cohort.group] += cohort.persons
    moved = sum(out.values())
    arrivals = sum(c.persons * c.arrive_s for c in cohorts)
    without_route = sum(n for c, n in setting.persons.items() if c not in solved.with_route)
    without_route += sum(
        n for who, n in armed.setting.persons.items() if who not in armed.with_route
    )
    total = sum(wanting.values())
    late = max(0.0, total - moved - without_route - solved.places_keep)
    completion = next(aim for aim in aims if aim.name == "completion")
    last = next(aim for aim in aims if aim.name == "arrival_sum" and aim.level is None)
    others = sum(c.persons for c in cohorts if (c.area, c.group) in setting.persons)
    gap = max(aim.gap for aim in aims)
    return Plan(
        status=status_of(gap, options.gap, solved),
        standing=_standing(setting, cohorts),
        engine=solved.engine,
        aims=tuple(aims),
        completion_s=max((c.arrive_s for c in cohorts), default=0)
        if armed.parcels
        else int(completion.value),
        completion_bound_s=int(completion.bound),
        mean_arrival_s=arrivals / moved if moved > 0 else 0.0,
        mean_arrival_bound_s=last.bound / others if others > 0 else 0.0,
        persons_wanting=total,
        persons_moved=moved,
        persons_without_route=without_route,
        persons_without_place=solved.places_keep,
        persons_not_out_by_horizon=late,
        out_by_group={group: out.get(group, 0.0) for group in sorted({g for _, g in wanting})},
        operation_sha256=operation.digest_sha256,
        roads_sha256=setting.network.digest_sha256,
        turnout=options.turnout,
        population=options.population,
        options=_options(options, solved),
        step_s=operation.step_s,
        start=operation.start.isoformat(),
        timezone=str(operation.timezone),
        horizon_s=operation.horizon_s,
        cohorts=tuple(cohorts),
        runs=tuple(runs),
        line_routes=tuple(line_routes),
        usage=tuple(count_usage(setting, parcels, runs)),
        proofs=tuple(proofs),
        version=safeconduct.__version__,
        left_by_area=_left(wanting, cohorts),
        duties=duties,
        whole_vehicles=None
        if solved.vehicles is None
        else state_losses(setting, solved.vehicles, duties, aims),
    )


def _options(options: PlanOptions, solved: Solved) -> dict[str, str]:
    """Give what was asked for; whole vehicles that could not be had are named as such."""
    said = {"gap": repr(options.gap)}
    if solved.vehicles is not None:
        said["vehicles"] = "whole"
    elif solved.why_fractions:
        said["vehicles"] = f"fractions: {solved.why_fractions}"
    return said


def _standing(setting: Setting, cohorts: list[Cohort]) -> PlanStanding:
    used = {cohort.corridor for cohort in cohorts} or set(setting.operation.corridors)
    return standing_of(setting.operation, sorted(used))


def _cohorts(setting: Setting, parcels: list[Parcel]) -> list[Cohort]:
    """Cohorts in the order of crossing, with times to the second."""
    step_s = setting.operation.step_s
    rows = sorted(
        parcels,
        key=lambda p: (
            p.bucket,
            p.service.corridor,
            p.service.group,
            p.commodity[0],
            p.service.site,
            p.service.mode,
            p.service.line,
            p.came,
            p.home.links,
        ),
    )
    merged: dict[tuple[object, ...], tuple[Parcel, float]] = {}
    for p in rows:
        key = (
            p.bucket,
            p.commodity,
            p.service.corridor,
            p.service.site,
            p.service.mode,
            p.service.line,
            p.service.origin,
            p.came,
            p.home.links,
            p.service.onward.links if p.service.onward else (),
        )
        kept = merged.get(key)
        merged[key] = (p, p.persons + (kept[1] if kept else 0.0))
    named = _NamedRoutes(setting)
    return [
        _cohort(number, parcel, persons, step_s, named.of(parcel))
        for number, (parcel, persons) in enumerate(merged.values(), start=1)
    ]


class _NamedRoutes:
    """The links of routes by their names; people who go the same way share one list."""

    def __init__(self, setting: Setting) -> None:
        self._ids = setting.network.link_id
        self._known: dict[tuple[int, int, int], tuple[str, ...]] = {}

    def of(self, parcel: Parcel) -> tuple[str, ...]:
        home, onward, pattern = parcel.home, parcel.service.onward, parcel.service.pattern
        key = (id(home), id(onward), id(pattern))
        if key not in self._known:
            links = list(home.links)
            links += () if onward is None else onward.links
            links += () if pattern is None else pattern.out
            self._known[key] = tuple(str(self._ids[link]) for link in links)
        return self._known[key]


def _cohort(
    number: int, parcel: Parcel, persons: float, step_s: int, route: tuple[str, ...]
) -> Cohort:
    service = parcel.service
    event = parcel.came if parcel.came >= 0 else parcel.bucket
    if service.pattern is not None and parcel.came < 0:
        event = parcel.bucket + service.pattern.board_shift
    leave_s = (event * step_s * 1000 - parcel.home.before_ms) // 1000
    waits = parcel.came >= 0
    return Cohort(
        cohort=number,
        group=service.group,
        area=parcel.commodity[0],
        corridor=service.corridor,
        site=service.site,
        mode=service.mode,
        line=service.line,
        depart_from_s=leave_s,
        depart_to_s=leave_s + step_s,
        wait_at=service.origin if waits else "",
        wait_from_s=parcel.came * step_s if waits else None,
        wait_to_s=parcel.left * step_s if waits else None,
        crossing_s=parcel.bucket * step_s,
        arrive_s=(parcel.bucket + service.arrive_shift + 1) * step_s,
        persons=persons,
        route=route,
    )


def _runs(setting: Setting, solved: Solved) -> tuple[list[Run], list[LineRoute]]:
    step_s, ids = setting.operation.step_s, setting.network.link_id
    riders: dict[tuple[str, int], float] = defaultdict(float)
    patterns = {}
    whole = None if solved.vehicles is None else solved.vehicles.departed
    for parcel in solved.parcels:
        if parcel.service.pattern is not None:
            pattern = parcel.service.pattern
            patterns[pattern.name] = pattern
            riders[pattern.name, parcel.bucket] += parcel.persons
    runs = []
    for (name, b), persons in sorted(riders.items(), key=lambda item: (item[0][1], item[0][0])):
        pattern = patterns[name]
        returns = int(pattern.returns[b])
        runs.append(
            Run(
                line=name,
                crossing_s=b * step_s,
                vehicles=persons / pattern.fleet.seats if whole is None else float(whole[name, b]),
                board_from_s=(b + pattern.board_shift) * step_s,
                arrive_s=(b + pattern.arrive_shift + 1) * step_s,
                return_crossing_s=returns * step_s if returns < setting.steps else None,
                busy_from_s=(b + pattern.board_shift) * step_s,
                busy_to_s=int(pattern.free[b]) * step_s,
            )
        )
    routes = [
        LineRoute(
            name,
            pattern.area,
            tuple(str(ids[link]) for link in pattern.out),
            tuple(str(ids[link]) for link in pattern.back),
        )
        for name, pattern in sorted(patterns.items())
    ]
    return runs, routes


def _left(
    wanting: dict[tuple[str, str], float], cohorts: list[Cohort]
) -> dict[str, dict[str, float]]:
    left = dict(wanting)
    for cohort in cohorts:
        left[cohort.area, cohort.group] -= cohort.persons
    found: dict[str, dict[str, float]] = {}
    for (area, group), persons in sorted(left.items()):
        if persons > 1e-6 * wanting[area, group] + 1e-6:
            found.setdefault(area, {})[group] = persons
    return found
