"""``safeconduct notice``: what people are told."""

from __future__ import annotations

import typer

from safeconduct.cli.console import Console
from safeconduct.cli.exits import DONE
from safeconduct.cli.operations import Choices, read
from safeconduct.cli.parameters import Json, Operation, Quiet
from safeconduct.cli.terms.find import KnownOn, Lang, fault_of, folded, known_day, tongue_of
from safeconduct.errors import InputError

app = typer.Typer(
    help="What people are told, held against the texts and the operation.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.callback()
def _notice() -> None:
    """Keep ``compare`` a word of its own: with one command typer would drop it."""


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
    from safeconduct.announcements.read import FOLDER, read_announcements  # noqa: PLC0415 - the same
    from safeconduct.announcements.say_comparison import comparison_lines, practice_lines  # noqa: PLC0415 - the same
    from safeconduct.announcements.speech import Speech  # noqa: PLC0415 - the same
    from safeconduct.terms.of_operation import read_terms  # noqa: PLC0415 - the same

    console, speech = Console(json=as_json, quiet=quiet), Speech(tongue_of(lang).code)
    day = known_day(known_on)
    with console.progress() as progress:
        operation = read(op, Choices(), progress)
    announcements = read_announcements(operation, read_terms(operation))
    if not announcements:
        what = "The operation holds no marked announcement."
        raise InputError([fault_of(FOLDER, "SC913", what)])
    found = [compare_announcement(each, operation, day) for each in announcements]
    for each in found:
        console.say(*folded(comparison_lines(each, operation, speech)), "")
    console.say(*folded([*practice_lines(found, speech), speech.say("foot")]))
    console.document({"announcements": [comparison_document(each) for each in found]})
    return DONE
