"""The spoiler spoils: repeatably, and nearly always something."""

from __future__ import annotations

from random import Random

from tests.fuzz.campaign import BASES
from tests.fuzz.mutate import mutate, read_files

RUNS = 300


def drawn(seed: int) -> Random:
    """Give a stream that repeats."""
    return Random(seed)  # noqa: S311 - repeatable, not secret


def test_the_same_seed_spoils_the_same_way() -> None:
    files = read_files(BASES[0])
    for seed in range(20):
        assert mutate(files, drawn(seed)) == mutate(files, drawn(seed))


def test_nearly_every_copy_is_spoilt_and_the_original_is_not() -> None:
    files = read_files(BASES[0])
    before = dict(files)
    spoilt = [mutate(files, drawn(seed)) for seed in range(RUNS)]
    assert files == before
    assert sum(changed != before for changed, _ in spoilt) > 0.9 * RUNS
    ways = {word.split()[0] for _, said in spoilt for word in said}
    assert ways == {"yaml_tree", "json_tree", "cells", "lines", "bytes"}
