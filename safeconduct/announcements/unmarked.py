"""Sentences of an announcement that no clause marks: nothing holds them against anything."""

from __future__ import annotations

import re

from safeconduct.announcements.model import MarkedAnnouncement

_ENDS = re.compile(r"(?<=[.!?؟…])\s+|\n+")


def unmarked_in(announcement: MarkedAnnouncement) -> tuple[str, ...]:
    """Give the sentences of the words that were seen in which no clause has its words.

    Parameters
    ----------
    announcement
        Its words in each language are looked at where any clause marks that language: who marks the
        original need not mark the translation as well.

    Returns
    -------
    tuple of str
        In the order of the words; white space is as one blank.
    """
    pieces = [_spaced(each) for clause in announcement.clauses for each in clause.words]
    found: list[str] = []
    for words in announcement.words:
        text = _spaced(words.text)
        if not any(piece in text for piece in pieces):
            continue
        marked = [
            (at, at + len(piece))
            for piece in pieces
            for at in (hit.start() for hit in re.finditer(re.escape(piece), text))
        ]
        begin = 0
        for sentence in _ENDS.split(text):
            at = text.index(sentence, begin)
            begin = at + len(sentence)
            if sentence and not any(first < begin and at < last for first, last in marked):
                found.append(sentence)
    return tuple(dict.fromkeys(found))


def _spaced(text: str) -> str:
    return " ".join(text.split())
