"""A flow on copies of nodes between which no waiting leads, and how far each copy is from where somebody is missing.

How far is counted for whole sets of steps at once: a row of bits for each node says in which steps it was reached.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from safeconduct.flows.bits import trailing_zeros
from safeconduct.flows.compiled import compiled
from safeconduct.flows.network import UNLIMITED, FlowNetwork
from safeconduct.flows.state import Array

FAR = 1 << 30
"""The level of a copy from which nobody gets on."""
TAIL = 0
HEAD = 1
TRAVEL = 2
PROFILE = 3


class Copies(NamedTuple):
    """The flow so far and what is missing, for the compiled functions. A copy is a node × steps + a step; homes have one.

    ``arc`` has the columns named above; ``cap`` is the room of an arc a step, ``table`` that of arcs whose room changes. Arcs
    out of a node ``v`` are ``out_arc[out_first[v]:out_first[v + 1]]``, arcs into it the same with ``in``. ``home`` is 1 where
    people may wait. ``amount`` are those who enter an arc in a step, ``unsent`` those still at home, ``missing`` those who should
    leave through an exit, shape (exits, steps); ``exit_at`` is the place of a node among the exits, −1: none.

    ``full`` and ``some`` are sets of steps for each arc: no room, somebody. ``reached`` are those of each node in this search,
    ``edge`` those reached last and ``edge_next`` those found from there, ``at_edge`` the nodes that have such, ``listed`` which are among them; ``level`` is the number of
    arcs from a copy to where somebody is missing, ``tried`` how many of its ways on led nowhere. ``way_arc`` and ``way_enter``
    are a way: arcs, −1 − arc to take back its people, and the step in which each is entered.
    """

    arc: Array
    cap: Array
    table: Array
    out_first: Array
    out_arc: Array
    in_first: Array
    in_arc: Array
    home: Array
    exit_at: Array
    amount: Array
    unsent: Array
    missing: Array
    full: Array
    some: Array
    reached: Array
    edge: Array
    edge_next: Array
    at_edge: Array
    listed: Array
    level: Array
    tried: Array
    way_arc: Array
    way_enter: Array


def copies_of(network: FlowNetwork, amount: Array, unsent: Array, missing: Array) -> Copies:
    """Lay out the copies of a network with a flow on them.

    Parameters
    ----------
    network
        Every home has one arc, and none leads into it.
    amount, unsent, missing
        As in :class:`Copies`.

    Returns
    -------
    Copies
        Without levels.
    """
    arcs, steps = amount.shape
    total = int(network.people.sum())
    arc = np.full((arcs, 4), -1, np.int64)
    arc[:, TAIL], arc[:, HEAD], arc[:, TRAVEL] = network.tail, network.head, network.travel_steps
    arc[list(network.capacity_by_step), PROFILE] = np.arange(len(network.capacity_by_step))
    rows = [np.asarray(row[:steps], np.int64) for row in network.capacity_by_step.values()]
    table = np.array(rows, np.int64).reshape(len(rows), steps)
    cap = network.capacity.astype(np.int64)
    cap[cap == UNLIMITED] = total
    table[table == UNLIMITED] = total
    most = np.repeat(cap[:, None], steps, axis=1)
    most[list(network.capacity_by_step)] = table
    exit_at = np.full(network.nodes, -1, np.int64)
    exit_at[network.exits] = np.arange(len(network.exits))
    ends = np.arange(network.nodes + 1)
    out_arc = np.argsort(network.tail, kind="stable")
    in_arc = np.argsort(network.head, kind="stable")
    size, words = network.nodes * steps, (steps + 63) // 64
    return Copies(
        arc=arc,
        cap=cap,
        table=table,
        out_first=np.searchsorted(network.tail[out_arc], ends),
        out_arc=out_arc,
        in_first=np.searchsorted(network.head[in_arc], ends),
        in_arc=in_arc,
        home=(network.people > 0).astype(np.int64),
        exit_at=exit_at,
        amount=amount,
        unsent=unsent,
        missing=missing,
        full=as_bits(amount >= most),
        some=as_bits(amount > 0),
        reached=np.zeros((network.nodes, words), np.int64),
        edge=np.zeros((network.nodes, words), np.int64),
        edge_next=np.zeros((network.nodes, words), np.int64),
        at_edge=np.zeros((2, network.nodes), np.int64),
        listed=np.zeros(network.nodes, np.int64),
        level=np.zeros(size, np.int32),
        tried=np.zeros(size, np.int32),
        way_arc=np.zeros(size + 1, np.int64),
        way_enter=np.zeros(size + 1, np.int64),
    )


def as_bits(of: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Pack rows of truth values into words, the first step lowest."""
    rows, steps = of.shape
    padded = np.zeros((rows, (steps + 63) // 64 * 64), np.bool_)
    padded[:, :steps] = of
    return np.packbits(padded, axis=1, bitorder="little").view("<i8").astype(np.int64)


@compiled
def room_left(c: Copies, arc: int, step: int) -> int:
    """Give how many more may enter an arc."""
    most = c.cap[arc] if c.arc[arc, PROFILE] < 0 else c.table[c.arc[arc, PROFILE], step]
    left: int = most - c.amount[arc, step]
    return left


@compiled
def count_levels(c: Copies, waiting: int) -> None:
    """Count from every copy the arcs on the shortest way to where somebody is missing; stops once so many homes have one."""
    edge = c.edge
    edge_next = c.edge_next
    at_edge = c.at_edge
    words = edge.shape[1]
    count = _begin(c)
    level = 0
    while count > 0 and waiting > 0:
        level += 1
        found = 0
        for i in range(count):
            v = at_edge[0, i]
            if c.home[v] > 0:
                a = c.out_arc[c.out_first[v]]
                found = _back_from_home(c, a, level, found)
            else:
                found, arrived = _from_node(c, v, level, found)
                waiting -= arrived
        for i in range(found):
            v = at_edge[1, i]
            at_edge[0, i] = v
            c.listed[v] = 0
            for k in range(words):
                edge[v, k] = edge_next[v, k]
                edge_next[v, k] = 0
        count = found


@compiled
def _begin(c: Copies) -> int:
    """Set the copies where somebody is missing to level 0; gives the number of exits."""
    steps = c.amount.shape[1]
    c.level[:] = FAR
    c.tried[:] = 0
    c.reached[:] = 0
    c.edge[:] = 0
    c.edge_next[:] = 0
    count = 0
    for v in range(len(c.exit_at)):
        if c.exit_at[v] >= 0:
            for step in range(steps):
                if c.missing[c.exit_at[v], step] > 0:
                    c.level[v * steps + step] = 0
                    c.edge[v, step >> 6] |= 1 << (step & 63)
            for k in range(c.edge.shape[1]):
                c.reached[v, k] = c.edge[v, k]
            c.at_edge[0, count] = v
            count += 1
    return count


@compiled
def _from_node(c: Copies, v: int, level: int, found: int) -> tuple[int, int]:
    """Reach what lies one arc before copies reached last; gives how many nodes are listed, and homes of unsent people reached."""
    arc = c.arc
    full = c.full
    some = c.some
    edge = c.edge
    home = c.home
    reached = c.reached
    edge_next = c.edge_next
    levels = c.level
    listed = c.listed
    at_edge = c.at_edge
    steps = c.amount.shape[1]
    arrived = 0
    for k in range(edge.shape[1]):
        word = edge[v, k]
        if word == 0:
            continue
        edge[v, k] = 0
        for q in range(c.in_first[v], c.in_first[v + 1]):
            a = c.in_arc[q]
            u = arc[a, TAIL]
            at = k - (arc[a, TRAVEL] >> 6)
            r = arc[a, TRAVEL] & 63
            low = word if r == 0 else (word >> r) & ~(np.int64(-1) << (64 - r))
            high = np.int64(0) if r == 0 else word << (64 - r)
            low = low & ~full[a, at] if at >= 0 else np.int64(0)
            high = high & ~full[a, at - 1] if at >= 1 else np.int64(0)
            if (low | high) == 0:
                continue
            if home[u] > 0:
                if levels[u * steps] == FAR:
                    levels[u * steps] = level
                    found = _note(listed, at_edge, u, found)
                    arrived += c.unsent[u] > 0
                continue
            new = low != 0 and _reach(reached, edge_next, levels, (u, at, low), (steps, level))
            new |= high != 0 and _reach(
                reached, edge_next, levels, (u, at - 1, high), (steps, level)
            )
            if new:
                found = _note(listed, at_edge, u, found)
        for q in range(c.out_first[v], c.out_first[v + 1]):
            a = c.out_arc[q]
            entered = word & some[a, k]
            if entered != 0:
                found = _back_over(c, a, k, entered, level, found)
    return found, arrived


@compiled
def _back_over(c: Copies, a: int, k: int, entered: int, level: int, found: int) -> int:
    """Reach the copies to which people come who entered an arc in a word of steps."""
    w = c.arc[a, HEAD]
    at = k + (c.arc[a, TRAVEL] >> 6)
    r = c.arc[a, TRAVEL] & 63
    steps = c.amount.shape[1]
    low = entered if r == 0 else entered << r
    high = np.int64(0) if r == 0 else (entered >> (64 - r)) & ~(np.int64(-1) << r)
    new = low != 0 and _reach(c.reached, c.edge_next, c.level, (w, at, low), (steps, level))
    new |= high != 0 and _reach(c.reached, c.edge_next, c.level, (w, at + 1, high), (steps, level))
    if new:
        found = _note(c.listed, c.at_edge, w, found)
    return found


@compiled
def _back_from_home(c: Copies, a: int, level: int, found: int) -> int:
    """Reach all copies to which people of a home come: whoever is home again may leave at any time."""
    for k in range(c.edge.shape[1]):
        if c.some[a, k] != 0:
            found = _back_over(c, a, k, c.some[a, k], level, found)
    return found


@compiled
def _note(listed: Array, at_edge: Array, v: int, found: int) -> int:
    """List a node of which new copies were reached, once; gives how many are listed."""
    if listed[v] == 0:
        listed[v] = 1
        at_edge[1, found] = v
        found += 1
    return found


@compiled
def _reach(
    reached: Array,
    edge_next: Array,
    levels: Array,
    word: tuple[int, int, Any],
    of: tuple[int, int],
) -> bool:
    """Mark the copies of (node, word, steps in it) that were not reached yet."""
    v, k, steps_in = word
    steps, level = of
    new = steps_in & ~reached[v, k]
    if new == 0:
        return False
    reached[v, k] |= new
    edge_next[v, k] |= new
    first = v * steps + (k << 6)
    while new != 0:
        levels[first + trailing_zeros(new)] = level
        new &= new - 1
    return True
