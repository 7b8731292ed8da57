"""The reading pages in a real browser: keys, a text of one's own, paper, and narrow screens."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect
from visitor import Meet, Server, Visitor, until

from crossings.collection.load import load_dataset

SIZES = {"desk": {"width": 1400, "height": 900}, "phone": {"width": 390, "height": 844}}


def visit(visitor: Visitor, path: str) -> None:
    """Opens a page of the reading room and waits until its keys are heard."""
    visitor.visit(path)
    until(visitor.page, "() => document.documentElement.dataset.reading === 'keys'")


def title(visitor: Visitor, cable: str) -> None:
    expect(visitor.page.locator("article.rd h1")).to_have_text(
        load_dataset().cables[cable].short.en
    )


@pytest.mark.parametrize("size", SIZES)
def test_arrow_keys_walk_through_the_cables(meet: Meet, server: Server, size: str) -> None:
    visitor = meet(server, viewport=SIZES[size])
    visit(visitor, "/cables?cable=1961-05")
    visitor.page.keyboard.press("ArrowRight")
    title(visitor, "1961-05-12")
    visitor.wait_for_address("cable=1961-05-12")
    visitor.page.keyboard.press("ArrowLeft")
    title(visitor, "1961-05")
    visitor.page.keyboard.press("ArrowLeft")
    title(visitor, "1959-10-11")
    visitor.page.go_back()
    title(visitor, "1961-05")


def test_quick_steps_are_each_one_entry_of_the_history(meet: Meet, server: Server) -> None:
    """The list of cables, a moment behind, once added entries that nobody had asked for."""
    visitor = meet(server, viewport=SIZES["phone"])
    visit(visitor, "/cables?cable=1961-05")
    before = visitor.page.evaluate("history.length")
    right, left = ("ArrowRight", "1961-05-12"), ("ArrowLeft", "1961-05")
    steps = [right, left, ("ArrowLeft", "1959-10-11"), ("ArrowRight", "1961-05")] * 5
    shown = "title => document.querySelector('article.rd h1')?.textContent === title"
    for key, cable in steps:
        visitor.page.keyboard.press(key)
        visitor.page.wait_for_function(shown, arg=load_dataset().cables[cable].short.en)
    assert visitor.page.evaluate("history.length") == before + len(steps)


def test_arrow_keys_leave_fields_and_scrolling_boxes_alone(visitor: Visitor) -> None:
    visit(visitor, "/cables?cable=1961-05")
    for place in ("[data-testid=stSelectbox] input", ".rd-scroll"):
        visitor.page.locator(place).focus()
        visitor.page.keyboard.press("ArrowRight")
        visitor.page.keyboard.press("Escape")
    visitor.page.locator("article.rd h1").click()
    title(visitor, "1961-05")
    visitor.page.keyboard.press("Control+ArrowRight")
    title(visitor, "1961-05")


@pytest.mark.parametrize("size", SIZES)
def test_buttons_and_matrix_lead_to_other_cables_by_keyboard(
    meet: Meet, server: Server, size: str
) -> None:
    visitor = meet(server, viewport=SIZES[size])
    visit(visitor, "/cables?cable=1957-12-17")
    after = visitor.page.get_by_role("button", name="Next cable")
    after.focus()
    visitor.page.keyboard.press("Enter")
    title(visitor, "1959-10-11")
    if size == "desk":
        visitor.page.evaluate("window.samePage = true")
        visitor.page.locator(".rd-table thead a[data-cable='1962-03-24']").focus()
        visitor.page.keyboard.press("Enter")
        title(visitor, "1962-03-24")
        assert visitor.page.evaluate("window.samePage"), "the page was loaded anew"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "path", ["/cables?cable=1961-05", "/cables?cable=1961-05-12", "/cited", "/method"]
)
def test_page_never_scrolls_sideways(meet: Meet, server: Server, path: str, size: str) -> None:
    visitor = meet(
        server, viewport=SIZES[size], is_mobile=size == "phone", has_touch=size == "phone"
    )
    visit(visitor, path)
    visitor.unfold()
    width = SIZES[size]["width"]
    assert visitor.page.evaluate("document.documentElement.scrollWidth") <= width
    assert visitor.page.evaluate("document.querySelector('.stMain').scrollWidth") <= width


def test_on_a_phone_the_matrix_is_a_list_that_names_each_cable(meet: Meet, server: Server) -> None:
    visitor = meet(server, viewport=SIZES["phone"])
    visit(visitor, "/cables?cable=1961-05")
    visitor.unfold()
    cell = visitor.page.locator(".rd-table tbody td").first
    assert "Instructions of 1957" in cell.inner_text()
    box = cell.bounding_box()
    assert box and box["width"] <= 390


def test_a_figure_leads_to_its_place_on_the_exhibit(visitor: Visitor) -> None:
    visit(visitor, "/cables?cable=1961-05")
    visitor.page.locator("#figure-1961-05-detected").click()
    visitor.wait_for_address("sel=1961-05-detected")
    visitor.wait_for_card("4,701")


def test_a_cited_document_is_brought_into_view(visitor: Visitor) -> None:
    visit(visitor, "/cables?cable=1962-03-24")
    visitor.page.locator(".rd-cites a").last.click()
    visitor.page.wait_for_selector(".rd-sought")
    expect(visitor.page.locator(".rd-sought")).to_be_in_viewport()


def test_dropped_text_stays_for_the_session_and_can_be_forgotten(
    visitor: Visitor, tmp_path: Path
) -> None:
    cable = load_dataset().cables["1961-05"]
    text = tmp_path / "mine.txt"
    text.write_text(
        "\n\n".join(f"So {claim.anchor} <b>it</b>." for claim in cable.claims), encoding="utf-8"
    )
    visit(visitor, "/cables?cable=1961-05")
    visitor.page.get_by_text("You have the text?").click()
    visitor.page.locator("[data-testid=stFileUploaderDropzoneInput]").set_input_files(text)
    expect(visitor.page.locator("mark.rd-number").first).to_have_text("4,701")
    assert visitor.page.locator("mark.rd-number").count() == len(cable.claims)
    assert "<b>it</b>" in visitor.page.locator("blockquote").first.inner_text()
    visitor.page.get_by_role("button", name="Next cable").click()
    title(visitor, "1961-05-12")
    expect(visitor.page.locator("mark.rd-number")).to_have_count(0)
    visitor.page.get_by_role("button", name="Previous cable").click()
    expect(visitor.page.locator("mark.rd-number")).to_have_count(len(cable.claims))
    visitor.page.get_by_role("button", name="Forget this text").click()
    expect(visitor.page.locator("mark.rd-number")).to_have_count(0)


def test_citation_is_copied(meet: Meet, server: Server) -> None:
    visitor = meet(server, permissions=["clipboard-read", "clipboard-write"])
    visit(visitor, "/cables?cable=1961-05")
    visitor.page.get_by_role("button", name="Copy citation").click()
    expect(visitor.page.get_by_role("button", name="Copied")).to_be_visible()
    assert "Obtained by Shen Zhihua" in visitor.page.evaluate("navigator.clipboard.readText()")


def test_paper_hides_what_is_for_the_screen_and_is_light(meet: Meet, server: Server) -> None:
    visitor = meet(server, color_scheme="dark")
    visit(visitor, "/cables?cable=1961-05-12")
    visitor.page.emulate_media(media="print")
    for hidden in ("header.stAppHeader", ".st-key-reading-steps", ".st-key-drop", ".rd-buttons"):
        expect(visitor.page.locator(hidden).first).to_be_hidden()
    expect(visitor.page.locator("article.rd h1")).to_be_visible()
    colour = visitor.page.evaluate("getComputedStyle(document.querySelector('.rd-summary')).color")
    red = int(colour[colour.index("(") + 1 :].split(",")[0])
    assert red < 80, f"ink on white, not {colour}"
    assert len(visitor.page.pdf(format="A4")) > 20_000
