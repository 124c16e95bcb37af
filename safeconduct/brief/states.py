"""What state a crossing is in at each moment.

A pause counts where every party that controls a leg agreed to it. A window outside one is ``fire`` (open under fire), never just open; only a
benchmark, where nobody shoots, knows ``open``.
"""

from __future__ import annotations

from typing import Literal

from safeconduct.operation.model import Corridor, Interval, Operation
from safeconduct.safeguards.names import controllers

State = Literal["closed", "open", "pause", "fire", "refused"]


def crossing_states(operation: Operation, corridor: Corridor) -> tuple[tuple[int, State], ...]:
    """Give the changes of state of a crossing within the horizon.

    Parameters
    ----------
    operation
        The operation.
    corridor
        One of its corridors.

    Returns
    -------
    tuple of (int, str)
        Seconds from start and the state from then on; the first is at 0.
    """
    if corridor.refused_by:
        return ((0, "refused"),)
    asked = {*controllers(corridor)}
    pauses = [pause.interval for pause in operation.pauses if asked <= {*pause.agreed_by}]
    edges = {0, operation.horizon_s}
    for since, to in (*corridor.open, *pauses):
        edges |= {since, to}
    found: list[tuple[int, State]] = []
    for second in sorted(edge for edge in edges if 0 <= edge < operation.horizon_s):
        state = _state(corridor.open, pauses, second)
        if operation.benchmark and state == "fire":
            state = "open"
        if not found or found[-1][1] != state:
            found.append((second, state))
    return tuple(found)


def open_s(operation: Operation, corridor: Corridor) -> int:
    """Give for how long a crossing is open within the horizon, whether or not under fire."""
    if corridor.refused_by:
        return 0
    last = operation.horizon_s
    return sum(max(0, min(to, last) - max(since, 0)) for since, to in corridor.open)


def _state(windows: tuple[Interval, ...], pauses: list[Interval], second: int) -> State:
    if not any(since <= second < to for since, to in windows):
        return "closed"
    return "pause" if any(since <= second < to for since, to in pauses) else "fire"
