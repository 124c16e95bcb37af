"""The verb: check an earliest-arrival flow and its cuts, with nothing of the search that made them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from safeconduct.proof.flow_balance import balance_failures, interval_failures, room_failures
from safeconduct.proof.flow_cut import CutLimit, cut_limits, cut_value
from safeconduct.proof.flow_parts import Flow, Streets


@dataclass(frozen=True, slots=True)
class FlowVerdict:
    """What the check of a flow over time found.

    Parameters
    ----------
    failures
        One sentence each; empty if flow and cut are right.
    people_out
        People out by the step of the cut.
    bound
        The most that can be out by then, by the cut. None if there is no cut to check.
    limits
        What the cut names, the largest first.
    """

    failures: tuple[str, ...]
    people_out: int
    bound: int | None
    limits: tuple[CutLimit, ...]

    @property
    def proved(self) -> bool:
        """Whether the flow is one and no other could have more people out by the step of the cut."""
        return not self.failures and self.bound == self.people_out


def certify_flow(network: Streets, flow: Flow) -> FlowVerdict:
    """Check that a flow keeps every limit, and that its cuts allow no more people out.

    Parameters
    ----------
    network
        The network the flow is said to run on.
    flow
        The flow with its arrivals and cuts.

    Returns
    -------
    FlowVerdict
        With a sentence for each thing that is wrong.
    """
    failures = list(_failures(network, flow))
    out_by = np.cumsum(flow.arrivals)
    cuts = [*flow.cuts, *([flow.cut] if flow.cut is not None else [])]
    for cut in cuts:
        value = cut_value(network, cut)
        if value != int(out_by[cut.step]):
            failures.append(
                f"By step {cut.step} {int(out_by[cut.step])} are out; the cut allows {value}."
            )
    if flow.cut is None:
        return FlowVerdict(tuple(failures), flow.people_out, None, ())
    if flow.last_arrival_step is not None and flow.cut.step != flow.last_arrival_step - 1:
        failures.append("The cut does not bound the step before the last arrival.")
    return FlowVerdict(
        tuple(failures),
        int(out_by[flow.cut.step]),
        cut_value(network, flow.cut),
        cut_limits(network, flow.cut),
    )


def _failures(network: Streets, flow: Flow) -> Iterator[str]:
    steps = len(flow.arrivals)
    bad = [
        *interval_failures("flow", flow.flow, len(network.tail), steps),
        *interval_failures("leaving", flow.leaving, len(network.exits), steps),
        *interval_failures("passing", flow.passing, network.nodes, steps),
    ]
    yield from bad
    if bad:
        return
    yield from room_failures(network, flow.flow, flow.leaving, steps)
    yield from balance_failures(network, flow.flow, flow.leaving, flow.passing)
    change = np.zeros(steps + 1, np.int64)
    np.add.at(change, flow.leaving.start, flow.leaving.rate)
    np.add.at(change, flow.leaving.end, -flow.leaving.rate)
    if not np.array_equal(np.cumsum(change)[:steps], flow.arrivals):
        yield "The arrivals are not those who leave through the exits."
    if int(flow.arrivals.sum()) != flow.people_out or flow.people != int(network.people.sum()):
        yield "The numbers of people do not add up."
    last = np.flatnonzero(flow.arrivals)
    if flow.last_arrival_step is not None and (
        flow.people_out != flow.people or int(last[-1]) != flow.last_arrival_step
    ):
        yield "The last arrival is not that of the last person."
