"""The arrays of a search before its first step."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from safeconduct.errors import Fault, InputError
from safeconduct.flows.expand import Expanded
from safeconduct.flows.near import start_forest
from safeconduct.flows.result import Counts
from safeconduct.flows.state import (
    ARC_COLUMNS,
    BY,
    COUNTS,
    FROM,
    HEAD,
    HINT,
    HORIZON,
    LABEL,
    LEFT,
    LINK_COLUMNS,
    NEAR,
    NODE_COLUMNS,
    NONE,
    PLACE_COLUMNS,
    PROFILE,
    SEEN,
    TAIL,
    TAU,
    TRAVEL,
    Array,
    State,
)

BITS = 64
ENTRIES_PER_NODE = 16
"""Room of the search tree at first; it is doubled when it is wanted."""


def start(network: Expanded, horizon: int, *, every_cut: bool) -> State:
    """Lay out the arrays of a search; pages of memory that are never used are never taken.

    Parameters
    ----------
    network
        Arcs that lead to one sink.
    horizon
        The last step.
    every_cut
        Whether to keep the cut of every step.

    Returns
    -------
    State
        Nobody has left yet; labels are those of the empty network.

    Raises
    ------
    InputError
        If the machine has not enough memory.
    """
    try:
        state = _arrays(network, horizon, every_cut=every_cut)
    except MemoryError as error:
        what = f"{len(network.tail)} arcs and {network.nodes} nodes over {horizon + 1} steps."
        fault = Fault(
            "flow network",
            0,
            "SC804",
            f"There is not enough memory for {what}",
            "The search keeps a number for each of them.",
            "Choose a longer step or a shorter horizon.",
        )
        raise InputError([fault]) from error
    start_forest(state.node, state.arc, state.out_first, state.out_arc, state.left, state.heap)
    state.node[:, LABEL] = np.minimum(state.node[:, NEAR], horizon + 1)
    state.tally[LEFT] = int(network.people.sum())
    state.tally[HORIZON] = horizon
    return state


def more_room(state: State) -> State:
    """Give the search tree twice the room."""
    rows = 2 * len(state.entry)
    return state._replace(
        entry=np.zeros((rows, PLACE_COLUMNS), np.int32),
        place=np.zeros((rows, PLACE_COLUMNS), np.int32),
    )


def _arrays(network: Expanded, horizon: int, *, every_cut: bool) -> State:
    n, m, steps = network.nodes, len(network.tail), horizon + 1
    total = int(network.people.sum())
    whole = np.int32 if total < np.iinfo(np.int32).max else np.int64
    node = np.zeros((n, NODE_COLUMNS), np.int32)
    node[:, SEEN] = -1
    node[:, HINT] = NONE
    arc = np.zeros((m, ARC_COLUMNS), np.int32)
    for column, values in (
        (TAIL, network.tail),
        (HEAD, network.head),
        (TAU, np.minimum(network.tau, horizon + 1)),
        (PROFILE, network.profile),
    ):
        arc[:, column] = values
    out_first, out_arc = _sorted(n, network.tail, np.arange(m))
    first, way = _sorted(
        n,
        np.concatenate([network.head, network.tail]),
        np.concatenate([np.arange(m), -1 - np.arange(m)]),
    )
    link = np.zeros((2 * m, LINK_COLUMNS), np.int32)
    link[:, BY] = way
    along = np.where(way >= 0, way, -1 - way)
    link[:, FROM] = np.where(way >= 0, network.tail[along], network.head[along])
    link[:, TRAVEL] = arc[along, TAU]
    left = np.zeros(n, np.int64)
    left[: len(network.people)] = network.people
    rows = ENTRIES_PER_NODE * n + BITS
    return State(
        sink=network.sink,
        node=node,
        arc=arc,
        cap=network.capacity.astype(whole),
        table=network.table.astype(whole),
        out_first=out_first,
        out_arc=out_arc,
        first=first,
        link=link,
        left=left,
        amount=np.zeros((n + m, steps), whole),
        words=_words(network, n, steps),
        place=np.zeros((rows, PLACE_COLUMNS), np.int32),
        entry=np.zeros((rows, PLACE_COLUMNS), np.int32),
        shelf=np.full(4 * steps + BITS, -1, np.int32),
        touched=np.zeros(n + 1, np.int32),
        dry=np.zeros(n + 1, np.int32),
        lost=np.zeros(n + 1, np.int32),
        heap=np.zeros((n + m + BITS, 3), np.int32),
        stack=np.zeros(n + 1, np.int32),
        arrivals=np.zeros(steps, np.int64),
        cut=np.zeros(n, np.int32),
        cuts=np.zeros((steps if every_cut else 1, n), np.int32),
        tally=np.zeros(COUNTS, np.int64),
    )


def _words(network: Expanded, n: int, steps: int) -> Array:
    """Mark the steps on which an arc is closed as without room."""
    m = len(network.tail)
    width = (steps + BITS - 1) // BITS
    words = np.zeros((n + 2 * m, width), np.int64)
    words[n + np.flatnonzero((network.profile < 0) & (network.capacity <= 0))] = -1
    for a in np.flatnonzero(network.profile >= 0):
        closed = np.zeros(width * BITS, np.uint8)
        closed[:steps] = network.table[network.profile[a]] <= 0
        words[n + a] = np.packbits(closed, bitorder="little").view(np.int64)
    return words


def _sorted(n: int, key: Counts, value: Counts) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """Sort arcs by one of their ends."""
    first = np.zeros(n + 1, np.int64)
    np.cumsum(np.bincount(key, minlength=n), out=first[1:])
    return first, value[np.argsort(key, kind="stable")].astype(np.int32)
