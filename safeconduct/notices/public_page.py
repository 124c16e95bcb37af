"""The public page: one small static file in one language, without scripts or pictures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import jinja2
from babel import Locale

from safeconduct.notices.language import Language, open_language
from safeconduct.notices.leaflet import foot
from safeconduct.notices.model import Notice, Section
from safeconduct.notices.paper import Paragraph, listed, without
from safeconduct.notices.speak import Speaker
from safeconduct.operation.model import Operation, Text

LARGEST_BYTES = 100_000
"""What an old telephone on a bad line can still load."""
_OF_A_DISTRICT = ("agreement", "ways", "crossing")
_VOICE = "voice.stay"


@dataclass(frozen=True, slots=True)
class Chapter:
    """A section of the page; ``id`` is where links lead."""

    id: str
    head: str
    parts: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """An area: its name, and the name in the other script with its language."""

    name: str
    other: str


@dataclass(frozen=True, slots=True)
class DistrictPart:
    """What is of one district only: its areas, and sections that others do not share."""

    id: str
    name: str
    areas: tuple[Place, ...]
    chapters: tuple[Chapter, ...]


def render_page(
    notices: Sequence[Notice],
    whole: Notice,
    operation: Operation,
    language: Language,
    others: Mapping[str, str] | None = None,
) -> str:
    """Write the page.

    Parameters
    ----------
    notices
        One for each district.
    whole
        That of the whole operation: what all districts share is said once.
    operation
        Names its areas.
    language
        Of the page.
    others
        Addresses of the page in other languages, by code.

    Returns
    -------
    str
        HTML that loads nothing and runs nothing.
    """
    speaker = Speaker(language)
    standing = next(s for s in whole.sentences() if s.id == "standing")
    shared = [each for each in whole.sections if each.id not in ("staying", "issue")]
    staying = whole.section("staying")
    return _template("page").render(
        code=language.code,
        dir=language.direction,
        other_code=_other(language),
        other_dir=open_language(_other(language)).direction,
        title=language.say("title.page", operation=language.text(operation.name)),
        standing=speaker.sentence(standing),
        voice=language.say(_VOICE),
        foot=foot(whole, speaker),
        say=language.say,
        chapters=[
            _chapter(without(each, "standing"), speaker)
            for each in (*shared, *([without(staying, _VOICE)] if staying else []))
            if without(each, "standing").sentences
        ],
        districts=[_district(each, whole, operation, speaker) for each in notices],
        others=[
            (code, address, Locale.parse(code).get_display_name(code) or code)
            for code, address in (others or {}).items()
        ],
    )


def render_withdrawal(said: Sequence[str], name: Text, language: Language) -> str:
    """Write the page that stands in place of a version that was taken back.

    Parameters
    ----------
    said
        Sentences, the first of which says what is void.
    name
        Of the operation.
    language
        Of the page.
    """
    return _template("withdrawn").render(
        code=language.code,
        dir=language.direction,
        title=language.say("withdrawn.head"),
        name=language.text(name),
        said=said,
    )


def _district(
    notice: Notice, whole: Notice, operation: Operation, speaker: Speaker
) -> DistrictPart:
    own = [
        section
        for section in notice.sections
        if section.id in _OF_A_DISTRICT and section != whole.section(section.id)
    ]
    return DistrictPart(
        notice.id,
        speaker.language.text(notice.district),
        tuple(_places(notice, operation, speaker.language)),
        tuple(_chapter(section, speaker) for section in own),
    )


def _places(notice: Notice, operation: Operation, language: Language) -> Iterator[Place]:
    for id_ in notice.areas:
        name: Text = operation.areas[id_].name
        said = language.name(name)
        other = name.en if language.code == "ar" else name.ar or ""
        yield Place(said, other if other != said else "")


def _chapter(section: Section, speaker: Speaker) -> Chapter:
    id_ = "".join(letter if letter.isalnum() else "-" for letter in section.id)
    return Chapter(id_, speaker.title(section), listed(section, speaker, headed=False))


def _other(language: Language) -> str:
    return "en" if language.code == "ar" else "ar"


@cache
def _template(name: str) -> jinja2.Template:
    loader = jinja2.PackageLoader("safeconduct.notices", "templates")
    environment = jinja2.Environment(
        loader=loader, autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    return environment.get_template(f"{name}.html.j2")
