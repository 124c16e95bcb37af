"""What a plain YAML scalar means: the core schema of YAML 1.2 and nothing else.

``no`` is text, ``18:00`` is text, ``2016-07-29`` is text, ``010`` is ten. See YAML 1.2.2,
section 10.3.2, "Tag resolution".
"""

from __future__ import annotations

import re

Scalar = str | int | float | bool | None

MOST_DIGITS = 400
"""Longer numbers are a slip of the hand, and slow to read."""

_WORDS: dict[str, Scalar] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
    ".nan": float("nan"),
    ".NaN": float("nan"),
    ".NAN": float("nan"),
}
_INT = re.compile(r"[-+]?[0-9]+\Z")
_OCTAL = re.compile(r"0o[0-7]+\Z")
_HEX = re.compile(r"0x[0-9a-fA-F]+\Z")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z")
_INFINITY = re.compile(r"[-+]?\.(inf|Inf|INF)\Z")
_MAY_BE_NUMBER = frozenset("+-.0123456789")


def resolve_scalar(text: str) -> Scalar:
    """Give the value of a plain scalar.

    Parameters
    ----------
    text
        As written, without quotes.

    Returns
    -------
    str, int, float, bool or None
        Text where it is none of the others.

    Raises
    ------
    ValueError
        If it is a number of more than 400 digits.
    """
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _MAY_BE_NUMBER:
        return text
    if len(text) > MOST_DIGITS and (_INT.match(text) or _FLOAT.match(text) or _HEX.match(text)):
        raise ValueError(f"a number of {len(text)} characters")
    return _number(text)


def _number(text: str) -> Scalar:
    if _INT.match(text):
        return int(text)
    if _FLOAT.match(text):
        return float(text)
    if _OCTAL.match(text):
        return int(text, 0)
    if _HEX.match(text):
        return int(text, 16)
    if _INFINITY.match(text):
        return float(text.replace(".", ""))
    return text
