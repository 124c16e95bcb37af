"""The verb: see whether what hangs on the walls still holds."""

from __future__ import annotations

from collections.abc import Sequence

from safeconduct.notices.build import build_notice
from safeconduct.notices.changes import Change, changes_between
from safeconduct.notices.content.ways import advertised
from safeconduct.notices.language import Language
from safeconduct.notices.model import Issue
from safeconduct.notices.own_language import BUILT_IN, open_for
from safeconduct.notices.read import read_issue
from safeconduct.notices.record import Record, parse_record, record_of
from safeconduct.operation.model import Operation
from safeconduct.terms.model import Instrument


def changes_since(
    printed: Record, operation: Operation, instruments: Sequence[Instrument]
) -> dict[str, tuple[Change, ...]]:
    """Say what of printed notices is not what the folder gives today.

    A district in which no way is left to tell of cannot be printed anew, and all that was printed
    for it is void.

    Parameters
    ----------
    printed
        The version that was handed out.
    operation, instruments
        As they are today.

    Returns
    -------
    dict
        By the id of the district; empty where the paper still holds.

    Raises
    ------
    InputError
        With the faults of ``notices.yaml``; SC951 and SC952 for a language that is not complete.
    """
    issue = read_issue(operation)
    languages = languages_of(printed, issue, operation)
    notices = [
        build_notice(operation, instruments, issue, each)
        for each in issue.districts
        if advertised(operation, each.corridors)
    ]
    return changes_between(printed, parse_record(record_of(operation, issue, notices, languages)))


def languages_of(printed: Record, issue: Issue, operation: Operation) -> list[Language]:
    """Open the languages that a version was printed in, as far as they are still there.

    Parameters
    ----------
    printed
        The version.
    issue, operation
        As they are today: they may bring languages of their own.

    Raises
    ------
    InputError
        SC951 and SC952 for a language that is not complete.
    """
    codes = [each for each in printed.languages if each in BUILT_IN or each in issue.languages]
    return [open_for(operation, code, issue.digits) for code in codes or issue.languages]
