"""The verb: let the few who would still have to wait on the way go later, one after another, where there is room."""

from __future__ import annotations

import heapq
from collections import defaultdict
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from safeconduct.flows.network import UNLIMITED, FlowNetwork
from safeconduct.planning.exact.at_home import Sent
from safeconduct.planning.exact.trace import Way

Counts = NDArray[np.int64]


def go_later(network: FlowNetwork, sent: Sent, steps: int) -> list[Way] | None:
    """Give ways without waiting for all, of which those who waited arrive later than they did.

    Parameters
    ----------
    network, sent
        A flow, split into ways.
    steps
        Steps of the horizon.

    Returns
    -------
    list of Way or None
        ``None`` if somebody finds no room within the horizon on any way that people from their home take.
    """
    room = _Room(network, sent, steps)
    choices: defaultdict[int, dict[tuple[int, ...], Way]] = defaultdict(dict)
    for way in [*sent.straight, *sent.waiting]:
        if len(way.arcs) > 1:
            choices[int(way.arcs[0])][tuple(way.arcs.tolist())] = way
    on = _quickest(network)
    found = list(sent.straight)
    for way in sorted(sent.waiting, key=lambda each: each.leave):
        quickest = _follow(network, on, int(way.arcs[0]), way)
        known = [*choices[int(way.arcs[0])].values(), *quickest]
        people = way.people
        while people:
            placed = room.earliest(known, people)
            if placed is None:
                return None
            found.append(placed)
            people -= placed.people
    return found


def _quickest(network: FlowNetwork) -> dict[int, int]:
    """Give the arc by which every node is nearest to an exit in an empty network."""
    into: defaultdict[int, list[int]] = defaultdict(list)
    for arc, head in enumerate(network.head.tolist()):
        into[head].append(arc)
    on: dict[int, int] = {}
    heap = [(0, int(node), -1) for node in network.exits]
    while heap:
        steps, node, by = heapq.heappop(heap)
        if node in on:
            continue
        on[node] = by
        for arc in into[node]:
            tail = int(network.tail[arc])
            if tail not in on:
                heapq.heappush(heap, (steps + int(network.travel_steps[arc]), tail, arc))
    return on


def _follow(network: FlowNetwork, on: dict[int, int], arc: int, way: Way) -> list[Way]:
    """Give the quickest way that begins with an arc; of it only arcs and exit count."""
    arcs = [arc]
    while (arc := on.get(int(network.head[arcs[-1]]), -1)) >= 0:
        arcs.append(arc)
    number = np.flatnonzero(network.exits == network.head[arcs[-1]])
    if not number.size:
        return []
    return [replace(way, arcs=np.array(arcs), exit=int(number[0]))]


class _Room:
    """How many may still enter each arc and leave through each exit, by step."""

    def __init__(self, network: FlowNetwork, sent: Sent, steps: int) -> None:
        self._network, self._steps = network, steps
        total = int(network.people.sum())
        self._left = np.repeat(network.capacity.astype(np.int64)[:, None], steps, axis=1)
        for arc, row in network.capacity_by_step.items():
            self._left[arc] = row[:steps]
        self._left[self._left == UNLIMITED] = total
        self._exits = np.full((len(network.exits), steps), total)
        if network.exit_capacity is not None:
            self._exits[:] = network.exit_capacity.reshape(len(network.exits), -1)[:, :steps]
            self._exits[self._exits == UNLIMITED] = total
        for way in sent.straight:
            self._take(way)

    def earliest(self, known: list[Way], people: int) -> Way | None:
        """Give the earliest arrival of some of these people by any way, and take its room."""
        best: Way | None = None
        for way in known:
            after = np.concatenate([[0], np.cumsum(self._network.travel_steps[way.arcs])])
            last = self._steps - int(after[-1])
            if last <= 0:
                continue
            space = self._exits[way.exit, after[-1] :].copy()
            for row, shift in zip(way.arcs.tolist(), after[:-1].tolist(), strict=True):
                np.minimum(space, self._left[row, shift : shift + last], out=space)
            start = int(np.argmax(space > 0))
            leave = start + int(after[-1])
            if space[start] > 0 and (best is None or leave < best.leave):
                enter = (start + after[:-1]).astype(np.int64)
                best = Way(way.arcs, enter, way.exit, leave, min(people, int(space[start])))
        if best is not None:
            self._take(best)
        return best

    def _take(self, way: Way) -> None:
        self._left[way.arcs, way.enter] -= way.people
        self._exits[way.exit, way.leave] -= way.people
