"""Open an operation folder for reading."""

from __future__ import annotations

import os
from pathlib import Path

from safeconduct.errors import Fault, InputError
from safeconduct.reading.folder import Folder


def open_folder(path: Path | str) -> Folder:
    """Check that a folder is there and may be read.

    Parameters
    ----------
    path
        The folder, as the user gave it.

    Returns
    -------
    Folder
        Ready to give the text of its files.

    Raises
    ------
    InputError
        If there is no such folder, it is a file, or there are no rights.
    """
    root = Path(path)
    try:
        if not root.exists():
            raise InputError([_fault(root, "SC101", "There is no such folder.", "Check the path.")])
        if not root.is_dir():
            remedy = "Give the folder that holds operation.yaml."
            raise InputError([_fault(root, "SC103", "This is a file, not a folder.", remedy)])
        os.listdir(root)  # noqa: PTH208 - only to learn whether there are rights
    except PermissionError:
        remedy = "Give your account the right to read it."
        fault = _fault(root, "SC102", "There are no rights to read this folder.", remedy)
        raise InputError([fault]) from None
    except (OSError, ValueError):
        fault = _fault(root, "SC108", "This folder could not be read.", "Check the path.")
        raise InputError([fault]) from None
    return Folder(root)


def _fault(root: Path, code: str, what: str, remedy: str) -> Fault:
    # A path may hold bytes that are no text; a message may not.
    shown = str(root).encode("utf-8", "replace").decode("utf-8")
    return Fault(shown, 0, code, what, "An operation is read from its folder.", remedy)
