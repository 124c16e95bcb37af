"""The page about the file of an announcement, its tables made from the schema."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from safeconduct.announcements.document import SUBJECTS, AnnouncementDocument
from safeconduct.announcements.find_words import wording
from safeconduct.announcements.practice import practice
from tests.docs.operation_folder import rows, table

PROSE = Path(__file__).with_suffix(".md")
SOURCED = ("quote", "source")
OF = {
    "ways": "sends people on a way",
    "terms": "speaks of terms",
    "all": "does either",
}


def announcement_file_page() -> str:
    """Give docs/reference/announcement-file.md."""
    schema = AnnouncementDocument.model_json_schema()
    defs = schema["$defs"]
    clause = defs["ClauseDocument"]
    own = {key: field for key, field in schema["properties"].items() if key != "clauses"}
    shared = {key: field for key, field in clause["properties"].items() if key not in SUBJECTS}
    tables = {
        "KEYS": table(rows({**schema, "properties": own}, defs, "")),
        "CLAUSE": table(rows({**clause, "properties": shared}, defs, "clauses.ID.")),
        "TERMS": _subject(clause, defs, "terms"),
        "OTHERS": _others(clause, defs),
        "PRACTICE": _practice(),
        "WORDS": _words(),
    }
    prose = PROSE.read_text("utf-8")
    for name, text in tables.items():
        prose = prose.replace(f"\n{name}\n", f"\n{text}")
    return prose


def _subject(clause: dict[str, Any], defs: dict[str, Any], name: str) -> str:
    part = {"properties": {name: clause["properties"][name]}}
    return table(rows(part, defs, "", SOURCED))


def _others(clause: dict[str, Any], defs: dict[str, Any]) -> str:
    others = {key: clause["properties"][key] for key in SUBJECTS if key != "terms"}
    return table(rows({"properties": others}, defs, "", SOURCED))


def _practice() -> str:
    lines = ["| it should say | asked of what | who says so |", "|---|---|---|"]
    lines += [f"| {ask.says.en} | {OF[ask.of]} | {ask.source.en} |" for ask in practice().values()]
    return "\n".join(lines) + "\n"


def _words() -> str:
    lines = ["| words | in Arabic | why | instead |", "|---|---|---|---|"]
    arabic = wording("ar").words
    for id_, each in wording("en").words.items():
        said = ", ".join(f"“{form}”" for form in each.forms)
        other = "، ".join(f"«{form}»" for form in arabic[id_].forms) if id_ in arabic else ""
        lines.append(f"| {said} | {other} | {each.why} | {each.instead} |")
    return "\n".join(lines) + "\n"
