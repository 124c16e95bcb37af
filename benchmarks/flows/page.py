"""Write the page of results from what ``bench_flows --out`` wrote: ``python -m benchmarks.flows.page [FILE] [--growth FILE]``."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from benchmarks.flows.growth import grown
from benchmarks.flows.plot import plot

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGE = DOCS / "reference" / "flows-benchmark.md"
PICTURE = DOCS / "images" / "flows.svg"
GROWTH = DOCS / "images" / "flows-growth.svg"
TEXT = Path(__file__).with_name("page.md.txt")
EXACT_IN_FULL = ("OR-tools min-cost flow", "HiGHS")


def table(rows: list[dict[str, Any]]) -> str:
    """Give one line for each measurement."""
    lines = [
        "| instance | solver | last arrival | seconds | of these one solve | memory, MB |",
        "|---|---|---|---|---|---|",
    ]
    for row in rows:
        if "stopped" in row:
            lines.append(f"| {row['instance']} | {row['who']} | {row['stopped']} | | | |")
            continue
        one = f"{row['one_s']:.3g}" if "one_s" in row else ""
        last = row["last"] if row.get("out", row["people"]) == row["people"] else "not all out"
        lines.append(
            f"| {row['instance']} | {row['who']} | {last} | {row['solve_s']:.3g} | {one} | {row['peak_mb']:.0f} |"
        )
    return "\n".join(lines)


def ratios(rows: list[dict[str, Any]]) -> str:
    """Give how many times longer the peers took."""
    lines = [
        "| instance | nodes × steps | ours, s | CCRP | max-flow, bisection | one max-flow | min-cost flow | HiGHS | igraph | scipy | networkx |",
        "|---|---|---|---|---|---|---|---|---|---|---|",
    ]
    for mine in (row for row in rows if row["who"] == "ours" and "solve_s" in row):
        others = {r["who"]: r for r in rows if r["instance"] == mine["instance"]}

        def times(
            who: str,
            key: str = "solve_s",
            mine: dict[str, Any] = mine,
            others: dict[str, dict[str, Any]] = others,
        ) -> str:
            row = others.get(who)
            if row is None:
                return ""
            return f"{row[key] / mine['solve_s']:.3g} ×" if key in row else "stopped"

        lines.append(
            f"| {mine['instance']} | {mine['nodes'] * mine['steps'] / 1e6:.3g} M | {mine['solve_s']:.3g} "
            f"| {times('CCRP')} | {times('OR-tools max-flow')} | {times('OR-tools max-flow', 'one_s')} "
            f"| {times('OR-tools min-cost flow')} | {times('HiGHS')} | {times('igraph')} | {times('scipy')} "
            f"| {times('networkx')} |"
        )
    return "\n".join(lines)


def gaps(rows: list[dict[str, Any]]) -> str:
    """Give how much later the last person is out with the usual heuristics."""
    lines = [
        "| instance | least last arrival | CCRP | everybody the shortest way |",
        "|---|---|---|---|",
    ]
    for mine in (row for row in rows if row["who"] == "ours" and row.get("last")):
        cells = []
        for who in ("CCRP", "shortest way"):
            row = next(
                (r for r in rows if r["who"] == who and r["instance"] == mine["instance"]), {}
            )
            if row.get("last") is None:
                cells.append("")
            elif row["out"] < row["people"]:
                cells.append("not all out")
            else:
                cells.append(f"+{100 * (row['last'] / mine['last'] - 1):.1f} %")
        if any(cells):
            lines.append(f"| {mine['instance']} | {mine['last']} | {cells[0]} | {cells[1]} |")
    return "\n".join(lines)


def read(file: Path) -> list[dict[str, Any]]:
    """Give the measurements of a file."""
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def main() -> int:
    """Write page and pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", type=Path, nargs="?")
    parser.add_argument("--growth", type=Path)
    options = parser.parse_args()
    if options.growth:
        GROWTH.write_text(grown(read(options.growth)), "utf-8")
    if options.rows:
        rows = read(options.rows)
        text = TEXT.read_text("utf-8")
        for name, part in (("RATIOS", ratios), ("GAPS", gaps), ("TABLE", table)):
            text = text.replace(f"@{name}@", part(rows))
        PAGE.write_text(text, "utf-8")
        PICTURE.write_text(plot(rows), "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
