"""Flow over time as a linear program: a copy of every node for every bucket.

Needs a network without cycles whose times are whole steps; nobody rides. There every walk is a
simple route, so that flow on arcs says all. People are told apart by group only; layers of the
copies say whether someone comes from home, waits or comes from an assembly point. From a crossing
on the way is fixed: one arc from the crossing to having arrived.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field

import numpy as np

from safeconduct.network.model import EVERYWHERE, OUTSIDE, Network
from safeconduct.network.times import gap_time_ms, walk_time_ms
from safeconduct.operation.model import Corridor, Group, Operation
from tests.oracles.arrivals import arrival_loads, crossing_loads
from tests.oracles.capacities import capacities, closed, may_use, persons
from tests.oracles.program import Columns, Listed
from tests.oracles.simple_paths import Streets, fastest

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
    walk = walk_time_ms(network, group.walking_speed_kmh)
    streets = Streets(network, tuple(map(int, walk)), tuple(map(bool, network.walk)))
    for layer in ("home", "foot"):
        yield from _links(operation, streets, group, layer)
        for corridor in operation.corridors.values():
            if may_use(group, corridor) and corridor.id in network.corridor_node:
                yield from _going_out(operation, streets, group, layer, corridor)


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


def _links(operation: Operation, streets: Streets, group: Group, layer: str) -> Iterator[Arc]:
    network = streets.network
    edge = bool(np.any(network.zone != EVERYWHERE))
    gates = set(network.corridor_node.values())
    for link in range(network.links):
        tail, head = int(network.tail[link]), int(network.head[link])
        # with an edge, whoever comes to a crossing goes out there
        if not network.walk[link] or network.zone[link] == OUTSIDE or (edge and tail in gates):
            continue
        takes, name = _whole(operation, streets.time_ms[link]), str(network.link_id[link])
        for bucket in range(operation.steps - takes):
            yield Arc(
                group.id,
                (group.id, layer, tail, bucket),
                (group.id, layer, head, bucket + takes),
                {("street_walk", name, bucket): 1.0, ("open_link", name, bucket): 1.0},
            )


def _going_out(
    operation: Operation, streets: Streets, group: Group, layer: str, corridor: Corridor
) -> Iterator[Arc]:
    """Go over a crossing and on to a site by the one way there is."""
    network = streets.network
    gate = network.corridor_node[corridor.id]
    for key in corridor.leads_to or (None,):
        site = None if key is None else operation.sites[key]
        end = gate if key is None else network.site_node.get(key)
        way = None if end is None else fastest(streets, gate, end, OUTSIDE, corridor.id)
        if way is None:
            continue
        gap = 0 if key is None else _steps(operation, network.site_gap_m.get(key, 0.0), group)
        entries = [(link, _whole(operation, after)) for link, after in streets.after(way)]
        takes = _whole(operation, streets.total_ms(way)) + gap
        for bucket in range(operation.steps - takes):
            loads: dict[Hashable, float] = {("crossing_walk", corridor.id, bucket): 1.0}
            loads.update(crossing_loads(corridor, group.id, bucket))
            loads.update(arrival_loads(operation, site, group.id, bucket + takes))
            for link, after in entries:
                name = str(network.link_id[link])
                loads["street_walk", name, bucket + after] = 1.0
                loads["open_link", name, bucket + after] = 1.0
            yield Arc(group.id, (group.id, layer, gate, bucket), None, loads, bucket + takes)


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
