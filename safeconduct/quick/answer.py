"""From a question to its page and its folder."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from safeconduct.quick.estimate import estimate
from safeconduct.quick.folder import folder_files, slug
from safeconduct.quick.html import render_html
from safeconduct.quick.page import Page, compose
from safeconduct.quick.pdf import render_pdf
from safeconduct.quick.question import Question
from safeconduct.quick.sketch import draw_sketch
from safeconduct.quick.staying import reckon_staying
from safeconduct.quick.words import Lang
from safeconduct.quick.write import write_quick


@dataclass(frozen=True, slots=True)
class Answer:
    """The page, the folder it lies in, the same as data, and whether an older folder went."""

    page: Page
    folder: Path
    data: dict[str, Any]
    replaced: bool


def answer_quick(question: Question, lang: Lang, out: Path | None = None) -> Answer:
    """Reckon, write the page and the operation folder.

    Parameters
    ----------
    question
        What was asked.
    lang
        Language of the page.
    out
        Where to write; a folder named after the question if ``None``.

    Returns
    -------
    Answer
        What was written and where.

    Raises
    ------
    InputError
        SC669 if the folder must not be replaced; SC411 if it cannot be written.
    """
    result = estimate(question)
    page = compose(question, result, lang)
    sketch = draw_sketch(question, lang)
    sheet = render_pdf(page, sketch)
    folder = out if out is not None else Path(slug(question.name))
    files = folder_files(question, folder.absolute().name)
    content = {path: text.encode() for path, text in files.items()}
    content["quick.html"] = render_html(page, sketch, sheet.size_pt).encode()
    content["quick.pdf"] = sheet.pdf
    data = {
        "question": _plain(asdict(question)),
        "estimate": asdict(result),
        "staying": [asdict(needs) for needs in reckon_staying(question)],
    }
    replaced = write_quick(folder, question.name, content, data)
    return Answer(page, folder, data, replaced)


def _plain(question: dict[str, Any]) -> dict[str, Any]:
    return {**question, "start": question["start"].isoformat()}
