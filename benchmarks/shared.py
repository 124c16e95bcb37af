"""Where data that is not part of the repository lies."""

from __future__ import annotations

import os
from pathlib import Path


def shared_data() -> Path:
    """Give the folder of shared data: what ``SAFECONDUCT_SHARED`` says, or beside the repository."""
    named = os.environ.get("SAFECONDUCT_SHARED")
    shared = Path(named) if named else Path(__file__).resolve().parents[2] / "shared"
    return shared / "data"
