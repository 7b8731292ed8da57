"""On a phone: pages folded to what is asked for."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect
from visitor import Meet, Server, Visitor, until

PHONE = {"width": 390, "height": 844}
DRAWN = """() => document.querySelector('.cx h1, h1') && document.querySelector('[data-fold]')
  && !document.querySelector('[data-testid=stStatusWidget], [data-stale=true]')"""
SCREENS = "() => (main => main.scrollHeight / main.clientHeight)(document.querySelector('.stMain'))"
FOLDED = """() => document.querySelector('[data-test-script-state=notRunning]')
  && document.querySelectorAll('[data-fold]').length === document.querySelectorAll('.cx-fold').length"""
# The most screens that a page may have, and a part of it with how much is inside.
PAGES = {
    "/figures": (1.5, "How not to use these numbers 8 warnings"),
    "/method": (2, "What was counted 8 measures"),
    "/cables?cable=1961-05": (2.5, "What it reports 8 figures"),
    "/cited": (1.5, "Named in “The minister's figure, May 1961” 1 document"),
    "/share": (1.5, "How to cite"),
}


def visit(visitor: Visitor, path: str) -> Page:
    """Opens a page without the exhibit and waits until it stands."""
    visitor.page.goto(visitor.server.url + path)
    until(visitor.page, DRAWN)
    visitor.wrong[:] = [line for line in visitor.wrong if "/_stcore/" not in line]
    return visitor.page


def part(page: Page, name: str) -> Locator:
    """The folded part of a page with this heading."""
    button = page.get_by_role("button", name=name, exact=True)
    expect(button).to_have_attribute("aria-expanded", "false")
    return button


@pytest.fixture
def phone(meet: Meet, server: Server) -> Visitor:
    return meet(server, viewport=PHONE, has_touch=True)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_as_long_as_its_list_of_parts(phone: Visitor, path: str) -> None:
    """Each part opens and closes by tap and by key; on paper and on a desk nothing is folded."""
    page = visit(phone, path)
    longest, name = PAGES[path]
    button = part(page, name)
    until(page, f"longest => ({SCREENS})() <= longest", longest)
    until(page, FOLDED)
    short = page.evaluate(SCREENS)
    assert short <= longest
    button.tap()
    expect(button).to_have_attribute("aria-expanded", "true")
    until(page, f"short => ({SCREENS})() > short + .1", short)
    button.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "false")
    until(page, f"short => Math.abs(({SCREENS})() - short) < .02", short)

    folded, buttons = page.locator("[data-folded]"), page.locator(".cx-fold")
    words = page.locator("[data-fold]").first.text_content()
    page.emulate_media(media="print")
    expect(folded).to_have_count(0)
    expect(buttons).to_have_count(0)
    page.emulate_media(media="screen")
    expect(folded).not_to_have_count(0)
    assert page.locator("[data-fold]").first.text_content() == words
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(folded).to_have_count(0)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(folded).not_to_have_count(0)
    page.set_viewport_size({"width": 1366, "height": 768})
    expect(folded).to_have_count(0)
    expect(buttons).to_have_count(0)


def test_what_the_browsers_search_finds_is_unfolded(phone: Visitor) -> None:
    page = visit(phone, "/method")
    hidden = page.locator("[data-folded]")
    expect(hidden).not_to_have_count(0)
    assert set(hidden.evaluate_all("all => all.map(one => one.hidden)")) == {"until-found"}
    hidden.first.evaluate("one => one.dispatchEvent(new Event('beforematch', { bubbles: true }))")
    expect(page.locator(".cx-fold").first).to_have_attribute("aria-expanded", "true")


def test_a_link_to_what_is_folded_opens_it(phone: Visitor) -> None:
    page = visit(phone, "/figures")
    ledger = part(page, "The ledger 17 figures")
    part(page, "How not to use these numbers 8 warnings").tap()
    expect(ledger).to_have_attribute("aria-expanded", "false")
    page.locator(".cx-misuse a[href^='#row-']").first.tap()
    expect(ledger).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".cx-ledger tr:focus")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("path", "target"), [("/method#place", "#place"), ("/cited?doc={}", ".rd-sought")]
)
def test_an_address_of_what_is_folded_opens_it(phone: Visitor, path: str, target: str) -> None:
    page = visit(phone, "/cited")
    cited = page.locator(".rd-entry-card").last.get_attribute("id")
    visit(phone, path.format(cited))
    expect(page.locator(target)).to_be_in_viewport()
    expect(page.locator(".cx-fold[aria-expanded=true]")).to_have_count(1)


def test_what_was_opened_stays_open_when_the_page_runs_again(phone: Visitor) -> None:
    page = visit(phone, "/figures")
    ledger = part(page, "The ledger 17 figures")
    ledger.tap()
    page.get_by_label("Search").fill("Liaoning")
    page.get_by_label("Search").press("Enter")
    phone.wait_for_address("q=Liaoning")
    until(page, DRAWN)
    expect(ledger).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".cx-ledger").first).to_be_visible()
