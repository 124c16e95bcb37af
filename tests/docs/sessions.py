"""Run the console sessions of a page and compare what they print."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

HEREDOC = re.compile(r"<<'(\w+)'")
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
ANYTHING = "…"


@dataclass(frozen=True, slots=True)
class Step:
    """A command of a page and what it should print; … stands for anything."""

    line: int
    command: str
    expected: str


def steps_of(page: str) -> list[Step]:
    """Find the commands in the console blocks of a page.

    A command begins with ``$ `` and goes on after a line that ends with a backslash, and to the end
    of what is typed into it where it has ``<<'END'``.
    """
    steps: list[Step] = []
    for block in BLOCK.finditer(page):
        first = page.count("\n", 0, block.start(1)) + 1
        lines = block.group(1).splitlines()
        starts = [number for number, line in enumerate(lines) if line.startswith("$ ")]
        for begin, end in zip(starts, [*starts[1:], len(lines)], strict=True):
            last = begin
            while lines[last].endswith("\\"):
                last += 1
            if typed := HEREDOC.search(lines[last]):
                last = lines.index(typed[1], last)
            command = "\n".join(lines[begin : last + 1])[2:]
            steps.append(Step(first + begin, command, "\n".join(lines[last + 1 : end])))
    return steps


def run_step(step: Step, folder: Path, home: Path) -> str:
    """Run a command the way a reader would and give what it prints."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["sh", "-c", step.command],  # noqa: S607 - the reader's shell is meant
        cwd=folder,
        env={**os.environ, "PATH": path, "XDG_CACHE_HOME": str(home), "COLUMNS": "100"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.stdout


def fits(printed: str, expected: str) -> bool:
    """Whether an output is what a page says; a line of … alone stands for any lines."""
    pieces = [re.escape(piece) for piece in _trimmed(expected).split(ANYTHING)]
    return re.fullmatch(".*?".join(pieces), _trimmed(printed), re.DOTALL) is not None


def _trimmed(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip().splitlines())
