"""Find an instrument, its offers and days from what was typed."""

from __future__ import annotations

import difflib
import shutil
import textwrap
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from safeconduct.catalogue import CATALOGUE
from safeconduct.errors import Fault, InputError

if TYPE_CHECKING:
    from safeconduct.terms.model import Instrument, Offer
    from safeconduct.terms.tongue import Tongue

Id = Annotated[
    str,
    typer.Argument(
        metavar="ID",
        help="An instrument of the library or a file; ID/OFFER for one offer.",
        show_default=False,
    ),
]
KnownOn = Annotated[
    str | None,
    typer.Option(
        "--known-on", metavar="DATE", help="Only what could be known by then. Left out: all."
    ),
]
Lang = Annotated[
    str, typer.Option("--lang", metavar="[en|ar]", help="Language of the words: en or ar.")
]
_WIDEST = 100


def find_offers(id_: str) -> tuple[Instrument, tuple[Offer, ...]]:
    """Find an instrument and the offers meant.

    Parameters
    ----------
    id_
        An id of the library or the path of a file, with ``/OFFER`` for one offer only.

    Returns
    -------
    tuple
        The instrument, and one or all of its offers.

    Raises
    ------
    InputError
        If there is none (SC720, SC721), or its file is at fault.
    """
    instrument = _instrument(id_)
    if instrument is not None:
        return instrument, tuple(instrument.offers.values())
    stem, _, name = id_.rpartition("/")
    instrument = _instrument(stem) if stem else None
    if instrument is None:
        raise InputError([_unknown(id_)])
    if name not in instrument.offers:
        known = ", ".join(f"{instrument.id}/{offer}" for offer in instrument.offers)
        what = f"The instrument has no offer {name!r}; it has {known}."
        raise InputError([fault_of(id_, "SC721", what)])
    return instrument, (instrument.offers[name],)


def _unknown(id_: str) -> Fault:
    from safeconduct.terms.library import library_ids  # noqa: PLC0415 - keeps --help quick

    if Path(id_).suffix in (".yaml", ".yml"):
        return fault_of(id_, "SC720", "There is no such file.")
    fault = fault_of(id_, "SC720", "There is no instrument of this name.")
    near = difflib.get_close_matches(id_.lower().partition("/")[0], library_ids(), n=1)
    return replace(fault, remedy=f"Did you mean {near[0]!r}?") if near else fault


def day_or_moment(text: str, option: str) -> date | datetime:
    """Give the day or moment that was typed.

    Raises
    ------
    InputError
        If it is neither (SC725).
    """
    from safeconduct.terms.document_parts import parse_known_day  # noqa: PLC0415 - keeps --help quick

    try:
        # The day alone is seen to be within the calendars; what follows is the time of day.
        day = parse_known_day(text[: len("2016-10-28")])
        return datetime.fromisoformat(text) if "T" in text else _whole(text, day)
    except ValueError:
        raise InputError([fault_of(option, "SC725", f"{text!r} is no day or moment.")]) from None


def moment_of(text: str, option: str) -> datetime:
    """Give the local moment that was typed; a day alone is its beginning.

    Raises
    ------
    InputError
        If it is none, or has an offset of its own (SC725).
    """
    given = day_or_moment(text, option)
    moment = given if isinstance(given, datetime) else datetime(given.year, given.month, given.day)  # noqa: DTZ001 - local
    if moment.tzinfo is not None:
        raise InputError([fault_of(option, "SC725", f"{text!r} is not in local time.")])
    return moment


def typed(read: Callable[[], str]) -> str:
    """Give what was typed or piped in.

    Raises
    ------
    InputError
        If it is no UTF-8 text (SC104).
    """
    try:
        text = read()
    except UnicodeDecodeError:
        text = "\udcff"
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        # Some terminals hand over bytes that are no text as halves of pairs.
        raise InputError([fault_of("standard input", "SC104", "This is not UTF-8.")])
    return text


def _whole(text: str, day: date) -> date:
    if text != day.isoformat():
        raise ValueError(text)
    return day


def known_day(text: str | None) -> date | None:
    """Give the day of ``--known-on``."""
    if text is None:
        return None
    found = day_or_moment(text, "--known-on")
    return found.date() if isinstance(found, datetime) else found


def tongue_of(code: str) -> Tongue:
    """Give the language that was asked for."""
    from safeconduct.terms.tongue import CODES, Tongue  # noqa: PLC0415 - keeps --help quick

    for known in CODES:
        if code == known:
            return Tongue(known)
    what = f"There is no language {code!r}; there are {', '.join(CODES)}."
    raise InputError([fault_of("--lang", "SC654", what)])


def folded(lines: Iterable[str]) -> list[str]:
    """Fold long lines to the terminal, each under its own indentation."""
    width = min(shutil.get_terminal_size((_WIDEST, 24)).columns, _WIDEST)
    found: list[str] = []
    for line in lines:
        indent = line[: len(line) - len(line.lstrip())]
        inner = indent + "  "
        pieces = textwrap.wrap(
            line, width, subsequent_indent=inner, break_long_words=False, break_on_hyphens=False
        )
        found += pieces or [""]
    return found


def _instrument(id_: str) -> Instrument | None:
    from safeconduct.terms.library import (  # noqa: PLC0415 - keeps --help quick
        library_ids,
        library_instrument,
    )
    from safeconduct.terms.read_instrument import read_instrument  # noqa: PLC0415 - the same

    if Path(id_).suffix in (".yaml", ".yml") and Path(id_).is_file():
        return read_instrument(Path(id_))
    return library_instrument(id_) if id_ in library_ids() else None


def fault_of(where: str, code: str, what: str) -> Fault:
    """Make a fault with the usual reason and remedy of its code."""
    entry = CATALOGUE[code]
    return Fault(where, 0, code, what, entry.meaning, entry.remedy)
