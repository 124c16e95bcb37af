"""Check what an instrument file says of itself: ids, days, readings, sources."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from safeconduct.errors import Fault
from safeconduct.operation.document_parts import Document
from safeconduct.operation.explain import nearest
from safeconduct.reading.lines import Step
from safeconduct.terms.build import Stated
from safeconduct.terms.check_conditions import check_conditions
from safeconduct.terms.check_events import check_events
from safeconduct.terms.check_times import check_times
from safeconduct.terms.document_parts import RivalDocument
from safeconduct.terms.faults import Faults
from safeconduct.terms.hijri import hijri_matches
from safeconduct.terms.readings import values_of

Path = tuple[Step, ...]


def check_instrument(stated: Stated) -> list[Fault]:
    """Find everything that is wrong with a file its schema admits.

    Parameters
    ----------
    stated
        The document and its lines.

    Returns
    -------
    list of Fault
        All at once; empty if the instrument can be built.
    """
    faults = Faults(stated)
    _check_questions(faults)
    _check_sources(faults)
    _check_known(faults)
    check_conditions(faults)
    check_events(faults)
    if not faults.found:
        # Days can be reckoned only where every id and reading holds.
        check_times(faults)
        _check_hijri(faults)
    return faults.found


def parts_of(said: object, path: Path = ()) -> Iterator[tuple[Path, Document]]:
    """Give every part of a document with its path, the document itself first."""
    if isinstance(said, Document):
        yield path, said
        for name, value in said:
            yield from parts_of(value, (*path, type(said).model_fields[name].alias or name))
    elif isinstance(said, dict):
        for key, value in said.items():
            yield from parts_of(value, (*path, key))
    elif isinstance(said, list):
        for place, value in enumerate(said):
            yield from parts_of(value, (*path, place))


def _check_questions(faults: Faults) -> None:
    """See that readings match their question, and that every question matters somewhere."""
    document = faults.document
    used: set[str] = set()
    for path, part in parts_of(document):
        by_reading = getattr(part, "by_reading", None)
        if by_reading is None:
            continue
        [(question, values)] = by_reading.items()
        used.add(question)
        _check_readings(faults, (*path, "by_reading", question), question, values, whole=True)
    for id_, event in document.events.items():
        for question, names in event.in_reading.items():
            used.add(question)
            path = ("events", id_, "in_reading", question)
            _check_readings(faults, path, question, names, whole=False)
        for question, name in (event.settles or {}).items():
            path = ("events", id_, "settles", question)
            _check_readings(faults, path, question, [name], whole=False)
    for question in document.ambiguities:
        if question not in used:
            faults.add("SC717", ("ambiguities", question), f"nothing hangs on {question!r}")


def _check_readings(
    faults: Faults, path: Path, question: str, names: Collection[str], *, whole: bool
) -> None:
    known = faults.document.ambiguities
    if question not in known:
        faults.unknown("SC705", path, "question", question, list(known))
        return
    readings = list(known[question].readings)
    for name in names:
        if name not in readings:
            what = f"{question!r} has no reading {name!r}"
            faults.add("SC706", path, what, nearest(name, readings))
    missing = [name for name in readings if name not in names]
    if whole and missing:
        faults.add("SC706", path, f"nothing is said for the reading {missing[0]!r}")


def _check_sources(faults: Faults) -> None:
    known = list(faults.document.sources)
    for path, part in parts_of(faults.document):
        if not hasattr(part, "source"):
            continue
        for id_ in part.source or ():
            if id_ not in known:
                faults.unknown("SC707", (*path, "source"), "source", id_, known)
        if part.source is None and _must_have_source(path):
            faults.add("SC715", path, "no source is named")


def _must_have_source(path: Sequence[Step]) -> bool:
    """Dates, events and the words of the original decide or prove; they need a source."""
    return len(path) > 1 and (
        (path[0] in ("dates", "events") and len(path) == len(("events", "id")))
        or (path[0] == "offers" and path[-2] == "original")
    )


def _check_known(faults: Faults) -> None:
    document = faults.document
    issued = document.dates.issued.value
    made: date = (
        issued
        if not isinstance(issued, RivalDocument)
        else min(next(iter(issued.by_reading.values())).values())
    )
    if document.known_since < made:
        faults.add("SC716", ("known_since",), f"known since {document.known_since}, made on {made}")
    published = document.dates.published
    if published and isinstance(published.value, date) and published.value < made:
        what = f"published on {published.value}, made on {made}"
        faults.add("SC730", ("dates", "published"), what)
    for id_, event in document.events.items():
        if event.dated < made:
            faults.add("SC730", ("events", id_, "dated"), f"dated {event.dated}, made on {made}")
        if event.known_since < event.dated:
            what = f"known since {event.known_since}, dated {event.dated}"
            faults.add("SC716", ("events", id_, "known_since"), what)


def _check_hijri(faults: Faults) -> None:
    said = faults.document.dates
    stated = {"issued": said.issued, "published": said.published, "in-force": said.in_force}
    for name, day in stated.items():
        if day is None or day.hijri is None:
            continue
        days = values_of(faults.days[name])
        if not any(hijri_matches(day.hijri, each) for each in days):
            what = f"{day.hijri!r} is not {' or '.join(map(str, days))}"
            faults.add("SC718", ("dates", name.replace("-", "_"), "hijri"), what)
