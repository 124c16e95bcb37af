"""Check that every id points to something, and none twice in one list."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from safeconduct.catalogue.operation import CODES
from safeconduct.errors import Fault
from safeconduct.operation.areas import AreaRead, figures_of_area
from safeconduct.operation.build_people import EVERYBODY
from safeconduct.operation.document import OperationDocument
from safeconduct.operation.document_corridors import CorridorDocument
from safeconduct.operation.document_parts import Document
from safeconduct.operation.explain import nearest
from safeconduct.operation.stated import Report
from safeconduct.reading.lines import Step

Path = tuple[Step, ...]
Reference = tuple[str, Path, str]
"""Code of the fault, path of the key, and the id it names."""

PARTY, GROUP, CORRIDOR, SITE, SOURCE, STOP = (
    "SC220",
    "SC221",
    "SC222",
    "SC223",
    "SC224",
    "SC225",
)


def group_ids(document: OperationDocument) -> Collection[str]:
    """Give the ids of all groups; a benchmark that names none has one of everybody."""
    return document.groups or ({EVERYBODY} if document.benchmark else set())


def check_references(report: Report, areas: list[AreaRead]) -> None:
    """Find ids that name nothing, and ids named twice in one list.

    Parameters
    ----------
    report
        Gathers the faults.
    areas
        The areas read, whose figures name groups and sources.
    """
    document = report.stated.document
    known = {
        PARTY: document.parties,
        GROUP: group_ids(document),
        CORRIDOR: document.corridors,
        SITE: document.sites,
        SOURCE: document.sources,
        STOP: document.assembly_points,
    }
    for code, path, id_ in _all_references(document):
        if id_ not in known[code]:
            what = f"{_dotted(path)}: nothing under {_section(code)} is called {id_!r}."
            remedy = nearest(id_, list(known[code])) or CODES[code].remedy
            report.add(code, path, what, CODES[code].meaning, remedy)
    for path, ids in _lists(document):
        for place, id_ in enumerate(ids):
            if id_ in ids[:place]:
                what, why = f"{_dotted(path)}: {id_!r} stands here twice.", CODES["SC247"].meaning
                report.add("SC247", (*path, place), what, why, CODES["SC247"].remedy)
    for area in areas:
        for code, path, id_ in _of_area(area):
            if id_ not in known[code]:
                where = area.locate(path)
                what = f"{_dotted(path)}: nothing under {_section(code)} is called {id_!r}."
                remedy = nearest(id_, list(known[code])) or CODES[code].remedy
                fault = Fault(where.file, where.line, code, what, CODES[code].meaning, remedy)
                report.faults.append(fault)


def _all_references(document: OperationDocument) -> Iterator[Reference]:
    yield from _sources(document, ())
    for id_, corridor in document.corridors.items():
        yield from _of_corridor(("corridors", id_), corridor)
    yield from _each(GROUP, ("turnout",), document.turnout)
    for id_, site in document.sites.items():
        times = site.reception.time_s if site.reception else {}
        searched = ("sites", id_, "reception", "time_s")
        yield from _each(GROUP, searched, (g for g in times if g != "all"))
    for place, line in enumerate(document.lines or ()):
        yield CORRIDOR, ("lines", place, "corridor"), line.corridor
        yield from _one(SITE, ("lines", place, "site"), line.site)
        yield from _one(STOP, ("lines", place, "assembly_point"), line.assembly_point)
    for place, pause in enumerate(document.pauses):
        yield from _listed(PARTY, ("pauses", place, "agreed_by"), pause.agreed_by)
    for place, aid in enumerate(document.aid_inward):
        yield CORRIDOR, ("aid_inward", place, "corridor"), aid.corridor
    for place, said in enumerate(document.announcements):
        yield PARTY, ("announcements", place, "by"), said.by
    for place, question in enumerate(document.exchange):
        yield PARTY, ("exchange", place, "asked_by"), question.asked_by
        yield PARTY, ("exchange", place, "asked_of"), question.asked_of
        yield from _listed(CORRIDOR, ("exchange", place, "hangs_on_it"), question.hangs_on_it)
    for place, office in enumerate(document.handing_in):
        yield from _listed(CORRIDOR, ("handing_in", place, "reached_by"), office.reached_by)
    for place, rule in enumerate(document.restrictions):
        yield PARTY, ("restrictions", place, "by"), rule.by
        yield from _listed(CORRIDOR, ("restrictions", place, "corridors"), rule.corridors)
    if document.safeguards and document.safeguards.guarantors:
        path = ("safeguards", "guarantors")
        yield from _listed(PARTY, path, document.safeguards.guarantors)


def _of_corridor(path: Path, corridor: CorridorDocument) -> Iterator[Reference]:
    if corridor.groups:
        stated = corridor.groups
        yield from _listed(GROUP, (*path, "for", "value"), stated.value)
        for place, other in enumerate(stated.also):
            yield from _listed(GROUP, (*path, "for", "also", place, "value"), other.value)
    if corridor.announced:
        yield PARTY, (*path, "announced", "by"), corridor.announced.by
    for place, leg in enumerate(corridor.legs):
        yield from _one(PARTY, (*path, "legs", place, "controlled_by"), leg.controlled_by)
    yield from _each(PARTY, (*path, "consent"), corridor.consent)
    yield from _listed(SITE, (*path, "leads_to"), corridor.leads_to)
    search = corridor.screening
    if search:
        yield from _one(PARTY, (*path, "screening", "by"), search.by)
        named = (id_ for id_ in search.time_s if id_ != "all")
        yield from _each(GROUP, (*path, "screening", "time_s"), named)
        for id_, pool in search.pools.items():
            yield from _listed(GROUP, (*path, "screening", "pools", id_, "groups"), pool.groups)


def _sources(said: object, path: Path) -> Iterator[Reference]:
    if isinstance(said, Document):
        for name, value in said:
            if name == "source":
                yield from _one(SOURCE, (*path, "source"), value)
            elif isinstance(value, (Document, dict, list)):
                step = type(said).model_fields[name].alias or name
                yield from _sources(value, (*path, step))
    elif isinstance(said, dict):
        for key, value in said.items():
            yield from _sources(value, (*path, key))
    elif isinstance(said, list):
        for place, value in enumerate(said):
            yield from _sources(value, (*path, place))


def _of_area(area: AreaRead) -> Iterator[Reference]:
    yield from _each(GROUP, ("persons",), area.document.persons)
    for path, figure in figures_of_area(area):
        yield from _one(SOURCE, (*path, "source"), figure.source)
        for place, other in enumerate(figure.also):
            yield from _one(SOURCE, (*path, "also", place, "source"), other.source)


def _lists(document: OperationDocument) -> Iterator[tuple[Path, Sequence[str]]]:
    for id_, corridor in document.corridors.items():
        if corridor.groups:
            yield ("corridors", id_, "for", "value"), corridor.groups.value
        yield ("corridors", id_, "leads_to"), corridor.leads_to
    stated = [question.id or f"exchange-{n}" for n, question in enumerate(document.exchange, 1)]
    yield ("exchange",), stated


def _one(code: str, path: Path, id_: str | None) -> Iterator[Reference]:
    if id_ is not None:
        yield code, path, id_


def _each(code: str, path: Path, ids: Iterable[str]) -> Iterator[Reference]:
    for id_ in ids:
        yield code, (*path, id_), id_


def _listed(code: str, path: Path, ids: Sequence[str]) -> Iterator[Reference]:
    for place, id_ in enumerate(ids):
        yield code, (*path, place), id_


def _section(code: str) -> str:
    return {
        PARTY: "parties",
        GROUP: "groups",
        CORRIDOR: "corridors",
        SITE: "sites",
        SOURCE: "sources",
        STOP: "assembly_points",
    }[code]


def _dotted(path: Path) -> str:
    return ".".join(map(str, path))
