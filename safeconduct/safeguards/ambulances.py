"""Who needs an ambulance in an operation that has none for them."""

from __future__ import annotations

from safeconduct.operation.model import Operation


def groups_without_ambulance(operation: Operation) -> frozenset[str]:
    """Give the groups that leave only by ambulance and that no ambulance line is for.

    Parameters
    ----------
    operation
        Its groups, ambulances and lines are used.

    Returns
    -------
    frozenset of str
        Ids of groups.
    """
    has = operation.ambulances is not None and operation.ambulances.count > 0
    served: set[str] = set()
    for line in operation.lines:
        if has and line.fleet == "ambulances":
            served |= set(operation.corridors[line.corridor].groups)
    needing = {group.id for group in operation.groups.values() if group.needs == "ambulance"}
    return frozenset(needing - served)
