"""Who could reach a way out at all, were there room and hours for everybody.

A plan gives people without a route as one number. This tells them by area, by distance alone;
it is used only where it comes to the same number.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from safeconduct.network.model import INSIDE, OUTSIDE, Network
from safeconduct.operation.model import Corridor, Group, Line, Operation

_Metres = NDArray[np.float64]


class Reach:
    """Least walks of an operation, each found once."""

    def __init__(self, operation: Operation, network: Network) -> None:
        self._operation = operation
        self._network = network
        limit = operation.max_walk_m
        self._most_m = np.inf if limit is None or operation.benchmark else limit
        # Links of no length still join their ends: a graph of lengths must not lose them.
        length_m = np.maximum(network.length_m, 1e-9)
        self._inside = _graph(network, length_m, network.walk & (network.zone != OUTSIDE))
        self._outside = _graph(network, length_m, network.walk & (network.zone != INSIDE))
        self._drive = _graph(network, length_m, network.drive & (network.zone != OUTSIDE))
        self._driven: dict[str, _Metres] = {}
        self._walked: dict[str, _Metres] = {}
        ways = {c.id: self._way_out_m(c) for c in operation.corridors.values() if c.open}
        self._out_m = {name: metres for name, metres in ways.items() if metres is not None}

    def without_route(self, wanting: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
        """Give the pairs of area and group that reach no way out.

        Parameters
        ----------
        wanting
            Area and group.

        Returns
        -------
        set
            Those for whom no corridor, line or car is within reach.
        """
        return {pair for pair in wanting if not self._reaches(*pair)}

    def _reaches(self, area: str, group_id: str) -> bool:
        group = self._operation.groups[group_id]
        if self._rides_from(area, group, None):
            return True
        node, gap_m = self._network.area_node.get(area), self._network.area_gap_m.get(area, 0.0)
        if node is None or group.needs == "ambulance":
            return False
        if group.may_walk and self._walks_out(node, gap_m, group_id):
            return True
        return any(
            gap_m + self._to_assembly(point)[node] <= self._most_m
            and (
                (group.may_walk and self._walks_out_from(point, group_id))
                or self._rides_from(area, group, point)
            )
            for point in self._network.assembly_node
        )

    def _walks_out(self, node: int, gap_m: float, group: str) -> bool:
        return any(
            gap_m + metres[node] <= self._most_m
            for name, metres in self._out_m.items()
            if group in self._operation.corridors[name].groups
        )

    def _walks_out_from(self, point: str, group: str) -> bool:
        gap_m = self._network.assembly_gap_m.get(point, 0.0)
        return self._walks_out(self._network.assembly_node[point], gap_m, group)

    def _rides_from(self, area: str, group: Group, point: str | None) -> bool:
        """Tell whether a car, or a line from a point or the area itself, takes the group out."""
        operation, network = self._operation, self._network
        if point is None and operation.cars is not None and group.may_ride and not group.needs:
            start = network.area_drive_node.get(area)
            if start is not None and any(
                np.isfinite(self._drive_to(c)[start]) for c in self._for(group)
            ):
                return True
        start = (network.area_drive_node if point is None else network.assembly_drive_node).get(
            area if point is None else point
        )
        return start is not None and any(
            np.isfinite(self._drive_to(operation.corridors[line.corridor])[start])
            for line in operation.lines
            if line.assembly_point == point and self._may_ride(group, line)
        )

    def _may_ride(self, group: Group, line: Line) -> bool:
        fleet = (
            line.fleet == "ambulances" if group.needs else group.may_ride and line.fleet == "buses"
        )
        return bool(fleet) and self._operation.corridors[line.corridor] in self._for(group)

    def _for(self, group: Group) -> list[Corridor]:
        return [
            corridor
            for corridor in self._operation.corridors.values()
            if group.id in corridor.groups and corridor.open and not corridor.refused_by
        ]

    def _drive_to(self, corridor: Corridor) -> _Metres:
        if corridor.id not in self._driven:
            node = self._network.corridor_node.get(corridor.id)
            self._driven[corridor.id] = _metres_to(self._drive, node)
        return self._driven[corridor.id]

    def _to_assembly(self, point: str) -> _Metres:
        if point not in self._walked:
            gap_m = self._network.assembly_gap_m.get(point, 0.0)
            node = self._network.assembly_node[point]
            self._walked[point] = _metres_to(self._inside, node) + gap_m
        return self._walked[point]

    def _way_out_m(self, corridor: Corridor) -> _Metres | None:
        """Give the least walk from every node through a crossing to its nearest site."""
        node = self._network.corridor_node.get(corridor.id)
        if node is None or corridor.refused_by:
            return None
        after_m = 0.0
        if corridor.leads_to:
            beyond = dijkstra(self._outside, indices=[node])[0]
            after_m = min(self._to_site(beyond, site) for site in corridor.leads_to)
        return _metres_to(self._inside, node) + after_m

    def _to_site(self, beyond: _Metres, site: str) -> float:
        sites: Mapping[str, int] = self._network.site_node
        if site not in sites:
            return float("inf")
        return float(beyond[sites[site]]) + self._network.site_gap_m.get(site, 0.0)


def _graph(network: Network, length_m: _Metres, kept: NDArray[np.bool_]) -> csr_array:
    links = np.flatnonzero(kept)
    shape = (network.nodes, network.nodes)
    # Of parallel links the shortest counts; a sparse array would add them up.
    order = links[np.lexsort((length_m[links], network.head[links], network.tail[links]))]
    ends = network.tail[order].astype(np.int64) * network.nodes + network.head[order]
    first = np.unique(ends, return_index=True)[1]
    chosen = order[first]
    return csr_array((length_m[chosen], (network.tail[chosen], network.head[chosen])), shape=shape)


def _metres_to(graph: csr_array, node: int | None) -> _Metres:
    if node is None:
        return np.full(graph.shape[0], np.inf)
    found: _Metres = dijkstra(graph.T.tocsr(), indices=[node])[0]
    return found
