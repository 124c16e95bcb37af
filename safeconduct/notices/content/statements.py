"""What is stated in words of its own: said as a yes or no, or as somebody's words."""

from __future__ import annotations

from safeconduct.notices.model import Bond, Sentence
from safeconduct.operation.model import Operation, Text
from safeconduct.safeguards.statements import says_no, stated


def statement(operation: Operation, key: str, name: str) -> Sentence:
    """Say what a folder states at a key: yes, no, its own words, or that nobody said it.

    Parameters
    ----------
    operation
        With its statements.
    key
        Dotted, such as ``safeguards.way_back``.
    name
        Of the sentences: ``NAME.yes``, ``NAME.no``, ``NAME.words`` and ``NAME.unsaid``. Without a
        source nobody said it.
    """
    value = stated(operation, key)
    source = operation.statements.get(f"{key}.source")
    bond = Bond(key, None, (str(source),) if source else ())
    if value is None or source is None:
        return Sentence(name, f"{name}.unsaid", {}, (bond,))
    if says_no(value):
        return Sentence(name, f"{name}.no", {}, (bond,))
    if isinstance(value, str) and value.strip().lower() != "yes":
        arabic = operation.statements.get(f"{key}.ar")
        words = Text(value, str(arabic) if arabic else None)
        return Sentence(name, f"{name}.words", {"words": words}, (bond,))
    return Sentence(name, f"{name}.yes", {}, (bond,))
