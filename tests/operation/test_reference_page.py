"""The page about the operation folder names every key there is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from safeconduct.operation.areas import AreaDocument
from safeconduct.operation.read_beside import RECORDED_COLUMNS
from safeconduct.operation.schema import operation_schema

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "operation-folder.md"


def objects(schema: Any) -> Iterator[dict[str, Any]]:
    """Give every part of a schema that has keys."""
    if isinstance(schema, dict):
        if "properties" in schema:
            yield schema
        for inside in schema.values():
            yield from objects(inside)
    elif isinstance(schema, list):
        for inside in schema:
            yield from objects(inside)


def test_every_key_of_the_schema_is_on_the_page() -> None:
    text = PAGE.read_text("utf-8")
    keys = {key for part in objects(operation_schema()) for key in part["properties"]}
    in_its_own_words = {"value", "low", "high", "also", "en", "ar"}
    assert len(keys) > 100
    missing = {
        key for key in keys - in_its_own_words if not re.search(rf"[.`]{key}(\[\]|\.ID)*` \|", text)
    }
    assert not missing
    assert all(f"{key}:" in text for key in in_its_own_words)


def test_every_key_of_an_area_and_of_the_record_is_on_the_page() -> None:
    text = PAGE.read_text("utf-8")
    assert all(f"| `{key}" in text for key in AreaDocument.model_json_schema()["properties"])
    assert all(f"`{column}`" in text for column in RECORDED_COLUMNS)


@pytest.mark.parametrize("part", list(objects(operation_schema())), ids=lambda part: part["title"])
def test_every_key_has_a_meaning_and_no_part_takes_unknown_ones(part: dict[str, Any]) -> None:
    assert part["additionalProperties"] is False
    assert all(field.get("description") for field in part["properties"].values())
