"""Pages that messages point to are there."""

from __future__ import annotations

import re
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]


def test_pages_named_in_the_program_exist() -> None:
    named = {
        page
        for file in (REPOSITORY / "safeconduct").rglob("*.py")
        for page in re.findall(r"docs/[\w/.-]+\.md", file.read_text("utf-8"))
    }
    assert not {page for page in named if not (REPOSITORY / page).is_file()}
