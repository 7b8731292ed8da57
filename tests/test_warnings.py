"""How not to use the figures: one list, which page and slide both show."""

from __future__ import annotations

import io
import re
from html import unescape

import pytest
from pptx import Presentation

from crossings.collection.load import Dataset
from crossings.collection.records import Claim
from crossings.export import slides
from crossings.html.figures import misuse
from crossings.questions.warnings import warnings
from crossings.wording import words
from crossings.wording.reader import Reader


@pytest.fixture
def reader(dataset: Dataset) -> Reader:
    return Reader(dataset)


def test_every_relation_stands_in_a_sentence(reader: Reader) -> None:
    figures = {part.id for one in warnings(reader) for sentence in one.sentences
               for part in sentence if isinstance(part, Claim)}  # fmt: skip
    for claim in reader.dataset.claims.values():
        if claim.part_of or claim.overlaps or claim.comparable_to or claim.period.readings:
            assert claim.id in figures


def test_a_pair_of_governments_is_told_once(reader: Reader) -> None:
    sentences = next(one for one in warnings(reader) if "two report" in one.title).sentences
    pairs = [tuple(part.id for part in one if isinstance(part, Claim)) for one in sentences]
    assert len(pairs) == len({frozenset(pair) for pair in pairs}) > 0


def test_a_rule_without_a_case_is_left_out(reader: Reader) -> None:
    titles = [one.title for one in warnings(reader, ())]
    assert titles == ["Do not take silence for zero"]


def test_page_shows_every_sentence(reader: Reader) -> None:
    page = re.sub(r"<[^>]+>", "", unescape(misuse.warnings(reader)))
    for one in warnings(reader):
        assert one.title in page
        for sentence in one.sentences:
            assert all(part in page for part in sentence if isinstance(part, str))


@pytest.mark.slow
def test_slide_shows_every_sentence(reader: Reader) -> None:
    claims = [claim for claim in reader.dataset.claims.values() if claim.unit != "copies"]
    deck = Presentation(io.BytesIO(slides.build(reader)))
    tables = [shape.table for slide in deck.slides for shape in slide.shapes if shape.has_table]
    cells = {cell.text for table in tables for row in table.rows for cell in row.cells}
    for one in warnings(reader, claims):
        assert {one.title, one.told(lambda claim: words.quantity(claim, reader), reader)} <= cells
