"""Find an operation by path or by name, read it and build its roads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import safeconduct
from safeconduct.cli.console import Console, Progress
from safeconduct.errors import Fault, InputError

if TYPE_CHECKING:
    from safeconduct.network.model import Network
    from safeconduct.operation.model import Operation
    from safeconduct.plans.model import Population

BUILT_IN = Path(safeconduct.__file__).parent / "operations"


@dataclass(frozen=True, slots=True)
class Choices:
    """What of an operation is read otherwise than its folder says."""

    roads: Path | None = None
    settings: tuple[str, ...] = ()


def built_in_names() -> list[str]:
    """Give the names of the built-in operations."""
    return sorted(file.parent.name for file in BUILT_IN.glob("*/operation.yaml"))


def find_operation(name: str) -> Path:
    """Find an operation folder.

    Parameters
    ----------
    name
        Path of a folder, of its ``operation.yaml``, or the name of a built-in operation. A
        folder of that name in the working directory wins over a built-in one.

    Returns
    -------
    pathlib.Path
        The folder.

    Raises
    ------
    InputError
        If there is no such folder (SC655).
    """
    path = Path(name)
    if path.name == "operation.yaml" and path.is_file():
        return path.parent
    if path.is_dir():
        if (path / "plan.json").is_file() and not (path / "operation.yaml").exists():
            raise InputError([_other_kind(name, "a plan", "an operation", "operation.yaml")])
        return path
    if name in built_in_names():
        return BUILT_IN / name
    names = ", ".join(built_in_names())
    raise InputError(
        [
            Fault(
                name,
                0,
                "SC655",
                "There is no operation folder of this name.",
                f"Built in are: {names}.",
                "Give the path of a folder with an operation.yaml, or a built-in name.",
            )
        ]
    )


def expect_plan(folder: Path, operation: str | None = None) -> Path:
    """Refuse an operation where a plan is expected, in one sentence.

    Parameters
    ----------
    folder
        What was given as the folder of a plan.
    operation
        What was given as the operation, where one was.

    Returns
    -------
    pathlib.Path
        The folder; whether it holds a whole plan is seen when it is read.

    Raises
    ------
    InputError
        If it is an operation folder and holds no plan (SC659).
    """
    if (folder / "operation.yaml").is_file() and not (folder / "plan.json").exists():
        fault = _other_kind(str(folder), "an operation", "a plan", "plan.json")
        if operation is not None and (Path(operation) / "plan.json").is_file():
            what = "The operation and the plan stand in each other's place."
            remedy = f"Turn them round: give {folder} first, then {operation}."
            fault = replace(fault, what=what, remedy=remedy)
        raise InputError([fault])
    return folder


def _other_kind(folder: str, held: str, wanted: str, file: str) -> Fault:
    return Fault(
        folder,
        0,
        "SC659",
        f"This folder holds {held}, not {wanted}.",
        f"It has no {file}.",
        f"Give the folder of {wanted} here.",
    )


def read_and_build(
    name: str,
    choices: Choices,
    console: Console,
    progress: Progress,
    population: Population = "value",
) -> tuple[Operation, Network]:
    """Read an operation, build its roads and print the warnings of both.

    Parameters
    ----------
    name
        As :func:`find_operation` takes it.
    choices
        Roads and settings to read in place of the folder's own.
    console
        Where warnings go.
    progress
        Told what is being done.
    population
        Which end of the population is read.

    Returns
    -------
    tuple
        The operation and its roads.

    Raises
    ------
    InputError
        With every fault found.
    """
    from safeconduct.network.build import build_network  # noqa: PLC0415 - slow to import

    operation = read(name, choices, progress, population)
    progress("building the roads", None)
    network = build_network(operation)
    console.warn(network.warnings)
    return operation, network


def read(
    name: str, choices: Choices, progress: Progress, population: Population = "value"
) -> Operation:
    """Read an operation without its roads.

    Parameters
    ----------
    name
        As :func:`find_operation` takes it.
    choices
        Roads and settings to read in place of the folder's own.
    progress
        Told what is being done.
    population
        Which end of the population is read.

    Returns
    -------
    Operation
        What the folder says.

    Raises
    ------
    InputError
        With every fault found.
    """
    from safeconduct.operation.read import read_operation  # noqa: PLC0415 - slow to import

    progress("reading the operation", None)
    return read_operation(
        find_operation(name), roads=choices.roads, settings=choices.settings, population=population
    )


def choices_of(roads: Path | None, settings: Sequence[str] | None) -> Choices:
    """Give the choices that options of the command line make."""
    return Choices(roads, tuple(settings or ()))
