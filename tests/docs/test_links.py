"""Links between pages lead somewhere, and every page is reached."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
PAGES = [
    *(REPOSITORY / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")),
    *sorted((REPOSITORY / "docs").rglob("*.md")),
]
LINK = re.compile(r"\]\(([^)\s#]+)(?:#[^)]*)?\)")


def targets(page: Path) -> list[Path]:
    """Give the files a page links to."""
    links = LINK.findall(page.read_text("utf-8"))
    return [(page.parent / link).resolve() for link in links if "://" not in link]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(REPOSITORY)))
def test_links_lead_to_files(page: Path) -> None:
    assert not [str(target) for target in targets(page) if not target.exists()]


def test_every_page_is_linked_from_another() -> None:
    linked = {target for page in PAGES for target in targets(page)}
    assert {page for page in PAGES if page.name != "README.md"} <= linked
