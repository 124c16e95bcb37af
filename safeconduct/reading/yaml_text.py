"""Read YAML 1.2 with the line of every value.

LibYAML gives the events, this module makes the values: the core schema only, a duplicate key
is a fault, anchors and aliases are followed but may neither contain themselves nor blow up.
Events are read one by one on an own stack, so that no nesting can exhaust the machine's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml

from safeconduct.errors import Fault
from safeconduct.reading.folder import CONTROL
from safeconduct.reading.lines import Lines, Step
from safeconduct.reading.scalars import resolve_scalar

DEEPEST = 40
MOST_VALUES = 1_000_000
"""Of one document, with aliases counted as often as they are used."""

_TAG = "tag:yaml.org,2002:"
_TOO_DEEP = (
    "SC114",
    f"Values are nested more than {DEEPEST} deep here.",
    "No operation needs that.",
    "Check brackets and indentation.",
)


@dataclass(frozen=True, slots=True)
class Document:
    """Plain values and their lines."""

    value: Any
    lines: Lines


def read_yaml(text: str, file: str, faults: list[Fault]) -> Document | None:
    """Read one YAML document.

    Parameters
    ----------
    text
        The whole text.
    file
        Name for faults.
    faults
        Whatever is wrong is added here.

    Returns
    -------
    Document or None
        ``None`` if not every value could be read; of duplicate keys the first one stands.
    """
    return _Builder(file, faults).build(text)


@dataclass(slots=True)
class _Open:
    """A mapping or list that is not finished yet."""

    value: Any
    lines: Lines
    anchor: str | None
    key: str | None = None
    key_line: int = 0
    skip: bool = False
    values: int = 1


class _StopError(Exception):
    """A fault after which reading on makes no sense."""


class _Builder:
    def __init__(self, file: str, faults: list[Fault]) -> None:
        self.file = file
        self.faults = faults
        self.stack: list[_Open] = []
        self.anchors: dict[str, tuple[Any, Lines, int]] = {}
        self.root: Document | None = None
        self.documents = 0
        self.unreadable = False

    def build(self, text: str) -> Document | None:
        try:
            # CSafeLoader is used for its parser alone: events do not resolve or construct.
            loader = yaml.CSafeLoader(text)
            try:
                while True:
                    event = loader.get_event()
                    if event is None or isinstance(event, yaml.StreamEndEvent):
                        break
                    self._take(event)
            finally:
                loader.dispose()
        except yaml.YAMLError as error:
            self._broken(error, text)
            return None
        except _StopError:
            return None
        if self.unreadable:
            return None
        if self.root is None:
            self._fault(1, "SC105", "The file holds no values.", "It says nothing.", "Fill it.")
        return self.root

    def _take(self, event: Any) -> None:
        line = event.start_mark.line + 1
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._scalar(event, line)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            self._open(event, line)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            done = self.stack.pop()
            self._add(done.value, done.lines, done.values, done.anchor)
        elif kind is yaml.AliasEvent:
            self._alias(str(event.anchor), line)
        elif kind is yaml.DocumentStartEvent:
            self.documents += 1
            if self.documents > 1:
                self._stop(
                    line,
                    "SC115",
                    "A second document begins here.",
                    "One file holds one document.",
                    "Remove the line with three dashes, or what follows it.",
                )

    def _scalar(self, event: Any, line: int) -> None:
        if self._wants_key():
            self._key(event.value, line)
            return
        value: Any = event.value
        control = CONTROL.search(event.value)
        if control:
            self._fault(
                line,
                "SC106",
                f"There is a control character (U+{ord(control.group()):04X}) in the text.",
                "It cannot be seen and does not belong in text.",
                "Delete it.",
            )
            self.unreadable = True
        try:
            if event.tag not in (None, "!"):
                value = self._tagged(event.tag, event.value, line)
            elif event.implicit[0]:
                value = resolve_scalar(event.value)
        except ValueError as error:
            self.unreadable = True
            self._fault(
                line,
                "SC117",
                f"This is {error}." if event.tag is None else f"This is no {event.tag}.",
                "No figure of an operation looks like that.",
                "Correct the number, or put it in quotes if it is text.",
            )
        if event.anchor:
            self.anchors[event.anchor] = (value, Lines(line), 1)
        self._add(value, Lines(line), 1, None)

    def _tagged(self, tag: str, text: str, line: int) -> Any:
        kind = tag.removeprefix(_TAG)
        if kind == "str":
            return text
        if kind in ("int", "float", "bool", "null"):
            value = resolve_scalar(text)
            found = {int: "int", float: "float", bool: "bool", str: "str"}.get(type(value), "null")
            if found != kind and (found, kind) != ("int", "float"):
                raise ValueError
            return value
        self._unknown_tag(tag, line)
        return text

    def _key(self, key: str, line: int) -> None:
        top = self.stack[-1]
        top.key, top.key_line, top.skip = key, line, key in top.value
        if top.skip:
            first = top.lines.find([key]).line
            self._fault(
                line,
                "SC111",
                f"The key {key!r} stands here a second time; the first is on line {first}.",
                "Only one of the two could count.",
                "Remove one, or give it another name.",
            )

    def _open(self, event: Any, line: int) -> None:
        if self._wants_key():
            self._stop(
                line,
                "SC118",
                "A key is a list or mapping here.",
                "Keys are text.",
                "Write a name before the colon.",
            )
        if len(self.stack) >= DEEPEST:
            self._stop(line, *_TOO_DEEP)
        mapping = isinstance(event, yaml.MappingStartEvent)
        if event.tag not in (None, "!", _TAG + ("map" if mapping else "seq")):
            self._unknown_tag(event.tag, line)
        value: Any = {} if mapping else []
        self.anchors.pop(event.anchor, None)
        self.stack.append(_Open(value, Lines(line, {}), event.anchor))

    def _alias(self, anchor: str, line: int) -> None:
        if self._wants_key():
            self._stop(
                line,
                "SC118",
                "A key is an alias here.",
                "Keys are text.",
                "Write the name itself before the colon.",
            )
        if anchor not in self.anchors:
            # LibYAML's parser does not know anchors; its composer would.
            inside = any(part.anchor == anchor for part in self.stack)
            what = "contains itself" if inside else "points to no anchor above it"
            self._stop(
                line,
                "SC113",
                f"The alias *{anchor} {what}.",
                "It has no value.",
                "Write the value out.",
            )
        value, lines, values = self.anchors[anchor]
        self._add(value, Lines(line, lines.parts), values, None)

    def _add(self, value: Any, lines: Lines, values: int, anchor: str | None) -> None:
        if anchor:
            self.anchors[anchor] = (value, lines, values)
        if not self.stack:
            self.root = Document(value, lines)
            return
        top = self.stack[-1]
        top.values += values
        if top.values > MOST_VALUES:
            self._stop(
                lines.line,
                "SC113",
                f"The document unfolds to more than {MOST_VALUES:,} values.",
                "Aliases of aliases multiply.",
                "Write values out instead of using aliases.",
            )
        step: Step
        if isinstance(top.value, dict):
            assert top.key is not None  # noqa: S101 - the parser gives a key before a value
            step, lines.line = top.key, top.key_line
            if not top.skip:
                top.value[step] = value
            top.key = None
        else:
            step = len(top.value)
            top.value.append(value)
        if not top.skip:
            assert top.lines.parts is not None  # noqa: S101 - containers are made with parts
            top.lines.parts[step] = lines

    def _wants_key(self) -> bool:
        if not self.stack:
            return False
        top = self.stack[-1]
        return top.key is None and type(top.value) is dict

    def _unknown_tag(self, tag: str, line: int) -> None:
        self.unreadable = True
        self._fault(
            line,
            "SC116",
            f"The tag {tag!r} is not known.",
            "Only the tags of YAML's core schema are read.",
            "Remove the tag.",
        )

    def _broken(self, error: yaml.YAMLError, text: str) -> None:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        rows = text.rstrip().split("\n")
        # What is missing at the end of a text is told on its last line.
        line = min(mark.line + 1 if mark else 1, len(rows))
        problem = getattr(error, "problem", None) or "it cannot be read"
        if "maximum nesting depth" in problem:
            # Newer parsers look far ahead and refuse before the first value is told.
            self._fault(line, *_TOO_DEEP)
            return
        row = rows[line - 1]
        if "\t" in row[: len(row) - len(row.lstrip())]:
            self._fault(
                line,
                "SC112",
                "The line is indented with a tab.",
                "YAML allows only spaces there.",
                "Replace the tab by spaces.",
            )
            return
        self._fault(
            line,
            "SC110",
            f"This is not YAML: {problem}.",
            "Nothing after this line can be understood.",
            "Look for a missing quote, bracket, colon or space on this line or just above.",
        )

    def _stop(self, line: int, code: str, what: str, why: str, remedy: str) -> None:
        self._fault(line, code, what, why, remedy)
        raise _StopError

    def _fault(self, line: int, code: str, what: str, why: str, remedy: str) -> None:
        self.faults.append(Fault(self.file, line, code, what, why, remedy))
