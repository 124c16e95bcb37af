"""The verb: everything that is told in one district, each sentence bound to what it rests on."""

from __future__ import annotations

from collections.abc import Sequence

from safeconduct.catalogue.notices import CODES
from safeconduct.errors import Fault, InputError
from safeconduct.notices.content.agreement import agreement_section, unstated_consent
from safeconduct.notices.content.crossing import (
    crossing_section,
    unstated_destination,
    unstated_search,
)
from safeconduct.notices.content.hours import unstated_hours, unstated_pauses, ways_section
from safeconduct.notices.content.people import (
    bring_section,
    contacts_section,
    head_section,
    staying_section,
)
from safeconduct.notices.content.terms import terms_section
from safeconduct.notices.content.ways import Shown, advertised
from safeconduct.notices.model import District, Issue, Notice
from safeconduct.notices.read import WHOLE
from safeconduct.operation.model import Operation
from safeconduct.terms.model import Instrument


def district_of(issue: Issue, id_: str, operation: Operation) -> District | None:
    """Give a district of an issue, or for ``all`` the whole operation."""
    found = next((each for each in issue.districts if each.id == id_), None)
    if found is None and id_ == WHOLE:
        return District(WHOLE, operation.name, tuple(operation.areas), (), issue.where)
    return found


def build_notice(
    operation: Operation, instruments: Sequence[Instrument], issue: Issue, district: District
) -> Notice:
    """Say what the public of a district is told.

    Parameters
    ----------
    operation
        As read.
    instruments
        The texts of its terms.
    issue
        Version, day and what ``notices.yaml`` says.
    district
        Whose notice it is.

    Returns
    -------
    Notice
        The same for every paper it is printed on.

    Raises
    ------
    InputError
        SC958 if no corridor of the district may be shown.
    """
    corridors = advertised(operation, district.corridors)
    if not corridors:
        raise InputError([nothing_to_tell(district)])
    shown = Shown(operation, corridors)
    sections = (
        agreement_section(shown, issue.issued),
        ways_section(shown, issue.situation),
        crossing_section(shown, issue.published),
        bring_section(issue),
        *terms_section(operation, instruments, issue),
        staying_section(operation, issue.situation),
        contacts_section(issue),
        head_section(issue),
    )
    return Notice(
        id=district.id,
        district=district.name,
        areas=district.areas,
        corridors=tuple(each.id for each in corridors),
        issue=issue,
        sections=tuple(each for each in sections if each is not None),
        untold=(
            *(
                bond
                for corridor in corridors
                for bond in (
                    *unstated_consent(corridor),
                    *unstated_hours(corridor),
                    *unstated_search(corridor),
                    *unstated_destination(corridor, operation),
                )
            ),
            *unstated_pauses(operation),
        ),
    )


def nothing_to_tell(district: District) -> Fault:
    """Give the fault of a district in which no way may be shown."""
    entry = CODES["SC958"]
    where = district.where
    file, line = (where.file, where.line) if where else ("operation.yaml", 0)
    what = f"No corridor of the district {district.id!r} may be shown."
    return Fault(file, line, "SC958", what, entry.meaning, entry.remedy)
