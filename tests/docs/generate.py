"""Write the generated reference pages again: python -m tests.docs.generate."""

from __future__ import annotations

import sys

from tests.docs.pages import PAGES


def generate() -> None:
    """Write every generated page and say which."""
    for file, page in PAGES.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(page(), encoding="utf-8")
        sys.stdout.write(f"{file}\n")


if __name__ == "__main__":
    generate()
