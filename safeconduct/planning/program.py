"""The linear program over services, written out as arrays."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from safeconduct.planning.capacities import (
    LimitAt,
    crossing_capacities,
    site_capacities,
    street_capacity,
)
from safeconduct.planning.services import Active, Service
from safeconduct.planning.setting import Commodity, Setting, bucket_shift

Indices = NDArray[np.int64]
Numbers = NDArray[np.float64]


@dataclass(eq=False)
class Columns:
    """Where each service's variables stand."""

    feeds: list[range] = field(default_factory=list)
    moves: list[range] = field(default_factory=list)


@dataclass(eq=False)
class Program:
    """Minimise cost · x subject to lower ≤ A x ≤ upper, 0 ≤ x ≤ most.

    ``rows`` gives the first row of each limit (one row a bucket, or one in all where
    ``single``); ``short`` the column of people a held level may fall short by, normally none;
    ``occupied`` the first column of people present at sites whose places free again.
    """

    services: list[Service]
    columns: Columns
    matrix: sparse.csc_matrix
    lower: Numbers
    upper: Numbers
    most: Numbers
    rows: dict[LimitAt, int]
    single: frozenset[LimitAt]
    occupied: dict[str, int]
    supply_rows: dict[Commodity, int]
    aim_rows: dict[tuple[str, int | None], int]
    short: dict[int, int]
    move_columns: Indices
    move_arrive: Indices
    move_level: Indices
    steps: int

    @property
    def moves_out(self) -> NDArray[np.bool_]:
        """Which of the moving variables take people out (and not to an assembly point)."""
        return self.move_arrive >= 0


class _Writer:
    """Gathers entries, rows and columns while the program is written."""

    def __init__(self) -> None:
        self.entries: list[tuple[Indices, Indices, Numbers]] = []
        self.lower: list[Numbers] = []
        self.upper: list[Numbers] = []
        self.most: list[Numbers] = []
        self.height = 0
        self.width = 0

    def add_rows(self, lower: Numbers, upper: Numbers) -> int:
        first = self.height
        self.lower.append(lower)
        self.upper.append(upper)
        self.height += lower.size
        return first

    def add_columns(self, most: Numbers) -> int:
        first = self.width
        self.most.append(most)
        self.width += most.size
        return first

    def put(self, rows: Indices, columns: Indices, values: Numbers | float) -> None:
        wide = np.broadcast_to(np.asarray(values, dtype=np.float64), np.shape(rows))
        self.entries.append((rows.astype(np.int64), columns.astype(np.int64), wide))

    def matrix(self) -> sparse.csc_matrix:
        rows, columns, values = (
            np.concatenate(parts) if parts else np.zeros(0)
            for parts in (zip(*self.entries, strict=True) if self.entries else ((), (), ()))
        )
        shape = (self.height, self.width)
        return sparse.csc_matrix((values, (rows.astype(int), columns.astype(int))), shape=shape)


def write_program(
    setting: Setting, services: list[Service], active: Active, *, riders_load: bool = True
) -> Program:
    """Write the program of given services with rows for the active streets.

    With ``riders_load`` a rider brings his share of a vehicle along, else whole vehicles do.
    """
    out = _Writer()
    columns = Columns()
    rows, single = _limit_rows(setting, active, out)
    occupied = _occupancy(setting, out, rows)
    supply = _supply_rows(setting, services, out)
    cars = _car_rows(setting, services, out, rows)
    stocks = _stocks(setting, services, out, rows)
    for service in services:
        _write_feeds(setting, service, out, columns, supply, cars)
        _write_moves(setting, service, out, columns, rows, single)
        if riders_load:
            _write_share_of_runs(setting, service, out, columns, rows)
        _write_stock(service, out, columns, stocks)
    return _finish(setting, services, out, columns, rows, single, occupied, supply)


def _limit_rows(
    setting: Setting, active: Active, out: _Writer
) -> tuple[dict[LimitAt, int], frozenset[LimitAt]]:
    capacities = crossing_capacities(setting) | site_capacities(setting)
    for fleet in ("buses", "ambulances"):
        vehicles = getattr(setting.operation, fleet)
        if vehicles is not None:
            capacities["fleet", fleet] = np.full(setting.steps, float(vehicles.count))
    number = {str(link): i for i, link in enumerate(setting.network.link_id)} if active else {}
    for kind, link_id in sorted(active):
        capacities[kind, link_id] = street_capacity(setting, kind, number[link_id])
    rows = {}
    for limit, upper in capacities.items():
        if limit[0] == "places" and upper.size > 1:
            continue
        rows[limit] = out.add_rows(np.full(upper.size, -np.inf), upper)
    single = frozenset(limit for limit in rows if capacities[limit].size == 1)
    return rows, single


def _occupancy(setting: Setting, out: _Writer, rows: dict[LimitAt, int]) -> dict[str, int]:
    """People present at a site whose places free again: O(k) = O(k−1) + in(k) − in(k−w)."""
    occupied = {}
    steps = setting.steps
    for site in setting.operation.sites.values():
        if site.places is None or site.stay_s is None:
            continue
        first_row = out.add_rows(np.zeros(steps), np.zeros(steps))
        first = out.add_columns(np.full(steps, float(site.places)))
        k = np.arange(steps)
        out.put(first_row + k, first + k, 1.0)
        out.put(first_row + k[1:], first + k[:-1], -1.0)
        rows["places", site.id] = first_row
        occupied[site.id] = first
    return occupied


def _supply_rows(setting: Setting, services: list[Service], out: _Writer) -> dict[Commodity, int]:
    fed = sorted({commodity for service in services for commodity, _ in service.routes})
    upper = np.array([setting.persons[commodity] for commodity in fed], dtype=np.float64)
    first = out.add_rows(np.full(len(fed), -np.inf), upper)
    return {commodity: first + i for i, commodity in enumerate(fed)}


def _car_rows(
    setting: Setting, services: list[Service], out: _Writer, rows: dict[LimitAt, int]
) -> dict[Commodity, int]:
    cars = setting.operation.cars
    if cars is None:
        return {}
    riding = sorted({c for s in services if s.mode == "car" for c, _ in s.routes})
    found = {}
    for commodity in riding:
        upper = np.array([cars.share * setting.persons[commodity]])
        found[commodity] = out.add_rows(np.array([-np.inf]), upper)
        rows["cars", "/".join(commodity)] = found[commodity]
    return found


def _stocks(
    setting: Setting, services: list[Service], out: _Writer, rows: dict[LimitAt, int]
) -> dict[tuple[str, str], int]:
    """People waiting at assembly points at the end of each bucket, by point and group."""
    steps = setting.steps
    used = sorted({(s.target or s.origin, s.group) for s in services if s.target or s.from_stock})
    k = np.arange(steps)
    balance = {}
    for assembly in sorted({point for point, _ in used}):
        room = setting.operation.assembly_points[assembly].room
        if room is not None:
            rows["room", assembly] = out.add_rows(np.full(steps, -np.inf), np.full(steps, room))
        for point, group in used:
            if point != assembly:
                continue
            first_row = out.add_rows(np.zeros(steps), np.zeros(steps))
            most = np.full(steps, np.inf)
            most[-1] = 0.0
            first = out.add_columns(most)
            out.put(first_row + k, first + k, 1.0)
            out.put(first_row + k[1:], first + k[:-1], -1.0)
            if room is not None:
                out.put(rows["room", assembly] + k, first + k, 1.0)
            balance[point, group] = first_row
    return balance


def _write_feeds(
    setting: Setting,
    service: Service,
    out: _Writer,
    columns: Columns,
    supply: dict[Commodity, int],
    cars: dict[Commodity, int],
) -> None:
    """People assigned to a service, and their inventory until they can use it."""
    if service.from_stock:
        columns.feeds.append(range(0))
        return
    releases = service.ready(setting.step_ms)
    count = releases.size
    first = out.add_columns(np.full(count, np.inf))
    columns.feeds.append(range(first, first + count))
    k = np.arange(count)
    out.put(np.array([supply[c] for c, _ in service.routes]), first + k, 1.0)
    if service.mode == "car":
        out.put(np.array([cars[c] for c, _ in service.routes]), first + k, 1.0)
    service.buckets = service.buckets[service.buckets >= releases.min()]
    service.hours = service.hours[service.hours >= releases.min()]
    starts = np.unique(releases)
    first_row = out.add_rows(np.zeros(starts.size), np.zeros(starts.size))
    out.put(first_row + np.searchsorted(starts, releases), first + k, 1.0)
    kept = out.add_columns(np.full(starts.size - 1, np.inf))
    j = np.arange(starts.size - 1)
    out.put(first_row + j, kept + j, -1.0)
    out.put(first_row + 1 + j, kept + j, 1.0)
    segment = np.searchsorted(starts, service.buckets, side="right") - 1
    b = np.arange(service.buckets.size)
    out.put(first_row + segment, out.width + b, -1.0)


def _write_moves(
    setting: Setting,
    service: Service,
    out: _Writer,
    columns: Columns,
    rows: dict[LimitAt, int],
    single: frozenset[LimitAt],
) -> None:
    buckets = service.buckets
    first = out.add_columns(np.full(buckets.size, np.inf))
    columns.moves.append(range(first, first + buckets.size))
    column = first + np.arange(buckets.size)
    for load in service.loads:
        row = rows[load.limit]
        if load.limit in single:
            out.put(np.full(buckets.size, row), column, load.coef)
        elif load.limit[0] == "places":
            _put_stay(setting, load.limit[1], row, buckets + load.shift, column, out)
        else:
            out.put(row + buckets + load.shift, column, load.coef)


def _write_share_of_runs(
    setting: Setting,
    service: Service,
    out: _Writer,
    columns: Columns,
    rows: dict[LimitAt, int],
) -> None:
    first = columns.moves[-1].start
    for limit, bucket, columns_at, coef in run_loads(setting, service, rows):
        out.put(rows[limit] + bucket, first + columns_at, coef)


def _put_stay(
    setting: Setting, site: str, row: int, come: Indices, column: Indices, out: _Writer
) -> None:
    width = setting.stay_buckets(site)
    out.put(row + come, column, -1.0)
    goes = come + width < setting.steps
    out.put(row + come[goes] + width, column[goes], 1.0)


def run_loads(
    setting: Setting, service: Service, rows: dict[LimitAt, int]
) -> list[tuple[LimitAt, Indices, Indices, float]]:
    """Give what a rider's share of a vehicle loads: (limit, buckets, positions, coefficient)."""
    pattern = service.pattern
    if pattern is None:
        return []
    b, steps = service.buckets, setting.steps
    returns, free = pattern.returns[b], pattern.free[b]
    share = 1.0 / pattern.fleet.seats
    pcu = pattern.fleet.pcu * share
    position = np.arange(b.size)
    comes_back = returns < steps
    found: list[tuple[LimitAt, Indices, Indices, float]] = []
    gate: LimitAt = ("crossing_vehicle", service.corridor)
    if gate in rows:
        found.append((gate, b, position, pcu))
        found.append((gate, returns[comes_back], position[comes_back], pcu))
    busy = free - (b + pattern.board_shift)
    starts = np.repeat(b + pattern.board_shift, busy)
    within = np.arange(busy.sum()) - np.repeat(np.cumsum(busy) - busy, busy)
    found.append((("fleet", pattern.line.fleet), starts + within, np.repeat(position, busy), share))
    ids = setting.network.link_id
    for way, offsets, start, runs in (
        (pattern.out, pattern.out_offsets_ms, b, np.ones(b.size, dtype=bool)),
        (pattern.back, pattern.back_offsets_ms, returns, comes_back),
    ):
        for link, offset in zip(way, offsets, strict=True):
            limit: LimitAt = ("street_vehicle", str(ids[link]))
            if limit in rows:
                bucket = start + bucket_shift(offset, setting.step_ms)
                inside = runs & (bucket >= 0) & (bucket < steps)
                found.append((limit, bucket[inside], position[inside], pcu))
    return found


def _write_stock(
    service: Service,
    out: _Writer,
    columns: Columns,
    stocks: dict[tuple[str, str], int],
) -> None:
    moves = columns.moves[-1]
    column = np.arange(moves.start, moves.stop)
    if service.target:
        out.put(stocks[service.target, service.group] + service.buckets, column, -1.0)
    if service.from_stock:
        row = stocks[service.origin, service.group]
        out.put(row + service.buckets + service.leave_shift, column, 1.0)


def _finish(
    setting: Setting,
    services: list[Service],
    out: _Writer,
    columns: Columns,
    rows: dict[LimitAt, int],
    single: frozenset[LimitAt],
    occupied: dict[str, int],
    supply: dict[Commodity, int],
) -> Program:
    groups = setting.operation.groups
    pairs = list(zip(services, columns.moves, strict=True))
    move_columns = np.concatenate(
        [np.arange(m.start, m.stop) for _, m in pairs] or [np.zeros(0, int)]
    )
    arrive = np.concatenate(
        [np.full(len(m), -1) if s.target else s.arrive for s, m in pairs] or [np.zeros(0, int)]
    )
    level = np.concatenate(
        [np.full(len(m), groups[s.group].priority or 0) for s, m in pairs] or [np.zeros(0, int)]
    )
    out_now = arrive >= 0
    aim_rows: dict[tuple[str, int | None], int] = {}
    short: dict[int, int] = {}
    for name in ("moved", "arrival_sum"):
        for aim_level in [*sorted(set(level.tolist()) - {0}), None]:
            counts = out_now & (True if aim_level is None else level == aim_level)
            row = out.add_rows(np.array([-np.inf]), np.array([np.inf]))
            value = np.ones(counts.sum()) if name == "moved" else arrive[counts] + 1.0
            out.put(np.full(counts.sum(), row), move_columns[counts], value)
            aim_rows[name, aim_level] = row
            if name == "moved" and aim_level is not None:
                short[aim_level] = out.add_columns(np.zeros(1))
                out.put(np.array([row]), np.array([short[aim_level]]), 1.0)
    return Program(
        services=services,
        columns=columns,
        matrix=out.matrix(),
        lower=np.concatenate([np.zeros(0), *out.lower]),
        upper=np.concatenate([np.zeros(0), *out.upper]),
        most=np.concatenate([np.zeros(0), *out.most]),
        rows=rows,
        single=single,
        occupied=occupied,
        supply_rows=supply,
        aim_rows=aim_rows,
        short=short,
        move_columns=move_columns.astype(np.int64),
        move_arrive=arrive.astype(np.int64),
        move_level=level.astype(np.int64),
        steps=setting.steps,
    )
