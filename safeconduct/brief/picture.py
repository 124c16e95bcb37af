"""A drawing as a bitmap, with its Arabic joined and ordered as it should be."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pymupdf_fonts
import typst

_FONTS = ("figo", "figbo")
_PPI = 144.0


def write_picture(svg: str, path: Path, *, ppi: float = _PPI) -> Path:
    """Write a drawing as PNG.

    Only the fonts that ship with ``pymupdf-fonts`` are used (FiraGO, which has Latin,
    Cyrillic and Arabic letters), so the same drawing is the same picture on any machine.

    Parameters
    ----------
    svg
        The drawing.
    path
        File to write.
    ppi
        Pixels an inch; at 144 a drawing is twice as wide in pixels as it says.

    Returns
    -------
    pathlib.Path
        The file.
    """
    with TemporaryDirectory() as folder:
        room = Path(folder)
        for name, font in _fonts().items():
            (room / f"{name}.ttf").write_bytes(font)
        (room / "drawing.svg").write_text(svg, encoding="utf-8")
        page = '#set page(width: auto, height: auto, margin: 0pt)\n#image("drawing.svg")\n'
        (room / "page.typ").write_text(page, encoding="utf-8")
        typst.compile(
            str(room / "page.typ"),
            output=str(path),
            format="png",
            ppi=ppi,
            font_paths=[str(room)],
            ignore_system_fonts=True,
        )
    return path


@cache
def _fonts() -> dict[str, bytes]:
    return {name: bytes(pymupdf_fonts.myfont(name)) for name in _FONTS}
