"""Read ``operation.yaml`` up to its schema."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import ValidationError

from safeconduct.errors import Fault
from safeconduct.operation.document import OperationDocument
from safeconduct.operation.explain import explain_errors
from safeconduct.operation.override import override
from safeconduct.operation.stated import FILE, Stated, where
from safeconduct.reading.folder import Folder
from safeconduct.reading.yaml_text import Document, read_yaml


def read_document(folder: Folder, settings: Sequence[str]) -> tuple[Stated | None, Document | None]:
    """Read the document, put settings in, and hold it against the schema.

    Parameters
    ----------
    folder
        The folder; faults gather there.
    settings
        ``--set`` settings.

    Returns
    -------
    Stated or None
        The document, if the schema admits it.
    Document or None
        Its plain values, if it is YAML at all.
    """
    text = folder.text(FILE)
    plain = None if text is None else read_yaml(text, FILE, folder.faults)
    if plain is None:
        return None, None
    if not isinstance(plain.value, dict):
        what, why = "The file holds no keys.", "An operation is written as keys and values."
        fault = Fault(FILE, plain.lines.line, "SC203", what, why, "Begin with safeconduct: 1.")
        folder.faults.append(fault)
        return None, None
    override(plain, settings, folder.faults)
    try:
        return Stated(OperationDocument.model_validate(plain.value), plain.lines), plain
    except ValidationError as error:
        locate = lambda path: where(plain.lines, path)  # noqa: E731 - one use, one line
        folder.faults.extend(explain_errors(error, OperationDocument, locate))
        return None, plain
