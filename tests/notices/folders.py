"""Folders to print notices of."""

from __future__ import annotations

import shutil
from pathlib import Path

from safeconduct.cli.operations import find_operation

JULY = "aleppo-2016-07"
DECEMBER = "aleppo-2016-12"


def copy_of(name: str, folder: Path) -> Path:
    """Copy a built-in operation, to be changed."""
    return shutil.copytree(find_operation(name), folder)


def change(file: Path, old: str, new: str) -> None:
    """Put other words into a file; they must be there."""
    text = file.read_text("utf-8")
    assert old in text, (file, old)
    file.write_text(text.replace(old, new), encoding="utf-8")
