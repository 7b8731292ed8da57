"""Visits each page in turn, in one browser, and takes its times. Numbers only, no verdicts.

The pages take turns (ours, idiomatic, bare, ours, …), so that whatever else the machine does
meets all of them alike.
"""

from __future__ import annotations

import base64
import os
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from playwright.sync_api import (
    Browser,
    BrowserContext,
    Frame,
    Page,
    ViewportSize,
    sync_playwright,
)

from bench.pages.figures import layers, months
from bench.servers import servers
from crossings.collection.load import load_dataset
from crossings.exhibit.layers import marks, read_layers

HERE = Path(__file__).resolve().parent
CHROMIUM = os.environ.get("CROSSINGS_CHROMIUM", "/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    # Playwright's own way to block addresses would switch the browser's cache off.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
SIZES: dict[str, ViewportSize] = {
    "1366 × 768": {"width": 1366, "height": 768},
    "390 × 844": {"width": 390, "height": 844},
}
PATIENCE = 90_000  # ms
QUIET = 0.7  # seconds without news, after which a page has all it asks for
MID_MONTH = "-15"
WARM_UP = 2  # steps before those that count
# What each page waits for, as the probe names it: its map, its chart, and the rest of the page.
STATES: dict[str, tuple[str, ...]] = {
    "ours": ("crossings:map", "crossings:timeline", "card"),
    "idiomatic": ("path", "point"),
    "bare": ("point",),
}
STANDING = """([names, patience]) => bench.until(
  notes => names.every(name => name in notes.first) ? notes.first : undefined, patience)"""
REDRAWN = """async ([key, patience]) => {
  const pressed = bench.pressed.at(-1)[1];
  const at = await bench.until(notes =>
    notes.layers.find(([shown, at]) => at > pressed && shown === key)?.[1], patience);
  return at - pressed;
}"""
AT_REST = ".stApp[data-test-script-state=notRunning]"


@dataclass(frozen=True)
class Visit:
    """One opening of a page: ms since navigation, and bytes."""

    map: float
    both: float
    whole: float  # with all that stands around map and chart
    bytes: int  # answers to requests, as they came over the wire
    socket: int  # messages of Streamlit's web socket, unpacked
    work: float  # ms of processor time that the page's process had used when all stood


@dataclass(frozen=True)
class Step:
    """One step in time, in ms: until the map has changed, and its script where it can be told."""

    until: float
    call: float = 0.0
    left: float = 0.0

    @property
    def script(self) -> float:
        """All script of the step: in the call, and put off to the frame that shows it."""
        return self.call + self.left


@dataclass
class Series:
    """All that was measured of one page, in the order of the rounds."""

    cold: list[Visit] = field(default_factory=list)
    warm: list[Visit] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)


@dataclass(frozen=True)
class Run:
    """A whole measurement and what it was taken with."""

    pages: Mapping[str, Series]
    months: Sequence[str]
    browser: str
    load: float
    outside: frozenset[str]


@dataclass(frozen=True)
class Walk:
    """Months in a row, each with other areas on the map than the one before."""

    months: Sequence[str]
    layers: Sequence[frozenset[str]]
    before: int  # months that the slider has before these

    def places(self, count: int) -> list[int]:
        """Where each step leads: up to the last month, back to the first, and again."""
        last = len(self.months) - 1
        turn = [*range(1, last + 1), *range(last - 1, -1, -1)]
        return [turn[index % len(turn)] for index in range(count)]


def walk() -> Walk:
    """The longest row of months of the collection in which every step changes the map."""
    data = load_dataset()
    drawable = marks(data, read_layers())
    every = months(data)
    sets = [layers(data, month, drawable) for month in every]
    best = start = 0, 0
    for index in range(1, len(every)):
        same = sets[index] == sets[index - 1]
        start = (index, index) if same else (start[0], index)
        best = max(best, start, key=lambda row: row[1] - row[0])
    assert best[1] > best[0], "no month of the collection changes the map"
    row = slice(best[0], best[1] + 1)
    return Walk(every[row], sets[row], best[0])


def measure(
    size: ViewportSize, repeats: int, steps: int, slow_steps: int, tell: Callable[[str], None]
) -> Run:
    """Measure all pages ``repeats`` times over, with so many steps in time in each round.

    ``size`` is the window's, in CSS px.
    """
    way = walk()
    pages = {name: Series() for name in STATES}
    load = os.getloadavg()[0]
    outside: set[str] = set()
    with (
        tempfile.TemporaryDirectory() as folder,
        servers(Path(folder)) as addresses,
        sync_playwright() as play,
    ):
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for name, address in addresses.items():
            tell(f"warming up: {name}")
            _round(browser, size, name, address, outside)
        for number in range(1, repeats + 1):
            for name, address in addresses.items():
                tell(f"round {number} of {repeats}: {name}")
                take = {"ours": _own_steps, "idiomatic": _slider_steps}.get(name)
                count = steps if name == "ours" else slow_steps
                found = _round(
                    browser, size, name, address, outside, take and _bound(take, way, count)
                )
                pages[name].cold += found.cold
                pages[name].warm += found.warm
                pages[name].steps += found.steps
        version = browser.version
        browser.close()
    return Run(pages, way.months, version, load, frozenset(outside))


Take = Callable[[Page, Walk, int], list[Step]]


def _bound(take: Take, way: Walk, count: int) -> Callable[[Page], list[Step]]:
    return lambda page: take(page, way, count)


def _round(
    browser: Browser,
    size: ViewportSize,
    name: str,
    address: str,
    outside: set[str],
    take: Callable[[Page], list[Step]] | None = None,
) -> Series:
    """A first visit with nothing kept, a second one, and the steps in time."""
    context = browser.new_context(viewport=size)
    context.set_default_timeout(PATIENCE)
    context.add_init_script(path=HERE / "probe.js")
    context.on("request", lambda request: _watch(request.url, address, outside))
    page, cold = _visit(context, name, address)
    page.close()
    page, warm = _visit(context, name, address)
    steps = take(page) if take else []
    context.close()
    return Series([cold], [warm], steps)


def _watch(url: str, address: str, outside: set[str]) -> None:
    if not url.startswith((address, "data:", "blob:")):
        outside.add(url)


def _visit(context: BrowserContext, name: str, address: str) -> tuple[Page, Visit]:
    page = context.new_page()
    wire = Wire(context, page)
    page.goto(address, wait_until="commit")
    noted: dict[str, float] = page.evaluate(STANDING, [STATES[name], PATIENCE])
    work = wire.work()
    wire.settle()
    times = [noted[state] for state in STATES[name]]
    return page, Visit(times[0], max(times[:2]), max(times), wire.bytes, wire.socket, work)


class Wire:
    """Counts the bytes that reach a page, and the work that they make."""

    def __init__(self, context: BrowserContext, page: Page) -> None:
        self.page, self.bytes, self.socket, self.last = page, 0, 0, time.monotonic()
        self.session = context.new_cdp_session(page)
        self.session.on("Network.loadingFinished", self._answer)
        self.session.on("Network.webSocketFrameReceived", self._message)
        self.session.send("Network.enable")
        self.session.send("Performance.enable")

    def _answer(self, event: dict[str, Any]) -> None:
        self.bytes += round(event["encodedDataLength"])
        self.last = time.monotonic()

    def _message(self, event: dict[str, Any]) -> None:
        text = event["response"]["payloadData"]
        self.socket += (
            len(base64.b64decode(text)) if event["response"]["opcode"] == 2 else len(text)
        )
        self.last = time.monotonic()

    def work(self) -> float:
        """Processor time of the page's process so far, in ms: other jobs do not add to it."""
        found = self.session.send("Performance.getMetrics")["metrics"]
        return 1000 * float(next(one["value"] for one in found if one["name"] == "ProcessTime"))

    def settle(self) -> None:
        """Waits until nothing has come for a while."""
        while time.monotonic() - self.last < QUIET:
            self.page.wait_for_timeout(100)


def _own_steps(page: Page, way: Walk, count: int) -> list[Step]:
    """Steps of the exhibit, through its public interface."""
    days = [way.months[place] + MID_MONTH for place in way.places(count + WARM_UP)]
    rows = _exhibit(page).evaluate((HERE / "steps.js").read_text(encoding="utf-8"), days)
    for before, after in pairwise(rows):
        assert before["shown"] != after["shown"], "a step that changed nothing was measured"
    return [Step(row["painted"], row["called"], row["left"]) for row in rows[WARM_UP:]]


def _exhibit(page: Page) -> Frame:
    element = page.wait_for_selector("iframe.crossings-frame")
    frame = element.content_frame() if element else None
    assert frame, "the exhibit has no frame"
    return frame


def _slider_steps(page: Page, way: Walk, count: int) -> list[Step]:
    """Steps of the slider, from the key until the map's frame holds that month's layers."""
    page.locator("[role=slider], input[type=range]").first.focus()
    for _ in range(way.before):
        page.keyboard.press("ArrowRight")
    at, steps = 0, []
    for place in way.places(count + WARM_UP):
        page.wait_for_selector(AT_REST)
        page.wait_for_timeout(300)  # for the reader to look at it; nothing is waited for
        page.keyboard.press("ArrowRight" if place > at else "ArrowLeft")
        key = " ".join(sorted(way.layers[place]))
        steps.append(Step(page.evaluate(REDRAWN, [key, PATIENCE])))
        at = place
    return steps[WARM_UP:]
