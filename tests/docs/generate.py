"""Write the generated pages and the picture of the README again: python -m tests.docs.generate."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from safeconduct.cli.main import main
from tests.docs.pages import PAGES, REPOSITORY

PICTURE = REPOSITORY / "docs" / "images" / "aleppo-2016-07.svg"


def generate() -> None:
    """Write every generated page and the map of the built-in operation, and say which."""
    for file, page in PAGES.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(page(), encoding="utf-8")
        sys.stdout.write(f"{file}\n")
    with tempfile.TemporaryDirectory() as folder:
        plan, papers = str(Path(folder) / "plan"), str(Path(folder) / "papers")
        main(["plan", "aleppo-2016-07", "--out", plan, "--quiet"])
        main(["brief", "aleppo-2016-07", plan, "--out", papers, "--quiet"])
        shutil.copy(Path(papers) / "operational" / "map.svg", PICTURE)
        sys.stdout.write(f"{PICTURE}\n")


if __name__ == "__main__":
    generate()
