"""What is private in Streamlit, folium and plotly and used here all the same: each thing by its name.

docs/upgrading.md says what to do where one of these fails after ``make lock``.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import folium
import pytest
import streamlit
from streamlit import net_util
from streamlit.elements.lib import image_utils
from streamlit.runtime.pages_manager import PagesManager

from pages import _streamlit

ROOT = Path(__file__).resolve().parent.parent
BROWSER = [
    path
    for folder in ("pages", "crossings")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in {".css", ".js", ".html"}
]
NAMED = re.compile(
    r"\.(st[A-Z]\w+)|data-testid\^?=\"?(st\w+)|\[(data-test-script-state|data-stale)"
)


@cache
def frontend() -> str:
    """All scripts of Streamlit's own page."""
    scripts = sorted((Path(streamlit.__file__).parent / "static" / "static" / "js").glob("*.js"))
    return "\n".join(path.read_text(encoding="utf-8") for path in scripts)


def names() -> list[str]:
    """Every class, test id and attribute of Streamlit's page that our styles and scripts name."""
    found = {
        next(filter(None, groups))
        for path in BROWSER
        for groups in NAMED.findall(path.read_text(encoding="utf-8"))
    }
    return sorted(found)


def test_our_styles_name_parts_of_streamlits_page() -> None:
    assert len(names()) > 25


@pytest.mark.parametrize("name", names())
def test_streamlits_page_still_has_the_part(name: str) -> None:
    assert name in frontend(), f"{name}: look for what Streamlit calls it now"


def test_streamlit_still_asks_for_its_address_by_these_functions() -> None:
    assert callable(net_util.get_external_ip) and callable(net_util.get_internal_ip)


def test_streamlit_shows_pictures_as_wide_as_before() -> None:
    assert image_utils.MAXIMUM_CONTENT_WIDTH == _streamlit.WIDEST_IMAGE


def test_streamlit_takes_our_folder_not_for_its_old_kind_of_pages(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(PagesManager, "uses_pages_directory", None)
    PagesManager(str(ROOT / "pages" / "_entry.py"))
    assert PagesManager.uses_pages_directory is False


def test_folium_still_numbers_its_elements_by_id_and_keeps_them_as_children() -> None:
    map_ = folium.Map()
    layer = folium.GeoJson({"type": "FeatureCollection", "features": []}).add_to(map_)
    assert layer in map_._children.values()
    layer._id = "n1"
    assert layer.get_name() == "geo_json_n1"
    assert map_.default_js and map_.default_css, "what is emptied, so that nothing is fetched"
