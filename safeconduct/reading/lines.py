"""Where each value of a document stands: the shape of the values, with lines instead."""

from __future__ import annotations

from collections.abc import Sequence

Step = str | int
"""A key of a mapping or a position in a list."""


class Lines:
    """The line of a value and, below it, of its parts.

    ``file`` is set where a value did not come from the document itself but was put in from
    elsewhere, such as a ``--set`` on the command line.
    """

    __slots__ = ("file", "line", "parts")

    def __init__(self, line: int, parts: dict[Step, Lines] | None = None, file: str = "") -> None:
        self.line = line
        self.parts = parts
        self.file = file

    def find(self, path: Sequence[Step]) -> Lines:
        """Give the lines of the deepest value on the path that exists.

        Parameters
        ----------
        path
            Keys and positions from the top of the document.

        Returns
        -------
        Lines
            Of the value itself, else of the nearest value around it.
        """
        here = self
        for step in path:
            if here.parts is None or step not in here.parts:
                break
            here = here.parts[step]
        return here
