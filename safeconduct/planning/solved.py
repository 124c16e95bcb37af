"""What an engine hands on: who goes when which way, what was reached, and what was proved."""

from __future__ import annotations

from dataclasses import dataclass

from safeconduct.planning.aims import Reached
from safeconduct.planning.fleet.departures import Departed
from safeconduct.planning.fleet.duties import Chain
from safeconduct.planning.program import Program
from safeconduct.planning.setting import Commodity, Setting
from safeconduct.planning.unfold import Parcel


@dataclass(frozen=True, eq=False)
class Vehicles:
    """Whole vehicles: how many cross where and when, what each does, and what fractions reached."""

    departed: Departed
    chains: tuple[Chain, ...]
    in_fractions: tuple[Reached, ...] = ()


@dataclass(frozen=True, eq=False)
class Solved:
    """People and proofs of one pass.

    Parameters
    ----------
    setting
        What was solved.
    engine
        Who solved it.
    reached
        The aims, with the prices that prove them.
    with_route
        Who has any way out.
    parcels
        Who goes when which way.
    places_keep
        Persons who would get out in time if sites had room for all.
    program
        The linear program, where there was one: the vehicles of its lines have prices too.
    vehicles
        Whole vehicles; ``None`` where they are a rate.
    why_fractions
        Why vehicles are a rate though whole ones were asked for, else empty.
    one_way
        Whether everybody of an area and group goes one way.
    """

    setting: Setting
    engine: str
    reached: list[Reached]
    with_route: frozenset[Commodity]
    parcels: list[Parcel]
    places_keep: float
    program: Program | None
    vehicles: Vehicles | None = None
    why_fractions: str = ""
    one_way: bool = False
