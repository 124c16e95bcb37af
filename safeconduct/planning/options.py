"""What a planner may be told beside the folder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from safeconduct.operation.model import Turnout
from safeconduct.plans.model import Population

Engine = Literal["auto", "exact", "timed-routes"]
VehiclesAs = Literal["fractions", "whole"]


@dataclass(frozen=True, slots=True)
class PlanOptions:
    """Options of one plan.

    Parameters
    ----------
    turnout
        Which end of the stated turnout to plan for.
    population
        Which end of the stated population the operation was read with; written to the plan.
    time_limit_s
        Wall-clock seconds after which no further routes are looked for.
    gap
        A plan whose gap is at most this is good enough; 0 asks for the optimum.
    engine
        ``auto``: the exact engine where its conditions hold, else timed routes. ``exact`` asks for it or an error.
    vehicles
        ``fractions``: vehicles are a rate, and the plan is the bound. ``whole``: whole departures of whole vehicles,
        held against that bound.
    one_way_out
        Whether all people of one area and group go one way, held against the plan with free ways.
    """

    turnout: Turnout = "value"
    population: Population = "value"
    time_limit_s: float = 600.0
    gap: float = 1e-6
    engine: Engine = "auto"
    vehicles: VehiclesAs = "fractions"
    one_way_out: bool = False

    def __post_init__(self) -> None:
        """Refuse what cannot be meant."""
        if self.time_limit_s <= 0 or not 0 <= self.gap < 1:
            message = "time_limit_s must be above 0 and gap in [0, 1)"
            raise ValueError(message)
