"""Someone in front of the dashboard, and how they wait: for states, never for a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Frame, Page

from crossings.look.theme import NARROW

PATIENCE = 60  # seconds until a wait for a state gives up
POLL = """async ([arg, patience]) => {
  const met = %s;
  for (const end = Date.now() + patience; !met(arg); await new Promise(go => setTimeout(go, 40)))
    if (Date.now() > end) return false;
  return true;
}"""
# Streamlit has run the page, put every part in its place and loaded the types that it is set in.
AT_REST = """() => document.querySelector('.cx, .crossings-frame')
  && document.querySelector('.stApp[data-test-script-state=notRunning]') && document.fonts.status === 'loaded'
  && !document.querySelector('[data-testid=stStatusWidget], [data-testid=stSkeleton], [data-stale=true]')"""


@dataclass(frozen=True)
class Server:
    """One running dashboard."""

    url: str
    log: Path


def until(place: Page | Frame, condition: str, arg: object = None) -> None:
    """Waits until a condition, written as a script function, holds.

    Playwright's own wait_for_function needs eval, which the exhibit's security policy forbids.
    """
    assert place.evaluate(POLL % condition, [arg, PATIENCE * 1000]), f"never came true: {condition}"


def until_still(place: Page | Frame, seen: str) -> None:
    """Waits until ten looks, one after the other, have seen the same, fonts loaded."""
    place.evaluate("window.looks = 0")
    until(
        place,
        f"""() => {{ const now = JSON.stringify(({seen})()); window.looks = now === window.looked ? window.looks + 1 : 0;
        window.looked = now; return window.looks > 9 && document.fonts.status === 'loaded'; }}""",
    )


@dataclass
class Visitor:
    """A page on a server, and what went wrong on the way."""

    page: Page
    server: Server
    wrong: list[str] = field(default_factory=list)

    def open(self, path: str = "/") -> Frame:
        """Opens an address and waits until map and timeline stand. Returns the exhibit's frame."""
        self.page.goto(self.server.url + path)
        element = self.page.wait_for_selector("iframe.crossings-frame")
        frame = element.content_frame() if element else None
        assert frame, "the exhibit has no frame"
        frame.wait_for_load_state()
        until(frame, "() => window.crossings")
        frame.evaluate("crossings.ready.then(() => true)")
        return frame

    def visit(self, path: str) -> Page:
        """Opens an address and waits until its page is at rest, whether it shows the exhibit or not."""
        self.page.goto(self.server.url + path)
        until(self.page, AT_REST)
        return self.page

    def unfold(self) -> None:
        """Opens every part that the page has folded; none where there is more room than on a phone."""
        room = self.page.viewport_size
        if room and room["width"] <= NARROW:
            until(self.page, "() => document.querySelector('.cx-fold')")
            closed = self.page.locator(".cx-fold[aria-expanded=false]")
            while closed.count():
                closed.first.click()

    def wait_for_card(self, text: str) -> None:
        """Waits until the card's heading shows a text."""
        shown = "text => document.querySelector('.cx-card h2')?.textContent.includes(text)"
        until(self.page, shown, text)

    def wait_for_address(self, *parts: str) -> None:
        """Waits until the address holds every part."""
        until(
            self.page, "parts => parts.every(part => location.search.includes(part))", list(parts)
        )


Meet = Callable[..., Visitor]
