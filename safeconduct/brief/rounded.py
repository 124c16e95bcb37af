"""What times rounded to whole steps allow, in words."""

from __future__ import annotations

from safeconduct.brief.language import Language
from safeconduct.plans.model import Plan


def rounded_sentence(plan: Plan, language: Language) -> str:
    """Say between which two figures the truth lies where times of streets are no whole steps.

    Parameters
    ----------
    plan
        With what times rounded down and up allow.
    language
        Of the words.

    Returns
    -------
    str
        Empty where that was not found.
    """
    rounded = plan.rounded_times
    if rounded is None:
        return ""
    return language.say(
        "rounded.says",
        down_out=language.persons(rounded.down.persons_out),
        down_last=language.moment(rounded.down.completion_s),
        up_out=language.persons(rounded.up.persons_out),
        up_last=language.moment(rounded.up.completion_s),
    )
