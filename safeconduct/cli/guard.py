"""Turn whatever goes wrong in a command into words, a number and no traceback."""

from __future__ import annotations

import errno
import os
import sys
import traceback
from collections.abc import Callable

import typer

import safeconduct
from safeconduct.cli.console import Console, fault_document, fault_lines
from safeconduct.cli.exits import BAD_INPUT, FAILED, INTERRUPTED
from safeconduct.errors import Fault, InputError, ProofError

UsageProblem: type[Exception] = next(
    kind for kind in typer.BadParameter.__mro__ if kind.__name__ == "ClickException"
)
"""What typer raises for a wrong command line; its home differs between versions of typer."""


def guarded(command: Callable[[], int], console: Console) -> int:
    """Run a command and give the number to end with.

    Parameters
    ----------
    command
        What to run; gives an exit code.
    console
        Where to say what went wrong.

    Returns
    -------
    int
        The command's own code, or 1, 2 or 130 if it raised.
    """
    try:
        return command()
    except (KeyboardInterrupt, typer.Abort):
        console.document({"interrupted": True}, exit_code=INTERRUPTED)
        _complain(console, "Interrupted. Nothing was written; earlier output is whole.")
        return INTERRUPTED
    except Exception as problem:  # noqa: BLE001 - the last line of defence: no traceback for a user
        return _answer_to(problem, console)


def _answer_to(problem: Exception, console: Console) -> int:
    if isinstance(problem, InputError):
        return _bad_input(problem.faults, console)
    if isinstance(problem, UsageProblem):
        if type(problem).__name__ == "NoArgsIsHelpError":
            # Nothing was asked, so nothing is at fault: show what can be asked.
            _complain(console, _message(problem))
            return BAD_INPUT
        return _bad_input((_usage_fault(problem),), console)
    if isinstance(problem, OSError):
        return _bad_input((disk_fault(problem),), console)
    if isinstance(problem, ProofError):
        console.document({"failures": list(problem.failures)}, exit_code=FAILED)
        _complain(console, "The proof does not hold; nothing was written.", *problem.failures)
        return FAILED
    return _own_fault(problem, console)


def disk_fault(problem: OSError, place: str = "") -> Fault:
    """Give what the operating system refused as a fault."""
    file = place or str(problem.filename or "output")
    why = f"The system says: {problem.strerror or problem}."
    if problem.errno in {errno.ENOSPC, errno.EDQUOT}:
        return Fault(
            file,
            0,
            "SC652",
            "The disk is full.",
            "Nothing was kept of this run; earlier output is whole.",
            "Make room, or write elsewhere with --out.",
        )
    return Fault(
        file,
        0,
        "SC651",
        "This cannot be read or written.",
        why,
        "Look at the rights of the file and its folder, or write elsewhere with --out.",
    )


def _bad_input(faults: tuple[Fault, ...], console: Console) -> int:
    stopping = [fault for fault in faults if fault.severity == "fault"] or list(faults)
    count = f"{len(stopping)} fault{'s' if len(stopping) > 1 else ''}; nothing was written."
    console.document(fault_document(faults), exit_code=BAD_INPUT)
    _complain(console, *fault_lines(faults), count)
    return BAD_INPUT


def _usage_fault(problem: Exception) -> Fault:
    message = _message(problem)
    context = getattr(problem, "ctx", None)
    path = getattr(context, "command_path", "safeconduct")
    what = message if message.endswith(".") else f"{message}."
    return Fault(
        "command line",
        0,
        "SC654",
        what,
        "The command cannot be carried out as it was typed.",
        f"See '{path} --help'.",
    )


def _message(problem: Exception) -> str:
    return str(getattr(problem, "format_message", lambda: str(problem))()).strip()


def _own_fault(problem: Exception, console: Console) -> int:
    if os.environ.get("SAFECONDUCT_TRACEBACK") == "1":
        traceback.print_exc()
    where = traceback.extract_tb(problem.__traceback__)[-1]
    name = f"{type(problem).__name__} in {os.path.basename(where.filename)}:{where.lineno}"  # noqa: PTH119 - a frame's file name need not be a path
    lines = (
        f"SC690: A fault of the program, not of your input ({name}, version {safeconduct.__version__}).",
        "    Nothing was written; earlier output is whole. Please report it with the command you",
        "    typed and, if it holds nothing confidential, the folder. SAFECONDUCT_TRACEBACK=1",
        "    in the environment shows where it happened.",
    )
    error = {"code": "SC690", "what": name}
    console.document({"error": error}, exit_code=FAILED)
    _complain(console, *lines)
    return FAILED


def _complain(console: Console, *lines: str) -> None:
    """Say what went wrong where people look: not on standard output."""
    if not console.json:
        sys.stderr.write("".join(f"{line}\n" for line in lines))
