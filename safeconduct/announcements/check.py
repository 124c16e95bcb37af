"""Check an announcement: what it is about, its words, and the ids it names."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from safeconduct.announcements.document import SUBJECTS, AnnouncementDocument, ClauseDocument
from safeconduct.announcements.model import Subject
from safeconduct.announcements.promise import Context, promise_of
from safeconduct.catalogue import CATALOGUE
from safeconduct.errors import Fault
from safeconduct.operation.clock import Clock, SkippedTimeError, window_intervals
from safeconduct.operation.explain import nearest
from safeconduct.operation.model import Operation
from safeconduct.reading.lines import Lines, Step
from safeconduct.terms.model import Instrument

Path = tuple[Step, ...]


@dataclass(slots=True)
class Marked:
    """The document of an announcement with its lines, and everything that is wrong so far."""

    document: AnnouncementDocument
    lines: Lines
    file: str
    faults: list[Fault]

    def add(self, code: str, path: Sequence[Step], what: str, remedy: str | None = None) -> None:
        """Gather a fault at a key."""
        entry = CATALOGUE[code]
        words = f"{'.'.join(map(str, path))}: {what}."
        line = self.lines.find(path).line
        self.faults.append(
            Fault(self.file, line, code, words, entry.meaning, remedy or entry.remedy)
        )

    def known(
        self, code: str, path: Sequence[Step], kind: str, ids: Iterable[str], known: Collection[str]
    ) -> None:
        """Gather ids that name nothing, with the nearest that does."""
        for id_ in ids:
            if id_ not in known:
                near = nearest(id_, list(known)) if known else None
                self.add(code, path, f"no {kind} is called {id_!r}", near)


def check_announcement(
    marked: Marked, operation: Operation, instruments: Mapping[str, Instrument]
) -> None:
    """Find everything that is wrong with a file its schema admits, all at once.

    Parameters
    ----------
    marked
        The document; faults gather there.
    operation
        Whose parties, corridors, groups and sites it names.
    instruments
        Of the operation, by id.
    """
    marked.known("SC904", ("by",), "party", [marked.document.by], operation.parties)
    for place, words in enumerate(marked.document.words):
        at = ("words", place, "source")
        marked.known("SC707", at, "source", words.source or (), marked.document.sources)
    for id_, clause in marked.document.clauses.items():
        path = ("clauses", id_)
        marked.known("SC707", (*path, "source"), "source", clause.source, marked.document.sources)
        _check_words(marked, path, clause)
        if subject_of(clause) is None:
            said = [name for name in SUBJECTS if getattr(clause, name) is not None]
            what = f"it is about {' and '.join(said)}" if said else "it says not what it is about"
            marked.add("SC901", path, what)
        _check_ids(marked, path, clause, operation)
        _check_text(marked, path, clause, instruments, operation.timezone)
    _check_twice(marked)


def subject_of(clause: ClauseDocument) -> Subject | None:
    """Give what a clause is about, if that is one thing."""
    said = [name for name in SUBJECTS if getattr(clause, name) is not None]
    return said[0] if len(said) == 1 else None


def _check_words(marked: Marked, path: Path, clause: ClauseDocument) -> None:
    if (clause.words is None) == (clause.paraphrase is None):
        both = clause.words is not None
        what = "it has both words and a paraphrase" if both else "it has no words"
        marked.add("SC903", path, what)
    texts = [_spaced(words.text) for words in marked.document.words]
    for place, piece in enumerate(clause.words or ()):
        if not any(_spaced(piece) in text for text in texts):
            what = "these words do not stand in the announcement"
            marked.add("SC902", (*path, "words", place), what)


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _check_ids(marked: Marked, path: Path, clause: ClauseDocument, operation: Operation) -> None:
    for code, kind, at, ids in _named(clause):
        known: dict[str, Collection[str]] = {
            "SC904": operation.parties,
            "SC905": operation.corridors,
            "SC906": operation.groups,
            "SC907": operation.sites,
        }
        marked.known(code, (*path, *at), kind, ids, known[code])
    _check_hours(marked, path, clause, operation)
    way = clause.way
    if way is not None and (way.corridors is None) == (way.elsewhere is None):
        what = "it names no way" if way.corridors is None else "it names a way twice"
        marked.add("SC912", (*path, "way"), what)


def clock_of(operation: Operation) -> Clock:
    """Give the clock of an operation, which counts from its local start."""
    return Clock(operation.timezone, operation.start.replace(tzinfo=None))


def _check_hours(marked: Marked, path: Path, clause: ClauseDocument, operation: Operation) -> None:
    for place, window in enumerate(clause.hours.windows if clause.hours else ()):
        try:
            list(window_intervals(window, clock_of(operation), operation.horizon_s))
        except SkippedTimeError as error:
            marked.add("SC209", (*path, "hours", "windows", place), str(error))


def _named(clause: ClauseDocument) -> Iterator[tuple[str, str, Path, Sequence[str]]]:
    """Give code, kind, place and ids of everything a clause names."""
    if clause.way:
        yield "SC905", "corridor", ("way", "corridors"), clause.way.corridors or ()
        yield "SC906", "group", ("way", "for"), clause.way.groups or ()
    if clause.hours:
        yield "SC905", "corridor", ("hours", "corridors"), clause.hours.corridors or ()
    if clause.search and clause.search.by:
        yield "SC904", "party", ("search", "by"), (clause.search.by,)
    if clause.destination:
        yield "SC907", "site", ("destination", "sites"), clause.destination.sites or ()
    if clause.conduct:
        yield "SC906", "group", ("conduct", "of"), clause.conduct.of or ()
    if clause.agreement:
        yield "SC904", "party", ("agreement", "agreed_by"), clause.agreement.agreed_by
        yield "SC904", "party", ("agreement", "not_agreed_by"), clause.agreement.not_agreed_by


def _check_text(
    marked: Marked,
    path: Path,
    clause: ClauseDocument,
    instruments: Mapping[str, Instrument],
    zone: ZoneInfo,
) -> None:
    said = clause.terms
    if said is None:
        return
    if said.offer is not None and said.appeal is not None:
        marked.add("SC911", (*path, "terms"), "it names an offer and an appeal")
    offers = [f"{id_}/{offer}" for id_, each in instruments.items() for offer in each.offers]
    appeals = [
        f"{id_}/{number}"
        for id_, each in instruments.items()
        for number in range(1, len(each.appeals) + 1)
    ]
    before = len(marked.faults)
    for name, id_, known in (("offer", said.offer, offers), ("appeal", said.appeal, appeals)):
        if id_ is not None:
            marked.known("SC908", (*path, "terms", name), name, [id_], known)
    if len(marked.faults) == before:
        text = instruments.get((said.offer or said.appeal or "").partition("/")[0])
        context = Context(marked.document, marked.file, zone)
        lines = marked.lines.find((*path, "terms"))
        _, found = promise_of(said, text, context, str(path[-1]), lines)
        marked.faults.extend(found)


def _check_twice(marked: Marked) -> None:
    seen: dict[str, str] = {}
    for id_, clause in marked.document.clauses.items():
        offer = clause.terms.offer if clause.terms else None
        if offer is None:
            continue
        if offer in seen:
            what = f"{offer} is spoken of in {seen[offer]!r} already"
            marked.add("SC909", ("clauses", id_, "terms", "offer"), what)
        seen.setdefault(offer, id_)
