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


Kind = tuple[str, list[Sign]]


def legend(operation: Operation, film: Film, language: Language) -> list[Kind]:
    """Explain the signs that the map of an operation has.

    Parameters
    ----------
    operation, film
        What the map shows; signs it has not are left out.
    language
        Of the words.

    Returns
    -------
    list of (str, list of Sign)
        Areas, roads, and places, each kind with its heading.
    """
    scene, say = film.scene, language.say
    found: list[Kind] = []
    if scene.areas:
        found.append((say("map.legend.areas"), _area_signs(language)))
    if film.pieces:
        found.append((say("map.legend.roads"), _road_signs(film, language)))
    places = [
        Sign(crossing_symbol(state), say(f"map.legend.crossing.{state}"))
        for state in _states(operation, film)
    ]
    if scene.sites:
        places.append(Sign(site_symbol(0.5), say("map.legend.site")))
    if scene.assembly_points:
        places.append(Sign(assembly_symbol(), say("map.legend.assembly")))
    if scene.enclosed:
        edge = tag("path", d="M-16 0H16", stroke=MUTED, stroke_width=1.6, stroke_dasharray="6 4")
        places.append(Sign(edge, say("map.legend.enclosed")))
    if any(scene.hazards):
        patch = tag("rect", x=-14, y=-8, width=28, height=16, fill="#b5532d", fill_opacity=0.13,
                    stroke="#b5532d", stroke_dasharray="2 3")  # fmt: skip
        places.append(Sign(patch, say("map.legend.hazard")))
    return [*found, (say("map.legend.places"), places)] if places else found


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
    kinds = legend(operation, film, language)
    scene = film.scene
    lines = max((len(signs) for _, signs in kinds), default=0) + 1
    tall = _HEAD_PX + scene.height + 36 + lines * _LINE_PX
    inner = draw_map(operation, scene, view, language)
    # A drawing inside a drawing keeps its own edges, so that roads end where the map ends.
    placed = inner.replace("<svg ", f'<svg x="0" y="{_HEAD_PX:g}" ', 1)
    parts = [
        tag("rect", width=scene.width, height=tall, fill="#fff"),
        heading(language.text(operation.name), standing, scene.width, language),
        placed,
        _listed(kinds, _HEAD_PX + scene.height, scene.width, language),
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
    ) + words(
        language, mark, x, 48, text_anchor=anchor, font_size=13, fill="#7a1f0b", font_weight="700"
    )


def _listed(kinds: Sequence[Kind], top: float, width: float, language: Language) -> str:
    backwards = language.code == "ar"
    anchor = "end" if backwards else "start"
    whole = language.say("map.whole.readout")
    edge = width - 12 if backwards else 12.0
    parts = [words(language, whole, edge, top + 20, text_anchor=anchor, fill=MUTED)]
    wide = (width - 24) / max(1, len(kinds))
    for column, (kind, signs) in enumerate(kinds):
        left = 12 + column * wide
        head = width - left if backwards else left
        parts.append(words(language, kind, head, top + 46, text_anchor=anchor, font_weight="700"))
        for line, sign in enumerate(signs):
            x = width - left - _SIGN_W / 2 if backwards else left + _SIGN_W / 2
            y = top + 66 + line * _LINE_PX
            at = x - _SIGN_W / 2 - 8 if backwards else x + _SIGN_W / 2 + 8
            parts.append(tag("g", sign.drawn, transform=f"translate({x:.1f} {y:.1f})"))
            parts.append(words(language, sign.text, at, y + 4, text_anchor=anchor))
    return tag("g", parts, font_family=FONT)


def _states(operation: Operation, film: Film) -> list[State]:
    """Give the states that any crossing on the map is in at some time."""
    seen: set[State] = set()
    for mark in film.scene.crossings:
        seen |= {state for _, state in crossing_states(operation, operation.corridors[mark.id])}
    order: tuple[State, ...] = ("closed", "open", "pause", "fire", "refused")
    return [state for state in order if state in seen]


def _area_signs(language: Language) -> list[Sign]:
    quarters = [
        language.say("range", low=language.percent(a / 4), high=language.percent((a + 1) / 4))
        for a in range(4)
    ]
    shares = [
        language.say("map.legend.share.none"),
        *quarters,
        language.say("map.legend.share.all"),
    ]
    dots = tag("circle", cx=-9, r=4.5, fill="#fff", stroke=INK)
    dots += tag("circle", cx=6, r=9, fill="#fff", stroke=INK)
    return [Sign(dots, language.say("map.legend.size"))] + [
        Sign(tag("circle", r=8.5, fill=colour, stroke=INK, stroke_width=1.3), share)
        for share, colour in zip(shares, palette.SHARES, strict=True)
    ]


def _road_signs(film: Film, language: Language) -> list[Sign]:
    edges = [0.0, *film.breaks]
    found = []
    for i, (low, colour) in enumerate(zip(edges, palette.ROADS, strict=True)):
        wide = palette.ROAD_WIDTHS[i]
        stroke = tag(
            "path", d="M-15 0H15", stroke=colour, stroke_width=wide, stroke_linecap="round"
        )
        if i + 1 < len(edges):
            high = language.number(edges[i + 1])
            text = language.say("range", low=language.number(low), high=high)
        else:
            text = language.say("map.legend.roads.over", n=language.number(low))
        found.append(Sign(stroke, text))
    return found
