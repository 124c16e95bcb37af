"""What is printed once for all tests."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest

from safeconduct.cli.main import main
from tests.notices.folders import DECEMBER, JULY


@dataclass(frozen=True, slots=True)
class PrintedFolder:
    """A folder that ``notice print`` wrote."""

    operation: str
    folder: Path

    def text(self, name: str) -> str:
        """Give a file of text."""
        return (self.folder / name).read_text("utf-8")

    def paper(self, name: str) -> list[str]:
        """Give the text of a PDF, page by page, as PDFium extracts it."""
        with pypdfium2.PdfDocument(self.folder / f"{name}.pdf") as document:
            return [page.get_textpage().get_text_range() for page in document]


def _printed(operation: str, tmp_path_factory: pytest.TempPathFactory) -> PrintedFolder:
    folder = tmp_path_factory.mktemp(operation) / "out"
    assert main(["notice", "print", operation, "--out", str(folder), "--quiet"]) == 0
    return PrintedFolder(operation, folder)


@pytest.fixture(scope="session")
def july(tmp_path_factory: pytest.TempPathFactory) -> PrintedFolder:
    """The notices of July 2016."""
    return _printed(JULY, tmp_path_factory)


@pytest.fixture(scope="session")
def december(tmp_path_factory: pytest.TempPathFactory) -> PrintedFolder:
    """The notices of December 2016."""
    return _printed(DECEMBER, tmp_path_factory)
