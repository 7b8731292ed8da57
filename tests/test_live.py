"""The data as they are: they load, draw and open on every page. What pins figures is elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from visits import opened

from crossings import exhibit
from crossings.collection.load import DATA, Dataset
from crossings.wording.reader import Reader
from crossings.wording.story import told

PAGES = sorted(path.stem for path in (DATA.parent / "pages").glob("[a-z]*.py"))


def test_the_exhibit_of_the_data_holds_every_figure(live: Dataset) -> None:
    document = exhibit.build(live)
    assert live.claims and all(f'"{key}"' in document.html for key in (*live.claims, *live.cables))
    assert len(told(Reader(live))) == len(live.chapters)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens(page: str, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CROSSINGS_STATIC", str(built))
    monkeypatch.setenv("CROSSINGS_DATA", str(DATA))
    at = opened(page)
    styles = [html for html in at.get("html") if "<style>" in html.proto.body]
    assert styles, "a page opened first goes through the entry, which brings the styles"
    assert "Left out of the data" not in "".join(str(one.proto) for one in at.get("html"))
