"""Reading one file of a plan as text."""

from __future__ import annotations

from pathlib import Path

from safeconduct.errors import Fault


def read_text(file: Path, faults: list[Fault]) -> str | None:
    """Read a file as UTF-8; what hinders it goes to ``faults``.

    Parameters
    ----------
    file
        The file.
    faults
        Where faults are gathered.

    Returns
    -------
    The text, or None.
    """
    try:
        return file.read_bytes().decode("utf-8")
    except FileNotFoundError:
        code, line, what = "SC401", 0, "The file is missing."
    except UnicodeDecodeError as error:
        code, line = "SC402", error.object[: error.start].count(b"\n") + 1
        what = "The text is not UTF-8."
    except OSError as error:
        code, line, what = "SC402", 0, f"The file cannot be read: {error.strerror}."
    faults.append(
        Fault(
            str(file),
            line,
            code,
            what,
            "A plan is read from all of its files.",
            "Write the plan again, or restore the file.",
        )
    )
    return None
