"""The neighbouring documents: switched on by the reader, kept in the address, drawn and counted apart."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from visitor import Meet, Server, until

from crossings.collection.load import DATA, load_dataset
from crossings.exhibit.document import build
from crossings.export.single import single_file

SWITCH = "label:has-text('Neighbouring documents')"
IN_VIEW = "crossings.state().cables"


def test_the_switch_shows_them_and_takes_them_away(meet: Meet, live_server: Server) -> None:
    visitor = meet(live_server)
    plain = visitor.open("/").evaluate(IN_VIEW)
    visitor.page.locator(SWITCH).first.click()
    visitor.wait_for_address("ring=1")
    own = load_dataset(DATA, ring=True)
    near = {cable.id for cable in own.documents("neighbours")}
    frame = visitor.open("/?ring=1")
    shown = set(frame.evaluate(IN_VIEW))
    assert shown & near and shown - near == set(plain)
    own_documents = own.documents("collection")
    expect(visitor.page.locator(".cx-choices").first.locator("li")).to_have_count(
        len(own_documents)
    )
    expect(visitor.page.locator(".cx-choices").last.locator("li")).to_have_count(len(near))
    visitor.page.locator(SWITCH).first.click()
    until(visitor.page, "() => !location.search.includes('ring')")


def test_bars_of_neighbours_are_hollow_and_lie_apart(meet: Meet, live_server: Server) -> None:
    frame = meet(live_server).open("/?ring=1")
    frame.locator("#fold button").click()
    frame.wait_for_selector(".claims path.near-yes")
    between, fills = frame.evaluate(
        """() => {
          const bars = [...document.querySelectorAll('.claims path.bar')];
          const top = list => list.map(bar => bar.getBoundingClientRect().y);
          const near = bars.filter(bar => bar.classList.contains('near-yes'));
          const [first, last] = [Math.min(...top(near)), Math.max(...top(near))];
          const own = top(bars.filter(bar => !near.includes(bar)));
          return [own.filter(y => y > first - 3 && y < last + 3),
            [...new Set(near.map(bar => getComputedStyle(bar).fill))]];
        }"""
    )
    assert between == []
    assert fills in (["rgba(0, 0, 0, 0)"], ["transparent"])


@pytest.mark.parametrize("page", ["figures", "cables", "cited", "method", "share"])
def test_every_page_follows_and_keeps_the_address(
    meet: Meet, live_server: Server, page: str
) -> None:
    visitor = meet(live_server)
    visitor.page.goto(f"{live_server.url}/{page}?ring=1")
    expect(visitor.page.locator(".cx-around")).to_contain_text("never added to it")
    expect(visitor.page.locator(".cx-problems")).to_have_count(0)
    address = "a[href*='cable='], a[href*='sel=']"
    links = visitor.page.locator(f".cx a:is({address})")
    if links.count():
        assert all("ring=1" in (link.get_attribute("href") or "") for link in links.all())


def test_a_place_within_a_distance_has_a_ring_and_no_pin(meet: Meet, live_server: Server) -> None:
    frame = meet(live_server).open("/present?ring=1&chapter=andong-by-the-hour")
    assert frame.locator("path.locality").count() > 5
    assert frame.locator("path.mark.ring.status-on").count() >= 1
    names = frame.locator(".locality-name").all_inner_texts()
    assert any("Gulouzi" in name for name in names)


def test_the_single_file_has_a_switch_of_its_own(
    offline: Page, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """From disk, without a network: the collection alone, then with its neighbours, and back."""
    file = tmp_path_factory.mktemp("both") / "crossings.html"
    around = load_dataset(DATA, ring=True)
    text = single_file(build(around.alone()), build(around))
    file.write_text(text, encoding="utf-8")
    offline.goto(file.as_uri())
    switch = offline.get_by_role("button", name="Neighbouring documents")
    expect(switch).to_have_attribute("aria-pressed", "false")
    until(offline, "() => document.documentElement.dataset.ready === 'yes'")
    assert offline.locator(".near-yes, path.locality").count() == 0
    switch.click()
    expect(switch).to_have_attribute("aria-pressed", "true")
    until(offline, "() => document.documentElement.dataset.ready === 'yes'")
    offline.locator("#fold button").click()
    until(offline, "() => document.querySelectorAll('.claims path.near-yes').length > 20")
    assert offline.locator("path.locality").count() > 5
    assert "ring=1" in offline.url
    switch.click()
    expect(switch).to_have_attribute("aria-pressed", "false")


def test_the_story_leads_to_a_neighbours_figure_on_explore(meet: Meet, live_server: Server) -> None:
    """Without the switch in its address, Explore would not know the figure."""
    visitor = meet(live_server)
    frame = visitor.open("/present?ring=1&chapter=andong-by-the-hour")
    frame.locator(".story button.figure-link, .story [data-id]").first.click()
    link = frame.locator("#evidence-dialog a", has_text="Explore").first
    expect(link).to_have_attribute("href", re.compile("ring=1"))
