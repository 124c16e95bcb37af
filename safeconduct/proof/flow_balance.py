"""Whether a flow over time is one: nobody appears, nobody vanishes, no limit is exceeded.

Rates are constant between a few events, so that stocks of people are straight lines between them and need only be looked
at there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from safeconduct.proof.flow_parts import Rates, Streets, Whole

Events = NDArray[np.int64]


def interval_failures(name: str, rates: Rates, members: int, steps: int) -> Iterator[str]:
    """Say what is wrong with a list of intervals in itself."""
    shape = {np.shape(each) for each in (rates.at, rates.start, rates.end, rates.rate)}
    if len(shape) != 1:
        yield f"{name}: the columns have different lengths."
        return
    if not len(rates.at):
        return
    if rates.at.min() < 0 or rates.at.max() >= members:
        yield f"{name}: something is named that is not there."
    if rates.start.min() < 0 or rates.end.max() > steps or (rates.start >= rates.end).any():
        yield f"{name}: an interval lies outside the horizon or is empty."
    if rates.rate.min() <= 0:
        yield f"{name}: a rate is not positive."
    order = np.lexsort((rates.start, rates.at))
    at, start, end = rates.at[order], rates.start[order], rates.end[order]
    if ((at[1:] == at[:-1]) & (start[1:] < end[:-1])).any():
        yield f"{name}: two intervals of the same overlap."


def room_failures(network: Streets, flow: Rates, leaving: Rates, steps: int) -> Iterator[str]:
    """Say where more people enter an arc or leave through an exit than may."""
    if len(flow.at) and (flow.end + network.travel_steps[flow.at] > steps).any():
        yield "People are on an arc when the horizon ends."
    for i, arc in enumerate(flow.at):
        room: Any = network.capacity_by_step.get(int(arc), network.capacity[arc])
        if _exceeds(room, flow.start[i], flow.end[i], flow.rate[i]):
            yield f"More people enter arc {arc} than may, in steps {flow.start[i]} to {flow.end[i]}."
    if network.exit_capacity is not None:
        for i, at in enumerate(leaving.at):
            if _exceeds(
                network.exit_capacity[at], leaving.start[i], leaving.end[i], leaving.rate[i]
            ):
                yield f"More people leave through exit {at} than may, from step {leaving.start[i]}."


def _exceeds(room: Any, start: Any, end: Any, rate: Any) -> bool:
    most = np.asarray(room)
    if most.ndim:
        most = most[start:end]
    return bool(((most >= 0) & (most < rate)).any())


def balance_failures(
    network: Streets, flow: Rates, leaving: Rates, passing: Rates
) -> Iterator[str]:
    """Say where more people go on from a node than have come, or pass it than its rate allows."""
    travel = network.travel_steps[flow.at]
    come = _events(network.head[flow.at], flow.start + travel, flow.end + travel, flow.rate)
    out = np.concatenate(
        [
            _events(network.tail[flow.at], flow.start, flow.end, -flow.rate),
            _events(network.exits[leaving.at], leaving.start, leaving.end, -leaving.rate),
        ]
    )
    rated = np.zeros(network.nodes, bool)
    if network.node_rate is not None:
        rated = network.node_rate >= 0
        for i, node in enumerate(passing.at):
            if _exceeds(network.node_rate[node], 0, 0, passing.rate[i]):
                yield f"More people pass node {node} than may, from step {passing.start[i]}."
    if not rated[passing.at].all():
        yield "People pass a rate where there is none."
    through = _events(passing.at, passing.start, passing.end, passing.rate)
    nobody = np.zeros_like(network.people)
    free = out[~rated[out[:, 0]]]
    for home, change in (
        (network.people, [come, through * np.array([1, 1, -1]), free]),
        (nobody, [through, out[rated[out[:, 0]]]]),
    ):
        for node in _below_zero(home, np.concatenate(change)):
            yield f"More people go on from node {node} than have come there."


def _events(node: Whole, start: Whole, end: Whole, rate: Whole) -> Events:
    """Give rows of node, step and change of the rate."""
    begin = np.stack([node, start, rate], axis=1)
    stop = np.stack([node, end, -rate], axis=1)
    return np.concatenate([begin, stop]).astype(np.int64)


def _sorted(events: Events) -> Events:
    return events[np.lexsort((events[:, 1], events[:, 0]))]


def _running(events: Events, value: Events) -> Events:
    """Add up a value along the events of each node, which are sorted."""
    total = np.cumsum(value)
    first = np.flatnonzero(np.diff(events[:, 0], prepend=-1))
    before = np.where(first > 0, total[first - 1], 0)
    length = np.diff(np.append(first, len(events)))
    return np.asarray(total - np.repeat(before, length), dtype=np.int64)


def _below_zero(home: Whole, change: Events) -> list[int]:
    if not len(change):
        return []
    events = _sorted(change)
    rate = _running(events, events[:, 2])
    same = events[1:, 0] == events[:-1, 0]
    # The stock grows by the rate in every step from one event to the next.
    width = np.where(same, events[1:, 1] - events[:-1, 1], 0)
    grown = np.zeros(len(events), np.int64)
    grown[:-1] = rate[:-1] * width
    stock = _running(events, grown) + home[events[:, 0]]
    return sorted({int(node) for node in events[stock < 0, 0]})
