"""The search in breadth, the most promising copy first: what it does not find is not there.

"Promising" is the time a copy has to spare, less what the nearest people left over need on an empty network (as in A*, with
that estimate weighted up). It stops at the first home with people left. Where it finds none, all it saw is dead: people left
over cannot be there in time, now or ever, and the labels rise.

P. E. Hart, N. J. Nilsson, B. Raphael, A formal basis for the heuristic determination of minimum cost paths,
doi:10.1109/TSSC.1968.300136.
"""

from __future__ import annotations

import numba

from safeconduct.flows.augment import send
from safeconduct.flows.bits import next_unset
from safeconduct.flows.state import (
    BEFORE,
    DRY,
    ENTER,
    HORIZON,
    LABEL,
    LATEST,
    NEAR,
    NEXT,
    NODE,
    OVERFLOW,
    SEEN,
    STEP,
    TOUCHED,
    VISITS,
    WAY,
    State,
)
from safeconduct.flows.ways import before, entering, latest_before


@numba.njit(cache=True)
def look_around(s: State, now: int) -> int:
    """Grow the tree of ways that lead to the sink at a step; gives the entry of the first home found, or −1."""
    node = s.node
    arc = s.arc
    first = s.first
    ways = s.way
    words = s.words
    entry = s.entry
    shelf = s.shelf
    touched = s.touched
    left = s.left
    horizon = s.tally[HORIZON]
    end = len(entry)
    top = len(shelf) - 1
    entry[0, NODE] = s.sink
    entry[0, STEP] = now
    entry[0, LATEST] = now
    entry[0, BEFORE] = -1
    entry[0, NEXT] = -1
    node[s.sink, SEEN] = now
    touched[0] = s.sink
    seen = 1
    size = 1
    found = 0 if left[s.sink] > 0 else -1
    shelf[0] = 0
    highest = 0
    at = 0
    while at <= highest and found < 0 and size < end:
        i = shelf[at]
        if i < 0:
            at += 1
            continue
        shelf[at] = entry[i, NEXT]
        v = entry[i, NODE]
        latest = entry[i, LATEST]
        if latest < node[v, SEEN]:
            continue
        for q in range(first[v], first[v + 1]):
            way = ways[q]
            step = latest_before(node, arc, words, way, latest)
            if step < 0:
                continue
            u = before(arc, way)
            if step <= node[u, SEEN]:
                continue
            if node[u, SEEN] < 0:
                touched[seen] = u
                seen += 1
            reach = next_unset(words, u, step, horizon)
            node[u, SEEN] = reach
            entry[size, NODE] = u
            entry[size, STEP] = step
            entry[size, LATEST] = reach
            entry[size, WAY] = way
            entry[size, ENTER] = entering(arc, way, step)
            entry[size, BEFORE] = i
            to = max(0, min(top, now - step + node[u, NEAR] + (node[u, NEAR] >> 1)))
            entry[size, NEXT] = shelf[to]
            shelf[to] = size
            at = min(at, to)
            highest = max(highest, to)
            size += 1
            if left[u] > 0:
                found = size - 1
                break
            if size == end:
                s.tally[OVERFLOW] = 1
                break
    for j in range(highest + 1):
        shelf[j] = -1
    s.tally[TOUCHED] = seen
    s.tally[VISITS] += size
    return found


@numba.njit(cache=True)
def lay_out(s: State, leaf: int) -> int:
    """Write the branch that ends at an entry as a path; gives its last place."""
    entry = s.entry
    place = s.place
    last = 0
    e = leaf
    while entry[e, BEFORE] >= 0:
        e = entry[e, BEFORE]
        last += 1
    k = last
    e = leaf
    while e >= 0:
        place[k, NODE] = entry[e, NODE]
        place[k, STEP] = entry[e, STEP]
        if k > 0:
            place[k - 1, WAY] = entry[e, WAY]
            place[k - 1, ENTER] = entry[e, ENTER]
        k -= 1
        e = entry[e, BEFORE]
    return last


@numba.njit(cache=True)
def search_broad(s: State, now: int) -> None:
    """Search in breadth; send people along the path that was found, or raise the labels of all that was seen."""
    node = s.node
    leaf = look_around(s, now)
    if leaf >= 0:
        home = s.entry[leaf, NODE]
        send(s, lay_out(s, leaf))
        if s.left[home] == 0:
            s.dry[s.tally[DRY]] = home
            s.tally[DRY] += 1
    elif s.tally[OVERFLOW] == 0:
        for i in range(s.tally[TOUCHED]):
            v = s.touched[i]
            node[v, LABEL] = max(node[v, LABEL], node[v, SEEN] + 1)
