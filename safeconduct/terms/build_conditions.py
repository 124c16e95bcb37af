"""Build conditions from what a file writes."""

from __future__ import annotations

from safeconduct.terms.build_parts import Days, basis_of, day_range
from safeconduct.terms.document_conditions import (
    AllDocument,
    AnyDocument,
    AskedDocument,
    FactDocument,
    NotDocument,
    joined,
)
from safeconduct.terms.document_conditions import (
    Condition as Stated,
)
from safeconduct.terms.model import (
    AskedCondition,
    Condition,
    FactCondition,
    Joined,
    RivalCondition,
    Within,
)


def build_condition(said: Stated, days: Days) -> Condition:
    """Build a condition.

    Parameters
    ----------
    said
        As the file has it.
    days
        Of the instrument's own events.

    Returns
    -------
    Condition
        With every day resolved.
    """
    if isinstance(said, str):
        return FactCondition(said)
    if isinstance(said, FactDocument):
        return _fact(said, days)
    basis = basis_of(said)
    if isinstance(said, AskedDocument):
        return AskedCondition(said.asked_on_or_after, basis)
    if isinstance(said, AllDocument | AnyDocument | NotDocument):
        how, parts = joined(said)
        return Joined(how, tuple(build_condition(part, days) for part in parts), basis)
    [(question, values)] = said.by_reading.items()
    branches = tuple(
        (name, part if isinstance(part, bool) else build_condition(part, days))
        for name, part in values.items()
    )
    return RivalCondition(question, branches, basis)


def _fact(said: FactDocument, days: Days) -> FactCondition:
    ranged = said.begins is not None or said.through is not None or said.before is not None
    within = said.within
    return FactCondition(
        said.fact,
        tuple(said.one_of or ()),
        day_range(said, days) if ranged else None,
        Within(within.of, within.lasts, within.count, within.month_end) if within else None,
        basis_of(said),
    )
