"""The verb: every public paper of an operation, checked before anything is written."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from safeconduct.catalogue.notices import CODES
from safeconduct.errors import Fault, InputError
from safeconduct.network.model import Network
from safeconduct.notices.build import WHOLE, build_notice, district_of
from safeconduct.notices.changes import say_changes
from safeconduct.notices.channels import write_channels
from safeconduct.notices.content.hours import overlapping_hours
from safeconduct.notices.language import Language
from safeconduct.notices.leaflet import set_leaflet, set_map
from safeconduct.notices.model import Bond, Issue, Notice
from safeconduct.notices.own_language import open_for, untranslated
from safeconduct.notices.promise import check_notice
from safeconduct.notices.public_page import render_page
from safeconduct.notices.read import FILE as SETTINGS
from safeconduct.notices.read import read_issue
from safeconduct.notices.record import FILE, Record, parse_record, read_record, record_of
from safeconduct.notices.script import set_changes, set_script
from safeconduct.notices.typeset import Pages, Typesetter, typesetter
from safeconduct.operation.model import Operation
from safeconduct.terms.model import Instrument

Progress = Callable[[str, float | None], None]


@dataclass(frozen=True, slots=True)
class Printed:
    """What was printed, what the folder holds and nobody states, and what to mind."""

    issue: Issue
    notices: tuple[Notice, ...]
    untold: tuple[Bond, ...]
    warnings: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Ready:
    """Everything that is to be printed, checked."""

    operation: Operation
    issue: Issue
    notices: tuple[Notice, ...]
    whole: Notice
    languages: tuple[Language, ...]
    earlier: Record | None


def print_notices(
    operation: Operation,
    network: Network,
    instruments: Sequence[Instrument],
    folder: Path,
    *,
    replaces: Path | None = None,
    progress: Progress | None = None,
) -> Printed:
    """Print every public paper of an operation into a folder.

    Parameters
    ----------
    operation, network, instruments
        What is told, where it lies, and the texts of the terms.
    folder
        Where to write; made if it is missing.
    replaces
        The folder of the version that this one makes void.
    progress
        Told what is being printed.

    Returns
    -------
    Printed
        What was printed.

    Raises
    ------
    InputError
        With every fault that keeps it from being printed, before anything is written.
    """
    tell = progress or (lambda _what, _share: None)
    ready = make_ready(operation, instruments, replaces)
    folder.mkdir(parents=True, exist_ok=True)
    with typesetter() as press:
        for notice in ready.notices:
            for language in ready.languages:
                tell(f"leaflet of {notice.id}, {language.code}", None)
                _write_leaflet(ready, notice, network, language, press, folder)
        for language in ready.languages:
            tell(f"counter script, {language.code}", None)
            _write(
                set_script(ready.whole, language, press), folder, f"counter-script.{language.code}"
            )
            _write_changes(ready, language, press, folder)
    tell("messages and page", None)
    _write_pages(ready, folder)
    write_channels(ready.whole, operation, ready.languages, folder)
    written = record_of(operation, ready.issue, ready.notices, ready.languages)
    text = json.dumps(written, ensure_ascii=False, indent=1)
    (folder / FILE).write_text(f"{text}\n", encoding="utf-8")
    return Printed(
        ready.issue,
        ready.notices,
        tuple(dict.fromkeys(ready.whole.untold)),
        tuple(
            fault
            for each in ready.whole.corridors
            for fault in overlapping_hours(operation, operation.corridors[each])
        ),
    )


def make_ready(
    operation: Operation, instruments: Sequence[Instrument], replaces: Path | None = None
) -> Ready:
    """Build every notice and check it.

    Parameters
    ----------
    operation, instruments
        What is told.
    replaces
        The folder of the version that this one makes void.

    Raises
    ------
    InputError
        With every fault that keeps it from being printed.
    """
    issue = read_issue(operation)
    earlier = read_record(replaces) if replaces is not None else None
    if earlier is not None:
        if earlier.version >= issue.version:
            raise InputError([_not_raised(earlier, issue)])
        issue = replace(issue, replaces=earlier.earlier)
    languages = tuple(open_for(operation, code, issue.digits) for code in issue.languages)
    whole = district_of(issue, WHOLE, operation)
    notices = tuple(build_notice(operation, instruments, issue, each) for each in issue.districts)
    everywhere = build_notice(operation, instruments, issue, whole) if whole else notices[0]
    faults = [
        fault
        for notice in (*notices, everywhere)
        for fault in check_notice(notice, operation, instruments, languages)
    ]
    for language in languages:
        faults += untranslated(language, (*notices, everywhere), operation)
    if faults:
        raise InputError(dict.fromkeys(faults))
    return Ready(operation, issue, notices, everywhere, languages, earlier)


def _write_pages(ready: Ready, folder: Path) -> None:
    """Write the public page in each language; the first is what a bare address shows."""
    codes = [language.code for language in ready.languages]
    names = {code: "index.html" if code == codes[0] else f"index.{code}.html" for code in codes}
    for language in ready.languages:
        others = {code: name for code, name in names.items() if code != language.code}
        page = render_page(ready.notices, ready.whole, ready.operation, language, others)
        (folder / names[language.code]).write_text(page, encoding="utf-8")


def _write_leaflet(
    ready: Ready,
    notice: Notice,
    network: Network,
    language: Language,
    press: Typesetter,
    folder: Path,
) -> None:
    pages = set_leaflet(notice, ready.operation, network, language, press)
    _write(pages, folder, f"leaflet-{notice.id}.{language.code}")
    drawing = set_map(notice, ready.operation, network, language, press)
    if drawing is not None:
        (folder / f"map-{notice.id}.{language.code}.svg").write_bytes(drawing)


def _write_changes(ready: Ready, language: Language, press: Typesetter, folder: Path) -> None:
    if ready.earlier is None:
        return
    written = record_of(ready.operation, ready.issue, ready.notices, ready.languages)
    said = say_changes(ready.earlier, parse_record(written), language)
    _write(set_changes(said, ready.whole, language, press), folder, f"what-changed.{language.code}")


def _write(pages: Pages, folder: Path, name: str) -> None:
    """Write a paper as PDF and its pages as pictures."""
    (folder / f"{name}.pdf").write_bytes(pages.pdf)
    for number, picture in enumerate(pages.pictures, 1):
        (folder / f"{name}.{number}.png").write_bytes(picture)


def _not_raised(earlier: Record, issue: Issue) -> Fault:
    entry = CODES["SC967"]
    where = issue.where
    what = f"Version {issue.version} cannot replace version {earlier.version}."
    file, line = (where.file, where.line) if where else (SETTINGS, 0)
    return Fault(file, line, "SC967", what, entry.meaning, entry.remedy)
