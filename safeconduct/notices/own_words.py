"""A language that a folder brings itself: ``translations/CODE.po``.

One gettext file holds all that an operation needs in it: the sentences of notices (their keys are
the context), those of the terms and of conditions (``terms:KEY``, ``announcements:KEY``), and the
folder's own names and sentences, the vocabulary and the titles of a text (``text``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Message
from babel.messages.pofile import PoFileError, read_po

from safeconduct.catalogue.notices import CODES
from safeconduct.errors import Fault, InputError
from safeconduct.notices.messages import Lack, Want, placeholders
from safeconduct.operation.model import Text
from safeconduct.reading.folder import Folder
from safeconduct.reading.own_file import own_sentences

FOLDER = "translations"
TEXT = "text"
Key = tuple[str, str]
"""Context and English words of a sentence."""


@dataclass(frozen=True, eq=False)
class OwnWords:
    """What a folder says in a language; what it turns out to lack is gathered while it speaks."""

    code: str
    entries: Mapping[Key, Message]
    asked: dict[Key, None] = field(default_factory=dict)
    """All that was asked for beside the sentences of notices, in that order."""
    wanting: dict[Key, Lack] = field(default_factory=dict)

    @property
    def file(self) -> str:
        """The file in the folder."""
        return f"{FOLDER}/{self.code}.po"

    @cached_property
    def locale(self) -> Locale:
        """Plural forms and direction."""
        return Locale.parse(self.code)

    def sentence(self, layer: str, key: str) -> str:
        """Give the pattern of a key of a layer below; English where the folder lacks it."""
        return self._said(f"{layer}:{key}", own_sentences(f"safeconduct.{layer}", "en")[key])

    def text(self, text: Text) -> str:
        """Give a name or sentence; English where the folder lacks it."""
        return self._said(TEXT, text.en)

    def has(self, text: Text) -> bool:
        """Tell whether a name or sentence is there."""
        self.text(text)
        return (TEXT, text.en) not in self.wanting

    def name(self, text: Text) -> str:
        """Give a proper name, which may stay as it is in English."""
        message = self.entries.get((TEXT, text.en))
        return str(message.string) if message is not None and message.string else text.en

    def counted(self, number: int, pattern: str) -> str:
        """Write a number with its noun: ``one=…|other=…``, by the plural forms of the language."""
        forms = dict(part.partition("=")[::2] for part in pattern.split("|"))
        form = forms.get(self.locale.plural_form(number), forms.get("other", pattern))
        return form.format(n=f"{number:,}")

    def _said(self, context: str, english: str) -> str:
        key = (context, english)
        self.asked[key] = None
        message = self.entries.get(key)
        want = _want(message, english)
        if message is None or want is not None:
            line = message.lineno or 0 if message is not None else 0
            name = english if context == TEXT else context
            self.wanting[key] = Lack(want or "missing", name, self.file, line)
            return english
        return str(message.string)


def read_own_words(folder: Path, code: str) -> OwnWords | None:
    """Read what a folder says in a language.

    Parameters
    ----------
    folder
        Of the operation.
    code
        Of the language, as the Unicode CLDR has it: ``ku``, ``fr``, ``uk``.

    Returns
    -------
    OwnWords or None
        ``None`` if the folder has no such file.

    Raises
    ------
    InputError
        SC953 if the file is no gettext file, or the language is not known.
    """
    own = OwnWords(code, {})
    read = Folder(folder)
    if not read.has(own.file):
        return None
    text = read.text(own.file)
    if text is None:
        raise InputError(read.faults)
    try:
        catalog = read_po(BytesIO(text.encode()), locale=Locale.parse(code), abort_invalid=True)
    except PoFileError as error:
        raise InputError([_unreadable(own.file, error.lineno or 0, str(error))]) from None
    except ValueError as error:
        raise InputError([_unreadable(own.file, 0, str(error))]) from None
    entries: dict[Key, Message] = {}
    for message in catalog:
        if message.id:
            english = message.id if isinstance(message.id, str) else message.id[0]
            entries[message.context or "", english] = message
    return OwnWords(code, entries)


def _want(message: Message | None, english: str) -> Want | None:
    if message is None or not message.string:
        return "missing"
    if message.fuzzy:
        return "unreviewed"
    if placeholders(str(message.string)) != placeholders(english):
        return "broken"
    return None


def _unreadable(file: str, line: int, why: str) -> Fault:
    entry = CODES["SC953"]
    what = f"The file cannot be read as a translation: {why.rstrip('.')}."
    return Fault(file, line, "SC953", what, entry.meaning, entry.remedy)
