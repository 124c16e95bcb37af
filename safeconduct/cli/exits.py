"""What the number a command ends with means."""

from __future__ import annotations

from typing import Final

DONE: Final = 0
FAILED: Final = 1
"""A proof or an audit fails, or the program itself does."""
BAD_INPUT: Final = 2
SOMEONE_LEFT: Final = 3
"""The input is sound, and the answer is that someone does not get out."""
INTERRUPTED: Final = 130
