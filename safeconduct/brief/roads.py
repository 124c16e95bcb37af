"""How many people an hour use each piece of road, over time.

Links that exactly the same routes use carry the same people, so they are drawn, and counted,
as one piece: a city's plan uses thousands of links but only hundreds of pieces.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from safeconduct.network.model import Network
from safeconduct.network.times import drive_time_ms, gap_time_ms, walk_time_ms
from safeconduct.operation.model import Operation
from safeconduct.plans.model import Cohort, Plan

_HOUR_S = 3_600
_RIDES = ("buses", "ambulances")
_Key = tuple[tuple[str, ...], str, str, str, str, str]


@dataclass(frozen=True, slots=True)
class Piece:
    """Links drawn as one, with people an hour in each frame of the time slider."""

    links: tuple[int, ...]
    rate_person_per_h: NDArray[np.float64]
    persons: float


def use_of_roads(
    operation: Operation, network: Network, plan: Plan, frame_s: int
) -> tuple[Piece, ...]:
    """Add up who is on which piece of road when.

    Parameters
    ----------
    operation, network, plan
        The plan and what it was made from.
    frame_s
        Length of a frame; a person counts in the frame in which the piece is entered.

    Returns
    -------
    tuple of Piece
        The least used first, so that the most used is drawn on top.
    """
    number = {str(name): link for link, name in enumerate(network.link_id)}
    patterns = _patterns(plan)
    paths = {key[0] for key in patterns}
    links_of = {path: [number[name] for name in path if name in number] for path in paths}
    piece_of = _pieces(links_of)
    frames = max(1, -(-plan.horizon_s // frame_s))
    rate: dict[int, NDArray[np.float64]] = defaultdict(lambda: np.zeros(frames))
    times = _Times(operation, network)
    for key, cohorts in patterns.items():
        links = links_of[key[0]]
        persons = np.array([cohort.persons for cohort in cohorts])
        offsets_s, waits = times.offsets(key, links)
        entered: set[int] = set()
        for place, link in enumerate(links):
            if (piece := piece_of[link]) in entered:
                continue
            entered.add(piece)
            since = [c.depart_from_s if place < waits else c.crossing_s for c in cohorts]
            frame = (np.array(since) + offsets_s[place]) // frame_s
            np.add.at(rate[piece], np.clip(frame, 0, frames - 1).astype(np.int64), persons)
    members: dict[int, list[int]] = defaultdict(list)
    for link, piece in piece_of.items():
        members[piece].append(link)
    found = [
        Piece(tuple(members[piece]), counts * _HOUR_S / frame_s, float(counts.sum()))
        for piece, counts in rate.items()
    ]
    return tuple(sorted(found, key=lambda piece: (piece.persons, piece.links)))


def _patterns(plan: Plan) -> dict[_Key, list[Cohort]]:
    found: dict[_Key, list[Cohort]] = defaultdict(list)
    for c in plan.cohorts:
        if c.route:
            found[c.route, c.group, c.area, c.corridor, c.mode, c.wait_at].append(c)
    return found


def _pieces(links_of: dict[tuple[str, ...], list[int]]) -> dict[int, int]:
    """Give every link the number of its piece: the same where the same paths use it."""
    used_by: dict[int, list[int]] = defaultdict(list)
    for path, links in enumerate(sorted(links_of.values())):
        for link in links:
            used_by[link].append(path)
    numbers: dict[tuple[int, ...], int] = {}
    return {link: numbers.setdefault(tuple(paths), len(numbers)) for link, paths in used_by.items()}


class _Times:
    """Offsets of the links of a route, in seconds from the crossing or from the start."""

    def __init__(self, operation: Operation, network: Network) -> None:
        self._operation = operation
        self._network = network
        self._drive = drive_time_ms(network)
        self._walk: dict[float, NDArray[np.int64]] = {}

    def offsets(self, key: _Key, links: list[int]) -> tuple[NDArray[np.float64], int]:
        """Give the offset of each link, and how many links lie before a wait.

        Those before it count from the cohort's departure, the others from its crossing.
        """
        _, group, area, corridor, mode, wait_at = key
        network = self._network
        speed_kmh = self._operation.groups[group].walking_speed_kmh
        tails = [int(network.tail[link]) for link in links]
        waits = _index(tails, network.assembly_node.get(wait_at)) if wait_at else 0
        ridden = 0 if mode == "car" or not wait_at else waits
        times_ms = self._walking(speed_kmh)[links]
        if mode == "car" or mode in _RIDES:
            times_ms[ridden:] = self._drive[links[ridden:]]
        start_ms = np.concatenate(([0], np.cumsum(times_ms)))[: len(links)]
        crossing = _index(tails, network.corridor_node.get(corridor))
        at_crossing = times_ms[:crossing].sum()
        gap_ms = gap_time_ms(network.area_gap_m.get(area, 0.0), speed_kmh)
        offsets = np.where(np.arange(len(links)) < waits, start_ms + gap_ms, start_ms - at_crossing)
        return offsets / 1000.0, waits

    def _walking(self, speed_kmh: float) -> NDArray[np.int64]:
        if speed_kmh not in self._walk:
            self._walk[speed_kmh] = walk_time_ms(self._network, speed_kmh)
        return self._walk[speed_kmh]


def _index(tails: list[int], node: int | None) -> int:
    """Give where a route reaches a node; its end where it begins no link of the route."""
    return tails.index(node) if node is not None and node in tails else len(tails)
