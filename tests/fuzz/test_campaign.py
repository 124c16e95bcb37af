"""Spoilt folders end in faults or plans, never in a traceback; make fuzz runs many more."""

from __future__ import annotations

import pytest

from tests.fuzz.campaign import campaign

CHUNK = 50
RUNS = 500


@pytest.mark.parametrize("first", range(0, RUNS, CHUNK))
def test_no_spoilt_folder_crashes(first: int, capsys: pytest.CaptureFixture[str]) -> None:
    findings = campaign(range(first, first + CHUNK))
    with capsys.disabled():
        print(f"\n{findings}")  # noqa: T201 - the figure belongs in the record of the run
    assert not findings.crashes, "\n".join(findings.crashes)
    assert findings.reached_planner >= 0.3 * CHUNK
    assert findings.codes
