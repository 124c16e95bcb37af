"""Read a GeoJSON file feature by feature, with the line of each.

The C scanner of the standard library reads whole features; only the outermost object is walked
here, which is why five thousand areas take milliseconds.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NoReturn

from safeconduct.errors import Fault
from safeconduct.reading.folder import CONTROL

_SPACE = re.compile(r"[ \t\n\r]*")
_ESCAPE = re.compile(r"\\[ubf]")
_NEWLINE = re.compile("\n")


class DuplicateKeyError(ValueError):
    """A key that stands twice in one object."""


class JsonText:
    """A JSON text that knows the line of each offset."""

    def __init__(self, text: str, file: str, faults: list[Fault]) -> None:
        self.text = text
        self.file = file
        self.faults = faults
        self._newlines = [match.start() for match in _NEWLINE.finditer(text)]
        self._has_escapes = _ESCAPE.search(text) is not None
        self._decoder = json.JSONDecoder(
            object_pairs_hook=_unique, parse_constant=_no_constant, strict=True
        )

    def line(self, offset: int) -> int:
        """Give the line of an offset into the text."""
        return bisect_right(self._newlines, offset - 1) + 1

    def skip_space(self, offset: int) -> int:
        """Give the offset of the next character that is not white space."""
        match = _SPACE.match(self.text, offset)
        return match.end() if match else offset

    def value(self, offset: int) -> tuple[Any, int]:
        """Read one whole value and give it with the offset behind it.

        Raises
        ------
        ValueError
            After a fault was gathered.
        """
        try:
            value, end = self._decoder.raw_decode(self.text, offset)
        except DuplicateKeyError as error:
            key = str(error)
            self.fault(
                self.line(self.find(offset, [key], times=2)),
                "SC121",
                f"The key {key!r} stands twice in one object.",
                "Only one of the two could count.",
                "Remove one of them.",
            )
            raise
        except json.JSONDecodeError as error:
            self._broken(error.pos, error.msg)
        except RecursionError:
            self.fault(
                self.line(offset),
                "SC114",
                "Values are nested too deep here.",
                "No operation needs that.",
                "Check the brackets.",
            )
            raise ValueError from None
        except ValueError:
            self.fault(
                self.line(offset),
                "SC117",
                "A number in here is not finite or has thousands of digits.",
                "No figure of an operation looks like that.",
                "Correct the number.",
            )
            raise

        if self._has_escapes:
            self._check_text(value, offset)
        return value, end

    def _check_text(self, value: Any, offset: int) -> None:
        if any(CONTROL.search(text) for text in _texts(value)):
            self.fault(
                self.line(offset),
                "SC106",
                "There is a control character, or half a character, in a text of this part.",
                "It cannot be seen and does not belong in text.",
                "Delete it.",
            )
            raise ValueError("control character")

    def expect(self, offset: int, characters: str) -> tuple[str, int]:
        """Take one of some characters and give it with the next offset that is not space."""
        offset = self.skip_space(offset)
        found = self.text[offset : offset + 1]
        if not found or found not in characters:
            self._broken(offset, f"one of {characters} is missing")
        return found, self.skip_space(offset + 1)

    def find(self, offset: int, keys: list[str], times: int = 1) -> int:
        """Give the offset of a key below a value, as far as the keys can be found in order."""
        for key in keys:
            pattern = _key_pattern(key)
            for _ in range(times):
                match = pattern.search(self.text, offset)
                if match is None:
                    return offset
                offset = match.start() + (1 if times > 1 else 0)
        return offset

    def fault(self, line: int, code: str, what: str, why: str, remedy: str) -> None:
        """Gather a fault of this file."""
        self.faults.append(Fault(self.file, line, code, what, why, remedy))

    def _broken(self, offset: int, problem: str) -> NoReturn:
        self.fault(
            self.line(min(offset, max(len(self.text.rstrip()) - 1, 0))),
            "SC120",
            f"This is not JSON: {problem}.",
            "Nothing after this place can be understood.",
            "Look for a missing comma, quote or bracket; the file may have been cut off.",
        )
        raise ValueError(problem) from None


@lru_cache(maxsize=1024)
def _key_pattern(key: str) -> re.Pattern[str]:
    return re.compile(re.escape(json.dumps(key, ensure_ascii=False)) + r"\s*:")


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise DuplicateKeyError(key)
            seen.add(key)
    return made


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from value
        for inside in value.values():
            yield from _texts(inside)
    elif isinstance(value, list):
        for inside in value:
            yield from _texts(inside)


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)
