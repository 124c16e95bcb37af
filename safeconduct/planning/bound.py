"""The bound that prices prove, by weak duality; docs/background/model.md, "Proofs"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from safeconduct.planning.demand import ExitKey, RouteBook
from safeconduct.planning.program import Numbers, Program
from safeconduct.planning.relax import StreetSearch
from safeconduct.planning.services import Service
from safeconduct.planning.setting import Commodity, Setting
from safeconduct.planning.solver import Solution
from safeconduct.planning.tolls import Tolls
from safeconduct.plans.model import AimName, Mode

Place = tuple[str, str]
"""(assembly point, group)."""


@dataclass(frozen=True, slots=True)
class Goal:
    """What a solve minimises, per person: −``moved`` + ``arrival`` × (arrival bucket + 1).

    ``levels`` says which priorities count (``None``: everybody); ``until`` is the last bucket
    of arrival allowed.
    """

    name: AimName
    level: int | None
    moved: float
    arrival: float
    until: int

    def counts(self, priority: int | None) -> bool:
        """Whether people of a priority count."""
        return self.level is None or self.level == priority


@dataclass(frozen=True, slots=True)
class Held:
    """An earlier aim that is held, and its multiplier, in persons and buckets."""

    name: AimName
    level: int | None
    value: float
    multiplier: float


def proved_bound(
    setting: Setting,
    book: RouteBook,
    program: Program,
    solution: Solution,
    goal: Goal,
    held: tuple[Held, ...],
) -> float:
    """Give the value no plan can beat, in persons and buckets.

    Parameters
    ----------
    setting, book, program
        What was solved, with the routes known.
    solution
        Only its prices are used.
    goal, held
        What was minimised, and what was held.

    Returns
    -------
    float
        Lower bound on the sum over all moved people of the goal's cost.
    """
    tolls = Tolls(setting, program, solution.prices)
    least = least_costs(setting, book, program, tolls, goal, held)
    total = sum(setting.persons[c] * min(0.0, cost) for c, cost in least.items())
    for limit, price in solution.prices.items():
        if limit[0] == "places" and limit[1] in program.occupied:
            total -= float(price.sum()) * float(program.most[program.occupied[limit[1]]])
            continue
        row = program.rows[limit]
        capacity = program.upper[row : row + price.size]
        paid = price > 0
        total -= float((price[paid] * capacity[paid]).sum())
    for aim in held:
        sign = 1.0 if aim.name == "moved" else -1.0
        total += sign * aim.multiplier * aim.value
    return total


def least_costs(
    setting: Setting,
    book: RouteBook,
    program: Program,
    tolls: Tolls,
    goal: Goal,
    held: tuple[Held, ...],
) -> dict[Commodity, float]:
    """Give the least cost of any route of each commodity under prices; ``inf`` without one."""
    least: dict[Commodity, float] = {}
    pick = _known_least if book.complete else _relaxed_least
    for commodity, cost in pick(setting, book, program, tolls, goal, held):
        least[commodity] = min(cost, least.get(commodity, np.inf))
    return least


def group_weights(
    setting: Setting, group: str, goal: Goal, held: tuple[Held, ...]
) -> tuple[float, float]:
    """Give (cost of moving, cost per bucket of arrival) for a person of a group."""
    priority = setting.operation.groups[group].priority
    moving = -goal.moved if goal.counts(priority) else 0.0
    arriving = goal.arrival if goal.counts(priority) else 0.0
    for aim in held:
        if aim.level is None or aim.level == priority:
            if aim.name == "moved":
                moving -= aim.multiplier
            else:
                arriving += aim.multiplier
    return moving, arriving


def _known_least(
    setting: Setting,
    _book: RouteBook,
    program: Program,
    tolls: Tolls,
    goal: Goal,
    held: tuple[Held, ...],
) -> list[tuple[Commodity, float]]:
    """Least over the known routes, which are all there are."""
    found = []
    there: dict[Place, dict[Commodity, Numbers]] = {}
    for service in program.services:
        if service.target:
            points = there.setdefault((service.target, service.group), {})
            _come(setting, service, tolls.along(service), points)
    for service in (service.at_all_hours() for service in program.services):
        if service.target:
            continue
        cost = _cost(setting, service, tolls.along(service), goal, held)
        if service.from_stock:
            points = there.get((service.origin, service.group), {})
            found += _leave(tolls, service, cost, points)
            continue
        onward = _suffix_least(cost)
        first = np.searchsorted(service.buckets, service.ready(setting.step_ms))
        for (commodity, _), at in zip(service.routes, first.tolist(), strict=True):
            extra = _car_price(tolls, service.mode, commodity)
            if at < onward.size:
                found.append((commodity, float(onward[at]) + extra))
    return found


def _relaxed_least(
    setting: Setting,
    book: RouteBook,
    program: Program,
    tolls: Tolls,
    goal: Goal,
    held: tuple[Held, ...],
) -> list[tuple[Commodity, float]]:
    """Least over all routes, real or not, that the relaxation allows."""
    found = []
    streets = {True: tolls.streets(walking=True), False: tolls.streets(walking=False)}
    inward = _inward_prices(setting, book, streets)
    onward: dict[tuple[object, ...], Numbers] = {}
    of_area: dict[str, list[tuple[ExitKey, int]]] = {}
    for key, routes in book.exits.items():
        release = min(route.release(setting.step_ms) for route in routes)
        of_area.setdefault(key[0], []).append((key, release))
    for commodity in setting.persons:
        area, group = commodity
        for key, release in of_area.get(area, []):
            mode: Mode = "car" if key[3] is None else "walk"
            if not _wants(setting, group, key):
                continue
            way = (group, *key[1:])
            if way not in onward:
                onward[way] = exit_cost(setting, tolls, goal, held, group, key)
            cost = onward[way] + inward.get(key, 0.0)
            best = cost[release:].min(initial=np.inf)
            found.append((commodity, float(best) + _car_price(tolls, mode, commodity)))
    found += _relaxed_lines(setting, book, program, tolls, goal, held, streets)
    return found


def exit_cost(
    setting: Setting,
    tolls: Tolls,
    goal: Goal,
    held: tuple[Held, ...],
    group: str,
    key: ExitKey,
) -> Numbers:
    """Give the least cost by crossing bucket from the crossing on, gate and arrival included."""
    _, corridor, site, speed = key
    moving, arriving = group_weights(setting, group, goal, held)
    steps = setting.steps
    mode: Mode = "car" if speed is None else "walk"
    arrival = moving + arriving * (np.arange(steps) + 1.0) + tolls.on_arrival(group, site)
    arrival[goal.until + 1 :] = np.inf
    cost = tolls.at_gate(group, corridor, mode) + tolls.after(key)
    shift = tolls.arrive_shift(key)
    late = np.full(steps, np.inf)
    late[: max(0, steps - shift)] = arrival[shift:]
    allowed: Numbers = np.where(setting.open_share[corridor] > 0, cost + late, np.inf)
    return allowed


def _inward_prices(
    setting: Setting, book: RouteBook, streets: dict[bool, dict[int, Numbers]]
) -> dict[ExitKey, Numbers]:
    """Least street price area → crossing by bucket, for every key with priced streets."""
    found: dict[ExitKey, Numbers] = {}
    by_search: dict[tuple[str, float | None], list[ExitKey]] = {}
    for key in book.exits:
        if streets[key[3] is not None]:
            by_search.setdefault((key[1], key[3]), []).append(key)
    for (corridor, speed), keys in by_search.items():
        crossing = setting.network.corridor_node[corridor]
        search = StreetSearch(setting, crossing, corridor, speed)
        starts = setting.network.area_drive_node if speed is None else setting.network.area_node
        areas = sorted({key[0] for key in keys})
        nodes = np.array([starts[area] for area in areas], dtype=np.int64)
        prices = dict(zip(areas, search.to_nodes(streets[speed is not None], nodes), strict=True))
        found |= {key: prices[key[0]] for key in keys}
    return found


def _relaxed_lines(
    setting: Setting,
    book: RouteBook,
    program: Program,
    tolls: Tolls,
    goal: Goal,
    held: tuple[Held, ...],
    streets: dict[bool, dict[int, Numbers]],
) -> list[tuple[Commodity, float]]:
    """Lines have fixed ways; the walk to their stops is relaxed."""
    found = []
    there, first = _walks_to_points(setting, book, streets)
    for service in (own.at_all_hours() for own in _apart(program.services)):
        if service.target or not (service.origin or service.pattern):
            continue
        price = tolls.along(service)
        if service.onward is not None:
            price = _relaxed_onward(setting, service, tolls, streets)
        cost = _cost(setting, service, price, goal, held)
        place = (service.origin, service.group)
        if not service.origin:
            found += [(c, float(cost.min(initial=np.inf))) for c, _ in service.routes]
        elif streets[True] or tolls.of_limit(("room", service.origin)).any():
            found += _leave(tolls, service, cost, there.get(place, {}))
        else:
            found += _leave_at_once(service, cost, first.get(place, {}))
    return found


def _apart(services: list[Service]) -> Iterator[Service]:
    """Give the single services that were pooled, but for vehicles that are away alike: they cost the same."""
    for service in services:
        if service.members and service.pattern is None:
            yield from {id(own): own for own in service.members}.values()
        else:
            yield service


def _walks_to_points(
    setting: Setting, book: RouteBook, streets: dict[bool, dict[int, Numbers]]
) -> tuple[dict[Place, dict[Commodity, Numbers]], dict[Place, dict[Commodity, int]]]:
    """Give the least price of the walk to each assembly point by bucket of arrival, and the first such bucket."""
    there: dict[Place, dict[Commodity, Numbers]] = {}
    first: dict[Place, dict[Commodity, int]] = {}
    of_area: dict[tuple[str, float], list[tuple[str, int]]] = {}
    for (start, assembly, speed), routes in book.feeds.items():
        ready = min(route.release(setting.step_ms) for route in routes)
        of_area.setdefault((start, speed), []).append((assembly, ready))
    for commodity in setting.persons:
        area, group_id = commodity
        group = setting.operation.groups[group_id]
        speed = group.walking_speed_kmh
        for assembly, ready in of_area.get((area, speed), []) if group.may_walk else ():
            price = np.zeros(setting.steps)
            if streets[True]:
                root = setting.network.assembly_node[assembly]
                node = np.array([setting.network.area_node[area]])
                search = StreetSearch(setting, root, None, speed)
                price = search.to_nodes(streets[True], node)[0]
            price[:ready] = np.inf
            there.setdefault((assembly, group_id), {})[commodity] = price
            first.setdefault((assembly, group_id), {})[commodity] = ready
    return there, first


def _relaxed_onward(
    setting: Setting, service: Service, tolls: Tolls, streets: dict[bool, dict[int, Numbers]]
) -> Numbers:
    """Price walking on from an assembly point: gate, arrival and the cheapest streets."""
    route = service.onward
    if route is None or not streets[True]:
        return tolls.along(service)
    corridor, site = service.corridor, service.site or None
    crossing = setting.network.corridor_node[corridor]
    price = tolls.at_gate(service.group, corridor, "walk")[service.buckets]
    price = price + tolls.on_arrival(service.group, site)[service.arrive]
    search = StreetSearch(setting, crossing, corridor, route.speed_kmh)
    start = np.array([setting.network.assembly_node[service.origin]])
    price = price + search.to_nodes(streets[True], start)[0][service.buckets]
    onward = tolls.after((service.origin, corridor, site, route.speed_kmh))[service.buckets]
    total: Numbers = price + onward
    return total


def _wants(setting: Setting, group: str, key: ExitKey) -> bool:
    who = setting.operation.groups[group]
    corridor = setting.operation.corridors[key[1]]
    if not setting.usable(corridor, group) or who.needs == "ambulance":
        return False
    if key[3] is None:
        return who.may_ride and setting.operation.cars is not None
    return who.may_walk and who.walking_speed_kmh == key[3]


def _cost(
    setting: Setting, service: Service, price: Numbers, goal: Goal, held: tuple[Held, ...]
) -> Numbers:
    moving, arriving = group_weights(setting, service.group, goal, held)
    cost: Numbers = moving + arriving * (service.arrive + 1.0) + price
    allowed: Numbers = np.where(service.arrive <= goal.until, cost, np.inf)
    return allowed


def _car_price(tolls: Tolls, mode: Mode, commodity: Commodity) -> float:
    price = tolls.prices.get(("cars", "/".join(commodity)))
    return float(price[0]) if mode == "car" and price is not None else 0.0


def _suffix_least(cost: Numbers) -> Numbers:
    least: Numbers = np.minimum.accumulate(cost[::-1])[::-1]
    return least


def _come(
    setting: Setting, service: Service, price: Numbers, points: dict[Commodity, Numbers]
) -> None:
    """Least price of standing at an assembly point from each bucket of arrival."""
    for commodity, route in service.routes:
        cost = np.full(setting.steps, np.inf)
        cost[service.buckets] = price
        cost[: route.release(setting.step_ms)] = np.inf
        known = points.get(commodity)
        points[commodity] = cost if known is None else np.minimum(known, cost)


def _leave_at_once(
    service: Service, cost: Numbers, first: dict[Commodity, int]
) -> list[tuple[Commodity, float]]:
    """Least cost of leaving on a service where neither the walk to it nor the wait has a price."""
    onward = np.append(_suffix_least(cost), np.inf)
    at = np.searchsorted(service.buckets + service.leave_shift, list(first.values()))
    return list(zip(first, onward[at].tolist(), strict=True))


def _leave(
    tolls: Tolls, service: Service, cost: Numbers, points: dict[Commodity, Numbers]
) -> list[tuple[Commodity, float]]:
    """Least cost of coming, waiting (room has a price) and leaving on a service."""
    room = tolls.of_limit(("room", service.origin))
    paid = np.concatenate([[0.0], np.cumsum(room)[:-1]])
    found = []
    for commodity, come in points.items():
        present = np.minimum.accumulate(come - paid) + paid
        best = (present[service.buckets + service.leave_shift] + cost).min(initial=np.inf)
        found.append((commodity, float(best)))
    return found
