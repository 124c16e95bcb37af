"""Two hundred small operations with fixed seeds, of three kinds.

``whole`` (a): no cycles, times in whole steps. ``cyclic`` (b): two-way streets, times that
are not whole steps. ``ridden`` (c): assembly points, lines and cars. What the model page leaves
to the plan does not occur: no way that is fixed has another that is as fast.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from safeconduct.network.model import INSIDE, OUTSIDE, Network
from safeconduct.network.times import drive_time_ms, walk_time_ms
from safeconduct.operation.model import Operation
from tests.builders import a_network
from tests.oracles.draw import Draw
from tests.oracles.draw_demand import with_demand
from tests.oracles.draw_streets import cyclic_streets, whole_streets
from tests.oracles.simple_paths import Streets, has_tie

Kind = Literal["whole", "cyclic", "ridden"]
COUNT: dict[Kind, int] = {"whole": 90, "cyclic": 60, "ridden": 50}


@dataclass(frozen=True, slots=True)
class Instance:
    """One operation on its roads."""

    name: str
    kind: Kind
    operation: Operation
    network: Network


NAMES = tuple(f"{kind}-{seed}" for kind, count in COUNT.items() for seed in range(count))
CHUNKS = tuple(NAMES[start : start + 10] for start in range(0, len(NAMES), 10))


@cache
def instance(name: str) -> Instance:
    """Make the instance of a name of ``NAMES``; always the same one."""
    kind = next(kind for kind in COUNT if name.startswith(kind))
    tries = (_drawn(name, kind, number) for number in range(1000))
    return next(made for made in tries if not _ties(made))


def _drawn(name: str, kind: Kind, number: int) -> Instance:
    draw = Draw(f"{name}/{number}")
    streets = whole_streets(draw) if kind == "whole" else cyclic_streets(draw, kind == "ridden")
    operation = with_demand(draw, streets, rides=kind == "ridden")
    network = a_network(operation, streets.roads, **streets.gaps)
    return Instance(name, kind, operation, network)


def _ties(made: Instance) -> bool:
    """Say whether a way that the model fixes is one of two that are as fast."""
    operation, network = made.operation, made.network
    drive = Streets(
        network, tuple(map(int, drive_time_ms(network))), tuple(map(bool, network.drive))
    )
    paces = {group.walking_speed_kmh for group in operation.groups.values()}
    walks = [
        Streets(
            network, tuple(map(int, walk_time_ms(network, pace))), tuple(map(bool, network.walk))
        )
        for pace in paces
    ]
    stops = {*network.assembly_node.values(), *network.area_node.values()}
    for key, gate in network.corridor_node.items():
        sites = network.site_node.values()
        if any(has_tie(walk, gate, site, OUTSIDE, key) for walk in walks for site in sites):
            return True
        outside = [(gate, site) for site in sites] + [(site, gate) for site in sites]
        if any(has_tie(drive, one, two, OUTSIDE, key) for one, two in outside):
            return True
        inside = [(gate, stop) for stop in stops] + [(stop, gate) for stop in stops]
        if operation.lines and any(has_tie(drive, one, two, INSIDE, key) for one, two in inside):
            return True
    return False
