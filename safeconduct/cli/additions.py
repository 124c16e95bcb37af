"""What additions would change, in the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from safeconduct.operation.model import Operation
    from safeconduct.plans.model import Plan


def addition_lines(plan: Plan, operation: Operation) -> list[str]:
    """Say what each addition would change; no lines where that was not asked for.

    Parameters
    ----------
    plan
        With the prices of its additions.
    operation
        Names of the places.
    """
    if not plan.additions:
        return []
    from safeconduct.brief.additions import addition_rows  # noqa: PLC0415 - keeps --help quick
    from safeconduct.brief.language import languages  # noqa: PLC0415 - the same

    lines = ["One more would change:"]
    for row in addition_rows(operation, plan, languages(operation)[0]):
        changes = [
            f"{row.more} more get out" if row.more != "–" else "",
            f"{row.hours} person-hours saved" if row.hours != "–" else "",
            f"last arrival {row.earlier} earlier" if row.earlier != "–" else "",
        ]
        lines.append(f"  {row.what}: {', '.join(filter(None, changes))} ({row.how})")
    return lines
