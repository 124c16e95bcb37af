"""YAML as the core schema of version 1.2 means it, with lines."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from safeconduct.errors import Fault
from safeconduct.reading.scalars import resolve_scalar
from safeconduct.reading.yaml_text import DEEPEST, read_yaml

FIXED = settings(derandomize=True, deadline=None, max_examples=200)
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**30), 10**30),
    st.floats(allow_nan=False),
    st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"])),
)


def value_of(text: str) -> Any:
    faults: list[Fault] = []
    document = read_yaml(text, "file", faults)
    assert not faults
    assert document is not None
    return document.value


def codes_of(text: str) -> list[str]:
    faults: list[Fault] = []
    read_yaml(text, "file", faults)
    return [fault.code for fault in faults]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("true", True),
        ("False", False),
        ("18:00", "18:00"),
        ("1:20:30", "1:20:30"),
        ("2016-07-29", "2016-07-29"),
        ("010", 10),
        ("0o10", 8),
        ("0x1F", 31),
        ("1_000", "1_000"),
        ("1e3", 1000.0),
        (".5", 0.5),
        ("-.inf", -math.inf),
        ("~", None),
        ("", None),
        ("'12'", "12"),
        ('"true"', "true"),
        ("!!str 12", "12"),
        ("!!float 12", 12),
        ("<<", "<<"),
        ("=", "="),
    ],
)
def test_scalars_of_the_core_schema(written: str, meant: object) -> None:
    found = value_of(f"key: {written}")["key"]
    assert found == meant
    assert type(found) is type(meant)


def written(value: object) -> str:
    """Write a scalar the plainest way YAML allows."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and math.isinf(value):
        return ".inf" if value > 0 else "-.inf"
    if isinstance(value, str):
        return "'" + value.replace("'", "''") + "'"
    return repr(value)


@FIXED
@given(SCALARS)
def test_what_is_written_is_read(value: object) -> None:
    assert value_of(f"key: {written(value)}") == {"key": value}


@FIXED
@given(st.lists(st.one_of(SCALARS, st.lists(SCALARS, max_size=3)), min_size=1, max_size=8))
def test_lines_are_those_of_the_text(values: list[object]) -> None:
    rows = []
    for n, value in enumerate(values):
        shown = value if not isinstance(value, list) else None
        listed = (
            f"[{', '.join(map(written, value))}]" if isinstance(value, list) else written(shown)
        )
        rows += [f"# {n}", f"key-{n}: {listed}"]
    document = read_yaml("\n".join(rows), "file", [])
    assert document is not None
    for n in range(len(values)):
        assert document.lines.find([f"key-{n}"]).line == 2 * n + 2


@FIXED
@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_no_plain_scalar_surprises(text: str) -> None:
    assert isinstance(resolve_scalar(text), str | int | float | bool | None)


@FIXED
@given(st.text("{}[]:,-&*!|>'\"%@ \n\tab1~?#", max_size=60))
def test_any_text_is_read_or_told_what_is_wrong(text: str) -> None:
    faults: list[Fault] = []
    document = read_yaml(text, "file", faults)
    assert document is not None or faults
    assert all(1 <= fault.line <= text.count("\n") + 1 for fault in faults)


def test_lines_of_keys_members_and_what_is_missing() -> None:
    text = "a:\n  b:\n    - 1\n    -\n      c: 2\nd: {e: 1,\n  f: 2}\n"
    lines = read_yaml(text, "file", [])
    assert lines is not None
    find = lines.lines.find
    paths: list[list[str | int]] = [["a"], ["a", "b"], ["a", "b", 0], ["a", "b", 1, "c"]]
    assert [find(path).line for path in paths] == [1, 2, 3, 5]
    assert find(["d", "f"]).line == 7
    assert find(["d", "nothing", "below"]).line == 6


def test_an_alias_stands_for_its_anchor() -> None:
    assert value_of("a: &x {b: 1}\nc: *x\nd: &y 3\ne: *y") == {
        "a": {"b": 1},
        "c": {"b": 1},
        "d": 3,
        "e": 3,
    }


def test_the_first_of_two_keys_stands() -> None:
    faults: list[Fault] = []
    document = read_yaml("a: 1\nb: 2\na: 3\n", "file", faults)
    assert document is not None
    assert document.value == {"a": 1, "b": 2}
    assert [(fault.code, fault.line) for fault in faults] == [("SC111", 3)]


def test_nesting_is_bounded_and_does_not_exhaust_the_machine() -> None:
    assert not codes_of("[" * DEEPEST + "]" * DEEPEST)
    assert codes_of("[" * 100_000) == ["SC114"]
    assert codes_of("{a: " * 100_000) == ["SC114"]


def test_aliases_of_aliases_do_not_multiply_without_end() -> None:
    rows = ["a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 30)]
    assert codes_of("\n".join(rows)) == ["SC113"]
