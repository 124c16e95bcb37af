"""The verb: every public paper of an operation, checked before anything is written."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from safeconduct.catalogue.notices import CODES
from safeconduct.errors import Fault, InputError
from safeconduct.network.model import Network
from safeconduct.notices.build import build_notice, district_of, nothing_to_tell
from safeconduct.notices.changes import say_changes
from safeconduct.notices.channels import write_channels
from safeconduct.notices.content.hours import overlapping_hours
from safeconduct.notices.content.ways import advertised
from safeconduct.notices.dates import impossible_days, odd_days
from safeconduct.notices.language import Language
from safeconduct.notices.leaflet import set_leaflet, set_map
from safeconduct.notices.model import MOST_AREAS, Bond, Issue, Notice
from safeconduct.notices.own_language import open_for, untranslated
from safeconduct.notices.promise import check_notice
from safeconduct.notices.public_page import page_names, render_page
from safeconduct.notices.read import FILE as SETTINGS
from safeconduct.notices.read import WHOLE, read_issue, without_leaflet
from safeconduct.notices.record import FILE, Record, parse_record, read_record, record_of
from safeconduct.notices.script import set_changes, set_script
from safeconduct.notices.typeset import Pages, Typesetter, typesetter
from safeconduct.notices.windows import openings_of
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
    left_out: tuple[Fault, ...] = ()
    """Warnings of districts in which no way may be shown: they get no leaflet."""


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
    with tempfile.TemporaryDirectory() as beside:
        # A paper that cannot be set is found late: nothing of the others is left behind then.
        _write_all(ready, network, Path(beside), tell)
        folder.mkdir(parents=True, exist_ok=True)
        for file in sorted(Path(beside).iterdir()):
            shutil.copyfile(file, folder / file.name)
    return Printed(
        ready.issue,
        ready.notices,
        tuple(dict.fromkeys(ready.whole.untold)),
        (
            *ready.left_out,
            *odd_days(ready.issue, [ready.whole], operation),
            *without_leaflet(ready.issue, operation),
            *(
                fault
                for each in ready.whole.corridors
                for fault in overlapping_hours(operation, operation.corridors[each])
            ),
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
    earlier = read_record(replaces, operation) if replaces is not None else None
    faults = []
    if any(len(each.areas) > MOST_AREAS for each in issue.districts):
        faults.append(_undivided(operation, issue))
    if earlier is not None:
        if earlier.version >= issue.version:
            faults.append(_not_raised(earlier, issue))
        issue = replace(issue, replaces=earlier.earlier)
    faults += impossible_days(issue, operation)
    told = [each for each in issue.districts if advertised(operation, each.corridors)]
    silent = [nothing_to_tell(each) for each in issue.districts if each not in told]
    if faults or not told:
        raise InputError([*faults, *silent])
    languages = tuple(
        open_for(operation, code, issue.digits, issue.languages_where) for code in issue.languages
    )
    whole = district_of(issue, WHOLE, operation)
    notices = tuple(build_notice(operation, instruments, issue, each) for each in told)
    everywhere = build_notice(operation, instruments, issue, whole) if whole else notices[0]
    faults += [
        fault
        for notice in (*notices, everywhere)
        for fault in check_notice(notice, operation, instruments, languages)
    ]
    for language in languages:
        faults += untranslated(language, (*notices, everywhere), operation)
    if faults:
        raise InputError(dict.fromkeys(faults))
    left_out = tuple(replace(each, severity="warning") for each in silent)
    return Ready(operation, issue, notices, everywhere, languages, earlier, left_out)


def _write_all(ready: Ready, network: Network, folder: Path, tell: Progress) -> None:
    with typesetter() as press:
        for notice in ready.notices:
            for language in ready.languages:
                tell(f"leaflet of {notice.id}, {language.code}", None)
                _write_leaflet(ready, notice, network, language, press, folder)
        for language in ready.languages:
            tell(f"counter script, {language.code}", None)
            script = set_script(ready.whole, language, press)
            _write(script, folder, f"counter-script.{language.code}")
            _write_changes(ready, language, press, folder)
    tell("messages and page", None)
    write_channels(ready.whole, ready.operation, ready.languages, folder, ready.earlier)
    _write_pages(ready, folder)
    told = openings_of(ready.whole, ready.operation, ready.languages)
    written = record_of(ready.operation, ready.issue, ready.notices, ready.languages, told)
    text = json.dumps(written, ensure_ascii=False, indent=1)
    (folder / FILE).write_text(f"{text}\n", encoding="utf-8")


def _write_pages(ready: Ready, folder: Path) -> None:
    """Write the public page in each language; the first is what a bare address shows."""
    names = page_names([language.code for language in ready.languages])
    for language in ready.languages:
        others = {code: name for code, name in names.items() if code != language.code}
        files = [each for each in _to_keep(ready, language) if (folder / each[0]).exists()]
        page = render_page(ready.notices, ready.whole, ready.operation, language, others, files)
        (folder / names[language.code]).write_text(page, encoding="utf-8")


def _to_keep(ready: Ready, language: Language) -> Iterator[tuple[str, str]]:
    """Give address and name of what a page leads to: leaflets, maps and hours of its language."""
    for notice in ready.notices:
        district = language.text(notice.district)
        for key, address in (("leaflet", "leaflet-{}.{}.pdf"), ("map", "map-{}.{}.svg")):
            said = language.say(f"page.{key}", district=district)
            yield address.format(notice.id, language.code), said
    yield f"windows.{language.code}.ics", language.say("page.calendar")


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


def _undivided(operation: Operation, issue: Issue) -> Fault:
    entry = CODES["SC956"]
    file, line = (issue.where.file, issue.where.line) if issue.where else (SETTINGS, 0)
    what = f"The operation has {len(operation.areas)} areas and no districts."
    return Fault(file, line, "SC956", what, entry.meaning, entry.remedy)


def _not_raised(earlier: Record, issue: Issue) -> Fault:
    entry = CODES["SC967"]
    where = issue.where
    what = f"Version {issue.version} cannot replace version {earlier.version}."
    file, line = (where.file, where.line) if where else (SETTINGS, 0)
    return Fault(file, line, "SC967", what, entry.meaning, entry.remedy)
