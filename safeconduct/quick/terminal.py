"""The page in the terminal, legible at 80 columns."""

from __future__ import annotations

import io

from rich.console import Console
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from safeconduct.quick.page import Page, Passage, Sum, Table

WIDEST = 100


def print_page(page: Page, width: int, *, colour: bool) -> str:
    """Lay the page out as text.

    Parameters
    ----------
    page
        What it says.
    width
        Columns of the terminal; at most 100 are used.
    colour
        Whether the terminal shows colour and bold.

    Returns
    -------
    str
        Lines with a line feed at the end of each.
    """
    out = io.StringIO()
    console = Console(
        file=out,
        width=min(WIDEST, max(40, width)),
        force_terminal=colour,
        no_color=not colour,
        highlight=False,
        emoji=False,
        markup=False,
    )
    console.print(Text(page.title, style="bold"))
    console.print(page.asked)
    console.print(Text(page.subtitle, style="dim"))
    console.print()
    console.print(Text(f"{page.standing_text} {page.pause_text}", style="bold yellow"))
    _passage(console, page.staying)
    console.print(Text(page.sentence, style="italic"))
    _passage(console, page.answer, style="bold")
    _passage(console, page.unknown)
    _sums(console, page.steps_heading, page.steps)
    _table(console, page.cases, 0)
    _table(console, page.walks, 1)
    _passage(console, page.rates, mark="")
    console.print()
    console.print(Text(page.footer, style="dim"))
    # Cells are padded to the width of their column; nobody needs blanks at the end of a line.
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


def _heading(console: Console, heading: str) -> None:
    console.print()
    console.print(Text(heading, style="bold cyan"))


def _passage(console: Console, passage: Passage, *, mark: str = "• ", style: str = "") -> None:
    _heading(console, passage.heading)
    for line in passage.lines:
        grid = Grid.grid(padding=0)
        grid.add_column(width=len(mark) + 2)
        grid.add_column()
        grid.add_row(f"  {mark}", Text(line, style=style))
        console.print(grid)
    if passage.note:
        console.print(Padding(Text(passage.note, style="dim"), (0, 0, 0, 2)))


def _sums(console: Console, heading: str, sums: tuple[Sum, ...]) -> None:
    _heading(console, heading)
    grid = Grid.grid(padding=(0, 1))
    grid.add_column(width=1)
    grid.add_column(ratio=1)
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(justify="right", no_wrap=True, style="dim")
    for each in sums:
        result = Text(each.result, style="bold")
        grid.add_row("", each.label, each.expression, result, each.source)
    console.print(grid)


def _table(console: Console, table: Table, words: int) -> None:
    _heading(console, table.heading)
    if table.rows:
        grid = Grid(box=None, padding=(0, 1), header_style="dim", pad_edge=True)
        for column, head in enumerate(table.head):
            grid.add_column(head, justify="left" if column < words else "right")
        for row in table.rows:
            grid.add_row(*row)
        console.print(grid)
    if table.note:
        console.print(Padding(Text(table.note, style="dim"), (0, 0, 0, 2)))
