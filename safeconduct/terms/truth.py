"""Yes, no and not known (Kleene's strong logic of three values).

``None`` is *not known*: a fact nobody stated. It is never taken as no.
S. C. Kleene, Introduction to Metamathematics (1952), section 64.
"""

from __future__ import annotations

Truth = bool | None


def both(first: Truth, second: Truth) -> Truth:
    """Give *and*: no if either is no, whatever the other may be."""
    if first is False or second is False:
        return False
    return None if first is None or second is None else True


def either(first: Truth, second: Truth) -> Truth:
    """Give *or*: yes if either is yes, whatever the other may be."""
    if first is True or second is True:
        return True
    return None if first is None or second is None else False


def opposite(value: Truth) -> Truth:
    """Give *not*; the opposite of not known is not known."""
    return None if value is None else not value
