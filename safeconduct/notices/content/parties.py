"""Names of parties as the public is told them."""

from __future__ import annotations

from safeconduct.operation.model import Operation, Text


def party_text(operation: Operation, party: str) -> Text:
    """Give the name of a party in the languages the folder names it in.

    Nothing stands in for a name that is missing: a notice in which one is in another language is
    not printed.
    """
    known = operation.parties.get(party)
    return known.name if known is not None else Text(party)
