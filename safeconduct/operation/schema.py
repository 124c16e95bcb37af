"""The JSON Schema of ``operation.yaml``."""

from __future__ import annotations

from typing import Any

from safeconduct.operation.document import OperationDocument


def operation_schema() -> dict[str, Any]:
    """Give the JSON Schema (2020-12) of ``operation.yaml``.

    Returns
    -------
    dict
        A figure, a name, a place or an answer may be written in its short form, which the
        schema shows; plausible bounds stand as ``x-least`` and ``x-most``.
    """
    schema = OperationDocument.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
