"""Which way leads to a copy of a node, and from which step at the latest."""

from __future__ import annotations

from safeconduct.flows.bits import last_set, last_unset
from safeconduct.flows.compiled import compiled
from safeconduct.flows.state import BY, FROM, HEAD, LABEL, SEEN, TAIL, TAU, TRAVEL, USED, Array


@compiled
def latest_new(node: Array, arc: Array, words: Array, way: int, latest: int) -> int:
    """Give the last step not seen at the node before on a way that leads here by ``latest``; −1: none."""
    nodes = len(node)
    if way >= 0:
        u = arc[way, TAIL]
        most = latest - arc[way, TAU]
        above = node[u, SEEN] + 1
        if most < above:
            return -1
        return last_unset(words, nodes + way, most, max(above, node[u, LABEL]))
    a = -1 - way
    if arc[a, USED] == 0:
        return -1
    tau = arc[a, TAU]
    u = arc[a, HEAD]
    above = node[u, SEEN] + 1 - tau
    if latest < above:
        return -1
    floor = max(0, above, node[u, LABEL] - tau)
    enter = last_set(words, nodes + len(arc) + a, latest, floor)
    return enter + tau if enter >= 0 else -1


@compiled
def latest_by_link(node: Array, arc: Array, words: Array, link: Array, q: int, latest: int) -> int:
    """Give the same for a link, whose row spares a look at the arc where nothing new is to be had."""
    way = link[q, BY]
    travel = link[q, TRAVEL]
    u = link[q, FROM]
    new = node[u, SEEN] + 1
    nodes = len(node)
    if way >= 0:
        if latest - travel < new:
            return -1
        return last_unset(words, nodes + way, latest - travel, max(new, node[u, LABEL]))
    if latest + travel < new:
        return -1
    a = -1 - way
    if arc[a, USED] == 0:
        return -1
    floor = max(0, max(new, node[u, LABEL]) - travel)
    enter = last_set(words, nodes + len(arc) + a, latest, floor)
    return enter + travel if enter >= 0 else -1


@compiled
def before(arc: Array, way: int) -> int:
    """Give the node before on a way."""
    node: int = arc[way, TAIL] if way >= 0 else arc[-1 - way, HEAD]
    return node


@compiled
def entering(arc: Array, way: int, step: int) -> int:
    """Give the step at which the arc of a way is entered, from the step at the node before."""
    return step if way >= 0 else step - arc[-1 - way, TAU]
