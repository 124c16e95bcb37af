"""Networks for the tests of flows over time: drawn, and by hand."""

from __future__ import annotations

from typing import Any

import numpy as np

from safeconduct.flows.network import FlowNetwork


def network_of(
    nodes: int,
    arcs: list[tuple[int, int, int, int]],
    people: dict[int, int],
    exits: list[int],
    **more: Any,
) -> FlowNetwork:
    """Make a network from arcs (tail, head, steps, capacity) and people by node."""
    table = np.array(arcs, np.int64).reshape(len(arcs), 4)
    at = np.zeros(nodes, np.int64)
    for node, count in people.items():
        at[node] = count
    return FlowNetwork(
        nodes,
        table[:, 0],
        table[:, 1],
        table[:, 2],
        table[:, 3],
        at,
        np.array(exits, np.int64),
        **more,
    )


def draw_network(seed: int) -> tuple[FlowNetwork, int]:
    """Draw a small network with windows, closed and reopened arcs, several exits, 0-step arcs; and a horizon."""
    rng = np.random.default_rng([2026, seed])
    nodes = int(rng.integers(2, 8))
    horizon = int(rng.integers(1, 13))
    arcs = int(rng.integers(1, 3 * nodes + 1))
    table = np.stack(
        [
            rng.integers(0, nodes, arcs),
            rng.integers(0, nodes, arcs),
            rng.choice([0, 0, 1, 1, 2, 3, 5], arcs),
            rng.choice([0, 1, 1, 2, 3, 5, -1], arcs),
        ],
        axis=1,
    )
    people = rng.integers(0, 9, nodes) * rng.integers(0, 2, nodes)
    exits = rng.choice(nodes, int(rng.integers(1, min(nodes, 3) + 1)), replace=False)
    changing = {
        int(arc): rng.choice([0, 0, 1, 2, 4, -1], horizon + 1)
        for arc in np.flatnonzero(rng.random(arcs) < 0.4)
    }
    of_exits: Any = None
    kind = rng.integers(3)
    if kind == 1:
        of_exits = rng.integers(0, 4, len(exits))
    elif kind == 2:
        of_exits = rng.choice([0, 0, 1, 2, 3], (len(exits), horizon + 1))
    rate = rng.choice([-1, -1, 1, 2, 4], nodes) if rng.random() < 0.4 else None
    network = FlowNetwork(
        nodes,
        table[:, 0],
        table[:, 1],
        table[:, 2],
        table[:, 3],
        people,
        exits,
        exit_capacity=of_exits,
        capacity_by_step=changing,
        node_rate=rate,
    )
    return network, horizon
