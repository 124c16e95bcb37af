"""No command of the terms writes, calls anybody or logs; facts leave no trace on the machine."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest

import safeconduct
from safeconduct.cli.main import main

WATCHED = """
import sys

touched = []
def watch(event, args):
    writes = set(str(args[1])) & set("wax+") if event == "open" and args[1] else False
    flags = args[2] if event == "open" and isinstance(args[2], int) else 0
    if writes or flags & 0o103:  # written to, or made
        touched.append(f"open {args[0]}")
    if event.startswith(("socket.", "subprocess.", "os.mkdir", "os.rename", "os.remove",
                         "os.link", "os.symlink", "shutil.", "tempfile.", "os.exec", "os.fork",
                         "os.posix_spawn", "sqlite3.", "syslog.", "urllib.")):
        touched.append(event)

sys.addaudithook(watch)
from safeconduct.cli.main import main
code = main(sys.argv[1:])
sys.stdout.flush()
sys.stderr.write("\\nTOUCHED " + repr(touched) + " " + str(code) + "\\n")
"""
FACTS = "age-years: 30\ncarried-arms: yes\nin-hiding: yes\nhanded-to: police\n"
LIBRARY = Path(safeconduct.__file__).parent / "terms" / "library"
COMMANDS = {
    "list": (["list"], ""),
    "show": (["show", "sy-2016-15"], ""),
    "decide": (["decide", "sy-2016-15", "--on", "2016-08-15", "--facts", "-", "--trace"], FACTS),
    "decide-json": (["decide", "sy-2016-15", "--on", "2016-08-15", "--facts", "-", "--json"], FACTS),
    "ask": (["ask", "sy-2016-15/1", "--on", "2016-08-15"], "30\nyes\n\nno\nyes\n"),
    "calendar": (["calendar", "sy-2016-15"], ""),
    "compare": (["compare", "ph-1994-347", "ph-2007-1377"], ""),
    "check": (["check", str(LIBRARY / "sy-2016-15.yaml")], ""),
}  # fmt: skip


def run_watched(words: list[str], typed: str, folder: Path) -> tuple[str, str]:
    """Run a command in a process of its own with empty folders around it; give what it said."""
    names = ("home", "temporary", "here", "cache", "config", "data", "state", "runtime")
    folders = {name: folder / name for name in names}
    for each in folders.values():
        each.mkdir()
    own = {"HOME": "home", "TMPDIR": "temporary", "TEMP": "temporary", "TMP": "temporary"}
    own |= {"XDG_CACHE_HOME": "cache", "XDG_CONFIG_HOME": "config", "XDG_DATA_HOME": "data"}
    own |= {"XDG_STATE_HOME": "state", "XDG_RUNTIME_DIR": "runtime"}
    root = str(Path(safeconduct.__file__).parents[1])
    done = subprocess.run(
        [sys.executable, "-B", "-c", WATCHED, "terms", *words],
        cwd=folders["here"],
        env=os.environ
        | {key: str(folders[name]) for key, name in own.items()}
        | {"PYTHONPATH": root, "PYTHONIOENCODING": "utf-8"},
        input=typed,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    left = sorted(each.relative_to(folder) for each in folder.rglob("*"))
    assert left == sorted(Path(name) for name in names)
    return done.stdout, done.stderr.rpartition("\nTOUCHED ")[2].strip()


@pytest.mark.parametrize("name", COMMANDS)
def test_nothing_is_written_and_nobody_is_called(name: str, tmp_path: Path) -> None:
    words, typed = COMMANDS[name]
    said, touched = run_watched(words, typed, tmp_path)
    assert len(said) > 100
    assert touched == "[] 0"


def test_a_fault_leaves_nothing_either(tmp_path: Path) -> None:
    words = ["decide", "sy-2016-15", "--on", "2016-08-15", "--facts", "-"]
    said, touched = run_watched(words, "age-years: 30\nSAMIR HADDAD: yes\n", tmp_path)
    assert (said, touched) == ("", "[] 2")


def test_the_watch_sees_what_is_written(tmp_path: Path) -> None:
    out = tmp_path / "sy.ics"
    words = ["calendar", "sy-2016-15", "--out", str(out)]
    folder = tmp_path / "around"
    folder.mkdir()
    _, touched = run_watched(words, "", folder)
    assert str(out) in touched
    assert out.is_file()


@pytest.mark.parametrize("name", ["decide", "ask", "calendar", "compare"])
def test_nothing_is_logged(
    name: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    words, typed = COMMANDS[name]
    (tmp_path / "typed").write_text(typed, "utf-8")
    with (tmp_path / "typed").open(encoding="utf-8") as stream, caplog.at_level(logging.DEBUG):
        monkeypatch.setattr("sys.stdin", stream)
        assert main(["terms", *words]) == 0
    assert caplog.records == []
