"""Streets at random: areas and junctions, crossings, junctions outside and sites."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np

from safeconduct.network.model import EVERYWHERE, INSIDE, OUTSIDE
from tests.builders import Road, both_ways
from tests.oracles.draw import Draw, Streets


def whole_streets(draw: Draw) -> Streets:
    """Draw one-way streets without a cycle; every time is a whole number of steps."""
    areas, gates, sites = (
        _names(draw, sign, 2 if sign == "a" else 1, most)
        for sign, most in (("a", 4), ("c", 3), ("s", 3))
    )
    middle, outer = _names(draw, "m", 0, 3), _names(draw, "o", 0, 2)
    edge = draw.chance(0.35)
    inside, outside = (INSIDE, OUTSIDE) if edge else (EVERYWHERE, EVERYWHERE)
    pairs = [(a, m, inside) for a in areas for m in middle if draw.chance(0.7)]
    pairs += [(a, c, inside) for a in areas for c in draw.some(gates, 0.3 if middle else 0.6)]
    pairs += [(m, c, inside) for m in middle for c in draw.some(gates, 0.7)]
    pairs += [(one, two, inside) for one, two in _chain(areas) + _chain(middle) if draw.chance(0.4)]
    pairs += [(one, two, inside) for one, two in _chain(gates) if draw.chance(0.3)]
    pairs += [(c, o, outside) for c in gates for o in outer if draw.chance(0.8)]
    pairs += [(c, s, outside) for c in gates for s in draw.some(sites, 0.5)]
    pairs += [(o, s, outside) for o in outer for s in draw.some(sites, 0.8)]
    assembly = [draw.pick(middle)] if middle and draw.chance(0.6) else []
    return Streets(
        roads=_narrow(draw, [_whole_road(draw, *pair) for pair in pairs], assembly),
        areas=areas,
        gates=gates,
        sites=sites,
        assembly=assembly,
        step_s=600,
        steps=draw.whole(12, 22),
        speeds_kmh=(6.0, 3.0),
        gaps={"area_gap_m": {a: 1000.0 for a in areas if draw.chance(0.1)}},
    )


def cyclic_streets(draw: Draw, rides: bool) -> Streets:
    """Draw two-way streets between at most eight nodes; times are no whole steps."""
    areas, gates = _names(draw, "a", 1, 2 if rides else 3), _names(draw, "c", 1, 2)
    middle, sites = (
        _names(draw, "m", 1, 1 if rides else 2),
        _names(draw, "s", 1, 1 if len(areas) == 3 else 2),
    )
    edge = draw.chance(0.5)
    inside, outside = (INSIDE, OUTSIDE) if edge else (EVERYWHERE, EVERYWHERE)
    pairs = [(a, m, inside) for a in areas for m in draw.some(middle, 0.8)]
    pairs += [(m, c, inside) for m in middle for c in gates]
    pairs += [(a, c, inside) for a in areas for c in gates if draw.chance(0.4)]
    pairs += [(one, two, inside) for one, two in _chain(areas) + _chain(middle)]
    pairs += [(c, s, outside) for c in gates for s in sites]
    pairs += [(one, two, outside) for one, two in _chain(sites)]
    assembly = [draw.pick(middle)] if rides else []
    roads = both_ways(*(_any_road(draw, *pair, rides) for pair in pairs))
    if rides:
        roads = _no_way_back(roads, gates)
    return Streets(
        roads=_narrow(draw, roads, assembly),
        areas=areas,
        gates=gates,
        sites=sites,
        assembly=assembly,
        step_s=draw.pick([420, 600]),
        steps=draw.whole(10, 14) if rides else draw.whole(12, 20),
        speeds_kmh=(4.0, 3.1),
        gaps={
            f"{place}_gap_m": {name: draw.real(10.0, 250.0) for name in names if draw.chance(0.5)}
            for place, names in (("area", areas), ("site", sites))
        },
    )


def _narrow(draw: Draw, roads: list[Road], assembly: list[str]) -> list[Road]:
    """Let few people an hour come to where they may wait, and many go on from there."""
    return [
        replace(road, walk_capacity_person_per_h=draw.real(60.0, 300.0))
        if road.head in assembly and draw.chance(0.8)
        else replace(road, walk_capacity_person_per_h=float(np.inf))
        if road.tail in assembly and draw.chance(0.7)
        else road
        for road in roads
    ]


def _no_way_back(roads: list[Road], gates: list[str]) -> list[Road]:
    """Let nobody walk back inside from a crossing: whether one may on the way to an assembly
    point, the model page does not say."""
    return [
        replace(road, walk=False) if road.tail in gates and road.zone == INSIDE else road
        for road in roads
    ]


def _names(draw: Draw, sign: str, least: int, most: int) -> list[str]:
    return [f"{sign}{number}" for number in range(draw.whole(least, most))]


def _chain(names: list[str]) -> list[tuple[str, str]]:
    return list(pairwise(names))


def _whole_road(draw: Draw, tail: str, head: str, zone: int) -> Road:
    steps = draw.pick([0, 1, 1, 1, 2, 2, 3])
    return Road(
        tail,
        head,
        time_s=None if draw.chance(0.3) else 600.0 * steps,
        length_m=1000.0 * draw.whole(0, 1),
        walk_capacity_person_per_h=_capacity(draw, 0.4, 150.0, 900.0),
        zone=zone,
    )


def _any_road(draw: Draw, tail: str, head: str, zone: int, rides: bool) -> Road:
    length_m = draw.real(150.0, 1400.0)
    return Road(
        tail,
        head,
        time_s=None if draw.chance(0.6) or rides else draw.real(40.0, 1300.0),
        length_m=length_m,
        walk_capacity_person_per_h=_capacity(draw, 0.4, 150.0, 900.0),
        vehicle_capacity_per_h=_capacity(draw, 0.5 if rides else 0.15, 5.0, 50.0),
        zone=zone,
        drive=rides or draw.chance(0.9),
    )


def _capacity(draw: Draw, probability: float, low: float, high: float) -> float:
    return draw.real(low, high) if draw.chance(probability) else float(np.inf)
