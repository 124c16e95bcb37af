"""Small plans by hand for the papers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from safeconduct.operation.model import Operation
from safeconduct.plans.model import Aim, Cohort, Plan, Usage
from tests.builders import Road, a_corridor, a_site, an_area, an_operation, both_ways

FROM_FAR = ("far-home", "home-gate", "gate-camp")
ROADS = both_ways(Road("home", "gate"), Road("gate", "camp"), Road("far", "home"))


def two_areas(**other: Any) -> Operation:
    """Make far → home → gate → camp, a minute a link; 100 people at home, 50 far."""
    parts: dict[str, Any] = {
        "areas": [an_area("home", "home", 100), an_area("far", "far", 50)],
        "corridors": [a_corridor("gate", "gate", leads_to=("camp",), open=[(0, 600)])],
        "sites": [a_site("camp", "camp", places=80)],
        "steps": 20,
    }
    return an_operation(**(parts | other))


def a_cohort(
    persons: float,
    *,
    area: str = "home",
    group: str = "people",
    crossing_s: int = 60,
    route: tuple[str, ...] = ("home-gate", "gate-camp"),
    **other: Any,
) -> Cohort:
    """Make walkers from an area through the gate to the camp, a minute each link."""
    away = route.index("gate-camp") * 60
    parts: dict[str, Any] = {
        "cohort": 1,
        "corridor": "gate",
        "site": "camp",
        "mode": "walk",
        "line": "",
        "depart_from_s": crossing_s - away,
        "depart_to_s": crossing_s - away + 60,
        "wait_at": "",
        "wait_from_s": None,
        "wait_to_s": None,
        "arrive_s": crossing_s + 120,
    }
    return Cohort(
        area=area,
        group=group,
        crossing_s=crossing_s,
        persons=persons,
        route=route,
        **(parts | other),
    )


def a_plan(operation: Operation, cohorts: Sequence[Cohort], **other: Any) -> Plan:
    """Make a plan of cohorts; sums are added up, everybody left is not out by the horizon."""
    out: dict[str, float] = defaultdict(float)
    for cohort in cohorts:
        out[cohort.group] += cohort.persons
    wanting = sum(n.value for area in operation.areas.values() for n in area.persons.values())
    moved = sum(out.values())
    arrivals = sum(c.persons * c.arrive_s for c in cohorts)
    parts: dict[str, Any] = {
        "status": "optimal",
        "standing": "ANNOUNCED",
        "engine": "timed-routes",
        "aims": (Aim("moved", None, moved, moved, 0.0, "optimal"),),
        "completion_s": max((c.arrive_s for c in cohorts), default=0),
        "completion_bound_s": 0,
        "mean_arrival_s": arrivals / moved if moved else 0.0,
        "mean_arrival_bound_s": 0.0,
        "persons_wanting": wanting,
        "persons_moved": moved,
        "persons_without_route": 0.0,
        "persons_without_place": 0.0,
        "persons_not_out_by_horizon": wanting - moved,
        "out_by_group": dict(out),
        "operation_sha256": operation.digest_sha256,
        "roads_sha256": "b" * 64,
        "turnout": "value",
        "population": "value",
        "options": {},
        "step_s": operation.step_s,
        "start": operation.start.isoformat(),
        "timezone": str(operation.timezone),
        "horizon_s": operation.horizon_s,
        "cohorts": tuple(cohorts),
        "runs": (),
        "line_routes": (),
        "usage": (),
        "proofs": (),
        "version": "0",
    }
    return Plan(**(parts | other))


def usage(limit: str, at: str, shares: Sequence[float], step_s: int = 60) -> list[Usage]:
    """Make the rows of a limit of capacity 10 from the share used in each bucket."""
    return [
        Usage(limit, at, k * step_s, (k + 1) * step_s, 10 * share, 10.0, "person")  # type: ignore[arg-type] # tests give kinds
        for k, share in enumerate(shares)
    ]
