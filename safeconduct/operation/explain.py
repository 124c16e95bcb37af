"""Turn the errors of pydantic into faults: where, what, why, and what to do."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Sequence
from typing import Any, get_args, get_origin

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from safeconduct.catalogue import CATALOGUE
from safeconduct.errors import Fault
from safeconduct.operation.document_parts import Document
from safeconduct.operation.document_text import shown
from safeconduct.operation.model import Where
from safeconduct.reading.lines import Step

_PAGE = "docs/reference/operation-folder.md"
_KINDS = {
    "string_type": "text",
    "float_type": "a number",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "list_type": "a list",
    "dict_type": "a mapping of keys",
    "model_type": "a mapping of keys",
    "model_attributes_type": "a mapping of keys",
    "finite_number": "a finite number",
    "int_from_float": "a whole number",
    "too_short": "a longer list",
    "too_long": "a shorter list",
}
_SIMPLE = {
    "string_pattern_mismatch": ("SC213", "{stated} cannot be an id."),
    "string_too_long": ("SC213", "{stated} is longer than {bound} characters."),
    "string_too_short": ("SC217", "the text is empty."),
    "greater_than_equal": ("SC204", "{stated} is below {bound}."),
    "less_than_equal": ("SC205", "{stated} is above {bound}."),
}


def explain_errors(
    error: ValidationError,
    model: type[Document],
    locate: Callable[[Sequence[Step]], Where],
    page: str = _PAGE,
) -> list[Fault]:
    """Make a fault of each thing pydantic found.

    Parameters
    ----------
    error
        What was found.
    model
        The document it was found in, for the names of known keys.
    locate
        Gives file and line of a key.
    page
        Page of the reference that explains the document.

    Returns
    -------
    list of Fault
        One for each error.
    """
    return [_fault(details, model, locate, page) for details in error.errors(include_url=False)]


def _fault(
    details: ErrorDetails,
    model: type[Document],
    locate: Callable[[Sequence[Step]], Where],
    page: str,
) -> Fault:
    # Steps in brackets name a key or a form a value may have; they stand in no file.
    path = [step for step in details["loc"] if not str(step).startswith("[")]
    code, what, remedy = _words(details, path, model)
    entry = CATALOGUE[code]
    place = locate(path)
    usual = entry.remedy.replace(_PAGE, page)
    return Fault(place.file, place.line, code, what, entry.meaning, remedy or usual)


def _words(
    details: ErrorDetails, path: list[Step], model: type[Document]
) -> tuple[str, str, str | None]:
    """Give code, what is wrong, and a remedy where a better one than the usual is known."""
    kind, context, stated = details["type"], details.get("ctx", {}), shown(details["input"])
    remedy = None
    if kind in ("too_long", "too_short") and isinstance(details["input"], str):
        kind = f"string_{kind}"
    if kind == "fault":
        code, what = str(context["code"]), f"{context['what']}."
        remedy = context.get("remedy")
    elif kind == "extra_forbidden":
        code, what = "SC201", f"the key {path[-1]!r} is not known."
        remedy = nearest(path[-1], known_keys(model, path[:-1]))
    elif kind == "missing":
        code, what = "SC202", f"the key {path[-1]!r} is missing."
    elif kind == "literal_error":
        code, what = "SC206", f"{stated} is none of the words known here."
        remedy = f"Write {_as_yaml(str(context['expected']))}."
    elif kind in _SIMPLE:
        code, says = _SIMPLE[kind]
        bound = next((each for each in context.values() if not isinstance(each, str)), "")
        what = says.format(stated=stated, bound=bound)
    else:
        wanted = _KINDS.get(kind, "something else")
        code, what = "SC203", f"{stated} stands where {wanted} belongs."
        remedy = f"Write {wanted}{'; text of digits needs quotes' if wanted == 'text' else ''}."
    dotted = ".".join(str(step) for step in path) or "the file"
    return code, f"{dotted}: {what}", remedy


def _as_yaml(expected: str) -> str:
    """Give values as a file writes them."""
    return {"True": "true", "False": "false"}.get(expected, expected)


def nearest(key: Step, known: Sequence[str]) -> str | None:
    """Give a remedy that names the nearest known key, if one is near."""
    near = difflib.get_close_matches(str(key), known, n=1, cutoff=0.6)
    if near:
        return f"Did you mean {near[0]!r}?"
    if known:
        return f"Known here: {', '.join(sorted(known))}."
    return None


def known_keys(model: type[Document], path: Sequence[Step]) -> list[str]:
    """Give the keys a mapping at a path may have."""
    here, skip = model, False
    for step in path:
        if skip:
            skip = False
            continue
        field = next(
            (f for name, f in here.model_fields.items() if (f.alias or name) == step), None
        )
        if field is None:
            return []
        inner, skip = _inner(field.annotation)
        if inner is None:
            return []
        here = inner
    return [field.alias or name for name, field in here.model_fields.items()]


def _inner(annotation: Any) -> tuple[type[Document] | None, bool]:
    """Give the document inside an annotation, and whether it sits in a list or mapping."""
    if isinstance(annotation, type) and issubclass(annotation, Document):
        return annotation, False
    contained = get_origin(annotation) in (list, dict)
    for part in get_args(annotation):
        found, deeper = _inner(part)
        if found is not None:
            return found, contained or deeper
    return None, False
