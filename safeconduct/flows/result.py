"""What an earliest-arrival flow is: who goes where when, and the cut that proves it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from safeconduct.flows.network import FlowNetwork

Counts = NDArray[np.int64]

Status = Literal["complete", "horizon", "time_limit"]


@dataclass(frozen=True, slots=True, eq=False)
class Intervals:
    """Constant rates: people of ``rate`` a step at ``at`` in every step of [``start``, ``end``).

    Parameters
    ----------
    at
        Number of the arc, node or exit, shape (intervals,), sorted.
    start, end
        First step and the step after the last, shape (intervals,).
    rate
        People a step, shape (intervals,); for people who wait, how many.
    """

    at: Counts
    start: Counts
    end: Counts
    rate: Counts

    def __len__(self) -> int:
        """Give the number of intervals."""
        return len(self.at)


@dataclass(frozen=True, slots=True, eq=False)
class CutOverTime:
    """A cut over time: the proof that no more people can be out by a step.

    Copies of a node from its threshold on lie on the side of the homes, earlier ones on the side of the exits. What crosses bounds
    what arrives: people whose home lies beyond, and the room of arcs and exits while they lead across.

    Parameters
    ----------
    step
        The cut bounds the people out by the end of this step.
    reached_from
        Threshold before the rate of a node, shape (nodes,).
    left_from
        Threshold behind it, shape (nodes,); the same where a node has no rate.
    """

    step: int
    reached_from: Counts
    left_from: Counts


@dataclass(frozen=True, slots=True, eq=False)
class EarliestArrival:
    """As many people out by every step as is possible at all.

    Parameters
    ----------
    status
        ``complete``: everybody is out; ``horizon``: the horizon ends before; ``time_limit``: it was not searched to its end.
    people, people_out
        How many there are and how many are out.
    arrivals
        People out in each step, shape (horizon + 1,).
    proved_to
        The largest possible number is out by each step up to this one; −1: none.
    last_arrival_step
        The step of the last arrival if everybody is out. None if somebody is left or nobody was there.
    flow
        People who enter each arc.
    leaving
        People who leave through each exit, by its place in ``exits``.
    passing
        People who pass the nodes that have a rate.
    waiting
        People who wait at a node from a step to the next, at home too.
    cut
        Proves that no more can be out by its step: the step before the last arrival, or the last step searched. None when
        everybody is out at step 0.
    cuts
        One for each step, if they were asked for.
    searches
        How many searches were made.
    """

    status: Status
    people: int
    people_out: int
    arrivals: Counts
    proved_to: int
    last_arrival_step: int | None
    flow: Intervals
    leaving: Intervals
    passing: Intervals
    waiting: Intervals
    cut: CutOverTime | None
    cuts: tuple[CutOverTime, ...]
    searches: int

    @property
    def out_by(self) -> Counts:
        """People out by the end of each step, shape (horizon + 1,)."""
        return np.cumsum(self.arrivals)

    def waits_on_the_way(self, network: FlowNetwork) -> bool:
        """Whether somebody must wait elsewhere than at home: for plans without such waiting the flow is then a bound.

        Nobody must where the number of people at a node never grows: who comes can go on at once, and who lives
        there has waited at home.
        """
        waiting = self.waiting
        at = np.concatenate([waiting.at, waiting.at])
        step = np.concatenate([waiting.start, waiting.end])
        change = np.concatenate([waiting.rate, -waiting.rate])
        place, which = np.unique(np.stack([at, step], axis=1), axis=0, return_inverse=True)
        grown = np.zeros(len(place), np.int64)
        np.add.at(grown, which.ravel(), change)
        home = np.where(place[:, 1] == 0, network.people[place[:, 0]], 0)
        return bool((grown > home).any())
