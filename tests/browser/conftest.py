"""A real dashboard on a free port and a real Chromium that can reach nothing else.

Every request that leaves 127.0.0.1, fails, or is answered with an error is recorded; a test that
caused one fails when it ends. When a test fails, the server's log stands in its report.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from frozen import COLLECTION
from hostile import HOSTILE
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Request,
    Response,
    Route,
    expect,
    sync_playwright,
)
from visitor import PATIENCE, Meet, Server, Visitor

from bench.servers import running
from crossings import exhibit
from crossings.collection.load import DATA, load_dataset
from crossings.export.single import single_file

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = os.environ.get("CROSSINGS_CHROMIUM", "/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
]

expect.set_options(timeout=PATIENCE * 1000)  # a state is waited for, however slow the machine


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Puts the server's log into the report of a failed test."""
    report = yield
    if report.failed:
        for value in getattr(item, "funcargs", {}).values():
            server = value if isinstance(value, Server) else getattr(value, "server", None)
            if isinstance(server, Server) and server.log.exists():
                text = server.log.read_text(encoding="utf-8", errors="replace")
                report.sections.append((f"log of {server.url}", text[-6000:]))
                break
    return report


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here runs in a browser."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


def start(folder: Path, headless: str | None = "true", **environment: str) -> Iterator[Server]:
    """Starts the dashboard, waits until it says that it is well, and ends it afterwards.

    ``headless`` None leaves to Streamlit what it makes of a machine without a screen.
    """
    log = folder / "server.log"
    settings = {"FILE_WATCHER_TYPE": "none"}
    if headless:
        settings |= {"ADDRESS": "127.0.0.1", "HEADLESS": headless}
    env = {"CROSSINGS_STATIC": str(folder / "static"), **environment}
    env |= {f"STREAMLIT_SERVER_{name}": value for name, value in settings.items()}
    with running("dashboard.py", log, env) as address:  # what people type
        yield Server(address, log)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The dashboard on the project's own data."""
    yield from start(tmp_path_factory.mktemp("served"))


@pytest.fixture(scope="session")
def live_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The dashboard on the data as they are, with their neighbouring documents."""
    yield from start(tmp_path_factory.mktemp("live"), CROSSINGS_DATA=str(DATA))


@pytest.fixture(scope="session")
def hostile_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The dashboard on data whose texts try to run code in the server and in the browser."""
    folder = tmp_path_factory.mktemp("hostile")
    shutil.copytree(COLLECTION, folder / "data")
    cable = folder / "data" / "cables" / "1961-05.toml"
    text = cable.read_text(encoding="utf-8")
    for old in (
        '"China\'s figures, 1961"',
        '"discovered, two provinces"',
        '"incomplete statistics"',
    ):
        assert old in text, f"{cable.name} no longer holds {old}"
        text = text.replace(old, f"'{HOSTILE}'")
    cable.write_text(text, encoding="utf-8")
    places = folder / "data" / "places.toml"
    text = places.read_text(encoding="utf-8")
    assert 'text = "Liaoning"' in text
    places.write_text(text.replace('text = "Liaoning"', f"text = '{HOSTILE}'"), encoding="utf-8")
    yield from start(folder, CROSSINGS_DATA=str(folder / "data"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


def watched(context: BrowserContext, visitor: Visitor) -> None:
    """Blocks and records whatever leaves the machine, fails, or is answered with an error."""

    def gate(route: Route, request: Request) -> None:
        if request.url.startswith(visitor.server.url):
            route.continue_()
        else:
            visitor.wrong.append(f"request to outside: {request.url}")
            route.abort()

    def failed(request: Request) -> None:
        # A page that is left gives up what it was loading; that is no failure of the page.
        if "ERR_ABORTED" not in (request.failure or ""):
            visitor.wrong.append(f"failed: {request.url} {request.failure}")

    context.route(lambda url: not url.startswith(("data:", "blob:")), gate)
    context.on("requestfailed", failed)

    def answered(answer: Response) -> None:
        # Opened on an address below the root, Streamlit's own script first asks there for a server.
        if answer.status >= 400 and "/_stcore/" not in answer.url:
            visitor.wrong.append(f"{answer.status}: {answer.url}")

    context.on("response", answered)
    context.on("weberror", lambda error: visitor.wrong.append(f"script error: {error.error}"))


@pytest.fixture
def meet(browser: Browser) -> Iterator[Meet]:
    """Makes readers: ``meet(server, color_scheme="dark", viewport=…)``."""
    readers: list[Visitor] = []

    def visitor(server: Server, **options: object) -> Visitor:
        options.setdefault("viewport", {"width": 1400, "height": 900})
        context = browser.new_context(**options)
        context.set_default_timeout(PATIENCE * 1000)
        made = Visitor(context.new_page(), server)
        watched(context, made)
        readers.append(made)
        return made

    yield visitor
    for made in readers:
        made.page.context.close()
    wrong = [line for made in readers for line in made.wrong]
    assert not wrong, "\n".join(wrong)


@pytest.fixture
def visitor(meet: Meet, server: Server) -> Visitor:
    """Someone at a desk, by day."""
    return meet(server)


@pytest.fixture(scope="session")
def one_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("stick") / "crossings.html"
    path.write_text(single_file(exhibit.build(load_dataset())), encoding="utf-8")
    return path


@pytest.fixture
def offline(browser: Browser) -> Iterator[Page]:
    """A page with the network cut; a request for anything but the file itself fails the test."""
    context = browser.new_context(offline=True, viewport={"width": 1280, "height": 860})
    context.set_default_timeout(PATIENCE * 1000)
    asked: list[str] = []
    wrong: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    context.on("weberror", lambda error: wrong.append(str(error.error)))
    page = context.new_page()
    page.on("console", lambda line: line.type == "error" and wrong.append(line.text))
    yield page
    context.close()
    outside = [url for url in asked if not url.startswith(("file:", "data:", "blob:", "about:"))]
    files = {url.split("?")[0] for url in asked if url.startswith("file:")}
    assert not outside and len(files) <= 1, asked
    assert not wrong, wrong
