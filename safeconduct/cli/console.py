"""What a command says, and where: words, one JSON document, or nothing.

Answers go to standard output. Progress, warnings and faults go to standard error, so that an
answer can be piped. With ``--json`` standard output holds one JSON document and nothing else.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass

import safeconduct
from safeconduct.errors import Fault

Progress = Callable[[str, float | None], None]
"""Told what is being done, and the share of it that is done (``None`` where not known)."""


@dataclass(frozen=True, slots=True)
class Console:
    """Where a command speaks.

    Parameters
    ----------
    json
        Say nothing but the document.
    quiet
        Say nothing but faults.
    """

    json: bool = False
    quiet: bool = False

    def say(self, *lines: str) -> None:
        """Print lines of the answer, in words."""
        if not (self.json or self.quiet):
            sys.stdout.write("".join(f"{line}\n" for line in lines))

    def warn(self, faults: Iterable[Fault]) -> None:
        """Print warnings: the program goes on."""
        if not (self.json or self.quiet):
            for fault in faults:
                sys.stderr.write(f"warning: {fault}\n")

    def document(self, content: Mapping[str, object], *, exit_code: int = 0) -> None:
        """Print the JSON document, if one was asked for."""
        if self.json:
            head = {"safeconduct": safeconduct.__version__, "exit": exit_code}
            text = json.dumps(finite({**head, **content}), ensure_ascii=False, indent=2)
            sys.stdout.write(text + "\n")

    @contextmanager
    def progress(self) -> Iterator[Progress]:
        """Show a bar while something long is done; nothing where nobody looks."""
        if self.json or self.quiet or not sys.stderr.isatty():
            yield unseen
            return
        from rich.console import Console as Terminal  # noqa: PLC0415 - slow to import
        from rich.progress import (  # noqa: PLC0415 - slow to import
            BarColumn,
            Progress,
            TextColumn,
            TimeElapsedColumn,
        )

        columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
        with Progress(*columns, console=Terminal(stderr=True), transient=True) as bar:
            task = bar.add_task("", total=None)

            def show(what: str, share: float | None) -> None:
                total = None if share is None else 1.0
                bar.update(task, description=what, total=total, completed=share or 0.0)

            yield show


def fault_document(faults: Iterable[Fault]) -> dict[str, object]:
    """Give faults as data."""
    return {"faults": [asdict(fault) for fault in faults]}


def fault_lines(faults: Iterable[Fault]) -> list[str]:
    """Give faults as lines: the place and what is wrong, then why and the remedy."""
    lines: list[str] = []
    for fault in faults:
        place = f"{fault.file}:{fault.line}" if fault.line else fault.file
        lines += [
            f"{place}: {fault.code}: {fault.what}",
            f"    {fault.why} {fault.remedy}".rstrip(),
        ]
    return lines


def finite(value: object) -> object:
    """Give the value with what JSON cannot hold (infinity, not a number) as null."""
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, Mapping):
        return {str(key): finite(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [finite(item) for item in value]
    return value


def unseen(what: str, share: float | None) -> None:
    """Take progress that nobody looks at."""
