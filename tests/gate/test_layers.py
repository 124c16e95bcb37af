"""Imports run one way."""

from __future__ import annotations

import ast
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
RANK = {
    layer: rank
    for rank, layers in enumerate(
        [
            ["errors"],
            ["catalogue"],
            ["units"],
            ["reading"],
            ["operation"],
            ["terms"],
            ["network"],
            ["flows"],
            ["safeguards"],
            ["announcements"],
            ["notices"],
            ["plans"],
            ["planning", "proof"],
            ["brief"],
            ["quick"],
            ["cli"],
        ]
    )
    for layer in layers
}
DATA = "operations"
"""Built-in operations: files, no code."""


def imports(file: Path) -> set[str]:
    """Give the layers a module imports from, wherever in the file it does."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            parts = [node.module]
            if node.module == "safeconduct":
                parts = [f"safeconduct.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            parts = [alias.name for alias in node.names]
        else:
            continue
        found |= {p.split(".")[1] for p in parts if p.startswith("safeconduct.")}
    return found & set(RANK)


def test_every_layer_imports_only_what_is_below() -> None:
    wrong = []
    for layer, rank in RANK.items():
        root = REPOSITORY / "safeconduct" / layer
        files = root.rglob("*.py") if root.is_dir() else [root.with_suffix(".py")]
        for file in files:
            above = {each for each in imports(file) - {layer} if RANK[each] >= rank}
            if above:
                wrong.append(f"{file.relative_to(REPOSITORY)} imports {sorted(above)}")
    assert not wrong


def test_no_other_layer() -> None:
    package = REPOSITORY / "safeconduct"
    found = {
        path.stem if path.is_file() else path.name
        for path in package.iterdir()
        if path.suffix == ".py" or (path.is_dir() and path.name != "__pycache__")
    }
    assert found - {"__init__", "__main__"} == set(RANK) | {DATA}


def test_proof_takes_nothing_of_the_search() -> None:
    for file in (REPOSITORY / "safeconduct" / "proof").rglob("*.py"):
        assert "flows" not in imports(file), file


def test_planner_and_proof_share_no_code() -> None:
    for one, other in (("planning", "proof"), ("proof", "planning")):
        for file in (REPOSITORY / "safeconduct" / one).rglob("*.py"):
            assert other not in imports(file), file
