"""Read how the public is told of an operation, from ``notices.yaml``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pydantic import ValidationError

from safeconduct.catalogue.notices import CODES
from safeconduct.errors import Fault, InputError
from safeconduct.notices.document import DistrictDocument, NoticesDocument
from safeconduct.notices.model import (
    MOST_AREAS,
    Alerting,
    Contact,
    District,
    Issue,
)
from safeconduct.operation.explain import explain_errors, nearest
from safeconduct.operation.model import Operation, Where
from safeconduct.reading.folder import Folder
from safeconduct.reading.lines import Lines, Step
from safeconduct.reading.yaml_text import read_yaml
from safeconduct.safeguards.names import controllers
from safeconduct.terms.build_parts import optional_text, text_of

FILE = "notices.yaml"
PAGE = "docs/reference/notices-file.md"
WHOLE = "all"
"""Id of the notice of the whole operation, as the counter reads it."""


def read_issue(operation: Operation) -> Issue:
    """Read what is told to the public beside the operation itself.

    Parameters
    ----------
    operation
        As read; its folder may have ``notices.yaml``.

    Returns
    -------
    Issue
        What the file says; without one, the first version, issued on the day of the start, with
        one leaflet for all areas.

    Raises
    ------
    InputError
        With every fault of the file.
    """
    folder = Folder(operation.folder)
    document, lines = NoticesDocument(notices=1), Lines(0, None)
    if folder.has(FILE):
        read = _parse(folder)
        if read is None:
            raise InputError(folder.faults)
        document, lines = read
    faults = [*folder.faults, *_faults(document, lines, operation)]
    if faults:
        raise InputError(faults)
    return _build(document, lines, operation)


def without_leaflet(issue: Issue, operation: Operation) -> Iterator[Fault]:
    """Warn of areas that are in no district: nothing is printed for those who live there.

    Parameters
    ----------
    issue
        As read.
    operation
        With its areas.
    """
    told = {area for district in issue.districts for area in district.areas}
    entry = CODES["SC968"]
    file, line = (issue.where.file, issue.where.line) if issue.where else (FILE, 0)
    for id_ in operation.areas:
        if id_ not in told:
            what = f"The area {id_!r} is in no district."
            yield Fault(file, line, "SC968", what, entry.meaning, entry.remedy, "warning")


def _parse(folder: Folder) -> tuple[NoticesDocument, Lines] | None:
    text = folder.text(FILE)
    plain = None if text is None else read_yaml(text, FILE, folder.faults)
    if plain is None:
        return None
    if not isinstance(plain.value, dict):
        what, why = "The file holds no keys.", "It is written as keys and values."
        folder.faults.append(Fault(FILE, plain.lines.line, "SC203", what, why, f"See {PAGE}."))
        return None

    def locate(path: Sequence[Step]) -> Where:
        return Where(FILE, plain.lines.find(path).line)

    try:
        return NoticesDocument.model_validate(plain.value), plain.lines
    except ValidationError as error:
        folder.faults.extend(explain_errors(error, NoticesDocument, locate, PAGE))
        return None


def _faults(document: NoticesDocument, lines: Lines, operation: Operation) -> Iterator[Fault]:
    for id_, district in document.districts.items():
        yield from _of_district(id_, district, lines, operation)
    for place, contact in enumerate(document.contacts):
        if contact.source is not None:
            path = ("contacts", place, "source")
            yield from _known([contact.source], operation.sources, path, lines, "source")
    for place in range(len(document.publish)):
        yield from _of_publication(place, document, lines, operation)


def _of_district(
    id_: str, district: DistrictDocument, lines: Lines, operation: Operation
) -> Iterator[Fault]:
    path = ("districts", id_)
    if id_ == WHOLE:
        yield _fault("SC970", lines, path, f"A district is called {WHOLE!r}.")
    yield from _known(district.areas, operation.areas, (*path, "areas"), lines, "area")
    corridors = (*path, "corridors")
    yield from _known(district.corridors, operation.corridors, corridors, lines, "corridor")
    if len(district.areas) > MOST_AREAS:
        yield _fault("SC956", lines, path, f"The district {id_!r} has {len(district.areas)} areas.")


def _of_publication(
    place: int, document: NoticesDocument, lines: Lines, operation: Operation
) -> Iterator[Fault]:
    path, decision = ("publish", place), document.publish[place]
    places = {**operation.sites, **operation.assembly_points}
    yield from _known(decision.places, places, (*path, "places"), lines, "site or assembly point")
    notified = decision.parties_notified
    yield from _known(notified, operation.parties, (*path, "parties_notified"), lines, "party")
    in_control = dict.fromkeys(
        party for corridor in operation.corridors.values() for party in controllers(corridor)
    )
    issued = document.issued or operation.start.date()
    if decision.on > issued:
        what = f"It was decided on {decision.on}, and the notices are of {issued}."
        yield _fault("SC969", lines, (*path, "on"), what)
    silent = [party for party in in_control if party not in notified]
    if silent:
        what = f"The places were not notified to {', '.join(silent)}."
        yield _fault("SC957", lines, path, what)


def _known(
    ids: Iterable[str], known: Iterable[str], path: tuple[Step, ...], lines: Lines, kind: str
) -> Iterator[Fault]:
    names = list(known)
    for id_ in ids:
        if id_ not in names:
            remedy = nearest(id_, names) or CODES["SC955"].remedy
            yield _fault("SC955", lines, path, f"No {kind} is called {id_!r}.", remedy)


def _fault(
    code: str, lines: Lines, path: tuple[Step, ...], what: str, remedy: str | None = None
) -> Fault:
    entry = CODES[code]
    line = lines.find(path).line
    return Fault(FILE, line, code, what, entry.meaning, remedy or entry.remedy)


def _build(document: NoticesDocument, lines: Lines, operation: Operation) -> Issue:
    def where(*path: Step) -> Where | None:
        line = lines.find(path).line
        return Where(FILE, line) if line else None

    districts = tuple(
        District(
            id_,
            text_of(said.name),
            tuple(dict.fromkeys(said.areas)),
            tuple(dict.fromkeys(said.corridors)),
            where("districts", id_),
        )
        for id_, said in document.districts.items()
    ) or (District(WHOLE, operation.name, tuple(operation.areas), (), None),)
    alerting = document.alerting
    return Issue(
        version=document.version,
        issued=document.issued or operation.start.date(),
        issued_by=optional_text(document.issued_by),
        languages=tuple(dict.fromkeys(document.languages)),
        digits=document.digits,
        bring=tuple(dict.fromkeys(document.bring)),
        contacts=tuple(
            Contact(text_of(each.who), text_of(each.how), each.independent, each.source)
            for each in document.contacts
        ),
        districts=districts,
        published=frozenset(place for each in document.publish for place in each.places),
        alerting=Alerting(
            text_of(alerting.authority),
            alerting.sender,
            alerting.status,
            alerting.expires.replace(tzinfo=operation.timezone) if alerting.expires else None,
            alerting.web,
        )
        if alerting
        else None,
        where=where(),
        situation=document.situation,
        languages_where=where("languages"),
        alerting_where=where("alerting"),
    )
