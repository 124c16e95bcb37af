"""The pages that are pinned. ``python -m tests.notices.golden_pages`` draws them anew, to be looked at."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image

from safeconduct.cli.operations import find_operation
from safeconduct.network.build import build_network
from safeconduct.notices.language import open_language
from safeconduct.notices.leaflet import Layout, leaflet_content, set_leaflet
from safeconduct.notices.print import make_ready
from safeconduct.notices.sheet.build import build_sheet
from safeconduct.notices.sheet.set_sheet import set_sheet
from safeconduct.notices.typeset import typesetter
from safeconduct.operation.read import read_operation
from safeconduct.terms.of_operation import read_terms
from tests.notices.folders import JULY

FOLDER = Path(__file__).with_name("golden")
WIDTH = 520
"""Pixels a page is wide: letters can be told apart, and a file stays small."""


@cache
def pages() -> dict[str, Image.Image]:
    """Draw every pinned page, in grey and small."""
    operation = read_operation(find_operation(JULY))
    network = build_network(operation)
    texts = read_terms(operation)
    ready = make_ready(operation, texts)
    notice = ready.notices[0]
    found: dict[str, Image.Image] = {}
    with typesetter() as press:
        for code in ("en", "ar"):
            language = open_language(code)
            leaflet = set_leaflet(notice, operation, network, language, press)
            for side, picture in enumerate(leaflet.pictures, 1):
                found[f"leaflet.{code}.{side}"] = _small(picture)
            layout = Layout(10.0, 120.0, front_listed=True, back_listed=True)
            content = leaflet_content(notice, operation, network, language, layout)
            found[f"map.{code}"] = _small(press.set("map", content, 110.0).pictures[0])
        sheet = set_sheet(build_sheet(operation, texts, ready.issue), operation, ready.issue, press)
        found["sheet"] = _small(sheet.pictures[0], 2 * WIDTH)
    return found


def _small(picture: bytes, width: int = WIDTH) -> Image.Image:
    page = Image.open(BytesIO(picture)).convert("L")
    return page.resize((width, round(page.height * width / page.width)), Image.Resampling.LANCZOS)


def draw() -> None:
    """Write the pages anew."""
    FOLDER.mkdir(exist_ok=True)
    for name, page in pages().items():
        page.quantize(8).save(FOLDER / f"{name}.png", optimize=True)


if __name__ == "__main__":
    draw()
