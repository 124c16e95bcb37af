"""Reading one JSON document against its type, faults at their lines."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from safeconduct.errors import Fault
from safeconduct.plans.read_text import read_text

_Document = TypeVar("_Document", bound=BaseModel)
_AT_LINE = re.compile(r" at line (\d+) column \d+")
_MOST_FAULTS = 50
_KEEP = 80


def read_document(file: Path, kind: type[_Document], faults: list[Fault]) -> _Document | None:
    """Read a JSON file; what is wrong with it goes to ``faults``.

    Parameters
    ----------
    file
        The file.
    kind
        What it must hold.
    faults
        Where faults are gathered.

    Returns
    -------
    The document, or None if there were faults.
    """
    text = read_text(file, faults)
    if text is None:
        return None
    try:
        return kind.model_validate_json(text)
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False)
    faults += [_fault(file, text, detail) for detail in found[:_MOST_FAULTS]]
    return None


def _fault(file: Path, text: str, detail: ErrorDetails) -> Fault:
    message = detail["msg"]
    if detail["type"] == "json_invalid":
        at = _AT_LINE.search(message)
        return Fault(
            str(file),
            int(at[1]) if at else 0,
            "SC403",
            f"This is no JSON: {_AT_LINE.sub('', message).rstrip('.')}.",
            "The file is damaged or was cut short.",
            "Write the plan again, or restore the file.",
        )
    path = detail["loc"]
    name = ".".join(str(step) for step in path)[:_KEEP] or "the document"
    unknown_or_missing = detail["type"] in ("extra_forbidden", "missing")
    return Fault(
        str(file),
        _line_of(text, path),
        "SC404" if unknown_or_missing else "SC405",
        f"{name}: {message.rstrip('.')}.",
        "A plan has a fixed set of keys, each with its kind of value.",
        "Write the plan again, or restore the file.",
    )


def _line_of(text: str, path: tuple[int | str, ...]) -> int:
    # JSON is read as YAML only here, where a fault needs its line; positions cost time.
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, RecursionError):
        return 0
    line = 0
    for step in path:
        if isinstance(node, yaml.MappingNode):
            entry = next((e for e in node.value if e[0].value == str(step)), None)
            if entry is None:
                return line
            line, node = entry[0].start_mark.line + 1, entry[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            if step >= len(node.value):
                return line
            node = node.value[step]
            line = node.start_mark.line + 1
    return line
