"""Put ``--set`` settings into a document before it is checked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from safeconduct.errors import Fault
from safeconduct.operation.explain import nearest
from safeconduct.reading.folder import CONTROL
from safeconduct.reading.lines import Lines
from safeconduct.reading.yaml_text import Document, read_yaml

PLACE = "--set"


def override(document: Document, settings: Sequence[str], faults: list[Fault]) -> None:
    """Change values of a document in place.

    Parameters
    ----------
    document
        As read; its lines come to name ``--set`` where a value was set.
    settings
        Such as ``corridors.west.screening.lanes=8``: keys and positions with dots, then a
        YAML value. All keys but the last must be there.
    faults
        Whatever is wrong is added here.
    """
    for setting in settings:
        path, equals, text = setting.partition("=")
        # Arguments may hold bytes that are no text; they come in as halves of characters.
        is_text = not CONTROL.search(setting)
        if not (is_text and equals and path.strip() and text.strip()):
            shown = setting.encode("utf-8", "replace").decode("utf-8")
            faults.append(
                Fault(
                    PLACE,
                    0,
                    "SC216",
                    f"{shown!r} is no setting.",
                    "A setting names a key and gives its value.",
                    "Write it as corridors.west.screening.lanes=8.",
                )
            )
            continue
        broken: list[Fault] = []
        value = read_yaml(text, PLACE, broken)
        faults.extend(replace(fault, line=0) for fault in broken)
        if value is not None:
            _put(document, path.strip().split("."), value, setting, faults)


def _put(
    document: Document, steps: list[str], value: Document, setting: str, faults: list[Fault]
) -> None:
    here: Any = document.value
    lines = document.lines
    for place, step in enumerate(steps):
        last = place == len(steps) - 1
        key: str | int = step
        if isinstance(here, list) and step.isdecimal() and int(step) < len(here):
            key = int(step)
        elif not isinstance(here, dict) or (not last and here.get(step) is None):
            known = list(here) if isinstance(here, dict) else []
            # A value that stands alone is set alone: consent.army=refused.
            alone = last and here is not None and not isinstance(here, (dict, list))
            short = f"Write {'.'.join(steps[:place])}={setting.partition('=')[2]}."
            faults.append(
                Fault(
                    PLACE,
                    0,
                    "SC215",
                    f"{setting!r}: there is no {'.'.join(steps[: place + 1])!r}.",
                    "A setting changes what the folder says.",
                    (short if alone else nearest(step, known))
                    or "Set the whole value above it instead.",
                )
            )
            return
        if lines.parts is None:
            lines.parts = {}
        if last:
            here[key] = value.value
            lines.parts[key] = Lines(0, _without_lines(value.lines).parts, PLACE)
        else:
            here, lines = here[key], lines.parts[key]


def _without_lines(lines: Lines) -> Lines:
    """Take the line numbers off: a setting has none."""
    parts = lines.parts
    below = None if parts is None else {step: _without_lines(p) for step, p in parts.items()}
    return Lines(0, below)
