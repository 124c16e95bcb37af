"""No spoilt announcement crashes: it is refused with faults, or compared and told."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from safeconduct.announcements.compare import compare_announcement
from safeconduct.announcements.read import parse_announcement
from safeconduct.errors import Fault
from tests.announcements.small import operation, sayable
from tests.fuzz.mutate import mutate
from tests.terms.small import instrument

BASE = Path(__file__).parent / "museum" / "base.yaml"
APPEAL = {"by": {"en": "A minister"}, "when": "2016-07-28", "says": {"en": "Pardon."}}
SEEDS = 30


@pytest.mark.parametrize("first", range(0, 8 * SEEDS, SEEDS))
def test_no_spoilt_announcement_crashes(first: int) -> None:
    place, text = operation(), instrument(appeals=[APPEAL])
    for seed in range(first, first + SEEDS):
        spoilt, _ = mutate({"operation.yaml": BASE.read_bytes()}, Random(seed))  # noqa: S311 - a seed that tells the case
        written = spoilt["operation.yaml"].decode("utf-8", "replace")
        faults: list[Fault] = []
        found = parse_announcement(written, "leaflet.yaml", place, {"xx-1": text}, faults)
        assert (found is None) == bool(faults)
        assert all(each.line > 0 and each.what for each in faults)
        if found is not None:
            sayable(compare_announcement(found, place), place, clean=False)
