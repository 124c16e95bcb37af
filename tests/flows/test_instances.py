"""The published instances: their optima are those found now, and proved."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from safeconduct.flows.earliest_arrival import earliest_arrival
from safeconduct.flows.network import FlowNetwork
from safeconduct.proof.certify_flow import certify_flow

FOLDER = Path(__file__).resolve().parents[2] / "benchmarks" / "instances"
PARTS = ("tail", "head", "travel_steps", "capacity", "people", "exits", "exit_capacity")


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.json")), ids=lambda file: file.stem)
def test_published_optimum(file: Path) -> None:
    content = json.loads(file.read_text("utf-8"))
    tail, head, travel, capacity, people, exits, narrow = (np.array(content[p]) for p in PARTS)
    network = FlowNetwork(
        content["nodes"], tail, head, travel, capacity, people, exits, exit_capacity=narrow
    )
    found = earliest_arrival(network, content["horizon"])
    assert found.last_arrival_step == content["last_arrival_step"]
    assert found.out_by.tolist() == content["out_by"]
    assert certify_flow(network, found).proved


def test_there_are_some() -> None:
    assert len(list(FOLDER.glob("*.json"))) == 8
