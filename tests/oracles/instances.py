"""Two hundred small operations with fixed seeds, of three kinds.

``whole`` (a): no cycles, times in whole steps. ``cyclic`` (b): two-way streets, times that
are not whole steps. ``ridden`` (c): assembly points, lines and cars. What the model page leaves
to the reader does not occur: no two fastest drives between two places, no two corridors
at one node, no way to an assembly point through a crossing.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from safeconduct.network.model import Network
from safeconduct.operation.model import Operation
from tests.builders import a_network
from tests.oracles.draw import Draw
from tests.oracles.draw_demand import with_demand
from tests.oracles.draw_streets import cyclic_streets, whole_streets

Kind = Literal["whole", "cyclic", "ridden"]
COUNT: dict[Kind, int] = {"whole": 90, "cyclic": 60, "ridden": 50}


@dataclass(frozen=True, slots=True)
class Instance:
    """One operation on its roads."""

    name: str
    kind: Kind
    operation: Operation
    network: Network


NAMES = tuple(f"{kind}-{seed}" for kind, count in COUNT.items() for seed in range(count))
CHUNKS = tuple(NAMES[start : start + 10] for start in range(0, len(NAMES), 10))


@cache
def instance(name: str) -> Instance:
    """Make the instance of a name of ``NAMES``; always the same one."""
    kind = next(kind for kind in COUNT if name.startswith(kind))
    draw = Draw(name)
    streets = whole_streets(draw) if kind == "whole" else cyclic_streets(draw, kind == "ridden")
    operation = with_demand(draw, streets, rides=kind == "ridden")
    return Instance(name, kind, operation, a_network(operation, streets.roads, **streets.gaps))
