"""The reference pages that are made from the program itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import typer
import typer.main

from safeconduct.catalogue import CATALOGUE
from safeconduct.cli.main import app
from tests.docs.announcement_file import announcement_file_page
from tests.docs.facts import facts_page
from tests.docs.instrument_file import instrument_file_page
from tests.docs.notices_file import notices_file_page
from tests.docs.operation_folder import operation_folder_page

REPOSITORY = Path(__file__).resolve().parents[2]
REFERENCE = REPOSITORY / "docs" / "reference"
WIDTH = 96

LAYERS = {
    "SC1": "Reading files",
    "SC2": "What an operation folder says",
    "SC3": "Roads",
    "SC4": "Plans",
    "SC5": "Proofs",
    "SC6": "Papers, the quick page and the command line",
    "SC7": "The terms: instruments, facts and answers",
    "SC8": "Flows over time",
    "SC9": "Announcements held against the text, and notices",
}


def errors_page() -> str:
    """Give docs/reference/errors.md: every code with its meaning and remedy."""
    parts = [
        "# Errors\n",
        (
            "Every fault the program can find has a code that never changes its meaning. A message says"
            " what is wrong, where, why it matters and what to do; this page says the same at more"
            " length. All faults of an input are reported at once, the program ends with 2, and nothing"
            " is written. A *warning* has a code too, and the program goes on.\n"
        ),
    ]
    for prefix, title in LAYERS.items():
        parts.append(f"## {title}\n")
        for code, entry in sorted(CATALOGUE.items()):
            if code.startswith(prefix):
                parts += [f"### {code} {entry.title}\n", f"{entry.meaning}\n"]
                parts.append(f"*What to do:* {entry.remedy}\n")
    return "\n".join(parts)


def commands_page() -> str:
    """Give docs/reference/commands.md: the help of every command."""
    parts = [
        "# Commands\n",
        (
            "An operation (`OP`) is a folder or the name of a built-in one. Output goes to `NAME-out` in"
            " the working directory or to `--out`, never into the operation; it is written beside its"
            " place and renamed when whole.\n"
        ),
        (
            "| ends with | means |\n|---|---|\n"
            "| 0 | done |\n"
            "| 1 | a proof does not hold, or the program itself is at fault |\n"
            "| 2 | the input contradicts itself or cannot be read; nothing was written |\n"
            "| 3 | the input is sound and the answer is that someone does not get out;"
            " everything was written |\n"
            "| 130 | interrupted; earlier output is whole |\n"
        ),
        (
            "With `--json` standard output holds one JSON document and nothing else: an object with"
            " `safeconduct` (the version) and `exit`, and `faults` where it ends with 2.\n"
        ),
    ]
    for words, text in helps():
        parts.append(f"## {' '.join(words)}\n\n```text\n{text}\n```\n")
    return "\n".join(parts)


def helps() -> list[tuple[list[str], str]]:
    """Give the help of every command with the words that call it."""
    return _helps(typer.main.get_command(app), ["safeconduct"])


PAGES: dict[Path, Callable[[], str]] = {
    REFERENCE / "errors.md": errors_page,
    REFERENCE / "commands.md": commands_page,
    REFERENCE / "operation-folder.md": operation_folder_page,
    REFERENCE / "instrument-file.md": instrument_file_page,
    REFERENCE / "facts.md": facts_page,
    REFERENCE / "announcement-file.md": announcement_file_page,
    REFERENCE / "notices-file.md": notices_file_page,
}


def _helps(
    command: typer.core.TyperGroup | object, words: list[str]
) -> list[tuple[list[str], str]]:
    # typer's own classes for commands are not the same in all its versions.
    given: object = command
    context = given.make_context(" ".join(words), [], resilient_parsing=True, terminal_width=WIDTH)  # type: ignore[attr-defined] # as said above
    found = [(words, str(given.get_help(context)))]  # type: ignore[attr-defined] # as said above
    for name, inner in getattr(given, "commands", {}).items():
        found += _helps(inner, [*words, name])
    return found
