"""``safeconduct notice``: what people are told."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from safeconduct.cli.console import Console
from safeconduct.cli.exits import DONE, FAILED
from safeconduct.cli.notice_words import changes_document, check_lines, printed_lines
from safeconduct.cli.operations import (
    Choices,
    choices_of,
    find_operation,
    read,
    read_and_build,
)
from safeconduct.cli.outputs import output_folder
from safeconduct.cli.parameters import Json, Operation, Out, Quiet, Roads, Settings
from safeconduct.cli.terms.find import (
    KnownOn,
    Lang,
    fault_of,
    folded,
    known_day,
    moment_of,
    tongue_of,
)
from safeconduct.errors import InputError

Replaces = Annotated[
    Path | None,
    typer.Option(
        "--replaces",
        metavar="DIR",
        help="Folder of the version this one makes void; what changed is printed.",
    ),
]

app = typer.Typer(
    help="What people are told, held against the texts and the operation.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command("compare")
def compare(
    op: Operation,
    *,
    known_on: KnownOn = None,
    lang: Lang = "en",
    as_json: Json = False,
    quiet: Quiet = False,
) -> int:
    """Hold announcements made by others against the texts and the operation.

    The files stand in announcements/ of the operation. Each is held against what could be known on
    the day it was said, unless --known-on names another day.
    """
    from safeconduct.announcements.compare import compare_announcement  # noqa: PLC0415 - keeps --help quick
    from safeconduct.announcements.comparison_document import comparison_document  # noqa: PLC0415 - the same
    from safeconduct.announcements.model import Contact  # noqa: PLC0415 - the same
    from safeconduct.announcements.read import FOLDER, read_announcements  # noqa: PLC0415 - the same
    from safeconduct.announcements.say_comparison import comparison_lines, practice_lines  # noqa: PLC0415 - the same
    from safeconduct.announcements.speech import Speech  # noqa: PLC0415 - the same
    from safeconduct.notices.read import read_issue  # noqa: PLC0415 - the same
    from safeconduct.terms.of_operation import read_terms  # noqa: PLC0415 - the same

    console, speech = Console(json=as_json, quiet=quiet), Speech(tongue_of(lang).code)
    day = known_day(known_on)
    with console.progress() as progress:
        operation = read(op, Choices(), progress)
    announcements = read_announcements(operation, read_terms(operation))
    if not announcements:
        what = "The operation holds no marked announcement."
        raise InputError([fault_of(FOLDER, "SC913", what)])
    named = [Contact(each.who, each.independent) for each in read_issue(operation).contacts]
    found = [compare_announcement(each, operation, day, named) for each in announcements]
    for each in found:
        console.say(*folded(comparison_lines(each, operation, speech)), "")
    console.say(*folded([*practice_lines(found, speech), speech.say("foot")]))
    console.document({"announcements": [comparison_document(each) for each in found]})
    return DONE


@app.command("print")
def print_(
    op: Operation,
    *,
    roads: Roads = None,
    settings: Settings = None,
    replaces: Replaces = None,
    out: Out = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> int:
    """Print everything the public is told. Default folder: NAME-notices-vN-out, N the version.

    Leaflets, counter script, maps and messages in every language of notices.yaml. Each sentence is
    checked against the field or clause it comes from before anything is written.
    """
    from safeconduct.notices.keep import printed_otherwise, refuse_to_lose  # noqa: PLC0415 - keeps --help quick
    from safeconduct.notices.print import print_notices  # noqa: PLC0415 - the same
    from safeconduct.notices.read import read_issue  # noqa: PLC0415 - the same
    from safeconduct.plans.swap import whole_folder  # noqa: PLC0415 - the same
    from safeconduct.terms.of_operation import read_terms  # noqa: PLC0415 - the same

    console = Console(json=as_json, quiet=quiet)
    folder = find_operation(op)
    with console.progress() as progress:
        operation, network = read_and_build(op, choices_of(roads, settings), console, progress)
    version = read_issue(operation).version
    target = output_folder(f"{folder.resolve().name}-notices-v{version}", out, folder)
    refuse_to_lose(target, version)
    with whole_folder(target) as beside, console.progress() as progress:
        instruments = read_terms(operation)
        printed = print_notices(
            operation, network, instruments, beside, replaces=replaces, progress=progress
        )
        files = sorted(each.name for each in beside.iterdir())
        before = tuple(printed_otherwise(target, beside))
    console.warn((*before, *printed.warnings))
    console.say(*printed_lines(printed), f"Written: {len(files)} files in {target}")
    console.document({"out": str(target), "version": printed.issue.version, "files": files})
    return DONE


@app.command("check")
def check(
    op: Operation,
    printed: Annotated[Path, typer.Argument(metavar="DIR", help="Folder that notice print wrote.")],
    *,
    settings: Settings = None,
    lang: Lang = "en",
    as_json: Json = False,
    quiet: Quiet = False,
) -> int:
    """See whether printed notices still say what the operation gives. Ends with 1 if not."""
    from safeconduct.notices.hold import changes_since  # noqa: PLC0415 - keeps --help quick
    from safeconduct.notices.record import read_record  # noqa: PLC0415 - the same
    from safeconduct.terms.of_operation import read_terms  # noqa: PLC0415 - the same

    console = Console(json=as_json, quiet=quiet)
    with console.progress() as progress:
        operation = read(op, choices_of(None, settings), progress)
    before = read_record(printed, operation)
    changed = changes_since(before, operation, read_terms(operation))
    code = FAILED if any(changed.values()) else DONE
    console.say(*check_lines(before, changed, tongue_of(lang).code))
    console.document({"void": code != DONE, "changes": changes_document(changed)}, exit_code=code)
    return code


@app.command("withdraw")
def withdraw(
    op: Operation,
    printed: Annotated[Path, typer.Argument(metavar="DIR", help="Folder that notice print wrote.")],
    *,
    at: Annotated[
        str,
        typer.Option(
            "--at",
            metavar="MOMENT",
            help="From when it no longer holds, in local time: 2016-08-03T14:30.",
        ),
    ],
    settings: Settings = None,
    out: Out = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> int:
    """Take printed notices back on every channel. Default folder: NAME-withdrawn-out.

    A paper to put up, short messages, a script for loudspeakers, a page in place of the old one and,
    where an authority alerts, the message that cancels its alert.
    """
    from safeconduct.notices.withdraw import withdraw_notices  # noqa: PLC0415 - keeps --help quick
    from safeconduct.plans.swap import whole_folder  # noqa: PLC0415 - the same

    console = Console(json=as_json, quiet=quiet)
    folder = find_operation(op)
    target = output_folder(f"{folder.resolve().name}-withdrawn", out, folder)
    moment = moment_of(at, "--at")
    with whole_folder(target) as beside, console.progress() as progress:
        operation = read(op, choices_of(None, settings), progress)
        record = withdraw_notices(operation, printed, beside, at=moment)
        files = sorted(each.name for each in beside.iterdir())
    console.say(
        f"Version {record.version} of {record.issued} is withdrawn from {moment:%Y-%m-%d %H:%M} on.",
        f"Written: {len(files)} files in {target}",
    )
    console.document({"out": str(target), "withdrawn": record.version, "files": files})
    return DONE


@app.command("translate")
def translate(
    op: Operation,
    code: Annotated[
        str,
        typer.Argument(metavar="LANG", help="Code of the language, as in the CLDR: ku, fr, uk."),
    ],
    *,
    settings: Settings = None,
    out: Out = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> int:
    """Write the file for a translator. Default folder: NAME-LANG-out.

    It has every sentence and name that the notices of this operation need, with what is translated
    already. Filled, it goes into translations/ of the operation, and LANG into notices.yaml.
    """
    from safeconduct.notices.translate import translation_file  # noqa: PLC0415 - keeps --help quick
    from safeconduct.plans.swap import whole_folder  # noqa: PLC0415 - the same
    from safeconduct.terms.of_operation import read_terms  # noqa: PLC0415 - the same

    console = Console(json=as_json, quiet=quiet)
    folder = find_operation(op)
    with console.progress() as progress:
        operation = read(op, choices_of(None, settings), progress)
        written, entries, missing = translation_file(operation, read_terms(operation), code)
    target = output_folder(f"{folder.resolve().name}-{code}", out, folder)
    with whole_folder(target) as beside:
        (beside / f"{code}.po").write_bytes(written)
    console.say(
        f"{entries} sentences and names, {missing} without a translation.",
        f"Written: {target / f'{code}.po'}",
    )
    console.document({"out": str(target), "entries": entries, "missing": missing})
    return DONE
