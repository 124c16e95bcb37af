"""The fonts that papers are set with, and the characters they lack."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from io import BytesIO
from typing import Any

import pymupdf_fonts

FONTS = {"FiraGO-Regular.ttf": "figo", "FiraGO-Bold.ttf": "figbo"}
_UNSEEN = ("Cf", "Zs", "Zl", "Zp", "Cc")
"""Categories of characters that leave no mark: marks of direction, blanks, line ends."""


def missing_characters(texts: Iterable[str]) -> dict[str, str]:
    """Give the characters that some font lacks, each with the first text it stands in.

    Parameters
    ----------
    texts
        Everything that is to be printed.
    """
    found: dict[str, str] = {}
    for text in texts:
        for character in unicodedata.normalize("NFC", text):
            if ord(character) not in _covered() and unicodedata.category(character) not in _UNSEEN:
                found.setdefault(character, text)
    return found


def texts_in(content: Any) -> Iterable[str]:
    """Give every text of some content, however deep it lies."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, Mapping):
        for each in content.values():
            yield from texts_in(each)
    elif isinstance(content, (list, tuple)):
        for each in content:
            yield from texts_in(each)


@cache
def _covered() -> frozenset[int]:
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - a fifth of a second that only printing needs

    covered: list[set[int]] = []
    for name in FONTS.values():
        with TTFont(BytesIO(pymupdf_fonts.myfont(name)), lazy=True) as font:
            covered.append(set(font.getBestCmap()))
    return frozenset(set.intersection(*covered))
