"""The same operation with more of something, in other words, or at another size or hour."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

import numpy as np

from safeconduct.network.model import Network
from safeconduct.operation.model import Corridor, Interval, Operation, Site, Vehicles
from tests.oracles.capacities import covered

World = tuple[Operation, Network]
Value = TypeVar("Value")


def more_at_crossings(operation: Operation, network: Network) -> World:
    """Let half as many again cross on foot and by vehicle."""

    def widened(it: Corridor) -> Corridor:
        return replace(
            it,
            walk_capacity_person_per_h=_times(it.walk_capacity_person_per_h, 1.5),
            vehicle_capacity_per_h=_times(it.vehicle_capacity_per_h, 1.5),
        )

    return _with_corridors(operation, widened), network


def longer_windows(operation: Operation, network: Network) -> World:
    """Open every window a bucket sooner and close it a bucket later."""

    def longer(it: Corridor) -> Corridor:
        step, end = operation.step_s, operation.horizon_s
        wide = [(max(0, low - step), min(end, high + step)) for low, high in it.open]
        return replace(it, open=_joined(wide, end))

    return _with_corridors(operation, longer), network


def more_lanes_and_desks(operation: Operation, network: Network) -> World:
    """Add a lane to every pool and a desk to every reception."""

    def searched(it: Corridor) -> Corridor:
        if it.screening is None:
            return it
        pools = tuple(replace(pool, lanes=pool.lanes + 1.0) for pool in it.screening.pools)
        return replace(it, screening=replace(it.screening, pools=pools))

    def received(it: Site) -> Site:
        if it.reception is None:
            return it
        return replace(it, reception=replace(it.reception, desks=it.reception.desks + 1.0))

    return _with_sites(_with_corridors(operation, searched), received), network


def more_places_and_room(operation: Operation, network: Network) -> World:
    """Add half to places and to the room of assembly points."""
    points = {
        key: replace(point, room=_times(point.room, 1.5))
        for key, point in operation.assembly_points.items()
    }
    larger = _with_sites(operation, lambda it: replace(it, places=_times(it.places, 1.5)))
    return replace(larger, assembly_points=points), network


def more_vehicles(operation: Operation, network: Network) -> World:
    """Add a vehicle to every fleet and a tenth of the people to those who have a car."""
    cars = operation.cars
    return replace(
        operation,
        buses=_more(operation.buses),
        ambulances=_more(operation.ambulances),
        cars=None if cars is None else replace(cars, share=cars.share + 0.1),
    ), network


def wider_streets(operation: Operation, network: Network) -> World:
    """Add half to the capacity of every street and close none."""
    return replace(operation, closures=()), replace(
        network,
        walk_capacity_person_per_h=network.walk_capacity_person_per_h * 1.5,
        vehicle_capacity_per_h=network.vehicle_capacity_per_h * 1.5,
        closed=(),
    )


def ten_times(operation: Operation, network: Network) -> World:
    """Multiply people and everything that limits them by ten."""

    def crossing(it: Corridor) -> Corridor:
        search = it.screening
        return replace(
            it,
            walk_capacity_person_per_h=_times(it.walk_capacity_person_per_h, 10.0),
            vehicle_capacity_per_h=_times(it.vehicle_capacity_per_h, 10.0),
            screening=None
            if search is None
            else replace(
                search, pools=tuple(replace(p, lanes=p.lanes * 10.0) for p in search.pools)
            ),
        )

    def site(it: Site) -> Site:
        desks = it.reception
        return replace(
            it,
            places=_times(it.places, 10.0),
            reception=None if desks is None else replace(desks, desks=desks.desks * 10.0),
        )

    def fleet(it: Vehicles | None) -> Vehicles | None:
        return None if it is None else replace(it, count=it.count * 10.0)

    scaled = _with_sites(_with_corridors(operation, crossing), site)
    return replace(
        scaled,
        areas={
            key: replace(
                area, persons={g: replace(n, value=n.value * 10.0) for g, n in area.persons.items()}
            )
            for key, area in operation.areas.items()
        },
        assembly_points={
            key: replace(point, room=_times(point.room, 10.0))
            for key, point in operation.assembly_points.items()
        },
        buses=fleet(operation.buses),
        ambulances=fleet(operation.ambulances),
        aid_inward=tuple(
            replace(a, trucks_per_h=a.trucks_per_h * 10) for a in operation.aid_inward
        ),
    ), replace(
        network,
        walk_capacity_person_per_h=network.walk_capacity_person_per_h * 10.0,
        vehicle_capacity_per_h=network.vehicle_capacity_per_h * 10.0,
    )


def other_names(operation: Operation, network: Network) -> World:
    """Number nodes and links the other way round and list every place in the other order."""
    last = network.nodes - 1
    links = np.arange(network.links)[::-1]
    arrays: dict[str, Any] = {
        name: getattr(network, name)[links]
        for name in (
            *("length_m", "free_speed_kmh", "travel_time_s", "walk", "drive", "zone", "road_class"),
            *("walk_capacity_person_per_h", "vehicle_capacity_per_h"),
        )
    }
    nodes: dict[str, Any] = {
        name: {key: last - node for key, node in reversed(getattr(network, name).items())}
        for name in (
            *("area_node", "corridor_node", "assembly_node", "site_node", "depot_node"),
            *("area_drive_node", "assembly_drive_node", "site_drive_node"),
        )
    }
    turned = replace(
        network,
        node_id=np.array([f"n{number}" for number in range(network.nodes)]),
        link_id=np.array([f"l{number}" for number in range(network.links)]),
        tail=(last - network.tail)[links],
        head=(last - network.head)[links],
        closed=tuple(
            ((network.links - 1 - which).astype(np.int32), low, high)
            for which, low, high in network.closed
        ),
        **arrays,
        **nodes,
    )
    return replace(
        operation,
        closures=(),
        groups=dict(reversed(operation.groups.items())),
        areas=dict(reversed(operation.areas.items())),
        corridors=dict(reversed(operation.corridors.items())),
        sites=dict(reversed(operation.sites.items())),
    ), turned


def areas_in_two(operation: Operation, network: Network) -> World:
    """Cut every area into a third and two thirds at the same place."""
    areas = {}
    for key, area in operation.areas.items():
        for name, share in ((key, 1.0 / 3.0), (f"{key} too", 2.0 / 3.0)):
            persons = {g: replace(n, value=n.value * share) for g, n in area.persons.items()}
            areas[name] = replace(area, id=name, persons=persons)

    def twice(by_area: dict[str, Value]) -> dict[str, Value]:
        return {**by_area, **{f"{key} too": value for key, value in by_area.items()}}

    return replace(operation, areas=areas), replace(
        network,
        area_node=twice(network.area_node),
        area_drive_node=twice(network.area_drive_node),
        area_gap_m=twice(network.area_gap_m),
    )


def later(operation: Operation, network: Network, buckets: int) -> World:
    """Put every hour of crossings, streets and trucks some buckets later, and the horizon too."""
    shift = buckets * operation.step_s

    def moved(interval: Interval) -> Interval:
        return interval[0] + shift, interval[1] + shift

    put = _with_corridors(
        operation, lambda it: replace(it, open=tuple(moved(window) for window in it.open))
    )
    return replace(
        put,
        horizon_s=operation.horizon_s + shift,
        closures=tuple(replace(c, interval=moved(c.interval)) for c in operation.closures),
        aid_inward=tuple(replace(a, interval=moved(a.interval)) for a in operation.aid_inward),
    ), replace(
        network,
        closed=tuple((links, low + shift, high + shift) for links, low, high in network.closed),
    )


def _joined(intervals: list[Interval], end: int) -> tuple[Interval, ...]:
    found: list[Interval] = []
    for low, high in sorted(intervals):
        if found and low <= found[-1][1]:
            found[-1] = (found[-1][0], max(high, found[-1][1]))
        else:
            found.append((low, high))
    assert covered(found, 0, end) == sum(high - low for low, high in found)
    return tuple(found)


def _times(value: float | None, factor: float) -> float | None:
    return None if value is None else value * factor


def _more(fleet: Vehicles | None) -> Vehicles | None:
    return None if fleet is None else replace(fleet, count=fleet.count + 1.0)


def _with_corridors(operation: Operation, change: Callable[[Corridor], Corridor]) -> Operation:
    corridors = {key: change(it) for key, it in operation.corridors.items()}
    return replace(operation, corridors=corridors)


def _with_sites(operation: Operation, change: Callable[[Site], Site]) -> Operation:
    return replace(operation, sites={key: change(it) for key, it in operation.sites.items()})
