"""Hold an announcement against the texts and the operation it speaks of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from safeconduct.announcements.compare_terms import compare_terms
from safeconduct.announcements.compare_ways import (
    compare_agreement,
    compare_destination,
    compare_hours,
    compare_search,
    compare_way,
)
from safeconduct.announcements.find_words import LANGUAGES, find_words
from safeconduct.announcements.finding import Comparison, Finding, FoundWord, Value
from safeconduct.announcements.model import (
    Agreement,
    Clause,
    Conduct,
    Contact,
    Destination,
    MarkedAnnouncement,
    SaidHours,
    SaidTerms,
    Search,
    Staying,
    Way,
)
from safeconduct.announcements.practice import unsaid_in
from safeconduct.announcements.unmarked import unmarked_in
from safeconduct.operation.model import Operation, Text
from safeconduct.safeguards.names import group_names

_EVERYBODY = Text("everybody", "الجميع")
_PROTECTED_BY = "staying.protected_by"


def compare_announcement(
    announcement: MarkedAnnouncement,
    operation: Operation,
    known_on: date | None = None,
    contacts: Sequence[Contact] = (),
) -> Comparison:
    """Say where an announcement goes beyond the text, stays behind it, and what it leaves out.

    Parameters
    ----------
    announcement
        As :func:`safeconduct.announcements.read.read_announcements` gives it; its clauses hold the
        instruments they speak of.
    operation
        Whose corridors, sites and consents it is held against.
    known_on
        The last day of what is known of the texts; left out: the day it was said.
    contacts
        Those the notices of the operation name.

    Returns
    -------
    Comparison
        Findings in the order of the clauses, what practice asks and is not said, loaded words.
        Never a score.
    """
    day = known_on or announcement.said
    findings = [
        finding
        for clause in announcement.clauses
        for finding in (
            _contact(clause, clause.about, contacts)
            if isinstance(clause.about, Contact)
            else _compare(clause, announcement, operation, day)
        )
    ]
    return Comparison(
        announcement,
        day,
        tuple(findings),
        unsaid_in(announcement),
        _loaded(announcement),
        unmarked_in(announcement),
    )


def _compare(
    clause: Clause, announcement: MarkedAnnouncement, operation: Operation, known_on: date
) -> Iterator[Finding]:
    about = clause.about
    if isinstance(about, SaidTerms):
        yield from compare_terms(clause, about, known_on)
    elif isinstance(about, Way):
        yield from compare_way(clause, about, announcement, operation)
    elif isinstance(about, SaidHours):
        yield from compare_hours(clause, about, announcement, operation)
    elif isinstance(about, Search):
        yield from compare_search(clause, about, announcement, operation)
    elif isinstance(about, Destination):
        yield from compare_destination(clause, about, announcement, operation)
    elif isinstance(about, Agreement):
        yield from compare_agreement(clause, about, announcement, operation)
    elif isinstance(about, Conduct):
        of = group_names(operation, about.of) if about.of else _EVERYBODY
        values: dict[str, Value] = {"asks": about.asks, "of": of}
        yield Finding(clause.id, "conduct", "asks", "not in the text", values)
    elif isinstance(about, Staying):
        yield _staying(clause, about, operation)
    elif not isinstance(about, Contact):
        yield Finding(clause.id, "other", "apart", "not in the text", {"says": about.says})


def _contact(clause: Clause, about: Contact, contacts: Sequence[Contact]) -> Iterator[Finding]:
    """Say whether the notices of the operation name whom people were told to call."""
    key = "contact" if about.independent else "party-contact"
    values: dict[str, Value] = {"who": about.who}
    known = [each for each in contacts if _same_name(each.who, about.who)]
    if not known:
        yield Finding(clause.id, key, "apart", "not in the text", values)
    elif about.independent and not any(each.independent for each in known):
        yield Finding(clause.id, "contact", "promises", "beyond the text", values)
    else:
        yield Finding(clause.id, key, "agrees", "as the text", values)


def _same_name(one: Text, other: Text) -> bool:
    """Tell whether two names are the same in either language."""
    return one.en.casefold() == other.en.casefold() or (one.ar is not None and one.ar == other.ar)


def _staying(clause: Clause, about: Staying, operation: Operation) -> Finding:
    values: dict[str, Value] = {"says": about.says}
    if not about.may_stay:
        return Finding(clause.id, "staying", "asks", "beyond the text", values)
    if operation.statements.get(_PROTECTED_BY) is None:
        return Finding(clause.id, "staying", "promises", "not in the text", values)
    return Finding(clause.id, "staying", "agrees", "as the text", values)


def _loaded(announcement: MarkedAnnouncement) -> tuple[FoundWord, ...]:
    """Count the loaded words in the words that were seen, language by language."""
    counted: dict[tuple[str, str, str], int] = {}
    for words in announcement.words:
        for language in LANGUAGES:
            if words.language != language:
                continue
            for spot in find_words(words.text, language):
                key = (spot.word, language, spot.written.lower())
                counted[key] = counted.get(key, 0) + 1
    return tuple(FoundWord(*key, times) for key, times in counted.items())
