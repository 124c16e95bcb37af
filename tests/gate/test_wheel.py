"""The built wheel works away from the checkout."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import sysconfig
import time
import venv
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
HELP_S = 0.5


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheel in it; the other packages are borrowed from this one."""
    source, root = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("fresh")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(REPOSITORY / name, source)
    skip = shutil.ignore_patterns("__pycache__")
    shutil.copytree(REPOSITORY / "safeconduct", source / "safeconduct", ignore=skip)
    run([sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(root)], source)
    [wheel] = root.glob("*.whl")
    venv.create(root / "env", with_pip=True)
    python = root / "env" / "bin" / "python"
    run(
        [str(python), "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", str(wheel)],
        root,
    )
    [site] = (root / "env" / "lib").glob("python*/site-packages")
    (site / "borrowed.pth").write_text(sysconfig.get_paths()["purelib"] + "\n")
    return root / "env" / "bin"


def run(words: list[str], folder: Path) -> str:
    """Run a command and give what it prints; its errors are shown if it fails."""
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


# Building and making an environment takes longer than 20 s on a slow machine.
@pytest.mark.wheel
@pytest.mark.timeout(180)
def test_wheel_installs_and_has_its_data(fresh: Path, tmp_path: Path) -> None:
    script = (
        "import json, safeconduct, pathlib; root = pathlib.Path(safeconduct.__file__).parent; "
        "print(json.dumps([str(root), *[str(p.relative_to(root)) for p in root.rglob('*') if p.is_file()]]))"
    )
    root, *files = json.loads(run([str(fresh / "python"), "-c", script], tmp_path))
    assert str(fresh.parent) in root
    here = {
        str(file.relative_to(REPOSITORY / "safeconduct"))
        for file in (REPOSITORY / "safeconduct").rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    assert here <= set(files)
    assert "operations/aleppo-2016-07/operation.yaml" in files


@pytest.mark.wheel
@pytest.mark.timeout(180)  # shares the fixture above, whichever runs first
def test_help_of_the_installed_command_is_quick(fresh: Path, tmp_path: Path) -> None:
    command = str(fresh / "safeconduct")
    assert "quick" in run([command, "--help"], tmp_path)
    took = []
    for _ in range(5):
        begin = time.perf_counter()
        run([command, "--help"], tmp_path)
        took.append(time.perf_counter() - begin)
    assert min(took) < HELP_S


@pytest.mark.wheel
@pytest.mark.timeout(180)  # the same
def test_built_in_operation_is_found_by_name(fresh: Path, tmp_path: Path) -> None:
    answer = run([str(fresh / "safeconduct"), "check", "aleppo-2016-07", "--json"], tmp_path)
    assert json.loads(answer)["areas"] > 0
