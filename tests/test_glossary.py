"""Words of this project are explained where they stand, from one glossary that is data."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from types import MappingProxyType

from hostile import HOSTILE

from crossings.collection.load import Dataset
from crossings.collection.records import Term, Text
from crossings.html import cited, glossary
from crossings.html.explore import card
from crossings.html.method import page as method
from crossings.wording.reader import Reader

OPENS = re.compile(r'popovertarget="([^"]+)"')
MEANS = re.compile(r'<span class="cx-meaning" id="([^"]+)" popover="auto">')


def cards(dataset: Dataset) -> list[str]:
    reader = Reader(dataset)
    keys = [*dataset.claims, *reader.values, *dataset.references]
    return [card.card(reader, key) for key in keys]


def test_every_button_opens_a_meaning_of_its_own_on_every_card(dataset: Dataset) -> None:
    for page in [*cards(dataset), cited.page(Reader(dataset))]:
        opens, means = OPENS.findall(page), MEANS.findall(page)
        assert opens and opens == means
        assert len(set(means)) == len(means)


def test_a_word_is_explained_beside_it_in_the_words_of_the_data(dataset: Dataset) -> None:
    page = unescape(card.card(Reader(dataset), "1962-03-24-crossed-jilin"))
    for name in ("figure", "measure", "period", "reading", "area", "reporter", "how-sure", "place"):
        term = dataset.terms[name]
        assert f"<b>{term.word.en}</b> {term.text.en}" in page, name


def test_the_whole_list_stands_on_method(dataset: Dataset) -> None:
    page = unescape(method.page(Reader(dataset)))
    for term in dataset.terms.values():
        assert f"<dt>{term.word.en}</dt><dd>{term.text.en}</dd>" in page, term.id


def test_a_word_without_meaning_stays_as_it_is_and_data_are_escaped(dataset: Dataset) -> None:
    assert glossary.explained("Word", "absent", Reader(dataset), "here") == "Word"
    term = Term(id="figure", word=Text(en=HOSTILE), text=Text(en=HOSTILE))
    spoiled = replace(dataset, terms=MappingProxyType({"figure": term}))
    made = glossary.explained("Word", "figure", Reader(spoiled), "here")
    assert isinstance(made, str) and HOSTILE not in made and "<script" not in made
