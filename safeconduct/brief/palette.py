"""Colours that also work for the colour-blind and in grey print.

Each scale runs from light to dark, so that its order survives a photocopier; widths, marks
and words say the same again. No two series are of the same grey.
"""

from __future__ import annotations

from collections.abc import Sequence

SERIES = ("#12304f", "#f0dca0", "#b5532d", "#7fc4bd", "#5b4a8a", "#c2779a")
ROADS = ("#f3c188", "#e8943f", "#cf6218", "#9a3c0a", "#551d04")
ROAD_WIDTHS = (2.2, 3.2, 4.4, 5.8, 7.4)
SHARES = ("#ffffff", "#d5e5f3", "#9dc3e2", "#5b97c9", "#2766a3", "#08306b")
"""Nobody out, under a quarter, under a half, under three quarters, more, everybody."""
STATES = {
    "closed": "#ffffff",
    "open": "#0b6e4f",
    "pause": "#0b6e4f",
    "fire": "#f2b705",
    "refused": "#1a1a1a",
}
OPEN_BAND = "#eef4ee"
FULL = "#b5532d"
USED = "#5b97c9"

_NOBODY, _EVERYBODY = 0.0005, 0.9995


def share_class(share: float) -> int:
    """Give which of :data:`SHARES` a share is drawn in."""
    if share < _NOBODY:
        return 0
    if share >= _EVERYBODY:
        return len(SHARES) - 1
    return 1 + min(3, int(share * 4))


def road_class(rate: float, breaks: Sequence[float]) -> int:
    """Give which of :data:`ROADS` a rate is drawn in; −1 for a road nobody uses."""
    if rate <= 0:
        return -1
    return sum(rate >= edge for edge in breaks)


def road_breaks(largest: float) -> tuple[float, ...]:
    """Choose four round edges between the five classes of roads, each twice the last."""
    top = 16.0
    for step in (20, 40, 80, 160, 400, 800, 1_600, 4_000, 8_000, 16_000, 40_000, 80_000, 160_000):
        top = float(step)
        if largest <= 1.25 * step:
            break
    return (top / 16, top / 8, top / 4, top / 2)
