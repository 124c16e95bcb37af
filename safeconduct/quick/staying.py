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

    low, high = needs[0], needs[-1]

    def between(key: str, noun: str = "number") -> str:
        return words.between(noun, getattr(low, key), getattr(high, key))

    lines = (
        words.say(
            "staying.food",
            trucks=between("trucks_per_day", "truck"),
            per_h=between("trucks_per_open_h"),
            all=between("trucks"),
            kg=number_text(FOOD.value),
            t=number_text(TRUCK.value),
        ),
        words.say(
            "staying.water",
            litres=between("water_l_per_day", "litre"),
            each=number_text(WATER.value),
            tankers=between("tankers_per_day", "tanker"),
        ),
        words.say(
            "staying.medical",
            rounds=between("medical_rounds_per_day", "round"),
            visits=number_text(VISITS.value),
            patients=number_text(ROUND.value),
        ),
    )
    return lines, words.say("staying.note")
