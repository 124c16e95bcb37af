"""Which links each closure shuts."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray

from safeconduct.network.enclosed import boxes_meet, polygon_of, street_lines
from safeconduct.network.report import Report
from safeconduct.network.roads import Roads
from safeconduct.operation.model import Closure, Operation

_WHY = "Nobody enters a closed road during the closure; whoever is on it goes on."


def close_links(
    operation: Operation,
    roads: Roads,
    pieces: dict[str, tuple[str, ...]],
    known: NDArray[np.str_],
    report: Report,
) -> tuple[tuple[NDArray[np.int32], int, int], ...]:
    """Find the links of every closure.

    A name is a link id, or the beginning of one up to a colon: the GMNS road ``12`` closes
    ``12`` and ``12:back``, the OpenStreetMap way ``w12`` all its stretches. An area closes
    every link whose shape touches it.

    Parameters
    ----------
    operation
        Its closures.
    roads
        The links that are left.
    pieces
        Links that a crossing cut, by their old id.
    known
        Every link id of the road file.
    report
        Gathers faults (unknown link) and warnings (nothing closed).

    Returns
    -------
    tuple
        ``(link numbers, from_s, to_s)`` for each closure that shuts something.
    """
    if not operation.closures:
        return ()
    names = _Names(roads, pieces, known)
    closed = []
    for closure in operation.closures:
        links = names.find(closure, report) | _touched(closure, roads)
        if links.any():
            numbers = np.flatnonzero(links).astype(np.int32)
            closed.append((numbers, *closure.interval))
        elif all(names.known(name) for name in closure.links):
            what = "The closure shuts no road that is left in the network."
            remedy = "Check its links or its area; longitude stands before latitude."
            report.add(closure.where, "SC329", (what, _WHY, remedy), "warning")
    return tuple(closed)


class _Names:
    """Links by their id and by its beginnings, in sorted order so that each look-up is short."""

    def __init__(
        self, roads: Roads, pieces: dict[str, tuple[str, ...]], known: NDArray[np.str_]
    ) -> None:
        self.links = len(roads.link_id)
        old = {piece: whole for whole, parts in pieces.items() for piece in parts}
        names = [old.get(name, name) for name in roads.link_id.tolist()]
        self.old = _Sorted(np.array([*names, *roads.link_id[self._cut(roads, old)].tolist()]))
        self.place = np.concatenate([np.arange(self.links), self._cut(roads, old)])
        self.all = _Sorted(np.concatenate([known, np.array(sorted(old), dtype=np.str_)]))

    @staticmethod
    def _cut(roads: Roads, old: dict[str, str]) -> NDArray[np.int64]:
        return np.flatnonzero(np.isin(roads.link_id, sorted(old)))

    def find(self, closure: Closure, report: Report) -> NDArray[np.bool_]:
        found = np.zeros(self.links, dtype=np.bool_)
        for name in closure.links:
            found[self.place[self.old.begin_with(name)]] = True
            if not self.known(name):
                what = f"The closure names the link {name}, which the roads lack."
                remedy = "Use an id of link.csv, or w… and the id of an OpenStreetMap way."
                report.add(closure.where, "SC328", (what, _WHY, remedy), "fault")
        return found

    def known(self, name: str) -> bool:
        return len(self.all.begin_with(name)) > 0


class _Sorted:
    """Names that can be found by themselves or by their beginning up to a colon."""

    def __init__(self, names: NDArray[np.str_]) -> None:
        self.order = np.argsort(names)
        self.names = names[self.order]

    def begin_with(self, name: str) -> NDArray[np.int64]:
        # The sign after the colon bounds what begins with the name and a colon.
        bounds = [(name, name + "\x01"), (name + ":", name + chr(ord(":") + 1))]
        parts = [self.order[slice(*np.searchsorted(self.names, pair))] for pair in bounds]
        return np.concatenate(parts)


def _touched(closure: Closure, roads: Roads) -> NDArray[np.bool_]:
    if not closure.polygon_lonlat:
        return np.zeros(len(roads.link_id), dtype=np.bool_)
    polygon = polygon_of((closure.polygon_lonlat,))
    near = np.flatnonzero(boxes_meet(roads, polygon))
    street = np.zeros(roads.streets, dtype=np.bool_)
    street[near] = shapely.intersects(polygon, street_lines(roads, near))
    touched: NDArray[np.bool_] = street[roads.street]
    return touched
