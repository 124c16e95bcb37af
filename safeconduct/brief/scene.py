"""What the map shows and where, in pixels; the same in every language."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from safeconduct.brief.ground import XY, Ground, lay_out
from safeconduct.brief.roads import Piece
from safeconduct.network.model import Network
from safeconduct.operation.model import Operation, Place

WIDTH = 760.0
_LOWEST, _TALLEST = 420.0, 640.0
_MARGIN = 34.0
_MAIN = ("motorway", "trunk", "primary", "secondary")
_SMALL_NETWORK, _MOST_SEGMENTS = 4_000, 9_000
_FAR = 0.45
_SIGN_PX = 24.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A place on the map; ``far_km`` if it lies outside and stands at the edge instead."""

    id: str
    x: float
    y: float
    far_km: float | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything with a position, in pixels from the upper left."""

    width: float
    height: float
    schematic: bool
    px_per_m: float
    background: str
    main_roads: str
    enclosed: str
    hazards: tuple[str, ...]
    pieces: tuple[str, ...]
    areas: tuple[Mark, ...]
    crossings: tuple[Mark, ...]
    sites: tuple[Mark, ...]
    assembly_points: tuple[Mark, ...]


def set_scene(operation: Operation, network: Network, pieces: Sequence[Piece]) -> Scene:
    """Place everything on the map.

    Parameters
    ----------
    operation, network
        What is drawn.
    pieces
        The used roads.

    Returns
    -------
    Scene
        Places without a known position are left out; far sites stand at the edge.
    """
    ground = lay_out(operation, network)
    frame = _Frame(operation, network, ground)
    used = {link for piece in pieces for link in piece.links}
    minor, main = _background(network, used, ground)
    return Scene(
        width=WIDTH,
        height=frame.height,
        schematic=ground.schematic,
        px_per_m=frame.scale,
        background=_path(frame, network, minor),
        main_roads=_path(frame, network, main),
        enclosed=" ".join(frame.ring(ring) for ring in operation.enclosed_lonlat),
        hazards=tuple(frame.ring(hazard.polygon_lonlat) for hazard in operation.hazards),
        pieces=tuple(_path(frame, network, piece.links) for piece in pieces),
        areas=frame.marks("areas"),
        crossings=frame.marks("corridors"),
        sites=frame.marks("sites"),
        assembly_points=frame.marks("assembly_points"),
    )


class _Frame:
    """From metres to pixels: what must be seen fills the drawing."""

    def __init__(self, operation: Operation, network: Network, ground: Ground) -> None:
        self._ground = ground
        self._found = _positions(operation, network, ground)
        near = [
            *self._found["areas"].values(),
            *self._found["corridors"].values(),
            *self._found["assembly_points"].values(),
        ]
        if ground.schematic:
            near += list(zip(ground.node_x.tolist(), ground.node_y.tolist(), strict=True))
        else:
            near += [ground.project(*point) for ring in operation.enclosed_lonlat for point in ring]
        west, south, east, north = _box(near)
        reach = _FAR * max(east - west, north - south, 1.0)
        near += [
            (x, y)
            for x, y in self._found["sites"].values()
            if west - reach <= x <= east + reach and south - reach <= y <= north + reach
        ]
        self.west, self.south, self.east, self.north = _box(near)
        self._fit()

    def _fit(self) -> None:
        wide = max(self.east - self.west, 1.0)
        tall = max(self.north - self.south, 1.0)
        inner = WIDTH - 2 * _MARGIN
        self.height = min(_TALLEST, max(_LOWEST, tall / wide * inner + 2 * _MARGIN))
        self.scale = min(inner / wide, (self.height - 2 * _MARGIN) / tall)
        self._left = (WIDTH - wide * self.scale) / 2
        self._top = (self.height - tall * self.scale) / 2

    def px(self, x: float, y: float) -> XY:
        return (
            self._left + (x - self.west) * self.scale,
            self._top + (self.north - y) * self.scale,
        )

    def node(self, node: int) -> XY:
        return self.px(float(self._ground.node_x[node]), float(self._ground.node_y[node]))

    def ring(self, lonlat: Iterable[tuple[float, float]]) -> str:
        if self._ground.schematic:
            return ""
        points = [self.px(*self._ground.project(lon, lat)) for lon, lat in lonlat]
        return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + "Z" if points else ""

    def marks(self, kind: str) -> tuple[Mark, ...]:
        return _apart([self._mark(name, at) for name, at in self._found[kind].items()])

    def _mark(self, name: str, at: XY) -> Mark:
        x, y = self.px(*at)
        if 0 <= x <= WIDTH and 0 <= y <= self.height:
            return Mark(name, x, y)
        middle_x, middle_y = WIDTH / 2, self.height / 2
        # The edge point on the straight line from the middle of the map towards the place.
        shrink = min(
            (middle_x - _MARGIN) / max(abs(x - middle_x), 1e-9),
            (middle_y - _MARGIN) / max(abs(y - middle_y), 1e-9),
        )
        edge_x, edge_y = middle_x + (x - middle_x) * shrink, middle_y + (y - middle_y) * shrink
        away_km = math.hypot(x - edge_x, y - edge_y) / self.scale / 1000.0
        return Mark(name, edge_x, edge_y, None if self._ground.schematic else away_km)


def _apart(marks: list[Mark]) -> tuple[Mark, ...]:
    """Move places at the edge down until none stands on another."""
    found: list[Mark] = []
    for mark in marks:
        y = mark.y
        while mark.far_km is not None and any(
            abs(other.x - mark.x) < _SIGN_PX and abs(other.y - y) < _SIGN_PX for other in found
        ):
            y += _SIGN_PX
        found.append(replace(mark, y=y))
    return tuple(found)


def _positions(operation: Operation, network: Network, ground: Ground) -> dict[str, dict[str, XY]]:
    asked: dict[str, tuple[Mapping[str, Place | None], Mapping[str, int]]] = {
        "areas": ({k: v.place for k, v in operation.areas.items()}, network.area_node),
        "corridors": (
            {k: v.crossing for k, v in operation.corridors.items()},
            network.corridor_node,
        ),
        "sites": ({k: v.place for k, v in operation.sites.items()}, network.site_node),
        "assembly_points": (
            {k: v.place for k, v in operation.assembly_points.items()},
            network.assembly_node,
        ),
    }
    found: dict[str, dict[str, XY]] = {}
    for kind, (places, nodes) in asked.items():
        at = {name: ground.place(place, nodes.get(name)) for name, place in places.items()}
        found[kind] = {name: xy for name, xy in at.items() if xy is not None}
    return found


def _box(points: list[XY]) -> tuple[float, float, float, float]:
    if not points:
        return (-500.0, -500.0, 500.0, 500.0)
    xs, ys = [x for x, _ in points], [y for _, y in points]
    # A single point, or points in a row, still need a country around them.
    pad = max(200.0, 0.05 * max(max(xs) - min(xs), max(ys) - min(ys)))
    return (min(xs) - pad, min(ys) - pad, max(xs) + pad, max(ys) + pad)


def _background(network: Network, used: set[int], ground: Ground) -> tuple[list[int], list[int]]:
    """Choose the roads to draw under the used ones: all of a small network, else main ones."""
    order = np.flatnonzero(np.isfinite(ground.node_x[network.tail] + ground.node_x[network.head]))
    seen: set[tuple[int, int]] = set()
    minor: list[int] = []
    main: list[int] = []
    for link in order.tolist():
        ends = sorted((int(network.tail[link]), int(network.head[link])))
        if (pair := (ends[0], ends[1])) in seen:
            continue
        if str(network.road_class[link]).removesuffix("_link") in _MAIN:
            main.append(link)
        elif network.links <= _SMALL_NETWORK or link in used:
            minor.append(link)
        else:
            continue
        seen.add(pair)
    return minor[:_MOST_SEGMENTS], main[:_MOST_SEGMENTS]


def _path(frame: _Frame, network: Network, links: Iterable[int]) -> str:
    """Write links as one path, in as few strokes as their order allows."""
    parts: list[str] = []
    last: tuple[float, float] | None = None
    for link in links:
        tail, head = frame.node(int(network.tail[link])), frame.node(int(network.head[link]))
        if not _seen(frame, tail, head):
            continue
        if last != tail:
            parts.append(f"M{tail[0]:.1f} {tail[1]:.1f}")
        parts.append(f"L{head[0]:.1f} {head[1]:.1f}")
        last = head
    return "".join(parts)


def _seen(frame: _Frame, *ends: XY) -> bool:
    """Tell whether any of a stroke can lie in the drawing."""
    xs, ys = [x for x, _ in ends], [y for _, y in ends]
    if not all(map(math.isfinite, (*xs, *ys))):
        return False
    return max(xs) >= 0 and min(xs) <= WIDTH and max(ys) >= 0 and min(ys) <= frame.height
