"""The map as a drawing: areas, roads by use, crossings, sites."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import escape

from safeconduct.brief import palette
from safeconduct.brief.language import Language
from safeconduct.brief.naming import Box, place_names
from safeconduct.brief.scene import Mark, Scene
from safeconduct.brief.states import State
from safeconduct.brief.svg import INK, MUTED, drawing, tag, words
from safeconduct.operation.model import Operation

_LARGEST_PX, _SMALLEST_PX = 21.0, 4.5
_MANY_AREAS = 80
_NAMED_AREAS = 28
_BAR_PX = 130.0


@dataclass(frozen=True, slots=True)
class View:
    """What the marks say: over the whole plan, or at one moment.

    Parameters
    ----------
    road_class
        Class of each piece of the scene, −1 for one that is not used.
    wanting
        People who want to leave, by area.
    share_out
        Share of them who are out, by area.
    state
        Of each crossing.
    fill
        Share of its places taken, by site; missing where it has no such number.
    """

    road_class: tuple[int, ...]
    wanting: Mapping[str, float]
    share_out: Mapping[str, float]
    state: Mapping[str, State]
    fill: Mapping[str, float]


def draw_map(operation: Operation, scene: Scene, view: View, language: Language) -> str:
    """Draw the map without its legend.

    Parameters
    ----------
    operation
        Names of the places.
    scene, view
        Where everything is, and what it says.
    language
        Language of the names and of the scale.

    Returns
    -------
    str
        An ``svg`` element. Marks carry ``data-i``, their number in the scene, for the slider.
    """
    radii = area_radii(scene, view)
    parts = [
        tag("rect", width=scene.width, height=scene.height, fill="#f4f3ef"),
        tag("path", d=scene.enclosed, fill="#fffdf6", stroke=MUTED, stroke_width=1.6,
            stroke_dasharray="6 4") if scene.enclosed else "",
        _roads(scene, view),
        _hazards(scene),
        _areas(operation, scene, view, language, radii),
        tag("g", (_assembly(operation, mark, language) for mark in scene.assembly_points)),
        tag("g", (
            _site(operation, mark, i, view.fill.get(mark.id), language)
            for i, mark in enumerate(scene.sites)
        ), class_="sites"),
        tag("g", (
            _crossing(operation, mark, i, view.state.get(mark.id, "closed"), language)
            for i, mark in enumerate(scene.crossings)
        ), class_="crossings"),
        _names(operation, scene, view, language, radii),
        _scale_and_north(scene, language),
    ]  # fmt: skip
    label = language.say("map.label", name=language.text(operation.name))
    return drawing(scene.width, scene.height, parts, label=label)


def area_radii(scene: Scene, view: View) -> tuple[float, ...]:
    """Give each area's radius: the surface of a circle is as its people."""
    most = max(view.wanting.values(), default=0.0) or 1.0
    largest = _LARGEST_PX if len(scene.areas) <= _MANY_AREAS else _LARGEST_PX * 0.6
    return tuple(
        max(_SMALLEST_PX, largest * math.sqrt(view.wanting.get(mark.id, 0.0) / most))
        for mark in scene.areas
    )


def crossing_symbol(state: State, x: float = 0.0, y: float = 0.0, **attributes: object) -> str:
    """Draw the sign of a crossing in a state: form and colour both tell it."""
    inside = {
        "closed": tag("path", d="M-5 0H5", stroke=INK, stroke_width=3),
        "open": tag("path", d="M-4 -4L4 0L-4 4Z", fill="#fff"),
        "pause": tag("path", d="M-4 -4L4 0L-4 4Z", fill="#fff"),
        "fire": tag("path", d="M0 -6V1.5M0 4.5V6.5", stroke=INK, stroke_width=3),
        "refused": tag("path", d="M-4 -4L4 4M-4 4L4 -4", stroke="#fff", stroke_width=2.6),
    }[state]
    disc = tag("circle", r=10, fill=palette.STATES[state], stroke=INK, stroke_width=2)
    return tag(
        "g", disc + inside, transform=f"translate({x:.1f} {y:.1f})", data_s=state, **attributes
    )


def site_symbol(fill: float | None, x: float = 0.0, y: float = 0.0) -> str:
    """Draw the sign of a reception place, filled from below by the share of places taken."""
    height = 18.0 * min(1.0, fill or 0.0)
    body = tag("rect", x=-9, y=-9, width=18, height=18, fill="#fff", stroke=INK, stroke_width=2)
    level = tag(
        "rect", class_="level", x=-8, y=9 - height, width=16, height=height, fill=palette.SERIES[4]
    )
    return tag("g", body + level, transform=f"translate({x:.1f} {y:.1f})")


def assembly_symbol(x: float = 0.0, y: float = 0.0) -> str:
    """Draw the sign of an assembly point."""
    path = tag("path", d="M0 -8L8 6H-8Z", fill="#fff", stroke=INK, stroke_width=2)
    return tag("g", path, transform=f"translate({x:.1f} {y:.1f})")


def _roads(scene: Scene, view: View) -> str:
    plain = {"fill": "none", "stroke_linecap": "round", "stroke_linejoin": "round"}
    used = [
        tag(
            "path",
            d=path or "M0 0",
            data_i=i,
            stroke=palette.ROADS[max(0, found)],
            stroke_width=palette.ROAD_WIDTHS[max(0, found)],
            visibility=None if found >= 0 else "hidden",
        )
        for i, (path, found) in enumerate(zip(scene.pieces, view.road_class, strict=True))
    ]
    return (
        tag("path", d=scene.background or "M0 0", stroke="#d6d3cb", stroke_width=1, **plain)
        + tag("path", d=scene.main_roads or "M0 0", stroke="#c2beb4", stroke_width=1.8, **plain)
        + tag("g", used, class_="pieces", **plain)
    )


def _hazards(scene: Scene) -> str:
    return tag(
        "g",
        (
            tag("path", d=path, data_i=i, fill="#b5532d", fill_opacity=0.13, stroke="#b5532d",
                stroke_width=1.4, stroke_dasharray="2 3")
            for i, path in enumerate(scene.hazards) if path
        ),
        class_="hazards",
    )  # fmt: skip


def _areas(
    operation: Operation, scene: Scene, view: View, language: Language, radii: Sequence[float]
) -> str:
    circles = []
    for i, (mark, radius) in enumerate(zip(scene.areas, radii, strict=True)):
        share, wanting = view.share_out.get(mark.id, 0.0), view.wanting.get(mark.id, 0.0)
        label = language.say(
            "map.area",
            name=language.text(operation.areas[mark.id].name),
            wanting=language.persons(wanting),
            share=language.share_out(share * wanting, wanting),
        )
        circles.append(
            tag(
                "circle",
                tag("title", _escaped(label)),
                cx=mark.x,
                cy=mark.y,
                r=radius,
                data_i=i,
                fill=palette.SHARES[palette.share_class(share)],
                fill_opacity=0.92,
                stroke=INK,
                stroke_width=1.3,
            )
        )
    return tag("g", circles, class_="areas")


def _crossing(
    operation: Operation, mark: Mark, number: int, state: State, language: Language
) -> str:
    title = tag("title", _escaped(language.text(operation.corridors[mark.id].name)))
    signs = [
        crossing_symbol(shown, visibility=None if shown == state else "hidden")
        for shown in ("closed", "open", "pause", "fire", "refused")
    ]
    return tag(
        "g", [title, *signs], data_i=number, transform=f"translate({mark.x:.1f} {mark.y:.1f})"
    )


def _site(
    operation: Operation, mark: Mark, number: int, fill: float | None, language: Language
) -> str:
    title = tag("title", _escaped(language.text(operation.sites[mark.id].name)))
    return tag("g", title + site_symbol(fill, mark.x, mark.y), data_i=number)


def _assembly(operation: Operation, mark: Mark, language: Language) -> str:
    title = tag("title", _escaped(language.text(operation.assembly_points[mark.id].name)))
    return tag("g", title + assembly_symbol(mark.x, mark.y))


def _names(
    operation: Operation, scene: Scene, view: View, language: Language, radii: Sequence[float]
) -> str:
    """Write names where they fit: crossings and sites first, then the largest areas."""
    asked: list[tuple[str, Mark, float, float, str]] = [
        (language.text(operation.corridors[mark.id].name), mark, 12.0, 13.0, "crossing")
        for mark in scene.crossings
    ]
    for mark in scene.sites:
        name = language.text(operation.sites[mark.id].name)
        if mark.far_km is not None:
            name = language.say("map.far", name=name, km=language.number(mark.far_km, 1))
        asked.append((name, mark, 12.0, 12.0, "site"))
    asked += [
        (language.text(operation.assembly_points[mark.id].name), mark, 10.0, 11.0, "site")
        for mark in scene.assembly_points
    ]
    by_size = sorted(
        zip(scene.areas, radii, strict=True), key=lambda pair: -view.wanting.get(pair[0].id, 0.0)
    )
    asked += [
        (language.text(operation.areas[mark.id].name), mark, radius + 2, 10.5, "area")
        for mark, radius in by_size[:_NAMED_AREAS]
    ]
    taken = [Box(m.x - 9, m.y - 9, m.x + 9, m.y + 9) for m in (*scene.crossings, *scene.sites)]
    placed = place_names(asked, taken, scene.width, scene.height - 40)
    return "".join(
        words(language, name.text, name.x, name.y, text_anchor=name.anchor, font_size=name.size,
              font_weight="700" if name.kind != "area" else None, class_=f"name {name.kind}",
              stroke="#fff", stroke_width=3.4, stroke_linejoin="round", paint_order="stroke")
        for name in placed
    )  # fmt: skip


def _scale_and_north(scene: Scene, language: Language) -> str:
    y = scene.height - 16
    if scene.schematic:
        return words(language, language.say("map.schematic"), 16, y, font_size=12, fill=MUTED)
    metres = _round_length(_BAR_PX / scene.px_per_m)
    width = metres * scene.px_per_m
    said = (
        language.say("km", n=language.number(metres / 1000, 0 if metres % 1000 == 0 else 1))
        if metres >= 1000  # noqa: PLR2004 - a kilometre
        else language.say("m", n=language.number(metres))
    )
    x = scene.width - 28
    return (
        tag("path", d=f"M16 {y - 5}V{y}H{16 + width:.1f}V{y - 5}", fill="none", stroke=INK, stroke_width=1.6)
        + words(language, said, 16 + width / 2, y - 6, text_anchor="middle", font_size=11,
                stroke="#fff", stroke_width=3, paint_order="stroke")
        + tag("path", d=f"M{x} {y}L{x + 7} {y + 4}L{x} {y - 18}L{x - 7} {y + 4}Z", fill=INK, stroke="#fff")
        + words(language, language.say("north"), x, y - 22, text_anchor="middle", font_size=12,
                font_weight="700", stroke="#fff", stroke_width=3, paint_order="stroke")
    )  # fmt: skip


def _round_length(most_m: float) -> float:
    power = 10.0 ** math.floor(math.log10(max(most_m, 1.0)))
    return next(power * step for step in (5.0, 2.0, 1.0) if power * step <= max(most_m, 1.0))


def _escaped(text: str) -> str:
    return str(escape(text))
