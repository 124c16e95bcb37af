"""Least transit from people left over on an empty network: the search's sense of direction.

It proves nothing; it only says which way to try first. Where people run out somewhere, only the part of the forest that
hung from them is hung anew.

G. Ramalingam, T. Reps, An incremental algorithm for a generalization of the shortest-path problem,
doi:10.1006/jagm.1996.0046.
"""

from __future__ import annotations

from safeconduct.flows.compiled import compiled
from safeconduct.flows.state import BY, FAR, HEAD, HINT, NEAR, NONE, PARENT, TAIL, TAU, Array


@compiled
def push(heap: Array, size: int, key: int, node: int, arc: int) -> int:
    """Put an offer on the heap; gives the new size."""
    i = size
    while i > 0:
        up = (i - 1) >> 1
        if heap[up, 0] <= key:
            break
        heap[i, 0] = heap[up, 0]
        heap[i, 1] = heap[up, 1]
        heap[i, 2] = heap[up, 2]
        i = up
    heap[i, 0] = key
    heap[i, 1] = node
    heap[i, 2] = arc
    return size + 1


@compiled
def drop_first(heap: Array, size: int) -> int:
    """Take the first offer off the heap; gives the new size."""
    size -= 1
    key = heap[size, 0]
    i = 0
    while True:
        down = 2 * i + 1
        if down >= size:
            break
        if down + 1 < size and heap[down + 1, 0] < heap[down, 0]:
            down += 1
        if heap[down, 0] >= key:
            break
        heap[i, 0] = heap[down, 0]
        heap[i, 1] = heap[down, 1]
        heap[i, 2] = heap[down, 2]
        i = down
    heap[i, 0] = key
    heap[i, 1] = heap[size, 1]
    heap[i, 2] = heap[size, 2]
    return size


@compiled
def spread(
    node: Array, arc: Array, out_first: Array, out_arc: Array, heap: Array, size: int
) -> None:
    """Take the offers, nearest first, and make those that follow."""
    while size > 0:
        key = heap[0, 0]
        v = heap[0, 1]
        via = heap[0, 2]
        size = drop_first(heap, size)
        if key >= node[v, NEAR]:
            continue
        node[v, NEAR] = key
        node[v, PARENT] = via
        for q in range(out_first[v], out_first[v + 1]):
            a = out_arc[q]
            w = arc[a, HEAD]
            if key + arc[a, TAU] < node[w, NEAR]:
                size = push(heap, size, key + arc[a, TAU], w, a)


@compiled
def start_forest(
    node: Array, arc: Array, out_first: Array, out_arc: Array, left: Array, heap: Array
) -> None:
    """Grow the forest from all people at home."""
    size = 0
    for v in range(len(node)):
        node[v, NEAR] = FAR
        node[v, PARENT] = NONE
        if left[v] > 0:
            size = push(heap, size, 0, v, NONE)
    spread(node, arc, out_first, out_arc, heap, size)


@compiled
def mend_forest(
    node: Array,
    arc: Array,
    out_first: Array,
    out_arc: Array,
    first: Array,
    link: Array,
    heap: Array,
    stack: Array,
    count: int,
) -> None:
    """Hang anew what hung from homes where nobody is left: the first ``count`` of ``stack``."""
    for i in range(count):
        node[stack[i], NEAR] = FAR
    i = 0
    while i < count:
        v = stack[i]
        i += 1
        for q in range(out_first[v], out_first[v + 1]):
            a = out_arc[q]
            w = arc[a, HEAD]
            if node[w, PARENT] == a and node[w, NEAR] < FAR:
                node[w, NEAR] = FAR
                stack[count] = w
                count += 1
    size = 0
    for i in range(count):
        v = stack[i]
        node[v, PARENT] = NONE
        node[v, HINT] = NONE
        best = FAR
        via = NONE
        for q in range(first[v], first[v + 1]):
            a = link[q, BY]
            if a < 0:
                break
            got = node[arc[a, TAIL], NEAR] + arc[a, TAU]
            if got < best:
                best = got
                via = a
        if best < FAR:
            size = push(heap, size, best, v, via)
    spread(node, arc, out_first, out_arc, heap, size)
