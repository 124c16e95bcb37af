"""The papers of one real small operation, written once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import get_args

import pytest

import safeconduct as sc
from safeconduct.network.model import Network
from safeconduct.operation.model import Operation
from safeconduct.plans.model import Plan, Population

FOLDER = Path(__file__).resolve().parents[1] / "folders" / "two-gates"


@dataclass(frozen=True)
class Written:
    """What was planned, and the folder its papers lie in."""

    operation: Operation
    network: Network
    plan: Plan
    folder: Path

    @property
    def html(self) -> str:
        """The report."""
        return (self.folder / "report.html").read_text("utf-8")


@pytest.fixture(scope="session")
def two_gates() -> tuple[Operation, Network, Plan]:
    operation = sc.read_operation(FOLDER)
    network = sc.build_network(operation)
    return operation, network, sc.plan(operation, network)


@pytest.fixture(scope="session")
def written(
    two_gates: tuple[Operation, Network, Plan], tmp_path_factory: pytest.TempPathFactory
) -> Written:
    operation, network, plan = two_gates
    folder = tmp_path_factory.mktemp("papers")
    levels = get_args(Population)
    plans = {
        (turnout, population): plan
        if turnout == population == "value"
        else replace(plan, turnout=turnout, population=population)
        for turnout in levels
        for population in levels
    }
    sc.write_brief(operation, network, plans, sc.check_safeguards(operation), folder)
    return Written(operation, network, plan, folder)
