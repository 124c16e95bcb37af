"""``safeconduct new``: an operation folder to start one's own from."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Annotated

import typer

from safeconduct.cli.console import Console
from safeconduct.cli.exits import DONE
from safeconduct.cli.operations import find_operation
from safeconduct.cli.parameters import Json, Quiet
from safeconduct.errors import Fault, InputError

TEMPLATE = Path(__file__).parent / "template"
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def new(
    name: Annotated[
        Path, typer.Argument(metavar="NAME", help="Name of the folder.", show_default=False)
    ],
    *,
    source: Annotated[
        str | None,
        typer.Option("--from", metavar="OP", help="Copy this operation; built-in ones have names."),
    ] = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> int:
    """Make an operation folder to change into your own: small, commented, and valid as it is."""
    from safeconduct.plans.swap import whole_folder  # noqa: PLC0415 - keeps --help quick

    if not NAME.fullmatch(name.name) or name.exists():
        raise InputError([_not_usable(name)])
    console = Console(json=as_json, quiet=quiet)
    origin = TEMPLATE if source is None else find_operation(source)
    with whole_folder(name) as beside:
        shutil.copytree(origin, beside, dirs_exist_ok=True)
        if source is None:
            file = beside / "operation.yaml"
            title = name.name.replace("-", " ").capitalize()
            file.write_text(file.read_text("utf-8").replace("TITLE", title), encoding="utf-8")
    # The folder is the user's from here on: no later run may replace it.
    (name / ".safeconduct").unlink(missing_ok=True)
    console.say(f"Made {name}", f"Change {name / 'operation.yaml'}, then: safeconduct run {name}")
    console.document({"out": str(name)})
    return DONE


def _not_usable(name: Path) -> Fault:
    taken = name.exists()
    return Fault(
        str(name),
        0,
        "SC658",
        "This exists already." if taken else "This cannot be the name of an operation.",
        "It would be overwritten."
        if taken
        else "The name becomes part of file names: small letters, digits and hyphens.",
        "Choose another name, for example east-2030.",
    )
