"""The three pages under measure, each on its own server on this machine."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

import xstatic.pkg.leaflet

ROOT = Path(__file__).resolve().parent.parent
PAGES = Path(__file__).resolve().parent / "pages"
PATIENCE = 60  # seconds
OLD = 630_000_000  # a file time of long ago, so that browsers keep the file as they keep ours


@contextmanager
def servers(folder: Path) -> Iterator[dict[str, str]]:
    """Runs all pages, with what they write in ``folder``; gives their addresses by name."""
    leaflet(folder / "static")
    for name in ("idiomatic", "bare"):
        shutil.copy(PAGES / f"{name}.py", folder)
    with ExitStack() as stack:
        yield {
            "ours": stack.enter_context(
                server("dashboard.py", folder / "ours.log", CROSSINGS_STATIC=str(folder / "built"))
            ),
            "idiomatic": stack.enter_context(
                server(str(folder / "idiomatic.py"), folder / "idiomatic.log")
            ),
            "bare": stack.enter_context(server(str(folder / "bare.py"), folder / "bare.log")),
        }


def leaflet(folder: Path) -> None:
    """Leaflet as the XStatic package ships it, for Streamlit to serve beside a page."""
    folder.mkdir()
    for name in ("leaflet.js", "leaflet.css"):
        content = (Path(xstatic.pkg.leaflet.BASE_DIR) / name).read_bytes()
        (folder / name).write_bytes(content.replace(b"//# sourceMappingURL=leaflet.js.map", b""))
        os.utime(folder / name, (OLD, OLD))


@contextmanager
def server(script: str, log: Path, **environment: str) -> Iterator[str]:
    """Runs a page of Streamlit as long as the block lasts; gives its address."""
    options = {
        "address": "127.0.0.1",
        "headless": "true",
        "fileWatcherType": "none",
        "enableStaticServing": "true",  # the idiomatic page has its Leaflet from there
    }
    arguments = (f"--server.{name}={value}" for name, value in options.items())
    with running(script, log, environment, *arguments) as address:
        yield f"{address}/"


@contextmanager
def running(
    script: str, log: Path, environment: Mapping[str, str], *arguments: str
) -> Iterator[str]:
    """Runs a script of Streamlit on a free port as long as the block lasts; gives its address.

    Raises RuntimeError, with the end of the log, where it does not say that it is well.
    """
    port = str(_free_port())
    command = [sys.executable, "-m", "streamlit", "run", script, *arguments]
    env = {**os.environ, **environment, "STREAMLIT_SERVER_PORT": port}
    with log.open("wb") as out:
        process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=out, stderr=subprocess.STDOUT)
    try:
        _wait_until_well(f"http://127.0.0.1:{port}/_stcore/health", process, log)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_well(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"a server did not start:\n{log.read_text(errors='replace')[-4000:]}")
