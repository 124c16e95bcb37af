"""Our own instances of evacuation as a flow over time, drawn from a seed, with people set so that the horizon is well used."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from safeconduct.flows.earliest_arrival import earliest_arrival
from safeconduct.flows.network import FlowNetwork

KEPT = 0.62
"""Share of the grid's streets that are there: about 2.5 arcs a node."""
WANTED = 0.85
"""Share of the horizon that the last arrival should take."""


def city(
    nodes: int, horizon: int, *, exits_bind: bool, seed: int = 1, homes: int | None = None
) -> FlowNetwork:
    """Draw a city on a grid with four exits, one at the middle of each side.

    Parameters
    ----------
    nodes
        About this many; the side of the grid is its root.
    horizon
        Travel times are scaled so that the farthest corner is a third of it away.
    exits_bind
        Whether the exits are narrow, or the streets.
    seed
        What the streets, capacities and homes are drawn from.
    homes
        How many; 20 to 100 if not given.
    """
    rng = np.random.default_rng([seed, nodes, horizon, int(exits_bind)])
    side = round(nodes**0.5)
    n = side * side
    cell = np.arange(n).reshape(side, side)
    tail = np.concatenate([cell[:, :-1].ravel(), cell[:-1].ravel()])
    head = np.concatenate([cell[:, 1:].ravel(), cell[1:].ravel()])
    keep = (rng.random(len(tail)) < KEPT) | (tail % side == side // 2) & (head % side == side // 2)
    tail, head = tail[keep], head[keep]
    length = rng.uniform(0.5, 1.5, len(tail))
    room = rng.integers(12, 41, len(tail)) if exits_bind else rng.integers(3, 21, len(tail))
    tail, head = np.concatenate([tail, head]), np.concatenate([head, tail])
    length, room = np.tile(length, 2), np.tile(room, 2)
    exits = np.unique(
        [cell[0, side // 2], cell[-1, side // 2], cell[side // 2, 0], cell[side // 2, -1]]
    )
    far = _to_exit(n, tail, head, length, exits)
    travel = np.maximum(1, np.rint(length * horizon / 3 / far[np.isfinite(far)].max())).astype(int)
    far = _to_exit(n, tail, head, travel, exits)
    near = np.setdiff1d(np.flatnonzero(far <= 0.4 * horizon), exits)
    many = min(homes or min(20 + n // 80, 100), len(near))
    at_home = rng.choice(near, many, replace=False)
    come = np.bincount(head, room, n)[exits]
    narrow = np.maximum(1, (come * (0.2 if exits_bind else 2.0)).astype(int))
    share = rng.dirichlet(np.full(many, 2.0))
    people = np.zeros(n, np.int64)
    network = FlowNetwork(n, tail, head, travel, room, people, exits, exit_capacity=narrow)
    return _calibrated(network, at_home, share, narrow.sum() * horizon / 2, horizon)


def _calibrated(
    network: FlowNetwork, homes: np.ndarray, share: np.ndarray, total: float, horizon: int
) -> FlowNetwork:
    """Set the number of people so that the last arrival takes the wanted share of the horizon."""
    for _ in range(4):
        people = np.zeros(network.nodes, np.int64)
        people[homes] = np.maximum(1, np.rint(share * total))
        network = replace(network, people=people)
        found = earliest_arrival(network, 2 * horizon)
        last = found.last_arrival_step or 2 * horizon
        if last <= horizon and last >= WANTED * horizon - horizon // 10:
            return network
        total *= WANTED * horizon / last
    return network


def _to_exit(
    n: int, tail: np.ndarray, head: np.ndarray, cost: np.ndarray, exits: np.ndarray
) -> np.ndarray:
    graph = csr_array((cost.astype(float), (head, tail)), shape=(n, n))
    far: np.ndarray = np.asarray(dijkstra(graph, indices=exits)).min(axis=0)
    return far


def scaled(network: FlowNetwork, people: int, capacity: int) -> FlowNetwork:
    """Multiply people and capacities."""
    assert network.exit_capacity is not None
    return replace(
        network,
        people=network.people * people,
        capacity=network.capacity * capacity,
        exit_capacity=network.exit_capacity * capacity,
    )
