"""Where everything lies on the drawing: metres from the middle, or a scheme.

Degrees become metres by an equirectangular projection about the middle latitude, true
enough over a city. A network without coordinates is drawn as a scheme in layers: nodes from
left to right by the number of links from the nearest area.
"""

from __future__ import annotations

import math
from collections import defaultdict, deque
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from safeconduct.network.model import Network
from safeconduct.operation.model import Operation, Place

_M_PER_DEGREE = 111_195.0
_SCHEME_M = 1_000.0
XY = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Ground:
    """Positions in metres east and north; ``schematic`` if they are a scheme only."""

    node_x: NDArray[np.float64]
    node_y: NDArray[np.float64]
    middle: XY
    schematic: bool

    def project(self, lon: float, lat: float) -> XY:
        """Give the metres of a place in degrees."""
        shrink = math.cos(math.radians(self.middle[1]))
        return (
            (lon - self.middle[0]) * _M_PER_DEGREE * shrink,
            (lat - self.middle[1]) * _M_PER_DEGREE,
        )

    def place(self, place: Place | None, node: int | None) -> XY | None:
        """Give where a place lies, or its node, or nothing if neither is known."""
        if not self.schematic and place is not None and place.lon is not None:
            return self.project(place.lon, place.lat or 0.0)
        if node is None or not math.isfinite(float(self.node_x[node])):
            return None
        return float(self.node_x[node]), float(self.node_y[node])


def lay_out(operation: Operation, network: Network) -> Ground:
    """Give every node a position.

    Parameters
    ----------
    operation
        Its areas are the left edge of a scheme.
    network
        The roads; coordinates may be missing.

    Returns
    -------
    Ground
        In metres, or schematic where not even half the nodes have coordinates.
    """
    known = np.isfinite(network.lon) & np.isfinite(network.lat)
    places = [area.place for area in operation.areas.values()]
    lon = [*network.lon[known], *(p.lon for p in places if p.lon is not None)]
    lat = [*network.lat[known], *(p.lat for p in places if p.lat is not None)]
    if 2 * known.sum() < network.nodes or not lon:
        x, y = _scheme(network)
        return Ground(x, y, (0.0, 0.0), schematic=True)
    middle = ((min(lon) + max(lon)) / 2, (min(lat) + max(lat)) / 2)
    shrink = math.cos(math.radians(middle[1]))
    return Ground(
        (network.lon - middle[0]) * _M_PER_DEGREE * shrink,
        (network.lat - middle[1]) * _M_PER_DEGREE,
        middle,
        schematic=False,
    )


def _scheme(network: Network) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    layer = _layers(network)
    rows: dict[int, list[int]] = defaultdict(list)
    for node in range(network.nodes):
        rows[layer[node]].append(node)
    before: dict[int, list[int]] = defaultdict(list)
    for tail, head in zip(network.tail.tolist(), network.head.tolist(), strict=True):
        if layer[tail] == layer[head] - 1:
            before[head].append(tail)
    x, y = np.zeros(network.nodes), np.zeros(network.nodes)
    for column in sorted(rows):
        # Nodes stand about as high as those they are reached from, so that fewer links cross.
        nodes = sorted(rows[column], key=lambda node: (-_mean_height(y, before[node]), node))
        for row, node in enumerate(nodes):
            x[node] = column * _SCHEME_M
            # Every second column is set off a little, so that straight rows do not hide links.
            y[node] = -((row - (len(nodes) - 1) / 2) + 0.18 * (column % 2)) * _SCHEME_M
    return x, y


def _mean_height(y: NDArray[np.float64], nodes: list[int]) -> float:
    return float(y[nodes].mean()) if nodes else 0.0


def _layers(network: Network) -> dict[int, int]:
    after: dict[int, list[int]] = defaultdict(list)
    for tail, head in zip(network.tail.tolist(), network.head.tolist(), strict=True):
        after[tail].append(head)
    layer: dict[int, int] = {}
    queue = deque(sorted(set(network.area_node.values())))
    layer.update(dict.fromkeys(queue, 0))
    while queue:
        node = queue.popleft()
        for head in after[node]:
            if head not in layer:
                layer[head] = layer[node] + 1
                queue.append(head)
    last = max(layer.values(), default=0)
    return {node: layer.get(node, last + 1) for node in range(network.nodes)}
