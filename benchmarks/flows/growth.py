"""Growth of our own time along one axis at a time: nodes, steps, people, homes; as SVG without any library."""

from __future__ import annotations

from math import ceil, floor, log10
from typing import Any

AXES: dict[str, tuple[str, ...]] = {
    "nodes": tuple(f"{n}x300" for n in (100, 400, 1600, 6400, 25600)),
    "steps": tuple(f"1600x{k}" for k in (100, 300, 1000, 2000)),
    "people, with the horizon they need": tuple(f"1600x300:1:{k}x1" for k in (1, 2, 5, 10)),
    "homes": tuple(f"6400x300:1:1x1:{k}" for k in (10, 30, 100, 300, 1000)),
}
KINDS = {"exits": "#0b6e4f", "streets": "#d9480f"}
WIDTH, HEIGHT, LEFT, TOP, PANEL, TALL, APART = 980, 300, 56, 40, 180, 190, 56


def names() -> list[str]:
    """Give every instance once."""
    return list(
        dict.fromkeys(f"{kind}:{at}" for kind in KINDS for each in AXES.values() for at in each)
    )


def grown(rows: list[dict[str, Any]]) -> str:
    """Draw one panel for each axis.

    Parameters
    ----------
    rows
        Measurements of ours, on the instances of ``AXES``.

    Returns
    -------
    str
        The picture.
    """
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12" role="img">',
        "<title>Our processor seconds against nodes, steps, people and homes</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
    ]
    by_name = {row["instance"]: row for row in rows if "solve_s" in row}
    for i, (axis, instances) in enumerate(AXES.items()):
        left = LEFT + i * (PANEL + APART)
        key = axis.split(",")[0]
        lines = {
            kind: sorted(
                (log10(by_name[name][key]), log10(max(by_name[name]["solve_s"], 1e-3)))
                for at in instances
                if (name := f"{kind}:{at}") in by_name
            )
            for kind in KINDS
        }
        parts += _panel(left, axis, lines)
    for j, (kind, colour) in enumerate(KINDS.items()):
        x = LEFT + 120 * j
        parts.append(f'<circle cx="{x}" cy="{HEIGHT - 14}" r="4" fill="{colour}"/>')
        parts.append(f'<text x="{x + 10}" y="{HEIGHT - 10}" fill="#222222">{kind} bind</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"


def _panel(left: float, title: str, lines: dict[str, list[tuple[float, float]]]) -> list[str]:
    points = [point for line in lines.values() for point in line]
    if not points:
        return []
    low_x, high_x = floor(min(x for x, _ in points)), ceil(max(x for x, _ in points))
    low_y, high_y = -3, max(1, ceil(max(y for _, y in points)))
    bottom = TOP + TALL

    def at(x: float, y: float) -> tuple[float, float]:
        across = PANEL * (x - low_x) / (high_x - low_x)
        return left + across, bottom - TALL * (y - low_y) / (high_y - low_y)

    parts = [
        f'<rect x="{left}" y="{TOP}" width="{PANEL}" height="{TALL}" fill="none" stroke="#999999"/>',
        f'<text x="{left}" y="{TOP - 12}" fill="#222222" font-weight="bold">{title}</text>',
    ]
    for power in range(low_x, high_x + 1):
        x, _ = at(power, low_y)
        parts.append(f'<path d="M{x:.1f} {TOP}V{bottom}" stroke="#eeeeee"/>')
        label = f'<text x="{x:.1f}" y="{bottom + 16}" text-anchor="middle" fill="#444444">10^{power}</text>'
        parts.append(label)
    for power in range(low_y, high_y + 1):
        _, y = at(low_x, power)
        parts.append(f'<path d="M{left} {y:.1f}H{left + PANEL}" stroke="#eeeeee"/>')
        seconds = f"{10.0**power:g} s"
        parts.append(
            f'<text x="{left - 5}" y="{y + 4:.1f}" text-anchor="end" fill="#444444">{seconds}</text>'
        )
    for kind, line in lines.items():
        drawn = [at(x, y) for x, y in line]
        path = "L".join(f"{x:.1f} {y:.1f}" for x, y in drawn)
        parts.append(f'<path d="M{path}" fill="none" stroke="{KINDS[kind]}" stroke-width="1.5"/>')
        parts += [
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{KINDS[kind]}"/>' for x, y in drawn
        ]
    return parts
