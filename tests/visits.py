"""The dashboard as ``AppTest`` runs it: one page opened, what it shows, its address."""

from __future__ import annotations

from pathlib import Path

from streamlit.testing.v1 import AppTest

PAGES = Path(__file__).resolve().parent.parent / "pages"


def closed(name: str = "explore") -> AppTest:
    """A page that has not run yet."""
    page = AppTest.from_file(str(PAGES / "_entry.py"), default_timeout=60)
    if name != "explore":
        page.switch_page(f"{name}.py")
    return page


def opened(name: str = "explore", **address: str) -> AppTest:
    """A page after its first run, which must not fail."""
    page = closed(name)
    for key, value in address.items():
        page.query_params[key] = value
    page.run()
    assert not page.exception, [error.message for error in page.exception]
    return page


def address(page: AppTest) -> dict[str, str]:
    """What the address holds, by name."""
    return {
        key: value[-1] if isinstance(value, list) else value
        for key, value in page.query_params.items()
    }


def markup(page: AppTest) -> str:
    """All HTML of the page but the style sheets."""
    bodies = [element.proto.body for element in page.get("html")]
    return "\n".join(body for body in bodies if not body.startswith("<style>"))
