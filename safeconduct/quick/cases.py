"""What binds, and what becomes of those who come: columns that add up."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor

from safeconduct.quick.flow import carried_per_day, desks_per_h, flow_per_h, open_h, search_per_h
from safeconduct.quick.model import Case, Limit, LimitKey
from safeconduct.quick.question import Question
from safeconduct.quick.reach import Reach


def limits_of(question: Question, reach: Reach) -> tuple[Limit, ...]:
    """Give what stops people, in the order in which it binds.

    Parameters
    ----------
    question
        The means.
    reach
        Who can walk. Where some cannot, buses bind, or walking distance without buses.

    Returns
    -------
    tuple of Limit
        Each with the people it lets through in the days stated, if all came.
    """
    in_days = open_h(question) * question.days
    persons: dict[LimitKey, Fraction] = {"search": search_per_h(question) * in_days}
    desks = desks_per_h(question)
    if desks is not None:
        persons["desks"] = desks * in_days
    if question.places is not None:
        persons["places"] = Fraction(question.places)
    if reach.near_high < question.people_high:
        walk, _far, wounded = _apart(question, reach, question.people_high, 100.0)
        carried = carried_per_day(question, question.buses) * question.days
        key: LimitKey = "walking" if question.buses is None else "buses"
        persons[key] = Fraction(walk + carried + _ambulances(question, wounded))
    order = sorted(persons.items(), key=lambda item: (item[1], item[0]))
    return tuple(Limit(key, float(most), most < question.people_high) for key, most in order)


def cases_of(question: Question, reach: Reach) -> tuple[Case, ...]:
    """Give every number of people with every turnout.

    Parameters
    ----------
    question
        People, turnouts and means.
    reach
        Who can walk.

    Returns
    -------
    tuple of Case
        Those who come are received, or without a way, without a place, or not in these days:
        in this order, and nobody twice.
    """
    return tuple(
        _case(question, reach, people, percent)
        for people in sorted({question.people_low, question.people_high})
        for percent in question.turnout_percent
    )


def _case(question: Question, reach: Reach, people: int, percent: float) -> Case:
    walk, far, wounded = _apart(question, reach, people, percent)
    come = walk + far + wounded
    without_way = (0 if question.buses else far) + (0 if question.ambulances else wounded)
    carried = min(far, carried_per_day(question, question.buses) * question.days)
    passing = flow_per_h(question) * open_h(question)
    can = min(floor(passing * question.days), walk + carried + _ambulances(question, wounded))
    places = question.places
    without_place = None if places is None else max(0, come - without_way - places)
    received = can if places is None else min(can, places)
    return Case(
        people=people,
        turnout_percent=percent,
        come=come,
        days=ceil(come / passing),
        received=received,
        without_way=without_way,
        without_place=without_place,
        not_in_days=come - received - without_way - (without_place or 0),
    )


def _apart(question: Question, reach: Reach, people: int, percent: float) -> tuple[int, int, int]:
    """Part those who come into walkers, those too far to walk, and wounded."""
    turnout = Fraction(percent) / 100
    come = ceil(people * turnout)
    wounded = min(come, ceil(question.wounded * turnout))
    away = Fraction(people - reach.near(question, people), people)
    far = ceil((come - wounded) * away)
    return come - wounded - far, far, wounded


def _ambulances(question: Question, wounded: int) -> int:
    return min(wounded, carried_per_day(question, question.ambulances) * question.days)
