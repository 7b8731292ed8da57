"""Sizes that style sheets, scripts and pages share."""

from __future__ import annotations

import re

import pytest

from crossings.collection.load import DATA
from crossings.look.theme import NARROW
from pages import _frame

PAGES = DATA.parent / "pages"
SHEETS = [*(DATA.parent / "crossings").rglob("*.css"), *PAGES.glob("*.css"), PAGES / "early.html"]
# Media queries cannot read custom properties. These are the sizes, px, at which style sheets may
# change, and what holds from that size on.
BREAKPOINTS = {
    ("media", "width", NARROW + 1): "more than one column; below it, as on a phone",
    ("media", "width", 1200): "the card is beside the exhibit, not under it",
    ("media", "width", 901): "a page has a side column",
    ("media", "width", 1000): "larger type in the exhibit, where it is high enough too",
    (
        "media",
        "height",
        360,
    ): "a phone's card leaves the map in sight; lower, it has all the height",
    ("media", "height", 760): "the introduction beside the exhibit is written out",
    ("media", "height", 800): "larger type in the exhibit, where it is wide enough too",
    ("media", "width", 1121): "the matrix of cables fits without scrolling",
    ("media", "width", 1280): "Explore's name stands in the head; the early frame is visible",
    ("media", "width", 1500): "type of the exhibit for a projector",
    ("media", "height", 1100): "type of the exhibit for a projector",
    ("container", "width", 781): "a picture has its wide shape",
}


def breakpoints(sheet: str) -> set[tuple[str, str, int]]:
    """Where the layouts of a style sheet begin. Raises ValueError for a query written otherwise."""
    found = set()
    for rule, query in re.findall(r"@(media|container)([^{]*)\{", sheet):
        sizes = re.findall(r"\((min|max)-(width|height): (\d+)px\)", query)
        if len(sizes) != len(re.findall(r"\d+", query)):
            raise ValueError(f"@{rule}{query}: write (min-width: 123px)")
        found |= {(rule, side, int(size) + (end == "max")) for end, side, size in sizes}
    return found


def test_layouts_change_at_the_listed_sizes_only() -> None:
    used = {sheet.name: breakpoints(sheet.read_text("utf-8")) for sheet in SHEETS}
    assert len(SHEETS) > 6
    assert {name: more for name, sizes in used.items() if (more := sizes - set(BREAKPOINTS))} == {}
    assert set().union(*used.values()) == set(BREAKPOINTS), "a size in the list is not used"


@pytest.mark.parametrize("query", ["(width < 700px)", "(max-width: 40em)", "(min-width:700px)"])
def test_a_query_that_is_written_otherwise_is_found(query: str) -> None:
    with pytest.raises(ValueError, match="write"):
        breakpoints(f"@media {query} {{ p {{ color: red; }} }}")


def measures() -> dict[str, str]:
    text = (PAGES / "measures.css").read_text("utf-8").split("@media")[0]
    return dict(re.findall(r"(--frame-[a-z]+): ([^;]+);", text))


def test_the_early_frame_and_the_page_measure_alike() -> None:
    """early.html used to repeat the numbers of page.css, and only a browser told when they parted."""
    early, page = ((PAGES / name).read_text("utf-8") for name in ("early.html", "page.css"))
    used = set(re.findall(r"var\((--frame-[a-z]+)\)", early + page))
    assert set(measures()) <= used <= {*measures(), "--frame-width"}
    assert "MEASURES" in early
    for name in ("widest", "above", "lowest", "tallest", "head", "gap", "share"):
        number = rf"(?<![\w.]){re.escape(measures()[f'--frame-{name}'])}\b"
        assert not re.search(number, re.sub(r"font-size: \w+", "", early + page)), name


def test_the_early_frame_is_as_wide_as_the_column_it_goes_to() -> None:
    share, gap = (float(measures()[name].rstrip("px")) for name in ("--frame-share", "--frame-gap"))
    assert share == pytest.approx(_frame.COLUMNS[0] / sum(_frame.COLUMNS), abs=5e-5)
    config = (DATA.parent / ".streamlit" / "config.toml").read_text("utf-8")
    rem = re.search(r"^baseFontSize = (\d+)$", config, re.M)
    assert rem and gap == int(rem[1]), "a gap of medium is 2rem, of which each column gives up one"


def test_nothing_of_map_or_bars_fades_from_one_day_to_the_next() -> None:
    """A fade of 160 ms drew the whole map again in every frame: a step took twice as long."""
    sheets = (DATA.parent / "crossings" / "exhibit").glob("*.css")
    rules = [
        rule
        for sheet in sheets
        for rule in re.findall(r"[^{}]+\{[^{}]*\}", sheet.read_text("utf-8"))
    ]
    assert len(rules) > 200
    assert not [rule for rule in rules if re.search(r"transition: (?!none)", rule)]
