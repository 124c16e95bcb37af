"""A drawn sketch of the area and its crossings: no roads, only places and a scale."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from math import cos, floor, log10, radians

from safeconduct.quick.question import Crossing, LonLat, Question
from safeconduct.quick.words import Lang, Words

WIDTH, HEIGHT, MARGIN = 300.0, 240.0, 24.0
METRES_PER_DEGREE = 111_195.0
LABEL_GAP = 13.0
LETTER = 5.6
"""About the width of a letter, in units of the drawing."""
LONGEST_LABEL = 24
_STYLE = 'font-family="FiraGO, Noto Sans, Noto Sans Arabic, Segoe UI, Tahoma, sans-serif" font-size="10.5"'


@dataclass(frozen=True, slots=True)
class _View:
    """Where a coordinate falls on the drawing, north up and true to scale."""

    west: float
    north: float
    units_per_m: float
    m_per_lon: float
    left: float
    top: float

    def at(self, point: LonLat) -> tuple[float, float]:
        """Give x and y of a longitude and latitude."""
        across_m = (point[0] - self.west) * self.m_per_lon
        down_m = (self.north - point[1]) * METRES_PER_DEGREE
        return (self.left + across_m * self.units_per_m, self.top + down_m * self.units_per_m)


def draw_sketch(question: Question, lang: Lang) -> str:
    """Draw the sketch.

    Parameters
    ----------
    question
        The area, if there is one, and the crossings.
    lang
        Language of the few words on it.

    Returns
    -------
    str
        One SVG element that refers to nothing outside itself.
    """
    words = Words(lang)
    view = _view(question)
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {HEIGHT:g}" '
            f'width="{WIDTH:g}" height="{HEIGHT:g}" role="img" direction="ltr" {_STYLE}>'
        ),
        f"<title>{escape(words.say('heading.sketch'))}</title>",
        f'<rect width="{WIDTH:g}" height="{HEIGHT:g}" fill="#fbfaf7" stroke="#c9c5bb"/>',
        *_area(question, view, words),
        *_crossings(question, view),
        *_scale(view, words),
        "</svg>",
    ]
    return "\n".join(parts)


def _view(question: Question) -> _View:
    points = [(crossing.lon, crossing.lat) for crossing in question.crossings]
    if question.shape is not None:
        points += [corner for polygon in question.shape.polygons for corner in polygon[0]]
    lons, lats = [point[0] for point in points], [point[1] for point in points]
    middle_lat = (min(lats) + max(lats)) / 2
    m_per_lon = METRES_PER_DEGREE * max(0.01, cos(radians(middle_lat)))
    across_m = max(500.0, (max(lons) - min(lons)) * m_per_lon)
    down_m = max(500.0, (max(lats) - min(lats)) * METRES_PER_DEGREE)
    scale = min((WIDTH - 2 * MARGIN) / across_m, (HEIGHT - 2 * MARGIN) / down_m)
    return _View(
        west=(min(lons) + max(lons)) / 2 - across_m / m_per_lon / 2,
        north=middle_lat + down_m / METRES_PER_DEGREE / 2,
        units_per_m=scale,
        m_per_lon=m_per_lon,
        left=(WIDTH - across_m * scale) / 2,
        top=(HEIGHT - down_m * scale) / 2,
    )


def _area(question: Question, view: _View, words: Words) -> list[str]:
    if question.shape is None:
        text = escape(words.say("sketch.no_area"))
        return [f'<text x="{WIDTH / 2:g}" y="18" text-anchor="middle" fill="#666">{text}</text>']
    drawn = []
    for polygon in question.shape.polygons:
        path = " ".join(
            "M" + " L".join("{:.1f},{:.1f}".format(*view.at(point)) for point in ring) + " Z"
            for ring in polygon
        )
        drawn.append(
            f'<path d="{path}" fill="#e7dcc4" fill-rule="evenodd" stroke="#8a7650" '
            'stroke-width="1.4" stroke-linejoin="round"/>'
        )
    x, y = view.at(question.shape.middle)
    for crossing in question.crossings:
        to_x, to_y = view.at((crossing.lon, crossing.lat))
        drawn.append(
            f'<path d="M{x:.1f},{y:.1f} L{to_x:.1f},{to_y:.1f}" stroke="#8a7650" '
            'stroke-width="0.9" stroke-dasharray="3 3" fill="none"/>'
        )
    return [*drawn, f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.6" fill="#8a7650"/>']


def _crossings(question: Question, view: _View) -> list[str]:
    drawn: list[str] = []
    lowest = {"start": -LABEL_GAP, "end": -LABEL_GAP}
    middle_x = WIDTH / 2 if question.shape is None else view.at(question.shape.middle)[0]
    for crossing in sorted(question.crossings, key=lambda c: (-c.lat, c.lon)):
        x, y = view.at((crossing.lon, crossing.lat))
        anchor, label_x = _anchor(x, _label(crossing), outwards="end" if x < middle_x else "start")
        label_y = max(y + 3.5, lowest[anchor] + LABEL_GAP)
        lowest[anchor] = label_y
        drawn += [
            (
                f'<rect x="{x - 4:.1f}" y="{y - 4:.1f}" width="8" height="8" fill="#0b5d7a" '
                'stroke="#fff" stroke-width="1"/>'
            ),
            (
                f'<text x="{label_x:.1f}" y="{label_y:.1f}" text-anchor="{anchor}" fill="#0b3c4d" '
                'stroke="#fbfaf7" stroke-width="2.6" stroke-linejoin="round" paint-order="stroke">'
                f"{escape(_label(crossing))}</text>"
            ),
        ]
    return drawn


def _anchor(x: float, label: str, *, outwards: str) -> tuple[str, float]:
    # A label runs away from the area where there is room, so that it hides little of it.
    room = LETTER * len(label) + 12
    fits = {"end": x - room >= 0, "start": x + room <= WIDTH}
    inwards = "start" if outwards == "end" else "end"
    anchor = outwards if fits[outwards] or not fits[inwards] else inwards
    return anchor, x - 8 if anchor == "end" else x + 8


def _label(crossing: Crossing) -> str:
    name = crossing.name
    return name if len(name) <= LONGEST_LABEL else name[: LONGEST_LABEL - 1] + "…"


def _scale(view: _View, words: Words) -> list[str]:
    wanted_m = 0.3 * WIDTH / view.units_per_m
    power = 10.0 ** floor(log10(wanted_m))
    length_m = max(step * power for step in (1, 2, 5) if step * power <= wanted_m)
    length = length_m * view.units_per_m
    right, low = WIDTH - 12, HEIGHT - 12
    text = escape(words.say("sketch.scale", n=f"{length_m / 1000:g}"))
    north = escape(words.say("sketch.north"))
    return [
        f'<path d="M{right - length:.1f},{low:.1f} h{length:.1f}" stroke="#333" stroke-width="2"/>',
        (
            f'<text x="{right - length / 2:.1f}" y="{low - 5:.1f}" text-anchor="middle" '
            f'fill="#333">{text}</text>'
        ),
        f'<path d="M18,{low:.1f} v-20 m-4,5 l4,-5 l4,5" stroke="#333" stroke-width="1.4" fill="none"/>',
        f'<text x="18" y="{low - 24:.1f}" text-anchor="middle" fill="#333">{north}</text>',
    ]
