"""Words of a notice that promise, judge or take sides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from safeconduct.announcements.find_words import LANGUAGES, find_words
from safeconduct.errors import Fault
from safeconduct.notices.language import Language
from safeconduct.notices.model import Joined, Notice, Sentence
from safeconduct.notices.sentence_fault import sentence_fault
from safeconduct.notices.speak import Speaker
from safeconduct.operation.model import Operation, Text

_NAMES = ("way", "party", "parties", "groups", "places", "place", "recipient", "who")
"""Values that are names, and never somebody's words."""


def loaded(notice: Notice, operation: Operation, languages: Iterable[Language]) -> Iterator[Fault]:
    """Find words that promise, judge or take sides, outside of what is quoted."""
    for language in languages:
        known = next((each for each in LANGUAGES if each == language.code), None)
        if known is None:
            continue
        speaker = Speaker(language)
        for sentence in notice.sentences():
            quoted = find_words(_words(sentence, speaker), known, own_voice=True)
            # A name in quotation marks is still a name, and nobody's words.
            names = [language.text(name) for name in _names(sentence)]
            spots = [*quoted, *(spot for name in names for spot in find_words(name, known))]
            for written in dict.fromkeys(spot.written for spot in spots):
                what = f"{language.code}: the sentence {sentence.id!r} says “{written}”."
                yield sentence_fault("SC964", sentence, what)
        titles = [each.title for each in notice.sections if each.title is not None]
        for text in dict.fromkeys((operation.name, notice.district, *titles)):
            for spot in find_words(language.text(text), known, own_voice=True):
                what = f"{language.code}: the heading “{text.en}” says “{spot.written}”."
                yield sentence_fault("SC964", None, what)


def _words(sentence: Sentence, speaker: Speaker) -> str:
    """Give what is printed, or nothing where it cannot be said: then it is not what was built."""
    try:
        return speaker.sentence(sentence)
    except KeyError:
        return ""


def _names(sentence: Sentence) -> Iterator[Text]:
    for name in _NAMES:
        value = sentence.values.get(name)
        if isinstance(value, Text):
            yield value
        elif isinstance(value, Joined):
            yield from value.names
