"""Where people would wait in the best flow there is, and how many at once: where an assembly point would help."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from safeconduct.flows.result import EarliestArrival
from safeconduct.network.model import EVERYWHERE
from safeconduct.planning.exact.streets import Streets
from safeconduct.planning.exact.trace import Way
from safeconduct.planning.setting import Setting


@dataclass(frozen=True, slots=True)
class Queue:
    """People who wait at a node: its number, and the most of them at once."""

    node: int
    persons: float


@dataclass(frozen=True, slots=True)
class Queueing:
    """What waiting anywhere on the way would allow: a bound, no plan.

    Parameters
    ----------
    persons_out
        The most that could be out by the horizon.
    completion_s
        When the last of them could have arrived.
    arrival_sum_s
        Sum of their arrival times.
    queues
        Where they would wait, the most people first.
    """

    persons_out: float
    completion_s: int
    arrival_sum_s: float
    queues: tuple[Queue, ...]


def queueing_of(
    setting: Setting, streets: Streets, found: EarliestArrival, waiting: Iterable[Way]
) -> Queueing:
    """Say what a flow with waiting on the way attains, and where people wait in it.

    Parameters
    ----------
    setting, streets, found
        The operation, its network and the flow.
    waiting
        The ways that need waiting.

    Returns
    -------
    Queueing
        Queues only where an assembly point may be: before a crossing, and at none where there is an edge.
    """
    stock: defaultdict[int, np.ndarray] = defaultdict(lambda: np.zeros(setting.steps + 1))
    for way in waiting:
        ready = way.enter + streets.flow.travel_steps[way.arcs]
        for i in np.flatnonzero(way.enter[1:] > ready[:-1]).tolist():
            node = _place(setting, streets, way, i)
            if node is not None:
                stock[node][int(ready[i])] += way.people
                stock[node][int(way.enter[i + 1])] -= way.people
    queues = [
        Queue(node, float(np.cumsum(change).max()) / streets.parts)
        for node, change in stock.items()
    ]
    step_s = setting.operation.step_s
    arrivals = found.arrivals / streets.parts
    last = int(np.flatnonzero(found.arrivals)[-1]) if found.people_out else -1
    return Queueing(
        persons_out=found.people_out / streets.parts,
        completion_s=(last + 1) * step_s,
        arrival_sum_s=float((arrivals * (np.arange(len(arrivals)) + 1)).sum()) * step_s,
        queues=tuple(sorted(queues, key=lambda queue: (-queue.persons, queue.node))),
    )


def _place(setting: Setting, streets: Streets, way: Way, i: int) -> int | None:
    """Give the node behind arc ``i`` of a way, or the last before it at which people may assemble."""
    network = setting.network
    edge = not bool((network.zone == EVERYWHERE).any())
    forbidden = set(network.corridor_node.values()) if edge else set()
    while i >= 0:
        node = int(streets.flow.head[way.arcs[i]])
        if node < network.nodes and node not in forbidden:
            return node
        i -= 1
    return None
