"""Open a language for one operation: one of the program's, or one that the folder brings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from babel.messages.catalog import Message

from safeconduct.catalogue.notices import CODES
from safeconduct.errors import Fault, InputError
from safeconduct.notices.language import Digits, Language, fault_of_lack, open_language
from safeconduct.notices.messages import (
    SOURCE,
    lacks_in,
    languages,
    messages_in,
    source,
    translations,
)
from safeconduct.notices.model import Joined, Notice, Reached, Value
from safeconduct.notices.own_words import OwnWords, read_own_words
from safeconduct.notices.paper import run_in
from safeconduct.notices.speak import Speaker
from safeconduct.operation.model import Operation, Text, Where

BUILT_IN = (SOURCE, "ar")
"""Languages in which the terms, the vocabulary and the library come with the program."""
_PAPERS_OF_TWO = "sheet."
"""Sentences of the agreement sheet, which is in English and Arabic only."""
_APART = ":"


def open_for(
    operation: Operation, code: str, digits: Digits, where: Where | None = None
) -> Language:
    """Open a language to print the notices of an operation in.

    Parameters
    ----------
    operation
        Its folder may bring the language in ``translations/CODE.po``.
    code
        Of the language.
    digits
        Which digits Arabic is written with.
    where
        The line that names the language.

    Raises
    ------
    InputError
        SC951 if there is no such language, SC952 for each sentence of notices it lacks, SC953 if
        its file cannot be read.
    """
    if code in BUILT_IN:
        return open_language(code, digits, where)
    own = read_own_words(operation.folder, code)
    if own is None and code not in languages():
        return open_language(code, digits, where)
    own = own or OwnWords(code, {})
    translated = program_sentences(own)
    wanting = list(lacks_in(code, translated, needed()))
    if wanting:
        raise InputError([fault_of_lack(each) for each in wanting])
    return Language(code, "european", messages_in(code, translated), own)


def program_sentences(own: OwnWords) -> dict[str, Message]:
    """Give the sentences of notices in a language: those of the program, and over them the folder's."""
    found = dict(translations(own.code)) if own.code in languages() else {}
    for (context, _), message in own.entries.items():
        if context and context != "text" and _APART not in context:
            message.locations = [(own.file, message.lineno or 0)]
            found[context] = message
    return found


def needed() -> Iterator[tuple[str, Message]]:
    """Give the sentences a language of a folder must have."""
    return ((k, message) for k, message in source() if not k.startswith(_PAPERS_OF_TWO))


def untranslated(
    language: Language, notices: Sequence[Notice], operation: Operation
) -> Iterator[Fault]:
    """Say everything once, and give a fault for each name or sentence that is not in the language.

    Parameters
    ----------
    language
        To be printed in.
    notices
        Of every district and of the whole operation.
    operation
        Names of its areas may stay as they are: they are proper names.
    """
    speaker = Speaker(language)
    stands: dict[Text, Where | None] = {}
    for text, where in _texts(notices, operation):
        # The first that says where; most names are used in many sentences.
        stands[text] = stands.get(text) or where
    for text, where in stands.items():
        if not language.has(text):
            yield _without(text, where, language.code)
    _speak(notices, speaker)
    if language.own is not None:
        yield from (
            fault_of_lack(lack)
            for (context, _), lack in language.own.wanting.items()
            if context != "text"
        )


def _speak(notices: Iterable[Notice], speaker: Speaker) -> None:
    """Say every section once, and the name of every month: versions to come have other days."""
    for notice in notices:
        for section in notice.sections:
            run_in(section, speaker)
    for month in range(1, 13):
        speaker.language.tongue.say(f"month.{month}")
        speaker.language.tongue.say(f"hijri.{month}")


def _texts(notices: Iterable[Notice], operation: Operation) -> Iterator[tuple[Text, Where | None]]:
    """Give every name and sentence of the folder that is printed, and where it is from."""
    yield operation.name, None
    for notice in notices:
        yield notice.district, notice.issue.where
        for section in notice.sections:
            if section.title is not None:
                yield section.title, None
            for sentence in section.sentences:
                where = next((bond.where for bond in sentence.bonds if bond.where), None)
                for value in sentence.values.values():
                    yield from ((text, where) for text in _in(value))
        alerting = notice.issue.alerting
        if alerting is not None:
            yield alerting.authority, notice.issue.where


def _in(value: Value) -> tuple[Text, ...]:
    if isinstance(value, Text):
        return (value,)
    if isinstance(value, Reached):
        # A number to dial is the same in every language.
        return (value.how,) if any(map(str.isalpha, value.how.en)) else ()
    return value.names if isinstance(value, Joined) else ()


def _without(text: Text, where: Where | None, code: str) -> Fault:
    entry = CODES["SC954"]
    file, line = (where.file, where.line) if where else ("operation.yaml", 0)
    what = f"Nothing says what “{text.en}” is in the language {code!r}."
    return Fault(file, line, "SC954", what, entry.meaning, entry.remedy)
