"""The answer in a few sentences."""

from __future__ import annotations

from safeconduct.quick.model import Estimate, Limit
from safeconduct.quick.question import Question
from safeconduct.quick.words import Words, number_text


def say_answers(question: Question, estimate: Estimate, words: Words) -> tuple[str, ...]:
    """Say what passes a day, how long all would take, and what binds first.

    Parameters
    ----------
    question, estimate
        What was asked, and the answer.
    words
        The language.

    Returns
    -------
    tuple of str
        One sentence each.
    """
    said = [
        _per_day(question, estimate, words),
        _all_came(estimate, words),
        _places(question, estimate, words),
        _binds(question, estimate, words),
        _buses(estimate, words),
        _wounded(question, estimate, words),
    ]
    return tuple(sentence for sentence in said if sentence)


def _per_day(question: Question, estimate: Estimate, words: Words) -> str:
    step = estimate.step("per_day")
    return words.say(
        "answer.per_day",
        persons=words.counted("person", step.result if step else 0),
        crossings_of=words.counted("crossing", len(question.crossings), of=True),
        hours_of=words.duration(question.open_s / 3600, of=True),
        rate=number_text(question.rate.person_per_h),
    )


def _all_came(estimate: Estimate, words: Words) -> str:
    cases = [
        words.say(
            "answer.days_for",
            days=words.counted("day", step.result),
            people=number_text(step.subject or 0),
        )
        for step in estimate.steps
        if step.key == "days_for"
    ]
    return words.say("answer.all_came", cases=words.listed(cases))


def _places(question: Question, estimate: Estimate, words: Words) -> str:
    step = estimate.step("places_full")
    if step is None or (question.places or 0) >= question.people_high:
        return ""
    return words.say(
        "answer.places",
        places=words.counted("place", question.places or 0),
        time=words.duration(step.result, of=True),
    )


def _binds(question: Question, estimate: Estimate, words: Words) -> str:
    names = [_limit(limit, question, words) for limit in estimate.limits if limit.binds]
    if not names:
        return words.say("answer.none_binds", days=words.counted("day", question.days, of=True))
    return words.say("answer.binds", limits=words.listed(names, "then"))


def _limit(limit: Limit, question: Question, words: Words) -> str:
    unsearched = limit.key == "search" and question.rate.searched is False
    return words.say("limit.crossing" if unsearched else f"limit.{limit.key}")


def _buses(estimate: Estimate, words: Words) -> str:
    carried, walking = estimate.step("bus_day"), estimate.step("on_foot")
    if carried is None:
        return ""
    return words.say(
        "answer.buses" if walking else "answer.buses_all",
        carried=number_text(carried.result),
        walking=number_text(walking.result) if walking else "0",
    )


def _wounded(question: Question, estimate: Estimate, words: Words) -> str:
    step, carried = estimate.step("wounded_pass"), estimate.step("ambulance_day")
    if step is None:
        return ""
    ambulances = (
        words.say("answer.ambulances_day", carried=number_text(carried.result))
        if carried
        else words.say("answer.not_stated")
    )
    return words.say(
        "answer.wounded",
        wounded=number_text(question.wounded),
        time=words.duration(step.result, of=True),
        ambulances=ambulances,
    )
