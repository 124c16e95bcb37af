"""The charts: arrivals an hour, people out so far, and how full each limit is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from safeconduct.brief import palette
from safeconduct.brief.axis import Field, draw_axes, draw_bands, draw_times, round_up
from safeconduct.brief.flows import Flow
from safeconduct.brief.language import Language
from safeconduct.brief.limits import FULL, Load
from safeconduct.brief.svg import INK, MUTED, RULE, drawing, tag, text_width, words
from safeconduct.operation.model import Interval

_HOUR_S = 3_600
_LEGEND_PX = 19.0
_STRIP_PX, _ROW_PX = 20.0, 50.0
_LEFT_PX, _RIGHT_PX, _BOTTOM_PX = 54.0, 12.0, 26.0


def draw_arrivals(
    flow: Flow,
    names: Mapping[str, str],
    windows: Sequence[Interval],
    horizon_s: int,
    language: Language,
    size: tuple[float, float],
) -> str:
    """Draw arrivals an hour as stacked bars, with the open hours behind them.

    Parameters
    ----------
    flow
        Arrivals by key.
    names
        What each key is called, in the order of stacking; keys without arrivals are left out.
    windows
        Hours in which any crossing is open.
    horizon_s
        End of the axis.
    language
        Of the words.
    size
        Width and height in pixels.

    Returns
    -------
    str
        An ``svg`` element.
    """
    keys = [key for key in names if key in flow.persons]
    wide, tall = size
    legend, top = _legend(
        [(names[k], palette.SERIES[i % 6]) for i, k in enumerate(keys)], wide, language
    )
    per_h = _HOUR_S / flow.length_s
    field = Field(
        _LEFT_PX, top + 30, wide - _LEFT_PX - _RIGHT_PX, tall - top - 30 - _BOTTOM_PX, horizon_s,
        round_up(float(flow.total.max()) * per_h),
    )  # fmt: skip
    base = np.zeros(len(flow.total))
    bars = []
    for i, key in enumerate(keys):
        upper = base + flow.persons[key] * per_h
        bars.append(_bars(field, base, upper, flow.length_s, palette.SERIES[i % 6]))
        base = upper
    unit = language.say("chart.per_hour", stretch=language.duration(flow.length_s))
    label = language.say("chart.arrivals.label")
    body = [draw_bands(field, windows), draw_axes(field, language, unit), *bars, legend]
    return drawing(wide, tall, body, label=label)


def draw_people_out(
    out: NDArray[np.float64],
    length_s: int,
    wanting: float,
    windows: Sequence[Interval],
    horizon_s: int,
    language: Language,
    size: tuple[float, float],
) -> str:
    """Draw how many are out at each moment, against how many want to leave.

    Parameters
    ----------
    out
        Persons who arrive in each stretch.
    length_s
        Length of a stretch.
    wanting
        Persons who want to leave.
    windows, horizon_s, language, size
        As for :func:`draw_arrivals`.

    Returns
    -------
    str
        An ``svg`` element.
    """
    wide, tall = size
    sums = np.concatenate(([0.0], np.cumsum(out)))
    field = Field(
        _LEFT_PX + 6, 34, wide - _LEFT_PX - 6 - _RIGHT_PX, tall - 34 - _BOTTOM_PX, horizon_s,
        round_up(max(wanting, float(sums[-1])) * 1.08),
    )  # fmt: skip
    points = [(field.x(i * length_s), field.y(float(v))) for i, v in enumerate(sums)]
    line = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    shade = f"{line}V{field.y(0):.1f}H{field.left:.1f}Z"
    end_y = field.y(float(sums[-1]))
    goal_y = field.y(wanting)
    right = field.left + field.width
    halo = {"stroke": "#fff", "stroke_width": 3.5, "paint_order": "stroke"}
    parts = [
        draw_bands(field, windows),
        draw_axes(field, language, language.say("chart.persons")),
        tag("path", d=f"M{field.left} {goal_y:.1f}H{right:.1f}", stroke=INK, stroke_width=1.6,
            stroke_dasharray="7 4"),
        tag("path", d=shade, fill=palette.SHARES[2], fill_opacity=0.6),
        tag("path", d=line, fill="none", stroke=palette.SERIES[0], stroke_width=2.6),
        words(language, language.say("chart.wanting", n=language.persons(wanting)),
              right - 4, goal_y - 6, text_anchor="end", font_size=12, **halo),
        words(language, language.say("chart.out", n=language.persons(float(sums[-1]))),
              right - 4, min(end_y - 7, field.y(0) - 6) if end_y - goal_y > 26 else end_y + 17,  # noqa: PLR2004 - room for two lines
              text_anchor="end", font_size=12, font_weight="700", fill=palette.SERIES[0], **halo),
    ]  # fmt: skip
    return drawing(wide, tall, parts, label=language.say("chart.out.label"))


def draw_loads(
    rows: Sequence[tuple[str, str, Load]],
    windows: Sequence[Interval],
    horizon_s: int,
    language: Language,
    wide: float,
) -> str:
    """Draw a strip for each limit: how much of it is used over time.

    Parameters
    ----------
    rows
        Name, a remark for the right end, and the load itself.
    windows, horizon_s, language
        As for :func:`draw_arrivals`.
    wide
        Width in pixels; the height follows from the number of rows.

    Returns
    -------
    str
        An ``svg`` element.
    """
    # Where the name and the remark do not fit beside each other, the remark goes below.
    below = any(
        text_width(name, 12.5) + text_width(remark, 11.5) > wide for name, remark, _ in rows
    )
    row_px = _ROW_PX + (16.0 if below else 0.0)
    tall = len(rows) * row_px + _BOTTOM_PX + 8
    field = Field(4, 0, wide - 8, tall - _BOTTOM_PX - 4, horizon_s, 1.0)
    near, far, begin, end = 4.0, wide - 4, "start", "end"
    if language.code == "ar":
        near, far, begin, end = far, near, end, begin
    parts: list[str] = []
    for i, (name, remark, load) in enumerate(rows):
        top = i * row_px + 20 + (16.0 if below else 0.0)
        strip = Field(4, top, wide - 8, _STRIP_PX, horizon_s, 1.0)
        parts += [
            words(
                language,
                _cut(name, wide - 8),
                near,
                i * row_px + 14,
                text_anchor=begin,
                font_size=12.5,
                font_weight="700",
            ),
            words(
                language,
                remark,
                near if below else far,
                top - 6,
                text_anchor=begin if below else end,
                font_size=11.5,
                fill=MUTED,
            ),
            tag("rect", x=strip.left, y=top, width=strip.width, height=_STRIP_PX, fill="#f6f6f4"),
            draw_bands(strip, windows),
            tag("path", d=_strip(strip, load, full=False), fill=palette.USED),
            tag("path", d=_strip(strip, load, full=True), fill=palette.FULL),
            tag("path", d=f"M{strip.left} {top}h{strip.width}", stroke=INK),
            tag("path", d=f"M{strip.left} {top + _STRIP_PX}h{strip.width}", stroke=RULE),
        ]
    parts.append(draw_times(field, language))
    return drawing(wide, tall, parts, label=language.say("chart.loads.label"))


def _cut(text: str, wide: float) -> str:
    most = int(wide / text_width("x", 12.5))
    return text if len(text) <= most else text[: most - 1] + "…"


def _strip(field: Field, load: Load, *, full: bool) -> str:
    """Write one kind of bars of a strip as a single path, equal neighbours joined."""
    joined: list[list[float]] = []
    for since, to, share in load.shares:
        if share <= 0 or (share >= FULL) != full:
            continue
        tall = round(min(1.0, share) * field.height, 1)
        if joined and joined[-1][1] == since and joined[-1][2] == tall:
            joined[-1][1] = to
        else:
            joined.append([since, to, tall])
    base = field.top + field.height
    return "".join(
        f"M{field.x(since):.1f} {base:.1f}v-{tall}H{field.x(to):.1f}v{tall}z"
        for since, to, tall in joined
    )


def _bars(
    field: Field,
    low: NDArray[np.float64],
    high: NDArray[np.float64],
    length_s: int,
    colour: str,
) -> str:
    gap = 0.5 if field.width / max(1, len(low)) > 4 else 0.0  # noqa: PLR2004 - thin bars touch
    steps = [
        f"M{field.x(i * length_s) + gap:.1f} {field.y(float(a)):.1f}"
        f"V{field.y(float(b)):.1f}H{field.x((i + 1) * length_s) - gap:.1f}V{field.y(float(a)):.1f}z"
        for i, (a, b) in enumerate(zip(low, high, strict=True))
        if b - a > field.most * 1e-4
    ]
    return tag("path", d="".join(steps), fill=colour) if steps else ""


def _legend(
    entries: Sequence[tuple[str, str]], wide: float, language: Language
) -> tuple[str, float]:
    """Draw a legend in as many lines as it needs, in reading direction; give its height too."""
    parts: list[str] = []
    x, line = 2.0, 0
    backwards = language.code == "ar"
    for text, colour in entries:
        need = 18 + text_width(text, 12) + 14
        if x > 2.0 and x + need > wide:  # noqa: PLR2004 - the left edge
            x, line = 2.0, line + 1
        y = line * _LEGEND_PX + 14
        left = wide - x - 12 if backwards else x
        at = left - 5 if backwards else left + 17
        parts.append(
            tag(
                "rect",
                x=left,
                y=y - 10,
                width=12,
                height=12,
                fill=colour,
                stroke=INK,
                stroke_width=0.8,
            )
        )
        parts.append(
            words(language, text, at, y, text_anchor="end" if backwards else "start", font_size=12)
        )
        x += need
    return "".join(parts), (line + 1) * _LEGEND_PX if entries else 0.0
