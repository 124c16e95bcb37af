"""What queueing on the way would allow, and what one assembly point would save, in words."""

from __future__ import annotations

from safeconduct.brief.language import Language
from safeconduct.operation.model import Operation
from safeconduct.plans.model import AssemblySaving, Plan

HOUR_S = 3600.0
LEAST_HOURS = 0.05


def waiting_sentences(operation: Operation, plan: Plan, language: Language) -> list[str]:
    """Say how far a plan is from what waiting anywhere on the way would allow.

    Parameters
    ----------
    operation
        Names of the places.
    plan
        Its bound with waiting stands beside it; without one there is nothing to say.
    language
        Of the words.

    Returns
    -------
    list of str
        The bound, which is no plan; then what an assembly point would save, or that none was found.
    """
    bound = plan.waiting_anywhere
    if bound is None:
        return []
    said = [
        language.say(
            "waiting.bound",
            out=language.persons(bound.persons_out),
            complete=language.moment(bound.completion_s),
            mean=language.duration(bound.arrival_sum_s / max(bound.persons_out, 1e-9)),
        )
    ]
    saving = bound.assembly_point
    if saving is None or _is_nothing(saving):
        return [*said, language.say("waiting.none")]
    return [*said, _saves(operation, saving, language)]


def _is_nothing(saving: AssemblySaving) -> bool:
    """Tell whether what is saved would be printed as nothing."""
    more, hours = saving.more_persons_out, saving.saves_person_h
    return max(more, saving.saves_completion_h) <= 0 and hours < LEAST_HOURS


def _saves(operation: Operation, saving: AssemblySaving, language: Language) -> str:
    place = saving.node
    if saving.corridor:
        place = language.text(operation.corridors[saving.corridor].name)
    elif saving.area:
        place = language.text(operation.areas[saving.area].name)
    room = language.persons(saving.persons)
    if saving.more_persons_out > 0:
        more = language.persons(saving.more_persons_out)
        return language.say("waiting.more", room=room, place=place, more=more)
    hours = language.number(saving.saves_person_h, 1)
    if saving.saves_completion_h <= 0:
        return language.say("waiting.hours", room=room, place=place, hours=hours)
    earlier = language.duration(saving.saves_completion_h * HOUR_S)
    return language.say("waiting.saves", room=room, place=place, hours=hours, earlier=earlier)
