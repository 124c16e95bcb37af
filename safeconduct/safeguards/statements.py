"""What a folder says in the keys that only the safeguards read."""

from __future__ import annotations

from safeconduct.operation.model import Operation, Text
from safeconduct.safeguards.model import Ask, Safeguard

_MISSING = frozenset({"", "unknown", "not stated"})
_NO = frozenset({"no", "none", "nobody", "nothing", "not offered", "refused"})


def stated(operation: Operation, key: str) -> object | None:
    """Give the value of a key, ``None`` where it is missing or said to be unknown."""
    value = operation.statements.get(key)
    if isinstance(value, str) and value.strip().lower() in _MISSING:
        return None
    return value


def says_no(value: object) -> bool:
    """Tell whether a stated value is a no."""
    if isinstance(value, str):
        return value.strip().lower() in _NO
    return value is False or value in ((), [])


def yes_or_no(operation: Operation, ask: Ask, yes: Text, no: Text, missing: Text) -> Safeguard:
    """Answer a safeguard that one key answers with yes, no or words of its own."""
    value = stated(operation, ask.reads[0])
    if value is None:
        return ask.answer("not stated", missing)
    if says_no(value):
        return ask.answer("not met", no)
    if isinstance(value, str) and value.strip().lower() != "yes":
        return ask.answer("met", in_words(yes, value))
    return ask.answer("met", yes)


def in_words(text: Text, words: str) -> Text:
    """Add the folder's own words to a sentence."""
    return Text(f"{text.en} “{words}”", f"{text.ar} «{words}»")
