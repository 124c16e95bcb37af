"""How many people an hour are on each piece of road, over time.

A stream of so many people an hour that enters a long road is on it until it leaves it, and is
drawn for as long; where several streams are on a piece at once, the largest counts.

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
_Streams = dict[tuple[int, int], dict[int, NDArray[np.float64]]]
"""Persons by frame of entry: by piece and how often the route met it before, and frames on it."""


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
        Length of a frame; a person counts from the frame in which the piece is entered to the
        frame in which it is left.

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
    streams: _Streams = defaultdict(lambda: defaultdict(lambda: np.zeros(frames)))
    times = _Times(operation, network)
    for key, cohorts in patterns.items():
        links = links_of[key[0]]
        persons = np.array([cohort.persons for cohort in cohorts])
        offsets_s, ends_s, waits = times.offsets(key, links)
        turns: dict[int, int] = defaultdict(int)
        for first, last in _stretches([piece_of[link] for link in links], waits):
            piece = piece_of[links[first]]
            since = np.array([c.depart_from_s if first < waits else c.crossing_s for c in cohorts])
            into = np.clip((since + offsets_s[first]) // frame_s, 0, frames - 1).astype(np.int64)
            # Who leaves as a frame begins was on the piece in the frame before.
            left = np.ceil((since + ends_s[last]) / frame_s).astype(np.int64) - 1
            out_of = np.clip(left, into, frames - 1)
            for stay in np.unique(out_of - into).tolist():
                chosen = out_of - into == stay
                np.add.at(streams[piece, turns[piece]][stay], into[chosen], persons[chosen])
            turns[piece] += 1
    members: dict[int, list[int]] = defaultdict(list)
    for link, piece in piece_of.items():
        members[piece].append(link)
    on: dict[int, NDArray[np.float64]] = defaultdict(lambda: np.zeros(frames))
    entered: dict[int, float] = {}
    for (piece, turn), entering in streams.items():
        on[piece] = np.maximum(on[piece], _largest_on(entering, frames))
        if turn == 0:
            entered[piece] = float(sum(row.sum() for row in entering.values()))
    found = [
        Piece(tuple(members[piece]), counts * _HOUR_S / frame_s, entered[piece])
        for piece, counts in on.items()
    ]
    return tuple(sorted(found, key=lambda piece: (piece.persons, piece.links)))


def _stretches(pieces: list[int], waits: int) -> list[tuple[int, int]]:
    """Cut a route where the piece changes and where people wait: first and last place of each."""
    cuts = [i for i in range(1, len(pieces)) if i == waits or pieces[i] != pieces[i - 1]]
    ends = [*cuts, len(pieces)]
    return [(first, end - 1) for first, end in zip([0, *cuts], ends, strict=True) if first < end]


def _largest_on(entering: dict[int, NDArray[np.float64]], frames: int) -> NDArray[np.float64]:
    """Give for each frame the most people of one frame of entry who are still on the piece."""
    largest, staying = np.zeros(frames), np.zeros(frames)
    for lag in range(max(entering), -1, -1):
        if lag in entering:
            staying += entering[lag]
        np.maximum(largest[lag:], staying[: frames - lag], out=largest[lag:])
    return largest


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

    def offsets(
        self, key: _Key, links: list[int]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64], int]:
        """Give when each link is entered and left, and how many links lie before a wait.

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
        return offsets / 1000.0, (offsets + times_ms) / 1000.0, waits

    def _walking(self, speed_kmh: float) -> NDArray[np.int64]:
        if speed_kmh not in self._walk:
            self._walk[speed_kmh] = walk_time_ms(self._network, speed_kmh)
        return self._walk[speed_kmh]


def _index(tails: list[int], node: int | None) -> int:
    """Give where a route reaches a node; its end where it begins no link of the route."""
    return tails.index(node) if node is not None and node in tails else len(tails)
