"""Faults of what was typed: gathered, so that all come at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from safeconduct.errors import Fault, InputError

Item = TypeVar("Item")
Value = TypeVar("Value")


class Gatherer:
    """Runs one reading after another and keeps the faults of those that fail."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def get(self, read: Callable[[], Value], otherwise: Value) -> Value:
        """Give what ``read`` gives, or ``otherwise`` after keeping its faults."""
        try:
            return read()
        except InputError as error:
            self.faults += error.faults
            return otherwise

    def each(self, read: Callable[[Item], Value], items: Iterable[Item]) -> tuple[Value, ...]:
        """Read every item and give those that could be read."""
        found = []
        for item in items:
            try:
                found.append(read(item))
            except InputError as error:
                self.faults += error.faults
        return tuple(found)

    def finish(self) -> None:
        """Raise every fault kept, if there is any."""
        if self.faults:
            raise InputError(self.faults)


def refuse(code: str, where: str, what: str, why: str, remedy: str) -> InputError:
    """Make the error of one fault; ``where`` is the option or the file."""
    return InputError([Fault(where, 0, code, what, why, remedy)])
