"""The command line: ``safeconduct COMMAND …``."""

from __future__ import annotations

import io
import sys
from typing import Annotated

import typer

import safeconduct
from safeconduct.cli import (
    brief,
    certify,
    check,
    compare,
    explain,
    new,
    notice,
    plan,
    quick,
    roads,
    run,
    schema,
    sheet,
)
from safeconduct.cli.console import Console
from safeconduct.cli.exits import DONE, INTERRUPTED
from safeconduct.cli.guard import guarded
from safeconduct.cli.terms import commands as terms

app = typer.Typer(
    name="safeconduct",
    help="Plan safe passage out of an encircled or threatened area, with a proof, and say what it "
    "lacks.",
    epilog="Ends with 0 done, 1 a proof fails, 2 the input contradicts itself or cannot be read, "
    "3 the input is sound and someone does not get out, 130 interrupted.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
)
app.command("quick")(quick.quick)
app.command("run")(run.run)
app.command("check")(check.check)
app.command("plan")(plan.plan)
app.command("certify")(certify.certify)
app.command("compare")(compare.compare)
app.command("explain")(explain.explain)
app.command("brief")(brief.brief)
app.command("sheet")(sheet.sheet)
app.command("new")(new.new)
app.command("schema")(schema.schema)
app.add_typer(roads.app, name="roads")
app.add_typer(terms.app, name="terms")
app.add_typer(notice.app, name="notice")


@app.callback()
def _everything(
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            help="Print the version.",
            is_eager=True,
            callback=lambda asked: _version(asked=asked),
        ),
    ] = False,
) -> None:
    """Do what holds for every command: nothing but the version."""


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and give the number to end with.

    Parameters
    ----------
    arguments
        The words after ``safeconduct``; those of the process if ``None``.

    Returns
    -------
    int
        See :mod:`safeconduct.cli.exits`.
    """
    words = sys.argv[1:] if arguments is None else arguments
    _speak_any_alphabet()
    console = Console(json="--json" in words, quiet="--quiet" in words)
    return guarded(lambda: _invoke(words), console)


def _speak_any_alphabet() -> None:
    """Write what a terminal cannot show as an escape; in JSON that is the same text."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _invoke(words: list[str]) -> int:
    answer = app(args=words, prog_name="safeconduct", standalone_mode=False)
    if answer == INTERRUPTED:
        # Typer catches Ctrl-C itself and gives this number in its place.
        raise KeyboardInterrupt
    return answer if isinstance(answer, int) else DONE


def _version(*, asked: bool) -> None:
    if asked:
        typer.echo(f"safeconduct {safeconduct.__version__}")
        raise typer.Exit
