"""The guided story: in the dashboard, as a kiosk, in one file from disk, in a foreign page."""

from __future__ import annotations

import functools
import http.server
import threading
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, Page
from visitor import PATIENCE, Meet, Visitor, until, until_still

from crossings.collection.load import load_dataset
from crossings.wording.reader import Reader
from crossings.wording.story import told

LEFT = """() => ({
  open: [...document.querySelectorAll('dialog[open], details[open]')].map(one => one.id),
  scrolled: [...document.querySelectorAll('main, main *')].filter(one => one.scrollTop > 0).length,
  zoom: Math.round(crossingsLayers.map.getZoom() * 100), selected: crossings.state().selected,
  time: crossings.state().time, lang: crossings.state().lang,
})"""
CHAPTERS = [(item.chapter.id, item.title) for item in told(Reader(load_dataset()))]


def stand(place: Page | Frame) -> None:
    place.evaluate("crossings.ready.then(() => true)")


def heading(place: Page | Frame) -> str:
    return place.locator(".chapter h1").inner_text()


def until_heading(place: Page | Frame, title: str) -> None:
    until(place, "title => document.querySelector('.chapter h1')?.textContent === title", title)


def test_every_key_of_a_presenter_turns_the_page_and_the_address(visitor: Visitor) -> None:
    frame = visitor.open("/present")
    until_heading(frame, CHAPTERS[0][1])
    for index, key in enumerate(("ArrowRight", "PageDown", " "), 1):
        visitor.page.keyboard.press(key)
        until_heading(frame, CHAPTERS[index][1])
    visitor.wait_for_address(f"chapter={CHAPTERS[3][0]}")
    for index, key in ((2, "ArrowLeft"), (1, "PageUp"), (0, "Home"), (len(CHAPTERS) - 1, "End")):
        visitor.page.keyboard.press(key)
        until_heading(frame, CHAPTERS[index][1])


def test_a_chapter_has_an_address_that_opens_it(meet: Meet, server) -> None:
    visitor = meet(server)
    frame = visitor.open(f"/present?chapter={CHAPTERS[6][0]}")
    until_heading(frame, CHAPTERS[6][1])
    assert frame.evaluate("crossings.state().selected")


def test_from_the_story_to_exploring_without_a_reload(visitor: Visitor) -> None:
    frame = visitor.open("/present")
    frame.evaluate("window.same = true")
    visitor.page.get_by_role("link", name="Explore").click()
    until(
        visitor.page,
        "() => document.querySelector('iframe.crossings-frame')?.dataset.mode === 'explore'",
    )
    until(frame, "() => document.documentElement.dataset.mode === 'explore'")
    assert frame.evaluate("window.same"), "the exhibit was loaded anew"
    assert frame.evaluate("crossings.state().selected") is None


def test_notes_open_in_a_second_window_and_follow(visitor: Visitor) -> None:
    frame = visitor.open("/present")
    until_heading(frame, CHAPTERS[0][1])
    with visitor.page.expect_popup() as popup:
        frame.get_by_role("button", name="Notes").click()
    notes = popup.value
    until(notes, "title => document.body.textContent.includes(title)", CHAPTERS[0][1])
    frame.locator(".chapter-bar .tool").nth(1).click()
    until(
        notes, "title => document.querySelector('h1').textContent.includes(title)", CHAPTERS[1][1]
    )


def test_a_kiosk_plays_yields_to_a_touch_and_starts_again(visitor: Visitor) -> None:
    frame = visitor.open("/present?kiosk=3")
    until_heading(frame, CHAPTERS[1][1])  # it plays by itself
    assert not visitor.page.locator("header.stAppHeader").is_visible(), "a way out of the kiosk"
    frame.locator(".progress button").nth(4).click()
    until_heading(frame, CHAPTERS[4][1])
    until(frame, "() => !document.querySelector('.countdown').hidden")
    assert any(sign.isdigit() for sign in frame.locator(".countdown").inner_text())
    until_heading(frame, CHAPTERS[0][1])  # left alone, it starts again


def test_on_a_phone_the_story_fits_and_swipes(meet: Meet, server) -> None:
    visitor = meet(server, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    frame = visitor.open("/present")
    until_heading(frame, CHAPTERS[0][1])
    assert visitor.page.evaluate("document.documentElement.scrollWidth") <= 390
    frame.evaluate(
        """() => { const at = document.querySelector('.chapter'), touch = x => [new Touch({identifier: 1, target: at, clientX: x, clientY: 200})];
        at.dispatchEvent(new TouchEvent('touchstart', {bubbles: true, touches: touch(300), changedTouches: touch(300)}));
        at.dispatchEvent(new TouchEvent('touchend', {bubbles: true, touches: [], changedTouches: touch(120)})); }"""
    )
    until_heading(frame, CHAPTERS[1][1])


def test_the_single_file_works_from_disk_with_the_network_cut(
    one_file: Path, offline: Page
) -> None:
    assert one_file.stat().st_size < 6_000_000
    offline.goto(one_file.as_uri())
    stand(offline)
    assert offline.locator(".leaflet-overlay-pane path").count() > 10
    offline.locator("#detail .cable-mark[data-id='1962-03-24']").click()
    until(offline, "() => crossings.state().selected === '1962-03-24'")
    offline.get_by_role("button", name="Table").click()
    assert offline.locator("#table-dialog tbody tr").count() == len(
        offline.evaluate("crossings.state().claims")
    )
    offline.keyboard.press("Escape")
    offline.get_by_role("button", name="Sources").click()
    assert offline.locator(".sources li").count() == len(load_dataset().cables)
    offline.keyboard.press("Escape")
    offline.get_by_role("button", name="Present").click()
    until_heading(offline, CHAPTERS[0][1])
    offline.keyboard.press("PageDown")
    until_heading(offline, CHAPTERS[1][1])


def test_the_single_file_opens_as_a_kiosk(one_file: Path, offline: Page) -> None:
    offline.goto(f"{one_file.as_uri()}#kiosk=3")
    stand(offline)
    until_heading(offline, CHAPTERS[1][1])
    assert not offline.locator(".alone").is_visible()


@pytest.mark.parametrize("width", [320, 760])
def test_embedded_in_a_foreign_page_it_fits_its_column(
    one_file: Path, browser: Browser, tmp_path: Path, width: int
) -> None:
    host = tmp_path / "host"
    host.mkdir()
    (host / "crossings.html").write_bytes(one_file.read_bytes())
    (host / "index.html").write_text(
        f'<h1>An archive</h1><iframe src="crossings.html?embed" title="Crossings" '
        f'style="width:{width}px;height:900px;border:0"></iframe>'
    )
    handler = functools.partial(Quiet, directory=str(host))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as site:
        threading.Thread(target=site.serve_forever, daemon=True).start()
        context = browser.new_context()
        context.set_default_timeout(PATIENCE * 1000)
        page = context.new_page()
        page.goto(f"http://127.0.0.1:{site.server_port}/")
        frame = page.wait_for_selector("iframe").content_frame()
        until(frame, "() => window.crossings")
        stand(frame)
        assert frame.evaluate("document.documentElement.scrollWidth") <= width
        assert frame.evaluate("document.cookie + Object.keys(localStorage)") == ""
        assert page.locator("h1").inner_text() == "An archive"
        context.close()
        site.shutdown()


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A foreign site, without a log."""

    def log_message(self, *_args: object) -> None:
        pass


def test_a_kiosk_keeps_nothing_of_its_visitor(visitor: Visitor) -> None:
    """What the last visitor opened, moved and scrolled is as it was for the first."""
    frame = visitor.open("/present?kiosk=8")
    until_heading(frame, CHAPTERS[0][1])
    until_still(frame, LEFT)  # the camera has arrived
    before = frame.evaluate(LEFT)
    frame.locator("#key summary").click()
    frame.get_by_role("button", name="Zoom in").click()
    frame.evaluate("document.querySelector('.chapter').scrollTop = 40")
    frame.locator(".chapter-count").click()
    assert frame.evaluate(LEFT) != before
    until(frame, "() => document.querySelector('.countdown').textContent")
    until(frame, "() => !document.querySelector('.countdown').textContent")
    until_heading(frame, CHAPTERS[0][1])
    until(frame, f"before => JSON.stringify(({LEFT})()) === JSON.stringify(before)", before)


@pytest.mark.parametrize("start", ["/", "/present"])
def test_the_exhibit_goes_with_its_page(visitor: Visitor, start: str) -> None:
    visitor.open(start)
    page = visitor.page
    page.evaluate("""() => { window.stood = 0; const watch = () => {
      if (location.pathname.endsWith('/method') && document.querySelector('.crossings-frame')?.checkVisibility()) window.stood += 1;
      requestAnimationFrame(watch); }; watch(); }""")
    page.get_by_role("link", name="Method").click()
    until(page, "() => document.querySelector('.rd-method')")
    assert page.evaluate("window.stood") <= 1, (
        "frames in which the old exhibit stood under the new page"
    )
    page.get_by_role("link", name="Explore").click()
    until(page, "() => document.querySelector('.crossings-frame')?.checkVisibility()")
