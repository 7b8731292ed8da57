"""The exhibit by itself: the same tests in the dashboard and in the single file, opened from disk."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Error, Frame, Page
from visitor import Visitor, until

from crossings.collection.load import DATA as SOURCE
from crossings.collection.load import load_dataset
from crossings.exhibit import build
from crossings.export.single import single_file
from crossings.wording.reader import Reader
from crossings.wording.story import told

Place = Page | Frame
Opening = Callable[..., Place]
DATA = load_dataset()
CHAPTERS = told(Reader(DATA))
SHOWN = """() => JSON.stringify([...document.querySelectorAll('.leaflet-overlay-pane path, .words-pane .label')]
  .map(node => [node.getAttribute('class'), node.textContent, node.style.display]))"""
BARS = """() => JSON.stringify([...document.querySelectorAll('.bars .point path')].map(node => node.getAttribute('class')))"""


@pytest.fixture(params=["dashboard", "file"])
def opening(request: pytest.FixtureRequest) -> Opening:
    """Opens the exhibit in one of its two homes, to explore or to present, when it stands."""
    if request.param == "dashboard":
        visitor: Visitor = request.getfixturevalue("visitor")
        return lambda mode="explore": visitor.open("/" if mode == "explore" else f"/{mode}")
    file: Path = request.getfixturevalue("one_file")
    page: Page = request.getfixturevalue("offline")

    def open_file(mode: str = "explore") -> Page:
        page.goto(f"{file.as_uri()}#mode={mode}")
        page.evaluate("crossings.ready.then(() => true)")
        return page

    return open_file


def mouse(place: Place) -> Page:
    return place.page if isinstance(place, Frame) else place


def middle(place: Place, selector: str) -> tuple[float, float]:
    box = place.locator(selector).first.bounding_box()
    assert box, selector
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_time_moves_map_and_timeline_together(opening: Opening) -> None:
    place = opening()
    before = place.evaluate(SHOWN), place.evaluate(BARS)
    place.evaluate("crossings.setTime('1961-02-15')")
    until(place, f"before => ({SHOWN})() !== before", before[0])
    until(place, f"before => ({BARS})() !== before", before[1])
    assert place.evaluate("crossings.state().time") == "1961-02-15"


def test_the_map_is_fitted_to_the_room_it_has(opening: Opening) -> None:
    """Opened alone, the map took the room of its header too: its lowest label was cut off."""
    beyond = """() => {
      const frame = document.getElementById('map-frame').getBoundingClientRect();
      const out = box => box.left < frame.left || box.right > frame.right || box.top < frame.top || box.bottom > frame.bottom;
      return [...document.querySelectorAll('.label.placed')].filter(node => out(node.getBoundingClientRect())).map(node => node.textContent);
    }"""
    place = opening()
    until(place, f"() => document.querySelector('.label.placed') && ({beyond})().length === 0")
    assert place.evaluate("crossingsLayers.map.getSize().y") == place.evaluate(
        "document.getElementById('map-frame').clientHeight"
    )


def test_dragging_on_the_timeline_moves_both(opening: Opening) -> None:
    place = opening()
    before = place.evaluate(SHOWN), place.evaluate(BARS)
    box = place.locator("#detail").bounding_box()
    assert box
    pointer, low = mouse(place).mouse, box["y"] + box["height"] - 6
    pointer.move(box["x"] + 40, low)
    pointer.down()
    pointer.move(box["x"] + 90, low, steps=5)
    until(place, "() => crossings.state().time !== null")
    early = place.evaluate("crossings.state().time")
    pointer.move(box["x"] + box["width"] / 2, low, steps=10)
    until(place, "early => crossings.state().time > early", early)
    pointer.up()
    assert before[0] != place.evaluate(SHOWN), "the map did not follow"
    assert before[1] != place.evaluate(BARS), "the timeline did not follow"


def test_pointing_at_a_bar_lights_its_area_and_the_other_way_round(opening: Opening) -> None:
    place = opening()
    place.locator(".bar-words", has_text="discovered").first.hover()
    until(place, "() => document.querySelectorAll('.leaflet-overlay-pane .mark.hot').length > 0")
    mouse(place).mouse.move(2, 2)
    until(place, "() => document.querySelectorAll('.hot').length === 0")
    place.locator(".leaflet-overlay-pane .mark.area").last.dispatch_event("mouseover")
    until(place, "() => document.querySelectorAll('.bars .hot').length > 0")


def test_a_window_fades_what_lies_outside(opening: Opening) -> None:
    place = opening()
    place.locator(".preset[data-preset=month]").click()
    until(place, "() => crossings.state().window.join() === '1961-05-01,1961-05-31'")
    shown = set(place.evaluate("crossings.state().claims"))
    assert "1961-05-stopped" in shown and "1961-05-crossed" not in shown
    place.locator(".preset[data-preset=all]").click()
    until(place, "few => crossings.state().claims.length > few", len(shown))


def test_keys_choose_step_and_clear(opening: Opening) -> None:
    place = opening()
    cables = list(DATA.cables)
    for key, chosen in (
        ("ArrowRight", cables[0]),
        ("ArrowRight", cables[1]),
        ("End", cables[-1]),
        ("Home", cables[0]),
        ("Escape", None),
    ):
        place.locator("body").press(key)
        until(place, "chosen => crossings.state().selected === chosen", chosen)


def test_playing_goes_on_by_itself_and_stops_where_it_is_stopped(opening: Opening) -> None:
    place = opening()
    place.locator("#play").click()
    first = place.locator("#telling .sentence").inner_text()
    until(
        place, "first => document.querySelector('#telling .sentence').textContent !== first", first
    )
    place.locator("#play[aria-label=Pause]").click()
    place.locator("#play[aria-label=Play]").wait_for()
    assert place.locator("#telling").is_visible()


def test_filters_take_figures_from_map_and_timeline(opening: Opening) -> None:
    place = opening()
    before = place.evaluate("crossings.state().claims")
    place.evaluate("crossings.setFilters({sides: ['kp']})")
    until(place, "count => crossings.state().claims.length < count", len(before))
    sides = {DATA.claims[name].context.side for name in place.evaluate("crossings.state().claims")}
    assert sides == {"kp"}


def test_what_cannot_be_is_refused_by_name(opening: Opening) -> None:
    place = opening()
    for call, named in (
        ("crossings.select('nobody')", "nobody"),
        ("crossings.setTime('soon')", "soon"),
        ("crossings.setWindow('1962-01-01', '1961-01-01')", "1962-01-01"),
    ):
        with pytest.raises(Error, match=f"RangeError.*{named}"):
            place.evaluate(call)


def test_every_chapter_can_be_called_by_its_name(opening: Opening) -> None:
    place = opening("present")
    place.locator(".chapter-count").click()
    lines = place.locator("#contents-dialog button", has_text=CHAPTERS[7].title)
    assert place.locator("#contents-dialog li").count() == len(CHAPTERS)
    lines.click()
    until(
        place,
        "title => document.querySelector('.chapter h1').textContent === title",
        CHAPTERS[7].title,
    )
    assert not place.locator("#contents-dialog").is_visible()


def test_every_number_of_a_chapter_leads_to_its_words(opening: Opening) -> None:
    place = opening("present")
    seen = 0
    for index, chapter in enumerate(CHAPTERS):
        place.locator(".progress button").nth(index).click()
        until(
            place,
            "title => document.querySelector('.chapter h1').textContent === title",
            chapter.title,
        )
        pieces = [piece for part in (chapter.heading, *chapter.paragraphs) for piece in part]
        numbers = [piece for piece in pieces if piece.claim]
        links = place.locator(".chapter .figure-link")
        assert links.all_inner_texts() == [piece.text for piece in numbers]
        for number, piece in enumerate(numbers):
            links.nth(number).click()
            words = place.locator("#evidence-dialog").inner_text()
            claim = DATA.claims.get(piece.claim or "")
            if claim:
                cable = DATA.cables[DATA.cable_of[claim.id]]
                assert claim.anchor in words and cable.archive.reference in words
                seen += 1
            else:
                assert "not printed" in words, "a value of ours says that it is ours"
            place.get_by_role("button", name="Close").click()
    assert seen


def test_a_value_of_ours_on_the_map_tells_how_it_was_worked_out(opening: Opening) -> None:
    place = opening()
    place.evaluate("crossings.select('1961-05')")
    place.locator(".mark-label button.derived").first.click()
    words = place.locator("#evidence-dialog").inner_text()
    assert "not printed" in words and "−" in words
    place.locator("#evidence-dialog .figure-link").first.click()
    assert any(claim.anchor in place.locator("#evidence-dialog").inner_text()
               for claim in DATA.claims.values())  # fmt: skip
    before = place.evaluate("crossings.state().selected")
    place.locator("#evidence-dialog").press("ArrowRight")
    assert place.evaluate("crossings.state().selected") == before, "the key went through the dialog"


def test_a_figure_on_the_map_of_a_chapter_leads_to_its_words(opening: Opening) -> None:
    place = opening("present")
    index = next(i for i, item in enumerate(CHAPTERS) if item.chapter.select)
    place.locator(".progress button").nth(index).click()
    while not place.locator(".leaflet-overlay-pane .mark.area.status-on").count():
        index += 1
        place.locator(".progress button").nth(index).click()
        until(
            place,
            "title => document.querySelector('.chapter h1').textContent === title",
            CHAPTERS[index].title,
        )
    place.locator(".leaflet-overlay-pane .mark.area.status-on").first.press("Enter")
    assert any(
        claim.anchor in place.locator("#evidence-dialog").inner_text()
        for claim in DATA.claims.values()
    )
    place.keyboard.press("Escape") if isinstance(place, Page) else place.page.keyboard.press(
        "Escape"
    )
    until(place, "() => !document.querySelector('dialog[open]')")
    assert place.locator(".chapter h1").inner_text() == CHAPTERS[index].title


def test_a_collection_of_days_only_is_drawn(offline: Page, tmp_path: Path) -> None:
    """Every bar and dot is found by the name of its trace, whichever kinds of date there are."""
    shutil.copytree(SOURCE, tmp_path / "data")
    for path in (tmp_path / "data" / "cables").glob("*.toml"):
        if path.stem != "1961-05-12":
            path.unlink()
    file = tmp_path / "days.html"
    file.write_text(single_file(build(load_dataset(tmp_path / "data"))), encoding="utf-8")
    offline.goto(file.as_uri())
    offline.evaluate("crossings.ready.then(() => true)")
    dots = offline.locator(".cable-mark")
    dots.first.wait_for(state="attached")
    assert [dots.nth(n).get_attribute("data-id") for n in range(dots.count())] == ["1961-05-12"]
    assert offline.locator(".bars .bar, path.bar").count()
