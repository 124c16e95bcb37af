"""Faults of a network for flows over time: all at once, each with its remedy."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from safeconduct.errors import Fault, InputError
from safeconduct.flows.network import UNLIMITED, FlowNetwork

MOST_PEOPLE = 1 << 62
"""Sums of people stay below what 64 bits hold."""
MOST_STEPS = 1 << 28
"""Steps, and sums of a step and a travel time, stay far below what 32 bits hold."""


def check_network(network: FlowNetwork, horizon: int) -> None:
    """Raise every fault of a network and horizon at once.

    Parameters
    ----------
    network
        The network.
    horizon
        The last step that counts.

    Raises
    ------
    InputError
        If arrays do not fit each other, hold what they may not, or people are too many to count.
    """
    faults = list(_shapes(network)) or [*_ranges(network, horizon), *_steps(network, horizon)]
    if faults:
        raise InputError(faults)


def _fault(code: str, what: str, why: str, remedy: str) -> Fault:
    return Fault("flow network", 0, code, what, why, remedy)


def _shapes(network: FlowNetwork) -> Iterator[Fault]:
    arcs = (len(network.tail),)
    nodes = (network.nodes,)
    exits = (len(network.exits),)
    wanted: list[tuple[str, Any, tuple[int, ...]]] = [
        ("head", network.head, arcs),
        ("travel_steps", network.travel_steps, arcs),
        ("capacity", network.capacity, arcs),
        ("people", network.people, nodes),
    ]
    if network.node_rate is not None:
        wanted.append(("node_rate", network.node_rate, nodes))
    if network.exit_places is not None:
        wanted.append(("exit_places", network.exit_places, exits))
    if network.exit_capacity is not None:
        wanted.append(("exit_capacity", network.exit_capacity[..., 0], exits)) if (
            network.exit_capacity.ndim == 2  # noqa: PLR2004 - one row of steps for each exit
        ) else wanted.append(("exit_capacity", network.exit_capacity, exits))
    for name, array, shape in wanted:
        if np.shape(array) != shape:
            yield _fault(
                "SC801",
                f"{name} has the shape {np.shape(array)} instead of {shape}.",
                "There is one value for each arc, node or exit.",
                "Give arrays that fit each other.",
            )
    every = [network.tail, network.exits, *(array for _, array, _ in wanted)]
    if any(np.asarray(array).dtype.kind not in "iu" for array in every):
        yield _fault(
            "SC802",
            "An array holds other than whole numbers.",
            "People and steps are counted in whole numbers, so that the result is exact.",
            "Round people and times yourself: down for a bound, up for a plan.",
        )


def _ranges(network: FlowNetwork, horizon: int) -> Iterator[Fault]:
    for name, array, least, end in (
        ("tail", network.tail, 0, network.nodes),
        ("head", network.head, 0, network.nodes),
        ("exits", network.exits, 0, network.nodes),
        ("travel_steps", network.travel_steps, 0, MOST_STEPS),
        ("people", network.people, 0, MOST_PEOPLE),
        ("capacity", network.capacity, UNLIMITED, None),
        ("exit_capacity", network.exit_capacity, UNLIMITED, None),
        ("node_rate", network.node_rate, UNLIMITED, None),
        ("exit_places", network.exit_places, UNLIMITED, None),
    ):
        if array is None or not len(array):
            continue
        if int(array.min()) < least or (end is not None and int(array.max()) >= end):
            yield _fault(
                "SC802",
                f"{name} holds {int(array.min())} to {int(array.max())}.",
                f"Allowed is {least} and more{'' if end is None else f', below {end}'}.",
                "Correct the numbers.",
            )
    if len(np.unique(network.exits)) < len(network.exits):
        yield _fault(
            "SC801", "An exit is named twice.", "Its capacity would be unclear.", "Name it once."
        )
    if sum(int(each) for each in network.people) >= MOST_PEOPLE:
        yield _fault(
            "SC803",
            "There are 2^62 people or more.",
            "Sums would not fit into 64 bits.",
            "Count in larger units.",
        )
    if not 0 <= horizon < MOST_STEPS:
        yield _fault(
            "SC802",
            f"The horizon is {horizon}.",
            f"Allowed is 0 to {MOST_STEPS - 1} steps.",
            "Choose a longer step.",
        )


def _steps(network: FlowNetwork, horizon: int) -> Iterator[Fault]:
    rows = [
        (f"capacity_by_step of arc {arc}", row) for arc, row in network.capacity_by_step.items()
    ]
    if network.exit_capacity is not None and network.exit_capacity.ndim > 1:
        rows += [(f"exit_capacity of exit {i}", row) for i, row in enumerate(network.exit_capacity)]
    for name, row in rows:
        if len(row) <= horizon or row.dtype.kind not in "iu" or int(row.min()) < UNLIMITED:
            yield _fault(
                "SC801",
                f"{name} does not hold a whole number for each of {horizon + 1} steps.",
                "A capacity that changes is needed for every step of the horizon.",
                "Give all steps; 0 where it is closed.",
            )
    for arc in network.capacity_by_step:
        if not 0 <= arc < len(network.tail):
            yield _fault(
                "SC801",
                f"capacity_by_step names arc {arc}, which there is not.",
                "Arcs are numbered from 0.",
                "Correct the number.",
            )
