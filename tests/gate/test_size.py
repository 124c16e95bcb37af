"""Files stay small enough to read."""

from __future__ import annotations

import subprocess
from pathlib import Path
from statistics import median

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
LINES = 400
BYTES = 100_000
ALLOWED_LONG: dict[str, str] = {
    "safeconduct/operation/model.py": "what an operation is, on one page: forty small data classes",
}
"""Modules over the limit, each with the reason."""
MAY_BE_LARGE = ("safeconduct/operations/", "tests/instances/")


def tracked() -> list[Path]:
    """Give the files of the repository, or of the folder where it is none."""
    git = subprocess.run(
        ["git", "ls-files", "-z"],  # noqa: S607 - git of the path is meant
        cwd=REPOSITORY,
        capture_output=True,
        check=False,
    )
    if git.returncode:
        pytest.skip("not a git checkout, so what belongs to the project is not known")
    names = git.stdout.decode().split("\0")
    return [file for name in names if name and (file := REPOSITORY / name).is_file()]


def modules(folder: str) -> dict[str, int]:
    """Give the number of lines of each module below a folder."""
    files = (REPOSITORY / folder).rglob("*.py")
    return {
        str(file.relative_to(REPOSITORY)): file.read_text("utf-8").count("\n") for file in files
    }


@pytest.mark.parametrize("folder", ["safeconduct", "tests", "benchmarks"])
def test_no_module_is_too_long(folder: str) -> None:
    long = {name: lines for name, lines in modules(folder).items() if lines > LINES}
    assert set(long) <= set(ALLOWED_LONG), long


def test_long_modules_have_a_reason_and_are_still_long() -> None:
    for name, reason in ALLOWED_LONG.items():
        assert reason
        assert (REPOSITORY / name).read_text("utf-8").count("\n") > LINES


def test_median_module_is_short() -> None:
    sizes = [n for name, n in modules("safeconduct").items() if not name.endswith("__init__.py")]
    assert median(sizes) < 150


def test_no_large_file() -> None:
    large = {
        str(file.relative_to(REPOSITORY)): file.stat().st_size
        for file in tracked()
        if file.stat().st_size > BYTES
    }
    assert not {name for name in large if not name.startswith(MAY_BE_LARGE)}, large
