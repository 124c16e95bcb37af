"""Find words that promise, judge or take sides in a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from safeconduct.reading.own_file import own_yaml

Language = Literal["en", "ar"]
LANGUAGES: tuple[Language, ...] = ("en", "ar")
_QUOTED = re.compile(r"“[^”]*”|«[^»]*»|\"[^\"\n]*\"")
_ARTICLES = r"(?:[وف]?(?:[بك]?ال|لل|[بلك])?)"
"""What Arabic writes together with the word after it: and, then, by, for, as, the."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A word of the list: its forms, why it is there, and what can be said instead."""

    id: str
    forms: tuple[str, ...]
    why: str
    instead: str


@dataclass(frozen=True, slots=True)
class Wording:
    """The list of one language, and names that may hold its words."""

    language: Language
    words: Mapping[str, Loaded]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a word of the list stands in a text, as it is written there."""

    word: str
    written: str
    begins: int


@cache
def wording(language: Language) -> Wording:
    """Give the list of a language."""
    said: dict[str, Any] = own_yaml("safeconduct.announcements", "wording", f"{language}.yaml")
    words = {
        id_: Loaded(id_, tuple(each["forms"]), each["why"], each["instead"])
        for id_, each in said["words"].items()
    }
    return Wording(language, words, tuple(said["names"]))


def find_words(text: str, language: Language, *, own_voice: bool = False) -> tuple[Spot, ...]:
    """Find the words of the list in a text.

    Parameters
    ----------
    text
        Of one language.
    language
        Whose list is meant. In Arabic vowel signs do not matter, and neither does what is written
        together with a word: and, by, for, the.
    own_voice
        Leave out what stands in quotation marks: those are somebody else's words.

    Returns
    -------
    tuple of Spot
        In the order of the text. A name such as *safe-conduct* is none.
    """
    plain, at = _plain(text)
    taken = [match.span() for match in _names(language).finditer(plain)]
    if own_voice:
        taken += [match.span() for match in _QUOTED.finditer(plain)]
    found = [
        Spot(id_, text[at[begin] : at[end - 1] + 1], at[begin])
        for id_, pattern in _patterns(language).items()
        for begin, end in _spans(pattern, plain)
        if not any(first <= begin and end <= last for first, last in taken)
    ]
    return tuple(sorted(found, key=lambda spot: spot.begins))


def _spans(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    for match in pattern.finditer(text):
        yield match.span()


def _plain(text: str) -> tuple[str, list[int]]:
    """Give a text without vowel signs and stretching, and where each letter came from."""
    kept = [
        (place, letter)
        for place, letter in enumerate(text)
        if unicodedata.category(letter) != "Mn" and letter != "ـ"
    ]
    return "".join(letter for _, letter in kept), [place for place, _ in kept]


@cache
def _patterns(language: Language) -> dict[str, re.Pattern[str]]:
    return {id_: _whole(each.forms, language) for id_, each in wording(language).words.items()}


@cache
def _names(language: Language) -> re.Pattern[str]:
    return _whole(wording(language).names, language)


def _whole(forms: tuple[str, ...], language: Language) -> re.Pattern[str]:
    """Match whole words only, the longest first; spaces may be any."""
    listed = sorted((_plain(form)[0] for form in forms), key=len, reverse=True)
    any_of = "|".join(r"\s+".join(map(re.escape, form.split())) for form in listed)
    before = _ARTICLES if language == "ar" else ""
    return re.compile(rf"(?<![\w-]){before}(?:{any_of})(?![\w])", re.IGNORECASE)
