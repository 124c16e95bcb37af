"""What whole vehicles cost against the plan in fractions, in sentences."""

from __future__ import annotations

from safeconduct.brief.language import Language
from safeconduct.plans.model import Loss, Plan

_NOBODY = 0.01
_SAME = 1e-6
"""Part of a sum that is rounding."""


def loss_sentences(plan: Plan, language: Language) -> list[str]:
    """Say how many vehicles run, and the loss in each aim.

    Parameters
    ----------
    plan
        The plan.
    language
        Of the sentences.

    Returns
    -------
    list of str
        Nothing for a plan in fractions.
    """
    whole = plan.whole_vehicles
    if whole is None:
        return []
    kinds = [
        language.say(
            "losses.kind",
            kind=language.say(f"mode.{kind}"),
            vehicles=language.number(number),
            rides=language.number(whole.departures[kind]),
        )
        for kind, number in whole.vehicles.items()
    ]
    said = language.say("losses.vehicles", kinds=" · ".join(kinds))
    return [said, *(_sentence(loss, language) for loss in whole.losses)]


def _sentence(loss: Loss, language: Language) -> str:
    aim = language.say(
        "proof.everybody" if loss.level is None else "proof.level",
        aim=language.say(f"proof.{loss.name}"),
        level=language.number(loss.level or 0),
    )
    more = loss.whole - loss.in_fractions
    share = abs(more) / loss.in_fractions if loss.in_fractions > 0 else 0.0
    if loss.name == "moved":
        if -more < _NOBODY:
            return language.say("losses.same", aim=aim)
        return language.say("losses.moved", aim=aim, n=language.persons(-more))
    if share < _SAME:
        return language.say("losses.same", aim=aim)
    if loss.name == "completion":
        key = "losses.completion" if more > 0 else "losses.earlier"
        return language.say(key, aim=aim, time=language.duration(abs(more)))
    key = "losses.arrival_sum" if more > 0 else "losses.less"
    return language.say(key, aim=aim, share=language.percent(share, 2))
