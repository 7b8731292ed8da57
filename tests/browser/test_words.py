"""Words are explained where they stand, by mouse and by keyboard; "?" explains the picture first."""

from __future__ import annotations

from visitor import Meet, Server, until

CHOSEN = "/?sel=1962-03-24-crossed-jilin"
OPEN = "() => document.querySelector('.cx-meaning:popover-open')?.textContent"


def test_a_word_of_the_card_opens_its_meaning_beside_it(meet: Meet, server: Server) -> None:
    for width, height in ((1366, 768), (390, 844)):
        visitor = meet(server, viewport={"width": width, "height": height})
        visitor.open(CHOSEN)
        visitor.wait_for_card("28,028")
        word = visitor.page.locator(".cx-word", has_text="How sure").first
        word.scroll_into_view_if_needed()
        word.click()
        until(visitor.page, f"() => ({OPEN})()?.includes('Incomplete statistics')")
        meaning = visitor.page.locator(".cx-meaning:popover-open").bounding_box()
        assert meaning and meaning["x"] >= 0 and meaning["x"] + meaning["width"] <= width
        assert meaning["y"] >= 0 and meaning["y"] + meaning["height"] <= height
        visitor.page.keyboard.press("Escape")
        until(visitor.page, f"() => !({OPEN})()")
        assert "sel=1962-03-24-crossed-jilin" in visitor.page.url  # Escape took back nothing else
        word.focus()
        visitor.page.keyboard.press("Enter")
        until(visitor.page, f"() => ({OPEN})()?.startsWith('How sure')")


def test_help_explains_the_picture_then_keys_then_words(meet: Meet, server: Server) -> None:
    visitor = meet(server)
    frame = visitor.open()
    frame.get_by_role("button", name="this help").or_(
        frame.locator("#controls button", has_text="?")
    ).first.click()
    dialog = frame.locator("#help-dialog[open]")
    marks = dialog.locator(".marks li")
    assert marks.count() == frame.locator("#key li").count() > 8
    order = dialog.evaluate(
        "box => ['.marks', '.keys', '.meanings'].map(name => box.querySelector(name).getBoundingClientRect().top)"
    )
    assert order == sorted(order)
    assert "No document in this collection" in dialog.locator(".meanings").inner_text()
