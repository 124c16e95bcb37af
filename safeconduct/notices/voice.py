"""What every notice says in the program's own voice, by where it is said and of what."""

from __future__ import annotations

from typing import Literal

from safeconduct.notices.model import Bond, Situation

VOICE = "voice.stay"
"""Id of the sentence, whatever its words."""
Medium = Literal["paper", "message"]
_RESTS_ON: dict[Situation, Bond] = {
    "armed-conflict": Bond("law: customary international humanitarian law, rules 1, 6 and 129"),
    "disaster": Bond("law: ILC articles on protection of persons in disasters, 6 and 10"),
}


def voice_key(situation: Situation, medium: Medium = "paper") -> str:
    """Give the key of the sentence that one may stay and that nothing is promised.

    Parameters
    ----------
    situation
        In a disaster nothing is said of the law of war.
    medium
        What is heard or read on a screen does not call itself a paper.
    """
    stem = VOICE if situation == "armed-conflict" else "voice.disaster"
    return stem if medium == "paper" else f"{stem}-message"


def voice_bond(situation: Situation) -> Bond:
    """Give the law that the sentence repeats."""
    return _RESTS_ON[situation]
