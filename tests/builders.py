"""Small operations and networks in memory, for tests of any layer.

A place is given by its node: ``an_area("a", "n1", 100)`` lies at node ``n1`` of the network
that :func:`a_network` makes from a list of :class:`Road`. Nodes need no list of their own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Literal
from zoneinfo import ZoneInfo

import numpy as np

from safeconduct.network.model import EVERYWHERE, Network
from safeconduct.operation.model import (
    Area,
    AssemblyPoint,
    Consent,
    Corridor,
    Figure,
    Fleet,
    Group,
    GroupKind,
    Interval,
    Operation,
    Place,
    Reception,
    Screening,
    ScreeningPool,
    Site,
    Text,
    Vehicles,
)


@dataclass(frozen=True, slots=True)
class Road:
    """One directed link; ``time_s`` holds for every mode, ``None`` leaves it to the length."""

    tail: str
    head: str
    time_s: float | None = 60.0
    walk_capacity_person_per_h: float = np.inf
    vehicle_capacity_per_h: float = np.inf
    zone: int = EVERYWHERE
    walk: bool = True
    drive: bool = True
    length_m: float = 60.0
    free_speed_kmh: float = 36.0
    id: str = ""

    @property
    def name(self) -> str:
        """The link id: given, or tail-head."""
        return self.id or f"{self.tail}-{self.head}"


def both_ways(*roads: Road) -> list[Road]:
    """Give each road and its opposite direction."""
    found: list[Road] = []
    for road in roads:
        back = {
            name: getattr(road, name)
            for name in Road.__dataclass_fields__
            if name not in ("tail", "head", "id")
        }
        found += [road, Road(tail=road.head, head=road.tail, **back)]
    return found


def a_group(
    id: str = "people",  # noqa: A002 - the field's own name
    *,
    kind: GroupKind = "civilians",
    walking_speed_kmh: float = 3.6,
    may_walk: bool = True,
    may_ride: bool = True,
    needs: Literal["ambulance"] | None = None,
    priority: int | None = None,
) -> Group:
    """Make a group; the usual speed is one metre a second."""
    return Group(id, kind, Text(id), walking_speed_kmh, may_walk, may_ride, needs, priority)


def an_area(
    id: str,  # noqa: A002 - the field's own name
    node: str,
    persons: float | Mapping[str, float],
) -> Area:
    """Make an area; a plain number is of the group ``people``."""
    by_group = persons if isinstance(persons, Mapping) else {"people": persons}
    return Area(id, Text(id), Place(node=node), {g: Figure(n) for g, n in by_group.items()})


def a_corridor(
    id: str,  # noqa: A002 - the field's own name
    node: str,
    *,
    groups: Sequence[str] = ("people",),
    open: Sequence[Interval] | None = None,  # noqa: A002 - the field's own name
    leads_to: Sequence[str] = (),
    walk_capacity_person_per_h: float | None = None,
    vehicle_capacity_per_h: float | None = None,
    screening: Screening | None = None,
    refused_by: Sequence[str] = (),
) -> Corridor:
    """Make a corridor; ``open`` left out means open throughout (a million seconds)."""
    return Corridor(
        id=id,
        name=Text(id),
        groups=tuple(groups),
        also_groups=(),
        crossing=Place(node=node),
        open=((0, 1_000_000),) if open is None else tuple(open),
        windows_stated=open is not None,
        leads_to=tuple(leads_to),
        walk_capacity_person_per_h=walk_capacity_person_per_h,
        vehicle_capacity_per_h=vehicle_capacity_per_h,
        screening=screening,
        consent={party: Consent(party, "refused") for party in refused_by},
    )


def a_screening(
    time_s: float | Mapping[str, float],
    lanes: float = 1.0,
    pools: Sequence[ScreeningPool] = (),
) -> Screening:
    """Make a search with one pool for all (or the pools given); a number is for ``people``."""
    times = dict(time_s) if isinstance(time_s, Mapping) else {"people": time_s}
    return Screening(None, tuple(pools) or (ScreeningPool("all", (), lanes),), times, None)


def a_site(
    id: str,  # noqa: A002 - the field's own name
    node: str,
    *,
    places: float | None = None,
    stay_s: int | None = None,
    desks: float | None = None,
    reception_time_s: float | Mapping[str, float] = 60.0,
) -> Site:
    """Make a site; ``desks`` left out means no reception limit."""
    by_group = (
        dict(reception_time_s)
        if isinstance(reception_time_s, Mapping)
        else {"people": reception_time_s}
    )
    reception = None if desks is None else Reception(desks, by_group)
    return Site(id, Text(id), Place(node=node), places, stay_s, reception)


def an_assembly_point(
    id: str,  # noqa: A002 - the field's own name
    node: str,
    room: float | None = None,
) -> AssemblyPoint:
    """Make an assembly point."""
    return AssemblyPoint(id, Text(id), Place(node=node), room)


def vehicles(
    kind: Fleet = "buses",
    *,
    count: float = 1.0,
    seats: float = 50.0,
    depot: str | None = None,
    pcu: float = 2.5,
    boarding_s: int = 0,
    unloading_s: int = 0,
) -> Vehicles:
    """Make a fleet."""
    place = None if depot is None else Place(node=depot)
    return Vehicles(kind, count, seats, place, pcu, boarding_s, unloading_s)


def an_operation(
    areas: Sequence[Area],
    corridors: Sequence[Corridor],
    *,
    groups: Sequence[Group] | None = None,
    sites: Sequence[Site] = (),
    assembly_points: Sequence[AssemblyPoint] = (),
    turnout: Mapping[str, float] | None = None,
    step_s: int = 60,
    steps: int = 10,
    timezone: str = "Asia/Damascus",
    start: str = "2016-07-29T06:00",
    **other: Any,
) -> Operation:
    """Make an operation; ``other`` goes to :class:`Operation` as it is (fleets, lines, cars …)."""
    zone = ZoneInfo(timezone)
    all_groups = tuple(groups) if groups is not None else (a_group(),)
    shares = turnout if turnout is not None else {g.id: 1.0 for g in all_groups}
    settings: dict[str, Any] = {"benchmark": False, "digest_sha256": "a" * 64}
    return Operation(
        folder=Path("operation"),
        name=Text("test"),
        timezone=zone,
        start=datetime.fromisoformat(start).replace(tzinfo=zone),
        horizon_s=step_s * steps,
        step_s=step_s,
        groups={g.id: g for g in all_groups},
        turnout={g: Figure(share) for g, share in shares.items()},
        areas={a.id: a for a in areas},
        corridors={c.id: c for c in corridors},
        assembly_points={p.id: p for p in assembly_points},
        sites={s.id: s for s in sites},
        **(settings | other),
    )


def a_network(operation: Operation, roads: Sequence[Road], **other: Any) -> Network:
    """Make the network of a list of links and attach the operation's places to it by node.

    A place whose node no road has is left out, as for an area no road reaches. Closures by
    link id are taken over. ``other`` replaces any array or mapping of :class:`Network`.
    """
    names = sorted({road.tail for road in roads} | {road.head for road in roads})
    number = {name: i for i, name in enumerate(names)}
    ids = [road.name for road in roads]
    drivable = {end for road in roads if road.drive for end in (road.tail, road.head)}

    def attached(places: Mapping[str, Place | None], *, drive: bool = False) -> dict[str, int]:
        return {
            key: number[place.node]
            for key, place in places.items()
            if place is not None and place.node in number and (not drive or place.node in drivable)
        }

    areas = {key: area.place for key, area in operation.areas.items()}
    assembly = {key: point.place for key, point in operation.assembly_points.items()}
    sites = {key: site.place for key, site in operation.sites.items()}
    crossings = {key: corridor.crossing for key, corridor in operation.corridors.items()}
    fleets = {"buses": operation.buses, "ambulances": operation.ambulances}
    depots = {key: fleet.depot for key, fleet in fleets.items() if fleet is not None}
    arrays: dict[str, Any] = {
        "node_id": np.array(names),
        "lon": np.full(len(names), np.nan),
        "lat": np.full(len(names), np.nan),
        "link_id": np.array(ids),
        "tail": np.array([number[road.tail] for road in roads], np.int32),
        "head": np.array([number[road.head] for road in roads], np.int32),
        "length_m": np.array([road.length_m for road in roads], float),
        "free_speed_kmh": np.array([road.free_speed_kmh for road in roads], float),
        "travel_time_s": np.array(
            [np.nan if road.time_s is None else road.time_s for road in roads], float
        ),
        "walk": np.array([road.walk for road in roads], bool),
        "drive": np.array([road.drive for road in roads], bool),
        "walk_capacity_person_per_h": np.array(
            [road.walk_capacity_person_per_h for road in roads], float
        ),
        "vehicle_capacity_per_h": np.array([road.vehicle_capacity_per_h for road in roads], float),
        "zone": np.array([road.zone for road in roads], np.int8),
        "road_class": np.array(["primary"] * len(roads)),
        "area_node": attached(areas),
        "corridor_node": attached(crossings),
        "assembly_node": attached(assembly),
        "site_node": attached(sites),
        "area_drive_node": attached(areas, drive=True),
        "assembly_drive_node": attached(assembly, drive=True),
        "site_drive_node": attached(sites, drive=True),
        "depot_node": attached(depots),
        "area_gap_m": dict.fromkeys(attached(areas), 0.0),
        "corridor_gap_m": dict.fromkeys(attached(crossings), 0.0),
        "assembly_gap_m": dict.fromkeys(attached(assembly), 0.0),
        "site_gap_m": dict.fromkeys(attached(sites), 0.0),
        "closed": tuple(
            (np.array([ids.index(link) for link in closure.links], np.int32), *closure.interval)
            for closure in operation.closures
            if closure.links
        ),
        "digest_sha256": "b" * 64,
    }
    return Network(**(arrays | other))
