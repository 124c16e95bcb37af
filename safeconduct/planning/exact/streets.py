"""An operation as a network for flows over time, in whole steps and the largest unit in which all is whole."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from safeconduct.flows.network import UNLIMITED, FlowNetwork
from safeconduct.network.times import gap_time_ms
from safeconduct.planning.capacities import LimitAt, street_capacity
from safeconduct.planning.exact.contract import Joined, contract
from safeconduct.planning.exact.gates import Gate, gates_of, inside_links
from safeconduct.planning.exact.rates import Rate, crossing_rates, reception_rate
from safeconduct.planning.setting import Commodity, Setting

Counts = NDArray[np.int64]
Numbers = NDArray[np.float64]

Rounding = Literal["down", "up"]

MOST_PARTS = 1_000_000
"""Parts into which a person may be cut so that all numbers are whole."""
LARGEST_DENOMINATOR = 10_000
NEAR = 1e-9
"""How near a number is to the fraction it is read as."""


class NotWholeError(Exception):
    """People or capacities are no multiples of one small part of a person."""


@dataclass(frozen=True, eq=False)
class Streets:
    """The network of the flow, and what its arcs are.

    Arcs are first those of ``links``, then one for each home, one for each corridor, one for each gate that leads to a
    site. ``parts`` units of flow are one person. ``rates`` say what limits the arcs and exits that are no links.
    """

    flow: FlowNetwork
    parts: int
    links: Counts
    homes: tuple[Commodity, ...]
    corridors: tuple[str, ...]
    gates: tuple[Gate, ...]
    rates: dict[int, Rate]
    exit_rates: dict[int, Rate]
    home_nodes: int

    @property
    def first_home_arc(self) -> int:
        """Number of the first arc from a home to its node."""
        return len(self.links)

    @property
    def first_corridor_arc(self) -> int:
        """Number of the first arc through a crossing."""
        return len(self.links) + len(self.homes)

    @property
    def first_gate_arc(self) -> int:
        """Number of the first arc from a crossing to a site."""
        return self.first_corridor_arc + len(self.corridors)

    @property
    def people(self) -> float:
        """Persons in the network."""
        return float(self.flow.people.sum()) / self.parts


def streets_of(
    setting: Setting, with_route: tuple[Commodity, ...], rounding: Rounding | None = None
) -> Streets:
    """Write an operation of which the conditions hold as a network for flows over time.

    Parameters
    ----------
    setting
        The operation on its roads.
    with_route
        Who has any way out; all others are left out.
    rounding
        Where times of streets are no whole steps: streets are joined where there is no choice, and their times rounded ``down`` for
        a bound, ``up`` for people who keep to whole steps. ``None``: all times are whole.

    Returns
    -------
    Streets
        With homes as nodes of their own, so that waiting at home is no waiting on the way.

    Raises
    ------
    NotWholeError
        If no small part of a person makes all numbers whole.
    """
    group = setting.operation.groups[with_route[0][1]]
    speed = group.walking_speed_kmh
    network = setting.network
    inside = inside_links(setting, group)
    joined = _streets(setting, inside, speed)
    if rounding is not None:
        joined = contract(joined, _kept(setting, inside))
    links = joined.link
    gates = gates_of(setting, group)
    corridors = tuple(dict.fromkeys(gate.corridor for gate in gates))
    sites = tuple(dict.fromkeys(gate.site for gate in gates if gate.site))
    beyond = tuple(gate for gate in gates if gate.site)
    home = network.nodes
    passed = home + len(with_route)
    at_site = passed + len(corridors)
    exits = [at_site + i for i in range(len(sites))]
    ends = {c for c in corridors if any(g.corridor == c and g.site is None for g in gates)}
    exits += [passed + i for i, c in enumerate(corridors) if c in ends]
    gaps = [gap_time_ms(network.area_gap_m.get(area, 0.0), speed) for area, _ in with_route]
    to_gate = [passed + corridors.index(gate.corridor) for gate in beyond]
    tail = [
        home + np.arange(len(with_route)),
        [network.corridor_node[c] for c in corridors],
        to_gate,
    ]
    head = [
        [network.area_node[area] for area, _ in with_route],
        passed + np.arange(len(corridors)),
        [at_site + sites.index(gate.site or "") for gate in beyond],
    ]
    steps = [
        _steps(setting, np.array(gaps, np.int64), rounding or "up"),
        [0] * len(corridors),
        [gate.arrive_shift for gate in beyond],
    ]
    persons = np.array([setting.persons[who] for who in with_route])
    first = len(links) + len(with_route)
    rates = {first + i: crossing_rates(setting, group, c) for i, c in enumerate(corridors)}
    first += len(corridors)
    for i, gate in enumerate(beyond):
        rates[first + i] = _way_after(setting, gate)
    for arc in _closed(setting, links):
        link = int(links[arc])
        name: LimitAt = ("street_walk", str(network.link_id[link]))
        capacity = street_capacity(setting, "street_walk", link)
        rates[arc] = Rate(capacity, ((name, 0, 1.0, capacity),))
    exit_rates = {i: reception_rate(setting, group, site) for i, site in enumerate(sites)}
    limits = [
        joined.most,
        *(r.most for r in rates.values()),
        *(r.most for r in exit_rates.values()),
    ]
    parts = _parts(persons, np.concatenate(limits))
    whole = _Whole(parts, persons)
    nodes = at_site + len(sites)
    people = np.zeros(nodes, np.int64)
    people[home : home + len(with_route)] = whole.people()
    arcs = len(links) + len(with_route) + len(corridors) + len(beyond)
    on_streets = np.full(arcs, UNLIMITED, np.int64)
    on_streets[: len(links)] = whole.limit(joined.most)
    flow = FlowNetwork(
        nodes=nodes,
        tail=np.concatenate([joined.tail, *tail]).astype(np.int64),
        head=np.concatenate([joined.head, *head]).astype(np.int64),
        travel_steps=np.concatenate(
            [_walk_steps(setting, joined, rounding or "down"), *steps]
        ).astype(np.int64),
        capacity=on_streets,
        people=people,
        exits=np.array(exits, np.int64),
        exit_capacity=np.array(
            [whole.limit(_row(setting, exit_rates.get(i))) for i in range(len(exits))], np.int64
        ).reshape(len(exits), setting.steps),
        capacity_by_step={arc: whole.limit(rate.most) for arc, rate in rates.items()},
    )
    return Streets(flow, parts, links, with_route, corridors, beyond, rates, exit_rates, home)


def _streets(setting: Setting, links: Counts, speed_kmh: float) -> Joined:
    network = setting.network
    return Joined(
        network.tail[links].astype(np.int64),
        network.head[links].astype(np.int64),
        setting.walk_ms(speed_kmh)[links],
        np.zeros(len(links), np.int64),
        network.walk_capacity_person_per_h[links] * setting.operation.step_s / 3600.0,
        links,
    )


def _kept(setting: Setting, links: Counts) -> NDArray[np.bool_]:
    """Nodes at which people live or cross, and those on streets that are closed at some time."""
    network = setting.network
    kept = np.zeros(network.nodes, np.bool_)
    kept[[*network.area_node.values(), *network.corridor_node.values()]] = True
    closed = links[_closed(setting, links)]
    kept[network.tail[closed]] = True
    kept[network.head[closed]] = True
    return kept


def _walk_steps(setting: Setting, joined: Joined, rounding: Rounding) -> Counts:
    """Round times; down, those before and behind the narrowest place each, so that its load is that of a plan's bucket."""
    if rounding == "up":
        return _steps(setting, joined.walk_ms, rounding)
    behind = joined.walk_ms - joined.before_ms
    return _steps(setting, joined.before_ms, "down") + _steps(setting, behind, "down")


def _steps(setting: Setting, walk_ms: Counts, rounding: Rounding) -> Counts:
    steps: Counts = (
        walk_ms // setting.step_ms if rounding == "down" else -(-walk_ms // setting.step_ms)
    )
    return steps


def _row(setting: Setting, rate: Rate | None) -> Numbers:
    return np.full(setting.steps, np.inf) if rate is None else rate.most


def _closed(setting: Setting, links: Counts) -> list[int]:
    """Arcs of links that are closed at some time."""
    closed = np.zeros(setting.network.links, np.bool_)
    for numbers, _, _ in setting.network.closed:
        closed[numbers] = True
    return np.flatnonzero(closed[links]).tolist()


def _way_after(setting: Setting, gate: Gate) -> Rate:
    """Limit a way on from a crossing, by the bucket of crossing, by its narrowest street."""
    limits = []
    for link, shift in zip(gate.after, gate.shifts, strict=True):
        capacity = street_capacity(setting, "street_walk", link)
        if np.isinf(capacity).all():
            continue
        there = np.full(setting.steps, np.inf)
        there[: max(0, setting.steps - shift)] = capacity[shift:]
        name: LimitAt = ("street_walk", str(setting.network.link_id[link]))
        limits.append((name, shift, 1.0, there))
    most = np.full(setting.steps, np.inf)
    for _, _, _, there in limits:
        most = np.minimum(most, there)
    return Rate(most, tuple(limits))


@dataclass(frozen=True, slots=True)
class _Whole:
    parts: int
    persons: Numbers

    def people(self) -> Counts:
        """Give the persons in parts."""
        return np.rint(self.persons * self.parts).astype(np.int64)

    def limit(self, numbers: Numbers) -> Counts:
        """Give a limit in parts; what all people together cannot fill is none."""
        binds = numbers < self.persons.sum()
        scaled = np.rint(np.where(binds, numbers, 0.0) * self.parts)
        return np.where(binds, scaled, UNLIMITED).astype(np.int64)


def _parts(persons: Numbers, limits: Numbers) -> int:
    """Give the least number of parts of a person that makes people and limits whole."""
    total = float(persons.sum())
    parts = 1
    for number in np.unique(np.concatenate([persons, limits[limits < total]])).tolist():
        fraction = Fraction(number).limit_denominator(LARGEST_DENOMINATOR)
        if abs(float(fraction) - number) > NEAR * max(1.0, number):
            raise NotWholeError(f"{number} is no simple fraction.")
        parts = lcm(parts, fraction.denominator)
        if parts > MOST_PARTS or total * parts >= 2.0**52:
            raise NotWholeError("There is no small part of a person that makes all whole.")
    return parts
