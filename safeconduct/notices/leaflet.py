"""The leaflet: A5, two sides, one for each district, in one language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from safeconduct.catalogue.notices import CODES
from safeconduct.errors import Fault, InputError
from safeconduct.network.model import Network
from safeconduct.notices.language import Language, open_language
from safeconduct.notices.map import PublicMap, draw_map
from safeconduct.notices.model import Notice, Section
from safeconduct.notices.paper import Paragraph, back, front, listed, run_in
from safeconduct.notices.speak import Speaker
from safeconduct.notices.typeset import Pages, Typesetter
from safeconduct.notices.voice import voice_key
from safeconduct.operation.model import Operation, Text

_WIDTH_MM = 132.0
_FEW, _COLUMNS = 12, 3
_PPI = 150.0
_SIDES = 2


@dataclass(frozen=True, slots=True)
class Layout:
    """How large the type is, how tall the map, and whether each side has a line a sentence."""

    size_pt: float
    map_mm: float
    front_listed: bool
    back_listed: bool
    moved: int = 0
    """Sections of the second side that stand on the first, for want of room."""


_MAP_ALONE_MM = 120.0
_SIZES_PT = (11.0, 10.0)
_FRONTS = ((84.0, True), (70.0, True), (70.0, False), (54.0, False), (42.0, False), (36.0, False))
_BACKS = ((True, 0), (False, 0), (False, 1), (False, 2))
"""The airiest first: the map gives way, then the lists, then the type, which is never below 10 pt."""


def set_leaflet(
    notice: Notice, operation: Operation, network: Network, language: Language, press: Typesetter
) -> Pages:
    """Set the leaflet of a district.

    Parameters
    ----------
    notice
        What it says.
    operation, network
        Where areas and ways lie.
    language
        It is printed in; names of places stand in the other script beside.
    press
        Sets it.

    Returns
    -------
    Pages
        Two sides.

    Raises
    ------
    InputError
        SC960 if it takes more than two sides.
    """
    for size_pt in _SIZES_PT:
        content = _fitted(notice, operation, network, language, press, size_pt)
        if content is not None:
            return press.set("leaflet", content, _PPI)
    raise InputError([_too_long(notice, language)])


def _fitted(
    notice: Notice,
    operation: Operation,
    network: Network,
    language: Language,
    press: Typesetter,
    size_pt: float,
) -> dict[str, Any] | None:
    """Give the airiest content that fits two sides in a size of type, ``None`` where none does."""
    fronts, backs = iter(_FRONTS), iter(_BACKS)
    map_mm, front_listed = next(fronts)
    back_listed, moved = next(backs)
    while True:
        layout = Layout(size_pt, map_mm, front_listed, back_listed, moved)
        content = leaflet_content(notice, operation, network, language, layout)
        front, both = press.pages("leaflet", content)
        if front == 1 and both == _SIDES:
            return content
        try:
            if front > 1:
                map_mm, front_listed = next(fronts)
            if both - front > 1:
                back_listed, moved = next(backs)
        except StopIteration:
            return None


def set_map(
    notice: Notice, operation: Operation, network: Network, language: Language, press: Typesetter
) -> bytes | None:
    """Set the map of a district alone as SVG, its letters as outlines; ``None`` without one.

    Parameters
    ----------
    notice, operation, network, language, press
        As for the leaflet.
    """
    layout = Layout(_SIZES_PT[-1], _MAP_ALONE_MM, front_listed=True, back_listed=True)
    content = leaflet_content(notice, operation, network, language, layout)
    return press.drawing("map", content) if content["map"] is not None else None


def leaflet_content(
    notice: Notice,
    operation: Operation,
    network: Network,
    language: Language,
    layout: Layout,
) -> dict[str, Any]:
    """Give everything a leaflet prints, ready in its language."""
    speaker = Speaker(language)
    drawn = draw_map(notice, operation, network, _WIDTH_MM, layout.map_mm)
    names = drawn.names if drawn else tuple(operation.areas[id_].name for id_ in notice.areas)
    second = back(notice)
    ahead, after = second[: layout.moved], second[layout.moved :]
    standing = next((s for s in notice.sentences() if s.id == "standing"), None)
    return {
        **_page(language),
        "size_pt": layout.size_pt,
        "title": language.say("title.leaflet", district=language.text(notice.district)),
        "standing": speaker.sentence(standing) if standing else "",
        "map": map_content(drawn, language) if drawn else None,
        "areas": columns(list(_rows(names, language))),
        "front": list(_parts((*front(notice), *ahead), speaker, listed_too=layout.front_listed)),
        "voice": language.say(voice_key(notice.issue.situation)),
        "back": list(_parts(after, speaker, listed_too=layout.back_listed)),
        "foot": foot(notice, speaker),
    }


def map_content(drawn: PublicMap, language: Language) -> dict[str, Any]:
    """Give a map with everything that is written on it."""
    legend = " ".join(_legend(drawn, language))
    return {
        "width_mm": drawn.width_mm,
        "height_mm": drawn.height_mm,
        "edge": drawn.edge,
        "roads": drawn.roads,
        "ways": [
            {
                "x_mm": way.x_mm,
                "y_mm": way.y_mm,
                "to_x_mm": way.to_x_mm,
                "to_y_mm": way.to_y_mm,
                "text": language.number(way.number),
            }
            for way in drawn.ways
        ],
        "areas": [
            {"x_mm": mark.x_mm, "y_mm": mark.y_mm, "text": language.written(mark.text)}
            for mark in drawn.areas
        ],
        "published": [
            {"x_mm": mark.x_mm, "y_mm": mark.y_mm, "text": language.text(name)}
            for mark, name in drawn.published
        ],
        "scale_mm": drawn.scale_mm,
        "scale_text": language.say(
            "map.kilometres", length=language.written(f"{drawn.scale_km:g}")
        ),
        "north": language.say("map.north"),
        "key": legend,
        "alt": language.say("map.alt", legend=legend),
    }


def _legend(drawn: PublicMap, language: Language) -> Iterator[str]:
    """Say what the signs mean, of those that are there, and what lies beyond the map."""
    for part, shown in (
        ("edge", drawn.edge), ("ways", drawn.ways), ("areas", drawn.areas),
        ("places", drawn.published),
    ):  # fmt: skip
        if shown:
            yield language.say(f"map.key-{part}")
    beyond = [
        language.say(
            "map.way-beyond",
            way=language.say("ways.one", number=language.number(each.number)),
            side=language.say(f"compass.{each.side}"),
        )
        for each in drawn.beyond
    ]
    beyond += [language.text(name) for name in drawn.published_beyond]
    if beyond:
        yield language.say("map.beyond", parts=language.joined(beyond, "and"))


def columns(rows: list[dict[str, str]]) -> list[list[dict[str, str]]]:
    """Divide a list of areas into columns of the same length, read down."""
    number = _COLUMNS if len(rows) > _FEW else _COLUMNS - 1
    each = -(-len(rows) // number)
    return [rows[first : first + each] for first in range(0, len(rows), each)]


def foot(notice: Notice, speaker: Speaker) -> str:
    """Say version, day and printer, as every paper ends."""
    section = notice.section("issue")
    return " ".join(speaker.sentence(each) for each in section.sentences) if section else ""


def _page(language: Language) -> dict[str, str]:
    other = "ar" if language.code != "ar" else "en"
    return {
        "lang": language.code,
        "dir": language.direction,
        "other_lang": other,
        "other_dir": open_language(other).direction,
    }


def _rows(names: tuple[Text, ...], language: Language) -> Iterator[dict[str, str]]:
    for number, name in enumerate(names, 1):
        said = language.name(name)
        other = (name.ar or "") if language.code != "ar" else name.en
        yield {
            "number": language.number(number),
            "name": said,
            "other": other if other != said else "",
        }


def _parts(
    sections: tuple[Section, ...], speaker: Speaker, *, listed_too: bool
) -> Iterator[dict[str, Any]]:
    for section in sections:
        said = listed(section, speaker) if listed_too else (run_in(section, speaker).paragraph,)
        yield from (part_as_json(each) for each in said)


def part_as_json(part: Paragraph) -> dict[str, Any]:
    """Give a paragraph as a template reads it."""
    return {"head": part.head, "words": part.words, "items": list(part.items)}


def _too_long(notice: Notice, language: Language) -> Fault:
    entry = CODES["SC960"]
    district = next((each for each in notice.issue.districts if each.id == notice.id), None)
    where = district.where if district else None
    file, line = (where.file, where.line) if where else ("operation.yaml", 0)
    what = f"The leaflet of {notice.id!r} in {language.code!r} takes more than two sides."
    return Fault(file, line, "SC960", what, entry.meaning, entry.remedy)
