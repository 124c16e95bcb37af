"""A plan by hand in which people walk, wait, ride buses and ambulances, and drive."""

from __future__ import annotations

from typing import Any

from safeconduct.network.model import INSIDE, OUTSIDE, Network
from safeconduct.operation.model import Cars, Line, Operation
from safeconduct.plans.model import Aim, Cohort, LineRoute, Plan, Proof, Run, Usage
from tests.builders import (
    Road,
    a_corridor,
    a_group,
    a_network,
    a_screening,
    a_site,
    an_area,
    an_assembly_point,
    an_operation,
    both_ways,
    vehicles,
)
from tests.proof.by_hand import a_plan


def mixed_operation() -> tuple[Operation, Network]:
    """Home –1 min– square –1 min– gate –2 min– camp, and a second gate to the same camp.

    The two gates are joined inside, and a street leaves the square without any gate.

    The gate is open in buckets 1 to 7 (of 60 s), searches 240 person-seconds a bucket, and the
    camp registers 600. A bus boards for 60 s and unloads for 60 s.
    """
    operation = an_operation(
        [an_area("home", "a", {"people": 100, "sick": 3})],
        [
            a_corridor(
                "gate",
                "g",
                groups=("people", "sick"),
                open=[(60, 480)],
                leads_to=("camp",),
                walk_capacity_person_per_h=1200,
                vehicle_capacity_per_h=600,
                screening=a_screening({"people": 20, "sick": 5}, lanes=4),
            ),
            a_corridor("other", "h", leads_to=("camp",)),
        ],
        groups=[a_group(), a_group("sick", may_walk=False, needs="ambulance", priority=1)],
        sites=[
            a_site("camp", "s", places=200, desks=10, reception_time_s={"people": 60, "sick": 30}),
            a_site("far", "far"),
        ],
        assembly_points=[an_assembly_point("square", "p", 30)],
        buses=vehicles(count=2, seats=20, boarding_s=60, unloading_s=60),
        ambulances=vehicles("ambulances", count=1, seats=2),
        cars=Cars(share=0.2, persons_per_car=4),
        lines=(
            Line("bus", "buses", "gate", "square", "camp"),
            Line("amb", "ambulances", "gate", None, "camp"),
        ),
        steps=12,
    )
    roads = both_ways(
        Road("a", "p", 60, zone=INSIDE, walk_capacity_person_per_h=1500),
        Road("p", "g", 60, zone=INSIDE),
        Road("a", "g", 180, zone=INSIDE),
        Road("a", "h", 60, zone=INSIDE),
        Road("h", "g", 60, zone=INSIDE),
        Road("p", "x", 60, zone=OUTSIDE),
        Road("g", "s", 120, zone=OUTSIDE),
        Road("g", "x", 120, zone=OUTSIDE),
        Road("x", "s", 60, zone=OUTSIDE),
        Road("h", "s", 60, zone=OUTSIDE),
        Road("s", "far", 60, zone=OUTSIDE),
    )
    return operation, a_network(operation, roads)


def goes(number: int, mode: str, b: int, arrive: int, persons: float, **other: Any) -> Cohort:
    """Make a cohort from home by square and gate to camp that takes two minutes to the gate."""
    parts: dict[str, Any] = {
        "cohort": number,
        "group": "people",
        "area": "home",
        "corridor": "gate",
        "site": "camp",
        "mode": mode,
        "line": "",
        "depart_from_s": 60 * b - 120,
        "depart_to_s": 60 * b - 60,
        "wait_at": "",
        "wait_from_s": None,
        "wait_to_s": None,
        "crossing_s": 60 * b,
        "arrive_s": 60 * arrive,
        "persons": persons,
        "route": ("a-p", "p-g", "g-s"),
    }
    return Cohort(**(parts | other))


def mixed_plan() -> tuple[Operation, Network, Plan]:
    """A plan that holds, with the bounds that need no multipliers.

    Arrival is the end of the bucket two after the crossing (buses: three, they unload for a
    minute). The sum of arrivals is 10·300 + 1·360 + 10·420 + 5·480 + 8·540 + 2·360 = 15,000.
    The bus that crosses in bucket 3 would be back at the gate in bucket 8, when it is closed;
    the ambulance is back in bucket 7 and at home in 9.
    """
    operation, network = mixed_operation()
    by_square = {"depart_from_s": 0, "depart_to_s": 60, "wait_at": "square", "wait_from_s": 60}
    cohorts = [
        goes(1, "walk", 2, 5, 10.0),
        goes(2, "walk", 3, 6, 1.0),
        goes(3, "buses", 3, 7, 10.0, line="bus", wait_to_s=60, **by_square),
        goes(4, "walk", 5, 8, 5.0, wait_to_s=240, **by_square),
        goes(5, "car", 6, 9, 8.0),
        goes(
            6, "ambulances", 3, 6, 2.0, group="sick", line="amb@home", depart_from_s=60,
            depart_to_s=120,
        ),
    ]  # fmt: skip
    reception = [Usage("reception", "camp", 60 * j, 60 * j + 60, 600, 600, "s") for j in (4, 6)]
    ambulance = [Usage("fleet", "ambulances", 60 * k, 60 * k + 60, 1, 1, "v") for k in range(1, 9)]
    plan = a_plan(
        operation,
        network,
        cohorts,
        status="time-limit",
        aims=(
            Aim("moved", 1, 2.0, 3.0, 0.5, "time-limit"),
            Aim("moved", None, 36.0, 103.0, 67 / 36, "time-limit"),
            Aim("arrival_sum", 1, 720.0, 0.0, 1.0, "time-limit"),
            Aim("completion", None, 540.0, 60.0, 480 / 540, "time-limit"),
            Aim("arrival_sum", None, 15_000.0, 0.0, 1.0, "time-limit"),
        ),
        proofs=(
            Proof("moved", 1, 3.0, 720, ()),
            Proof("moved", None, 103.0, 720, ()),
            Proof("arrival_sum", 1, 0.0, 720, ()),
            Proof("completion", None, 60.0, 0, ()),
            Proof("arrival_sum", None, 0.0, 720, ()),
        ),
        runs=(
            Run("bus", 180, 0.5, 60, 420, None, 60, 720),
            Run("amb@home", 180, 1.0, 60, 360, 420, 60, 540),
        ),
        line_routes=(
            LineRoute("bus", "", ("p-g", "g-s"), ("s-g", "g-p")),
            LineRoute("amb@home", "home", ("a-p", "p-g", "g-s"), ("s-g", "g-p", "p-a")),
        ),
        usage=(*reception, *ambulance, Usage("street_walk", "a-p", 0, 60, 25, 25, "person")),
        completion_bound_s=60,
    )
    return operation, network, plan
