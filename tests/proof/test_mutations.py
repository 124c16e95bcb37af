"""Files changed at random: a fault or a failure, or the same plan, and never a traceback."""

from __future__ import annotations

import random
import re
import shutil
from pathlib import Path

import pytest

from safeconduct.errors import InputError
from safeconduct.plans.read import read_plan
from safeconduct.plans.write import write_plan
from safeconduct.proof.certify import certify
from tests.proof.by_hand import one_gate_plan
from tests.proof.mixed import mixed_plan
from tests.proof.test_vehicles import convoys

CELL = re.compile(r"[^,\n\"\[\]{}: ]+")
ODD = ["", "0", "-1", "1e308", "nan", "people", "gate", "camp", "a-p", "2016-07-29T06:03:00+03:00"]
CHANGES = 150


@pytest.mark.parametrize("make", [one_gate_plan, mixed_plan, convoys])
def test_a_changed_cell_never_breaks_the_check(tmp_path: Path, make: object) -> None:
    draw = random.Random(1)  # noqa: S311 - drawn, not secret
    operation, network, plan = make()  # type: ignore[operator]  # one of three functions
    write_plan(plan, tmp_path / "good")
    files = sorted(path.name for path in (tmp_path / "good").iterdir())
    reached = 0
    for number in range(CHANGES):
        folder = tmp_path / str(number)
        shutil.copytree(tmp_path / "good", folder)
        file = folder / draw.choice(files)
        text = file.read_text(encoding="utf-8")
        cells = list(CELL.finditer(text))
        cell, other = draw.choice(cells), draw.choice(cells)
        new = draw.choice([other.group(), draw.choice(ODD), cell.group()[::-1]])
        file.write_text(text[: cell.start()] + new + text[cell.end() :], encoding="utf-8")
        try:
            changed = read_plan(folder)
        except InputError:
            continue
        reached += 1
        certify(operation, network, changed)
    assert reached >= CHANGES / 10
