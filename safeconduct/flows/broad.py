"""The search in breadth, the most promising copy first: what it does not find is not there.

"Promising" is the time a copy has to spare, less what the nearest people left over need on an empty network (as in A*, with
that estimate weighted up). Whoever is found goes at once; then the search goes on with what is left of its tree, and hangs
anew what hung from the place that was used up. Where it finds nobody from the beginning, all it saw is dead: people left over
cannot be there in time, now or ever, and the labels rise.

P. E. Hart, N. J. Nilsson, B. Raphael, A formal basis for the heuristic determination of minimum cost paths,
doi:10.1109/TSSC.1968.300136; Y. Boykov, V. Kolmogorov, An experimental comparison of min-cut/max-flow algorithms,
doi:10.1109/TPAMI.2004.60.
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
    ENTRY,
    FROM,
    HORIZON,
    LABEL,
    LATEST,
    LEFT,
    LOST,
    LOST_NODES,
    MET,
    NEAR,
    NEXT,
    NODE,
    OLDER,
    OVERFLOW,
    SEEN,
    SIZE,
    STEP,
    TOP,
    TOUCHED,
    VISITS,
    WAY,
    Array,
    State,
)
from safeconduct.flows.ways import entering, latest_by_link, latest_new

PATIENCE = 1500
"""Entries after which a search that found somebody ends: its tree has become patchwork."""
OFF = -2
"""Not on a shelf."""


@compiled
def shelve(node: Array, entry: Array, shelf: Array, count: Array, e: int, now: int) -> int:
    """Put an entry on the shelf of its promise; gives the shelf."""
    if entry[e, NEXT] != OFF:
        return len(shelf)
    near = node[entry[e, NODE], NEAR]
    to: int = max(0, min(len(shelf) - 1, now - entry[e, STEP] + near + (near >> 1)))
    entry[e, NEXT] = shelf[to]
    shelf[to] = e
    count[TOP] = max(count[TOP], to)
    return to


@compiled
def add(
    node: Array,
    words: Array,
    entry: Array,
    touched: Array,
    count: Array,
    u: int,
    step: int,
    to: int,
) -> int:
    """Add a copy of a node to the tree."""
    e: int = count[SIZE]
    count[SIZE] = e + 1
    reach = next_unset(words, u, step, count[HORIZON])
    if node[u, MET] == 0:
        node[u, MET] = 1
        touched[count[TOUCHED]] = u
        count[TOUCHED] += 1
    entry[e, OLDER] = node[u, ENTRY] if node[u, SEEN] >= 0 else -1
    node[u, SEEN] = reach
    node[u, ENTRY] = e
    entry[e, NODE] = u
    entry[e, STEP] = step
    entry[e, LATEST] = reach
    entry[e, BEFORE] = to
    entry[e, LOST] = 0
    entry[e, NEXT] = OFF
    return e


@compiled
def lay_out(entry: Array, place: Array, leaf: int) -> int:
    """Write the branch that ends at an entry as a path; gives its last place."""
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


@compiled
def lose(s: State, root: int, broken: int) -> None:
    """Take out of the tree what hung from ``root`` by a way that was used up; all of it if ``broken`` is −1."""
    node = s.node
    entry = s.entry
    count = s.tally
    lost = s.lost
    found = 0
    for e in range(root + 1, count[SIZE]):
        parent = entry[e, BEFORE]
        gone = entry[parent, LOST] == 1 or e == broken or (broken < 0 and parent == root)
        if not gone or entry[e, LOST] == 1:
            continue
        entry[e, LOST] = 1
        u = entry[e, NODE]
        if node[u, ENTRY] == e:
            older = entry[e, OLDER]
            while older >= 0 and entry[older, LOST] == 1:
                older = entry[older, OLDER]
            node[u, ENTRY] = older
            node[u, SEEN] = entry[older, LATEST] if older >= 0 else -1
            lost[found] = u
            found += 1
    count[LOST_NODES] = found


@compiled
def hang_anew(s: State, now: int) -> int:
    """Give the nodes that were lost another way to the sink where the tree has one; gives the lowest shelf used."""
    node = s.node
    arc = s.arc
    words = s.words
    entry = s.entry
    count = s.tally
    lowest = len(s.shelf)
    for i in range(count[LOST_NODES]):
        u = s.lost[i]
        if node[u, SEEN] >= 0:
            older = node[u, ENTRY]
            lowest = min(lowest, shelve(node, entry, s.shelf, count, older, now))
        best = node[u, SEEN]
        by = 0
        to = -1
        for q in range(s.first[u], s.first[u + 1]):
            # A way out of u is the other side of one into its neighbour.
            way = -1 - s.link[q, BY]
            w = s.link[q, FROM]
            if node[w, SEEN] < 0:
                continue
            step = latest_new(node, arc, words, way, node[w, SEEN])
            if step > best:
                best = step
                by = way
                to = node[w, ENTRY]
        if to < 0 or count[SIZE] >= len(entry):
            continue
        e = add(node, words, entry, s.touched, count, u, best, to)
        entry[e, WAY] = by
        entry[e, ENTER] = entering(arc, by, best)
        lowest = min(lowest, shelve(node, entry, s.shelf, count, e, now))
    return lowest


@compiled
def take_along(s: State, leaf: int, now: int) -> int:
    """Send the people at an entry to the sink and repair the tree; gives the lowest shelf used; −1: nobody can."""
    entry = s.entry
    count = s.tally
    home = entry[leaf, NODE]
    last = lay_out(entry, s.place, leaf)
    to = send(s, last)
    if to < 0:
        return -1
    if s.left[home] == 0:
        s.dry[count[DRY]] = home
        count[DRY] += 1
    e = leaf
    broken = -1
    for _ in range(last - to):
        broken = e
        e = entry[e, BEFORE]
    v = entry[e, NODE]
    reach = next_unset(s.words, v, entry[e, STEP], count[HORIZON])
    lowest = len(s.shelf)
    if e != leaf:
        if reach < entry[e, LATEST]:
            entry[e, LATEST] = reach
            if s.node[v, ENTRY] == e:
                s.node[v, SEEN] = reach
            broken = -1
        lose(s, e, broken)
        lowest = hang_anew(s, now)
    if s.node[v, ENTRY] == e and s.left[v] == 0:
        lowest = min(lowest, shelve(s.node, entry, s.shelf, count, e, now))
    return lowest


@compiled
def search_broad(s: State, now: int) -> None:
    """Search in breadth; send people along every path that is found, or raise the labels of all that was seen."""
    node = s.node
    arc = s.arc
    first = s.first
    link = s.link
    words = s.words
    entry = s.entry
    shelf = s.shelf
    touched = s.touched
    left = s.left
    count = s.tally
    count[SIZE] = 0
    count[TOP] = 0
    paths = 0
    add(node, words, entry, touched, count, s.sink, now, -1)
    at = shelve(node, entry, shelf, count, 0, now)
    if left[s.sink] > 0:
        take_along(s, 0, now)
        paths = 1
    while 0 <= at <= count[TOP] and count[LEFT] > 0:
        i = shelf[at]
        if i < 0:
            at += 1
            continue
        shelf[at] = entry[i, NEXT]
        entry[i, NEXT] = OFF
        v = entry[i, NODE]
        latest = entry[i, LATEST]
        if entry[i, LOST] == 1 or node[v, ENTRY] != i:
            continue
        for q in range(first[v], first[v + 1]):
            step = latest_by_link(node, arc, words, link, q, latest)
            if step < 0:
                continue
            u = link[q, FROM]
            way = link[q, BY]
            if count[SIZE] >= len(entry):
                count[OVERFLOW] = 1
                break
            e = add(node, words, entry, touched, count, u, step, i)
            entry[e, WAY] = way
            entry[e, ENTER] = entering(arc, way, step)
            if left[u] > 0:
                at = min(at, take_along(s, e, now))
                paths += 1
                if at < 0 or entry[i, LOST] == 1 or count[LEFT] == 0:
                    break
                latest = entry[i, LATEST]
            else:
                at = min(at, shelve(node, entry, shelf, count, e, now))
        if count[OVERFLOW] > 0 or (paths > 0 and count[SIZE] > PATIENCE):
            break
    for j in range(count[TOP] + 1):
        shelf[j] = -1
    count[VISITS] += count[SIZE]
    if paths > 0:
        count[OVERFLOW] = 0
    elif count[OVERFLOW] == 0:
        for i in range(count[TOUCHED]):
            v = touched[i]
            node[v, LABEL] = max(node[v, LABEL], node[v, SEEN] + 1)
