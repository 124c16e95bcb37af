"""Puts names beside their marks so that none covers another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from safeconduct.brief.scene import Mark
from safeconduct.brief.svg import text_width

Anchor = Literal["start", "middle", "end"]
_SURE = ("crossing", "site")
"""Kinds whose name is written even where it covers something."""
_WIDENED = {"crossing": 21.0 / 13.0}
"""Kinds whose names a telephone shows larger (report.css), and how much: they must fit there too."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Tell whether two boxes share a point."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


@dataclass(frozen=True, slots=True)
class Name:
    """A name with the place it is written at."""

    text: str
    x: float
    y: float
    anchor: Anchor
    size: float
    kind: str


def place_names(
    asked: Iterable[tuple[str, Mark, float, float, str]],
    taken: list[Box],
    width: float,
    height: float,
) -> list[Name]:
    """Place names one after the other, the first in the list with the first choice.

    Parameters
    ----------
    asked
        Text, mark, distance from the mark's middle, size and kind of each name.
    taken
        Boxes that names should not cover.
    width, height
        Of the part of the drawing where names may stand.

    Returns
    -------
    list of Name
        Names of areas for which there is no room are left out.
    """
    boxes = list(taken)
    placed: list[Name] = []
    for text, mark, away, size, kind in asked:
        choices = _choices(text, mark, away, size, kind)
        inside = [(name, box) for name, box in choices if _inside(name, box, width, height)]
        free = [pair for pair in inside if not any(pair[1].meets(other) for other in boxes)]
        chosen = next(iter(free), None)
        if chosen is None and kind in _SURE:
            chosen = next(iter(inside), choices[0])
        if chosen is not None:
            placed.append(chosen[0])
            boxes.append(chosen[1])
    return placed


def _inside(name: Name, box: Box, width: float, height: float) -> bool:
    """Tell whether a name stands in the drawing, also where it is shown larger."""
    more = (box.right - box.left) * (_WIDENED.get(name.kind, 1.0) - 1.0)
    to_left = {"start": 0.0, "middle": more / 2, "end": more}[name.anchor]
    return (
        box.left - to_left >= 0
        and box.right + more - to_left <= width
        and box.top >= 0
        and box.bottom <= height
    )


def _choices(text: str, mark: Mark, away: float, size: float, kind: str) -> list[tuple[Name, Box]]:
    long = text_width(text, size)
    x, y = mark.x, mark.y
    spots: list[tuple[Anchor, float, float, float]] = [
        ("start", x + away + 3, y + size * 0.35, x + away + 3),
        ("end", x - away - 3, y + size * 0.35, x - away - 3 - long),
        ("middle", x, y - away - 3, x - long / 2),
        ("middle", x, y + away + size, x - long / 2),
        ("start", x + away * 0.6, y - away * 0.9, x + away * 0.6),
        ("end", x - away * 0.6, y - away * 0.9, x - away * 0.6 - long),
        ("start", x + away * 0.6, y + away * 0.9 + size * 0.8, x + away * 0.6),
        ("end", x - away * 0.6, y + away * 0.9 + size * 0.8, x - away * 0.6 - long),
    ]
    return [
        (
            Name(text, at, base, anchor, size, kind),
            Box(left, base - size, left + long, base + size * 0.3),
        )
        for anchor, at, base, left in spots
    ]
