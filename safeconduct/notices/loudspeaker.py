"""The loudspeaker script: what is read out, and how long it takes."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from safeconduct.notices.language import Language

WORDS_PER_MIN = {"en": 120.0, "ar": 90.0}
"""Words a minute when something is read out slowly and loudly in the open. They are this program's
own: about three quarters of what radio news are read at (150 to 180 in English: Rodero 2012,
doi:10.1515/text-2012-0019), fewer in Arabic, whose words are longer."""
_OTHER_PER_MIN = 90.0
_PAUSE_S = 1.5
"""Silence after each sentence, for the echo to die away; this program's own figure."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, and the second at which it is over."""

    words: str
    ends_s: int


def reading_time(sentences: Iterable[str], language: Language) -> tuple[Line, ...]:
    """Say how long sentences take to read out.

    Parameters
    ----------
    sentences
        In the order in which they are read.
    language
        Whose rate of speech counts.

    Returns
    -------
    tuple of Line
        The last one ends with the whole.
    """
    per_min = WORDS_PER_MIN.get(language.code, _OTHER_PER_MIN)
    lines: list[Line] = []
    at_s = 0.0
    for words in sentences:
        at_s += len(words.split()) * 60.0 / per_min + _PAUSE_S
        lines.append(Line(words, math.ceil(at_s)))
    return tuple(lines)


def loudspeaker_text(sentences: Iterable[str], language: Language) -> str:
    """Write the script, each sentence with the time at which it is over.

    Parameters
    ----------
    sentences
        In the order in which they are read.
    language
        It is read in.
    """
    lines = reading_time(sentences, language)
    whole_s = lines[-1].ends_s if lines else 0
    head = language.say("loudspeaker.head", time=_minutes(whole_s, language))
    written = [f"{_minutes(line.ends_s, language)}  {line.words}" for line in lines]
    return "\n".join([head, "", *written, "", language.say("loudspeaker.again"), ""])


def _minutes(seconds: int, language: Language) -> str:
    minutes, rest = divmod(seconds, 60)
    return language.written(f"{minutes}:{rest:02d}")
