"""Where a command writes: never into an operation, or over one."""

from __future__ import annotations

import os
from pathlib import Path

from safeconduct.errors import Fault, InputError


def output_folder(name: str, asked: Path | None, operation_folder: Path | None = None) -> Path:
    """Give the folder to write to.

    Parameters
    ----------
    name
        What the output is named after: ``NAME-out`` in the working directory, or beside the operation
        where that would lie in it.
    asked
        The place the user named with ``--out``, if any.
    operation_folder
        The operation that must stay untouched.

    Returns
    -------
    pathlib.Path
        The folder; whether it may be replaced is seen when it is written.

    Raises
    ------
    InputError
        If the place asked for is the operation, lies in it or holds it (SC650).
    """
    target = asked if asked is not None else Path(f"{name}-out")
    if operation_folder is None or not _touch(target, operation_folder):
        return target
    if asked is not None:
        raise InputError(
            [
                Fault(
                    str(target),
                    0,
                    "SC650",
                    "The output would be written into the operation, or over it.",
                    "An operation folder is never changed by a run.",
                    "Give another place with --out.",
                )
            ]
        )
    return Path(os.path.relpath(operation_folder.resolve().parent / f"{name}-out"))


def _touch(target: Path, operation_folder: Path) -> bool:
    """Whether one is the other, or lies in it."""
    here, there = target.resolve(), operation_folder.resolve()
    return here == there or there in here.parents or here in there.parents
