"""Where data that is not part of the repository lies, and how much memory was used."""

from __future__ import annotations

import os
import resource
import sys
from pathlib import Path


def shared_data() -> Path:
    """Give the folder of shared data: what ``SAFECONDUCT_SHARED`` says, or beside the repository."""
    named = os.environ.get("SAFECONDUCT_SHARED")
    shared = Path(named) if named else Path(__file__).resolve().parents[2] / "shared"
    return shared / "data"


def peak_memory_gb() -> float:
    """Memory the process held at most; Linux says it in kB, macOS in bytes."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e9
