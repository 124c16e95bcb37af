"""Whatever happens to a GMNS folder, the answer is a network or faults with a code."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np

from safeconduct.catalogue import CATALOGUE
from safeconduct.errors import InputError
from tests.network.towns import area, at, box, build, corridor, grid_town, site

WORDS = (
    "", "-1", "0", "nan", "inf", "1e400", "999999999", '"', ",", "\n", "\x00", "|", "walk", "bike",
    "0,1", "3,3", "٣", " ", "1_0", "true",
)  # fmt: skip


def damaged(rng: np.random.Generator, whole: bytes) -> bytes:
    lines = whole.split(b"\n")
    place = int(rng.integers(len(lines)))
    kind = rng.random()
    if kind < 0.6:
        cells = lines[place].split(b",")
        cells[int(rng.integers(len(cells)))] = WORDS[int(rng.integers(len(WORDS)))].encode()
        lines[place] = b",".join(cells)
    elif kind < 0.8 and lines[place]:
        line = bytearray(lines[place])
        line[int(rng.integers(len(line)))] = int(rng.integers(256))
        lines[place] = bytes(line)
    elif kind < 0.9:
        lines[place] = lines[int(rng.integers(len(lines)))]
    else:
        lines.pop(place)
    return b"\n".join(lines)


def test_damaged_tables_are_faults_and_no_tracebacks(tmp_path: Path) -> None:
    town = grid_town(tmp_path)
    rng = np.random.default_rng(7)
    said: Counter[str] = Counter()
    for _ in range(300):
        file = town / ("link.csv" if rng.random() < 0.7 else "node.csv")
        whole = file.read_bytes()
        file.write_bytes(damaged(rng, whole))
        try:
            network = build(
                town,
                enclosed_lonlat=(box(-0.5, -0.5, 1.5, 3.5),),
                areas=[area("a", at(0, 0))],
                corridors=[corridor("gate", at(1.5, 2), leads_to=("s",))],
                sites=[site("s", at(3, 0))],
            )
        except InputError as error:
            said.update(fault.code for fault in error.faults)
        else:
            said["built"] += 1
            assert np.isfinite(network.length_m).all()
            assert len(set(network.link_id.tolist())) == network.links
        file.write_bytes(whole)
    assert said["built"] > 30
    assert set(said) - {"built"} <= set(CATALOGUE)
    assert len(said) >= 6
