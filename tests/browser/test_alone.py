"""From the server's start to its end nothing leaves the machine, as seen from outside it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from alone import PAGES
from conftest import CHROMIUM

READY = os.name == "posix" and os.geteuid() == 0 and shutil.which("unshare") and shutil.which("ip")


@pytest.mark.skipif(
    not READY and not os.environ.get("CI"),
    reason="a network of its own takes root, unshare and ip (Debian: util-linux, iproute2)",
)
def test_nothing_leaves_the_machine(tmp_path: Path) -> None:
    script = Path(__file__).with_name("alone.py")
    command = ["unshare", "--net", sys.executable, str(script), str(tmp_path), CHROMIUM]
    paths = [*map(str, script.parents[:3]), os.environ.get("PYTHONPATH", "")]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}
    ran = subprocess.run(command, env=env, capture_output=True, text=True, timeout=300)
    assert ran.returncode == 0, ran.stderr[-4000:]
    told = json.loads(ran.stdout.splitlines()[-1])
    assert told["drawn"] == PAGES
    assert told["refused"] is True, "a foreign page is not let in"
    assert len(told["asked"]) == 1, "every page asks this server alone"
    assert told["control"], "what leaves is seen"
    assert told["left"] == [], told["log"][-2000:]
