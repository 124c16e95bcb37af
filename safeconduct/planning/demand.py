"""Which routes the planner may offer to whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from safeconduct.planning.condense import come_in_time
from safeconduct.planning.lines import Pattern, line_patterns
from safeconduct.planning.routes import (
    Route,
    route_from_assembly,
    route_out,
    route_to_assembly,
    within_detour,
)
from safeconduct.planning.services import (
    Active,
    Service,
    assembly_walks,
    feed_services,
    home_services,
    line_services,
)
from safeconduct.planning.setting import Commodity, Setting
from safeconduct.planning.ways import OneWay
from safeconduct.plans.model import Mode

ExitKey = tuple[str, str, str | None, float | None]
"""(area or assembly point, corridor, site, speed): everybody of one pace shares a route."""
FeedKey = tuple[str, str, float]
"""(area, assembly point, speed)."""


@dataclass(eq=False)
class RouteBook:
    """The routes known so far. ``complete`` when every simple route is in it.

    ``ways`` says who may take which; the bounds are those of free ways.
    """

    exits: dict[ExitKey, list[Route]] = field(default_factory=dict)
    feeds: dict[FeedKey, list[Route]] = field(default_factory=dict)
    onward: dict[ExitKey, list[Route]] = field(default_factory=dict)
    patterns: list[Pattern] = field(default_factory=list)
    complete: bool = False
    ways: OneWay | None = None

    def add_exit(self, key: ExitKey, route: Route) -> bool:
        """Add a route area → crossing → site unless it is known; say whether it was new."""
        return _add(self.exits.setdefault(key, []), route)

    def add_feed(self, key: FeedKey, route: Route) -> bool:
        """Add a walk to an assembly point unless it is known."""
        return _add(self.feeds.setdefault(key, []), route)

    def add_onward(self, key: ExitKey, route: Route) -> bool:
        """Add a walk on from an assembly point unless it is known."""
        return _add(self.onward.setdefault(key, []), route)


def _add(known: list[Route], route: Route) -> bool:
    if any(other.links == route.links for other in known):
        return False
    known.append(route)
    return True


def fastest_routes(setting: Setting) -> RouteBook:
    """Start a book with the fastest route for every area, corridor, site and pace."""
    book = RouteBook(patterns=line_patterns(setting))
    for key in exit_keys(setting):
        route = route_out(setting, *key)
        if route is not None and within_detour(setting, key, route):
            book.add_exit(key, route)
    for feed in feed_keys(setting, book):
        walk = route_to_assembly(setting, *feed)
        if walk is not None:
            book.add_feed(feed, walk)
    for key in onward_keys(setting):
        walk = route_from_assembly(setting, key[0], key[1], key[2], key[3] or 0.0)
        if walk is not None:
            book.add_onward(key, walk)
    return book


def exit_keys(setting: Setting) -> list[ExitKey]:
    """Every (area, corridor, site, speed) that somebody may want."""
    keys: dict[ExitKey, None] = {}
    for commodity in setting.persons:
        for corridor, site, speed, _ in _choices(setting, commodity):
            keys[commodity[0], corridor, site, speed] = None
    return list(keys)


def feed_keys(setting: Setting, book: RouteBook) -> list[FeedKey]:
    """Every (area, assembly point, speed) that somebody may want."""
    keys: dict[FeedKey, None] = {}
    stops = {pattern.line.assembly_point for pattern in book.patterns}
    for area, group_id in setting.persons:
        group = setting.operation.groups[group_id]
        if not group.may_walk or group.needs == "ambulance":
            continue
        for assembly in setting.network.assembly_node:
            if assembly in stops or setting.operation.corridors:
                keys[area, assembly, group.walking_speed_kmh] = None
    return list(keys)


def onward_keys(setting: Setting) -> list[ExitKey]:
    """Every (assembly point, corridor, site, speed) that somebody may walk on by."""
    keys: dict[ExitKey, None] = {}
    for commodity in setting.persons:
        for corridor, site, speed, mode in _choices(setting, commodity):
            for assembly in setting.network.assembly_node if mode == "walk" else ():
                keys[assembly, corridor, site, speed] = None
    return list(keys)


def services_of(
    setting: Setting, book: RouteBook, active: Active, latest: int | None = None
) -> list[Service]:
    """Pool all known routes and lines into services with no event after bucket ``latest``."""
    groups = sorted({group for _, group in setting.persons})
    onward = assembly_walks(setting, groups, book.onward, active)
    onward += line_services(setting, book.patterns, setting.persons)
    wanted = {(s.origin, s.group) for s in onward if s.origin}
    feeds = [feed for feed in _feeds(setting, book) if (feed[1], feed[0][1]) in wanted]
    services = home_services(setting, _exits(setting, book), active)
    services += feed_services(setting, feeds, active)
    fed = {(s.target, s.group) for s in services if s.target}
    services += [s for s in onward if not s.origin or (s.origin, s.group) in fed]
    if book.ways is not None:
        services = book.ways.keep(services)
    services = come_in_time(services, active)
    if latest is not None:
        for service in services:
            service.hours = service.buckets
            service.buckets = service.buckets[service.buckets <= latest]
    return services


def _exits(
    setting: Setting, book: RouteBook
) -> Iterator[tuple[Commodity, str, str | None, Mode, Route]]:
    for commodity in setting.persons:
        for corridor, site, speed, mode in _choices(setting, commodity):
            for route in book.exits.get((commodity[0], corridor, site, speed), ()):
                yield commodity, corridor, site, mode, route


def _feeds(setting: Setting, book: RouteBook) -> Iterator[tuple[Commodity, str, Route]]:
    for area, group_id in setting.persons:
        group = setting.operation.groups[group_id]
        if not group.may_walk or group.needs == "ambulance":
            continue
        for assembly in setting.network.assembly_node:
            for route in book.feeds.get((area, assembly, group.walking_speed_kmh), ()):
                yield (area, group_id), assembly, route


def _choices(
    setting: Setting, commodity: Commodity
) -> Iterator[tuple[str, str | None, float | None, Mode]]:
    group = setting.operation.groups[commodity[1]]
    if group.needs == "ambulance":
        return
    for corridor in setting.operation.corridors.values():
        if not setting.usable(corridor, group.id):
            continue
        for site in corridor.leads_to or (None,):
            if group.may_walk:
                yield corridor.id, site, group.walking_speed_kmh, "walk"
            if setting.operation.cars is not None and group.may_ride:
                yield corridor.id, site, None, "car"
