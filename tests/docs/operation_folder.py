"""The page about the operation folder, its tables made from the schema."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any

from safeconduct.operation.areas import AreaDocument
from safeconduct.operation.schema import operation_schema

PROSE = Path(__file__).with_suffix(".md")
SHORT = {"FigureDocument", "TextDocument", "PlaceDocument", "OtherFigure", "StatementDocument"}
"""Parts that the page explains once, in its own words."""
CONDITION, RIVAL = "FactDocument", "RivalDocument"
"""Parts that are written in one of several ways, which the page explains in its own words."""
TITLES = ("key", "value", "unit, bounds", "default", "meaning")
Row = tuple[str, str, str, str, str]
WORDS = {
    "FigureDocument": "figure",
    "TextDocument": "name",
    "PlaceDocument": "place",
    "StatementDocument": "word, number or list; or `{value, source}`",
}
JSON_WORDS = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
}


def operation_folder_page() -> str:
    """Give docs/reference/operation-folder.md."""
    schema = operation_schema()
    area = AreaDocument.model_json_schema()
    keys = table(rows(schema, schema["$defs"], ""))
    areas = table(rows(area, area["$defs"], ""))
    prose = PROSE.read_text("utf-8")
    return prose.replace("\nKEYS\n", f"\n{keys}").replace("\nAREA\n", f"\n{areas}")


def table(found: Iterable[Row]) -> str:
    """Write rows below their titles; a column in which nothing stands is left out."""
    lines = list(found)
    kept = [place for place in range(len(TITLES)) if any(row[place] for row in lines)]
    written = ["| " + " | ".join(row[place] for place in kept) + " |" for row in (TITLES, *lines)]
    return "\n".join([written[0], "|" + "---|" * len(kept), *written[1:]]) + "\n"


def rows(
    schema: dict[str, Any],
    defs: dict[str, Any],
    prefix: str,
    left_out: Collection[str] = (),
) -> Iterator[Row]:
    """Give a table row for every key of a schema, and for the keys inside."""
    required = schema.get("required", ())
    for key, field in schema["properties"].items():
        if key in left_out:
            continue
        inner, below = unwrap(field)
        name = inner.get("$ref", "").rsplit("/", 1)[-1]
        default = "**needed**" if key in required else shown(field.get("default"))
        yield (
            f"`{prefix}{key}{below}`",
            value(inner, name),
            bounds(inner),
            default,
            field.get("description", ""),
        )
        if name and name not in SHORT:
            yield from rows(long_form(defs[name]), defs, f"{prefix}{key}{below}.", left_out)


def unwrap(field: dict[str, Any]) -> tuple[dict[str, Any], str]:
    """Give the schema of what is inside lists and mappings, and how a path leads there."""
    below = ""
    while True:
        options = [o for o in field.get("anyOf", ()) if o.get("type") != "null"]
        if len(options) == 1 or (options and "additionalProperties" in options[-1]):
            field = options[-1]
        elif field.get("type") == "array" and "$ref" in field.get("items", {}):
            field, below = field["items"], below + "[]"
        elif isinstance(field.get("additionalProperties"), dict):
            field, below = field["additionalProperties"], below + ".ID"
        elif "oneOf" in field:
            return one_of(field["oneOf"]), below
        elif "patternProperties" in field:
            [field], below = field["patternProperties"].values(), below + ".ID"
        else:
            return field, below


def one_of(options: list[dict[str, Any]]) -> dict[str, Any]:
    """Give the schema of a value that is told from others by how it is written."""
    names = [option.get("$ref", "").rsplit("/", 1)[-1] for option in options]
    if CONDITION in names:
        return {"x-form": "condition"}
    if any(name.startswith(RIVAL) for name in names):
        return {"x-form": value(options[0], "") + ", or by reading"}
    [inner] = [option for option in options if "$ref" in option]
    others = [value(option, "") for option in options if "$ref" not in option]
    return {**inner, "x-or": ", or " + " or ".join(others)}


def long_form(schema: dict[str, Any]) -> dict[str, Any]:
    """Give the form with keys of a part that has a short form too."""
    found: dict[str, Any] = schema["anyOf"][-1] if "anyOf" in schema else schema
    return found


def value(inner: dict[str, Any], name: str) -> str:
    """Say in a few words what stands at a key."""
    if name:
        return WORDS.get(name, "keys") + str(inner.get("x-or", ""))
    if "anyOf" in inner and "x-form" not in inner:
        return " or ".join(value(unwrap(option)[0], "") for option in inner["anyOf"])
    words = [inner["const"]] if "const" in inner else inner.get("enum", ())
    if words:
        return ", ".join(shown(word) for word in words)
    kind = inner.get("type", "")
    if kind == "array":
        return "list of " + value(unwrap(inner["items"])[0], "")
    if isinstance(kind, list):
        return "id" if "maxLength" in inner else "id of a node or link"
    return str(inner.get("x-form") or JSON_WORDS.get(kind, "see right"))


def bounds(inner: dict[str, Any]) -> str:
    """Say the unit and the plausible bounds of a figure."""
    if "x-unit" in inner:
        return f"{inner['x-least']:g} to {inner['x-most']:g} {inner['x-unit']}"
    if "minimum" in inner:
        return f"{inner['minimum']} to {inner['maximum']}"
    return ""


def shown(default: object) -> str:
    """Show a default; nothing and empty are left out."""
    if default is None or default in ([], {}, ()):
        return ""
    return f"`{str(default).lower() if isinstance(default, bool) else default}`"
