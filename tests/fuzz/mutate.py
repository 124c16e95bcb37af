"""Spoil a valid operation folder in one to three places, the way people and disks do."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import yaml

Files = dict[str, bytes]
JUNK: tuple[Any, ...] = (
    None, "", "no", "x", "18:00", "PT0S", "P1D", "PT7M", "nan", "inf", -1, 0, 1, 0.5, 1e9, 1e308,
    float("inf"), True, [], {}, [[]], [0, 0], [36.2, 37.1], [181, 95], {"value": 3}, "2016-02-30",
    "unknown", "given", "refused", "all", {"low": 2, "value": 1}, "\u202e", "a" * 300,
)  # fmt: skip
FACTORS = (0.0, 0.3, 0.5, 0.9, 0.99, 1.01, 1.1, 2.0, 3.0, 10.0, 1000.0, -1.0)


def read_files(folder: Path) -> Files:
    """Read every file of a folder."""
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def write_files(files: Files, folder: Path) -> None:
    """Write files below a folder."""
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def mutate(files: Files, random: Random) -> tuple[Files, list[str]]:
    """Spoil a copy of the files and say how."""
    spoilt, said = dict(files), []
    for _ in range(random.choice((1, 1, 1, 1, 2, 3))):
        name = "operation.yaml" if random.random() < 0.6 else random.choice(sorted(spoilt))
        ways = _WAYS.get(Path(name).suffix, _TEXT)
        # The tree keeps its syntax, so more of these reach the planner.
        way = random.choice(ways[:1] * 5 + ways)
        try:
            spoilt[name] = way(spoilt[name], random)
        except (ValueError, yaml.YAMLError, UnicodeDecodeError, RecursionError):
            continue  # an earlier change left nothing this one can read
        said.append(f"{way.__name__.strip('_')} in {name}")
    return spoilt, said


def _yaml_tree(content: bytes, random: Random) -> bytes:
    tree = yaml.safe_load(content)
    _change_tree(tree, random)
    return yaml.safe_dump(tree, allow_unicode=True, sort_keys=False).encode()


def _json_tree(content: bytes, random: Random) -> bytes:
    tree = json.loads(content)
    _change_tree(tree, random)
    return json.dumps(tree, ensure_ascii=False, indent=1).encode("utf-8", "surrogatepass")


def _change_tree(tree: Any, random: Random) -> None:
    """Change one value of a tree in place; numbers mostly stay numbers."""
    if not isinstance(tree, dict | list) or not tree:
        raise ValueError("an earlier change left no tree")
    places = _places(tree)
    numbers = [(h, k) for h, k in places if type(h[k]) in {int, float}]
    # Other numbers are what the planner must bear; other words mostly stop at the reader.
    if numbers and random.random() < 0.75:
        holder, key = random.choice(numbers)
        value = holder[key]
        # Numbers in a list are coordinates: most moves stay in town.
        near = isinstance(holder, list) and random.random() < 0.8
        factor = random.uniform(0.9998, 1.0002) if near else random.choice(FACTORS)
        together = ("low", "value", "high") if key == "value" and random.random() < 0.8 else (key,)
        for each in together:
            if type(holder.get(each) if isinstance(holder, dict) else value) in {int, float}:
                holder[each] = type(value)(holder[each] * factor)
        return
    holder, key = random.choice(places)
    value = holder[key]
    change = random.choice(("junk", "drop", "copy", "swap", "swap"))
    other_holder, other_key = random.choice(places)
    if change == "junk":
        holder[key] = random.choice(JUNK)
    elif change == "drop":
        del holder[key]
    elif change == "copy" and isinstance(holder, dict):
        holder[f"{key}-2"] = json.loads(json.dumps(value, default=str))
    elif isinstance(value, dict | list):
        holder[key] = type(value)()
    elif not isinstance(other_holder[other_key], dict | list):
        holder[key], other_holder[other_key] = other_holder[other_key], value


def _places(tree: Any) -> list[tuple[Any, Any]]:
    found: list[tuple[Any, Any]] = []
    entries = tree.items() if isinstance(tree, dict) else enumerate(tree)
    for key, value in entries:
        found.append((tree, key))
        if isinstance(value, dict | list):
            found += _places(value)
    return found


def _cells(content: bytes, random: Random) -> bytes:
    rows = [line.split(",") for line in content.decode("utf-8").splitlines()]
    row = random.randrange(len(rows))
    column = random.randrange(len(rows[row]))
    change = random.choice(("cell", "cell", "cell", "swap", "drop row", "copy row", "drop column"))
    if change == "cell" and rows[row][column].replace(".", "").isdigit() and random.random() < 0.6:
        rows[row][column] = str(float(rows[row][column]) * random.uniform(0.9998, 1.0002))
    elif change == "cell":
        rows[row][column] = random.choice(("", "0", "-5", "x", "1e400", "nan", "7", "3.5", '"'))
    elif change == "swap":
        other = random.choice(rows)
        other_column = random.randrange(len(other))
        rows[row][column], other[other_column] = other[other_column], rows[row][column]
    elif change == "drop row":
        del rows[row]
    elif change == "copy row":
        rows.append(list(rows[row]))
    else:
        rows = [[cell for place, cell in enumerate(line) if place != column] for line in rows]
    return "\n".join(",".join(line) for line in rows).encode() + b"\n"


def _lines(content: bytes, random: Random) -> bytes:
    lines = content.split(b"\n")
    one, other = (random.randrange(len(lines)) for _ in range(2))
    change = random.choice(("drop", "copy", "swap", "indent", "cut"))
    if change == "drop":
        del lines[one]
    elif change == "copy":
        lines.insert(other, lines[one])
    elif change == "swap":
        lines[one], lines[other] = lines[other], lines[one]
    elif change == "indent":
        lines[one] = b"  " + lines[one]
    else:
        lines = lines[:one]
    return b"\n".join(lines)


def _bytes(content: bytes, random: Random) -> bytes:
    place = random.randrange(len(content) + 1)
    piece = random.choice(
        (b"", b"\xff", b"\x00", b"\xef\xbb\xbf", b"{", b"]", b":", b",", b'"', b"\t", b"9")
    )
    return content[:place] + piece + content[place + random.choice((0, 1, 1, 5)) :]


_TEXT: list[Callable[[bytes, Random], bytes]] = [_lines, _bytes]
_WAYS: dict[str, list[Callable[[bytes, Random], bytes]]] = {
    ".yaml": [_yaml_tree, *_TEXT],
    ".geojson": [_json_tree, *_TEXT],
    ".csv": [_cells, *_TEXT],
}
