"""Firefox and WebKit, driven by the protocols that they speak themselves.

Playwright drives only its own builds of the two. Firefox speaks WebDriver BiDi without a driver in
between (https://w3c.github.io/webdriver-bidi/), WebKitGTK the classic WebDriver through the
``WebKitWebDriver`` that comes with it (https://www.w3.org/TR/webdriver2/). Neither can reach more
than this machine.
"""

from __future__ import annotations

import base64
import io
import json
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any, Protocol

import requests
from PIL import ImageGrab
from websockets.sync.client import connect

START = 60  # seconds until an engine has started
ELEMENTS = "webkitgtk:browserOptions"
Point = tuple[float, float]  # px from the left and the top of the window
# Nothing but this machine: all else is sent to a port where nobody listens.
PREFERENCES = {
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "browser.aboutConfig.showWarning": False,
    "remote.active-protocols": 1,
}


PROGRAMS = {"firefox": ["firefox-esr"], "webkit": ["WebKitWebDriver", "Xvfb"]}
PACKAGES = "firefox-esr webkit2gtk-driver xvfb"  # Debian's names


def found(name: str) -> bool:
    """Whether all that an engine needs is on this machine."""
    return all(shutil.which(program) for program in PROGRAMS[name])


class Engine(Protocol):
    """A window of a browser."""

    def open(self, url: str) -> None:
        """Goes to an address and waits until it is loaded."""

    def run(self, script: str) -> Any:
        """The value of an expression in the page; a promise is waited for."""

    def drag(self, start: Point, end: Point) -> None:
        """Presses at one point, moves to the other, and lets go; a click where both are one."""

    def press(self, key: str) -> None:
        """Presses a key, by its character of the Unicode private area (WebDriver, 17.4.2)."""

    def picture(self) -> bytes:
        """What the window shows, as PNG."""

    def top(self) -> int:
        """Where the page begins in the picture, px from its top."""


@contextmanager
def firefox(folder: Path, width: int = 1366, height: int = 768) -> Iterator[Engine]:
    """A Firefox with a profile of its own in ``folder``; sizes in px."""
    program = _program("firefox-esr")
    profile = folder / "profile"
    profile.mkdir(parents=True)
    lines = (f"user_pref({json.dumps(key)}, {json.dumps(value)});\n" for key, value in PREFERENCES.items())  # fmt: skip
    (profile / "user.js").write_text("".join(lines), encoding="utf-8")
    size = ["--width", str(width), "--height", str(height)]
    command = [program, "--headless", "--no-remote", "--remote-debugging-port", "0", *size]
    log = folder / "firefox.log"
    with _running([*command, "--profile", str(profile), "about:blank"], log, {}):
        address = _said(log, r"(ws://127\.0\.0\.1:\d+)")
        with connect(f"{address}/session", max_size=None, open_timeout=START) as socket_:
            window = _Bidi(socket_, width, height)
            yield window


class _Bidi:
    def __init__(self, channel: Any, width: int, height: int) -> None:
        self._channel, self._numbers = channel, count(1)
        self._ask("session.new", capabilities={})
        [first, *_rest] = self._ask("browsingContext.getTree")["contexts"]
        self._context = first["context"]
        viewport = {"width": width, "height": height}
        self._ask("browsingContext.setViewport", context=self._context, viewport=viewport)

    def _ask(self, method: str, **params: Any) -> Any:
        number = next(self._numbers)
        self._channel.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            said = json.loads(self._channel.recv(timeout=START))
            if said.get("id") == number:
                assert said["type"] == "success", said
                return said["result"]

    def open(self, url: str) -> None:
        self._ask("browsingContext.navigate", context=self._context, url=url, wait="complete")

    def run(self, script: str) -> Any:
        text = f"(async () => JSON.stringify(await ({script})))()"
        target = {"context": self._context}
        found = self._ask("script.evaluate", expression=text, target=target, awaitPromise=True)
        assert found["type"] == "success", found
        return json.loads(found["result"].get("value", "null"))

    def drag(self, start: Point, end: Point) -> None:
        self._act("pointer", _path(start, end))

    def press(self, key: str) -> None:
        self._act("key", [{"type": "keyDown", "value": key}, {"type": "keyUp", "value": key}])

    def _act(self, kind: str, actions: list[dict[str, Any]]) -> None:
        source = {"type": kind, "id": kind, "actions": actions}
        self._ask("input.performActions", context=self._context, actions=[source])

    def picture(self) -> bytes:
        shot = self._ask("browsingContext.captureScreenshot", context=self._context)
        return base64.b64decode(shot["data"])

    def top(self) -> int:
        return 0


@contextmanager
def webkit(folder: Path) -> Iterator[Engine]:
    """A WebKitGTK MiniBrowser on a screen that nobody sees, of 1024×730 px inside.

    Its driver waits for ever for a change of size or a picture where there is no window manager.
    """
    folder.mkdir(parents=True)
    browser = next(iter(Path("/usr/lib").glob("*/webkit2gtk-4.1/MiniBrowser")), None)
    assert browser, f"MiniBrowser is missing: apt-get install {PACKAGES}"
    screen, log = folder / "screen.log", folder / "webkit.log"
    numbers = ["-displayfd", "1", "-screen", "0", "1200x900x24"]
    with _running([_program("Xvfb"), *numbers, "-nolisten", "tcp"], screen, {}):
        display = _said(screen, r"^(\d+)$")
        port = _free_port()
        home = {"HOME": str(folder), "DISPLAY": f":{display}", "no_proxy": "127.0.0.1"}
        plain = {"WEBKIT_DISABLE_COMPOSITING_MODE": "1"}
        with _running([_program("WebKitWebDriver"), f"--port={port}"], log, home | plain):
            yield _Classic(f"http://127.0.0.1:{port}", str(browser), f":{display}")


class _Classic:
    def __init__(self, address: str, browser: str, screen: str) -> None:
        options = {ELEMENTS: {"binary": browser, "args": ["--automation"]}}
        self._base, self._screen = address, screen
        end = time.monotonic() + START
        made = None
        while made is None:
            try:
                made = self._ask("POST", "/session", capabilities={"alwaysMatch": options})
            except requests.ConnectionError:
                assert time.monotonic() < end, "WebKitWebDriver does not answer"
                time.sleep(0.1)
        self._base = f"{address}/session/{made['sessionId']}"
        self._ask("POST", "/timeouts", script=START * 1000, pageLoad=START * 1000)

    def _ask(self, method: str, path: str, **body: Any) -> Any:
        answer = requests.request(
            method,
            self._base + path,
            json=body if method == "POST" else None,
            timeout=2 * START,
            proxies={"http": ""},
        )
        value = answer.json()["value"]
        assert answer.ok, value
        return value

    def open(self, url: str) -> None:
        self._ask("POST", "/url", url=url)

    def run(self, script: str) -> Any:
        text = f"const done = arguments[0]; (async () => JSON.stringify(await ({script})))().then(done, error => done('!' + error))"  # fmt: skip
        found = self._ask("POST", "/execute/async", script=text, args=[])
        assert not str(found).startswith("!"), found
        return None if found is None else json.loads(found)

    def drag(self, start: Point, end: Point) -> None:
        self._act("pointer", _path(start, end))

    def press(self, key: str) -> None:
        self._act("key", [{"type": "keyDown", "value": key}, {"type": "keyUp", "value": key}])

    def _act(self, kind: str, actions: list[dict[str, Any]]) -> None:
        source = {"type": kind, "id": kind, "actions": actions}
        self._ask("POST", "/actions", actions=[source])

    def picture(self) -> bytes:
        shot = io.BytesIO()
        ImageGrab.grab(xdisplay=self._screen).save(shot, "PNG")
        return shot.getvalue()

    def top(self) -> int:
        return int(self.run("outerHeight - innerHeight"))


def _path(start: Point, end: Point) -> list[dict[str, Any]]:
    (x, y), (to_x, to_y) = start, end
    move = {"type": "pointerMove", "duration": 0}
    on = [{"type": "pointerDown", "button": 0}, {**move, "x": round(to_x), "y": round(to_y), "duration": 60}]  # fmt: skip
    press = on if start != end else on[:1]
    return [{**move, "x": round(x), "y": round(y)}, *press, {"type": "pointerUp", "button": 0}]


def _program(name: str) -> str:
    path = shutil.which(name)
    assert path, f"{name} is missing: apt-get install {PACKAGES}"
    return path


@contextmanager
def _running(command: list[str], log: Path, environment: dict[str, str]) -> Iterator[None]:
    """Runs a program as long as the block lasts; what it says goes to ``log``."""
    with log.open("wb") as out:
        process = subprocess.Popen(
            command, stdout=out, stderr=subprocess.STDOUT, env={**os.environ, **environment}
        )
        try:
            yield
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _said(log: Path, pattern: str) -> str:
    """What a program says of itself once it has started."""
    end = time.monotonic() + START
    while time.monotonic() < end:
        found = re.search(pattern, log.read_text(encoding="utf-8", errors="replace"), flags=re.M)
        if found:
            return found[1]
        time.sleep(0.05)
    raise AssertionError(f"{log.name}: {log.read_text(encoding='utf-8', errors='replace')[-2000:]}")


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
