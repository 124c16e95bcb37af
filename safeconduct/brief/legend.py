"""The legend of the map: signs and words, for the page and for a drawing of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from safeconduct.brief import palette
from safeconduct.brief.language import Language
from safeconduct.brief.map import (
    View,
    assembly_symbol,
    crossing_symbol,
    draw_map,
    site_symbol,
)
from safeconduct.brief.slider import Film
from safeconduct.brief.states import State, crossing_states
from safeconduct.brief.svg import FONT, INK, MUTED, drawing, tag, words
from safeconduct.operation.model import Operation

_SIGN_W, _SIGN_H, _LINE_PX = 34.0, 24.0, 27.0
_HEAD_PX = 62.0


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign of the legend: what it looks like, centred at the origin, and what it means."""

    drawn: str
    text: str

    @property
    def svg(self) -> Markup:
        """The sign as a small drawing of its own."""
        moved = tag("g", self.drawn, transform=f"translate({_SIGN_W / 2} {_SIGN_H / 2})")
        box = f"0 0 {_SIGN_W:g} {_SIGN_H:g}"
        return Markup(  # noqa: S704 - tag escapes
            tag("svg", moved, viewBox=box, width=_SIGN_W, height=_SIGN_H, aria_hidden="true")
        )


def legend(operation: Operation, film: Film, view: View, language: Language) -> list[Sign]:
    """Explain the signs that the map of an operation has.

    Parameters
    ----------
    operation, film, view
        What the map shows; signs it has not are left out.
    language
        Of the words.

    Returns
    -------
    list of Sign
        Areas, roads, crossings, sites, edges.
    """
    scene, say = film.scene, language.say
    found = _area_signs(language) if scene.areas else []
    found += _road_signs(film, language) if film.pieces else []
    states: set[State] = set()
    for mark in scene.crossings:
        states |= {state for _, state in crossing_states(operation, operation.corridors[mark.id])}
    order: tuple[State, ...] = ("closed", "open", "pause", "fire", "refused")
    found += [
        Sign(crossing_symbol(state), say(f"map.legend.crossing.{state}"))
        for state in order
        if state in states
    ]
    if scene.sites:
        found.append(Sign(site_symbol(0.5), say("map.legend.site")))
    if scene.assembly_points:
        found.append(Sign(assembly_symbol(), say("map.legend.assembly")))
    if scene.enclosed:
        edge = tag("path", d="M-16 0H16", stroke=MUTED, stroke_width=1.6, stroke_dasharray="6 4")
        found.append(Sign(edge, say("map.legend.enclosed")))
    if any(scene.hazards):
        patch = tag("rect", x=-14, y=-8, width=28, height=16, fill="#b5532d", fill_opacity=0.13,
                    stroke="#b5532d", stroke_dasharray="2 3")  # fmt: skip
        found.append(Sign(patch, say("map.legend.hazard")))
    return found


def map_sheet(
    operation: Operation, film: Film, view: View, standing: str, language: Language
) -> str:
    """Draw the map of the whole plan with its title, standing and legend, to stand alone.

    Parameters
    ----------
    operation, film, view
        What is shown.
    standing
        Standing of the plan.
    language
        Of the words.

    Returns
    -------
    str
        An ``svg`` document.
    """
    signs = legend(operation, film, view, language)
    scene = film.scene
    columns = 2
    lines = -(-len(signs) // columns)
    tall = _HEAD_PX + scene.height + 40 + lines * _LINE_PX
    inner = draw_map(operation, scene, view, language)
    # A drawing inside a drawing keeps its own edges, so that roads end where the map ends.
    placed = inner.replace("<svg ", f'<svg x="0" y="{_HEAD_PX:g}" ', 1)
    parts = [
        tag("rect", width=scene.width, height=tall, fill="#fff"),
        heading(language.text(operation.name), standing, scene.width, language),
        placed,
        _listed(signs, _HEAD_PX + scene.height, lines, scene.width, language),
    ]
    label = language.say("map.label", name=language.text(operation.name))
    return drawing(scene.width, tall, parts, label=label)


def heading(title: str, standing: str, width: float, language: Language) -> str:
    """Draw the head that every drawing which leaves the report carries."""
    backwards = language.code == "ar"
    x, anchor = (width - 12, "end") if backwards else (12.0, "start")
    mark = f"{language.say('paper.operational')} · {language.say(f'standing.{standing}')}"
    return words(
        language, title, x, 26, text_anchor=anchor, font_size=18, font_weight="700"
    ) + words(language, mark, x, 48, text_anchor=anchor, font_size=13, fill="#7a1f0b", font_weight="700")


def _listed(
    signs: Sequence[Sign], top: float, lines: int, width: float, language: Language
) -> str:
    backwards = language.code == "ar"
    parts = [
        words(language, language.say("map.whole.readout"), width - 12 if backwards else 12, top + 22,
              text_anchor="end" if backwards else "start", fill=MUTED),
    ]  # fmt: skip
    for i, sign in enumerate(signs):
        column, line = divmod(i, lines)
        left = 12 + column * width / 2
        x = width - left - _SIGN_W / 2 if backwards else left + _SIGN_W / 2
        y = top + 46 + line * _LINE_PX
        parts.append(tag("g", sign.drawn, transform=f"translate({x:.1f} {y:.1f})"))
        at = x - _SIGN_W / 2 - 8 if backwards else x + _SIGN_W / 2 + 8
        anchor = "end" if backwards else "start"
        parts.append(words(language, sign.text, at, y + 4, text_anchor=anchor, font_size=12.5))
    return tag("g", parts, font_family=FONT)


def _area_signs(language: Language) -> list[Sign]:
    shares = [
        language.say("map.legend.share.none"),
        *(language.say("range", low=language.percent(a / 4), high=language.percent((a + 1) / 4)) for a in range(4)),
        language.say("map.legend.share.all"),
    ]  # fmt: skip
    dots = tag("circle", cx=-9, r=4.5, fill="#fff", stroke=INK) + tag("circle", cx=6, r=9, fill="#fff", stroke=INK)
    found = [Sign(dots, language.say("map.legend.size"))]
    for share, colour in zip(shares, palette.SHARES, strict=True):
        circle = tag("circle", r=8.5, fill=colour, stroke=INK, stroke_width=1.3)
        text = f"{share} – {language.say('map.legend.share')}" if colour == palette.SHARES[0] else share
        found.append(Sign(circle, text))
    return found


def _road_signs(film: Film, language: Language) -> list[Sign]:
    edges = [0.0, *film.breaks]
    found = []
    for i, (low, colour) in enumerate(zip(edges, palette.ROADS, strict=True)):
        stroke = tag("path", d="M-15 0H15", stroke=colour, stroke_width=palette.ROAD_WIDTHS[i], stroke_linecap="round")
        high = edges[i + 1] if i + 1 < len(edges) else None
        text = (
            language.say("range", low=language.number(low), high=language.number(high))
            if high is not None
            else f"{language.number(low)} +"
        )
        found.append(Sign(stroke, f"{text} {language.say('map.legend.roads')}"))
    return found


