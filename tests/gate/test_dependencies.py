"""Each dependency is there for a stated reason, and importing costs nothing."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]
HEAVY = (
    "highspy",
    "jinja2",
    "numba",
    "numpy",
    "openpyxl",
    "osmium",
    "pydantic",
    "pyproj",
    "rich",
    "scipy",
    "shapely",
    "typst",
    "yaml",
)


def names() -> list[str]:
    """Give the names of all dependencies, optional ones included."""
    groups = [PROJECT["dependencies"], *PROJECT["optional-dependencies"].values()]
    return sorted({re.split(r"[<>=~! \[]", line)[0] for group in groups for line in group})


@pytest.mark.parametrize("name", names())
def test_dependency_has_its_line_in_decisions(name: str) -> None:
    text = (REPOSITORY / "docs" / "decisions.md").read_text("utf-8")
    assert f"\n| {name} |" in text


@pytest.mark.parametrize(
    "module", ["safeconduct", "safeconduct.errors", "safeconduct.catalogue", "safeconduct.cli.main"]
)
def test_importing_loads_nothing_heavy(module: str) -> None:
    script = f"import sys, {module}; print(*sorted(m for m in {HEAVY!r} if m in sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []
