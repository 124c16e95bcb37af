"""The counter script: what is read aloud to whoever asks, A4, in one language."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from safeconduct.notices.language import Language
from safeconduct.notices.leaflet import foot, part_as_json
from safeconduct.notices.model import Notice, Section
from safeconduct.notices.paper import Paragraph, listed
from safeconduct.notices.speak import Speaker
from safeconduct.notices.typeset import Pages, Typesetter
from safeconduct.operation.model import Text

_PPI = 110.0
_RULES = ("aloud", "no-names", "children", "wounded", "decides")


def set_script(notice: Notice, language: Language, press: Typesetter) -> Pages:
    """Set the counter script.

    Parameters
    ----------
    notice
        Of the whole operation; all of its sentences are printed.
    language
        It is read in.
    press
        Sets it.

    Returns
    -------
    Pages
        As many as it takes.
    """
    speaker = Speaker(language)
    content: dict[str, Any] = {
        **_page(language),
        "title": language.say("title.script", district=language.text(notice.district)),
        "head": language.say("script.head"),
        "rules": [language.say(f"script.{each}") for each in _RULES],
        "sections": [
            {
                "head": _question(section, speaker),
                "parts": [part_as_json(each) for each in listed(section, speaker, headed=False)],
            }
            for section in notice.sections
            if section.id != "issue"
        ],
        "foot": foot(notice, speaker),
    }
    return press.set("script", content, _PPI)


def set_changes(
    said: Sequence[tuple[Text | None, tuple[Paragraph, ...]]],
    notice: Notice,
    language: Language,
    press: Typesetter,
) -> Pages:
    """Set what an amendment changes.

    Parameters
    ----------
    said
        Names of districts, and what changed in each; the first has no name.
    notice
        Of the whole operation, for the line at the foot.
    language
        It is said in.
    press
        Sets it.
    """
    content = {
        **_page(language),
        "title": language.say("changes.title"),
        "head": language.text(notice.district),
        "rules": [part.words for name, parts in said if name is None for part in parts],
        "sections": [
            {"head": language.text(name), "parts": [part_as_json(each) for each in parts]}
            for name, parts in said
            if name is not None
        ],
        "foot": foot(notice, Speaker(language)),
    }
    return press.set("script", content, _PPI)


def set_withdrawal(said: Sequence[str], name: Text, language: Language, press: Typesetter) -> Pages:
    """Set the paper that takes a version back, to be put up where it was.

    Parameters
    ----------
    said
        Sentences, the first of which says what is void.
    name
        Of the operation.
    language
        It is said in.
    press
        Sets it.
    """
    content = {
        **_page(language),
        "title": language.say("withdrawn.head"),
        "name": language.text(name),
        "said": list(said),
    }
    return press.set("withdrawn", content, _PPI)


def _page(language: Language) -> dict[str, Any]:
    return {
        "lang": language.code,
        "dir": language.direction,
        "other_lang": language.code,
        "other_dir": language.direction,
    }


def _question(section: Section, speaker: Speaker) -> str:
    if section.title is not None:
        return speaker.language.say("ask.terms", title=speaker.title(section))
    return speaker.language.say(f"ask.{section.id}")
