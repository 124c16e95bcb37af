"""Whose word a plan stands on, and what keeps it from standing on more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from safeconduct.operation.model import Consent, Corridor, Operation, PlanStanding

Want = Literal[
    "legs_unknown", "controller_unknown", "refused", "no_consent", "ends", "not_announced"
]
_RANKS: tuple[PlanStanding, ...] = ("AGREED", "ANNOUNCED", "HYPOTHETICAL")


@dataclass(frozen=True, slots=True)
class Shortfall:
    """One thing a corridor lacks to stand on more than it does.

    ``party`` is whose consent is wanting, where that is the matter; ``ends_s`` is when a consent
    ends before the corridor closes for the last time, in seconds from start.
    """

    corridor: str
    want: Want
    party: str | None = None
    ends_s: int | None = None


def standing_of(
    operation: Operation, corridors: Iterable[str], *, stated_only: bool = False
) -> PlanStanding:
    """Give the weakest standing of the corridors used.

    Parameters
    ----------
    operation
        With consents, legs and announcements.
    corridors
        Ids of the corridors a plan uses.
    stated_only
        Whether a consent counts only where a source states it, as for what the public is told.

    Returns
    -------
    str
        AGREED with consent, unexpired until the last opening ends, of every party that controls a
        leg; ANNOUNCED on somebody's word; HYPOTHETICAL otherwise.
    """
    found = [_one(operation, _as_stated(operation.corridors[c], stated_only)) for c in corridors]
    return max(found, key=_RANKS.index, default="HYPOTHETICAL")


def standing_reasons(operation: Operation, corridors: Iterable[str]) -> tuple[Shortfall, ...]:
    """Say what the corridors with the weakest standing lack.

    Parameters
    ----------
    operation
        With consents, legs and announcements.
    corridors
        Ids of the corridors a plan uses.

    Returns
    -------
    tuple of Shortfall
        In the order of the corridors; none where every corridor is agreed.
    """
    used = [operation.corridors[c] for c in corridors]
    weakest = standing_of(operation, [corridor.id for corridor in used])
    if weakest == "AGREED":
        return ()
    return tuple(
        shortfall
        for corridor in used
        if _one(operation, corridor) == weakest
        for shortfall in _lacks(operation, corridor)
    )


def _as_stated(corridor: Corridor, stated_only: bool) -> Corridor:
    if not stated_only:
        return corridor
    consent = {party: each for party, each in corridor.consent.items() if each.source is not None}
    silent = {party: Consent(party, "unknown") for party in corridor.consent}
    return replace(corridor, consent=silent | consent)


def _one(operation: Operation, corridor: Corridor) -> PlanStanding:
    if not _consent_lacks(operation, corridor):
        return "AGREED"
    return "ANNOUNCED" if corridor.announced is not None else "HYPOTHETICAL"


def _lacks(operation: Operation, corridor: Corridor) -> list[Shortfall]:
    found = _consent_lacks(operation, corridor)
    if found and corridor.announced is None:
        found.append(Shortfall(corridor.id, "not_announced"))
    return found


def _consent_lacks(operation: Operation, corridor: Corridor) -> list[Shortfall]:
    """Give what is wanting of consent: of those in control first, then of others asked."""
    if not corridor.legs:
        return [Shortfall(corridor.id, "legs_unknown")]
    controlling = {leg.controlled_by: None for leg in corridor.legs}
    found = [Shortfall(corridor.id, "controller_unknown")] if None in controlling else []
    parties = dict.fromkeys([*(party for party in controlling if party), *corridor.consent])
    for party in parties:
        closes_s = corridor.closes_last_s
        last_s = operation.horizon_s if closes_s is None else closes_s
        want = _want(corridor.consent.get(party), last_s)
        if want is not None:
            ends_s = corridor.consent[party].expires_s if want == "ends" else None
            found.append(Shortfall(corridor.id, want, party, ends_s))
    return found


def _want(consent: Consent | None, last_s: int) -> Want | None:
    if consent is None or consent.answer in ("none", "unknown"):
        return "no_consent"
    if consent.answer == "refused":
        return "refused"
    early = consent.expires_s is not None and consent.expires_s < last_s
    return "ends" if early else None
