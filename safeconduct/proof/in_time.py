"""Least cost of any way at all that keeps to time: people may wait anywhere, and no link takes less than whole buckets of its time.

Between two links of a real way lie at least as many buckets as whole ones fit into the first, so this is a floor under every
route. Unlike the floor of each link by itself it pays each price in its own bucket, so a cut over time shows all it cuts.
"""

from __future__ import annotations

import numba
import numpy as np

from safeconduct.proof.case import Case, Pace
from safeconduct.proof.clockwork import Numbers, Whole
from safeconduct.proof.fastest import NO_WAY

MOST_NUMBERS = 60_000_000
"""Nodes × buckets beyond which it is not worked out: half a gigabyte."""


def least_in_time(
    case: Case,
    gate: tuple[str, Pace],
    onward: Numbers,
    streets: dict[int, Numbers],
    starts: dict[str, tuple[int, int]],
) -> dict[str, float]:
    """Give the least cost from each of several places.

    Parameters
    ----------
    case
        The operation on its roads.
    gate
        Corridor, and pace.
    onward
        Cost from the crossing on, by its bucket.
    streets
        Price for one person by bucket, by link number.
    starts
        For each place the first bucket in which its people may be at its node, and the node.

    Returns
    -------
    dict
        By place; infinite without a way. Empty if it is too large to work out.
    """
    network = case.network
    if network.nodes * (case.steps + 1) > MOST_NUMBERS:
        return {}
    corridor, pace = gate
    link_ms = case.side_ms(corridor, pace, after=False)
    usable = np.flatnonzero(link_ms < NO_WAY)
    row = np.full(network.links, -1)
    row[list(streets)] = np.arange(len(streets))
    steps = link_ms[usable] // case.step_ms
    order = np.argsort(network.head[usable], kind="stable")
    usable, steps = usable[order], steps[order]
    heads = network.head[usable].astype(np.int64)
    first = np.searchsorted(heads, np.arange(network.nodes + 1))
    prices = np.array(list(streets.values())).reshape(len(streets), case.steps)
    ends = np.stack([network.tail[usable], heads, steps, row[usable]], axis=1).astype(np.int64)
    found: Numbers = _backwards(
        ends, first.astype(np.int64), prices, onward, int(network.corridor_node[corridor])
    )
    return {
        place: float(found[min(bucket, case.steps), node])
        for place, (bucket, node) in starts.items()
    }


@numba.njit(cache=True)
def _backwards(ends: Whole, first: Whole, prices: Numbers, onward: Numbers, root: int) -> Numbers:
    """Bucket by bucket from the last to the first; links of no whole bucket are followed within it."""
    steps, nodes = onward.size, first.size - 1
    least = np.full((steps + 1, nodes), np.inf)
    queue = np.empty(nodes, np.int64)
    queued = np.zeros(nodes, np.bool_)
    for k in range(steps - 1, -1, -1):
        now = least[k]
        now[:] = least[k + 1]
        now[root] = min(now[root], onward[k])
        for i in range(ends.shape[0]):
            then = k + ends[i, 2]
            if then < steps:
                cost = least[then, ends[i, 1]]
                if ends[i, 3] >= 0:
                    cost += prices[ends[i, 3], k]
                now[ends[i, 0]] = min(now[ends[i, 0]], cost)
        count = 0
        for v in range(nodes):
            if now[v] < least[k + 1, v]:
                queue[count] = v
                count += 1
                queued[v] = True
        at = 0
        while count > 0:
            v = queue[at]
            at = (at + 1) % nodes
            count -= 1
            queued[v] = False
            for i in range(first[v], first[v + 1]):
                if ends[i, 2] == 0:
                    cost = now[v]
                    if ends[i, 3] >= 0:
                        cost += prices[ends[i, 3], k]
                    u = ends[i, 0]
                    if cost < now[u]:
                        now[u] = cost
                        if not queued[u]:
                            queued[u] = True
                            queue[(at + count) % nodes] = u
                            count += 1
    return least
