"""How long each part of a run took, and with which versions: run.json."""

from __future__ import annotations

import json
import platform
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import safeconduct

PACKAGES = ("highspy", "numba", "numpy", "osmium", "scipy", "shapely")


@dataclass(slots=True)
class Timing:
    """Seconds by part, in the order of the run."""

    parts_s: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def of(self, part: str) -> Iterator[None]:
        """Time one part."""
        begin = time.perf_counter()
        yield
        self.parts_s[part] = round(time.perf_counter() - begin, 3)

    def write(self, file: Path) -> None:
        """Write the times and versions; they stand apart so that a plan's own files repeat."""
        content = {
            "safeconduct": safeconduct.__version__,
            "python": platform.python_version(),
            "packages": {name: found for name in PACKAGES if (found := _version(name))},
            "seconds": self.parts_s,
        }
        file.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
