"""Whatever goes wrong ends in words and a number, and old output stays whole."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import safeconduct.cli.plan
import safeconduct.plans.write
from safeconduct.cli.interruptible import interruptible
from safeconduct.cli.main import main


@pytest.fixture
def planned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with an operation and a plan of it."""
    monkeypatch.chdir(tmp_path)
    assert main(["new", "town", "--quiet"]) == 0
    assert main(["plan", "town", "--quiet"]) == 3
    return tmp_path


def content(folder: Path) -> dict[str, bytes]:
    """Give every file below a folder."""
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def spoil(planned: Path) -> None:
    """Put two faults into the operation."""
    file = planned / "town" / "operation.yaml"
    text = file.read_text("utf-8").replace("windows:", "windws:").replace("lanes: 2", "lanes: -2")
    file.write_text(text, "utf-8")


def test_every_fault_is_printed_and_nothing_written(
    planned: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(planned)
    before = content(planned)
    assert main(["plan", "town"]) == 2
    out, err = capsys.readouterr()
    assert not out
    assert "windws" in err
    assert "lanes" in err
    assert "2 faults; nothing was written." in err
    assert content(planned) == before


def test_faults_as_json(planned: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(planned)
    assert main(["plan", "town", "--json"]) == 2
    out, err = capsys.readouterr()
    assert not err
    found = json.loads(out)
    assert found["exit"] == 2
    assert len(found["faults"]) == 2
    assert all(fault["line"] > 0 and fault["remedy"] for fault in found["faults"])


@pytest.mark.parametrize(
    "words",
    [["plan"], ["plan", "town", "--turnout", "most"], ["plan", "town", "--gap", "2"], ["fly"]],
)
def test_a_wrong_command_line_ends_with_2(
    words: list[str], planned: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = content(planned)
    assert main(words) == 2
    assert "SC654" in capsys.readouterr().err
    assert content(planned) == before


def test_no_command_shows_the_commands(capsys: pytest.CaptureFixture[str]) -> None:
    for words in ([], ["roads"]):
        assert main(words) == 2
        out, err = capsys.readouterr()
        assert not out
        assert err.startswith("Usage: safeconduct")
        assert "SC654" not in err


def test_an_unknown_operation_names_those_built_in(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "nowhere"]) == 2
    err = capsys.readouterr().err
    assert "SC655" in err
    assert "aleppo-2016-07" in err


@pytest.mark.parametrize("out", ["town", "town/out", "."])
def test_nothing_is_written_into_or_over_the_operation(
    out: str, planned: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = content(planned)
    assert main(["plan", "town", "--out", out]) == 2
    assert "SC650" in capsys.readouterr().err
    assert content(planned) == before


def test_from_inside_the_operation_the_output_stands_beside_it(
    planned: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "village", "--quiet"]) == 0
    before = content(planned / "village")
    monkeypatch.chdir(planned / "village")
    assert main(["plan", "."]) == 3
    assert f"Written to {Path('..') / 'village-out'}" in capsys.readouterr().out
    assert main(["brief", ".", "../village-out"]) == 3
    assert (planned / "village-brief-out" / "report.html").is_file()
    assert content(planned / "village") == before


@pytest.mark.parametrize("other", [["--set", "max_detour=2"], ["village"]])
def test_a_plan_of_something_else_is_refused_in_one_sentence(
    other: list[str], planned: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "village", "--quiet"]) == 0
    file = planned / "village" / "operation.yaml"
    file.write_text(file.read_text("utf-8") + "# another folder\n", "utf-8")
    words = other if len(other) == 1 else ["town", *other]
    assert main(["certify", words[0], "town-out", *words[1:]]) == 1
    head, *said = capsys.readouterr().out.splitlines()
    assert head == "The plan is not of this operation:"
    assert len(said) == 1
    assert "SC501" in said[0]
    assert "--set" in said[0]


@pytest.mark.usefixtures("planned")
def test_a_plan_made_with_a_setting_is_checked_with_it() -> None:
    lanes = ["--set", "max_detour=2"]
    assert main(["plan", "town", "--out", "changed", *lanes, "--quiet"]) in {0, 3}
    assert main(["certify", "town", "changed", *lanes, "--quiet"]) == 0
    assert main(["certify", "town", "changed", "--quiet"]) == 1


def test_a_folder_of_somebody_else_is_not_replaced(
    planned: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (planned / "letters").mkdir()
    (planned / "letters" / "letter.txt").write_text("Dear …", "utf-8")
    assert main(["plan", "town", "--out", "letters"]) == 2
    assert "SC412" in capsys.readouterr().err
    assert content(planned / "letters") == {"letter.txt": "Dear …".encode()}


def test_a_full_disk_leaves_the_old_output_whole(
    planned: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = content(planned)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(safeconduct.plans.write, "_write_table", full)
    assert main(["plan", "town"]) == 2
    assert "No space left" in capsys.readouterr().err
    assert content(planned) == before


def test_a_fault_of_the_program_is_said_without_a_traceback(
    planned: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    before = content(planned)
    monkeypatch.setattr(safeconduct.cli.plan, "make_plan", broken)
    assert main(["plan", "town"]) == 1
    err = capsys.readouterr().err
    assert "SC690" in err
    assert "Traceback" not in err
    monkeypatch.setenv("SAFECONDUCT_TRACEBACK", "1")
    assert main(["plan", "town"]) == 1
    assert "Traceback" in capsys.readouterr().err
    assert content(planned) == before


def test_an_interruption_ends_with_130(
    planned: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    before = content(planned)
    monkeypatch.setattr(safeconduct.cli.plan, "make_plan", interrupted)
    assert main(["plan", "town"]) == 130
    assert "Interrupted" in capsys.readouterr().err
    assert content(planned) == before


def test_ctrl_c_ends_work_that_does_not_look_up(tmp_path: Path) -> None:
    script = tmp_path / "work.py"
    script.write_text(
        "import signal, sys\n"
        # A shell lets what it starts in the background ignore Ctrl-C, and this would inherit it.
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "from safeconduct.cli.console import Console\n"
        "from safeconduct.cli.guard import guarded\n"
        "from safeconduct.cli.interruptible import interruptible\n"
        "def work():\n"
        "    print('begun', flush=True)\n"
        "    return sum(1 for _ in iter(int, 1))\n"
        "sys.exit(guarded(lambda: interruptible(work), Console()))\n",
        "utf-8",
    )
    worker = subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert worker.stdout is not None
    assert worker.stdout.readline() == "begun\n"
    begin = time.perf_counter()
    worker.send_signal(signal.SIGINT)
    _, err = worker.communicate(timeout=20)
    assert worker.returncode == 130
    assert "Interrupted" in err
    assert time.perf_counter() - begin < 10


def test_work_on_a_thread_gives_its_result_and_its_error() -> None:
    assert interruptible(lambda: 7) == 7

    def broken() -> int:
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        interruptible(broken)
