"""The Share page in a real browser: what is taken away is opened and looked into."""

from __future__ import annotations

import functools
import http.server
import json
import struct
import threading
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Download, Frame, Page, expect
from pptx import Presentation
from visitor import PATIENCE, Meet, Server, Visitor, until

from crossings.collection.load import load_dataset
from crossings.wording import words
from crossings.wording.reader import Reader
from crossings.wording.story import told

SIZES = {"desk": {"width": 1400, "height": 900}, "phone": {"width": 390, "height": 844}}
DRAWN = ".st-key-take-picture button"
SVG = "{http://www.w3.org/2000/svg}"


def visit(visitor: Visitor, path: str = "/share") -> Page:
    """Opens the page and waits until its picture is drawn."""
    visitor.visit(path)
    expect(visitor.page.locator(DRAWN)).to_have_count(2)
    return visitor.page


def stands(place: Page | Frame) -> None:
    """Waits until an exhibit has drawn its map and its timeline, with cables on them."""
    until(place, "() => window.crossings")
    shown = place.evaluate("crossings.ready.then(() => crossings.state().cables)")
    assert shown and set(shown) <= set(load_dataset().cables)


def taken(page: Page, name: str) -> Download:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name).click()
    return waiting.value


def saved(page: Page, name: str, folder: Path) -> Path:
    found = taken(page, name)
    path = folder / found.suggested_filename
    found.save_as(path)
    return path


def prepared(page: Page, name: str, file: str, folder: Path) -> Path:
    """Has something made, unless another test has done so, and takes it."""
    button = page.locator(f".st-key-made-{name} button")
    if "Prepare" in button.inner_text():
        button.click()
    return saved(page, f"Download {file}", folder)


def test_the_single_file_is_prepared_and_opens_from_disk(
    visitor: Visitor, browser: Browser, tmp_path: Path
) -> None:
    page = visit(visitor)
    path = prepared(page, "file", "crossings.html", tmp_path)
    context = browser.new_context(offline=True)
    context.set_default_timeout(PATIENCE * 1000)
    alone = context.new_page()
    alone.goto(path.as_uri())
    stands(alone)
    context.close()


def test_the_slides_are_prepared_and_open(visitor: Visitor, tmp_path: Path) -> None:
    page = visit(visitor)
    deck = Presentation(str(prepared(page, "slides", "crossings-en.pptx", tmp_path)))
    titles = [slide.shapes.title.text for slide in deck.slides if slide.shapes.title]
    assert {item.title for item in told(Reader(load_dataset()))} <= set(titles)


def test_work_shows_how_far_it_is_and_goes_on_while_something_else_is_chosen(
    meet: Meet, hostile_server: Server
) -> None:
    page = visit(meet(hostile_server), "/share?card=timeline")  # nothing was prepared there
    page.get_by_role("button", name="Prepare the slides").click()
    expect(page.locator(".st-key-made-slides .sh-far")).to_contain_text(" of ")
    expect(page.get_by_role("button", name="Prepare the slides")).to_have_count(0)
    page.get_by_role("radio", name="Kiosk").click()
    expect(page.locator(".sh-code")).to_contain_text("kiosk=90")
    expect(page.get_by_role("button", name="Download crossings-en.pptx")).to_be_visible()


def test_a_picture_is_chosen_shown_and_taken(visitor: Visitor, tmp_path: Path) -> None:
    page = visit(visitor, "/share?card=1961-05-crossed")
    page.get_by_role("radio", name="Square").click()
    visitor.wait_for_address("card=1961-05-crossed", "shape=square")
    picture = page.locator(".st-key-made-square img")
    expect(picture).to_be_visible()
    claim = load_dataset().claims["1961-05-crossed"]
    alternative = picture.get_attribute("alt") or ""
    assert words.statement(claim, Reader(load_dataset())) in alternative
    png = saved(page, "Download PNG", tmp_path).read_bytes()
    assert struct.unpack(">II", png[16:24]) == (1200, 1200)
    path = saved(page, "Download SVG", tmp_path)
    assert path.name == "crossings-1961-05-crossed-square.svg"
    root = ElementTree.parse(path).getroot()
    assert words.amount(claim) in "".join(node.text or "" for node in root.iter(f"{SVG}text"))
    assert root.findtext(f"{SVG}desc") == alternative


def test_a_link_to_a_card_opens_it_and_back_steps_through(visitor: Visitor) -> None:
    page = visit(visitor, "/share?card=two-governments&scheme=dark")
    pressed = page.locator("[role=radio][aria-checked=true]")  # one that is replaced stays a moment
    expect(pressed.filter(has_text="Comparison")).to_have_count(1)
    expect(pressed.filter(has_text="Dark")).to_have_count(1)
    page.get_by_role("radio", name="Timeline").click()
    visitor.wait_for_address("card=timeline")
    page.go_back()
    expect(pressed.filter(has_text="Comparison")).to_have_count(1)


def test_the_card_on_explore_leads_to_its_picture(visitor: Visitor) -> None:
    visitor.open("/?sel=1961-05-detected")
    visitor.wait_for_card("4,701")
    visitor.page.get_by_role("link", name="Picture card").click()
    expect(visitor.page.locator(DRAWN)).to_have_count(2)
    visitor.wait_for_address("card=1961-05-detected")


def test_by_keyboard_alone(meet: Meet, hostile_server: Server) -> None:
    visitor = meet(hostile_server)
    page = visit(visitor, "/share?card=1961-05-12-crossed")  # nothing was prepared there
    page.get_by_role("button", name="Prepare the file").focus()
    page.keyboard.press("Enter")
    done = page.get_by_role("button", name="Download crossings.html")
    expect(done).to_be_focused()
    with page.expect_download():
        page.keyboard.press("Enter")
    chosen = page.get_by_role("radio", name="Landscape")
    chosen.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    visitor.wait_for_address("shape=square")
    expect(page.locator(".st-key-made-square img")).to_be_visible()
    copying = page.get_by_role("button", name="Copy the snippet")
    copying.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Copied")).to_be_focused()


def test_snippet_and_citations_are_copied(meet: Meet, server: Server) -> None:
    visitor = meet(server, permissions=["clipboard-read", "clipboard-write"])
    page = visit(visitor)
    page.get_by_role("button", name="Copy the snippet").click()
    done, read = page.get_by_role("button", name="Copied"), "navigator.clipboard.readText()"
    expect(done).to_be_visible()
    assert page.evaluate(read) == page.locator(".sh-code").inner_text()
    citing = page.locator(".sh-citations button")
    assert citing.count() == 1 + len(load_dataset().cables)
    citing.last.click()
    expect(citing.last).to_have_text("Copied")
    assert page.evaluate(read) == words.citation(list(load_dataset().cables.values())[-1])
    citing.last.click()  # during the thanks
    expect(citing.last).to_have_text("Copy citation")


@pytest.mark.parametrize("size", SIZES)
def test_nothing_runs_over_the_side(meet: Meet, server: Server, size: str) -> None:
    phone = size == "phone"
    visitor = meet(server, viewport=SIZES[size], is_mobile=phone, has_touch=phone)
    page = visit(visitor)
    visitor.unfold()
    assert page.evaluate("document.querySelector('.stMain').scrollWidth") <= SIZES[size]["width"]
    box = page.locator(".st-key-made-landscape img").bounding_box()
    assert box and box["width"] > 0.6 * min(SIZES[size]["width"], 928)


def test_the_frame_is_tried_in_a_narrow_column(visitor: Visitor) -> None:
    page = visit(visitor, "/share?card=timeline")
    assert page.locator("iframe").count() == 0
    page.get_by_text("Try it in a column").click()
    inner = page.frame_locator("iframe[srcdoc]").frame_locator("iframe")
    expect(inner.locator(".leaflet-overlay-pane path").first).to_be_attached()


def test_the_data_are_taken(visitor: Visitor, tmp_path: Path) -> None:
    page = visit(visitor, "/share?card=timeline")
    found = json.loads(saved(page, "Records, JSON", tmp_path).read_text(encoding="utf-8"))
    assert [row["id"] for row in found["claims"]] == list(load_dataset().claims)
    sheet = saved(page, "Figures, CSV", tmp_path).read_text(encoding="utf-8-sig")
    assert all(key in sheet for key in load_dataset().claims)


# ---- in the page of somebody else ------------------------------------------------------------


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A foreign site, without a log."""

    def log_message(self, *_args: object) -> None:
        pass


@pytest.fixture
def foreign(browser: Browser, tmp_path: Path) -> Iterator[tuple[Page, Path, str]]:
    """A page of an archive on a server of its own, and the folder that it shows."""
    handler = functools.partial(Quiet, directory=str(tmp_path))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as site:
        threading.Thread(target=site.serve_forever, daemon=True).start()
        context = browser.new_context()
        context.set_default_timeout(PATIENCE * 1000)
        yield context.new_page(), tmp_path, f"http://127.0.0.1:{site.server_port}/"
        context.close()
        site.shutdown()


@pytest.mark.parametrize("source", ["newest", "edition", "own"])
def test_the_snippet_works_in_a_foreign_page(
    visitor: Visitor, foreign: tuple[Page, Path, str], source: str
) -> None:
    page, (archive, folder, address) = (
        visit(visitor, f"/share?card=timeline&source={source}"),
        foreign,
    )
    snippet = page.locator(".sh-code").inner_text()
    if source == "own":
        prepared(page, "file", "crossings.html", folder)
    column = f'<!doctype html><h1>An archive</h1><div style="width:320px">{snippet}</div>'
    (folder / "index.html").write_text(column, encoding="utf-8")
    archive.goto(address)
    frame = archive.wait_for_selector("iframe").content_frame()
    assert frame
    stands(frame)
    assert frame.evaluate("document.documentElement.scrollWidth") <= 320
    assert frame.evaluate("self.origin") == "null", "it could store something"
    assert frame.evaluate("[...document.fonts].some(font => font.status === 'loaded')")
    assert archive.locator("h1").inner_text() == "An archive"
    assert archive.evaluate("document.cookie + Object.keys(localStorage)") == ""


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("frame=present&start=spring-1961", "spring-1961"),
        ("frame=explore&start=1961-05-detected", "1961-05-detected"),
    ],
)
def test_the_snippet_opens_where_it_was_told_to(
    visitor: Visitor, foreign: tuple[Page, Path, str], asked: str, shown: str
) -> None:
    page, (archive, folder, address) = visit(visitor, f"/share?card=timeline&{asked}"), foreign
    (folder / "index.html").write_text(page.locator(".sh-code").inner_text(), encoding="utf-8")
    archive.goto(address)
    frame = archive.wait_for_selector("iframe").content_frame()
    assert frame
    stands(frame)
    if "present" in asked:
        title = next(
            item.title for item in told(Reader(load_dataset())) if item.chapter.id == shown
        )
        until(frame, "title => document.querySelector('.chapter h1')?.textContent === title", title)
    else:
        assert frame.evaluate("crossings.state().selected") == shown


def test_hostile_text_is_shown_and_never_runs(meet: Meet, hostile_server: Server) -> None:
    page = visit(meet(hostile_server), "/share?card=1961-05&start=1961-05")
    text = page.locator("body").inner_text()
    assert "<img src=x" in text or "<img src=x" in page.locator("img[alt]").first.get_attribute(
        "alt"
    )
    assert page.locator("img[src='x']").count() == 0
    assert page.evaluate("top.__pwned") is None


def test_the_keyboard_gets_to_the_end_of_the_page(visitor: Visitor) -> None:
    visitor.page.goto(f"{visitor.server.url}/share?card={next(iter(load_dataset().claims))}")
    visitor.page.locator("[class*='st-key-made-'] img").wait_for()
    last = visitor.page.locator("button[data-copy]").last
    last.wait_for()
    for _step in range(80):
        visitor.page.keyboard.press("Tab")
        if last.evaluate("node => node === document.activeElement"):
            return
    raise AssertionError("Tab never reached the last button")
