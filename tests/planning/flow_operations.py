"""Drawn operations that are flows over time: one group on foot, times in whole steps, everything else in many kinds."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from safeconduct.network.model import EVERYWHERE, INSIDE, OUTSIDE, Network
from safeconduct.operation.model import Closure, Operation
from tests.builders import (
    Road,
    a_corridor,
    a_group,
    a_network,
    a_screening,
    a_site,
    an_area,
    an_operation,
)

STEP_S = 60
ONE_PER_H = 3600 / STEP_S
"""Capacity an hour that lets one person pass in a step."""


def flow_operation(seed: int, *, whole: bool = True) -> tuple[Operation, Network]:
    """Draw an operation and its roads; ``whole``: every street takes whole steps."""
    rng = np.random.default_rng([2026, 7, seed])
    edge = bool(rng.random() < 0.5)
    steps = int(rng.integers(16, 30))
    inside = [f"n{i}" for i in range(int(rng.integers(3, 7)))]
    gates = [f"g{i}" for i in range(int(rng.integers(1, 4)))]
    behind = bool(rng.random() < 0.5)
    zone = INSIDE if edge else EVERYWHERE
    roads = _streets(rng, inside, gates, zone)
    sites = [_site(rng, i) for i in range(2)] if behind else []
    for gate in gates if behind else []:
        for site in sites:
            roads.append(
                Road(gate, site.place.node or "", _time_s(rng, 5), zone=OUTSIDE if edge else zone)
            )
    corridors = [_corridor(rng, gate, [s.id for s in sites], steps) for gate in gates]
    areas = [
        an_area(f"a{i}", str(rng.choice(inside)), float(rng.choice([1, 3, 7, 2.5, 6])))
        for i in range(int(rng.integers(1, 4)))
    ]
    closures: tuple[Closure, ...] = ()
    if rng.random() < 0.3:
        road = roads[int(rng.integers(len(roads)))]
        start = int(rng.integers(steps)) * STEP_S
        closures = (Closure((road.name,), (), (start, start + 3 * STEP_S + 20)),)
    if not whole:
        roads = [replace(road, time_s=(road.time_s or 0) + rng.uniform(1, 50)) for road in roads]
    operation = an_operation(
        areas,
        corridors,
        groups=[a_group(priority=1 if rng.random() < 0.3 else None)],
        sites=sites,
        steps=steps,
        step_s=STEP_S,
        benchmark=True,
        closures=closures,
    )
    gaps: dict[str, Any] = {"area_gap_m": {"a0": float(rng.choice([0.0, 0.0, 35.0, 60.0]))}}
    return operation, a_network(operation, roads, **gaps)


def _time_s(rng: np.random.Generator, most: int) -> float:
    return float(rng.integers(0, most) * STEP_S)


def _streets(
    rng: np.random.Generator, inside: list[str], gates: list[str], zone: int
) -> list[Road]:
    found: dict[tuple[str, str], Road] = {}
    ends = [*inside, *gates]
    for _ in range(3 * len(ends)):
        tail, head = str(rng.choice(inside)), str(rng.choice(ends))
        if tail != head:
            capacity = float(rng.choice([1, 1, 2, 3, 0.5, np.inf])) * ONE_PER_H
            found[tail, head] = Road(
                tail, head, _time_s(rng, 4), walk_capacity_person_per_h=capacity, zone=zone
            )
    for end in ends:  # so that every end is a node
        if not any(end in pair for pair in found):
            found[inside[0], end] = Road(inside[0], end, float(STEP_S), zone=zone)
    return list(found.values())


def _site(rng: np.random.Generator, number: int) -> Any:
    desks = None if rng.random() < 0.6 else 2.0
    return a_site(f"s{number}", f"site{number}", desks=desks, reception_time_s=60.0)


def _corridor(rng: np.random.Generator, gate: str, sites: list[str], steps: int) -> Any:
    hours: list[tuple[int, int]] | None = None
    if rng.random() < 0.4:
        first = int(rng.integers(steps // 2)) * STEP_S
        hours = [(first, first + 4 * STEP_S), (first + 7 * STEP_S + 30, steps * STEP_S)]
    return a_corridor(
        gate,
        gate,
        open=hours,
        leads_to=[str(s) for s in rng.permutation(sites)[: int(rng.integers(1, 3))]],
        walk_capacity_person_per_h=None
        if rng.random() < 0.3
        else float(rng.choice([1, 2, 3])) * ONE_PER_H,
        screening=a_screening(20.0, lanes=1.0) if rng.random() < 0.3 else None,
    )
