"""Say which safeguards an operation meets, in lines and as data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from safeconduct.safeguards.model import Safeguard


def safeguard_lines(safeguards: Sequence[Safeguard]) -> list[str]:
    """Give every safeguard with its answer and, where it is not met, what to do.

    Parameters
    ----------
    safeguards
        As the check gives them.

    Returns
    -------
    list of str
        Lines without line ends.
    """
    lines = [safeguard_count(safeguards)]
    for each in safeguards:
        lines.append(f"  {each.verdict.upper():<10}  {each.title.en}")
        lines.append(f"              {each.finding.en}")
        if each.verdict != "met":
            lines.append(f"              → {each.remedy.en}")
    return lines


def safeguard_count(safeguards: Sequence[Safeguard]) -> str:
    """Say in one line how many safeguards are met."""
    counts = {
        verdict: sum(each.verdict == verdict for each in safeguards)
        for verdict in ("met", "not met", "not stated")
    }
    return "Safeguards: " + ", ".join(f"{number} {verdict}" for verdict, number in counts.items())


def safeguard_document(safeguards: Sequence[Safeguard]) -> list[dict[str, object]]:
    """Give the safeguards as data."""
    return [
        {
            "id": each.id,
            "verdict": each.verdict,
            "title": each.title.en,
            "finding": each.finding.en,
            "remedy": each.remedy.en,
        }
        for each in safeguards
    ]
