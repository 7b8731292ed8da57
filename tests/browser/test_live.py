"""The dashboard on the data as they are, in a browser; the other journeys stand on a frozen copy."""

from __future__ import annotations

from playwright.sync_api import expect
from visitor import Meet, Server

from crossings.collection.load import DATA


def test_map_and_timeline_stand(meet: Meet, live_server: Server) -> None:
    visitor = meet(live_server)
    frame = visitor.open("/")
    cables = {path.stem for path in (DATA / "cables").glob("*.toml")}
    expect(visitor.page.locator(".cx-choices li")).to_have_count(len(cables))
    shown = frame.evaluate("crossings.state().cables")
    assert shown and set(shown) <= cables
    assert visitor.page.locator(".cx-problems").count() == 0
