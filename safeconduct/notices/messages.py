"""The message catalogues: every sentence of a notice by key, in one language.

The source is English and stands in ``locale/source/*.pot``; a translation stands in
``locale/LANGUAGE/*.po`` under the same names. The key of a sentence is its context (``msgctxt``),
so that the same English words may be translated apart, and a translation of words that have
changed since is seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from gettext import c2py
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import BytesIO
from string import Formatter
from typing import Literal

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po

SOURCE = "en"
Want = Literal["missing", "unreviewed", "stale", "broken", "unknown"]


@dataclass(frozen=True, slots=True)
class Lack:
    """Something that keeps a language from being printed.

    ``missing`` is a sentence without a translation, ``unreviewed`` one that is marked *fuzzy*,
    ``stale`` one whose English has changed since, ``broken`` one with other names in braces,
    ``unknown`` one the program does not have.
    """

    want: Want
    key: str
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Messages:
    """Every sentence of a language, each with its plural forms (one where it counts nothing)."""

    code: str
    forms: dict[str, tuple[str, ...]]
    locale: Locale

    def say(self, key: str, n: int | None = None) -> str:
        """Give the pattern of a key, in the form that a number asks for."""
        forms = self.forms[key]
        if n is None or len(forms) == 1:
            return forms[0]
        return forms[plural_form(self.locale, n)]


def plural_form(locale: Locale, n: int) -> int:
    """Give the place of the form that a number asks for, as gettext files of the language have it."""
    return c2py(get_plural(locale).plural_expr)(n)


def plural_forms(code: str) -> int:
    """Give how many forms a sentence that counts has in a language."""
    return get_plural(Locale.parse(code)).num_plurals


def languages() -> tuple[str, ...]:
    """Give every language there is a catalogue of, English first."""
    folder = _locale()
    found = sorted(each.name for each in folder.iterdir() if each.is_dir())
    return (SOURCE, *(name for name in found if name != "source"))


@cache
def messages(code: str) -> Messages:
    """Give what a language of the program has, complete or not.

    Parameters
    ----------
    code
        As one of :func:`languages`.
    """
    if code == SOURCE:
        forms = {key: _source_forms(message) for key, message in source()}
        return Messages(code, forms, Locale.parse(code))
    return messages_in(code, dict(translations(code)))


def messages_in(code: str, translated: Mapping[str, Message]) -> Messages:
    """Give what a translation has, complete or not.

    Parameters
    ----------
    code
        Of its language.
    translated
        Its sentences, by key.
    """
    forms = {
        key: _strings(translated[key])
        for key, message in source()
        if key in translated and _whole(translated[key], message)
    }
    return Messages(code, forms, Locale.parse(code))


@cache
def lacks(code: str) -> tuple[Lack, ...]:
    """Give everything a language of the program lacks to be printed; empty where it is complete.

    Parameters
    ----------
    code
        As one of :func:`languages`.
    """
    if code == SOURCE:
        return ()
    return tuple(lacks_in(code, dict(translations(code)), source()))


def lacks_in(
    code: str, translated: Mapping[str, Message], said: Iterable[tuple[str, Message]]
) -> Iterator[Lack]:
    """Give everything a translation lacks.

    Parameters
    ----------
    code
        Of its language.
    translated
        Its sentences, by key.
    said
        What it must say.
    """
    wanted = dict(said)
    for key, message in translated.items():
        if key not in wanted:
            yield Lack("unknown", key, _file(message), _line(message))
    for key, message in wanted.items():
        other = translated.get(key)
        if other is None:
            yield Lack("missing", key, f"locale/{code}/{_stem(message)}.po", 0)
            continue
        place = (_file(other), _line(other))
        if not all(_strings(other)) or len(_strings(other)) != _count(code, message):
            yield Lack("missing", key, *place)
        elif other.id != message.id:
            yield Lack("stale", key, *place)
        elif other.fuzzy:
            yield Lack("unreviewed", key, *place)
        elif _broken(other, message):
            yield Lack("broken", key, *place)


def placeholders(pattern: str) -> frozenset[str]:
    """Give the names that stand in braces in a pattern."""
    return frozenset(name for _, name, _, _ in Formatter().parse(pattern) if name is not None)


def _broken(translated: Message, said: Message) -> bool:
    """Tell whether a form names what the sentence has not, or leaves out more than its number."""
    names = placeholders(_source_forms(said)[-1])
    counted = not isinstance(said.id, str)
    for form in _strings(translated):
        try:
            found = placeholders(form)
        except ValueError:
            return True
        if found - names or names - found - ({"n"} if counted else set()):
            return True
    return False


@cache
def source() -> tuple[tuple[str, Message], ...]:
    """Give every sentence of the program in English, by key."""
    return tuple(_read(_locale() / "source", SOURCE))


@cache
def translations(code: str) -> tuple[tuple[str, Message], ...]:
    """Give every sentence of a translation as its files have it, by key."""
    return tuple(_read(_locale() / code, code))


def _locale() -> Traversable:
    return files("safeconduct.notices") / "locale"


def _read(folder: Traversable, code: str) -> Iterator[tuple[str, Message]]:
    for file in sorted(folder.iterdir(), key=lambda each: each.name):
        if not file.name.endswith((".po", ".pot")):
            continue
        catalog: Catalog = read_po(BytesIO(file.read_bytes()), locale=code, abort_invalid=True)
        for message in catalog:
            if message.id:
                message.locations = [(f"locale/{folder.name}/{file.name}", message.lineno or 0)]
                yield message.context or "", message


def _whole(translated: Message, said: Message) -> bool:
    return translated.id == said.id and not translated.fuzzy and all(_strings(translated))


def _strings(message: Message) -> tuple[str, ...]:
    stated = message.string
    return (stated,) if isinstance(stated, str) else tuple(stated or ())


def _source_forms(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def _count(code: str, said: Message) -> int:
    return 1 if isinstance(said.id, str) else plural_forms(code)


def _file(message: Message) -> str:
    return str(message.locations[0][0])


def _stem(message: Message) -> str:
    return str(message.locations[0][0]).rpartition("/")[2].rpartition(".")[0]


def _line(message: Message) -> int:
    return int(message.locations[0][1])
