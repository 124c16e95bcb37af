"""Say how the offers of an operation stand when its plan begins, in lines and as data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from safeconduct.cli.summary import count

if TYPE_CHECKING:
    from safeconduct.terms.outlook import Outlook

_STATES = {
    "open": "open",
    "before": "not open yet",
    "between": "not open now, opens again",
    "after": "no longer open",
    None: "open or not as the text is read",
}


def outlook_lines(found: Sequence[Outlook]) -> list[str]:
    """Give a line for each offer: how it stands on the first day, and until when."""
    lines = []
    for each in found:
        name = f"{each.instrument.id}/{each.offer.id}"
        left = count(each.days_left or 0, "day")
        until = f", until {each.last_sure} ({left} left)" if each.last_sure else ""
        until += ", as it can be read longer" if each.last_sure and each.perhaps else ""
        lines.append(f"  terms {name}: {_STATES[each.state]} on the first day{until}")
    return lines


def outlook_document(found: Sequence[Outlook]) -> list[dict[str, object]]:
    """Give the same as data."""
    return [
        {
            "offer": f"{each.instrument.id}/{each.offer.id}",
            "state": each.state,
            "last_sure": each.last_sure.isoformat() if each.last_sure else None,
            "days_left": each.days_left,
            "gaps": [
                {"from": first.isoformat(), "through": last.isoformat() if last else None}
                for first, last in each.gaps
            ],
            "ends_before_plan": each.ends_before,
        }
        for each in found
    ]
