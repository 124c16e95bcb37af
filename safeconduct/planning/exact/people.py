"""Ways of the flow as people of the operation: who crosses where in which bucket, by which links."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from safeconduct.planning.exact.streets import Streets
from safeconduct.planning.exact.trace import Way
from safeconduct.planning.routes import Route, is_simple, make_route, within_detour
from safeconduct.planning.services import Service
from safeconduct.planning.setting import Setting
from safeconduct.planning.unfold import Parcel


def parcels_of(setting: Setting, streets: Streets, ways: Iterable[Way]) -> list[Parcel] | None:
    """Give the people of ways without waiting, or nothing if somebody may not go one of them.

    Parameters
    ----------
    setting, streets
        The operation and its network.
    ways
        Ways that need no waiting but at home.

    Returns
    -------
    list of Parcel or None
        ``None`` if a way is longer than people may walk, or meets the way on from its crossing.
    """
    writer = _Writer(setting, streets)
    parcels = []
    for way in ways:
        parcel = writer.parcel(way)
        if parcel is None:
            return None
        parcels.append(parcel)
    return parcels


class _Writer:
    def __init__(self, setting: Setting, streets: Streets) -> None:
        self._setting, self._streets = setting, streets
        self._routes: dict[tuple[object, ...], Route | None] = {}
        self._services: dict[tuple[str, str], Service] = {}

    def parcel(self, way: Way) -> Parcel | None:
        streets = self._streets
        gate = int(np.argmax(way.arcs >= streets.first_corridor_arc))
        number = int(way.arcs[gate]) - streets.first_corridor_arc
        corridor, site, shift = streets.corridors[number], None, 0
        after: tuple[int, ...] = ()
        if gate + 1 < len(way.arcs):
            beyond = streets.gates[int(way.arcs[gate + 1]) - streets.first_gate_arc]
            site, after, shift = beyond.site, beyond.after, beyond.arrive_shift
        who = streets.homes[int(way.arcs[0]) - streets.first_home_arc]
        links = tuple(streets.links[way.arcs[1:gate]].tolist())
        key = (who, corridor, site, links)
        if key not in self._routes:
            self._routes[key] = self._route(who, corridor, site, (links, after))
        route = self._routes[key]
        if route is None:
            return None
        service = self._service(who[1], corridor, site, shift)
        return Parcel(who, service, int(way.enter[gate]), way.people / streets.parts, route)

    def _route(
        self,
        who: tuple[str, str],
        corridor: str,
        site: str | None,
        links: tuple[tuple[int, ...], tuple[int, ...]],
    ) -> Route | None:
        setting = self._setting
        speed = setting.operation.groups[who[1]].walking_speed_kmh
        if not is_simple(setting, links[0] + links[1]):
            return None
        route = make_route(setting, who[0], *links, site, speed)
        if route is None or not within_detour(setting, (who[0], corridor, site, speed), route):
            return None
        return route

    def _service(self, group: str, corridor: str, site: str | None, shift: int) -> Service:
        key = (corridor, site or "")
        if key not in self._services:
            self._services[key] = Service(
                group, "walk", "", "", *key, None, (), shift, 0, np.zeros(0, np.int64)
            )
        return self._services[key]
