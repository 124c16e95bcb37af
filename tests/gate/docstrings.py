"""Check the docstrings of every public name: python -m tests.gate.docstrings.

numpydoc's checks, with one house rule: a small function may do without sections, but the public
verbs have them all, and a Parameters section is complete wherever there is one. The fields of a
dataclass are its parameters.
"""

from __future__ import annotations

import ast
import sys
from pathlib import Path
from typing import Any

from numpydoc.hooks import validate_docstrings

import safeconduct

REPOSITORY = Path(__file__).resolve().parents[2]
SECTIONS = {"PR01", "RT01", "YD01"}
"""Checks that ask for a section; a single line needs none."""
FIELDS = {"PR01", "PR02"}
"""Checks that look for parameters in a signature, which a dataclass does not spell out."""


def findings(file: Path, config: dict[str, Any]) -> list[str]:
    """Give what numpydoc finds in a file and the house rule does not allow."""
    objects = {
        node.lineno: node
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
    }
    found = []
    for place, name, check, description in validate_docstrings.process_file(str(file), config):
        node = objects.get(int(place.rsplit(":", 1)[1]))
        text = (ast.get_docstring(node) or "") if node else ""
        public = safeconduct.__all__ if "cli" not in file.parts else ()
        verb = node is not None and node.name in public
        if check in SECTIONS and not verb and (check != "PR01" or "Parameters\n---" not in text):
            continue
        if check in FIELDS and isinstance(node, ast.ClassDef):
            continue
        found.append(
            f"{file.relative_to(REPOSITORY)}:{place.rsplit(':', 1)[1]}: {name}: {check} {description}"
        )
    return found


def validate() -> list[str]:
    """Give the findings of the whole package, with the checks of pyproject.toml."""
    config = validate_docstrings.parse_config(str(REPOSITORY))
    files = sorted((REPOSITORY / "safeconduct").rglob("*.py"))
    return [line for file in files for line in findings(file, config)]


if __name__ == "__main__":
    problems = validate()
    sys.stderr.write("".join(f"{line}\n" for line in problems))
    raise SystemExit(bool(problems))
