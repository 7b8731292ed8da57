"""The deck: whole, native, described, true to the data, and the same every time."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from frozen import COLLECTION
from PIL import Image
from pptx import Presentation
from pptx.util import Inches

from crossings.__main__ import main
from crossings.collection.load import Dataset, load_dataset
from crossings.export import slides
from crossings.export.deck import HEIGHT, WIDTH, Deck
from crossings.pictures.canvas import Canvas
from crossings.wording import words
from crossings.wording.reader import Reader
from crossings.wording.story import told

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def content() -> bytes:
    return slides.build(Reader(load_dataset(COLLECTION)))


@pytest.fixture(scope="module")
def deck(content: bytes):
    return Presentation(io.BytesIO(content))


@pytest.fixture
def quick(monkeypatch) -> None:
    """Decks without their maps, where only the words matter."""
    dot = io.BytesIO()
    Image.new("RGB", (2, 2)).save(dot, "PNG")
    monkeypatch.setattr(Canvas, "png", lambda self, zoom=1: dot.getvalue())


def said(slide) -> str:
    """All words of a slide, those of tables and charts among them."""
    parts = []
    for shape in slide.shapes:
        if shape.has_text_frame:
            parts.append(shape.text_frame.text)
        if getattr(shape, "has_table", False) and shape.has_table:
            parts += [cell.text for row in shape.table.rows for cell in row.cells]
        if getattr(shape, "has_chart", False) and shape.has_chart:
            parts += [str(name) for name in shape.chart.plots[0].categories]
    return "\n".join(parts)


def test_one_slide_a_chapter_and_three_more(deck, dataset: Dataset) -> None:
    titles = [slide.shapes.title.text for slide in deck.slides]
    assert titles[1:-2] == [chapter.title for chapter in told(Reader(dataset))]
    assert titles[0] == "Crossings" and titles[-2:] == ["How not to use these numbers", "Sources"]
    assert deck.slide_width == Inches(WIDTH) and deck.slide_height == Inches(HEIGHT)


def test_source_and_reservations_stand_on_every_slide(deck, dataset: Dataset) -> None:
    for slide in deck.slides:
        text = said(slide)
        assert "Source: " in text and "Reservations, as printed: " in text, slide.shapes.title.text
        assert "Wilson Center" in text
    for slide, chapter in zip(list(deck.slides)[1:], told(Reader(dataset)), strict=False):
        text = said(slide)
        assert chapter.warning in text
        for claim in chapter.figures:
            for hedge in claim.hedges:
                assert hedge.en in text, f"{claim.id} without {hedge.en}"


def test_notes_carry_citation_and_warning_of_every_figure(deck, dataset: Dataset) -> None:
    for slide, chapter in zip(list(deck.slides)[1:], told(Reader(dataset)), strict=False):
        notes = slide.notes_slide.notes_text_frame.text
        assert chapter.notes.split("\n")[0] in notes
        for claim in chapter.figures:
            assert words.citation(dataset.cables[dataset.cable_of[claim.id]]) in notes
            assert claim.may_not_conclude.en in notes
            assert all(hedge.en in notes for hedge in claim.hedges)
        assert "PRC FMA" in notes
    for slide in deck.slides:
        assert slide.has_notes_slide and slide.notes_slide.notes_text_frame.text.strip()


def test_pictures_charts_and_tables_are_described(deck) -> None:
    found = {"picture": 0, "chart": 0, "table": 0}
    for slide in deck.slides:
        for shape in slide.shapes:
            kind = (
                "picture"
                if shape.shape_type == 13
                else "chart"
                if getattr(shape, "has_chart", False)
                else "table"
                if getattr(shape, "has_table", False)
                else None
            )
            if kind:
                found[kind] += 1
                described = shape._element.xpath(".//p:cNvPr")[0].get("descr")
                assert described and len(described) > 40, (slide.shapes.title.text, shape.name)
    assert found["picture"] >= 7 and found["chart"] == 2 and found["table"] >= 4


def test_nothing_leaves_the_slide_or_lies_on_something_else(deck) -> None:
    for slide in deck.slides:
        boxes = []
        for shape in slide.shapes:
            x, y, w, h = (v / 914400 for v in (shape.left, shape.top, shape.width, shape.height))
            assert x >= 0 and y >= 0 and x + w <= WIDTH + 0.01 and y + h <= HEIGHT + 0.01
            boxes.append((shape.name, x, y, x + w, y + h))
        for number, one in enumerate(boxes):
            for other in boxes[number + 1 :]:
                wide = min(one[3], other[3]) - max(one[1], other[1])
                high = min(one[4], other[4]) - max(one[2], other[2])
                if {one[0], other[0]} & {"Rule"}:
                    continue
                assert wide <= 0.02 or high <= 0.12, (slide.shapes.title.text, one, other)


@pytest.mark.parametrize("lang", ["en", "zh", "ko"])
def test_words_fit_their_boxes(deck, quick, lang: str) -> None:
    if lang != "en":
        deck = Presentation(io.BytesIO(slides.build(Reader(load_dataset(COLLECTION), lang))))
    ruler, checked = Deck(lang), 0
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.has_text_frame and shape.text_frame.text.strip():
                size = next(r.font.size.pt for p in shape.text_frame.paragraphs for r in p.runs)
                high = ruler.high(shape.text_frame.text, shape.width / 914400, size)
                assert high <= shape.height / 914400 + 0.06, (slide.shapes.title.text, shape.name)
                assert size >= 8.5
                checked += 1
            if getattr(shape, "has_table", False) and shape.has_table:
                assert (shape.top + shape.height) / 914400 <= slides.LOWER + 0.1, (
                    slide.shapes.title.text
                )
    assert checked > 40


def test_charts_start_at_zero_and_hold_one_unit(deck, dataset: Dataset) -> None:
    charts = [
        shape.chart
        for slide in deck.slides
        for shape in slide.shapes
        if getattr(shape, "has_chart", False)
    ]
    for chart in charts:
        assert chart.value_axis.minimum_scale == 0
        assert len(chart.plots) == 1 and len(list(chart.plots[0].series)) == 1
    values = {value for chart in charts for value in chart.plots[0].series[0].values}
    assert values == {3381, 3500, 1843, 153}


def test_a_changed_value_follows_into_slides_and_notes(folder, edit, quick) -> None:
    edit("cables/1961-05.toml", "value = 3381", "value = 3077")
    edit("cables/1962-03-24.toml", "value = 28028", "value = 31007")
    made = Presentation(io.BytesIO(slides.build(Reader(load_dataset(folder)))))
    everything = "\n".join(
        said(slide) + slide.notes_slide.notes_text_frame.text for slide in made.slides
    )
    assert "3,077" in everything and "31,007" in everything
    assert "3,381" not in everything and "28,028" not in everything
    assert made.slides[7].shapes.title.text.startswith("31,007")


def test_hostile_text_is_text(folder, edit, quick) -> None:
    edit("story.toml", 'en = "Where the border runs"', 'en = "<a:t>{{ 7*7 }}</a:t> & ]]>"')
    loaded = load_dataset(folder)
    assert not loaded.problems
    content = slides.build(Reader(loaded))
    made = Presentation(io.BytesIO(content))
    assert made.slides[1].shapes.title.text == "<a:t>{{ 7*7 }}</a:t> & ]]>"


def test_equal_data_give_equal_bytes_without_the_hour(content: bytes, dataset: Dataset) -> None:
    assert slides.build(Reader(dataset)) == content
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        core = file.read("docProps/core.xml").decode()
        assert set(re.findall(r"\d{4}-\d\d-\d\dT", core)) == {"2026-11-24T"}
        assert not [name for name in file.namelist() if name.endswith((".bin", ".vml"))]


def test_colours_and_fonts_come_from_the_theme(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        theme = next(
            file.read(n).decode()
            for n in file.namelist()
            if re.search(r"theme/theme\d", n) and "A5391B" in file.read(n).decode()
        )
        assert 'typeface="Georgia"' in theme and 'typeface="Calibri"' in theme
        pages = [
            file.read(n).decode() for n in file.namelist() if re.match(r"ppt/slides/slide\d+", n)
        ]
    assert len(pages) == 13
    for page in pages:
        assert "srgbClr" not in page, (
            "colours by name, so that another theme can be put on the deck"
        )


def test_the_command_writes_and_reports(tmp_path, capsys) -> None:
    out = tmp_path / "card.svg"
    assert main(["export", "card", "1961-05-stopped", str(out)]) == 0
    assert "350" in out.read_text(encoding="utf-8")
    assert main(["export", "card", "nothing", str(out)]) == 1
    assert "timeline" in capsys.readouterr().err
    assert main(["export", "slides", str(tmp_path / "deck.odp")]) == 1
    assert ".pptx" in capsys.readouterr().err
