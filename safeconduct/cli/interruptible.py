"""Let Ctrl-C end a long computation at once, not when the solver next looks up."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
LOOK_UP_S = 0.2


def interruptible(work: Callable[[], T]) -> T:
    """Do work on a thread of its own while this one listens for Ctrl-C.

    Parameters
    ----------
    work
        What to compute. It must write no files: it is abandoned when interrupted.

    Returns
    -------
    T
        What the work gave.
    """
    results: list[T] = []
    problems: list[BaseException] = []

    def run() -> None:
        try:
            results.append(work())
        except BaseException as problem:  # noqa: BLE001 - handed to the caller's thread
            problems.append(problem)

    worker = threading.Thread(target=run, daemon=True)
    worker.start()
    while worker.is_alive():
        worker.join(LOOK_UP_S)
    if problems:
        raise problems[0]
    return results[0]
