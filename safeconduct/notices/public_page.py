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
from safeconduct.notices.voice import VOICE, voice_key
from safeconduct.operation.model import Operation, Text

LARGEST_BYTES = 100_000
"""What an old telephone on a bad line can still load."""
_OF_A_DISTRICT = ("agreement", "ways", "crossing")


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
    files: Sequence[tuple[str, str]] = (),
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
    files
        What lies beside it to be kept: address and name of each.

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
        voice=language.say(voice_key(whole.issue.situation, "message")),
        foot=foot(whole, speaker),
        say=language.say,
        chapters=[
            _chapter(without(each, "standing"), speaker)
            for each in (*shared, *([without(staying, VOICE)] if staying else []))
            if without(each, "standing").sentences
        ],
        districts=[_district(each, whole, operation, speaker) for each in notices],
        others=_links(others or {}),
        files=list(files),
    )


def page_names(codes: Sequence[str]) -> dict[str, str]:
    """Name the page of each language; the first is what a bare address shows."""
    return {code: "index.html" if code == codes[0] else f"index.{code}.html" for code in codes}


def render_withdrawal(
    said: Sequence[str], name: Text, language: Language, names: Mapping[str, str]
) -> str:
    """Write the page that stands in place of a version that was taken back.

    Parameters
    ----------
    said
        Sentences, the first of which says what is void.
    name
        Of the operation.
    language
        Of the page.
    names
        Addresses of the page in every language, by code.
    """
    return _template("withdrawn").render(
        code=language.code,
        dir=language.direction,
        title=language.say("withdrawn.head"),
        name=language.text(name),
        said=said,
        others=_links({code: each for code, each in names.items() if code != language.code}),
    )


def _links(others: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Give code, address and own name of other languages."""
    return [
        (code, address, Locale.parse(code).get_display_name(code) or code)
        for code, address in others.items()
    ]


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
