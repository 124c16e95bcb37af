"""The program is started as a module as well."""

from __future__ import annotations

import subprocess
import sys


def test_the_module_is_the_command() -> None:
    call = [sys.executable, "-m", "safeconduct", "--help"]
    found = subprocess.run(call, capture_output=True, text=True, check=True)
    assert "quick" in found.stdout
