"""The verb: a file for a translator, with all that an operation needs in a language."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from io import BytesIO

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import write_po

import safeconduct
from safeconduct.catalogue.notices import CODES
from safeconduct.errors import Fault, InputError
from safeconduct.notices.build import WHOLE, build_notice, district_of
from safeconduct.notices.language import Language
from safeconduct.notices.messages import SOURCE, messages
from safeconduct.notices.own_language import BUILT_IN, needed, program_sentences, untranslated
from safeconduct.notices.own_words import TEXT, OwnWords, read_own_words
from safeconduct.notices.read import read_issue
from safeconduct.operation.model import Operation
from safeconduct.terms.model import Instrument

_WIDTH = 96


def translation_file(
    operation: Operation, instruments: Sequence[Instrument], code: str
) -> tuple[bytes, int, int]:
    """Write the gettext file that a translator fills.

    Parameters
    ----------
    operation, instruments
        What is told: the file has every sentence and name that this needs, and no other.
    code
        Of the language, as the Unicode CLDR has it.

    Returns
    -------
    bytes
        The file, with what the folder has translated already.
    int
        Sentences and names in it.
    int
        Those still without a translation.

    Raises
    ------
    InputError
        SC951 if the language is not known, or comes with the program.
    """
    try:
        locale = Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        raise InputError([_refused(f"{code!r} is the code of no language.")]) from None
    if code in BUILT_IN:
        raise InputError([_refused(f"The language {code!r} comes with the program.")])
    own = read_own_words(operation.folder, code) or OwnWords(code, {})
    issue = read_issue(operation)
    catalog = _empty(locale, operation, issue.issued)
    said = program_sentences(own)
    for key, message in needed():
        _add(catalog, key, message, said.get(key))
    _speak(operation, instruments, own)
    for context, english in own.asked:
        _add(catalog, context, Message(english), own.entries.get((context, english)))
    for area in operation.areas.values():
        if (TEXT, area.name.en) not in own.asked:
            _add(catalog, TEXT, Message(area.name.en), own.entries.get((TEXT, area.name.en)))
    written = BytesIO()
    write_po(written, catalog, width=_WIDTH, no_location=True)
    entries = [message for message in catalog if message.id]
    return written.getvalue(), len(entries), sum(not _whole(message) for message in entries)


def _speak(operation: Operation, instruments: Sequence[Instrument], own: OwnWords) -> None:
    """Say all notices once, so that everything they need is asked for."""
    issue = read_issue(operation)
    language = Language(own.code, "european", messages(SOURCE), own)
    whole = district_of(issue, WHOLE, operation)
    districts = [*issue.districts, *([whole] if whole is not None else [])]
    notices = [build_notice(operation, instruments, issue, each) for each in districts]
    for _ in untranslated(language, notices, operation):
        pass


def _empty(locale: Locale, operation: Operation, day: date) -> Catalog:
    made = datetime.combine(day, time(0), UTC)
    head = (
        f"# Notices of “{operation.name.en}” in {locale.english_name}.\n"
        "# What stands in braces is put in later and stays as it is. A sentence that nobody has\n"
        "# reviewed is marked fuzzy; it is not printed, and nor is any other until none is."
    )
    return Catalog(
        locale,
        header_comment=head,
        project="safeconduct",
        version=safeconduct.__version__,
        msgid_bugs_address="",
        last_translator="",
        language_team="",
        creation_date=made,
        revision_date=made,
        fuzzy=False,
    )


def _add(catalog: Catalog, context: str, message: Message, known: Message | None) -> None:
    string = known.string if known is not None and known.id == message.id else None
    flags = known.flags if known is not None and string else ()
    catalog.add(message.id, string, context=context, flags=flags)


def _whole(message: Message) -> bool:
    stated = message.string or ()
    strings = (stated,) if isinstance(stated, str) else stated
    return bool(strings) and all(strings) and not message.fuzzy


def _refused(what: str) -> Fault:
    entry = CODES["SC951"]
    return Fault("notices", 0, "SC951", what, entry.meaning, entry.remedy)
