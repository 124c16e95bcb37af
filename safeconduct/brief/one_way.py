"""What one way out for every area costs, in a sentence."""

from __future__ import annotations

from safeconduct.brief.language import Language
from safeconduct.plans.model import Plan

_NOBODY = 0.01
_SAME = 1e-6
"""Part of a sum that is rounding."""


def one_way_sentence(plan: Plan, language: Language) -> str:
    """Say that every area has one way, and what free ways would have reached.

    Parameters
    ----------
    plan
        The plan.
    language
        Of the words.

    Returns
    -------
    str
        Empty for a plan with free ways.
    """
    free = plan.with_free_ways
    if free is None:
        return ""
    aims = {(aim.name, aim.level): aim.value for aim in plan.aims}
    fewer = free.persons_out - aims["moved", None]
    if fewer >= _NOBODY:
        return language.say("oneway.fewer", n=language.persons(fewer))
    later_s = aims["completion", None] - free.completion_s
    more_s = aims["arrival_sum", None] - free.arrival_sum_s
    if later_s <= 0 and more_s <= _SAME * free.arrival_sum_s:
        return language.say("oneway.same")
    share = max(0.0, more_s) / free.arrival_sum_s if free.arrival_sum_s > 0 else 0.0
    return language.say(
        "oneway.later",
        time=language.duration(max(0.0, later_s)),
        share=language.percent(share, 2),
    )
