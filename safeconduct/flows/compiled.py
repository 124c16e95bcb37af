"""How the functions of the search are compiled."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import numba

F = TypeVar("F", bound=Callable[..., Any])


def compiled(function: F) -> F:
    """Compile a function, kept in numba's cache; it counts no references to the arrays it is handed.

    The search never makes an array, so whoever calls it holds them all. Counting took a third of its time.
    """
    options: dict[str, Any] = {"cache": True, "_nrt": False}
    made: F = numba.njit(**options)(function)
    return made
