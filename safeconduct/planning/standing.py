"""Whose word a plan stands on."""

from __future__ import annotations

from collections.abc import Iterable

from safeconduct.operation.model import Corridor, Operation, PlanStanding


def standing_of(operation: Operation, corridors: Iterable[str]) -> PlanStanding:
    """Give the weakest standing of the corridors used.

    Parameters
    ----------
    operation
        With consents, legs and announcements.
    corridors
        Ids of the corridors a plan uses.

    Returns
    -------
    str
        AGREED with consent, unexpired to the horizon, of every party that controls a leg;
        ANNOUNCED on somebody's word; HYPOTHETICAL otherwise.
    """
    ranks: list[PlanStanding] = ["AGREED", "ANNOUNCED", "HYPOTHETICAL"]
    found = [_one(operation, operation.corridors[c]) for c in corridors]
    return max(found, key=ranks.index, default="HYPOTHETICAL")


def _one(operation: Operation, corridor: Corridor) -> PlanStanding:
    controlling = {leg.controlled_by for leg in corridor.legs}
    given = {
        consent.party
        for consent in corridor.consent.values()
        if consent.answer == "given"
        and (consent.expires_s is None or consent.expires_s >= operation.horizon_s)
    }
    asked = set(corridor.consent)
    if controlling and None not in controlling and controlling | asked <= given:
        return "AGREED"
    return "ANNOUNCED" if corridor.announced is not None else "HYPOTHETICAL"
