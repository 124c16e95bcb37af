"""One person at a time; nothing is read but the question, nothing is kept or written."""

from __future__ import annotations

import ast
import importlib
import inspect
import logging
import os
import pkgutil
import subprocess
import sys
import typing
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import safeconduct.terms
from safeconduct.errors import InputError
from safeconduct.terms.answer import Answer, Decision
from safeconduct.terms.decide import decide
from safeconduct.terms.library import library_instrument

FACTS: dict[str, Any] = {"age-years": 30, "carried-arms": True, "in-hiding": True}
SYRIA = library_instrument("sy-2016-15")

NOT_NEEDED = {"logging", "os", "pickle", "random", "secrets", "shutil", "socket", "sqlite3"}
NOT_NEEDED |= {"subprocess", "tempfile", "time", "urllib", "uuid"}

WATCHED = """
import sys
from datetime import date
from safeconduct.terms.decide import decide
from safeconduct.terms.library import library_instrument
from safeconduct.terms.limits import limits_beside
from safeconduct.terms.say_decision import decision_lines
from safeconduct.terms.tongue import Tongue

opened = []
def watch(event, args):
    if event == "open" and (args[1] is None or set(str(args[1])) & set("wax+")):
        opened.append(args[0])
    if event.startswith(("socket.", "subprocess.", "os.mkdir", "os.rename", "shutil.")):
        opened.append(event)

instrument = library_instrument("sy-2016-15")
sys.addaudithook(watch)
facts = {"age-years": 30, "carried-arms": True, "in-hiding": True, "handed-to": "police"}
for code in ("en", "ar"):
    decision = decide(instrument, facts, on=date(2016, 10, 28))
    print(len(decision_lines(decision, limits_beside(facts, None), Tongue(code), trace=True)) > 20)
print(opened)
"""


def modules() -> Iterator[Any]:
    """Give every module of the terms."""
    for found in pkgutil.walk_packages(safeconduct.terms.__path__, "safeconduct.terms."):
        yield importlib.import_module(found.name)


def public_functions() -> dict[str, Callable[..., Any]]:
    """Give every public function and method of the terms."""
    found: dict[str, Callable[..., Any]] = {}
    for module in modules():
        for name, value in vars(module).items():
            if name.startswith("_") or getattr(value, "__module__", "") != module.__name__:
                continue
            if inspect.isfunction(value):
                found[f"{module.__name__}.{name}"] = value
            elif inspect.isclass(value):
                for method, inner in vars(value).items():
                    if inspect.isfunction(inner) and not method.startswith("_"):
                        found[f"{module.__name__}.{name}.{method}"] = inner
    return found


def inner_types(annotation: Any) -> Iterator[Any]:
    """Give a type and every type inside it."""
    yield annotation
    for part in typing.get_args(annotation):
        yield from inner_types(part)


def holds_several(annotation: Any) -> bool:
    """Tell whether a type holds several sets of facts, or several decisions."""
    for each in inner_types(annotation):
        origin = typing.get_origin(each)
        if not (inspect.isclass(origin) and issubclass(origin, Iterable)):
            continue
        for part in typing.get_args(each):
            mapping = typing.get_origin(part)
            facts = inspect.isclass(mapping) and issubclass(mapping, typing.Mapping)
            of_facts = facts and typing.get_args(part)[0] is str and "bool | int" in str(part)
            if part is Decision or of_facts:
                return True
    return False


def test_there_is_no_way_in_for_several_persons() -> None:
    functions = public_functions()
    assert "safeconduct.terms.decide.decide" in functions
    assert len(functions) > 40
    taking = [
        name for name, each in functions.items() if "facts" in inspect.signature(each).parameters
    ]
    assert "safeconduct.terms.decide.decide" in taking
    for name, function in functions.items():
        hints = typing.get_type_hints(function)
        assert not [key for key, hint in hints.items() if holds_several(hint)], name
        words = ("batch", "many", "persons", "people", "roster", "score", "rank", "match_person")
        assert not [word for word in words if word in name], name
    returning = [name for name, each in functions.items()
                 if typing.get_type_hints(each).get("return") is Decision]  # fmt: skip
    assert returning == ["safeconduct.terms.decide.decide"]


def test_the_rule_finds_what_it_is_for() -> None:
    from safeconduct.terms.facts import Facts  # noqa: PLC0415 - evaluated below

    assert holds_several(list[Facts])
    assert holds_several(Iterable[Facts])
    assert holds_several(dict[str, Facts])
    assert holds_several(tuple[Decision, ...])
    assert not holds_several(Facts)
    assert not holds_several(tuple[Answer, ...])


@pytest.mark.parametrize(
    "several", [[FACTS], [FACTS, FACTS], (FACTS,), iter([FACTS]), {"a": FACTS}]
)
def test_a_list_of_persons_is_refused(several: Any) -> None:
    with pytest.raises(InputError) as caught:
        decide(SYRIA, several, on=date(2016, 8, 1))
    assert caught.value.faults[0].code in ("SC724", "SC722")


def test_no_clock_is_read_and_nothing_is_drawn() -> None:
    calls = {"today", "now", "utcnow", "time", "time_ns", "perf_counter", "monotonic"}
    for module in modules():
        tree = ast.parse(Path(str(module.__file__)).read_text("utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                assert node.func.attr not in calls, (module, node.lineno)
            if isinstance(node, ast.Import):
                assert not {alias.name for alias in node.names} & NOT_NEEDED, module
            if isinstance(node, ast.ImportFrom):
                assert node.module not in NOT_NEEDED, module


def test_nothing_is_logged(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.DEBUG):
        decide(SYRIA, FACTS, on=date(2016, 8, 1))
    assert caplog.records == []
    assert capfd.readouterr() == ("", "")


def test_nothing_is_written_and_nobody_is_called(tmp_path: Path) -> None:
    home, temporary, here = (tmp_path / name for name in ("home", "temporary", "here"))
    for folder in (home, temporary, here):
        folder.mkdir()
    own = {"HOME": str(home), "TMPDIR": str(temporary), "PYTHONDONTWRITEBYTECODE": "1"}
    told = {
        name: str(home / name) for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")
    }
    root = str(Path(safeconduct.__file__).parents[1])
    done = subprocess.run(
        [sys.executable, "-c", WATCHED],
        cwd=here,
        env=os.environ | own | told | {"PYTHONPATH": root},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split("\n") == ["True", "True", "[]", ""]
    assert done.stderr == ""
    assert sorted(each.name for each in tmp_path.rglob("*")) == ["here", "home", "temporary"]
