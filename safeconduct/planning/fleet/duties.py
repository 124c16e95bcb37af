"""Which vehicle makes which ride: chains of rides that one vehicle can make after another."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import maximum_bipartite_matching

from safeconduct.planning.fleet.departures import Departed
from safeconduct.planning.fleet.stops import transfer_buckets
from safeconduct.planning.lines import Pattern
from safeconduct.planning.setting import Setting

Ride = tuple[str, int]
"""(line or ``line@area``, bucket of the outward crossing)."""


@dataclass(frozen=True, slots=True)
class Chain:
    """What one vehicle does, in order."""

    kind: str
    rides: tuple[Ride, ...]


def chain_rides(setting: Setting, patterns: dict[str, Pattern], departed: Departed) -> list[Chain]:
    """Divide departures among as few vehicles as can make them.

    A ride can follow another if the vehicle is free and has driven to the next stop by then: the
    fewest chains are a largest matching of rides with rides that follow (D. R. Fulkerson,
    doi:10.1090/S0002-9939-1956-0078334-6).

    Parameters
    ----------
    setting, patterns, departed
        The operation, its lines, and the whole vehicles that cross on each in each bucket.

    Returns
    -------
    list of Chain
        Buses first, each kind in the order of its first rides.
    """
    chains: list[Chain] = []
    for kind in ("buses", "ambulances"):
        rides = [
            (name, b)
            for (name, b), count in departed.items()
            if patterns[name].line.fleet == kind
            for _ in range(count)
        ]
        rides.sort(key=lambda ride: (ride[1] + patterns[ride[0]].board_shift, ride[1], ride[0]))
        chains += [Chain(kind, tuple(chain)) for chain in _chains(setting, patterns, rides)]
    return chains


def _chains(setting: Setting, patterns: dict[str, Pattern], rides: list[Ride]) -> list[list[Ride]]:
    if not rides:
        return []
    boards = np.array([b + patterns[name].board_shift for name, b in rides])
    free = np.array([int(patterns[name].free[b]) for name, b in rides])
    stops = [patterns[name].stop for name, _ in rides]
    late = {
        (one, two): transfer_buckets(setting, one, two) for one in set(stops) for two in set(stops)
    }
    rows, columns = [], []
    for i, stop in enumerate(stops):
        if free[i] >= setting.steps:
            continue
        for j in range(i + 1, len(rides)):
            way = late[stop, stops[j]]
            if way is not None and free[i] + way <= boards[j]:
                rows.append(i)
                columns.append(j)
    follows = sparse.csr_matrix(
        (np.ones(len(rows), np.int8), (rows, columns)), shape=(len(rides), len(rides))
    )
    after = maximum_bipartite_matching(follows, perm_type="column")
    followed = set(after[after >= 0].tolist())
    found = []
    for i in range(len(rides)):
        if i in followed:
            continue
        chain, at = [], i
        while at >= 0:
            chain.append(rides[at])
            at = int(after[at])
        found.append(chain)
    return found
