"""Rates of what people pass through, as exact fractions."""

from __future__ import annotations

from fractions import Fraction
from math import floor

from safeconduct.quick.question import Question, Shuttle


def search_per_h(question: Question) -> Fraction:
    """Give the people an hour that all crossings let through."""
    return len(question.crossings) * Fraction(question.rate.person_per_h)


def desks_per_h(question: Question) -> Fraction | None:
    """Give the people an hour that all desks receive, ``None`` where none are stated."""
    desks = question.desks
    return None if desks is None else Fraction(3600 * desks.count) / Fraction(desks.time_s)


def flow_per_h(question: Question) -> Fraction:
    """Give the smaller of crossings and desks."""
    desks = desks_per_h(question)
    search = search_per_h(question)
    return search if desks is None else min(search, desks)


def open_h(question: Question) -> Fraction:
    """Give the open hours a day."""
    return Fraction(question.open_s, 3600)


def trips_per_day(question: Question, shuttle: Shuttle) -> int:
    """Give the round trips of one vehicle a day: only whole ones within a window.

    It passes the crossing twice, so that a trip begun too late ends before a closed one.
    """
    return sum(floor((end - start) / shuttle.round_trip_s) for start, end in question.windows_s)


def carried_per_day(question: Question, shuttle: Shuttle | None) -> int:
    """Give the people that vehicles of one kind carry a day; none without vehicles."""
    if shuttle is None:
        return 0
    return shuttle.count * trips_per_day(question, shuttle) * shuttle.seats
