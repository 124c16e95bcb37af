"""Output that appears whole or not at all, so that a full disk leaves the old as it was."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from safeconduct.errors import Fault, InputError

MARK = ".safeconduct"
"""A file that says a folder was written by this program and may be replaced by it."""


@contextmanager
def whole_folder(target: Path) -> Iterator[Path]:
    """Give a new folder beside the target that takes its place when the block ends well.

    Parameters
    ----------
    target
        The folder to write. It may be missing, empty, or an earlier output of this program.

    Yields
    ------
    pathlib.Path
        An empty folder to write into.

    Raises
    ------
    InputError
        SC411 if writing fails (the old folder is left whole), SC412 if the target holds
        files that this program did not write.
    """
    _refuse_foreign(target)
    with _beside(target) as fresh:
        yield fresh
        (fresh / MARK).write_text("An output of safeconduct; it is replaced as a whole.\n")
        _replace_folder(fresh, target)


@contextmanager
def whole_files(folder: Path) -> Iterator[Path]:
    """Give a new folder whose files move into ``folder`` when the block ends well.

    Other files of ``folder`` stay. Nothing moves before everything is written.

    Parameters
    ----------
    folder
        Where the files go; made if missing.

    Yields
    ------
    pathlib.Path
        An empty folder to write into, without subfolders.

    Raises
    ------
    InputError
        SC411 if writing fails (the old files are left whole).
    """
    with _beside(folder) as fresh:
        yield fresh
        folder.mkdir(exist_ok=True)
        for file in sorted(fresh.iterdir()):
            file.replace(folder / file.name)


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    fresh: Path | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent.absolute()))
        fresh.chmod(0o755)  # mkdtemp keeps others out; an output folder is an ordinary one
        yield fresh
    except OSError as error:
        raise InputError([_cannot_write(target, error)]) from error
    finally:
        if fresh is not None:
            shutil.rmtree(fresh, ignore_errors=True)


def _replace_folder(fresh: Path, target: Path) -> None:
    if not target.exists():
        fresh.rename(target)
        return
    old = fresh.with_name(fresh.name + "-old")
    target.rename(old)
    try:
        fresh.rename(target)
    except OSError:
        old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _refuse_foreign(target: Path) -> None:
    try:
        foreign = target.is_file() or (
            target.is_dir() and any(target.iterdir()) and not (target / MARK).is_file()
        )
    except OSError as error:
        raise InputError([_cannot_write(target, error)]) from error
    if foreign:
        raise InputError(
            [
                Fault(
                    str(target),
                    0,
                    "SC412",
                    "The output folder exists and holds files this program did not write.",
                    "An output is replaced as a whole, and those files would be lost.",
                    "Choose another folder with --out, or move the files away.",
                )
            ]
        )


def _cannot_write(target: Path, error: OSError) -> Fault:
    reason = error.strerror or type(error).__name__
    return Fault(
        str(target),
        0,
        "SC411",
        f"The output cannot be written: {reason}.",
        "What stood there before is left as it was.",
        "Free some room or choose a folder that may be written with --out.",
    )
