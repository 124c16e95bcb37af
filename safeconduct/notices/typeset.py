"""Pages set from a template: Arabic shaped, from the right, with a font that comes by pip."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import pymupdf_fonts
import typst

from safeconduct.catalogue.notices import CODES
from safeconduct.errors import Fault, InputError
from safeconduct.notices.fonts import FONTS, missing_characters, texts_in

_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Pages:
    """A document as PDF, and each of its pages as a picture."""

    pdf: bytes
    pictures: tuple[bytes, ...]


class Typesetter:
    """Sets pages; fonts are laid out once for all of them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        for file, font in FONTS.items():
            (folder / file).write_bytes(pymupdf_fonts.myfont(font))
        self._compilers: dict[str, typst.Compiler] = {}

    def pages(self, template: str, content: Mapping[str, Any]) -> tuple[int, ...]:
        """Give the pages that some content has come to, part by part, where the template says it."""
        found = self._compiler(template, content).query("<pages>", field="value")
        return tuple(json.loads(found))

    def set(self, template: str, content: Mapping[str, Any], ppi: float) -> Pages:
        """Set some content.

        Parameters
        ----------
        template
            Name of a template of this package, without its ending.
        content
            What it prints, as JSON has it.
        ppi
            Pixels an inch of the pictures.

        Returns
        -------
        Pages
            The same content gives the same bytes.

        Raises
        ------
        InputError
            SC961 for each character that the font lacks.
        """
        _refuse_boxes(content)
        compiler = self._compiler(template, content)
        pdf = _listed(compiler.compile(format="pdf", timestamp=0))
        pictures = _listed(compiler.compile(format="png", ppi=ppi))
        return Pages(pdf[0], pictures)

    def drawing(self, template: str, content: Mapping[str, Any]) -> bytes:
        """Set one page as SVG, its letters as outlines: they look the same everywhere."""
        return _listed(self._compiler(template, content).compile(format="svg"))[0]

    def _compiler(self, template: str, content: Mapping[str, Any]) -> typst.Compiler:
        """Give the compiler of a template, with the content laid where it reads it."""
        (self._folder / "content.json").write_text(json.dumps(content), encoding="utf-8")
        if template not in self._compilers:
            source = files("safeconduct.notices") / "templates"
            for name in (template, "parts"):
                text = (source / f"{name}.typ").read_text(encoding="utf-8")
                (self._folder / f"{name}.typ").write_text(text, encoding="utf-8")
            self._compilers[template] = typst.Compiler(
                self._folder / f"{template}.typ",
                root=self._folder,
                font_paths=[self._folder],
                ignore_system_fonts=True,
            )
        return self._compilers[template]


def _refuse_boxes(content: Mapping[str, Any]) -> None:
    """Refuse what would be printed as empty boxes."""
    missing = missing_characters(texts_in(content))
    entry = CODES["SC961"]
    faults = [
        Fault(
            "operation.yaml",
            0,
            "SC961",
            f"No font has U+{ord(character):04X}, which stands in {text[:_LONGEST]!r}.",
            entry.meaning,
            entry.remedy,
        )
        for character, text in missing.items()
    ]
    if faults:
        raise InputError(faults)


@contextmanager
def typesetter() -> Iterator[Typesetter]:
    """Give a typesetter with a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        yield Typesetter(Path(folder))


def _listed(compiled: object) -> tuple[bytes, ...]:
    """Give what the compiler made as a list: it hands out a single page as it is."""
    if isinstance(compiled, bytes):
        return (compiled,)
    if isinstance(compiled, list):
        return tuple(compiled)
    raise TypeError("typst gives bytes, or a list of them")
