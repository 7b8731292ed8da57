"""The exhibit without a mouse and without eyes: few stops, arrow keys inside, names, what is announced."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Frame, Page
from test_growth import grown, opened
from visitor import Meet, Server, Visitor, until, until_still

from crossings.collection.load import load_dataset

MOST = 12  # stops from the start of the exhibit to the card
NEVER = 60  # presses of Tab after which something holds the focus for good
LAPTOP = {"width": 1366, "height": 768}
DATA = load_dataset()

FOCUS = """() => {
  const node = document.activeElement;
  if (!node || node === document.body) return null;
  const box = node.getBoundingClientRect(), seen = box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight;
  const name = (node.getAttribute('aria-label') || node.textContent).trim();
  return {name, seen, what: node.id || String(node.className.baseVal ?? node.className), id: node.dataset.id ?? null};
}"""
ROVING = """() => ['map-frame', 'plot', 'overview'].every(id => {
  const marks = [...document.getElementById(id).querySelectorAll('.mark[role=button], .pin, .bar, .event, .cable')];
  return marks.length && marks.filter(mark => mark.tabIndex === 0).length === 1;
})"""
NAMELESS = """() => [...document.querySelectorAll('main [role], main button, main a')]
  .filter(node => node.getAttribute('aria-hidden') !== 'true' && node.checkVisibility({visibilityProperty: true}) && node.getAttribute('role') !== 'group'
    && !(node.getAttribute('aria-label') || node.textContent).trim()).map(node => node.outerHTML.slice(0, 120))"""


def presses(place: Page | Frame) -> Page:
    return place.page if isinstance(place, Frame) else place


def stops(place: Page | Frame, first: str) -> list[dict[str, str]]:
    """What Tab reaches from one element until it leaves the exhibit, that element included."""
    until(place, ROVING)
    place.locator(first).first.focus()
    found = [place.evaluate(FOCUS)]
    while len(found) < NEVER:
        presses(place).keyboard.press("Tab")
        here = place.evaluate(FOCUS) if place.evaluate("document.hasFocus()") else None
        if here is None or here == found[0]:
            break
        found.append(here)
    assert all(stop["name"] for stop in found), f"a stop without a name: {found}"
    assert all(stop["seen"] for stop in found), f"a stop that cannot be seen: {found}"
    return found


@pytest.mark.parametrize("asked", ["/", "/?sel=1961-05", "/?sel=1961-05-crossed&ring=1"])
def test_few_stops_lie_before_the_card(meet: Meet, server: Server, asked: str) -> None:
    """There were 80: every border point, every bar, each cable three times."""
    place = meet(server, viewport=LAPTOP).open(asked)
    found = stops(place, "#skip")
    assert 5 < len(found) <= MOST, [stop["what"] for stop in found]
    assert not place.evaluate(NAMELESS)


def test_few_stops_lie_in_the_single_file(one_file: Path, offline: Page) -> None:
    offline.goto(one_file.as_uri())
    offline.evaluate("crossings.ready.then(() => true)")
    for chosen in ("null", "'1961-05'"):
        offline.evaluate(f"crossings.select({chosen})")
        found = stops(offline, ".alone button[tabindex='0'], .alone button")
        assert 5 < len(found) <= MOST, [stop["what"] for stop in found]


@pytest.fixture(scope="module")
def fifty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    yield from grown(tmp_path_factory.mktemp("fifty"), 50)


def test_fifty_documents_have_no_more_stops(meet: Meet, fifty: Server) -> None:
    place = opened(meet, fifty)
    found = stops(place, "#map-frame [tabindex='0']")
    assert 4 < len(found) <= MOST, [stop["what"] for stop in found]


@pytest.mark.parametrize(
    ("box", "marks"), [("#map-frame", ".mark, .pin"), ("#plot", ".bar, .cited-mark"), ("#overview", ".event, .cable"), ("#controls", "button")]
)  # fmt: skip
def test_arrow_keys_go_from_mark_to_mark(visitor: Visitor, box: str, marks: str) -> None:
    place = visitor.open("/")
    until(place, ROVING)
    place.locator(f"{box} [tabindex='0']").first.focus()
    seen = [place.evaluate(FOCUS)]
    for _ in range(4):
        visitor.page.keyboard.press("ArrowRight")
        seen.append(place.evaluate(FOCUS))
    assert len({str(stop) for stop in seen}) == 5 and all(stop["seen"] for stop in seen)
    visitor.page.keyboard.press("ArrowLeft")
    assert place.evaluate(FOCUS) == seen[3]
    visitor.page.keyboard.press("Home")
    assert place.evaluate(FOCUS)["name"] and place.evaluate("crossings.state().selected") is None
    assert place.evaluate(f"document.activeElement.matches('{marks}')")


def test_a_mark_leads_to_its_card_and_back(visitor: Visitor) -> None:
    """Enter chooses, Enter again goes to the card, Escape comes back to the mark."""
    place = visitor.open("/")
    until(place, ROVING)
    place.locator("#shape-mark-jilin").focus()
    keys = visitor.page.keyboard
    keys.press("Enter")
    chosen = place.evaluate("crossings.state().selected")
    assert chosen in DATA.claims
    visitor.wait_for_address(f"sel={chosen}")
    keys.press("Enter")
    until(visitor.page, "() => document.activeElement.matches('.st-key-card')")
    keys.press("Escape")
    until(visitor.page, "() => document.activeElement.matches('iframe')")
    until(place, "() => document.activeElement.id === 'shape-mark-jilin'")
    assert place.evaluate("crossings.state().selected") == chosen, "Escape cleared the choice"


def test_map_and_timeline_can_be_skipped(visitor: Visitor) -> None:
    place = visitor.open("/")
    place.locator("#skip").focus()
    box = place.locator("#skip").bounding_box()
    assert box and box["width"] > 90 and box["height"] > 20, "seen once it has the focus"
    visitor.page.keyboard.press("Enter")
    until(visitor.page, "() => document.activeElement.matches('.st-key-card')")


def test_a_choice_in_the_list_keeps_the_focus(visitor: Visitor) -> None:
    """The list is written again when something is chosen; the focus was lost with the old one."""
    place = visitor.open("/")
    row = place.locator("#beside button").first
    row.focus()
    chosen = row.get_attribute("data-id")
    visitor.page.keyboard.press("Enter")
    until(place, "id => crossings.state().selected === id", chosen)
    until(place, "id => document.activeElement.dataset.id === id && document.activeElement.matches('#beside .chosen-yes')", chosen)  # fmt: skip


def test_a_mark_is_called_by_its_place_and_its_figures_once(visitor: Visitor) -> None:
    place = visitor.open("/")
    name = place.locator("#shape-mark-jilin").get_attribute("aria-label") or ""
    assert name.startswith("Jilin") and "28,028 people" in name and "1,843" not in name
    twice = """() => ['button.bar-words', '.mark-label .major', '.cable-mark']
      .flatMap(query => [...document.querySelectorAll(query)]).filter(node => node.getAttribute('aria-hidden') !== 'true').length"""
    assert place.evaluate(twice) == 0
    assert place.locator("#overview .cable").count() == len(DATA.documents("collection"))


def test_what_changes_is_announced_once(visitor: Visitor) -> None:
    place = visitor.open("/")
    place.evaluate("""() => { window.heard = []; new MutationObserver(() => heard.push(document.getElementById('said').textContent))
      .observe(document.getElementById('said'), {childList: true, characterData: true, subtree: true}); }""")
    place.evaluate("crossings.select('1962-03-24')")
    until(place, "() => heard.some(text => text.includes('24 March 1962'))")
    place.evaluate("for (let day = 10; day < 30; day += 1) crossings.setTime(`1962-01-${day}`)")
    until(place, "() => heard.length > 1")
    assert place.evaluate("heard.length") == 2, place.evaluate("heard")
    others = """() => [...document.querySelectorAll('[aria-live], [role=status]')]
      .filter(node => node.id !== 'said' && node.checkVisibility()).length"""
    assert place.evaluate(others) == 0, "announced twice"


@pytest.mark.parametrize("at", ["h1", ".stMain", "[data-testid=stTopNavLink]"])
def test_escape_outside_the_frame_closes_a_dialog_inside_it(visitor: Visitor, at: str) -> None:
    """With the focus on a link or a filter of the page it did nothing."""
    place = visitor.open("/?sel=1961-05")
    until(place, "() => crossings.state().selected === '1961-05'")
    place.locator("body").press("?")
    place.locator("#help-dialog[open]").wait_for()
    visitor.page.locator(at).first.evaluate("node => { node.tabIndex = 0; node.focus(); }")
    visitor.page.keyboard.press("Escape")
    until(place, "() => !document.querySelector('dialog[open]')")
    assert place.evaluate("crossings.state().selected") == "1961-05"


def test_help_names_the_keys_of_groups(visitor: Visitor) -> None:
    place = visitor.open("/")
    place.locator("body").press("?")
    place.locator("#help-dialog[open]").wait_for()
    said = place.locator("#help-dialog").inner_text()
    assert "arrow keys go from mark to mark" in said and "Enter again leads to the card" in said


STANDS = """number => { const node = [...document.querySelectorAll('.label.placed .figure b')].find(one => one.textContent === number);
  const box = node?.getBoundingClientRect(); return box ? [box.x, box.y] : null; }"""
LABELS = "() => [...document.querySelectorAll('.label')].map(node => node.style.transform)"


@pytest.mark.parametrize("number", ["4,701", "28,028"])
def test_a_number_stays_where_it_is_when_it_is_chosen(visitor: Visitor, number: str) -> None:
    """It jumped by 35 px, and a tooltip that repeats the card lay over it."""
    place = visitor.open("/")
    until(place, f"number => ({STANDS})(number)", number)
    until_still(place, LABELS)
    before = place.evaluate(STANDS, number)
    place.locator(".label.placed .figure b", has_text=number).click()
    until(place, "() => crossings.state().selected !== null")
    visitor.wait_for_card(number)
    until_still(place, LABELS)
    after = place.evaluate(STANDS, number)
    assert after and all(abs(a - b) <= 1 for a, b in zip(before, after, strict=True))
    assert place.locator("#tooltip").is_hidden()


DRAWN = """query => { const node = document.querySelector(query), style = getComputedStyle(node), page = getComputedStyle(document.body);
  return {image: style.backgroundImage, filled: style.backgroundColor !== page.backgroundColor && style.backgroundColor !== 'rgba(0, 0, 0, 0)', edge: parseFloat(style.borderTopWidth)}; }"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_leave_marks_to_be_seen(
    meet: Meet, live_server: Server, scheme: str
) -> None:
    """Dots of documents, the knobs of switches and the hatching of swatches were gone, and boxes behind
    the words of labels covered the map."""
    visitor = meet(live_server, forced_colors="active", color_scheme=scheme)
    place = visitor.open("/?sel=1961-05")
    assert place.evaluate(DRAWN, "#overview .cable.day.way-to-kp")["filled"]
    assert place.evaluate(DRAWN, ".swatch.fill-hatch")["image"] != "none"
    assert place.evaluate(DRAWN, ".handle")["edge"] > 0
    label = "getComputedStyle(document.querySelector('.label.placed .figure b'))"
    assert place.evaluate(f"{label}.forcedColorAdjust") == "none"
    visitor.wait_for_card("figures")
    switch = ".stCheckbox label > div:first-of-type"
    assert visitor.page.evaluate(DRAWN, switch)["edge"] > 0
    assert visitor.page.evaluate(DRAWN, f"{switch} > div")["filled"]
