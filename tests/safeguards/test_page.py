"""The page on safeguards names each of them, the keys it reads and every threshold."""

from __future__ import annotations

import re
from pathlib import Path

from safeconduct.safeguards.check import check_safeguards
from safeconduct.safeguards.standards import STANDARDS
from tests.safeguards.operations import an_agreed_operation

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "safeguards.md"


def test_the_table_holds_every_safeguard_with_its_keys() -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \| ([^|]+) \|", PAGE.read_text("utf-8"), re.MULTILINE)
    table = {safeguard: tuple(re.findall(r"`([^`]+)`", keys)) for safeguard, keys in rows}
    assert table == {each.id: each.reads for each in check_safeguards(an_agreed_operation())}


def test_every_standard_stands_on_the_page() -> None:
    text = PAGE.read_text("utf-8")
    for standard in STANDARDS:
        assert f"{standard.value:g} " in text, standard.id


def test_the_example_runs() -> None:
    example = re.search(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert example is not None
    exec(compile(example.group(1), str(PAGE), "exec"), {})  # noqa: S102 - our own page
