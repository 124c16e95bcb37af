"""What it takes for these people to stay, in words."""

from __future__ import annotations

from safeconduct.quick.question import Question
from safeconduct.quick.words import Words, number_text
from safeconduct.safeguards.standards import FOOD, ROUND, TRUCK, VISITS, WATER
from safeconduct.safeguards.staying import Needs, needs_of_staying


def reckon_staying(question: Question) -> tuple[Needs, ...]:
    """Reckon the needs of the lower and the higher number of people.

    Parameters
    ----------
    question
        What was asked.

    Returns
    -------
    tuple of Needs
        One if both numbers are the same.
    """
    hours = question.open_s / 3600
    return tuple(
        needs_of_staying(people, question.days, open_h_per_day=hours)
        for people in sorted({question.people_low, question.people_high})
    )


def say_staying(question: Question, words: Words) -> tuple[tuple[str, ...], str]:
    """Say what staying takes, and by which standards.

    Parameters
    ----------
    question
        What was asked.
    words
        The language.

    Returns
    -------
    tuple
        The lines, and a note with the standards.
    """
    needs = reckon_staying(question)

    def between(key: str) -> str:
        ends = [number_text(round(getattr(need, key), 2)) for need in needs]
        return (
            words.say("staying.between", low=ends[0], high=ends[-1])
            if len(set(ends)) > 1
            else ends[0]
        )

    lines = (
        words.say(
            "staying.food",
            trucks=between("trucks_per_day"),
            per_h=between("trucks_per_open_h"),
            all=between("trucks"),
            kg=number_text(FOOD.value),
            t=number_text(TRUCK.value),
        ),
        words.say(
            "staying.water",
            litres=between("water_l_per_day"),
            each=number_text(WATER.value),
            tankers=between("tankers_per_day"),
        ),
        words.say(
            "staying.medical",
            rounds=between("medical_rounds_per_day"),
            visits=number_text(VISITS.value),
            patients=number_text(ROUND.value),
        ),
    )
    return lines, words.say("staying.note")
