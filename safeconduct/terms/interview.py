"""A guided interview: which fact to ask for next, and what an answer means."""

from __future__ import annotations

from collections.abc import Collection

from safeconduct.terms.answer import Decision
from safeconduct.terms.facts import Answer, answer_of
from safeconduct.terms.tongue import Tongue
from safeconduct.terms.vocabulary import Fact, vocabulary

_WORDS: dict[str, bool | None] = {
    "y": True,
    "yes": True,
    "نعم": True,
    "n": False,
    "no": False,
    "لا": False,
    "": None,
    "u": None,
    "?": None,
    "unknown": None,
    "لا أعرف": None,
    "لا اعرف": None,
}
_ADULT = {"adult": "adult", "بالغ": "adult", "بالغة": "adult"}
_ARABIC_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")


def next_fact(decision: Decision, asked: Collection[str]) -> Fact | None:
    """Give the fact to ask for next: one that still matters and was not asked yet.

    Parameters
    ----------
    decision
        With what is known so far.
    asked
        Facts asked already, known or not.

    Returns
    -------
    Fact or None
        ``None`` where no answer would change anything.
    """
    if decision.halt not in (None, "age-not-stated"):
        return None
    order = list(vocabulary())
    still = [fact for fact in decision.open_facts if fact not in asked]
    return vocabulary()[min(still, key=order.index)] if still else None


def understood(fact: Fact, said: str) -> Answer | None:
    """Give what a typed answer means; ``None`` is not known.

    Parameters
    ----------
    fact
        What was asked.
    said
        One line, in English or Arabic; answers of a list by number or id.

    Raises
    ------
    ValueError
        If it cannot be understood.
    """
    words = in_european_digits(said.strip().lower())
    if fact.kind == "yes-no":
        if words in _WORDS:
            return _WORDS[words]
        raise ValueError(words)
    if words in _WORDS and _WORDS[words] is None:
        return None
    if fact.kind == "years":
        return answer_of(fact, int(words) if words.isdecimal() else _ADULT.get(words, words))
    if fact.kind == "list" and words.isdecimal():
        options = list(fact.options)
        if not 1 <= int(words) <= len(options):
            raise ValueError(words)
        return options[int(words) - 1]
    return answer_of(fact, words)


def in_european_digits(said: str) -> str:
    """Give the same text with Arabic digits as European ones."""
    return said.translate(_ARABIC_DIGITS)


def how_to_answer(fact: Fact, tongue: Tongue) -> str:
    """Say how a fact is answered."""
    if fact.kind == "list":
        numbered = enumerate(fact.options.values(), 1)
        return "\n".join(f"  {number} {tongue.text(text)}" for number, text in numbered)
    return tongue.say({"yes-no": "ask.yes_no", "day": "ask.day", "years": "ask.years"}[fact.kind])
