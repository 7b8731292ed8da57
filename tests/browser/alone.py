"""Runs the dashboard in a network of its own and tells what tried to leave it.

Started by test_alone.py inside ``unshare --net``. The only way out is one end of a pair of network
devices; every packet that arrives at the other end is written down. Nothing is there to answer.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.parse import urlsplit

from conftest import FLAGS, start
from playwright.sync_api import sync_playwright
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin

PAGES = ["", "figures", "present", "share", "cables", "cited", "method", "present?kiosk=30"]
IP = {0x0800: 4, 0x86DD: 6}
TCP, UDP = 6, 17
# Chromium looks for its maker's services by name; what pages ask for is told by the browser itself.
NO_NAMES = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"


def make_a_way_out() -> None:
    """One default route, over a device whose other end is watched."""
    for command in [
        "link set lo up",
        "link add way type veth peer name out",
        "link set way addrgenmode none",
        "link set out addrgenmode none",
        "addr add 10.99.0.2/24 dev way",
        "link set way up",
        "link set out up",
        "neigh add 10.99.0.1 lladdr 02:00:00:00:00:01 dev way",
        "route add default via 10.99.0.1 dev way",
    ]:
        subprocess.run(["ip", *command.split()], check=True)


def told(packet: bytes) -> str | None:
    """Where a packet of TCP or UDP was to go; None for what the kernel sends by itself."""
    version = IP.get(int.from_bytes(packet[12:14], "big"))
    if version == 4 and packet[23] in (TCP, UDP):
        return socket.inet_ntop(socket.AF_INET, packet[30:34])
    if version == 6 and packet[20] in (TCP, UDP):
        return socket.inet_ntop(socket.AF_INET6, packet[38:54])
    return None


def watch(seen: list[str]) -> None:
    """Writes down where each packet was to go, from now on."""
    tap = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.ntohs(3))
    tap.bind(("out", 0))

    def listen() -> None:
        while True:
            goal = told(tap.recv(65535))
            if goal:
                seen.append(goal)

    threading.Thread(target=listen, daemon=True).start()


def call_outside() -> None:
    """The control: one packet that has to be seen."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as out:
        out.sendto(b"control", ("192.0.2.1", 9))


def from_a_foreign_page(url: str) -> bool:
    """Asks for Streamlit's own connection as a page of another site would; True if refused."""
    address = f"{url.replace('http', 'ws', 1)}/_stcore/stream"
    try:
        connect(address, origin=Origin("http://elsewhere.example"), open_timeout=20).close()
    except InvalidStatus:
        return True
    return False


def main(folder: Path, chromium: str) -> None:
    """Server started, every page drawn, server ended; then what was seen, as JSON."""
    make_a_way_out()
    seen: list[str] = []
    watch(seen)
    servers = start(folder, headless=None)
    server = next(servers)
    refused = from_a_foreign_page(server.url)
    drawn: list[str] = []
    asked: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=[*FLAGS, NO_NAMES])
        page = browser.new_page()
        page.on("request", lambda request: asked.append(request.url))
        for name in PAGES:
            page.goto(f"{server.url}/{name}")
            page.locator('.stApp[data-test-script-state="notRunning"]').wait_for()
            drawn.append(name)
        browser.close()
    for _ended in servers:
        pass
    before = list(seen)
    call_outside()
    deadline = time.monotonic() + 10
    while len(seen) == len(before) and time.monotonic() < deadline:
        time.sleep(0.05)  # the watcher's own thread; no page is waited for like this
    told_of: dict[str, object] = {
        "left": before,
        "control": seen[len(before) :],
        "drawn": drawn,
        "refused": refused,
    }
    told_of["asked"] = sorted({urlsplit(url).netloc for url in asked if url.startswith("http")})
    print(json.dumps(told_of | {"log": server.log.read_text(errors="replace")}))


if __name__ == "__main__":
    sys.path.insert(0, os.fspath(Path(__file__).resolve().parents[2]))
    main(Path(sys.argv[1]), sys.argv[2])
