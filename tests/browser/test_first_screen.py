"""What a reader sees of Explore without scrolling, on laptops and desktops."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Frame, Page, expect
from visitor import Meet, Server, until

from crossings.collection.load import load_dataset

LAPTOP = (1366, 768)
SIZES = [LAPTOP, (1280, 720), (1536, 730), (1920, 1080)]
BOX = """selector => {
  const box = document.querySelector(selector).getBoundingClientRect();
  return {left: box.left, top: box.top, right: box.right, bottom: box.bottom};
}"""
# Elements whose words do not fit into them, or that scroll.
CUT = """() => [...document.querySelectorAll('.plate, .plate *, .beside, .beside *, .lane, .exhibit, #rows')]
  .filter(node => node.scrollHeight > node.clientHeight + 2 && node.clientHeight && getComputedStyle(node).overflowY !== 'visible')
  .map(node => node.className || node.id)"""
BESIDE = "() => [...document.querySelectorAll('#beside h3')].map(node => node.textContent)"
GUTTER = """() => {
  const bottom = Math.max(...['plate', 'beside'].map(id => document.getElementById(id).getBoundingClientRect().bottom));
  return bottom - document.getElementById('map-section').getBoundingClientRect().bottom;
}"""
LISTED = "() => [...document.querySelectorAll('.placeless li:not([hidden]) [data-id]')].map(node => node.dataset.id)"
# Points of the border that lie under the plate of an empty choice.
ON_RIVER = """() => {
  const {map, layers} = crossingsLayers, frame = map.getContainer().getBoundingClientRect();
  const plate = document.getElementById('empty').getBoundingClientRect();
  return layers.border.toGeoJSON().features.flatMap(one => one.geometry.coordinates).filter(([lng, lat]) => {
    const at = map.latLngToContainerPoint([lat, lng]), x = at.x + frame.x, y = at.y + frame.y;
    return x > plate.left && x < plate.right && y > plate.top && y < plate.bottom;
  }).length;
}"""
# Bars and words of the lanes that meet another in their row, nearer than 12 px.
CROWDED = """() => {
  const rows = new Map();
  for (const node of document.querySelectorAll('.words > .bar-line:not(.on-bar), .words > .cable-words')) {
    const {left, right, top} = node.getBoundingClientRect();
    const row = rows.get(Math.round(top)) ?? rows.set(Math.round(top), []).get(Math.round(top));
    row.push([left, right, node.textContent]);
  }
  return [...rows.values()].flatMap(row => row.flatMap(a => row.filter(b => b !== a && a[0] <= b[0] && b[0] < a[1] + 6).map(b => [a[2], b[2]])));
}"""


def opened(
    meet: Meet, server: Server, size: tuple[int, int], path: str = "/"
) -> tuple[Page, Frame]:
    visitor = meet(server, viewport={"width": size[0], "height": size[1]})
    frame = visitor.open(path)
    visitor.page.locator(".cx-card").wait_for()
    return visitor.page, frame


def box(place: Page | Frame, selector: str) -> dict[str, float]:
    found: dict[str, float] = place.evaluate(BOX, selector)
    return found


def high(place: Frame, selector: str) -> float:
    found = box(place, selector)
    return found["bottom"] - found["top"]


@pytest.mark.parametrize("size", SIZES)
def test_the_exhibit_ends_with_the_window_and_the_map_keeps_its_share(
    meet: Meet, server: Server, size: tuple[int, int]
) -> None:
    page, frame = opened(meet, server, size)
    until(
        page,
        "high => document.querySelector('.crossings-frame').getBoundingClientRect().bottom <= high",
        size[1],
    )
    until(frame, "() => document.getElementById('map-frame').offsetHeight >= 380")
    assert frame.evaluate("document.documentElement.scrollHeight <= innerHeight")
    assert box(frame, ".timeline")["bottom"] <= frame.evaluate("innerHeight")
    assert not frame.evaluate(CUT)
    assert frame.evaluate("document.getElementById('map-frame').offsetWidth") >= 690


@pytest.mark.parametrize("size", SIZES)
def test_bars_stand_under_their_own_months(
    meet: Meet, server: Server, size: tuple[int, int]
) -> None:
    """The only scale in sight was that of the years, right above the bars."""
    _page, frame = opened(meet, server, size)
    order = [box(frame, what) for what in ("#overview", "#funnel", ".axis", ".bars .point path")]
    assert all(one["bottom"] <= two["top"] + 5 for one, two in pairwise(order))
    assert order[2]["bottom"] - order[2]["top"] >= 16
    names = frame.locator(".axis span").all_inner_texts()
    assert names[0].startswith("1961") and "May" in names and "1962" in " ".join(names)
    # The funnel opens from the window of the overview to the whole width of the months.
    brush, strip = box(frame, ".brush"), box(frame, "#overview")
    shape = frame.locator("#funnel").evaluate("node => node.style.clipPath")
    first, second = (
        float(part.split("%")[0]) / 100 for part in shape.split("polygon(")[1].split(", ")[:2]
    )
    wide = strip["right"] - strip["left"]
    assert strip["left"] + first * wide == pytest.approx(brush["left"], abs=2)
    assert strip["left"] + second * wide == pytest.approx(brush["right"], abs=2)
    # A month's tick lies where its bars begin.
    may = frame.locator(".axis span", has_text="May").bounding_box()
    bar = frame.locator(".bars .bar[data-id='1961-05-stopped']").bounding_box()
    assert may and bar and may["x"] == pytest.approx(bar["x"], abs=3)


def test_every_lane_of_the_five_is_seen_on_the_commonest_laptop(meet: Meet, server: Server) -> None:
    page, frame = opened(meet, server, LAPTOP)
    assert page.evaluate("document.querySelector('.stMain').scrollHeight") <= LAPTOP[1]
    assert frame.locator(".lane").count() == 5
    assert frame.locator("#fold button").count() == 0, "rows were folded away"
    named = set(
        frame.locator(".bar-line [data-id]").evaluate_all("all => all.map(one => one.dataset.id)")
    )
    assert {"1961-05-detected", "1961-05-crossed", "1961-05-12-crossed"} <= named
    assert not frame.evaluate(CROWDED)
    assert set(frame.locator(".state-name.placed").all_inner_texts()) >= {"CHINA", "NORTH KOREA"}


@pytest.mark.parametrize("size", [(1280, 720), (1536, 730)])
def test_in_a_low_window_lanes_fold_and_open_without_changing_the_map(
    meet: Meet, server: Server, size: tuple[int, int]
) -> None:
    page, frame = opened(meet, server, size)
    before = high(frame, "#map-frame")
    lanes = frame.locator(".lane").count()
    frame.locator("#fold button").click()
    until(frame, "count => document.querySelectorAll('.lane').length > count", lanes)
    until(page, "() => document.querySelector('.stMain').scrollHeight > innerHeight + 20")
    until(frame, "() => document.documentElement.scrollHeight <= innerHeight")
    assert high(frame, "#map-frame") == pytest.approx(before, abs=1)
    frame.locator("#fold button").click()
    until(frame, "count => document.querySelectorAll('.lane').length === count", lanes)
    until(
        page,
        "() => document.querySelector('.crossings-frame').getBoundingClientRect().bottom <= innerHeight",
    )


def test_nothing_beside_the_map_is_cut_off(meet: Meet, server: Server) -> None:
    page, frame = opened(meet, server, LAPTOP)
    assert frame.locator(".rest").count() == 0, "every figure without a place is listed"
    assert len(frame.evaluate(LISTED)) == 3
    for chosen in ["1961-05", "1961-05-12", "1962-03-24", "1961-05-detected", None]:
        frame.evaluate("id => crossings.select(id)", chosen)
        for size in SIZES:
            page.set_viewport_size({"width": size[0], "height": size[1]})
            until(frame, f"() => ({GUTTER})() <= 1")
            assert frame.evaluate(BESIDE)[0] == "No figure at all", (chosen, size)
            assert not frame.evaluate(CUT), (chosen, size)


def test_what_does_not_fit_beside_the_map_is_told_and_opens(meet: Meet, server: Server) -> None:
    page, frame = opened(meet, server, LAPTOP)
    frame.locator("#plate").evaluate("box => box.style.paddingBottom = '150px'")
    page.set_viewport_size({"width": 1366, "height": 769})
    rest = frame.locator(".rest button")
    rest.wait_for()
    assert frame.evaluate(GUTTER) <= 1
    hidden = 3 - len(frame.evaluate(LISTED))
    assert rest.inner_text() == f"{hidden} more: show them"
    rest.click()
    expect(frame.locator("#table-dialog tbody tr")).to_have_count(3)


@pytest.mark.parametrize("size", [LAPTOP, (1920, 1080)])
def test_the_map_is_fitted_to_the_size_that_it_has(
    meet: Meet, server: Server, size: tuple[int, int]
) -> None:
    """A frame that grew before its first report showed the smaller map in it."""
    _page, frame = opened(meet, server, size)
    fitted = """() => {
      const map = crossingsLayers.map, box = map.getContainer(), size = map.getSize();
      const path = document.querySelector('#shape-mark-jilin, .mark.area').getBoundingClientRect();
      const frame = box.getBoundingClientRect();
      return size.x === box.clientWidth && size.y === box.clientHeight && path.top >= frame.top && path.bottom <= frame.bottom;
    }"""
    until(frame, fitted)
    areas: list[dict[str, Any]] = frame.evaluate(
        "[...document.querySelectorAll('.mark.area.status-on')].map(node => {"
        " const {left, top, right, bottom} = node.getBoundingClientRect(); return {left, top, right, bottom}; })"
    )
    whole = box(frame, "#map-frame")
    assert areas
    for area in areas:
        assert whole["left"] <= area["left"] and area["right"] <= whole["right"]
        assert whole["top"] <= area["top"] and area["bottom"] <= whole["bottom"]
    tall = max(a["bottom"] for a in areas) - min(a["top"] for a in areas)
    assert tall > 0.85 * (whole["bottom"] - whole["top"]), "the map could be larger"


def test_filters_are_one_bar_and_can_be_cleared(meet: Meet, server: Server) -> None:
    page, frame = opened(meet, server, LAPTOP)
    bar = box(page, ".st-key-filters")
    assert bar["bottom"] - bar["top"] <= 40 and bar["bottom"] < 98
    clear = page.get_by_role("button", name="Clear filters")
    expect(clear).to_have_count(0)
    page.get_by_label("Reported by").click()
    option = page.get_by_role("option", name="North Korean government · 1 of 17")
    assert option.locator("div").evaluate("node => node.scrollWidth <= node.clientWidth")
    option.click()
    until(frame, "() => crossings.state().filters.sides[0] === 'kp'")
    clear.click()
    until(frame, "() => crossings.state().filters.sides.length === 0")
    expect(clear).to_have_count(0)
    assert box(page, ".st-key-filters")["bottom"] == pytest.approx(bar["bottom"], abs=1)


def test_who_knows_nothing_yet_is_introduced(meet: Meet, server: Server) -> None:
    page, frame = opened(meet, server, LAPTOP)
    card = page.locator(".cx-card")
    for one in load_dataset().introductions.values():
        paragraph = card.locator("p", has_text=f"{one.heading.en}.")
        named = paragraph.locator("a").evaluate_all("all => all.map(one => one.dataset.select)")
        assert named == list(one.cables)
    assert box(page, ".cx-card")["bottom"] <= LAPTOP[1]
    card.locator(".cx-intro a").last.click()
    until(frame, "() => crossings.state().selected === '1962-03-24'")
    until(
        page, "() => location.search.includes('sel=1962-03-24')"
    )  # there is something to go back to
    page.go_back()
    card.get_by_role("link", name="Start the story").click()
    until(page, "() => location.pathname.endsWith('/present')")


def test_a_chosen_card_does_not_scroll_inside_itself(meet: Meet, server: Server) -> None:
    page, _frame = opened(meet, server, LAPTOP, "/?sel=1961-05")
    inner = "() => [...document.querySelectorAll('.st-key-card, .st-key-card *')].filter(node => node.scrollHeight > node.clientHeight + 2 && ['auto', 'scroll'].includes(getComputedStyle(node).overflowY)).length"
    assert page.evaluate(inner) == 0


def test_an_empty_choice_says_what_is_missing_who_speaks_of_it_and_how_to_come_back(
    meet: Meet, server: Server
) -> None:
    """Silence read as zero: all hatching went, and nothing was said."""
    page, frame = opened(meet, server, LAPTOP)
    page.get_by_role("radio", name="to China").click()
    plate = frame.locator("#empty")
    plate.wait_for()
    assert "No document gives a number for people going to China" in plate.inner_text()
    assert "not zero" in plate.inner_text()
    assert not frame.evaluate(ON_RIVER)
    speaking = frame.locator("#plate .speaking button").all_inner_texts()
    assert speaking == ["17 December 1957", "11 October 1959"]
    assert "none, in any month" in frame.locator("#words").inner_text()
    # The documents that speak of it are in the window, and in the card.
    assert frame.evaluate("crossings.state().window[0]") <= "1957-12-17"
    expect(page.locator(".cx-card h2")).to_have_text("Two documents speak of it, without a number")
    plate.get_by_role("button", name="Show both directions").click()
    until(frame, "() => crossings.state().filters.directions.length === 0")
    expect(plate).to_be_hidden()
    expect(page.locator(".cx-card h2").first).to_have_text("New here?")


@pytest.mark.parametrize("size", [LAPTOP, (1920, 1080)])
def test_neighbouring_documents_leave_the_map_its_share(
    meet: Meet, live_server: Server, size: tuple[int, int]
) -> None:
    """Their 35 rows, and three rows of figures without room, took 90 px from it."""
    _page, frame = opened(meet, live_server, size, "/?ring=1")
    until(frame, "() => document.querySelectorAll('.bars path, .bar').length > 0")
    assert high(frame, "#map-frame") >= 380
    assert high(frame, "#left-out") <= 30
    assert not frame.evaluate(CUT)
    assert frame.locator(".bar.near-yes").count() == 0, "they are a band until they are opened"
    frame.locator("#fold button").click()
    until(frame, "() => document.querySelectorAll('.bar.near-yes').length > 20")
    frame.locator("#fold button").click()
    until(frame, "() => !document.querySelector('.bar.near-yes')")
