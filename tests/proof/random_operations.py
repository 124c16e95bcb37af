"""Small random operations with everything a limit can be, for plans to be tried on."""

from __future__ import annotations

import random
from typing import Any

import numpy as np

from safeconduct.network.model import EVERYWHERE, INSIDE, OUTSIDE, Network
from safeconduct.operation.model import (
    AidInward,
    Cars,
    Closure,
    Line,
    Operation,
    Screening,
    ScreeningPool,
)
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

PEOPLE, SLOW, SICK, ARMED = "people", "slow", "sick", "armed"


def random_operation(seed: int) -> tuple[Operation, Network]:
    """Two or three areas, two gates, a site behind each, and some of everything else."""
    draw = random.Random(seed)  # noqa: S311 - drawn, not secret
    edge = draw.random() < 0.6
    sites = [
        a_site(
            f"site{i}",
            f"s{i}",
            places=draw.choice([None, 60, 30]),
            stay_s=draw.choice([None, 180, 95]),
            desks=draw.choice([None, 3]),
            reception_time_s={PEOPLE: 20, SLOW: 30, SICK: 40, ARMED: 20},
        )
        for i in range(2)
    ]
    corridors = [
        a_corridor(
            f"gate{i}",
            f"g{i}",
            groups=_for(draw, i),
            open=draw.choice([None, [(60, 400)], [(0, 150), (330, 700)]]),
            leads_to=draw.choice([(), ("site0",), ("site0", "site1")]),
            walk_capacity_person_per_h=draw.choice([None, 600, 900]),
            vehicle_capacity_per_h=draw.choice([None, 300]),
            screening=draw.choice([None, _searched(draw)]),
        )
        for i in range(2)
    ]
    means = _means(draw, corridors[0].leads_to)
    roads = _roads(draw, edge=edge)
    operation = an_operation(
        [
            an_area(
                "west",
                "a0",
                {PEOPLE: draw.randint(20, 80), SLOW: draw.randint(0, 20), SICK: draw.randint(0, 9)},
            ),
            an_area("east", "a1", {PEOPLE: draw.randint(20, 80), ARMED: draw.randint(0, 5)}),
        ],
        corridors,
        groups=[
            a_group(PEOPLE, priority=draw.choice([None, 2])),
            a_group(SLOW, walking_speed_kmh=2.4, priority=draw.choice([None, 1])),
            a_group(SICK, kind="wounded_and_sick", needs="ambulance", priority=1),
            a_group(ARMED, kind="fighters_leaving_armed"),
        ],
        sites=sites,
        assembly_points=[an_assembly_point("square", "p", draw.choice([None, 25]))],
        steps=draw.choice([10, 14]),
        closures=(Closure(("a0-p",), (), (100, 200)),) if draw.random() < 0.3 else (),
        aid_inward=(AidInward("gate0", 30, (60, 300)),) if draw.random() < 0.3 else (),
        max_walk_m=draw.choice([10_000.0, 600.0]),
        max_detour=draw.choice([None, 1.5]),
        **means,
    )
    gaps = {"area_gap_m": {"west": draw.choice([0.0, 35.0]), "east": 0.0}}
    gaps["assembly_gap_m"] = {"square": draw.choice([0.0, 20.0])}
    gaps["site_gap_m"] = {site.id: draw.choice([0.0, 15.0]) for site in sites}
    return operation, a_network(operation, roads, **gaps)


def _for(draw: random.Random, gate: int) -> tuple[str, ...]:
    armed = (ARMED,) if gate == 1 else ()
    return (PEOPLE, SLOW, SICK, *armed) if draw.random() < 0.8 else (PEOPLE, *armed)


def _searched(draw: random.Random) -> Screening:
    times = {PEOPLE: draw.choice([5, 10]), SLOW: 15, SICK: 5, ARMED: 10}
    if draw.random() < 0.5:
        return a_screening(times, lanes=2)
    pools = [ScreeningPool("own", (SLOW,), 1), ScreeningPool("all", (), 1.5)]
    return a_screening(times, pools=pools)


def _means(draw: random.Random, leads_to: tuple[str, ...]) -> dict[str, Any]:
    found: dict[str, Any] = {"lines": ()}
    if draw.random() < 0.5:
        found["buses"] = vehicles(count=2, seats=10, pcu=2.5, boarding_s=45, unloading_s=30)
        site = leads_to[0] if leads_to else None
        found["lines"] += (Line("line", "buses", "gate0", "square", site),)
    if draw.random() < 0.5:
        found["ambulances"] = vehicles("ambulances", count=2, seats=2, unloading_s=20, depot="s0")
        site = leads_to[-1] if leads_to else None
        found["lines"] += (Line("amb", "ambulances", "gate0", None, site),)
    if draw.random() < 0.4:
        found["cars"] = Cars(share=0.2, persons_per_car=4)
    return found


def _roads(draw: random.Random, *, edge: bool) -> list[Road]:
    inside, outside = (INSIDE, OUTSIDE) if edge else (EVERYWHERE, EVERYWHERE)
    narrow = draw.choice([np.inf, 500.0])

    def road(tail: str, head: str, zone: int, capacity: float = np.inf) -> Road:
        metres = draw.randint(20, 150)
        time_s = float(draw.randint(20, 150)) if draw.random() < 0.3 else None
        return Road(
            tail,
            head,
            time_s,
            length_m=metres,
            zone=zone,
            walk_capacity_person_per_h=capacity,
            vehicle_capacity_per_h=1800 if np.isfinite(capacity) else np.inf,
        )

    return both_ways(
        road("a0", "p", inside, narrow),
        road("a0", "a1", inside),
        road("a1", "p", inside),
        road("p", "g0", inside, narrow),
        road("a1", "g1", inside, narrow),
        road("p", "g1", inside),
        road("g0", "s0", outside, narrow),
        road("g0", "x", outside),
        road("x", "s0", outside),
        road("x", "s1", outside),
        road("g1", "x", outside),
    )
