"""What a notice claims of ways and contacts and nobody states: the public is not told assumptions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time

from safeconduct.announcements.check import clock_of
from safeconduct.announcements.model import Agreement, Contact, Destination, SaidHours, Search
from safeconduct.errors import Fault
from safeconduct.notices.content.crossing import stated_sites
from safeconduct.notices.model import Notice, Sentence
from safeconduct.notices.sentence_fault import sentence_fault
from safeconduct.operation.clock import Clock, open_intervals, sourced_windows
from safeconduct.operation.model import Corridor, Operation

_DAY = len("2016-07-28")


def stated_by_nobody(notice: Notice, operation: Operation) -> Iterator[Fault]:
    """Find what a notice claims and no source of the folder states.

    The plan may assume hours or a search, and others' announcements are held against what it
    assumes; what we print ourselves needs somebody who said it.

    Parameters
    ----------
    notice
        Its sentences speak of nothing the operation does not have.
    operation
        With windows, searches and sites, and who states them.
    """
    for sentence in notice.sentences():
        corridors = [operation.corridors[each] for each in sentence.corridors or notice.corridors]
        if not _stated(sentence, corridors, notice, operation):
            what = f"The sentence {sentence.id!r} says what no source states."
            yield sentence_fault("SC963", sentence, what)


def _stated(
    sentence: Sentence, corridors: list[Corridor], notice: Notice, operation: Operation
) -> bool:
    about = sentence.about
    if isinstance(about, SaidHours):
        return all(_are_stated(about, corridor, operation) for corridor in corridors)
    if isinstance(about, Search):
        searches = [each.screening for each in corridors]
        return all(each is not None and each.source is not None for each in searches)
    if isinstance(about, Destination):
        published = notice.issue.published
        stated = {each for corridor in corridors for each in stated_sites(corridor, operation)}
        return set(about.sites) <= stated and all(
            id_ in published or operation.sites[id_].neighbourhood is not None
            for id_ in about.sites
        )
    if isinstance(about, Agreement):
        return all(
            each in corridor.consent and corridor.consent[each].source is not None
            for corridor in corridors
            for each in about.agreed_by
        )
    if isinstance(about, Contact):
        known = [(each.who, each.independent) for each in notice.issue.contacts]
        return (about.who, about.independent) in known
    return True


def _are_stated(said: SaidHours, corridor: Corridor, operation: Operation) -> bool:
    clock, horizon_s = clock_of(operation), operation.horizon_s
    windows = sourced_windows(corridor)
    stated = open_intervals(windows, clock, horizon_s) if windows else ()
    return all(
        any(first <= begin and end <= last for first, last in stated)
        for begin, end in open_intervals(list(said.windows), clock, horizon_s)
    ) and all(
        # Days on which the operation is over are on no clock of it; they must stand there as they are.
        window in windows
        for window in said.windows
        if any(_is_outside(day, clock, horizon_s) for day in window.days)
    )


def _is_outside(day: str, clock: Clock, horizon_s: int) -> bool:
    if len(day) != _DAY:
        return False
    noon = datetime.combine(date.fromisoformat(day), time(12))
    return not 0 <= clock.seconds(noon) < horizon_s
