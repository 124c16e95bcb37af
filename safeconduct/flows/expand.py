"""The network as the search wants it: one sink, arcs only.

Every exit gets an arc to the sink; a node with a rate becomes two nodes with an arc between them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from safeconduct.flows.network import UNLIMITED, FlowNetwork, Whole
from safeconduct.flows.result import Counts, CutOverTime

ROOMY = np.int64(1) << np.int64(62)


@dataclass(frozen=True, slots=True, eq=False)
class Expanded:
    """Arcs: those of the network, then one for each node with a rate, then one for each exit."""

    nodes: int
    sink: int
    tail: Counts
    head: Counts
    tau: Counts
    capacity: Counts
    profile: Counts
    table: Counts
    behind: Counts
    first_exit_arc: int
    people: Counts

    def cut(self, step: int, labels: NDArray[np.int32]) -> CutOverTime:
        """Give labels of the search as a cut of the network."""
        inside = labels[: len(self.behind)].astype(np.int64)
        return CutOverTime(step, inside, labels[self.behind].astype(np.int64))


def expand(network: FlowNetwork, horizon: int) -> Expanded:
    """Turn a network into arcs that lead to one sink.

    Parameters
    ----------
    network
        A network that was checked.
    horizon
        The last step.

    Returns
    -------
    Expanded
        Capacities are at most the number of people.
    """
    total = int(network.people.sum())
    n = network.nodes
    behind = np.arange(n)
    rated = np.zeros(0, dtype=np.int64)
    if network.node_rate is not None:
        rated = np.flatnonzero(network.node_rate != UNLIMITED)
        behind[rated] = n + np.arange(len(rated))
    sink = n + len(rated)
    exits = np.asarray(network.exits, dtype=np.int64)
    tail = np.concatenate([behind[network.tail], rated, behind[exits]])
    head = np.concatenate([network.head, behind[rated], np.full(len(exits), sink)])
    tau = np.concatenate([network.travel_steps, np.zeros(len(rated) + len(exits), np.int64)])
    rate = network.node_rate[rated] if network.node_rate is not None else rated
    open_exits = network.exit_capacity
    constant = open_exits if open_exits is not None and open_exits.ndim == 1 else None
    at_exits = np.full(len(exits), UNLIMITED) if constant is None else constant
    capacity = _limit(np.concatenate([network.capacity, rate, at_exits]), total)
    profile = np.full(len(tail), -1)
    rows: list[Whole] = []
    first_exit_arc = len(network.tail) + len(rated)
    changing = dict(network.capacity_by_step)
    if open_exits is not None and open_exits.ndim > 1:
        changing |= {first_exit_arc + i: row for i, row in enumerate(open_exits)}
    for arc, row in changing.items():
        profile[arc] = len(rows)
        rows.append(_limit(row[: horizon + 1], total))
    return Expanded(
        nodes=sink + 1,
        sink=sink,
        tail=tail.astype(np.int64),
        head=head.astype(np.int64),
        tau=tau.astype(np.int64),
        capacity=capacity,
        profile=profile,
        table=np.array(rows, dtype=np.int64).reshape(len(rows), horizon + 1),
        behind=behind,
        first_exit_arc=first_exit_arc,
        people=network.people.astype(np.int64),
    )


def _limit(capacity: Whole, total: int) -> Counts:
    """Read −1 as no limit, and no limit as all people."""
    room = np.asarray(capacity, dtype=np.int64)
    return np.where(room == UNLIMITED, total, np.minimum(room, total))
