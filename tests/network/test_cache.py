from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from safeconduct.network import osm_rules
from safeconduct.network import read_roads as reader
from safeconduct.network.cache import READER_VERSION, cache_folder, cached_roads
from safeconduct.network.read_gmns import read_gmns
from safeconduct.network.roads import ARRAY_FIELDS, GUESSES, Roads
from tests.network.towns import grid_town, write_table


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SAFECONDUCT_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Every time the tables themselves are read."""
    seen: list[Path] = []

    def counted(path: Path, label: str | None = None, *, coordinates: bool = True) -> Roads:
        seen.append(path)
        return read_gmns(path, label, coordinates=coordinates)

    monkeypatch.setattr(reader, "read_gmns", counted)
    return seen


def same(one: Roads, other: Roads) -> bool:
    return one.digest_sha256 == other.digest_sha256 and all(
        np.array_equal(
            getattr(one, name), getattr(other, name), equal_nan=name.startswith("travel")
        )
        for name in ARRAY_FIELDS
    )


def test_the_second_reading_comes_from_the_cache(
    tmp_path: Path, folder: Path, reads: list[Path]
) -> None:
    town = grid_town(tmp_path / "town")
    first, second = reader.read_roads(town), reader.read_roads(town)
    assert len(reads) == 1
    assert same(first, second)
    assert [entry.suffix for entry in folder.iterdir()] == [".npz"]


def test_another_file_is_another_entry(tmp_path: Path, folder: Path, reads: list[Path]) -> None:
    town = grid_town(tmp_path / "town")
    before = reader.read_roads(town)
    write_table(
        town / "node.csv",
        [{"node_id": f"{x},{y}", "x_coord": 1, "y_coord": 2} for x in range(4) for y in range(4)],
    )
    after = reader.read_roads(town)
    assert len(reads) == 2
    assert before.digest_sha256 != after.digest_sha256
    assert len(list(folder.iterdir())) == 2


@pytest.mark.parametrize("part", [0.0, 0.2, 0.9, 0.999])
def test_an_entry_cut_short_is_read_anew_and_mended(
    tmp_path: Path, folder: Path, reads: list[Path], part: float
) -> None:
    town = grid_town(tmp_path / "town")
    first = reader.read_roads(town)
    entry = next(folder.iterdir())
    whole = entry.read_bytes()
    entry.write_bytes(whole[: int(len(whole) * part)])
    assert same(reader.read_roads(town), first)
    assert len(reads) == 2
    assert len(entry.read_bytes()) == len(whole)


def test_a_flipped_bit_is_noticed(tmp_path: Path, folder: Path, reads: list[Path]) -> None:
    town = grid_town(tmp_path / "town")
    first = reader.read_roads(town)
    entry = next(folder.iterdir())
    damaged = bytearray(entry.read_bytes())
    place = damaged.index(first.length_m.tobytes())
    damaged[place + 3] ^= 1
    entry.write_bytes(bytes(damaged))
    assert same(reader.read_roads(town), first)
    assert len(reads) == 2


def test_an_entry_under_a_wrong_name_is_not_believed(
    tmp_path: Path, folder: Path, reads: list[Path]
) -> None:
    reader.read_roads(grid_town(tmp_path / "one"))
    entry = next(folder.iterdir())
    other = grid_town(tmp_path / "two", 3, 3)
    roads = reader.read_roads(other)
    shutil.copy(entry, folder / f"roads-{roads.digest_sha256}.npz")
    assert same(reader.read_roads(other), roads)
    assert len(reads) == 3


def test_a_folder_that_cannot_be_made_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reads: list[Path]
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("SAFECONDUCT_CACHE", str(tmp_path / "file" / "cache"))
    town = grid_town(tmp_path / "town")
    assert same(reader.read_roads(town), reader.read_roads(town))
    assert len(reads) == 2


def test_a_failing_rename_leaves_nothing_behind(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(beside: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device", str(beside), None, str(target))

    monkeypatch.setattr(Path, "replace", refuse)
    reader.read_roads(grid_town(tmp_path / "town"))
    assert list(folder.iterdir()) == []


def test_without_cache_nothing_is_written(tmp_path: Path, folder: Path) -> None:
    roads = reader.read_roads(grid_town(tmp_path / "town"), cache=False)
    assert roads.digest_sha256
    assert not folder.exists()


def test_several_programs_may_fill_it_at_once(tmp_path: Path, folder: Path) -> None:
    town = grid_town(tmp_path / "town", 12, 12)
    program = (
        "import sys; from pathlib import Path\n"
        "from safeconduct.network.read_roads import read_roads\n"
        "for _ in range(20):\n"
        "    print(len(read_roads(Path(sys.argv[1])).link_id))\n"
    )
    started = [
        subprocess.Popen(
            [sys.executable, "-c", program, str(town)],
            stdout=subprocess.PIPE,
            env=os.environ | {"SAFECONDUCT_CACHE": str(folder)},
            text=True,
        )
        for _ in range(3)
    ]
    said = [process.communicate(timeout=50)[0].split() for process in started]
    assert [process.returncode for process in started] == [0, 0, 0]
    assert {count for counts in said for count in counts} == {"528"}
    assert [entry.suffix for entry in folder.iterdir()] == [".npz"]


def test_the_folder_is_the_users_own_unless_stated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SAFECONDUCT_CACHE", raising=False)
    assert "safeconduct" in str(cache_folder())


def test_a_new_name_is_no_other_file(tmp_path: Path) -> None:
    town = grid_town(tmp_path / "town")
    before = reader.read_roads(town, cache=False).digest_sha256
    assert reader.read_roads(town.rename(tmp_path / "city"), cache=False).digest_sha256 == before


def test_a_change_of_a_guess_is_a_new_version_of_the_reader() -> None:
    rules = repr(
        (READER_VERSION, osm_rules.TAGS, osm_rules.DRIVABLE, osm_rules.WALK_ONLY_WIDTH_M, GUESSES)
    )
    told = "a guess changed: raise READER_VERSION, then write the new digest here"
    assert hashlib.sha256(rules.encode()).hexdigest()[:16] == "b521650385adce33", told


def test_the_digest_covers_the_order_of_the_files(tmp_path: Path) -> None:
    town = grid_town(tmp_path / "town")
    roads = reader.read_roads(town, cache=False)
    files = [town / "node.csv", town / "link.csv"]
    one = cached_roads(files, lambda: roads, cache=False).digest_sha256
    other = cached_roads(files[::-1], lambda: roads, cache=False).digest_sha256
    assert one != other
