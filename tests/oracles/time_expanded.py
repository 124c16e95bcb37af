"""Flow over time as a linear program: a copy of every node for every bucket.

Needs a network without cycles whose times are whole steps; nobody rides. There every walk is a
simple route, so that flow on arcs says all. People are told apart by group only; layers of the
copies say whether someone comes from home, waits, comes from an assembly point or is out.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field

import numpy as np

from safeconduct.network.model import EVERYWHERE, INSIDE, OUTSIDE, Network
from safeconduct.network.times import gap_time_ms, walk_time_ms
from safeconduct.operation.model import Group, Operation
from tests.oracles.arrivals import arrival_loads, crossing_loads
from tests.oracles.capacities import capacities, closed, may_use, persons
from tests.oracles.program import Columns, Listed

Copy = tuple[str, str, int, int]
"""Group, layer, node and bucket."""


@dataclass(frozen=True, slots=True)
class Arc:
    """From a copy to a copy; ``None`` at an end is home or having arrived."""

    group: str
    tail: Copy | None
    head: Copy | None
    loads: dict[Hashable, float] = field(default_factory=dict)
    arrives: int = -1


def time_expanded(operation: Operation, network: Network) -> Listed:
    """List all arcs and rows of an operation.

    Parameters
    ----------
    operation, network
        An operation on foot, whole steps, no cycles, no limit on the length of walks.

    Returns
    -------
    Listed
        The program of the model page.
    """
    arcs = _useful(
        [arc for group in operation.groups.values() for arc in _arcs(operation, network, group)]
    )
    columns = Columns()
    balance: dict[Hashable, float] = {}
    for arc in arcs:
        loads = dict(arc.loads)
        for copy, sign in ((arc.tail, -1.0), (arc.head, 1.0)):
            if copy is not None:
                loads[copy] = sign
                balance[copy] = 0.0
        columns.add(loads, arc.group, arc.arrives)
    demand: dict[Hashable, float] = {
        ("demand", f"{area}/{group}", -1): persons(operation, area, group)
        for area in operation.areas
        for group in operation.groups
    }
    limits: dict[Hashable, float] = {**capacities(operation, network)}
    upper = {**limits, **demand, **balance}
    return Listed(columns, upper, balance, {**demand, **balance, **closed(limits)})


def _arcs(operation: Operation, network: Network, group: Group) -> Iterator[Arc]:
    if group.needs == "ambulance" or not group.may_walk:
        return
    yield from _leaving(operation, network, group)
    yield from _gathering(operation, network, group)
    gates = {
        key: node
        for key, node in network.corridor_node.items()
        if may_use(group, operation.corridors[key])
    }
    for layer in ("home", "foot"):
        yield from _links(operation, network, group, layer, None)
        yield from _crossings(operation, gates, group, layer)
    for corridor in gates:
        yield from _links(operation, network, group, f"out {corridor}", corridor)
        yield from _arriving(operation, network, group, corridor)


def _leaving(operation: Operation, network: Network, group: Group) -> Iterator[Arc]:
    for area, node in network.area_node.items():
        gap = _steps(operation, network.area_gap_m.get(area, 0.0), group)
        loads: dict[Hashable, float] = {("demand", f"{area}/{group.id}", -1): 1.0}
        if persons(operation, area, group.id) > 0.0:
            for bucket in range(gap, operation.steps):
                yield Arc(group.id, None, (group.id, "home", node, bucket), loads)


def _gathering(operation: Operation, network: Network, group: Group) -> Iterator[Arc]:
    for point, node in network.assembly_node.items():
        gap = _steps(operation, network.assembly_gap_m.get(point, 0.0), group)
        waits = f"wait {point}"
        for bucket in range(operation.steps):
            here = (group.id, waits, node, bucket)
            if bucket >= gap:
                yield Arc(group.id, (group.id, "home", node, bucket - gap), here)
            if bucket + gap < operation.steps:
                yield Arc(group.id, here, (group.id, "foot", node, bucket + gap))
            if bucket + 1 < operation.steps:
                later = (group.id, waits, node, bucket + 1)
                yield Arc(group.id, here, later, {("room", point, bucket): 1.0})


def _links(
    operation: Operation, network: Network, group: Group, layer: str, corridor: str | None
) -> Iterator[Arc]:
    edge = bool(np.any(network.zone != EVERYWHERE))
    zone = INSIDE if corridor is None else OUTSIDE
    gates = set(network.corridor_node.values())
    own = None if corridor is None else network.corridor_node[corridor]
    times = walk_time_ms(network, group.walking_speed_kmh)
    for link in range(network.links):
        tail, head = int(network.tail[link]), int(network.head[link])
        if not network.walk[link] or network.zone[link] not in (zone, EVERYWHERE):
            continue
        # a route has no other crossing on it: none to pass through before, none to come to after
        passes = tail in gates if corridor is None else head in gates - {own}
        if edge and passes:
            continue
        takes, name = _whole(operation, int(times[link])), str(network.link_id[link])
        for bucket in range(operation.steps - takes):
            yield Arc(
                group.id,
                (group.id, layer, tail, bucket),
                (group.id, layer, head, bucket + takes),
                {("street_walk", name, bucket): 1.0, ("open_link", name, bucket): 1.0},
            )


def _crossings(
    operation: Operation, gates: dict[str, int], group: Group, layer: str
) -> Iterator[Arc]:
    for key, node in gates.items():
        corridor = operation.corridors[key]
        for bucket in range(operation.steps):
            loads: dict[Hashable, float] = {("crossing_walk", key, bucket): 1.0}
            loads.update(crossing_loads(corridor, group.id, bucket))
            here = (group.id, layer, node, bucket)
            if corridor.leads_to:
                yield Arc(group.id, here, (group.id, f"out {key}", node, bucket), loads)
            else:
                yield Arc(group.id, here, None, loads, bucket)


def _arriving(operation: Operation, network: Network, group: Group, corridor: str) -> Iterator[Arc]:
    for key in operation.corridors[corridor].leads_to:
        if key not in network.site_node:
            continue
        node = network.site_node[key]
        gap = _steps(operation, network.site_gap_m.get(key, 0.0), group)
        for bucket in range(operation.steps - gap):
            there = bucket + gap
            yield Arc(
                group.id,
                (group.id, f"out {corridor}", node, bucket),
                None,
                {**arrival_loads(operation, operation.sites[key], group.id, there)},
                there,
            )


def _useful(arcs: list[Arc]) -> list[Arc]:
    """Drop arcs that nobody from home can come to or that lead nowhere."""
    from_home = _spread([(arc.tail, arc.head) for arc in arcs])
    to_end = _spread([(arc.head, arc.tail) for arc in arcs])
    return [arc for arc in arcs if arc.tail in from_home and arc.head in to_end]


def _spread(steps: list[tuple[Copy | None, Copy | None]]) -> set[Copy | None]:
    """Give every copy that can be come to from ``None``, and ``None`` itself."""
    after: dict[Copy | None, list[Copy | None]] = {}
    for one, two in steps:
        after.setdefault(one, []).append(two)
    found: set[Copy | None] = {None}
    front: list[Copy | None] = [None]
    while front:
        for other in after.get(front.pop(), []):
            if other not in found:
                found.add(other)
                front.append(other)
    return found


def _steps(operation: Operation, gap_m: float, group: Group) -> int:
    return _whole(operation, gap_time_ms(gap_m, group.walking_speed_kmh))


def _whole(operation: Operation, time_ms: int) -> int:
    steps, rest = divmod(time_ms, operation.step_s * 1000)
    if rest:
        message = "this oracle needs times in whole steps"
        raise ValueError(message)
    return steps
