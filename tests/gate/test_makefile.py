"""The contributor's menu."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
MAKE = shutil.which("make")


@pytest.mark.skipif(MAKE is None, reason="make is not installed")
def test_make_alone_lists_what_can_be_made() -> None:
    assert MAKE is not None
    done = subprocess.run([MAKE], cwd=REPOSITORY, capture_output=True, text=True, check=True)
    listed = set(re.findall(r"^make (\w+) ", done.stdout, re.MULTILINE))
    assert listed >= {"demo", "test", "check", "bench", "fuzz", "help"}
    assert not done.stderr


def test_the_gate_is_what_a_contributor_runs() -> None:
    script = (REPOSITORY / ".ci" / "run").read_text("utf-8")
    assert "\nmake check\n" in script
    assert "\nmake test" in script
    assert (REPOSITORY / ".ci" / "run").stat().st_mode & 0o100
