"""Hostile text in every field of the data, on every page when it has finished drawing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from conftest import start
from frozen import COLLECTION
from hostile import OUTSIDE, spoiled
from playwright.sync_api import Frame, Page
from visitor import Meet, Server, until

SPOILED_AT_LEAST = 500  # fields; fewer, and the collection was not spoiled
PAGES = [
    "/", "/?sel=1961-05", "/?sel=1961-05-crossed", "/?table=1", "/?sel=jilin-detected",
    "/?sel=joint-record-1955", "/figures", "/figures?q=img&group=none", "/share",
    "/share?card=1961-05&start=1961-05", "/cables?cable=1961-05", "/cables?cable=1962-03-24",
    "/cables?cable=1957-12-17", "/cables?cable=none", "/cited", "/method", "/present",
    "/present?chapter=two-governments", "/present?chapter=cannot-tell",
]  # fmt: skip
FOUND = f"""() => ({{
  ran: Boolean(top.__pwned || window.__pwned),
  pictures: [...document.images].filter(image => /outside|\\/x$/.test(image.src)).length,
  links: [...document.querySelectorAll('a[href]')].filter(a => new URL(a.href).hostname.endsWith('{OUTSIDE}')).length,
  coloured: document.querySelectorAll('.katex, [data-testid="stMarkdownColoredText"]').length,
  shown: document.body.innerText.includes('onerror'),
}})"""


@pytest.fixture(scope="module")
def spoiled_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The dashboard on such data."""
    folder = tmp_path_factory.mktemp("spoiled")
    shutil.copytree(COLLECTION, folder / "data")
    assert spoiled(folder / "data") > SPOILED_AT_LEAST
    yield from start(folder, CROSSINGS_DATA=str(folder / "data"))


def harmless(place: Page | Frame, path: str) -> bool:
    """Whether the text is shown at all; fails where anything of it came alive."""
    found = place.evaluate(FOUND)
    shown = found.pop("shown")
    assert not any(found.values()), (path, found)
    return bool(shown)


@pytest.mark.parametrize("path", PAGES)
def test_nothing_of_the_data_comes_alive(meet: Meet, spoiled_server: Server, path: str) -> None:
    visitor = meet(spoiled_server)
    visitor.visit(path)
    shown = harmless(visitor.page, path)
    for frame in visitor.page.frames[1:]:
        until(frame, "() => window.crossings && window.crossings.state()")
        shown = harmless(frame, path) or shown
    assert shown, f"{path} shows none of the text it was given"


LONG = "W" * 500
SIZES = {"phone": {"width": 390, "height": 844}, "laptop": {"width": 1366, "height": 768}}
WIDE = """() => [...document.querySelectorAll('body *')].filter(node => {
  const box = node.getBoundingClientRect();
  if (node instanceof SVGElement || !box.width || box.right <= innerWidth + 1) return false;
  for (let up = node; up; up = up.parentElement)
    if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(up).overflowX) && up.tagName !== 'BODY' && up !== document.scrollingElement && !up.matches('.stMain, .stApp')) return false;
  return true;
}).map(node => `${node.tagName}.${node.className}`.slice(0, 120))"""


@pytest.fixture(scope="module")
def wordy_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The dashboard on data with a word of 500 letters in every field."""
    folder = tmp_path_factory.mktemp("wordy")
    shutil.copytree(COLLECTION, folder / "data")
    assert spoiled(folder / "data", LONG) > SPOILED_AT_LEAST
    yield from start(folder, CROSSINGS_DATA=str(folder / "data"))


@pytest.mark.parametrize("path", ["/", "/?sel=1961-05-crossed", "/figures", "/share", "/cables",
                                  "/cited", "/method", "/present"])  # fmt: skip
@pytest.mark.parametrize("size", SIZES)
def test_a_long_word_widens_no_page(meet: Meet, wordy_server: Server, path: str, size: str) -> None:
    visitor = meet(wordy_server, viewport=SIZES[size])
    visitor.visit(path)
    if path not in ("/", "/present") and "sel" not in path:
        visitor.unfold()
    places: list[Page | Frame] = [visitor.page, *visitor.page.frames[1:]]
    for frame in places[1:]:
        until(frame, "() => window.crossings && window.crossings.state()")
    for place in places:
        assert place.evaluate(WIDE) == [], path
