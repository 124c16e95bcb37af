"""A cut over time in words: through which places, in which hours, how many at most."""

from __future__ import annotations

from collections.abc import Callable

from safeconduct.proof.flow_cut import CutLimit, cut_limits, cut_value
from safeconduct.proof.flow_parts import Streets, Thresholds

MOST_SENTENCES = 20


def tell_cut(
    network: Streets,
    cut: Thresholds,
    *,
    name: Callable[[str, int], str] = lambda kind, at: f"{kind} {at}",
    clock: Callable[[int], str] = lambda step: f"step {step}",
    most: int = MOST_SENTENCES,
) -> tuple[str, ...]:
    """Say what a cut proves, and which limits it rests on.

    Parameters
    ----------
    network, cut
        The network and the thresholds.
    name
        Gives the name of an ``arc``, ``exit``, ``rate`` or ``home`` from its number.
    clock
        Gives the time at which a step begins.
    most
        How many limits are told one by one, the largest first.

    Returns
    -------
    tuple of str
        The claim, then a sentence for each limit.
    """
    limits = cut_limits(network, cut)
    total = int(network.people.sum())
    value = cut_value(network, cut)
    sentences = [
        f"By the end of {clock(cut.step)} at most {value:,} of {total:,} people can be out, whatever the plan."
    ]
    sentences += [_sentence(limit, name, clock) for limit in limits[:most]]
    rest = limits[most:]
    if rest:
        people = sum(limit.people for limit in rest)
        sentences.append(f"{people:,} more through {len(rest)} other places and times.")
    return tuple(sentences)


def _sentence(limit: CutLimit, name: Callable[[str, int], str], clock: Callable[[int], str]) -> str:
    at = name(limit.kind, limit.at)
    if limit.kind == "home":
        return f"{limit.people:,} at {at} are on the far side of all of these."
    hours = f"from {clock(limit.start)} until {clock(limit.end)}"
    through = {"arc": "enter", "exit": "leave through", "rate": "pass"}[limit.kind]
    return f"{limit.people:,} can {through} {at} {hours}."
