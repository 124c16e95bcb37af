"""The map of a notice: edge, larger roads, ways out and areas, in millimetres.

It shows where people are and where ways out cross the edge, and no place that was not decided to be
published. Nothing is drawn where it does not lie: what is beyond the map is named beside it. Lines are drawn here; what is written on the map is set by whoever sets
the page, so that Arabic is shaped and ordered.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from shapely.geometry import LineString, MultiLineString, box
from shapely.ops import linemerge, unary_union

from safeconduct.network.model import Network
from safeconduct.notices.content.ways import Shown, advertised
from safeconduct.notices.map_ways import XY, Beyond, WayMark, is_near, leads_towards, side_of
from safeconduct.notices.model import Notice
from safeconduct.operation.model import Operation, Place, Text

_M_PER_DEGREE = 111_195.0
_MARGIN_MM, _APART_MM, _SIGN_MM, _ARROW_MM = 6.0, 3.6, 6.5, 5.0
_MAIN = ("motorway", "trunk", "primary", "secondary", "tertiary")
_SMALL_NETWORK = 4_000
_ROUND = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class Mark:
    """Something written on the map: a number or a name, where its middle is."""

    x_mm: float
    y_mm: float
    text: str


@dataclass(frozen=True, slots=True)
class PublicMap:
    """Everything with a position, in millimetres from the upper left.

    ``areas`` bear the numbers of the list beside the map, in the order of ``names``; ``beyond`` and
    ``published_beyond`` lie outside the drawing; ``scale_km`` is a round length and ``scale_mm``
    how long it is here.
    """

    width_mm: float
    height_mm: float
    edge: tuple[tuple[XY, ...], ...]
    roads: tuple[tuple[XY, ...], ...]
    ways: tuple[WayMark, ...]
    beyond: tuple[Beyond, ...]
    areas: tuple[Mark, ...]
    names: tuple[Text, ...]
    published: tuple[tuple[Mark, Text], ...]
    published_beyond: tuple[Text, ...]
    scale_km: float
    scale_mm: float


def draw_map(
    notice: Notice, operation: Operation, network: Network, width_mm: float, tallest_mm: float
) -> PublicMap | None:
    """Draw the map of a notice.

    Parameters
    ----------
    notice
        Its areas and ways are shown, and what was decided to be published.
    operation, network
        Where they lie.
    width_mm, tallest_mm
        Of the drawing; it is lower where the ground is flat and wide.

    Returns
    -------
    PublicMap or None
        ``None`` where areas or ways have no coordinates, as in a textbook network.
    """
    found = _Positions(operation, network)
    areas = {id_: found.area(id_) for id_ in notice.areas}
    ways = {id_: found.crossing(id_) for id_ in notice.corridors}
    if any(place is None for place in (*areas.values(), *ways.values())):
        return None
    homes = [place for place in areas.values() if place is not None]
    crossings = {id_: place for id_, place in ways.items() if place is not None}
    near = {id_: place for id_, place in crossings.items() if is_near(place, homes)}
    frame = _Frame([*homes, *near.values()], width_mm, tallest_mm)
    number = Shown(operation, advertised(operation)).number
    published = list(_published(notice, found, frame))
    ordered = sorted(notice.areas, key=lambda id_: _reading_order(areas[id_]))
    marks = _apart([frame.mm(areas[id_]) for id_ in ordered], _APART_MM)
    length_km = frame.round_km()
    return PublicMap(
        width_mm=width_mm,
        height_mm=frame.height_mm,
        edge=tuple(frame.lines(operation.enclosed_lonlat, closed=True)),
        roads=tuple(frame.lines(_roads(network))),
        ways=tuple(_way_marks(near, network, frame, number)),
        beyond=tuple(
            Beyond(number(id_), side_of(place, homes))
            for id_, place in crossings.items()
            if id_ not in near
        ),
        areas=tuple(Mark(x, y, str(n)) for n, (x, y) in enumerate(marks, 1)),
        names=tuple(operation.areas[id_].name for id_ in ordered),
        published=tuple((mark, name) for mark, name in published if mark is not None),
        published_beyond=tuple(name for mark, name in published if mark is None),
        scale_km=length_km,
        scale_mm=length_km * 1000 * frame.mm_per_m,
    )


class _Positions:
    """Where the places of an operation lie, in degrees."""

    def __init__(self, operation: Operation, network: Network) -> None:
        self._operation, self._network = operation, network

    def area(self, id_: str) -> XY | None:
        return self._of(self._operation.areas[id_].place, self._network.area_node.get(id_))

    def crossing(self, id_: str) -> XY | None:
        corridor = self._operation.corridors[id_]
        return self._of(corridor.crossing, self._network.corridor_node.get(id_))

    def published(self, id_: str) -> tuple[XY | None, Text]:
        site = self._operation.sites.get(id_)
        if site is not None:
            return self._of(site.place, self._network.site_node.get(id_)), site.name
        point = self._operation.assembly_points[id_]
        return self._of(point.place, self._network.assembly_node.get(id_)), point.name

    def _of(self, place: Place | None, node: int | None) -> XY | None:
        if place is not None and place.lon is not None and place.lat is not None:
            return place.lon, place.lat
        if node is None or not math.isfinite(float(self._network.lon[node])):
            return None
        return float(self._network.lon[node]), float(self._network.lat[node])


class _Frame:
    """From degrees to millimetres: areas and ways fill the drawing."""

    def __init__(self, places: Sequence[XY], width_mm: float, tallest_mm: float) -> None:
        lon, lat = zip(*places, strict=True)
        self._middle = ((min(lon) + max(lon)) / 2, (min(lat) + max(lat)) / 2)
        metres = [self._metres(place) for place in places]
        wide = max(x for x, _ in metres) - min(x for x, _ in metres)
        high = max(y for _, y in metres) - min(y for _, y in metres)
        self.width_mm = width_mm
        across = (width_mm - 2 * _MARGIN_MM) / max(wide, 1.0)
        up = (tallest_mm - 2 * _MARGIN_MM) / max(high, 1.0)
        self.mm_per_m = min(across, up)
        self.height_mm = min(tallest_mm, high * self.mm_per_m + 2 * _MARGIN_MM)
        self._page = box(0.0, 0.0, width_mm, self.height_mm)

    def mm(self, place: XY | None) -> XY:
        """Give where a place lies on the drawing."""
        x, y = self._metres(place or self._middle)
        return (
            self.width_mm / 2 + x * self.mm_per_m,
            self.height_mm / 2 - y * self.mm_per_m,
        )

    def lines(
        self, lines: Iterable[Sequence[XY]], *, closed: bool = False
    ) -> Iterator[tuple[XY, ...]]:
        """Give the parts of lines that lie on the drawing."""
        for line in lines:
            points = [self.mm((lon, lat)) for lon, lat in line]
            if closed and points[0] != points[-1]:
                points.append(points[0])
            if len(points) > 1:
                cut = LineString(points).intersection(self._page)
                for part in getattr(cut, "geoms", [cut]):
                    if part.geom_type == "LineString" and not part.is_empty:
                        yield tuple((round(x, 2), round(y, 2)) for x, y in part.coords)

    def round_km(self) -> float:
        """Give a round length that takes about a fifth of the drawing."""
        most_km = self.width_mm / 5 / self.mm_per_m / 1000
        power = 10.0 ** math.floor(math.log10(most_km))
        return max(step * power for step in _ROUND if step * power <= most_km)

    def _metres(self, place: XY) -> XY:
        shrink = math.cos(math.radians(self._middle[1]))
        return (
            (place[0] - self._middle[0]) * _M_PER_DEGREE * shrink,
            (place[1] - self._middle[1]) * _M_PER_DEGREE,
        )


def _reading_order(place: XY | None) -> tuple[float, float]:
    """Order places from north to south, so that numbers are found."""
    lon, lat = place or (0.0, 0.0)
    return (-lat, lon)


def _apart(points: Sequence[XY], least_mm: float) -> list[XY]:
    """Move signs apart that would lie on each other, as little as needed."""
    at = np.array(points, dtype=float)
    for _ in range(60):
        moved = False
        for one in range(len(at)):
            for other in range(one + 1, len(at)):
                gap = at[other] - at[one]
                length = float(np.hypot(*gap))
                if length < least_mm:
                    way = gap / length if length > 0 else np.array([1.0, 0.0])
                    at[one] -= way * (least_mm - length) / 2
                    at[other] += way * (least_mm - length) / 2
                    moved = True
        if not moved:
            break
    return [(round(float(x), 2), round(float(y), 2)) for x, y in at]


def _way_marks(
    near: Mapping[str, XY], network: Network, frame: _Frame, number: Callable[[str], int]
) -> Iterator[WayMark]:
    at = _apart([frame.mm(place) for place in near.values()], _SIGN_MM)
    for (id_, place), (x, y) in zip(near.items(), at, strict=True):
        towards = leads_towards(network, network.corridor_node.get(id_))
        from_x, from_y = frame.mm(place)
        to_x, to_y = frame.mm(towards) if towards else (from_x, from_y)
        length = math.hypot(to_x - from_x, to_y - from_y) or 1.0
        yield WayMark(
            round(x, 2),
            round(y, 2),
            round(x + (to_x - from_x) / length * _ARROW_MM, 2),
            round(y + (to_y - from_y) / length * _ARROW_MM, 2),
            number(id_),
        )


def _roads(network: Network) -> Iterator[list[XY]]:
    """Give the larger roads, joined to long lines; of a small network all of them."""
    keep = np.isin(network.road_class, _MAIN) | (network.links < _SMALL_NETWORK)
    keep &= np.isfinite(network.lon[network.tail]) & np.isfinite(network.lon[network.head])
    keep &= network.tail < network.head
    pairs = np.unique(np.stack([network.tail[keep], network.head[keep]], axis=1), axis=0)
    lines = [
        LineString([(network.lon[a], network.lat[a]), (network.lon[b], network.lat[b])])
        for a, b in pairs.tolist()
    ]
    if not lines:
        return
    joined = unary_union(lines)
    merged = linemerge(joined) if isinstance(joined, MultiLineString) else joined
    for part in getattr(merged, "geoms", [merged]):
        yield [(float(lon), float(lat)) for lon, lat in part.coords]


def _published(
    notice: Notice, found: _Positions, frame: _Frame
) -> Iterator[tuple[Mark | None, Text]]:
    """Give what is published with its place on the drawing, ``None`` where it lies beyond."""
    for id_ in sorted(notice.issue.published):
        place, name = found.published(id_)
        if place is not None:
            x, y = frame.mm(place)
            on_it = 0 <= x <= frame.width_mm and 0 <= y <= frame.height_mm
            yield (Mark(round(x, 2), round(y, 2), "") if on_it else None), name
