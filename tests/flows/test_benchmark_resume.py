"""A benchmark that was ended goes on where it was, and never mixes two states of the engine."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.bench_flows import kept, save

ROWS: list[dict[str, Any]] = [
    {"who": "ours", "instance": "a", "engine": "new", "seconds": 1.0},
    {"who": "ours", "instance": "b", "engine": "old", "seconds": 1.0},
    {"who": "peer", "instance": "a", "seconds": 9.0},
    {"who": "peer", "instance": "b", "stopped": "time", "limit_s": 60},
]


@pytest.mark.parametrize(
    ("limit_s", "names"),
    [
        (60.0, {("ours", "a"), ("peer", "a"), ("peer", "b")}),
        (200.0, {("ours", "a"), ("peer", "a")}),
    ],
)
def test_what_still_holds_is_kept(
    tmp_path: Path, limit_s: float, names: set[tuple[str, str]]
) -> None:
    file = tmp_path / "flows.jsonl"
    save(file, ROWS)
    assert kept(file, limit_s, "new").keys() == names


def test_a_file_is_whole_at_any_moment(tmp_path: Path) -> None:
    file = tmp_path / "flows.jsonl"
    assert kept(file, 60.0, "new") == {}
    for end in range(1, len(ROWS) + 1):
        save(file, ROWS[:end])
        assert [json.loads(line) for line in file.read_text("utf-8").splitlines()] == ROWS[:end]
    assert [path.name for path in tmp_path.iterdir()] == ["flows.jsonl"]
