"""The page as a PDF of one A4 sheet, Arabic shaped and set from right to left."""

from __future__ import annotations

import json
import tempfile
from dataclasses import asdict, dataclass
from importlib.resources import files
from pathlib import Path

import pymupdf_fonts
import typst

from safeconduct.quick.page import Page

FONTS = {"FiraGO-Regular.ttf": "figo", "FiraGO-Bold.ttf": "figbo"}
LARGEST_PT, SMALLEST_PT, STEP_PT = 10.0, 4.9, 0.3


@dataclass(frozen=True, slots=True)
class Sheet:
    """The document, and the size of type at which it fits one sheet."""

    pdf: bytes
    size_pt: float


def render_pdf(page: Page, sketch_svg: str) -> Sheet:
    """Set the page on one A4 sheet.

    Parameters
    ----------
    page
        What it says.
    sketch_svg
        The drawing.

    Returns
    -------
    Sheet
        The same page gives the same bytes. Where the text is long the type is made
        smaller until it fits.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, font in FONTS.items():
            (folder / file).write_bytes(pymupdf_fonts.myfont(font))
        source = files("safeconduct.quick") / "templates" / "page.typ"
        (folder / "page.typ").write_text(source.read_text(encoding="utf-8"), encoding="utf-8")
        (folder / "sketch.svg").write_text(sketch_svg, encoding="utf-8")
        (folder / "page.json").write_text(json.dumps(asdict(page)), encoding="utf-8")
        return _fit(folder)


def _fit(folder: Path) -> Sheet:
    compiler = typst.Compiler(root=folder, font_paths=[folder], ignore_system_fonts=True)
    sheet, size_pt = folder / "page.typ", LARGEST_PT
    while size_pt > SMALLEST_PT:
        # Drawn as SVG the compiler gives one document a page: a list is more than one sheet.
        drawn = compiler.compile(sheet, format="svg", sys_inputs={"size": f"{size_pt:.1f}"})
        if not isinstance(drawn, list):
            break
        size_pt -= STEP_PT
    inputs = {"size": f"{size_pt:.1f}"}
    document = compiler.compile(sheet, format="pdf", sys_inputs=inputs, timestamp=0)
    if not isinstance(document, bytes):
        raise TypeError("typst gives a PDF as one piece of bytes")
    return Sheet(document, size_pt)
