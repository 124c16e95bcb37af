"""The package names its public verbs and loads each when first used."""

from __future__ import annotations

import pytest

import safeconduct


@pytest.mark.parametrize("name", safeconduct.__all__)
def test_public_name_is_there(name: str) -> None:
    assert getattr(safeconduct, name) is not None


def test_every_verb_is_public() -> None:
    assert set(safeconduct.__all__) == {"__version__", *safeconduct._HOME}


def test_other_names_are_refused() -> None:
    with pytest.raises(AttributeError, match="no attribute 'evacuate'"):
        _ = safeconduct.evacuate
