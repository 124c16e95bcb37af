"""The right oracle for an instance, solved once."""

from __future__ import annotations

from functools import cache

from safeconduct.network.model import Network
from safeconduct.operation.model import Operation
from tests.oracles.enumerate_routes import enumerate_routes
from tests.oracles.instances import instance
from tests.oracles.program import Listed, Values, lexicographic, wanted_of
from tests.oracles.time_expanded import time_expanded


@cache
def solved(name: str) -> Values:
    """Give the optimal aims of a named instance."""
    made = instance(name)
    return lexicographic(listed(name).program, wanted_of(made.operation))


@cache
def listed(name: str) -> Listed:
    """Give the program of a named instance: flow on arcs where that applies, else routes."""
    made = instance(name)
    oracle = time_expanded if made.kind == "whole" else enumerate_routes
    return oracle(made.operation, made.network)


def by_routes(operation: Operation, network: Network) -> Values:
    """Give the optimal aims of any small operation by listing its routes."""
    found = enumerate_routes(operation, network)
    return lexicographic(found.program, wanted_of(operation))
