"""The folder on disk: pages and operation, whole or not at all."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from safeconduct.errors import InputError
from safeconduct.plans.swap import MARK, whole_folder
from safeconduct.quick.faults import refuse

RECORD = "quick.json"


def write_quick(target: Path, name: str, content: Mapping[str, bytes], answer: object) -> bool:
    """Write a folder beside its place and move it there.

    Parameters
    ----------
    target
        Where it goes.
    name
        Name of the question; only a folder of the same name is replaced.
    content
        Bytes by path within the folder.
    answer
        What ``quick.json`` holds beside the name and the digests of all files.

    Returns
    -------
    bool
        Whether an older folder of the same name was replaced.

    Raises
    ------
    InputError
        SC669 if something else stands there, or a folder of ``quick`` that was changed
        since; SC411 if it cannot be written. What stood there is left as it was.
    """
    replaced = _may_replace(target, name)
    digests = {path: hashlib.sha256(data).hexdigest() for path, data in content.items()}
    record = {"made_by": "safeconduct quick", "name": name, "answer": answer, "sha256": digests}
    if replaced:
        (target / MARK).touch()
    with whole_folder(target) as beside:
        for path, data in content.items():
            (beside / path).parent.mkdir(parents=True, exist_ok=True)
            (beside / path).write_bytes(data)
        text = json.dumps(record, ensure_ascii=False, indent=1) + "\n"
        (beside / RECORD).write_text(text, encoding="utf-8")
    # The mark lets any command replace an output; this is an operation, which people refine.
    (target / MARK).unlink(missing_ok=True)
    return replaced


def _may_replace(target: Path, name: str) -> bool:
    try:
        if not target.exists() or (target.is_dir() and not any(target.iterdir())):
            return False
        record = json.loads((target / RECORD).read_text(encoding="utf-8"))
        ours = record["made_by"] == "safeconduct quick" and record["name"] == name
        digests = dict(record["sha256"])
    except (OSError, ValueError, KeyError, TypeError):
        ours, digests = False, {}
    if not ours:
        what = "A folder stands there that was not made by this question."
        raise _refused(target, what)
    if changed := _changed(target, digests):
        raise _refused(target, f"The folder was changed since ({changed[0]}).")
    return True


def _changed(target: Path, digests: dict[str, str]) -> list[str]:
    known = {RECORD, *digests}
    try:
        found = {
            file.relative_to(target).as_posix() for file in target.rglob("*") if not file.is_dir()
        }
        return sorted(found ^ known) + [
            path
            for path, digest in digests.items()
            if path in found and hashlib.sha256((target / path).read_bytes()).hexdigest() != digest
        ]
    except OSError as error:
        return [str(error.filename)]


def _refused(target: Path, what: str) -> InputError:
    return refuse(
        "SC669",
        str(target),
        what,
        "Writing there would lose it.",
        "Give another place with --out, or another --name.",
    )
