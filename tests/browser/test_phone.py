"""On a phone: pages folded to what is asked for, words for menu and filters, the card as a sheet."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect
from visitor import AT_REST, Meet, Server, Visitor, until

PHONE = {"width": 390, "height": 844}
SCREENS = "() => (main => main.scrollHeight / main.clientHeight)(document.querySelector('.stMain'))"
FOLDED = """() => document.querySelectorAll('[data-fold]').length
  === document.querySelectorAll('.cx-fold').length"""
# The most screens that a page may have, and a part of it with how much is inside.
PAGES = {
    "/figures": (1.5, "How not to use these numbers 8 warnings"),
    "/method": (2, "What was counted 8 measures"),
    "/cables?cable=1961-05": (2.5, "What it reports 8 figures"),
    "/cited": (1.5, "Named in “The minister's figure, May 1961” 1 document"),
    "/share": (1.5, "How to cite"),
}


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
    page = phone.visit(path)
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
    page = phone.visit("/method")
    hidden = page.locator("[data-folded]")
    expect(hidden).not_to_have_count(0)
    assert set(hidden.evaluate_all("all => all.map(one => one.hidden)")) == {"until-found"}
    hidden.first.evaluate("one => one.dispatchEvent(new Event('beforematch', { bubbles: true }))")
    expect(page.locator(".cx-fold").first).to_have_attribute("aria-expanded", "true")


def test_a_link_to_what_is_folded_opens_it(phone: Visitor) -> None:
    page = phone.visit("/figures")
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
    page = phone.visit("/cited")
    cited = page.locator(".rd-entry-card").last.get_attribute("id")
    phone.visit(path.format(cited))
    expect(page.locator(target)).to_be_in_viewport()
    expect(page.locator(".cx-fold[aria-expanded=true]")).to_have_count(1)


def test_what_was_opened_stays_open_when_the_page_runs_again(phone: Visitor) -> None:
    page = phone.visit("/figures")
    ledger = part(page, "The ledger 17 figures")
    ledger.tap()
    page.get_by_label("Search").fill("Liaoning")
    page.get_by_label("Search").press("Enter")
    phone.wait_for_address("q=Liaoning")
    until(page, AT_REST)
    expect(ledger).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".cx-ledger").first).to_be_visible()


# What a finger has to meet and is lower than 44 px. A link in a sentence is as high as its line.
LOW = """() => [...document.querySelectorAll('a, button, select, summary, input')].filter(node => {
  const box = node.getBoundingClientRect();
  if (!node.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || box.width < 3) return false;
  if (node.matches('a:not(.cx-button)') && getComputedStyle(node).display === 'inline') return false;
  const target = node.matches('input[type=checkbox]') ? node.closest('label') : node;
  return target.getBoundingClientRect().height < 43.5;
}).map(node => `${node.tagName} ${node.getAttribute('aria-label') ?? node.textContent} ${node.getBoundingClientRect().height}`)"""


@pytest.mark.parametrize("path", ["/?sel=1962-03-24", *PAGES])
def test_every_target_is_as_large_as_a_finger_and_nothing_is_wider(
    meet: Meet, server: Server, path: str
) -> None:
    phone = meet(server, viewport={"width": 390, "height": 844}, has_touch=True)
    page = phone.visit(path)
    phone.unfold()
    assert page.locator("button >> visible=true").count() > 4
    assert page.evaluate(LOW) == []
    assert page.evaluate("document.querySelector('.stMain').scrollWidth") <= 390
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.querySelector('.stMain').scrollWidth") <= 320


def test_the_menu_has_a_name_and_rows(phone: Visitor) -> None:
    page = phone.visit("/method")
    menu = page.get_by_role("button", name="Menu", exact=True)
    box = menu.bounding_box()
    assert box and box["height"] >= 44 and box["width"] >= 80
    menu.tap()
    rows = page.locator("[data-testid=stSidebarNavLink]")
    expect(rows).to_have_count(7)
    expect(rows.first).to_be_in_viewport()
    assert min(rows.evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")) >= 44
    page.get_by_role("button", name="Close", exact=True).tap()
    expect(rows.first).not_to_be_in_viewport()


def test_filters_say_their_state_in_words(phone: Visitor) -> None:
    phone.open()
    page = phone.page
    part(page, "Filters both directions, anyone").tap()
    expect(page.get_by_text("2 of 5 documents, no figure")).to_be_visible()
    page.get_by_role("radio", name="to China").tap()
    phone.wait_for_address("dir=kp-to-cn")
    opened = page.get_by_role("button", name="Filters to China, anyone", exact=True)
    expect(opened).to_have_attribute("aria-expanded", "true")


SHEET = "[role=dialog][data-sheet=up]"


def tapped(phone: Visitor, number: str) -> Locator:
    """The sheet that rises when a number on the map is tapped."""
    frame = phone.open()
    frame.locator(".map-frame .figure b", has_text=number).first.tap()
    sheet = phone.page.locator(SHEET)
    expect(sheet).to_be_in_viewport()
    return sheet


def test_a_tap_lifts_a_sheet_and_leaves_the_area_in_sight(phone: Visitor) -> None:
    sheet = tapped(phone, "28,028")
    expect(sheet).to_have_accessible_name("What is chosen: 28,028 people")
    expect(sheet).to_be_focused()
    box = sheet.bounding_box()
    assert box and (box["x"], box["width"]) == (0, 390)
    assert 480 < box["height"] < 530 and round(box["y"] + box["height"]) == 844
    for said in (
        "from China to North Korea",
        "Ministry of Public Security",
        "incomplete statistics",
    ):
        expect(sheet).to_contain_text(said)
    area = phone.page.frame_locator(".crossings-frame").locator(".map path.chosen-yes").first
    seen = area.bounding_box()
    assert seen and seen["y"] >= 44 and seen["y"] + seen["height"] <= box["y"] + 1


AREA_IN_SIGHT = """() => {
  const frame = document.querySelector('.crossings-frame'), sheet = document.querySelector('[data-sheet=up]');
  const area = frame?.contentDocument.querySelector('.map path.chosen-yes')?.getBoundingClientRect();
  const head = document.querySelector('header.stAppHeader'), top = frame?.getBoundingClientRect().top;
  return sheet && area && top + area.top >= head.getBoundingClientRect().bottom - 1
    && top + area.bottom <= sheet.getBoundingClientRect().top + 1;
}"""


def test_an_address_with_a_choice_shows_its_area_above_the_sheet(phone: Visitor) -> None:
    """The card came before the map, and the page stayed at its beginning."""
    phone.open("/?sel=1962-03-24-crossed-jilin")
    until(phone.page, AREA_IN_SIGHT)


def test_the_name_stands_in_the_head(phone: Visitor) -> None:
    """It took 44 px from the map."""
    phone.open("/")
    menu = phone.page.get_by_role("button", name="Menu", exact=True).bounding_box()
    name = phone.page.locator("h1").bounding_box()
    assert menu and name and menu["x"] + menu["width"] < name["x"]
    assert name["y"] + name["height"] <= 52 and name["x"] + name["width"] <= 390
    phone.page.set_viewport_size({"width": 320, "height": 640})
    menu, name = phone.page.get_by_role("button", name="Menu", exact=True).bounding_box(), phone.page.locator("h1").bounding_box()  # fmt: skip
    assert menu and name and menu["x"] + menu["width"] < name["x"]


@pytest.mark.parametrize("how", ["button", "key", "swipe"])
def test_the_sheet_closes_and_gives_the_focus_back(phone: Visitor, how: str) -> None:
    sheet = tapped(phone, "28,028")
    close = sheet.get_by_role("button", name="Close")
    box = close.bounding_box()
    assert box and box["height"] >= 44
    if how == "button":
        close.tap()
    elif how == "key":
        sheet.press("Escape")
    else:
        bar = sheet.locator(".cx-sheet-bar")
        for kind, y in (("touchstart", 340), ("touchend", 440)):
            bar.evaluate(
                """(bar, [kind, y]) => {
                  const finger = new Touch({ identifier: 1, target: bar, clientX: 100, clientY: y });
                  const touches = { touches: [finger], changedTouches: [finger], bubbles: true };
                  bar.dispatchEvent(new TouchEvent(kind, touches));
                }""",
                [kind, y],
            )
    expect(phone.page.locator(SHEET)).to_have_count(0)
    until(phone.page, "() => !location.search.includes('sel=')")
    expect(phone.page.locator("[data-sheet]")).to_have_count(0)
    expect(phone.page.locator("iframe.crossings-frame")).to_be_focused()


def test_in_a_wide_window_the_card_is_no_sheet(visitor: Visitor) -> None:
    visitor.open("/?sel=1962-03-24")
    visitor.wait_for_card("telegram of March 1962")
    assert visitor.page.locator("[data-sheet], .cx-sheet-bar").count() == 0
    scripts = visitor.page.locator("[data-testid=stLayoutWrapper]:has(> * > .st-key-fold)")
    assert scripts.evaluate("node => getComputedStyle(node).position") == "absolute", (
        "they would lengthen the page"
    )
    expect(visitor.page.locator(".cx-foot")).to_have_count(0)
    expect(visitor.page.locator(".cx-filters")).to_be_hidden()


# The foot's buttons with what they do, and whether the map is in sight above the foot.
IN_SIGHT = """() => {
  const frame = document.querySelector('.crossings-frame'), map = frame.contentDocument.querySelector('.map-frame').getBoundingClientRect();
  const top = frame.getBoundingClientRect().top + map.top, foot = document.querySelector('.cx-foot').getBoundingClientRect().top;
  return top >= document.querySelector('header.stAppHeader').getBoundingClientRect().bottom && top + map.height <= foot;
}"""


def test_the_foot_tells_what_play_tells_with_the_map_above_it(phone: Visitor) -> None:
    """A sheet rose with every step, and lay over the map and the sentence."""
    frame = phone.open("/")
    page, foot = phone.page, phone.page.locator(".cx-foot")
    buttons = foot.locator("button")
    expect(buttons.filter(visible=True)).to_have_text(["‹ Earlier", "▶ Play", "Later ›"])
    boxes = [one.bounding_box() for one in buttons.filter(visible=True).all()]
    assert all(box and box["height"] >= 44 and box["width"] >= 44 for box in boxes)
    assert frame.locator("#play").is_hidden(), "one Play is enough"
    address = page.url
    buttons.nth(1).tap()
    expect(foot.locator(".cx-told b")).to_have_text("17 December 1957")
    expect(foot.locator(".cx-told p")).to_contain_text("name no number")
    until(page, IN_SIGHT)
    buttons.nth(1).tap()
    expect(buttons.nth(1)).to_have_text("▶ Play")
    buttons.nth(2).tap()
    expect(foot.locator(".cx-told b")).not_to_have_text("17 December 1957")
    buttons.nth(0).tap()
    expect(foot.locator(".cx-told b")).to_have_text("17 December 1957")
    phone.wait_for_card("Instructions of 1957")
    expect(page.locator("[data-sheet]")).to_have_count(0)
    buttons.nth(3).tap()
    expect(foot.locator(".cx-told")).to_be_hidden()
    until(page, "() => document.querySelector('.st-key-card .cx-choices')")
    expect(page.locator("[data-sheet]")).to_have_count(0)
    assert page.url == address


def test_a_choice_while_play_tells_raises_the_sheet(phone: Visitor) -> None:
    frame = phone.open("/")
    foot = phone.page.locator(".cx-foot button")
    foot.nth(1).tap()
    phone.wait_for_card("Instructions of 1957")
    frame.evaluate("crossings.select('1957-12-17')")  # what is told, chosen by the reader
    expect(phone.page.locator("[data-sheet=up]")).to_contain_text("Instructions of 1957")
    expect(phone.page.locator(".cx-told")).to_be_hidden()


def test_the_foot_goes_from_document_to_document(phone: Visitor) -> None:
    frame = phone.open("/")
    phone.page.locator(".cx-foot button").nth(2).tap()
    expect(phone.page.locator("[data-sheet=up]")).to_contain_text("Instructions of 1957")
    assert frame.evaluate("crossings.state().selected") == "1957-12-17"
    phone.visit("/method")
    expect(phone.page.locator(".cx-foot")).to_have_count(0)
