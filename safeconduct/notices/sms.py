"""Short messages: a text in pages that a telephone takes.

A message of letters of the GSM 7-bit alphabet holds 160, in parts 153 each; any other is sent as
UCS-2 and holds 70, in parts 67 (3GPP TS 23.038 section 6.2.1, TS 23.040 section 9.2.3.24.1).
Letters of the extension table count two, and so does a letter beyond the basic plane.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from safeconduct.catalogue.notices import CODES
from safeconduct.errors import Fault, InputError

Encoding = Literal["GSM-7", "UCS-2"]
_BASIC = (
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENSION = "\f^{}\\[~]|€"
_SINGLE: dict[Encoding, int] = {"GSM-7": 160, "UCS-2": 70}
_PART: dict[Encoding, int] = {"GSM-7": 153, "UCS-2": 67}
_PLAIN = {"–": "-", "—": "-", "“": '"', "”": '"', "’": "'", "‘": "'", "…": "...", "\u00a0": " "}
"""What is written otherwise where only that keeps a text within the 7-bit alphabet."""
_UNSEEN = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u200e\u200f"))
MOST_PAGES = 20
"""Pages of one message; a text of more is no short message."""


@dataclass(frozen=True, slots=True)
class SmsPages:
    """A text in pages, each within what its encoding leaves."""

    encoding: Encoding
    pages: tuple[str, ...]

    @property
    def budget(self) -> int:
        """Units that a page may take."""
        return _SINGLE[self.encoding] if len(self.pages) == 1 else _PART[self.encoding]


def units(text: str, encoding: Encoding) -> int:
    """Count what a text takes: septets, or 16-bit code units."""
    if encoding == "UCS-2":
        return len(text.encode("utf-16-be")) // 2
    return sum(2 if letter in _EXTENSION else 1 for letter in text)


def sms_pages(
    text: str,
    *,
    numbered: bool = False,
    written: Callable[[str], str] = str,
    most: int = MOST_PAGES,
) -> SmsPages:
    """Divide a text into pages.

    Parameters
    ----------
    text
        Of any length; line ends become blanks, marks of direction are left out.
    numbered
        Begin each of several pages with its number, as ``2/5``.
    written
        Writes a number in the digits of the language.
    most
        Pages that are allowed.

    Returns
    -------
    SmsPages
        Words are kept whole where a page can hold them.

    Raises
    ------
    InputError
        SC971 if it takes more pages than allowed.
    """
    plain = " ".join(text.translate(_UNSEEN).split())
    written_plainly = "".join(_PLAIN.get(letter, letter) for letter in plain)
    encoding: Encoding = "GSM-7" if _is_basic(written_plainly) else "UCS-2"
    said = written_plainly if encoding == "GSM-7" else plain
    if units(said, encoding) <= _SINGLE[encoding]:
        return SmsPages(encoding, (said,))
    room = _PART[encoding]
    pages = _divided(said, encoding, room)
    if numbered:
        # The mark takes the more room the more pages there are, and they are the more then.
        while True:
            marks = [_mark(n, len(pages), written) for n in range(1, len(pages) + 1)]
            longest = max(units(mark, encoding) for mark in marks)
            again = _divided(said, encoding, room - longest)
            if len(again) == len(pages):
                pages = [mark + page for mark, page in zip(marks, again, strict=True)]
                break
            pages = again
    if len(pages) > most:
        entry = CODES["SC971"]
        what = f"The short message takes {len(pages)} pages; {most} are allowed."
        raise InputError([Fault("notices.yaml", 0, "SC971", what, entry.meaning, entry.remedy)])
    return SmsPages(encoding, tuple(pages))


def _is_basic(text: str) -> bool:
    return all(letter in _BASIC or letter in _EXTENSION for letter in text)


def _mark(number: int, of: int, written: Callable[[str], str]) -> str:
    return f"{written(str(number))}/{written(str(of))} "


def _divided(text: str, encoding: Encoding, room: int) -> list[str]:
    pages: list[str] = []
    page = ""
    for word in text.split(" "):
        longer = f"{page} {word}" if page else word
        if units(longer, encoding) <= room:
            page = longer
            continue
        if page:
            pages.append(page)
        page = word
        while units(page, encoding) > room:
            head = _head(page, encoding, room)
            pages.append(head)
            page = page[len(head) :]
    return [*pages, page]


def _head(word: str, encoding: Encoding, room: int) -> str:
    """Give as much of a word as fits; a letter that counts two is never cut."""
    taken = 0
    for place, letter in enumerate(word):
        taken += units(letter, encoding)
        if taken > room:
            return word[:place]
    return word
