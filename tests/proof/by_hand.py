"""Plans written by hand, with every figure worked out on paper."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from safeconduct.network.model import Network
from safeconduct.operation.model import Operation
from safeconduct.plans.model import Aim, Cohort, Fixed, Multiplier, Plan, Proof, Usage
from tests.builders import Road, a_corridor, a_network, an_area, an_operation


def a_plan(operation: Operation, network: Network, cohorts: list[Cohort], **other: Any) -> Plan:
    """Make a plan of cohorts; sums are added up here, aims and proofs given by the test."""
    out: dict[str, float] = defaultdict(float)
    left = {(a.id, g): f.value for a in operation.areas.values() for g, f in a.persons.items()}
    for cohort in cohorts:
        out[cohort.group] += cohort.persons
        if (cohort.area, cohort.group) in left:
            left[cohort.area, cohort.group] -= cohort.persons
    left_by_area: dict[str, dict[str, float]] = defaultdict(dict)
    for (area, group), persons in left.items():
        if persons > 1e-9:
            left_by_area[area][group] = persons
    moved = sum(out.values())
    wanting = sum(f.value for a in operation.areas.values() for f in a.persons.values())
    arrivals = sum(c.persons * c.arrive_s for c in cohorts)
    parts: dict[str, Any] = {
        "status": "optimal",
        "standing": "HYPOTHETICAL",
        "engine": "by hand",
        "aims": (),
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
        "roads_sha256": network.digest_sha256,
        "turnout": "value",
        "population": "value",
        "options": {"gap": "0.001"},
        "step_s": operation.step_s,
        "start": operation.start.isoformat(),
        "timezone": str(operation.timezone),
        "horizon_s": operation.horizon_s,
        "cohorts": tuple(cohorts),
        "runs": (),
        "line_routes": (),
        "usage": (),
        "proofs": (),
        "left_by_area": dict(left_by_area),
    }
    return Plan(**(parts | other))


def walkers(number: int, b: int, persons: float, **other: Any) -> Cohort:
    """Make a cohort that walks ``a-c`` in one minute and crosses ``gate`` in a minute bucket."""
    parts: dict[str, Any] = {
        "cohort": number,
        "group": "people",
        "area": "home",
        "corridor": "gate",
        "site": "",
        "mode": "walk",
        "line": "",
        "depart_from_s": 60 * b - 60,
        "depart_to_s": 60 * b,
        "wait_at": "",
        "wait_from_s": None,
        "wait_to_s": None,
        "crossing_s": 60 * b,
        "arrive_s": 60 * b + 60,
        "persons": persons,
        "route": ("a-c",),
    }
    return Cohort(**(parts | other))


def one_gate(**other: Any) -> tuple[Operation, Network]:
    """100 people a minute's walk from a gate that takes ten a minute, for ten minutes."""
    operation = an_operation(
        [an_area("home", "a", 100)],
        [a_corridor("gate", "c", walk_capacity_person_per_h=600)],
        **other,
    )
    return operation, a_network(operation, [Road("a", "c", 60)])


def one_gate_plan() -> tuple[Operation, Network, Plan]:
    """The best plan of one gate.

    Nobody can be at the gate in bucket 0, so nine buckets take 90 of the 100. Ten persons each
    arrive at the ends of buckets 1 to 9: 10 · 60 · (2 + … + 10) = 32,400 person-seconds.

    - moved: a price of 1 in buckets 1 to 9 costs 9 · 10 = 90 and leaves nobody worth moving.
    - completion: by 540 s a price of 1 in buckets 1 to 8 lets 80 through, fewer than 90.
    - arrival_sum: with 600 for each person moved and 600 − 60 (b + 1) for each bucket, all cost
      nothing, so it is at least 600 · 90 − 10 · Σ (600 − 60 (b + 1)) = 54,000 − 21,600.
    """
    operation, network = one_gate()

    def prices(values: dict[int, float]) -> tuple[Multiplier, ...]:
        return tuple(Multiplier("crossing_walk", "gate", b, y) for b, y in values.items())

    plan = a_plan(
        operation,
        network,
        [walkers(b, b, 10.0) for b in range(1, 10)],
        aims=(
            Aim("moved", None, 90.0, 90.0, 0.0, "optimal"),
            Aim("completion", None, 600.0, 600.0, 0.0, "optimal"),
            Aim("arrival_sum", None, 32_400.0, 32_400.0, 0.0, "optimal"),
        ),
        proofs=(
            Proof("moved", None, 90.0, 600, prices(dict.fromkeys(range(1, 10), 1.0))),
            Proof("completion", None, 600.0, 540, prices(dict.fromkeys(range(1, 9), 1.0))),
            Proof(
                "arrival_sum",
                None,
                32_400.0,
                600,
                prices({b: 600.0 - 60 * (b + 1) for b in range(1, 10)}),
                (Fixed("moved", None, 90.0, 600.0),),
            ),
        ),
        completion_bound_s=600,
        mean_arrival_bound_s=360.0,
        usage=tuple(full_gate(b) for b in range(1, 10)),
    )
    return operation, network, plan


def full_gate(b: int) -> Usage:
    """Give a row of usage: the gate is full in a bucket."""
    return Usage("crossing_walk", "gate", 60 * b, 60 * b + 60, 10.0, 10.0, "person")
