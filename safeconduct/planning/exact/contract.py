"""The verb: join streets that follow each other without a choice, so that their times are rounded once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.int64]
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Joined:
    """Streets: ends, time to walk, and persons who may enter in a bucket, each of shape (streets,).

    ``before_ms`` is the time to the narrowest place, ``link`` the first link.
    """

    tail: Counts
    head: Counts
    walk_ms: Counts
    before_ms: Counts
    most: Numbers
    link: Counts


def contract(streets: Joined, kept: NDArray[np.bool_]) -> Joined:
    """Leave out every node from which there is one way on, whichever way one came.

    Parameters
    ----------
    streets
        All streets.
    kept
        Nodes that stay in any case, shape (nodes,).

    Returns
    -------
    Joined
        Between what is left; dead ends are gone, for nobody goes into one and back.
    """
    out_of: dict[int, list[int]] = {}
    neighbours: dict[int, set[int]] = {}
    single: dict[int, set[tuple[int, int]]] = {}
    parallel: set[int] = set()
    for i, (u, v) in enumerate(zip(streets.tail.tolist(), streets.head.tolist(), strict=True)):
        out_of.setdefault(u, []).append(i)
        neighbours.setdefault(u, set()).add(v)
        neighbours.setdefault(v, set()).add(u)
        if (u, v) in single.setdefault(u, set()):
            parallel |= {u, v}
        single[u].add((u, v))
    stays = kept.copy()
    for node, near in neighbours.items():
        if len(near - {node}) > 2 or node in near or node in parallel:  # noqa: PLR2004 - before and after
            stays[node] = True
    rows = []
    for i, u in enumerate(streets.tail.tolist()):
        if not stays[u]:
            continue
        before, at = u, int(streets.head[i])
        walk_ms, before_ms, most = int(streets.walk_ms[i]), 0, float(streets.most[i])
        while not stays[at]:
            on = [j for j in out_of.get(at, []) if streets.head[j] != before]
            if not on:
                break
            before, at = at, int(streets.head[on[0]])
            if streets.most[on[0]] < most:
                before_ms, most = walk_ms, float(streets.most[on[0]])
            walk_ms += int(streets.walk_ms[on[0]])
        if stays[at] and at != u:
            rows.append((u, at, walk_ms, before_ms, int(streets.link[i]), most))
    whole = np.array([row[:5] for row in rows], np.int64).reshape(len(rows), 5)
    tail, head, times, before, link = whole.T
    return Joined(tail, head, times, before, np.array([row[5] for row in rows], float), link)
