"""The files of a folder as text, with what was wrong with them and a digest of what was read."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from safeconduct.errors import Fault

MOST_BYTES = 256 * 1024 * 1024
"""Larger than any text file of an operation; roads are read elsewhere."""

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""Characters that cannot be seen and do strange things to terminals and papers; halves of pairs."""


@dataclass(slots=True)
class Folder:
    """An operation folder being read; faults gather here until all is read."""

    root: Path
    faults: list[Fault] = field(default_factory=list)
    _read: dict[str, bytes] = field(default_factory=dict)

    def text(self, name: str, named_at: tuple[str, int] | None = None) -> str | None:
        """Give the text of one file, or ``None`` with a fault gathered.

        Parameters
        ----------
        name
            Path relative to the folder.
        named_at
            File and line that name this file; a missing file is reported there.

        Returns
        -------
        str or None
            The text without a byte order mark.
        """
        if not self._is_file(name, named_at):
            return None
        try:
            data = (self.root / name).read_bytes()
        except PermissionError:
            self._no_rights(name)
            return None
        except OSError as error:
            self._unreadable(name, error)
            return None
        self._read[name] = hashlib.sha256(data).digest()
        return self._decoded(name, data)

    def has(self, name: str) -> bool:
        """Tell whether there is a file or folder of this name."""
        try:
            (self.root / name).stat()
        except (FileNotFoundError, NotADirectoryError):
            return False
        except (OSError, ValueError):
            return True
        return True

    def names(self, name: str, named_at: tuple[str, int] | None = None) -> list[str]:
        """Give the sorted paths of what lies in a folder below, relative to this one."""
        try:
            return sorted(f"{name}/{each.name}" for each in (self.root / name).iterdir())
        except PermissionError:
            self._no_rights(name)
        except (FileNotFoundError, NotADirectoryError):
            file, line = named_at or (name, 0)
            what, why = f"There is no folder {name!r}.", "The operation names it."
            remedy = "Put it there, or correct or remove the key that names it."
            self.faults.append(Fault(file, line, "SC101", what, why, remedy))
        except (OSError, ValueError) as error:
            self._unreadable(name, error)
        return []

    def digest_sha256(self) -> str:
        """Give the digest of every file read so far, independent of the order of reading."""
        whole = hashlib.sha256()
        for name, digest in sorted(self._read.items()):
            whole.update(name.encode() + b"\0" + digest)
        return whole.hexdigest()

    def _is_file(self, name: str, named_at: tuple[str, int] | None) -> bool:
        try:
            state = (self.root / name).stat()
        except (FileNotFoundError, NotADirectoryError):
            file, line = named_at or (name, 0)
            self.faults.append(
                Fault(
                    file,
                    line,
                    "SC101",
                    f"There is no file {name!r} in the folder.",
                    "What it belongs to cannot be read without it.",
                    "Put the file there, or correct or remove the key that names it.",
                )
            )
            return False
        except PermissionError:
            self._no_rights(name)
            return False
        except (OSError, ValueError) as error:
            self._unreadable(name, error)
            return False
        if not S_ISREG(state.st_mode):
            kind = "a folder" if S_ISDIR(state.st_mode) else "no ordinary file"
            self.faults.append(
                Fault(
                    name,
                    0,
                    "SC103",
                    f"{name!r} is {kind}.",
                    "A file with text is expected here.",
                    "Put a file of this name there instead.",
                )
            )
            return False
        if state.st_size > MOST_BYTES:
            self.faults.append(
                Fault(
                    name,
                    0,
                    "SC107",
                    f"The file has {state.st_size:,} bytes.",
                    f"Files of an operation are read up to {MOST_BYTES:,} bytes.",
                    "Leave out what the operation does not need.",
                )
            )
            return False
        return True

    def _decoded(self, name: str, data: bytes) -> str | None:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            self.faults.append(
                Fault(
                    name,
                    data.count(b"\n", 0, error.start) + 1,
                    "SC104",
                    "The text is not UTF-8 here.",
                    "Other encodings garble names, Arabic ones above all.",
                    "Save the file again as UTF-8.",
                )
            )
            return None
        if not text.strip():
            self.faults.append(
                Fault(
                    name,
                    1,
                    "SC105",
                    "The file is empty.",
                    "It should say something of the operation.",
                    "Fill it, or remove it and the key that names it.",
                )
            )
            return None
        control = CONTROL.search(text)
        if control:
            self.faults.append(
                Fault(
                    name,
                    text.count("\n", 0, control.start()) + 1,
                    "SC106",
                    f"There is a control character (U+{ord(control.group()):04X}) here.",
                    "It cannot be seen and does not belong in text.",
                    "Delete it; the file may be damaged, so compare it with a good copy.",
                )
            )
            return None
        return text

    def _no_rights(self, name: str) -> None:
        self.faults.append(
            Fault(
                name,
                0,
                "SC102",
                f"There are no rights to read {name!r}.",
                "What it belongs to cannot be read without it.",
                "Give your account the right to read the folder and its files.",
            )
        )

    def _unreadable(self, name: str, error: Exception) -> None:
        reason = getattr(error, "strerror", None) or "its name is not possible"
        self.faults.append(
            Fault(
                name,
                0,
                "SC108",
                f"{name!r} could not be read: {reason}.",
                "What it belongs to cannot be read without it.",
                "Check the disk or the name, or copy the folder anew.",
            )
        )
