"""Number and noun together, in English and Arabic."""

from __future__ import annotations

from typing import Literal

Form = Literal["zero", "one", "two", "few", "many", "other"]


def plural_form(number: float, code: str) -> Form:
    """Give the form of a noun after a number, by the plural rules of the Unicode CLDR.

    Parameters
    ----------
    number
        What is counted.
    code
        ``en`` or ``ar``.

    Returns
    -------
    str
        One of the six forms Arabic has; English has ``one`` and ``other``.
    """
    if number == 1:
        return "one"
    if code != "ar" or number != int(number):
        return "other"
    if number in (0, 2):
        return "two" if number else "zero"
    rest = int(number) % 100
    if 3 <= rest <= 10:  # noqa: PLR2004 - the rule's own bounds
        return "few"
    return "many" if rest > 10 else "other"  # noqa: PLR2004 - the same


def counted(number: float, forms: str, code: str, *, written: str | None = None) -> str:
    """Write a number with its noun.

    Parameters
    ----------
    number
        What is counted.
    forms
        ``one=1 day|other={n} days``; a form that is left out is as ``other``.
    code
        ``en`` or ``ar``.
    written
        The number as it is to be read; left out, whole with separators.

    Returns
    -------
    str
        ``{n}`` replaced by the number. Some forms, as the Arabic dual, need no number.
    """
    by_form = dict(part.split("=", 1) for part in forms.split("|"))
    form = by_form.get(plural_form(number, code), by_form["other"])
    return form.format(n=f"{number:,.0f}" if written is None else written)
