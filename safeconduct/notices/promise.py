"""The promise check: nothing is printed that is more than the text and the operation give.

Four questions, each asked for itself. Is every sentence what the folder gives today? Does what it
claims go beyond its source, when held against it by what holds everybody's announcements? Does it
rest on something? And do its words, as printed, promise, judge or take sides?
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from safeconduct.announcements.compare import compare_announcement
from safeconduct.announcements.finding import Finding
from safeconduct.announcements.model import (
    About,
    Agreement,
    Clause,
    Conduct,
    Destination,
    MarkedAnnouncement,
    SaidHours,
    Way,
)
from safeconduct.errors import Fault
from safeconduct.notices.drift import drifted
from safeconduct.notices.language import Language
from safeconduct.notices.loaded import loaded
from safeconduct.notices.model import Notice, Sentence
from safeconduct.notices.sentence_fault import sentence_fault, where_of
from safeconduct.notices.sourced import stated_by_nobody
from safeconduct.operation.model import Asked, Corridor, Operation, Text, Where
from safeconduct.terms.model import Instrument

_NOBODY = Text("")
_VOICE = ("voice.", "terms.children")
"""Keys of what the program says of itself and of the law; it rests on no field."""


def check_notice(
    notice: Notice,
    operation: Operation,
    instruments: Sequence[Instrument],
    languages: Iterable[Language],
) -> list[Fault]:
    """Find whatever a notice says beyond its sources.

    Parameters
    ----------
    notice
        As built, or as anybody changed it.
    operation, instruments
        What it is held against.
    languages
        In which it is to be printed.

    Returns
    -------
    list of Fault
        SC962 a sentence that is not what the folder gives, SC963 a promise beyond its source,
        SC964 a loaded word, SC965 a sentence that rests on nothing; empty where all is well.
    """
    return [
        *drifted(notice, operation, instruments),
        *promises(notice, operation),
        *unbound(notice),
        *loaded(notice, operation, languages),
    ]


def promises(notice: Notice, operation: Operation) -> Iterator[Fault]:
    """Find what goes beyond its source, by what holds anybody's announcement against it."""
    for sentence in notice.sentences():
        if not _known(sentence, operation):
            what = f"The sentence {sentence.id!r} names what the operation does not have."
            yield sentence_fault("SC963", sentence, what)
    notice = _of_what_is_known(notice, operation)
    yield from stated_by_nobody(notice, operation)
    said = {each.id: each for each in notice.sentences()}
    beyond = {
        (finding.clause, finding.key): None
        for corridors in _scopes(notice)
        for finding in compare_announcement(
            _as_announcement(notice, corridors), operation, notice.issue.issued
        ).findings
        if _scope(said[finding.clause], notice) == corridors
        and _too_much(finding, notice, operation)
    }
    for id_, key in beyond:
        what = f"The sentence {id_!r} goes beyond its source ({key})."
        yield sentence_fault("SC963", said[id_], what)


def unbound(notice: Notice) -> Iterator[Fault]:
    """Find sentences that name nothing they rest on."""
    for sentence in notice.sentences():
        if not sentence.bonds and not sentence.key.startswith(_VOICE):
            yield sentence_fault(
                "SC965", sentence, f"The sentence {sentence.id!r} names no source."
            )


def _known(sentence: Sentence, operation: Operation) -> bool:
    """Tell whether the operation has every way, group and place that a sentence speaks of."""
    about = sentence.about
    ways = {*sentence.corridors, *(about.corridors if isinstance(about, Way | SaidHours) else ())}
    groups = set(about.groups or ()) if isinstance(about, Way) else set()
    if isinstance(about, Conduct):
        groups = set(about.of)
    sites = set(about.sites) if isinstance(about, Destination) else set()
    return (
        ways <= operation.corridors.keys()
        and groups <= operation.groups.keys()
        and sites <= operation.sites.keys()
    )


def _of_what_is_known(notice: Notice, operation: Operation) -> Notice:
    sections = tuple(
        replace(section, sentences=tuple(s for s in section.sentences if _known(s, operation)))
        for section in notice.sections
    )
    corridors = tuple(each for each in notice.corridors if each in operation.corridors)
    return replace(notice, sections=sections, corridors=corridors)


def _scopes(notice: Notice) -> Iterator[tuple[str, ...]]:
    """Give the sets of corridors that sentences speak of; each is held for itself."""
    yield from dict.fromkeys(_scope(each, notice) for each in notice.sentences() if each.about)


def _scope(sentence: Sentence, notice: Notice) -> tuple[str, ...]:
    return sentence.corridors or notice.corridors


def _as_announcement(notice: Notice, corridors: tuple[str, ...]) -> MarkedAnnouncement:
    """Write what a notice says of some corridors as an announcement of somebody else's.

    The ways themselves stand in each, so that what names none is held against these; and so does
    who has not agreed to them, wherever a notice says it.
    """
    claims: list[Sentence] = []
    for each in notice.sentences():
        if each.about is None or not _concerns(each.about, each, corridors, notice):
            continue
        # The sentences of an offer claim one and the same: it is held once.
        if not any(each.about is other.about for other in claims):
            claims.append(each)
    clauses = [
        Clause(each.id, "other", each.about, (), None, (), where_of(each))
        for each in claims
        if each.about is not None
    ]
    return MarkedAnnouncement(
        id=notice.id,
        title=_NOBODY,
        by="",
        channel=_NOBODY,
        said=notice.issue.issued,
        area=None,
        seen="whole",
        sources={},
        words=(),
        clauses=tuple(clauses),
        notes=(),
        where=Where("notices.yaml", 0),
    )


def _concerns(about: About, sentence: Sentence, corridors: tuple[str, ...], notice: Notice) -> bool:
    if isinstance(about, Way):
        return set(sentence.corridors) <= set(corridors)
    if isinstance(about, Agreement):
        return set(sentence.corridors) >= set(corridors)
    return _scope(sentence, notice) == corridors


def _too_much(finding: Finding, notice: Notice, operation: Operation) -> bool:
    sentence = next(each for each in notice.sentences() if each.id == finding.clause)
    if isinstance(sentence.about, Conduct):
        asked = {
            each.says for id_ in sentence.corridors for each in _asked(operation.corridors[id_])
        }
        return sentence.about.asks not in asked
    if finding.key == "groups" and isinstance(sentence.about, Way) and not sentence.about.groups:
        # It says that nobody said for whom the way is.
        return False
    if finding.key == "consent-ends":
        return not any(
            each.key in ("agreement.until", "agreement.no-source")
            and set(each.corridors) & set(sentence.corridors)
            for each in notice.sentences()
        )
    # Where readings differ the notice asks for what meets all of them: more than some ask.
    return finding.side == "promises" or (finding.side == "asks" and not finding.readings)


def _asked(corridor: Corridor) -> tuple[Asked, ...]:
    return corridor.screening.asks if corridor.screening else ()
