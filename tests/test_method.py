"""The method page says what the code does, and says it from the code's own definitions."""

from __future__ import annotations

import itertools
import re
from html import unescape
from typing import get_args

import pytest

from crossings.collection.addable import Cause
from crossings.collection.load import Dataset, load_dataset
from crossings.collection.records import ANCHOR_WORDS, Place
from crossings.html.method import page as method
from crossings.html.method import scales, sources
from crossings.html.parts import count_word
from crossings.language.phrases import phrase, phrases
from crossings.wording import vocabulary
from crossings.wording.reader import Reader


def plain(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))


@pytest.fixture(scope="module")
def page(dataset: Dataset) -> str:
    return plain(method.page(Reader(dataset)))


def test_every_measure_is_defined(page: str, dataset: Dataset):
    assert len(dataset.measures) > 1
    for measure in dataset.measures.values():
        assert measure.label.en in page and measure.definition.en in page


def test_every_cause_of_the_guard_has_its_reason(page: str):
    reasons = phrases("refusal")
    assert set(reasons) == set(get_args(Cause)), (
        "a cause without a reason, or a reason without a cause"
    )
    assert all(reason in page for reason in reasons.values())


def test_every_precision_is_explained(page: str):
    for value in vocabulary.values(Place, "precision"):
        assert phrase("precision", value) in page
    for value in get_args(scales.Shape):
        assert phrase("time_precision", value) in page and phrase("time_drawn", value) in page


def test_every_reading_of_time_stands_with_its_reason(page: str, dataset: Dataset):
    reasons = [claim.period.basis for claim in dataset.claims.values() if claim.period.basis]
    reasons += [
        reading.reason for claim in dataset.claims.values() for reading in claim.period.readings
    ]
    reasons += [c.date.window_reason for c in dataset.cables.values() if c.date.window_reason]
    assert len(reasons) > 5
    assert all(reason.en in page for reason in reasons)


def test_every_layer_funder_and_right_is_named(page: str, dataset: Dataset):
    layers = sources.read_layers(sources.LAYERS)
    assert len(layers) > 5
    for layer in layers:
        assert layer["file"] in page and layer["licence"] in page and layer["attribution"] in page
    for cable in dataset.cables.values():
        archive = cable.archive
        named = [
            *archive.funders_head,
            *archive.funders_foot,
            *archive.translators,
            *archive.obtained_by,
        ]
        assert all(name in page for name in named) and archive.rights.en in page


def test_counts_come_from_the_data(page: str, dataset: Dataset):
    assert f"{len(dataset.claims)} reported figures" in page
    assert f"at most {count_word(ANCHOR_WORDS)} words" in page


def test_a_new_measure_and_a_changed_treaty_are_followed(folder, edit):
    edit("measures.toml", "whether or not they got across", "whatever became of them")
    edit("events.toml", 'date = "1962-10-12"', 'date = "1960-10-12"')
    changed = load_dataset(folder)
    page = plain(method.page(Reader(changed)))
    assert "whatever became of them" in page and "whether or not they got across" not in page
    older = [c for c in changed.cables.values() if c.date.edtf < "1960-10"]
    assert len(older) == 2 and "12 October 1960, after two of the five cables" in page


def test_page_without_treaty_or_figures_stands(folder):
    for file in (folder / "cables").glob("*.toml"):
        file.unlink()
    (folder / "events.toml").write_text("", encoding="utf-8")
    empty = load_dataset(folder)
    assert "How to correct us" in method.page(
        Reader(empty)
    ) and "boundary treaty dates" not in method.page(Reader(empty))


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("1961-05-12T17:00", "minute"), ("1961-05-12", "day"), ("1961-05", "month"), ("1961", "year"),
        ("1961-01/1961-04", "span"), ("/1962-03-24", "open-start"), ("1961/..", "open-end"),
        ("1961-05~", "vague"),
    ],
)  # fmt: skip
def test_precision_of_a_date(text, shape):
    assert scales.shape(text) == shape


def test_headings_links_and_escaping(dataset: Dataset, folder, edit):
    html = method.page(Reader(dataset))
    levels = [int(level) for level in re.findall(r"<h(\d)", html)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    for target in re.findall(r'href="#([\w-]+)"', html):
        assert f'id="{target}"' in html
    edit(
        "measures.toml", "People held back from crossing.", "<img src=x onerror=alert(1)>{{ 7*7 }}"
    )
    hostile = method.page(Reader(load_dataset(folder)))
    assert "<img" not in hostile and "&lt;img src=x" in hostile and "{{ 7*7 }}" in hostile
