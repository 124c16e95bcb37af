"""Roads once read, kept by digest so that the next start is quick."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import platformdirs

from safeconduct.network.roads import ARRAY_FIELDS, Roads

READER_VERSION = "1"
"""Raise it whenever a reader or a guess changes: old entries are then no longer found."""


def cached_roads(files: list[Path], read: Callable[[], Roads], *, cache: bool = True) -> Roads:
    """Read roads, from the cache where these very files were read before.

    Entries are written beside and renamed, so that several programs may share the folder. One that
    is cut short or altered fails its check sum and is read anew. A folder that cannot be
    written is no error.

    Parameters
    ----------
    files
        What the digest covers.
    read
        Reads the roads from the files.
    cache
        Whether to look and store at all.

    Returns
    -------
    Roads
        With their digest.
    """
    digest = _digest(files)
    if not cache:
        return replace(read(), digest_sha256=digest)
    folder = cache_folder()
    entry = folder / f"roads-{digest}.npz"
    found = _load(entry, digest)
    if found is None:
        found = replace(read(), digest_sha256=digest)
        _store(entry, found)
    return found


def cache_folder() -> Path:
    """Give the folder of the cache: ``SAFECONDUCT_CACHE``, else the user's own."""
    stated = os.environ.get("SAFECONDUCT_CACHE")
    return Path(stated) if stated else Path(platformdirs.user_cache_dir("safeconduct", False))


def _digest(files: list[Path]) -> str:
    """Digest contents in order and the version of the reader, so that a new name changes nothing."""
    whole = hashlib.sha256(f"safeconduct roads {READER_VERSION}".encode())
    for file in files:
        with contextlib.suppress(OSError):
            whole.update(hashlib.sha256(file.read_bytes()).digest())
    return whole.hexdigest()


def _load(entry: Path, digest: str) -> Roads | None:
    try:
        with entry.open("rb") as file, np.load(file, allow_pickle=False) as stored:
            kind, missing, said = (str(part) for part in stored["about"])
            if said != digest or kind not in {"osm", "gmns"}:
                return None
            arrays = {name: stored[name] for name in ARRAY_FIELDS}
    except Exception:  # noqa: BLE001 - whatever is wrong with an entry, reading anew is right
        return None
    return Roads(
        kind="osm" if kind == "osm" else "gmns",
        missing_points=int(missing),
        digest_sha256=digest,
        **arrays,
    )


def _store(entry: Path, roads: Roads) -> None:
    about = np.array([roads.kind, str(roads.missing_points), roads.digest_sha256])
    beside: Path | None = None
    try:
        entry.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=entry.parent, suffix=".part", delete=False) as file:
            beside = Path(file.name)
            np.savez(file, about=about, **{name: getattr(roads, name) for name in ARRAY_FIELDS})
        beside.replace(entry)
    except OSError:
        if beside is not None:
            with contextlib.suppress(OSError):
                beside.unlink()
