"""The way large programs are solved, on operations small enough to know the answer."""

from __future__ import annotations

import pytest

from safeconduct.planning import head_start, solver
from safeconduct.planning.options import PlanOptions
from safeconduct.planning.plan import plan
from safeconduct.proof.certify import certify
from tests.oracles.instances import CHUNKS, instance
from tests.oracles.solve import solved

LEAST_WRITTEN = 4e-6
ROUTED = PlanOptions(engine="timed-routes")

chunks = pytest.mark.parametrize("names", CHUNKS, ids=lambda names: names[0])


@pytest.fixture(autouse=True)
def everything_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solver, "LARGE", 0)
    monkeypatch.setattr(head_start, "MARGIN", 0.0)
    monkeypatch.setattr(head_start, "MARGIN_S", 0)
    monkeypatch.setattr(head_start, "LEVEL_MARGIN", 0)


@chunks
def test_every_aim_is_reached_and_proved(
    names: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong: list[str] = []
    for name in names:
        made = instance(name)
        # a first look at double steps, believed to the bucket, where the horizon allows it
        monkeypatch.setattr(head_start, "COARSE_S", 2 * made.operation.step_s)
        found = plan(made.operation, made.network, ROUTED)
        values = solved(name)
        for aim in found.aims:
            low, high = values.between((aim.name, aim.level))
            late = made.operation.horizon_s if aim.name == "arrival_sum" else 1
            rounding = 1e-6 * high + LEAST_WRITTEN * late
            if not low - rounding <= aim.value <= high + rounding or aim.gap > 1e-5:
                wrong.append(f"{name}: {aim} not in {low}..{high}")
        verdict = certify(made.operation, made.network, found)
        if not verdict.ok:
            wrong.append(f"{name}: {verdict}")
    assert not wrong, "\n".join(wrong)
