"""The search in depth: along the ways that worked before, latest steps first, many paths in one go.

It finds most paths of a step at the price of their length, since what worked for the people who arrived a step earlier mostly
works again, a step later. It proves nothing and stops when it has turned back too often. After a path was found it goes on from
the place where that path is used up (E. A. Dinic, Algorithm for solution of a problem of maximum flow, 1970).
"""

from __future__ import annotations

from safeconduct.flows.augment import send
from safeconduct.flows.bits import next_unset
from safeconduct.flows.compiled import compiled
from safeconduct.flows.state import (
    BEFORE,
    BY,
    DRY,
    ENTER,
    FAR,
    FROM,
    HINT,
    HORIZON,
    LATEST,
    LEFT,
    MET,
    NEAR,
    NODE,
    NONE,
    SEEN,
    STEP,
    TOUCHED,
    VISITS,
    WAY,
    Array,
    State,
)
from safeconduct.flows.ways import before, entering, latest_by_link, latest_new

TURNS = 64
"""How often the search turns back in vain before it leaves the rest to the search in breadth."""


@compiled
def choose(
    node: Array, arc: Array, first: Array, link: Array, words: Array, place: Array, k: int
) -> int:
    """Choose the way by which place ``k`` is entered and give the step before it; −1 when none is untried.

    The way that worked last time comes first, else the one that leaves most time to spare.
    """
    v = place[k, NODE]
    latest = place[k, LATEST]
    hint = node[v, HINT]
    if hint != NONE:
        step = latest_new(node, arc, words, hint, latest)
        if step >= 0:
            place[k, WAY] = hint
            return step
    most = -FAR - FAR
    found = -1
    for q in range(first[v], first[v + 1]):
        step = latest_by_link(node, arc, words, link, q, latest)
        if step < 0:
            continue
        u = link[q, FROM]
        if step - node[u, NEAR] > most:
            most = step - node[u, NEAR]
            found = step
            place[k, WAY] = link[q, BY]
    return found


@compiled
def visit(
    node: Array, words: Array, place: Array, touched: Array, count: Array, k: int, v: int, step: int
) -> None:
    """Put a node on the path at place ``k``."""
    latest = next_unset(words, v, step, count[HORIZON])
    place[k, NODE] = v
    place[k, STEP] = step
    place[k, LATEST] = latest
    place[k, BEFORE] = node[v, SEEN]
    if node[v, MET] == 0:
        node[v, MET] = 1
        touched[count[TOUCHED]] = v
        count[TOUCHED] += 1
    node[v, SEEN] = max(latest, node[v, SEEN])
    count[VISITS] += 1


@compiled
def search_deep(s: State, now: int) -> None:
    """Search in depth from the sink at a step, sending people along every path that is found."""
    node = s.node
    arc = s.arc
    words = s.words
    place = s.place
    count = s.tally
    k = 0
    turns = 0
    visit(node, words, place, s.touched, count, 0, s.sink, now)
    last = len(place) - 2
    while 0 <= k < last and turns <= TURNS:
        v = place[k, NODE]
        if s.left[v] > 0:
            to = send(s, k)
            if s.left[v] == 0:
                s.dry[count[DRY]] = v
                count[DRY] += 1
            if count[LEFT] == 0 or to < 0:
                return
            for i in range(k, to, -1):
                node[place[i, NODE], SEEN] = place[i, BEFORE]
            k = to
            latest = next_unset(words, place[k, NODE], place[k, STEP], count[HORIZON])
            place[k, LATEST] = latest
            node[place[k, NODE], SEEN] = max(latest, place[k, BEFORE])
            turns = 0
            continue
        step = choose(node, arc, s.first, s.link, words, place, k)
        if step < 0:
            k -= 1
            turns += 1
            continue
        way = place[k, WAY]
        place[k, ENTER] = entering(arc, way, step)
        k += 1
        visit(node, words, place, s.touched, count, k, before(arc, way), step)
