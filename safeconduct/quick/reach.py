"""Who can reach a crossing on foot, by the same parts of the area that the folder plans with."""

from __future__ import annotations

from dataclasses import dataclass

from safeconduct.quick.cells import Cell, cut_cells
from safeconduct.quick.distance import distance_m
from safeconduct.quick.question import DETOUR, MAX_WALK_M, Crossing, Question

TO_RECEPTION_M = 1.0
"""Length of the way from a crossing to reception in the folder: it counts towards the walk."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How many of the lower and the higher number of people can walk to a crossing."""

    near_low: int
    near_high: int

    def near(self, question: Question, people: int) -> int:
        """Give those who can walk of the higher number, or else of the lower."""
        return self.near_high if people == question.people_high else self.near_low


def reach_on_foot(question: Question) -> Reach:
    """Count those who live within 10 km on foot of a crossing.

    Parameters
    ----------
    question
        Area, people and crossings.

    Returns
    -------
    Reach
        By parts of the area: a part counts as a whole, by straight line × 1.4 from its
        middle. Without an area nobody is known to live too far.
    """
    if question.shape is None:
        return Reach(question.people_low, question.people_high)
    near = [cell for cell in cut_cells(question) if _can_walk(cell, question.crossings)]
    return Reach(sum(cell.people_low for cell in near), sum(cell.people_high for cell in near))


def way_m(cell: Cell, crossing: Crossing) -> float:
    """Give the way on foot from the middle of a part to a crossing, at least a metre."""
    return max(1.0, distance_m(cell.middle, (crossing.lon, crossing.lat)) * DETOUR)


def _can_walk(cell: Cell, crossings: tuple[Crossing, ...]) -> bool:
    # As rounded in the folder's roads, so that the plan draws the line at the same part.
    least_m = min(round(way_m(cell, crossing), 1) for crossing in crossings)
    return least_m + TO_RECEPTION_M <= MAX_WALK_M
