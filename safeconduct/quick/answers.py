"""The answer in a few sentences."""

from __future__ import annotations

from safeconduct.quick.model import Estimate, Limit, Step
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
        _binds(question, estimate, words),
        _too_far(question, estimate, words),
        _places(question, estimate, words),
        _buses(estimate, words),
        _wounded(question, estimate, words),
    ]
    return tuple(sentence for sentence in said if sentence)


def _per_day(question: Question, estimate: Estimate, words: Words) -> str:
    passing, flow = estimate.step("per_day"), estimate.step("flow_per_day")
    passing_a_day = passing.result if passing else 0
    hours_of = words.duration(question.open_s / 3600, of=True)
    if flow is not None and question.desks is not None and flow.result < passing_a_day:
        return words.say(
            "answer.per_day_desks",
            persons=words.counted("person", flow.result),
            desks_of=words.counted("desk", question.desks.count, of=True),
            seconds=number_text(question.desks.time_s),
            hours_of=hours_of,
            passing=number_text(passing_a_day),
        )
    return words.say(
        "answer.per_day" if flow is None else "answer.per_day_crossings",
        persons=words.counted("person", passing_a_day),
        crossings_of=words.counted("crossing", len(question.crossings), of=True),
        hours_of=hours_of,
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
    reached = estimate.step("too_far") is None
    return words.say(
        "answer.all_came" if reached else "answer.all_reached", cases=words.listed(cases)
    )


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
    searched = question.conflict and question.rate.searched is not False
    unsearched = limit.key == "search" and not searched
    return words.say("limit.crossing" if unsearched else f"limit.{limit.key}")


def _too_far(question: Question, estimate: Estimate, words: Words) -> str:
    step, days = estimate.step("too_far"), estimate.step("bus_days")
    if step is None:
        return ""
    if question.buses is None:
        means = words.say("answer.no_bus")
    elif days is None:
        means = words.say("answer.no_trip")
    else:
        means = words.say("answer.bus_days", days=words.counted("day", days.result))
    return words.say(
        "answer.too_far",
        far=number_text(step.result),
        people=number_text(question.people_high),
        means=means,
    )


def _buses(estimate: Estimate, words: Words) -> str:
    carried, walking = estimate.step("bus_day"), estimate.step("on_foot")
    if carried is None:
        return ""
    per_day = estimate.step("flow_per_day") or estimate.step("per_day")
    if not carried.result:
        return words.say("answer.buses_none")
    if walking:
        key = "answer.buses"
    elif per_day and carried.result >= per_day.result:
        key = "answer.buses_all"
    else:
        key = "answer.buses_only"
    return words.say(
        key,
        carried=number_text(carried.result),
        walking=number_text(walking.result) if walking else "0",
    )


def _wounded(question: Question, estimate: Estimate, words: Words) -> str:
    step, carried = estimate.step("wounded_pass"), estimate.step("ambulance_day")
    if step is None:
        return ""
    return words.say(
        "answer.wounded",
        wounded=number_text(question.wounded),
        time=words.duration(step.result, of=True),
        ambulances=_ambulances(carried, estimate.step("ambulance_days"), words),
    )


def _ambulances(carried: Step | None, days: Step | None, words: Words) -> str:
    if carried is None:
        return words.say("answer.not_stated")
    if days is None:
        return words.say("answer.no_trip")
    return words.say(
        "answer.ambulances_day",
        carried=number_text(carried.result),
        days=words.counted("day", days.result),
    )
