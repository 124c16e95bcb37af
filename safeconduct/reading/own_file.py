"""Read the files of words and tables that come with the program."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


def own_yaml(package: str, *path: str) -> Any:
    """Give what a YAML file of a package holds; it is our own, so nothing is checked.

    Parameters
    ----------
    package
        Name of the package, such as ``safeconduct.terms``.
    *path
        Folders below it and the file.
    """
    text = files(package).joinpath(*path).read_text(encoding="utf-8")
    return yaml.load(text, Loader=yaml.CSafeLoader)


@cache
def own_sentences(package: str, code: str) -> Mapping[str, str]:
    """Give every sentence of a package in one language, by key."""
    said = own_yaml(package, "messages", f"{code}.yaml")
    return {str(key): str(value) for key, value in said.items()}
