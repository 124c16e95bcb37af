"""How full each limit is over time, and which of them bind."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from safeconduct.operation.model import Interval
from safeconduct.plans.model import LimitKind, Plan, Usage

FULL = 0.999
"""A limit binds where at least this share of it is used."""

STREETS: tuple[LimitKind, ...] = ("street_walk", "street_vehicle")
DERIVED: tuple[LimitKind, ...] = ("seats",)
"""Limits that follow from others: seats are full because vehicles are sent only for riders."""


@dataclass(frozen=True, slots=True)
class Load:
    """One limit over time: the share used in each bucket that has a capacity.

    ``full`` holds the stretches with no more room, merged; ``throughout`` marks a limit over
    the whole horizon.
    """

    limit: LimitKind
    at: str
    shares: tuple[tuple[int, int, float], ...]
    full: tuple[Interval, ...]
    usable_s: int
    capacity: float
    unit: str
    throughout: bool

    @property
    def peak(self) -> float:
        """The largest share used."""
        return max((share for _, _, share in self.shares), default=0.0)

    @property
    def full_s(self) -> int:
        """How long there was no more room."""
        return sum(to - since for since, to in self.full)


def loads(plan: Plan) -> tuple[Load, ...]:
    """Give every limit that is used and has a capacity.

    Parameters
    ----------
    plan
        The plan.

    Returns
    -------
    tuple of Load
        The limits longest full first, then those used most.
    """
    rows: dict[tuple[LimitKind, str], list[Usage]] = defaultdict(list)
    for usage in plan.usage:
        if math.isfinite(usage.capacity) and usage.capacity > 0 and usage.limit not in DERIVED:
            rows[usage.limit, usage.at].append(usage)
    found = [_load(plan, key, listed) for key, listed in rows.items()]
    used = [load for load in found if load.peak > 0]
    return tuple(sorted(used, key=lambda load: (-load.full_s, -load.peak, load.limit, load.at)))


def _load(plan: Plan, key: tuple[LimitKind, str], rows: list[Usage]) -> Load:
    rows = sorted(rows, key=lambda row: row.from_s)
    shares = tuple((row.from_s, row.to_s, row.used / row.capacity) for row in rows)
    return Load(
        limit=key[0],
        at=key[1],
        shares=shares,
        full=_merged((since, to) for since, to, share in shares if share >= FULL),
        usable_s=sum(row.to_s - row.from_s for row in rows),
        capacity=max(row.capacity for row in rows),
        unit=rows[0].unit,
        throughout=len(rows) == 1 and rows[0].to_s - rows[0].from_s >= plan.horizon_s > plan.step_s,
    )


def _merged(intervals: Iterable[Interval]) -> tuple[Interval, ...]:
    found: list[Interval] = []
    for since, to in intervals:
        if found and found[-1][1] >= since:
            found[-1] = (found[-1][0], to)
        else:
            found.append((since, to))
    return tuple(found)
