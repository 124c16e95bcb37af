"""An input that is sound and lets nobody out ends with 3, says why, and writes everything."""

from __future__ import annotations

from pathlib import Path

import pytest

from safeconduct.cli.main import main
from safeconduct.plans.read import read_plan

CASES = {
    "corridors.river-road.consent={first-party: {answer: refused}}": "River Road is closed: "
    "The party that controls the way out refused consent",
    "corridors.river-road.windows=[]": "River Road is never open within the horizon",
    "horizon=PT1H": "River Road is never open within the horizon",
    "corridors.river-road.for=[]": "River Road is open to no group",
    "max_walk_km=0.1": "no way: no corridor that opens for them can be reached",
}


@pytest.mark.parametrize(("setting", "why"), CASES.items(), ids=CASES)
def test_nobody_gets_out(
    setting: str,
    why: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    main(["new", "town", "--quiet"])
    assert main(["run", "town", "--set", setting]) == 3
    said = capsys.readouterr().out
    assert why in said
    assert "3,289 who want to leave do not get out:" in said
    plan = read_plan(tmp_path / "town-out")
    assert plan.persons_moved == 0
    assert plan.persons_without_route == pytest.approx(3289)
    assert (tmp_path / "town-out" / "report.html").is_file()


def test_one_group_has_no_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    main(["new", "town", "--quiet"])
    assert main(["plan", "town", "--set", "corridors.river-road.for=[wounded]"]) == 3
    assert "    3,185 civilians\n" in capsys.readouterr().out
    assert read_plan(tmp_path / "town-out").out_by_group["wounded"] == pytest.approx(104)
