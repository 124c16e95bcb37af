from __future__ import annotations

import errno
from collections.abc import Iterator
from pathlib import Path

import pytest

from safeconduct.errors import InputError
from safeconduct.plans.read import read_plan
from safeconduct.plans.swap import whole_files, whole_folder
from safeconduct.plans.write import write_plan
from tests.plans.any_plan import a_plan

resource = pytest.importorskip("resource", reason="limits on file size exist on POSIX only")


@pytest.fixture
def small_files_only() -> Iterator[None]:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (400, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def test_a_folder_appears_whole_and_is_replaced_whole(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "out"
    with whole_folder(target) as fresh:
        (fresh / "one").write_text("1")
        assert not target.exists()
    with whole_folder(target) as fresh:
        (fresh / "two").write_text("2")
        assert names(target) == [".safeconduct", "one"]
    assert names(target) == [".safeconduct", "two"]
    assert names(target.parent) == ["out"]


def _write_and_fail(folder: Path, error: Exception) -> None:
    (folder / "two").write_text("2")
    raise error


def test_what_fails_leaves_the_old_folder_and_no_rubbish(tmp_path: Path) -> None:
    target = tmp_path / "out"
    with whole_folder(target) as fresh:
        (fresh / "one").write_text("1")
    for error, shown in ((OSError(errno.ENOSPC, "disk full"), InputError), (KeyError(), KeyError)):
        with pytest.raises(shown), whole_folder(target) as fresh:
            _write_and_fail(fresh, error)
    assert names(target) == [".safeconduct", "one"]
    assert names(tmp_path) == ["out"]


def test_files_of_others_are_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.txt").write_text("years")
    with pytest.raises(InputError, match="SC412"), whole_folder(tmp_path / "out"):
        pytest.fail("the block must not run")
    with pytest.raises(InputError, match="SC412"), whole_folder(tmp_path / "out" / "thesis.txt"):
        pytest.fail("the block must not run")
    assert names(tmp_path / "out") == ["thesis.txt"]


def test_files_move_into_a_folder_that_keeps_its_others(tmp_path: Path) -> None:
    (tmp_path / "report.html").write_text("old report")
    with whole_files(tmp_path) as fresh:
        (fresh / "plan.json").write_text("{}")
    assert names(tmp_path) == ["plan.json", "report.html"]


def test_a_file_system_that_takes_no_more_leaves_the_old_plan(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    target = tmp_path / "out"
    write_plan(a_plan(), target)
    request.getfixturevalue("small_files_only")
    with pytest.raises(InputError, match="SC411"):
        write_plan(a_plan(version="0.2.0"), target)
    assert read_plan(target) == a_plan()
    assert names(tmp_path) == ["out"]
