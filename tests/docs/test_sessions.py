"""What the pages show is what the program prints."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.docs.sessions import fits, run_step, steps_of

REPOSITORY = Path(__file__).resolve().parents[2]
PAGES = [
    page
    for page in [REPOSITORY / "README.md", *sorted((REPOSITORY / "docs").rglob("*.md"))]
    if steps_of(page.read_text("utf-8"))
]


# A page runs several whole commands, each a process of its own.
@pytest.mark.timeout(180)
@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(REPOSITORY)))
def test_sessions_print_what_the_page_says(page: Path, tmp_path: Path) -> None:
    cache = Path(os.environ["XDG_CACHE_HOME"])
    for step in steps_of(page.read_text("utf-8")):
        printed = run_step(step, tmp_path, cache)
        place = f"{page.relative_to(REPOSITORY)}:{step.line}: $ {step.command}"
        assert fits(printed, step.expected), (
            f"{place}\nprints:\n{printed}\nbut says:\n{step.expected}"
        )


def test_readme_and_tutorial_have_sessions() -> None:
    names = {str(page.relative_to(REPOSITORY)) for page in PAGES}
    assert {"README.md", "docs/tutorial/first-plan.md"} <= names


def test_a_different_output_is_seen() -> None:
    assert fits("3,000 get out\nWritten to x\n", "3,000 get out\n…")
    assert fits("a\n\nb  \nc", "a\n…\nc")
    assert not fits("3,001 get out\nWritten to x\n", "3,000 get out\n…")
    assert not fits("a\nb\nc", "a\n…\nd")


def test_commands_are_found_with_their_lines() -> None:
    page = "text\n```console\n$ one \\\n  more\nout\n$ two\n```\n"
    steps = steps_of(page)
    assert [(step.line, step.command, step.expected) for step in steps] == [
        (3, "one \\\n  more", "out"),
        (6, "two", ""),
    ]


def test_what_is_typed_into_a_command_belongs_to_it() -> None:
    page = "```console\n$ cat > x <<'END'\na\nb\nEND\n$ cat x\na\nb\n```\n"
    steps = steps_of(page)
    assert [(step.command, step.expected) for step in steps] == [
        ("cat > x <<'END'\na\nb\nEND", ""),
        ("cat x", "a\nb"),
    ]
