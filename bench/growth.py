"""How the dashboard grows: ``python -m bench.growth``, with ``--write`` into the docs.

Each size is an invented collection of bench/corpus.py, the smallest the frozen one of the tests.
The exhibit is opened by itself, as embedded, in one browser after another.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from typing import Any, TypeVar

from playwright.sync_api import Page, sync_playwright

from bench.corpus import TABLES
from bench.corpus import write as invent
from bench.measure import CHROMIUM, FLAGS, HERE, Wire
from bench.report import DOCUMENT, percentile, put, table
from crossings import exhibit
from crossings.collection.compiled import load_compiled
from crossings.collection.load import Dataset, load_dataset
from crossings.exhibit.timeline import presets
from crossings.questions.query import Choice, choose
from crossings.wording.reader import Reader

SIZES = (5, 12, 50, 500, 5000)
LAPTOP = {"width": 1366, "height": 768}
STEPS = 30  # in each of two windows
FILTERS = 6  # on and off again
PASSES = 3  # through the same steps: the quickest counts, since other work only adds
CHOICE = Choice(measures=("crossed",))
PATIENCE = 120_000  # ms
MARKS = """() => ['crossings:map', 'crossings:timeline'].map(
  name => performance.getEntriesByName(name)[0]?.startTime)"""
FILTERED = """async times => {
  const found = [[], []];
  for (let time = 0; time < 2 * times; time += 1) {
    await new Promise(go => setTimeout(go, 300));
    let frame = 0;
    requestAnimationFrame(() => { frame = performance.now(); });
    const start = performance.now();
    crossings.setFilters(time % 2 ? {} : {measures: ['crossed']});
    const called = performance.now() - start;
    await new Promise(done => requestAnimationFrame(done));
    found[time % 2].push(called + performance.now() - frame);
  }
  return Math.max(...found.map(one => one.sort((a, b) => a - b)[Math.floor(times / 3)]));
}"""
HEIGHTS = "() => ['timeline', 'map-frame'].map(id => document.getElementById(id).offsetHeight)"
T = TypeVar("T")


@dataclass(frozen=True)
class Size:
    """What one collection takes: seconds of processor time, and ms and px in the browser."""

    documents: int
    claims: int
    load: float
    compiled: float
    choose: float
    build: float
    work: float = 0
    map: float = 0
    both: float = 0
    step: float = 0
    step_95: float = 0
    filter: float = 0
    timeline: float = 0
    map_height: float = 0


ROWS: list[tuple[str, Callable[[Size], str]]] = [
    ("figures", lambda size: f"{size.claims:,}"),
    ("load, s", lambda size: f"{size.load:.2f}"),
    ("load from the compiled state, s", lambda size: f"{size.compiled:.2f}"),
    ("`choose` with a measure, ms", lambda size: f"{1000 * size.choose:.1f}"),
    ("build the exhibit, s", lambda size: f"{size.build:.1f}"),
    ("processor time of the page until both stand, s", lambda size: f"{size.work:.1f}"),
    ("the map stands, s", lambda size: f"{size.map / 1000:.1f}"),
    ("both views stand, s", lambda size: f"{size.both / 1000:.1f}"),
    ("script of a step, median ms", lambda size: f"{size.step:.1f}"),
    ("script of a step, 95th percentile, ms", lambda size: f"{size.step_95:.1f}"),
    ("a filter, ms", lambda size: f"{size.filter:.0f}"),
    ("height of the timeline at 1366 × 768, px", lambda size: f"{size.timeline:.0f}"),
    ("height of the map, px", lambda size: f"{size.map_height:.0f}"),
]


def measure(count: int, folder: Path) -> Size:
    """One size from its files to a filter in the browser."""
    data = TABLES if count == 5 else folder / "data"
    if data != TABLES:
        invent(data, count)
    os.environ["CROSSINGS_STATE"] = str(folder / "state")
    load, dataset = _timed(lambda: load_dataset(data))
    load_compiled(data)  # writes the state
    compiled, dataset = _timed(lambda: load_compiled(data))
    reader = Reader(dataset)
    choosing = [_timed(lambda: choose(reader, CHOICE))[0] for _ in range(9)]
    build, document = _timed(lambda: exhibit.build(dataset))
    (folder / "built").mkdir(parents=True)
    name = exhibit.write(document, folder / "built")
    found = Size(count, len(dataset.claims), load, compiled, median(choosing), build)
    return _in_browser(found, dataset, folder / "built", name)


def _timed(act: Callable[[], T]) -> tuple[float, T]:
    """Seconds of processor time, so that other work hardly counts, and what came of it."""
    begun = time.process_time()
    found = act()
    return time.process_time() - begun, found


def _in_browser(size: Size, dataset: Dataset, folder: Path, name: str) -> Size:
    with served(folder) as address, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport=LAPTOP)  # type: ignore[arg-type]
        page.set_default_timeout(PATIENCE)
        page.goto(f"{address}/{name}?embed", wait_until="domcontentloaded")
        page.evaluate("crossings.ready.then(() => true)")
        work = Wire(page.context, page).work() / 1000
        map_, both = page.evaluate(MARKS)
        timeline, map_height = page.evaluate(HEIGHTS)
        filtered = page.evaluate(FILTERED, FILTERS)
        scripts = _steps(page, dataset)
        browser.close()
    return Size(
        **vars(size)
        | {"work": work, "map": map_, "both": both, "timeline": timeline, "map_height": map_height}
        | {"filter": filtered, "step": median(scripts), "step_95": percentile(scripts)}
    )


def _steps(page: Page, dataset: Dataset) -> list[float]:
    """Script of steps through the window that the exhibit opens with, and through its busiest month."""
    scripts: list[float] = []
    known = presets(dataset)
    for key in ("figures", "month"):
        start, end = known[key].filled()
        page.evaluate("days => crossings.setWindow(...days)", [start.isoformat(), end.isoformat()])
        page.wait_for_timeout(800)  # until the window is drawn
        days = [start + (end - start) * index / STEPS for index in range(STEPS)]
        code = (HERE / "steps.js").read_text("utf-8")
        passes = [page.evaluate(code, [f"{day}" for day in days])[1:] for _ in range(PASSES)]
        scripts += [
            min(row["called"] + row["left"] for row in same) for same in zip(*passes, strict=True)
        ]
        page.evaluate("crossings.setTime(null)")
    return scripts


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The files of a folder on a port of their own."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_args: Any) -> None:
        """Nothing is written down."""


def growth_table(sizes: list[Size], load: float) -> str:
    """The sizes side by side, as Markdown."""
    rows = [[name, *[write(size) for size in sizes]] for name, write in ROWS]
    taken = (
        f"Taken on {dt.date.today():%-d %B %Y} on {os.cpu_count()} cores, with a load of "
        f"{load:.1f} from other work at the start."
    )
    return f"{table(['documents', *[f'{size.documents:,}' for size in sizes]], rows)}\n\n{taken}\n"


def main() -> None:
    """Measure every size asked for, and print or write the table."""
    parser = argparse.ArgumentParser(prog="python -m bench.growth", description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES)
    parser.add_argument("--write", action="store_true", help=f"put the table into {DOCUMENT.name}")
    wanted = parser.parse_args()
    load = os.getloadavg()[0]
    exhibit.build(load_dataset(TABLES))  # what is made once for every collection
    sizes = []
    for count in wanted.sizes:
        print(f"{count} documents", file=sys.stderr)
        with tempfile.TemporaryDirectory() as folder:
            sizes.append(measure(count, Path(folder)))
        print(sizes[-1], file=sys.stderr)
    text = growth_table(sizes, load)
    print(text)
    if wanted.write:
        put(text, "growth")


if __name__ == "__main__":
    main()
