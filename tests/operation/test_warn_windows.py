"""Hours that never come are told by the check."""

from __future__ import annotations

from pathlib import Path

import pytest

from safeconduct.operation.read import read_operation
from safeconduct.operation.warn_windows import warn_windows

FOLDER = Path(__file__).parents[1] / "folders" / "two-gates"
LATE = '{days: [2017-01-01], from: "08:00", to: "16:00"}'
DAILY = '{days: all, from: "08:00", to: "16:00"}'


def told(*settings: str) -> list[tuple[str, str]]:
    warnings = warn_windows(FOLDER, settings, read_operation(FOLDER, settings=settings))
    assert all(each.severity == "warning" for each in warnings)
    return [(each.code, each.what.split()[0]) for each in warnings]


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ((), []),
        (
            (f"corridors.west.windows=[{DAILY}, {LATE}]",),
            [("SC260", "corridors.west.windows.1")],
        ),
        ((f"corridors.west.windows=[{LATE}]",), [("SC261", "corridors.west")]),
        (
            (f"corridors.west.windows=[{LATE}]", "corridors.west.consent.council=refused"),
            [],
        ),
    ],
)
def test_hours_that_never_come(settings: tuple[str, ...], expected: list[tuple[str, str]]) -> None:
    assert told(*settings) == expected
