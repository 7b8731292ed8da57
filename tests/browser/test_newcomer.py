"""Ten questions of someone who has never been here, answered on a laptop and on a phone, counted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Frame, Locator, Page, expect
from visitor import AT_REST, Meet, Server, Visitor, until, until_still

SIZES = {"laptop": {"width": 1366, "height": 768}, "phone": {"width": 390, "height": 844}}


@dataclass
class Newcomer:
    """Presses and scrolls, and counts both; what is asked for has to be in sight."""

    visitor: Visitor
    frame: Frame
    phone: bool
    actions: int = 0

    @property
    def page(self) -> Page:
        return self.visitor.page

    def press(self, what: Locator) -> None:
        """A click or a tap on what is in sight; the page is scrolled to it first, as an action of its own."""
        self.scroll(what)
        self.actions += 1
        what.tap() if self.phone else what.click()

    def scroll(self, what: Locator) -> None:
        """Brings something into sight, where it is not."""
        what.wait_for()
        if not self.in_sight(what):
            self.actions += 1
            what.scroll_into_view_if_needed()

    def in_sight(self, what: Locator) -> bool:
        box, room = what.bounding_box(), self.page.viewport_size
        assert room
        return box is not None and box["y"] >= 0 and box["y"] + box["height"] <= room["height"]

    def reads(self, *texts: str) -> None:
        """Each of these stands in the card of what is chosen."""
        for text in texts:
            expect(self.page.locator(".cx-card")).to_contain_text(text)

    def finds(self, heading: str, text: str) -> None:
        """Under this heading of the card stands this text, in sight."""
        group = self.page.locator(".cx-card li", has=self.page.locator("b", has_text=heading))
        answer = group.locator("li", has_text=text)
        self.scroll(answer)
        expect(answer).to_be_in_viewport()

    def number(self, number: str) -> Locator:
        return self.frame.locator(".label.placed .figure b", has_text=number).first

    def filters(self) -> None:
        """On a phone the filters are folded."""
        if self.phone:
            self.press(self.page.get_by_role("button", name="Filters"))


def who_counted(reader: Newcomer) -> None:
    reader.press(reader.number("28,028"))
    reader.reads("28,028", "Ministry of Public Security")


def what_1959_says(reader: Newcomer) -> None:
    reader.press(reader.page.get_by_role("link", name="The other direction, 1959"))
    reader.reads("11 October 1959", "no figure")


def hand_on_a_link(reader: Newcomer) -> None:
    reader.press(reader.number("4,701"))
    reader.reads("4,701")
    place = reader.page.locator("[data-sheet=up]" if reader.phone else ".st-key-filters")
    reader.press(place.get_by_role("button", name="Copy link"))
    expect(place.get_by_role("button", name="Link copied")).to_be_visible()


def whether_3381_is_part_of_4701(reader: Newcomer) -> None:
    reader.press(reader.number("4,701"))
    reader.finds("Contains", "3,381 people")


def how_many_went_to_china(reader: Newcomer) -> None:
    answer = reader.frame.get_by_text("No figure at all")
    reader.scroll(answer)
    expect(reader.frame.locator("#beside")).to_contain_text("from North Korea to China")


def what_was_counted_in_andong(reader: Newcomer) -> None:
    reader.press(reader.number("1,843"))
    reader.reads("1,843", "households", "Andong")


def whether_two_figures_may_be_added(reader: Newcomer) -> None:
    reader.press(reader.frame.locator(".placeless button, .placeless [data-id]", has_text="3,500"))
    reader.finds("Overlaps, so never to be added to", "4,701 people")


def what_the_hatching_means(reader: Newcomer) -> None:
    if reader.phone:  # elsewhere the key is open
        reader.press(reader.frame.locator("#key summary"))
    expect(reader.frame.locator("#key li").first).to_be_visible()


def all_figures_as_a_table(reader: Newcomer) -> None:
    reader.filters()
    reader.press(reader.page.get_by_role("radio", name="Table"))
    expect(reader.page.locator(".cx-table, table").first).to_be_visible()


def the_whole_story(reader: Newcomer) -> None:
    reader.press(reader.page.get_by_role("link", name="Start the story"))
    reader.page.wait_for_url("**/present**")


TASKS: dict[Callable[[Newcomer], None], dict[str, int]] = {
    who_counted: {"laptop": 1, "phone": 1},
    what_1959_says: {"laptop": 1, "phone": 2},
    hand_on_a_link: {"laptop": 2, "phone": 2},
    whether_3381_is_part_of_4701: {"laptop": 2, "phone": 2},
    how_many_went_to_china: {"laptop": 0, "phone": 1},
    what_was_counted_in_andong: {"laptop": 1, "phone": 1},
    whether_two_figures_may_be_added: {"laptop": 2, "phone": 3},
    what_the_hatching_means: {"laptop": 0, "phone": 1},
    all_figures_as_a_table: {"laptop": 1, "phone": 3},
    the_whole_story: {"laptop": 1, "phone": 2},
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.__name__)
def test_a_question_is_answered_in_so_many_actions(
    meet: Meet, server: Server, task: Callable[[Newcomer], None], size: str
) -> None:
    phone = size == "phone"
    visitor = meet(server, viewport=SIZES[size], has_touch=phone, permissions=["clipboard-write"])
    frame = visitor.open()
    until(visitor.page, AT_REST)
    until_still(frame, "() => [...document.querySelectorAll('.label')].map(node => node.style.transform)")  # fmt: skip
    reader = Newcomer(visitor, frame, phone)
    task(reader)
    assert reader.actions <= TASKS[task][size]
