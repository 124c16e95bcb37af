"""Where vehicles stand between two rides, and how long they drive from one stop to another."""

from __future__ import annotations

from collections.abc import Iterable

from safeconduct.planning.lines import Pattern
from safeconduct.planning.setting import Setting
from safeconduct.planning.shortest import FAR_MS

MOST_STOPS = 6
"""Stops of a fleet for which vehicles are kept in stock at each; with more, they are dispatched."""


def stops_of(patterns: Iterable[Pattern], kind: str) -> list[int]:
    """Give the nodes at which vehicles of a kind board, in order."""
    return sorted({pattern.stop for pattern in patterns if pattern.line.fleet == kind})


def transfer_buckets(setting: Setting, one: int, two: int) -> int | None:
    """Buckets an empty vehicle needs from one stop to another inside; ``None`` without a way."""
    if one == two:
        return 0
    tree = setting.tree(one, None, None, inside=True, towards=False)
    way_ms = int(tree.time_ms[two])
    return None if way_ms >= FAR_MS else -(-way_ms // setting.step_ms)
