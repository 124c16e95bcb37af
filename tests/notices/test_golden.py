"""Leaflet, map and sheet look as they did when somebody looked at them."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from tests.notices.golden_pages import FOLDER, pages

NAMES = sorted(file.stem for file in FOLDER.glob("*.png"))
MOST_SHARE = 0.01
SEEN = 48
"""Levels of grey, of 256, by which a pixel must differ to be seen."""


def test_every_page_is_pinned() -> None:
    assert sorted(pages()) == NAMES
    assert len(NAMES) == 7


@pytest.mark.parametrize("name", NAMES)
def test_a_page_looks_as_it_did(name: str) -> None:
    now = np.asarray(pages()[name], int)
    then = np.asarray(Image.open(FOLDER / f"{name}.png").convert("L"), int)
    assert now.shape == then.shape
    share = float((np.abs(now - then) > SEEN).mean())
    assert share <= MOST_SHARE, f"{share:.1%} of the pixels of {name} differ"


def test_a_paragraph_moved_by_a_line_is_seen() -> None:
    page = np.asarray(pages()["leaflet.en.2"], int)
    moved = np.vstack([page[:100], page[92:-8], page[-8:]])[: page.shape[0]]
    moved = np.vstack([moved, page[moved.shape[0] :]])
    assert float((np.abs(page - moved) > SEEN).mean()) > MOST_SHARE
