"""The Explore page in a real browser: map, timeline and card as one thing."""

from __future__ import annotations

from urllib.parse import parse_qs, urlparse

import pytest
from playwright.sync_api import Frame, expect
from visitor import Meet, Server, Visitor, until

from crossings.collection.load import load_dataset


def test_page_opens_with_map_and_timeline_standing(visitor: Visitor) -> None:
    frame = visitor.open()
    page = visitor.page
    expect(page.locator("h1")).to_have_text("Crossings")
    assert frame.locator(".leaflet-overlay-pane path").count() > 10
    assert frame.locator(".bars .point path").count() > 5
    assert page.locator("iframe.crossings-frame").get_attribute("title")
    expect(page.locator(".cx-choices li")).to_have_count(len(load_dataset().cables))


def test_first_screen_holds_the_exhibit_without_scrolling(visitor: Visitor) -> None:
    visitor.open("/?sel=1961-05")
    visitor.wait_for_card("China")
    for what in (".crossings-frame", ".st-key-filters", "h1"):
        box = visitor.page.locator(what).bounding_box()
        assert box and box["y"] >= 0 and box["y"] + box["height"] <= 900, what


def test_looking_at_a_day_stays_out_of_the_address(visitor: Visitor) -> None:
    frame = visitor.open()
    frame.evaluate("crossings.setTime('1961-02-15')")
    frame.evaluate("crossings.select('1961-05')")
    visitor.wait_for_address("sel=1961-05")
    assert "from=" not in visitor.page.url, "looking at a day is not a window"


def test_a_document_chosen_on_the_timeline_brings_its_card(visitor: Visitor) -> None:
    frame = visitor.open()
    frame.evaluate("window.sameDocument = true")
    frame.locator("#detail .cable-mark[data-id='1962-03-24']").click()
    visitor.wait_for_card("telegram of March 1962")
    visitor.wait_for_address("sel=1962-03-24")
    assert frame.evaluate("window.sameDocument"), "the exhibit was loaded anew"


def test_a_figure_chosen_in_the_card_is_chosen_in_the_exhibit(visitor: Visitor) -> None:
    frame = visitor.open("/?sel=1961-05")
    visitor.wait_for_card("China")
    frame.evaluate("window.sameDocument = true")
    visitor.page.locator(".cx-figures a[data-select='1961-05-crossed']").click()
    visitor.wait_for_card("3,381")
    until(frame, "() => crossings.state().selected === '1961-05-crossed'")
    visitor.wait_for_address("sel=1961-05-crossed")
    assert frame.evaluate("window.sameDocument"), "the exhibit was loaded anew"


def test_next_and_previous_move_exhibit_and_card(visitor: Visitor) -> None:
    frame = visitor.open("/?sel=1961-05")
    visitor.wait_for_card("China")
    visitor.page.get_by_role("button", name="Next cable").click()
    visitor.wait_for_card("minister's figure")
    until(frame, "() => crossings.state().selected === '1961-05-12'")


def test_keyboard_alone_chooses_and_clears(visitor: Visitor) -> None:
    frame = visitor.open()
    page = visitor.page
    for _step in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement?.className === 'crossings-frame'"):
            break
    assert page.evaluate("document.activeElement.className") == "crossings-frame", (
        "Tab never got in"
    )
    page.keyboard.press("ArrowRight")
    visitor.wait_for_card("Instructions of 1957")
    page.keyboard.press("ArrowRight")
    visitor.wait_for_card("The other direction")
    page.keyboard.press("End")
    visitor.wait_for_card("telegram of March 1962")
    page.keyboard.press("Escape")
    until(frame, "() => crossings.state().selected === null")
    visitor.wait_for_card("New here?")


def test_keys_outside_the_frame_reach_it_but_not_from_a_field(visitor: Visitor) -> None:
    frame = visitor.open()
    visitor.page.keyboard.press("ArrowRight")
    until(frame, "() => crossings.state().selected === '1957-12-17'")
    visitor.wait_for_card("Instructions of 1957")
    visitor.page.get_by_label("Reported by").focus()
    visitor.page.keyboard.press("End")
    visitor.page.keyboard.press("Escape")
    visitor.page.locator("h1").click()
    visitor.page.keyboard.press("ArrowRight")
    visitor.wait_for_card("The other direction")


def test_copied_link_restores_filters_selection_and_window(meet: Meet, server: Server) -> None:
    first = meet(server)
    frame = first.open()
    frame.evaluate("crossings.setWindow('1961-01-01', '1961-06-30')")
    frame.evaluate("crossings.select('1961-05-detected')")
    first.wait_for_card("4,701")
    first.page.get_by_text("to North Korea", exact=False).first.click()
    first.wait_for_address(
        "dir=cn-to-kp", "sel=1961-05-detected", "from=1961-01-01", "to=1961-06-30"
    )
    until(frame, "() => crossings.state().filters.directions.length === 1")
    there = frame.evaluate("crossings.state()")
    address = urlparse(first.page.url)
    assert parse_qs(address.query)["dir"] == ["cn-to-kp"]

    second = meet(server)
    frame = second.open(f"/?{address.query}")
    second.wait_for_card("4,701")
    until(frame, "wanted => crossings.state().selected === wanted", there["selected"])
    here = frame.evaluate("crossings.state()")
    assert {key: here[key] for key in there if key != "time"} == {
        key: there[key] for key in there if key != "time"
    }


def test_back_and_forward_step_through_selections(visitor: Visitor) -> None:
    frame = visitor.open()
    frame.evaluate("crossings.select('1957-12-17')")
    visitor.wait_for_card("Instructions of 1957")
    frame.evaluate("crossings.select('1959-10-11')")
    visitor.wait_for_card("The other direction")
    visitor.page.go_back()
    visitor.wait_for_card("Instructions of 1957")
    until(frame, "() => crossings.state().selected === '1957-12-17'")
    visitor.page.go_forward()
    visitor.wait_for_card("The other direction")
    # Choosing once more what was chosen before going back must count.
    visitor.page.go_back()
    visitor.wait_for_card("Instructions of 1957")
    until(frame, "() => crossings.state().selected === '1957-12-17'")
    frame.evaluate("crossings.select('1959-10-11')")
    visitor.wait_for_card("The other direction")


def test_filters_reach_the_exhibit_without_reloading_it(visitor: Visitor) -> None:
    frame = visitor.open()
    frame.evaluate("window.sameDocument = true")
    everything = len(frame.evaluate("crossings.state().claims"))
    visitor.page.get_by_label("Reported by").click()
    visitor.page.get_by_role("option", name="North Korean government").click()
    until(frame, "() => crossings.state().filters.sides[0] === 'kp'")
    assert 0 < len(frame.evaluate("crossings.state().claims")) < everything
    assert frame.evaluate("window.sameDocument"), "the exhibit was loaded anew"


def test_table_shows_the_same_figures_as_the_exhibit(visitor: Visitor) -> None:
    frame = visitor.open("/?table=1&what=crossed")
    rows = visitor.page.locator(".cx-table tbody tr")
    rows.first.wait_for()
    until(frame, "() => crossings.state().filters.measures.length === 1")
    ids = rows.locator("th a").evaluate_all("links => links.map(link => link.dataset.select)")
    assert ids
    assert sorted(ids) == sorted(frame.evaluate("crossings.state().claims"))


def test_hostile_text_is_shown_and_never_runs(meet: Meet, hostile_server: Server) -> None:
    visitor = meet(hostile_server)
    frame = visitor.open("/?sel=1961-05&table=1")
    visitor.wait_for_card("{{ 7*7 }}")
    frame.evaluate("crossings.select('1961-05-detected')")
    visitor.wait_for_card("4,701")
    for place in (visitor.page.main_frame, frame):
        assert "<img src=x" in place.locator("body").inner_text()
        assert place.locator("img[src='x']").count() == 0
        assert place.evaluate("top.__pwned") is None
    assert "{{ 7*7 }}" in frame.locator("body").inner_text()


def test_dark_scheme_reaches_page_card_and_exhibit(meet: Meet, server: Server) -> None:
    visitor = meet(server, color_scheme="dark")
    frame = visitor.open("/?sel=1961-05")
    visitor.wait_for_card("China")
    until(frame, "() => document.documentElement.dataset.theme === 'dark'")
    for place, selector in ((visitor.page.main_frame, ".cx-card"), (frame, "body")):
        assert _brightness(place, selector) < 80, selector


def test_light_scheme_is_told_too(visitor: Visitor) -> None:
    frame = visitor.open()
    until(frame, "() => document.documentElement.dataset.theme === 'light'")


def _brightness(place: Frame, selector: str) -> float:
    colour = place.evaluate(
        "selector => getComputedStyle(document.querySelector(selector)).backgroundColor", selector
    )
    parts = [float(part) for part in colour[colour.index("(") + 1 : -1].split(",")]
    return sum(parts[:3]) / 3


def test_phone_stacks_without_scrolling_sideways(meet: Meet, server: Server) -> None:
    visitor = meet(server, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    frame = visitor.open()
    visitor.wait_for_card("New here?")
    until(frame, "() => innerHeight >= document.querySelector('main').scrollHeight - 2")
    for place in (visitor.page.main_frame, frame):
        assert place.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert visitor.page.evaluate("document.querySelector('.stMain').scrollWidth") <= 390
    tops = [
        visitor.page.locator(what).bounding_box()
        for what in ("h1", ".crossings-frame", ".st-key-card")
    ]
    assert all(tops)
    assert [box["y"] for box in tops] == sorted(box["y"] for box in tops)
    inside = [frame.locator(what).first.bounding_box() for what in (".leaflet-container", ".bars")]
    assert inside[0]["y"] < inside[1]["y"], "the map stands above the timeline"


def test_a_window_made_narrow_and_wide_again_shows_the_same_map(visitor: Visitor) -> None:
    frame = visitor.open()
    middle = "(({lat, lng}) => [lat, lng])(crossingsLayers.map.getCenter())"
    before = frame.evaluate(middle)
    visitor.page.set_viewport_size({"width": 700, "height": 900})
    until(frame, "() => innerWidth < 700 && crossingsLayers.map.getSize().x < 690")
    visitor.page.set_viewport_size({"width": 1400, "height": 900})
    until(
        frame,
        "([lat, lng]) => { const at = crossingsLayers.map.getCenter(); "
        "return innerWidth > 900 && Math.abs(at.lat - lat) < .3 && Math.abs(at.lng - lng) < .3; }",
        before,
    )


def test_built_files_are_kept_for_good(visitor: Visitor) -> None:
    visitor.open()
    source = visitor.page.locator("iframe.crossings-frame").evaluate("frame => frame.src")
    answer = visitor.page.request.get(source)
    assert "immutable" in answer.headers["cache-control"]


def test_leaving_the_page_and_coming_back_keeps_the_choice(visitor: Visitor) -> None:
    frame = visitor.open("/?dir=cn-to-kp")
    frame.evaluate("crossings.select('1962-03-24')")
    visitor.wait_for_card("telegram of March 1962")
    visitor.wait_for_address("sel=1962-03-24")
    visitor.page.get_by_test_id("stTopNavLink").nth(1).click()
    until(visitor.page, "() => !document.querySelector('.crossings-frame')")
    visitor.page.get_by_test_id("stTopNavLink").first.click()
    visitor.wait_for_card("telegram of March 1962")
    visitor.wait_for_address("sel=1962-03-24", "dir=cn-to-kp")


@pytest.mark.parametrize("size", [(1400, 900), (1366, 768)])
def test_both_statements_of_the_telegram_keep_who_says_so(
    meet: Meet, server: Server, size: tuple[int, int]
) -> None:
    visitor = meet(server, viewport={"width": size[0], "height": size[1]})
    frame = visitor.open("/?sel=1962-03-24")
    plate = frame.locator("#plate")
    expect(plate.locator(".says")).to_have_count(2)
    assert plate.evaluate("box => box.scrollHeight <= box.clientHeight + 1"), "cut off"
