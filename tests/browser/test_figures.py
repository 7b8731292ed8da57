"""The Figures page in a real browser: choosing rows, asking the guard, on a desk and on a phone."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from playwright.sync_api import expect
from visitor import Meet, Server, Visitor, until

from crossings.collection.load import load_dataset

SIZES = {"desk": {"width": 1400, "height": 900}, "phone": {"width": 390, "height": 844}}


def visit(visitor: Visitor, path: str = "/figures") -> None:
    """Opens the page and all its parts, and waits until its picture is drawn."""
    visitor.visit(path)
    visitor.unfold()
    visitor.page.wait_for_selector(".cx-picture text >> visible=true")


def met(meet: Meet, server: Server, size: str, **options: object) -> Visitor:
    phone = size == "phone"
    return meet(server, viewport=SIZES[size], is_mobile=phone, has_touch=phone, **options)


def answer(visitor: Visitor, *parts: str) -> None:
    for part in parts:
        expect(visitor.page.locator(".cx-answer")).to_contain_text(part)


@pytest.mark.parametrize("size", SIZES)
def test_page_never_scrolls_sideways_and_shows_one_shape_of_each_picture(
    meet: Meet, server: Server, size: str
) -> None:
    visitor = met(meet, server, size)
    visit(visitor)
    page = visitor.page
    assert page.evaluate("document.querySelector('.stMain').scrollWidth") <= SIZES[size]["width"]
    shown, hidden = ("wide", "slim") if size == "desk" else ("slim", "wide")
    comparisons = len(load_dataset().comparisons)
    for shape, visible in ((shown, comparisons), (hidden, 0)):
        boxes = page.locator(f".cx-picture.cx-{shape}")
        assert sum(box.is_visible() for box in boxes.all()) == visible


def test_pictures_keep_their_words_inside(visitor: Visitor) -> None:
    visit(visitor)
    outside = visitor.page.evaluate("""() => [...document.querySelectorAll('.cx-picture')]
      .filter(plot => plot.getBoundingClientRect().width).flatMap(plot => {
        const box = plot.getBoundingClientRect();
        return [...plot.querySelectorAll('text')].filter(note => {
          const at = note.getBoundingClientRect();
          return at.width && (at.left < box.left - 1 || at.right > box.right + 1 || at.bottom > box.bottom + 1);
        }).map(note => note.textContent);
      })""")
    assert outside == []


def test_pictures_keep_their_words_inside_on_a_phone(meet: Meet, server: Server) -> None:
    visitor = met(meet, server, "phone")
    test_pictures_keep_their_words_inside(visitor)


@pytest.mark.parametrize("size", SIZES)
def test_rows_are_chosen_by_keyboard_and_the_guard_answers(
    meet: Meet, server: Server, size: str
) -> None:
    visitor = met(meet, server, size)
    visit(visitor, "/figures?pick=1961-05-detected")
    answer(visitor, "Nothing is added")
    box = visitor.page.locator("input[data-pick='1961-05-detected-liaoning']")
    box.focus()
    visitor.page.keyboard.press("Space")
    answer(visitor, "No.", "One is part of the other")
    visitor.wait_for_address("pick=1961-05-detected")
    expect(box).to_be_checked()
    expect(box).to_be_focused()
    expect(visitor.page.locator(".cx-beyond")).to_contain_text("1,985 + [2,716] = 4,701")
    visitor.page.keyboard.press("Space")
    answer(visitor, "Nothing is added")
    expect(box).not_to_be_checked()


@pytest.mark.parametrize("size", SIZES)
def test_examples_change_the_answer_and_its_picture(meet: Meet, server: Server, size: str) -> None:
    visitor = met(meet, server, size)
    visit(visitor)
    answer(visitor, "No.", "4,701", "28,028")
    visitor.page.get_by_role("button", name="A list of copies").click()
    answer(visitor, "Yes.", "=")
    expect(visitor.page.locator(".st-key-guard .cx-picture")).to_have_count(0)
    visitor.page.get_by_role("button", name="Two governments").click()
    answer(visitor, "No.", "may be counted in both")
    expect(visitor.page.locator(".st-key-guard .cx-picture")).to_have_count(1)
    visitor.page.go_back()
    answer(visitor, "Yes.")


def test_chosen_figures_are_seen_on_the_exhibit(visitor: Visitor) -> None:
    visit(visitor, "/figures?pick=1961-05-crossed")
    visitor.page.get_by_role("link", name="Show on the exhibit").click()
    visitor.wait_for_card("3,381")
    visitor.wait_for_address("sel=1961-05-crossed", "what=crossed", "who=cn")
    until(visitor.page, "() => document.querySelector('iframe.crossings-frame')")


def test_a_figure_is_one_click_from_its_document(visitor: Visitor) -> None:
    visit(visitor)
    visitor.page.locator("#row-1962-03-24-corpses a", has_text="telegram of March 1962").click()
    visitor.wait_for_card("telegram of March 1962")


def test_links_within_the_page_lead_to_their_part(meet: Meet, server: Server) -> None:
    visitor = met(meet, server, "desk", reduced_motion="reduce")
    visit(visitor)
    for key in ("ledger", "misuse", "conflicts"):
        link = visitor.page.locator(f".cx-ways a[href='#{key}']")
        link.focus()
        visitor.page.keyboard.press("Enter")
        expect(visitor.page.locator(f"#{key}")).to_be_focused()
        expect(visitor.page.locator(f"#{key}")).to_be_in_viewport()
    assert "/figures" in visitor.page.url


def test_search_and_file_hold_the_same_rows(visitor: Visitor, tmp_path: Path) -> None:
    visit(visitor)
    visitor.page.get_by_role("textbox", name="Search").fill("liaoning")
    visitor.page.keyboard.press("Enter")
    visitor.wait_for_address("q=liaoning")
    expect(visitor.page.locator(".cx-ledger caption").first).not_to_contain_text("17 of")
    ids = visitor.page.locator("input[data-pick]").evaluate_all(
        "all => all.map(one => one.dataset.pick)"
    )
    with visitor.page.expect_download() as waiting:
        visitor.page.get_by_role("button", name="Download as CSV").click()
    path = tmp_path / "ledger.csv"
    waiting.value.save_as(path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert ids and [line["Id"] for line in csv.DictReader(file)] == ids


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pictures_wear_the_scheme_of_the_page(meet: Meet, server: Server, scheme: str) -> None:
    visitor = meet(server, color_scheme=scheme)
    visit(visitor)
    colours = """() => { const page = getComputedStyle(document.querySelector('.stApp'));
      const picture = document.querySelector('.cx-picture');
      const words = picture.querySelector('text[font-weight]'), bar = picture.querySelector('rect[stroke*="to-kp"]');
      const probe = picture.querySelector('pattern path'), paper = bar.previousElementSibling;
      return {paper: getComputedStyle(paper).fill === page.backgroundColor,
              words: getComputedStyle(words).fill === page.color,
              bar: getComputedStyle(bar).stroke === getComputedStyle(probe).stroke && getComputedStyle(bar).stroke,
              pattern: getComputedStyle(bar).fill.startsWith('url(')}; }"""
    until(visitor.page, f"() => ({colours})().paper")
    found = visitor.page.evaluate(colours)
    hue = {"light": "rgb(165, 57, 27)", "dark": "rgb(242, 154, 114)"}[scheme]
    assert found == {"paper": True, "words": True, "bar": hue, "pattern": True}


def test_pictures_are_images_with_a_name_and_a_description(visitor: Visitor) -> None:
    visit(visitor)
    picture = visitor.page.get_by_role(
        "img", name="Two governments, each with its number, early 1961"
    )
    expect(picture).to_be_visible()
    assert "3,381" in picture.locator("desc").text_content()


def test_hostile_text_is_shown_and_never_runs(meet: Meet, hostile_server: Server) -> None:
    visitor = meet(hostile_server)
    visit(visitor)
    page = visitor.page
    assert "<img src=x" in page.locator("body").inner_text()
    assert page.locator("img[src='x']").count() == 0
    assert page.evaluate("top.__pwned") is None
    drawn = page.locator(".cx-picture text").all_text_contents()
    assert any("{{ 7*7 }}" in text for text in drawn)
