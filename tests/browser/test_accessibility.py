"""Every page of the navigation and the exhibit, held against the rules of axe-core, day and night.

The script comes with a package, so nothing is fetched. What is let be is named in ``EXCUSED``, each
with its reason.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Frame, Page
from visitor import Meet, Server, Visitor

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
RUN = """() => axe.run(document, { iframes: false }).then(result => ({
  met: result.passes.length,
  broken: result.violations.flatMap(rule => rule.nodes.map(node => ({
    rule: rule.id, help: rule.help, target: node.target.join(' '), html: node.html.slice(0, 200),
    why: node.failureSummary }))) }))"""
LINKS = "links => links.map(link => new URL(link.href).pathname)"
# Rule and place, and why it is let be. Nothing of Streamlit's own had to be excused.
EXCUSED = {
    ("page-has-heading-one", "exhibit"): "framed by a page that has its heading of the first level"
}
FEWEST = 10  # rules that must have been met, or axe saw no page
SIZES = {"desk": (1400, 900), "phone": (390, 844)}


def violations(place: Page | Frame, where: str) -> str:
    """What axe finds in one document, told; empty where it finds nothing."""
    place.evaluate(AXE)
    result = place.evaluate(RUN)
    assert result["met"] >= FEWEST, f"{where}: only {result['met']} rules were met"
    kind = where.split(",")[0]
    broken = [item for item in result["broken"] if (item["rule"], kind) not in EXCUSED]
    return told(broken, where)


def told(found: list[dict[str, Any]], where: str) -> str:
    return "\n\n".join(
        f"{where}: {i['rule']}: {i['help']}\n{i['target']}\n{i['html']}\n{i['why']}" for i in found
    )


def pages(visitor: Visitor) -> list[str]:
    visitor.visit("/")
    links = visitor.page.locator("[data-testid=stTopNavLink]")
    return links.evaluate_all(LINKS) if links.count() else ["/"]


@pytest.fixture(scope="session")
def paths(browser: Any, server: Server) -> list[str]:
    """The address of every page that the navigation offers."""
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    found = pages(Visitor(page, server))
    page.close()
    assert len(found) > 1 and len(set(found)) == len(found)
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_no_page_breaks_a_rule(
    meet: Meet, server: Server, paths: list[str], size: str, scheme: str
) -> None:
    width, height = SIZES[size]
    visitor = meet(server, viewport={"width": width, "height": height}, color_scheme=scheme)
    found = []
    for path in paths:
        visitor.visit(path)
        found.append(violations(visitor.page, f"{path}, {size}, {scheme}"))
    assert not any(found), "\n\n".join(filter(None, found))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_the_exhibit_breaks_no_rule(meet: Meet, server: Server, size: str, scheme: str) -> None:
    width, height = SIZES[size]
    visitor = meet(server, viewport={"width": width, "height": height}, color_scheme=scheme)
    frame = visitor.open("/?sel=1961-05")
    found = violations(frame, f"exhibit, {size}, {scheme}")
    assert not found, found


@pytest.mark.parametrize(
    ("asked", "button"),
    [("mode=explore", ".table-tool"), ("mode=present&chapter=spring-1961", ".figure-link")],
)
def test_the_single_file_and_its_dialogs_break_no_rule(
    one_file: Path, offline: Page, asked: str, button: str
) -> None:
    offline.goto(f"{one_file.as_uri()}#{asked}")
    offline.evaluate("crossings.ready.then(() => true)")
    found = violations(offline, f"file, {asked}")
    offline.locator(button).first.click()
    found += violations(offline, f"file, {asked}, dialog")
    assert not found, found
