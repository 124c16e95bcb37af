"""What a flow over time runs on: nodes, arcs with transit and room, people at home, exits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.integer[Any]]

UNLIMITED = -1
"""A rate or capacity that does not limit."""


@dataclass(frozen=True, slots=True, eq=False)
class FlowNetwork:
    """A network for flows over time, in whole people and whole steps.

    People may wait at every node, without limit.

    Parameters
    ----------
    nodes
        Number of nodes; they are 0 … ``nodes`` − 1.
    tail, head
        Ends of the arcs, shape (arcs,).
    travel_steps
        Steps from entering an arc to leaving it, shape (arcs,); may be 0.
    capacity
        People who may enter in one step, shape (arcs,); −1: no limit.
    people
        People at home at each node at step 0, shape (nodes,).
    exits
        Nodes at which people are out, shape (exits,); all exits count alike.
    exit_capacity
        People who may leave through each exit in one step, shape (exits,), or in every step, shape (exits, steps); −1: no
        limit. None: no limit anywhere.
    capacity_by_step
        For arcs whose capacity changes: the capacity in every step, shape (steps,). It wins over ``capacity``.
    node_rate
        People who may pass a node in one step, whether they came or began there (a desk, a search), shape (nodes,); −1: no limit.
        They may wait before it and behind it.
    exit_places
        People each exit takes in all, shape (exits,); −1: no limit. With such limits an earliest arrival need not exist.
    """

    nodes: int
    tail: Whole
    head: Whole
    travel_steps: Whole
    capacity: Whole
    people: Whole
    exits: Whole
    exit_capacity: Whole | None = None
    capacity_by_step: Mapping[int, Whole] = field(default_factory=dict)
    node_rate: Whole | None = None
    exit_places: Whole | None = None
