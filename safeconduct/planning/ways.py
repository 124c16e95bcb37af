"""Which way people of an area, and those who wait at an assembly point, may take: one each, or any."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from safeconduct.planning.services import Service
from safeconduct.planning.setting import Commodity

Kind = Literal["corridor", "stop", "line"]
Way = tuple[Kind, str]
"""On foot or by car through a corridor, on foot to an assembly point, or by a line from the area itself."""
Waiting = tuple[str, str]
"""(assembly point, group)."""


@dataclass(frozen=True)
class OneWay:
    """The one way of some people; who is not named may take any.

    Who has a car drives through the corridor of the others. ``lines`` names the corridor of each line.
    """

    homes: Mapping[Commodity, Way] = field(default_factory=dict)
    stops: Mapping[Waiting, Way] = field(default_factory=dict)
    lines: Mapping[str, str] = field(default_factory=dict)

    def keep(self, services: list[Service]) -> list[Service]:
        """Leave out what the ways do not allow.

        Parameters
        ----------
        services
            Those of the program; they are changed: whoever goes another way is taken out of their routes.
        """
        kept = []
        for service in services:
            if service.origin:
                way = self.stops.get((service.origin, service.group))
                if way is None or way == way_of(service):
                    kept.append(service)
                continue
            service.routes = [
                (who, route) for who, route in service.routes if self._allows(who, service)
            ]
            if service.routes:
                kept.append(service)
        return kept

    def _allows(self, who: Commodity, service: Service) -> bool:
        way = self.homes.get(who)
        if way is None:
            return True
        if service.mode == "car":
            corridor = self._corridor(who, way)
            return corridor is None or corridor == service.corridor
        return way == way_of(service)

    def _corridor(self, who: Commodity, way: Way) -> str | None:
        """Give the corridor a way leads through; ``None`` where that is still open."""
        kind, name = way
        if kind == "stop":
            onward = self.stops.get((name, who[1]))
            return None if onward is None else self._corridor(who, onward)
        return self.lines.get(name) if kind == "line" else name


def way_of(service: Service) -> Way:
    """Name the way of a service, as seen from where its people come from."""
    if service.target:
        return ("stop", service.target)
    if service.pattern is not None:
        return ("line", service.line)
    return ("corridor", service.corridor)
