"""Random choices with a fixed seed, and the streets of one instance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar
from zlib import crc32

import numpy as np

from tests.builders import Road

Item = TypeVar("Item")


class Draw:
    """Draws that depend on nothing but a name."""

    def __init__(self, name: str) -> None:
        self._random = np.random.default_rng(crc32(name.encode()))

    def chance(self, probability: float) -> bool:
        """Say yes with a probability."""
        return bool(self._random.random() < probability)

    def whole(self, low: int, high: int) -> int:
        """Give a whole number, both ends included."""
        return int(self._random.integers(low, high + 1))

    def real(self, low: float, high: float) -> float:
        """Give a number with three decimals."""
        return round(float(self._random.uniform(low, high)), 3)

    def pick(self, items: Sequence[Item]) -> Item:
        """Give one of some items."""
        return items[self.whole(0, len(items) - 1)]

    def some(self, items: Sequence[Item], probability: float = 0.6) -> list[Item]:
        """Give each item with a probability, at least one of them."""
        found = [item for item in items if self.chance(probability)]
        return found or [self.pick(items)]


@dataclass(frozen=True, slots=True)
class Streets:
    """Roads with the names of the nodes at which the places lie."""

    roads: list[Road]
    areas: list[str]
    gates: list[str]
    sites: list[str]
    assembly: list[str]
    step_s: int
    steps: int
    speeds_kmh: tuple[float, float]
    gaps: dict[str, dict[str, float]] = field(default_factory=dict)
