"""The fault of a sentence, at the line of what it rests on."""

from __future__ import annotations

from safeconduct.catalogue.notices import CODES
from safeconduct.errors import Fault
from safeconduct.notices.model import Sentence
from safeconduct.operation.model import Where


def where_of(sentence: Sentence) -> Where:
    """Give where what a sentence rests on stands."""
    return next((each.where for each in sentence.bonds if each.where), Where("notices.yaml", 0))


def sentence_fault(code: str, sentence: Sentence | None, what: str) -> Fault:
    """Give a fault of a sentence; without one, of the notice."""
    entry = CODES[code]
    where = where_of(sentence) if sentence else Where("notices.yaml", 0)
    return Fault(where.file, where.line, code, what, entry.meaning, entry.remedy)
