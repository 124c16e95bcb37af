"""Change an instrument by one word or one day, in every place where that could matter."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from safeconduct.terms.days import parse_period

Path = tuple[str | int, ...]
_DECIDING = ("offers", "events", "dates", "known_since")
_DAYS = {
    "value",
    "starts",
    "opens",
    "through",
    "before",
    "from",
    "dated",
    "known_since",
    "asked_on_or_after",
}
_NOT_DECIDING = ("original", "translation", "effect", "claims", "proof", "revocation", "also")
_FLIP = {
    "exclusive": "inclusive",
    "inclusive": "exclusive",
    "last-day": "next-day",
    "next-day": "last-day",
}


@dataclass(frozen=True, slots=True)
class Mutant:
    """An instrument with one thing changed; its name says what."""

    name: str
    document: dict[str, Any]


def mutants_of(document: dict[str, Any]) -> Iterator[Mutant]:
    """Give every mutant of the plain values of an instrument file."""
    for path, value in _walk(document, ()):
        for word, changed in _changes(path, value):
            yield Mutant(f"{'.'.join(map(str, path))} {word}", _with(document, path, changed))


def _changes(path: Path, value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for one, other in (("all", "any"), ("any", "all")):
            if len(value.get(one, ())) > 1:
                yield f"{one}→{other}", {other if k == one else k: v for k, v in value.items()}
        if "lasts" in value and "count" not in value:
            yield "count→inclusive", value | {"count": "inclusive"}
        return
    if not isinstance(value, str):
        return
    if value in _FLIP:
        yield f"→{_FLIP[value]}", _FLIP[value]
    elif _leaf_key(path) == "lasts":
        period = parse_period(value)
        for more in (1, -1):
            if period.number + more > 0:
                yield f"{more:+d}", f"{period.number + more} {period.unit}"
    elif _leaf_key(path) in _DAYS and (day := _day(value)) is not None:
        for more in (1, -1):
            yield f"{more:+d} day", (day + timedelta(days=more)).isoformat()


def _walk(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    # Words beside a rule decide nothing.
    if path and (path[0] not in _DECIDING or any(step in _NOT_DECIDING for step in path[2:3])):
        return
    if path:
        yield path, value
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _walk(part, (*path, key))
    elif isinstance(value, list):
        for place, part in enumerate(value):
            yield from _walk(part, (*path, place))


def _leaf_key(path: Path) -> str:
    """Give the key a value belongs to; a bare value of a reading belongs to the key above it."""
    keys = [str(step) for step in path]
    while "by_reading" in keys:
        place = keys.index("by_reading")
        inner = keys[place + len(("by_reading", "question", "reading")) :]
        keys = inner or keys[:place]
    return keys[-1] if keys else ""


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _with(document: dict[str, Any], path: Path, changed: Any) -> dict[str, Any]:
    # Aliases of YAML share their values; a copy that keeps no sharing changes one place only.
    whole: dict[str, Any] = _unshared(document)
    inner: Any = whole
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = changed
    return whole


def _unshared(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _unshared(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_unshared(part) for part in value]
    return copy.copy(value)
