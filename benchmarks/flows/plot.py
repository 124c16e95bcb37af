"""Growth of the solvers' time with the size of the instance, as SVG without any library."""

from __future__ import annotations

from math import log10
from typing import Any

WIDTH, HEIGHT, LEFT, TOP, PANEL, TALL = 980, 420, 60, 40, 330, 320
X = (4.0, 8.2)
Y = (-3.0, 2.6)
COLOURS = {
    "ours": "#0b6e4f",
    "CCRP": "#9a6a00",
    "OR-tools max-flow": "#1f5fa8",
    "OR-tools min-cost flow": "#7fb1e3",
    "igraph": "#8a3ffc",
    "scipy": "#c2185b",
    "HiGHS": "#d9480f",
    "networkx": "#666666",
}


def plot(rows: list[dict[str, Any]]) -> str:
    """Draw one panel where exits bind and one where streets do."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12" role="img">',
        "<title>Processor seconds against nodes times steps, by solver</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
    ]
    for i, (kind, title) in enumerate((("exits", "exits bind"), ("streets", "streets bind"))):
        parts += _panel(LEFT + i * (PANEL + 70), title, [r for r in rows if _kind(r) == kind])
    for j, (who, colour) in enumerate(COLOURS.items()):
        y = TOP + 14 + 20 * j
        parts.append(f'<circle cx="{WIDTH - 165}" cy="{y - 4}" r="4" fill="{colour}"/>')
        parts.append(f'<text x="{WIDTH - 155}" y="{y}" fill="#222222">{who}</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"


def _kind(row: dict[str, Any]) -> str:
    name, _, rest = row["instance"].partition(":")
    return name if ":" not in rest else ""


def _panel(left: float, title: str, rows: list[dict[str, Any]]) -> list[str]:
    bottom = TOP + TALL
    parts = [
        f'<rect x="{left}" y="{TOP}" width="{PANEL}" height="{TALL}" fill="none" stroke="#999999"/>',
        f'<text x="{left}" y="{TOP - 12}" fill="#222222" font-weight="bold">{title}</text>',
        f'<text x="{left + PANEL}" y="{bottom + 34}" text-anchor="end" fill="#222222">nodes × steps</text>',
    ]
    for power in range(int(X[0]), int(X[1]) + 1):
        x = left + PANEL * (power - X[0]) / (X[1] - X[0])
        parts.append(f'<path d="M{x:.1f} {TOP}V{bottom}" stroke="#eeeeee"/>')
        parts.append(
            f'<text x="{x:.1f}" y="{bottom + 16}" text-anchor="middle" fill="#444444">10^{power}</text>'
        )
    for power in range(int(Y[0]), int(Y[1]) + 1):
        y = bottom - TALL * (power - Y[0]) / (Y[1] - Y[0])
        parts.append(f'<path d="M{left} {y:.1f}H{left + PANEL}" stroke="#eeeeee"/>')
        label = f"{10.0**power:g} s"
        parts.append(
            f'<text x="{left - 6}" y="{y + 4:.1f}" text-anchor="end" fill="#444444">{label}</text>'
        )
    for who, colour in COLOURS.items():
        points = sorted(
            (log10(row["nodes"] * row["steps"]), log10(max(row["solve_s"], 1e-3)))
            for row in rows
            if row["who"] == who and "solve_s" in row
        )
        at = [
            (
                left + PANEL * (x - X[0]) / (X[1] - X[0]),
                bottom - TALL * (y - Y[0]) / (Y[1] - Y[0]),
            )
            for x, y in points
        ]
        line = "L".join(f"{x:.1f} {y:.1f}" for x, y in at)
        if len(at) > 1:
            parts.append(f'<path d="M{line}" fill="none" stroke="{colour}" stroke-width="1.5"/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in at]
    return parts
