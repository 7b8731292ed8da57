"""Play in a real browser: from step to step with its card, without leaving a trace, and back to the whole."""

from __future__ import annotations

import pytest
from playwright.sync_api import Frame
from visitor import Meet, Server, Visitor, until, until_still

from crossings.collection.load import load_dataset
from crossings.exhibit.telling import telling
from crossings.wording.reader import Reader

DATA = load_dataset()
STEPS = telling(Reader(DATA))
LAPTOP = {"width": 1366, "height": 768}
TOLD = "() => document.querySelector('#telling .sentence')?.textContent"
MAP = "document.getElementById('map-frame').clientHeight"
SEEN = """() => [crossings.state(), [...document.querySelectorAll('.leaflet-overlay-pane .mark, .label.placed')]
  .map(node => [[...node.classList].sort().join(' '), node.textContent, node.style.transform])]"""


@pytest.fixture
def calm(meet: Meet, server: Server) -> Visitor:
    """Someone who wants nothing to move by itself: steps wait for Next."""
    return meet(server, viewport=LAPTOP, reduced_motion="reduce")


def play(place: Frame) -> None:
    place.locator("#play").click()
    place.locator("#telling").wait_for()


def forward(place: Frame, text: str) -> None:
    place.locator("#telling .dark").click()
    until(
        place,
        "text => document.querySelector('#telling .sentence').textContent.includes(text)",
        text,
    )


@pytest.mark.parametrize("asked", ["/", "/?ring=1", "/?sel=1961-05&from=1961-01-01&to=1961-12-31"])
def test_every_step_is_told_and_the_end_is_as_it_began(calm: Visitor, asked: str) -> None:
    """It ended at an empty map, and the last number stood still for nine of sixteen seconds."""
    place = calm.open(asked)
    if "sel" in asked:
        until(place, "() => crossings.state().selected === '1961-05'")
        calm.wait_for_card("figures")
    until_still(place, SEEN)
    before, address, tall = place.evaluate(SEEN), calm.page.url, place.evaluate(MAP)
    past = calm.page.evaluate("history.length")
    play(place)
    for number, step in enumerate(STEPS):
        if number:
            forward(place, step.sentence)
        assert place.evaluate(TOLD) == step.sentence
        assert place.evaluate("crossings.state().selected") == step.select
        assert place.evaluate(MAP) == tall, "the telling took room from the map"
        words = place.locator("#telling").inner_text()
        assert step.when in words and step.says in words and step.place in words
    forward(place, "All of it again")
    place.locator("#telling").get_by_label("End").click()
    place.locator("#telling").wait_for(state="hidden")
    until(place, f"before => JSON.stringify(({SEEN})()) === JSON.stringify(before)", before)
    assert calm.page.url == address and calm.page.evaluate("history.length") == past


def test_the_card_follows_and_the_address_does_not(calm: Visitor) -> None:
    place = calm.open("/")
    play(place)
    calm.wait_for_card(DATA.cables["1957-12-17"].short.en)
    for step in STEPS[1:5]:
        forward(place, step.sentence)
    calm.wait_for_card("4,701")
    assert "sel=" not in calm.page.url
    place.locator("body").press("Escape")
    until(
        calm.page,
        "() => document.querySelector('.cx-card')?.textContent.includes('Instructions of 1957')",
    )
    assert place.evaluate("crossings.state().selected") is None


def test_a_choice_ends_the_telling_and_stays(visitor: Visitor) -> None:
    """The card came seven seconds later, without a sign; a choice is now shown at once."""
    place = visitor.open("/")
    place.locator("#play").click()
    place.locator("#play[aria-label=Pause]").wait_for()
    place.locator("#overview .cable[data-id='1962-03-24']").click()
    assert place.evaluate("crossings.state().selected") == "1962-03-24"
    assert not place.locator("#telling").is_visible()
    visitor.wait_for_address("sel=1962-03-24")
    visitor.wait_for_card(DATA.cables["1962-03-24"].short.en)
    assert place.locator("#play").get_attribute("aria-label") == "Play"


def test_a_key_pauses_and_the_step_stays(visitor: Visitor) -> None:
    place = visitor.open("/")
    place.locator("#play").click()
    place.locator("#play[aria-label=Pause]").wait_for()
    place.locator("body").press("PageUp")
    place.locator("#play[aria-label=Play]").wait_for()
    assert place.locator("#telling").is_visible()
    place.locator("body").press(" ")
    place.locator("#play[aria-label=Pause]").wait_for()


def test_play_is_answered_at_once(visitor: Visitor) -> None:
    place = visitor.open("/")
    answered = """() => {
      document.getElementById('play').click();
      return document.getElementById('telling').checkVisibility();
    }"""
    assert place.evaluate(answered), "the step is there before the click is over"


def test_without_motion_nothing_goes_on_by_itself(calm: Visitor) -> None:
    place = calm.open("/")
    play(place)
    assert place.locator("#play").get_attribute("aria-label") == "Play"
    assert not place.locator("#telling").get_by_text("Go on").is_visible()
    assert place.locator("#telling .dark").inner_text().startswith("Next")
