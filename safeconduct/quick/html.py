"""The page as one HTML file that refers to nothing outside itself."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template

from safeconduct.quick.page import Page

MOST_PRINT_PT = 9.2


def render_html(page: Page, sketch_svg: str, print_pt: float) -> str:
    """Render the page for a browser and for A4 paper.

    Parameters
    ----------
    page
        What it says.
    sketch_svg
        The drawing.
    print_pt
        Size of type on paper, in points: that at which the PDF fits one sheet.

    Returns
    -------
    str
        A whole document.
    """
    # A browser sets in the reader's own fonts, wider and higher than ours: it gets less.
    scaled = min(print_pt, MOST_PRINT_PT) * (0.84 if page.rtl else 0.88)
    return _template().render(page=page, sketch=sketch_svg, print_pt=f"{scaled:.2f}")


@cache
def _template() -> Template:
    source = files("safeconduct.quick") / "templates" / "page.html"
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(source.read_text(encoding="utf-8"))
