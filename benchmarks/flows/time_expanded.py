"""The time-expanded network of an instance, as the peers take it: without copies that nobody reaches or that lead nowhere."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from safeconduct.flows.network import FlowNetwork

Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Copies:
    """Arcs between copies; node 0 is all homes, node 1 all exits. ``leave`` are the arcs to node 1, at ``leave_at``."""

    nodes: int
    tail: Whole
    head: Whole
    room: Whole
    leave: Whole
    leave_at: Whole
    people: int


def unfold(network: FlowNetwork, horizon: int) -> Copies:
    """Make a copy of every node for every step it can be of use in."""
    n, big = network.nodes, int(network.people.sum())
    homes = np.flatnonzero(network.people)
    graph = csr_array((network.travel_steps + 1e-9, (network.tail, network.head)), shape=(n, n))
    first = np.floor(dijkstra(graph, indices=homes).min(axis=0) + 1e-3)
    to_exit = np.floor(dijkstra(graph.T.tocsr(), indices=network.exits).min(axis=0) + 1e-3)
    steps = np.arange(horizon + 1)
    keep = (steps >= first[:, None]) & (steps <= horizon - to_exit[:, None])
    name = np.full(keep.shape, -1)
    name[keep] = np.arange(2, 2 + keep.sum())
    tails, heads, rooms = [], [], []

    def add(tail: Whole, head: Whole, room: Whole) -> None:
        ok = (tail >= 0) & (head >= 0) & (room > 0)
        tails.append(tail[ok])
        heads.append(head[ok])
        rooms.append(room[ok])

    for some in np.array_split(np.arange(len(network.tail)), 1 + len(network.tail) // 4096):
        arrive = steps + network.travel_steps[some][:, None]
        head = np.take_along_axis(name[network.head[some]], np.minimum(arrive, horizon), 1)
        head[arrive > horizon] = -1
        room = np.where(network.capacity[some] < 0, big, network.capacity[some])
        add(
            name[network.tail[some]],
            head,
            np.broadcast_to(room[:, None], head.shape).astype(np.int64),
        )
    add(name[:, :-1], name[:, 1:], np.full((n, horizon), big))
    out = name[network.exits]
    limit = np.full(out.shape, big)
    if network.exit_capacity is not None:
        room = network.exit_capacity
        limit = np.where(room < 0, big, room)
        limit = np.broadcast_to(
            limit[:, None] if limit.ndim == 1 else limit[:, : horizon + 1], out.shape
        )
    ok = (out >= 0) & (limit > 0)
    leave_at = np.broadcast_to(steps, out.shape)[ok]
    before = sum(map(len, tails))
    add(out, np.ones_like(out), limit)
    reached = name[homes, 0]
    add(np.zeros_like(reached), reached, network.people[homes].astype(np.int64))
    return Copies(
        nodes=int(keep.sum()) + 2,
        tail=np.concatenate(tails),
        head=np.concatenate(heads),
        room=np.concatenate(rooms),
        leave=before + np.arange(len(leave_at)),
        leave_at=leave_at,
        people=big,
    )
