"""What two operation files state differently, key by key."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from safeconduct.cli.console import finite

SKIPPED = ("name", "safeconduct", "sources")


@dataclass(frozen=True, slots=True)
class Difference:
    """A key with what the two files say, or a whole file; ``None`` where one is silent."""

    key: str
    first: str | None
    second: str | None
    whole_file: bool = False

    @property
    def setting(self) -> str | None:
        """How ``--set`` gives the second's word; ``None`` if it leaves the key out."""
        return None if self.second is None or self.whole_file else f"{self.key}={self.second}"

    def __str__(self) -> str:
        """Give the difference on one line."""
        if self.whole_file:
            return f"{self.key}: the two files differ"
        words = [word if word is not None else "not stated" for word in (self.first, self.second)]
        return f"{self.key}: {words[0]} → {words[1]}"


def differing_terms(first: Path, second: Path) -> tuple[Difference, ...]:
    """Find the keys that two operation files state differently.

    Parameters
    ----------
    first, second
        Two operation folders that were read without a fault.

    Returns
    -------
    tuple of Difference
        By key. Lists are one term each; names and sources are left out. The other files that
        a plan is made from come last, each as a whole.
    """
    one, two = (_leaves(folder) for folder in (first, second))
    terms = [
        Difference(key, one.get(key), two.get(key))
        for key in sorted(one.keys() | two.keys())
        if one.get(key) != two.get(key)
    ]
    files = [_files(folder) for folder in (first, second)]
    others = [
        Difference(name, None, None, whole_file=True)
        for name in sorted(files[0].keys() | files[1].keys())
        if files[0].get(name) != files[1].get(name)
    ]
    return (*terms, *others)


def _files(folder: Path) -> dict[str, bytes]:
    """Read the files beside operation.yaml that a plan is made from."""
    endings = {".geojson", ".csv", ".pbf", ".osm"}
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file() and file.suffix in endings and file.name != "recorded.csv"
    }


def _leaves(folder: Path) -> dict[str, str]:
    text = (folder / "operation.yaml").read_text("utf-8")
    # The base loader leaves every word as it is written: no `no` becomes false.
    content = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - it builds text only
    return {key: word for key, word in _walk("", content) if key.split(".")[0] not in SKIPPED}


def _walk(key: str, value: object) -> list[tuple[str, str]]:
    if isinstance(value, dict):
        inner = [(f"{key}.{name}" if key else str(name), item) for name, item in value.items()]
        return [leaf for name, item in inner for leaf in _walk(name, item)]
    if isinstance(value, list):
        flow = yaml.safe_dump(finite(value), default_flow_style=True, width=10**6)
        return [(key, flow.strip())]
    return [(key, str(value))]
