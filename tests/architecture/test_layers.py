"""The import contracts of pyproject.toml hold."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(not (ROOT / "pyproject.toml").is_file(), reason="the contracts stand in the checkout")
def test_import_contracts() -> None:
    script = Path(sys.executable).with_name("lint-imports")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    run = subprocess.run([script, "--no-cache"], cwd=ROOT, env=environment, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout
