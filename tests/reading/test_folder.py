"""Files that cannot be read, and the digest of those that can."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from safeconduct.errors import InputError
from safeconduct.reading import folder as folder_module
from safeconduct.reading.folder import Folder
from safeconduct.reading.open_folder import open_folder


def code_of(folder: Folder, name: str) -> str:
    assert folder.text(name) is None
    [fault] = folder.faults
    assert fault.file == name
    return fault.code


@pytest.mark.parametrize(("path", "code"), [("nothing", "SC101"), ("file", "SC103")])
def test_a_folder_that_is_none(tmp_path: Path, path: str, code: str) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(InputError) as caught:
        open_folder(tmp_path / path)
    assert [fault.code for fault in caught.value.faults] == [code]


@pytest.mark.parametrize("path", ["a" * 5000, "nul\0byte"])
def test_an_impossible_name_is_a_fault(tmp_path: Path, path: str) -> None:
    with pytest.raises(InputError):
        open_folder(f"{tmp_path}/{path}")
    folder = Folder(tmp_path)
    assert folder.text(path) is None
    assert [fault.code for fault in folder.faults] == ["SC108"]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_no_rights(tmp_path: Path) -> None:
    file = tmp_path / "operation.yaml"
    file.write_text("x")
    file.chmod(0)
    assert code_of(Folder(tmp_path), "operation.yaml") == "SC102"
    tmp_path.chmod(0)
    try:
        with pytest.raises(InputError) as caught:
            open_folder(tmp_path)
    finally:
        tmp_path.chmod(0o700)
    assert [fault.code for fault in caught.value.faults] == ["SC102"]


def test_no_rights_as_the_system_says_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_text("x")

    def refuse(*_: object) -> bytes:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert code_of(Folder(tmp_path), "a") == "SC102"
    monkeypatch.setattr(os, "listdir", refuse)
    with pytest.raises(InputError) as caught:
        open_folder(tmp_path)
    assert [fault.code for fault in caught.value.faults] == ["SC102"]


def test_a_broken_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_text("x")

    def fail(_: object) -> bytes:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(Path, "read_bytes", fail)
    assert code_of(Folder(tmp_path), "a") == "SC108"


def test_what_would_never_end_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert code_of(Folder(tmp_path), "pipe") == "SC103"
    monkeypatch.setattr(folder_module, "MOST_BYTES", 10)
    (tmp_path / "long").write_text("x" * 11)
    assert code_of(Folder(tmp_path), "long") == "SC107"


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"\xef\xbb\xbfabc")
    assert Folder(tmp_path).text("a") == "abc"


def test_the_digest_covers_names_and_bytes_in_any_order(tmp_path: Path) -> None:
    for name, text in (("a", "1"), ("b", "2")):
        (tmp_path / name).write_text(text)
    digests = []
    for order in ("ab", "ba", "a"):
        folder = Folder(tmp_path)
        assert all(folder.text(name) for name in order)
        digests.append(folder.digest_sha256())
    assert digests[0] == digests[1] != digests[2]
    (tmp_path / "b").write_text("3")
    changed = Folder(tmp_path)
    assert changed.text("a")
    assert changed.text("b")
    assert changed.digest_sha256() not in digests
