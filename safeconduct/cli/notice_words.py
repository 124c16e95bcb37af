"""What the commands about notices say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from safeconduct.cli.summary import count

if TYPE_CHECKING:
    from safeconduct.notices.changes import Change
    from safeconduct.notices.print import Printed
    from safeconduct.notices.record import Record


def printed_lines(printed: Printed) -> list[str]:
    """Say what was printed, and what the folder holds and nobody states."""
    issue = printed.issue
    lines = [f"Version {issue.version} of {issue.issued}, in {', '.join(issue.languages)}."]
    lines += [
        f"Leaflet {notice.id}: {count(len(notice.areas), 'area')}, {count(len(notice.corridors), 'way')}."
        for notice in printed.notices
    ]
    if issue.replaces is not None:
        earlier = issue.replaces
        lines.append(f"Void from now on: version {earlier.version} of {earlier.issued}.")
    if printed.untold:
        lines.append("Not told, since no source states it:")
    for bond in printed.untold:
        where = f" ({bond.where.file}:{bond.where.line})" if bond.where else ""
        lines.append(f"  {bond.key}{where}")
    return lines


def check_lines(before: Record, changed: Mapping[str, Sequence[Change]], code: str) -> list[str]:
    """Say whether what was printed still holds, and where it does not."""
    if not any(changed.values()):
        return [f"Version {before.version} still says what the operation gives."]
    lines = [f"Version {before.version} is void: it is not what the operation gives today."]
    for district, changes in changed.items():
        for change in changes:
            lines.append(f"{district}: {change.id}")
            lines += [
                f"  {sign} {words.get(code) or next(iter(words.values()))}"
                for sign, words in (("-", change.was), ("+", change.now))
                if words
            ]
    return lines


def changes_document(changed: Mapping[str, Sequence[Change]]) -> dict[str, Any]:
    """Give the changes as JSON has them."""
    return {
        district: [{"id": each.id, "was": each.was, "now": each.now} for each in changes]
        for district, changes in changed.items()
    }
