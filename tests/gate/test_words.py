"""Words this project never uses in its own voice."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
NEVER = re.compile(
    r"\b(safe|safely|secure|secured|guaranteed|protected routes?|voluntar(?:y|ily)|last chance|"
    r"final deadline|terrorists?|militants?|hostages?|regime|rebels?|liberated|amnestied|suspects?|"
    r"vetting|vetted|deconflicted|no-strike|anonymous(?:ly)?|certified|you are eligible|"
    r"cleared of people|empty of people)\b",
    re.IGNORECASE,
)
ALLOWED = re.compile(
    r"safe passage|safe-passage|safe-conduct|"
    r"“[^”]*”|\"[^\"\n]*\"|`[^`\n]*`",  # what somebody else said, and code
)
PAGES = [
    REPOSITORY / "README.md",
    REPOSITORY / "CHANGELOG.md",
    REPOSITORY / "CONTRIBUTING.md",
    *sorted((REPOSITORY / "docs").rglob("*.md")),
]


def own_voice(text: str) -> str:
    """Take out quotations and code."""
    prose = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    prose = "\n".join(line for line in prose.splitlines() if not line.startswith(">"))
    return ALLOWED.sub("", prose)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(REPOSITORY)))
def test_documentation_keeps_to_its_words(page: Path) -> None:
    found = [match.group() for match in NEVER.finditer(own_voice(page.read_text("utf-8")))]
    assert not found


def sentences(file: Path) -> list[str]:
    """Give the texts of a module that have several words and are no docstrings."""
    tree = ast.parse(file.read_text("utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and " " in node.value
        and id(node) not in told
    ]


def test_messages_keep_to_their_words() -> None:
    found = [
        f"{file.relative_to(REPOSITORY)}: {match.group()}: {text}"
        for file in sorted((REPOSITORY / "safeconduct").rglob("*.py"))
        for text in sentences(file)
        for match in NEVER.finditer(ALLOWED.sub("", text))
    ]
    assert not found


def test_the_rule_finds_what_it_is_for() -> None:
    assert NEVER.search(own_voice("A safe corridor."))
    assert not NEVER.search(own_voice("They called it a “safe corridor”. Plan safe passage."))
