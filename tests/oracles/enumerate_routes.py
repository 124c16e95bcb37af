"""Every simple route and every bucket as a column of one linear program.

Only for networks of a few nodes. Riders and people who wait on the way are listed by the
bucket in which they reach the assembly point and the one in which they leave it.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass

from safeconduct.network.model import Network
from safeconduct.network.times import drive_time_ms, gap_time_ms, walk_time_ms
from safeconduct.operation.model import Corridor, Group, Operation, Site
from tests.oracles.arrivals import arrival_loads, crossing_loads
from tests.oracles.capacities import capacities, closed, may_use, persons
from tests.oracles.lines import Shuttle, shuttles
from tests.oracles.program import Columns, Listed
from tests.oracles.simple_paths import Links, Streets, at, ways_inside, ways_over

Loads = dict[Hashable, float]


@dataclass(frozen=True, slots=True)
class Gathering:
    """A walk to an assembly point: ``loads`` by the bucket of arrival there."""

    point: str
    first_bucket: int
    links: tuple[tuple[int, int], ...]


def enumerate_routes(operation: Operation, network: Network) -> Listed:
    """List all columns and rows of an operation.

    Parameters
    ----------
    operation, network
        A small operation without fighters leaving armed.

    Returns
    -------
    Listed
        The program of the model page.
    """
    world = _World(operation, network)
    columns = Columns()
    demand: dict[Hashable, float] = {}
    lower: dict[Hashable, float] = {}
    cars: dict[Hashable, float] = {}
    for area in operation.areas:
        for group in operation.groups.values():
            wanting = persons(operation, area, group.id)
            if wanting <= 0.0:
                continue
            key = ("demand", f"{area}/{group.id}", -1)
            demand[key] = wanting
            if operation.cars is not None:
                cars["cars", f"{area}/{group.id}", -1] = operation.cars.share * wanting
            for loads, arrives in world.all_ways(area, group):
                columns.add({**loads, key: 1.0}, group.id, arrives)
    for shuttle in world.shuttles:
        for bucket, loads in shuttle.runs.items():
            columns.add({**loads, ("seats", shuttle.name, bucket): shuttle.seats})
            lower["seats", shuttle.name, bucket] = 0.0
    upper: dict[Hashable, float] = {**capacities(operation, network), **demand, **cars}
    return Listed(columns, upper, lower, {**demand, **cars, **closed(upper)})


class _World:
    """One operation with its networks by walking speed."""

    def __init__(self, operation: Operation, network: Network) -> None:
        self.operation = operation
        self.network = network
        self.step_ms = operation.step_s * 1000
        self.names = [str(name) for name in network.link_id]
        drive = drive_time_ms(network)
        self.drive = Streets(network, tuple(map(int, drive)), tuple(map(bool, network.drive)))
        self.shuttles = shuttles(operation, network, self.drive)

    def all_ways(self, area: str, group: Group) -> Iterator[tuple[Loads, int]]:
        """Give the loads and bucket of arrival of everything one person may do."""
        if group.needs == "ambulance":
            yield from self._ridden_from_home(area, group)
            return
        walk = walk_time_ms(self.network, group.walking_speed_kmh)
        streets = Streets(self.network, tuple(map(int, walk)), tuple(map(bool, self.network.walk)))
        if group.may_walk:
            gathered = list(self._gathered(streets, area, group))
            for corridor, site in self._exits(group):
                yield from self._walked(streets, area, group, corridor, site)
                for gathering in gathered:
                    yield from self._walked_on(streets, gathering, group, corridor, site)
            for gathering in gathered if group.may_ride else []:
                yield from self._ridden(gathering, group)
        if group.may_ride and self.operation.cars is not None:
            for corridor, site in self._exits(group):
                yield from self._driven(area, group, corridor, site)

    def _exits(self, group: Group) -> Iterator[tuple[Corridor, Site | None]]:
        for corridor in self.operation.corridors.values():
            if may_use(group, corridor):
                for site in corridor.leads_to:
                    yield corridor, self.operation.sites[site]
                if not corridor.leads_to:
                    yield corridor, None

    def _walked(
        self, streets: Streets, area: str, group: Group, corridor: Corridor, site: Site | None
    ) -> Iterator[tuple[Loads, int]]:
        home = self.network.area_node.get(area)
        if home is None:
            return
        gap_m = self.network.area_gap_m.get(area, 0.0)
        gap = gap_time_ms(gap_m, group.walking_speed_kmh)
        ways = self._ways(streets, home, corridor, site)
        longest = float("inf")
        if self.operation.max_detour is not None and ways:
            to_crossing = ways_over(streets, home, corridor.id, None)
            fastest = min(gap + streets.total_ms(first) for first, _ in to_crossing)
            longest = self.operation.max_detour * fastest
        for first, second in ways:
            tau = gap + streets.total_ms(first)
            if tau > longest or not self._short(streets, gap_m, first, second, site):
                continue
            for bucket in range(-(-tau // self.step_ms), self.operation.steps):
                yield from self._on_foot(streets, first, second, group, corridor, site, bucket)

    def _walked_on(
        self,
        streets: Streets,
        gathering: Gathering,
        group: Group,
        corridor: Corridor,
        site: Site | None,
    ) -> Iterator[tuple[Loads, int]]:
        node = self.network.assembly_node[gathering.point]
        gap_m = self.network.assembly_gap_m.get(gathering.point, 0.0)
        gap = gap_time_ms(gap_m, group.walking_speed_kmh)
        for first, second in self._ways(streets, node, corridor, site):
            tau = gap + streets.total_ms(first)
            if not self._short(streets, gap_m, first, second, site):
                continue
            for bucket in range(self.operation.steps):
                leaves = at(bucket, -tau, self.step_ms)
                if leaves < 0:
                    continue
                for loads, arrives in self._on_foot(
                    streets, first, second, group, corridor, site, bucket
                ):
                    for waited in self._waited(gathering, leaves):
                        yield _sum(loads, waited), arrives

    def _ridden(self, gathering: Gathering, group: Group) -> Iterator[tuple[Loads, int]]:
        for shuttle in self.shuttles:
            if shuttle.fleet != "buses" or shuttle.point != gathering.point:
                continue
            for loads, arrives, boards in self._rides(shuttle, group):
                for waited in self._waited(gathering, boards):
                    yield _sum(loads, waited), arrives

    def _ridden_from_home(self, area: str, group: Group) -> Iterator[tuple[Loads, int]]:
        for shuttle in self.shuttles:
            if shuttle.fleet == "ambulances" and shuttle.area == area:
                for loads, arrives, _ in self._rides(shuttle, group):
                    yield loads, arrives

    def _rides(self, shuttle: Shuttle, group: Group) -> Iterator[tuple[Loads, int, int]]:
        corridor = self.operation.corridors[shuttle.corridor]
        if not may_use(group, corridor):
            return
        site = self.operation.sites[shuttle.site] if shuttle.site else None
        for bucket in shuttle.runs:
            arrives = shuttle.arrives[bucket]
            loads: Loads = {("seats", shuttle.name, bucket): -1.0}
            loads.update(crossing_loads(corridor, group.id, bucket))
            loads.update(arrival_loads(self.operation, site, group.id, arrives))
            yield loads, arrives, shuttle.boards[bucket]

    def _driven(
        self, area: str, group: Group, corridor: Corridor, site: Site | None
    ) -> Iterator[tuple[Loads, int]]:
        cars = self.operation.cars
        home = self.network.area_drive_node.get(area)
        if cars is None or home is None:
            return
        pcu = cars.pcu / cars.persons_per_car
        end = None if site is None else self.network.site_drive_node.get(site.id)
        if site is not None and end is None:
            return
        for first, second in ways_over(self.drive, home, corridor.id, end):
            tau = self.drive.total_ms(first)
            for bucket in range(-(-tau // self.step_ms), self.operation.steps):
                arrives = at(bucket, self.drive.total_ms(second), self.step_ms)
                if arrives >= self.operation.steps:
                    continue
                loads: Loads = {("cars", f"{area}/{group.id}", -1): 1.0}
                loads["crossing_vehicle", corridor.id, bucket] = pcu
                loads.update(crossing_loads(corridor, group.id, bucket))
                loads.update(arrival_loads(self.operation, site, group.id, arrives))
                entries = [*self.drive.before(first), *self.drive.after(second)]
                yield _sum(loads, self._streets("street_vehicle", entries, bucket, pcu)), arrives

    def _on_foot(
        self,
        streets: Streets,
        first: Links,
        second: Links,
        group: Group,
        corridor: Corridor,
        site: Site | None,
        bucket: int,
    ) -> Iterator[tuple[Loads, int]]:
        gap_m = self.network.site_gap_m.get(site.id, 0.0) if site else 0.0
        after = streets.total_ms(second) + gap_time_ms(gap_m, group.walking_speed_kmh)
        arrives = at(bucket, after, self.step_ms) if site else bucket
        if arrives >= self.operation.steps:
            return
        loads: Loads = {("crossing_walk", corridor.id, bucket): 1.0}
        loads.update(crossing_loads(corridor, group.id, bucket))
        loads.update(arrival_loads(self.operation, site, group.id, arrives))
        entries = [*streets.before(first), *streets.after(second)]
        yield _sum(loads, self._streets("street_walk", entries, bucket, 1.0)), arrives

    def _ways(
        self, streets: Streets, start: int, corridor: Corridor, site: Site | None
    ) -> list[tuple[Links, Links]]:
        if site is None:
            return ways_over(streets, start, corridor.id, None)
        end = self.network.site_node.get(site.id)
        return [] if end is None else ways_over(streets, start, corridor.id, end)

    def _short(
        self, streets: Streets, gap_m: float, first: Links, second: Links, site: Site | None
    ) -> bool:
        if self.operation.benchmark or self.operation.max_walk_m is None:
            return True
        end_m = self.network.site_gap_m.get(site.id, 0.0) if site else 0.0
        return gap_m + streets.total_m((*first, *second)) + end_m <= self.operation.max_walk_m

    def _gathered(self, streets: Streets, area: str, group: Group) -> Iterator[Gathering]:
        home = self.network.area_node.get(area)
        gap_m = self.network.area_gap_m.get(area, 0.0)
        for point, node in self.network.assembly_node.items() if home is not None else []:
            assert home is not None
            last_m = self.network.assembly_gap_m.get(point, 0.0)
            last = gap_time_ms(last_m, group.walking_speed_kmh)
            for way in ways_inside(streets, home, node):
                if not self._short(streets, gap_m + last_m, way, (), None):
                    continue
                tau = gap_time_ms(gap_m, group.walking_speed_kmh) + streets.total_ms(way) + last
                entries = tuple((link, offset - last) for link, offset in streets.before(way))
                yield Gathering(point, -(-tau // self.step_ms), entries)

    def _waited(self, gathering: Gathering, leaves: int) -> Iterator[Loads]:
        """Give the loads of a walk to an assembly point and of waiting, for every arrival there."""
        for bucket in range(gathering.first_bucket, leaves + 1):
            loads = self._streets("street_walk", gathering.links, bucket, 1.0)
            for waits in range(bucket, leaves):
                loads["room", gathering.point, waits] = 1.0
            yield loads

    def _streets(
        self, limit: str, entries: Iterable[tuple[int, int]], bucket: int, load: float
    ) -> Loads:
        found: Loads = {}
        for link, offset in entries:
            entered = at(bucket, offset, self.step_ms)
            found[limit, self.names[link], entered] = load
            found["open_link", self.names[link], entered] = 1.0
        return found


def _sum(one: Loads, two: Loads) -> Loads:
    found = dict(one)
    for key, load in two.items():
        found[key] = found.get(key, 0.0) + load
    return found
