"""The page about notices.yaml, its table made from the schema."""

from __future__ import annotations

from pathlib import Path

from safeconduct.notices.document import NoticesDocument
from tests.docs.operation_folder import rows, table

PROSE = Path(__file__).with_suffix(".md")


def notices_file_page() -> str:
    """Give docs/reference/notices-file.md."""
    schema = NoticesDocument.model_json_schema()
    keys = table(rows(schema, schema["$defs"], ""))
    return PROSE.read_text("utf-8").replace("\nKEYS\n", f"\n{keys}")
