"""Why a plan stands on no more than it does, corridor by corridor, in words."""

from __future__ import annotations

from itertools import groupby

from safeconduct.brief.language import Language
from safeconduct.brief.wording import party_name
from safeconduct.operation.model import Operation
from safeconduct.plans.model import Plan
from safeconduct.safeguards.standing import Shortfall, standing_reasons


def standing_sentences(operation: Operation, plan: Plan, language: Language) -> list[str]:
    """Say of each corridor on whose account a plan is not agreed what it lacks.

    Parameters
    ----------
    operation
        With consents, legs and announcements.
    plan
        Its corridors are those that people use.
    language
        Of the words.

    Returns
    -------
    list of str
        One sentence a corridor; none for an agreed plan.
    """
    used = {cohort.corridor for cohort in plan.cohorts}
    if not used:
        return [] if plan.standing == "AGREED" else [language.say("standing.none_used")]
    in_order = [corridor for corridor in operation.corridors if corridor in used]
    reasons = standing_reasons(operation, in_order)
    return [
        language.say(
            "standing.corridor",
            corridor=language.text(operation.corridors[corridor].name),
            reasons=language.say("list_semicolon").join(
                _said(operation, shortfall, language) for shortfall in found
            ),
        )
        for corridor, found in groupby(reasons, key=lambda shortfall: shortfall.corridor)
    ]


def _said(operation: Operation, shortfall: Shortfall, language: Language) -> str:
    ends_s = shortfall.ends_s
    return language.say(
        f"standing.want.{shortfall.want}",
        party=party_name(operation.parties, shortfall.party, language) if shortfall.party else "",
        moment="" if ends_s is None else language.moment(ends_s),
    )
