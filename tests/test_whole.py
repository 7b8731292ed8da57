"""What is true of a collection is worked out from it, so that a sixth document cannot make it false."""

from __future__ import annotations

from pathlib import Path

import pytest

from crossings.collection.load import Dataset, load_dataset
from crossings.collection.records import Text
from crossings.editions import edition
from crossings.exhibit.payload import points
from crossings.exhibit.ui import interface
from crossings.html.explore.card import purpose
from crossings.html.method import page as method
from crossings.pictures import card_words
from crossings.wording import whole
from crossings.wording.reader import Reader

MAY = "cables/1961-05-12.toml"
NAMED = '[[places]]\nplace = "andong-sinuiju"\nrole = "mentioned"\n\n[[places]]'


@pytest.fixture
def naming(folder: Path, edit) -> Dataset:
    """The collection with a border point that one document names, and a figure is about."""
    edit(MAY, "[[places]]", NAMED)
    edit(
        MAY,
        'meaning = "not-stated"',
        'places = ["andong-sinuiju"]\nmeaning = "found-in"',
    )
    loaded = load_dataset(folder)
    assert not loaded.problems, loaded.problems
    return loaded


def test_no_border_point_is_named_until_a_document_names_one(
    dataset: Dataset, naming: Dataset
) -> None:
    assert not whole.crossings_named(dataset)
    before, after = interface(Reader(dataset)), interface(Reader(naming))
    assert "none is named" in before["key_point"] and "none is named" not in after["key_point"]
    assert "Any border crossing by name." in before["no_figure_text"]
    assert "Any border crossing by name." not in after["no_figure_text"]
    assert {one["id"] for one in points(naming) if one["named"]} >= {"andong-sinuiju", "andong"}
    assert "andong-sinuiju" not in {one["id"] for one in points(dataset) if one["named"]}
    assert "The cables name none of them." in method.page(Reader(dataset))
    assert "The cables name one of them." in method.page(Reader(naming))


def test_a_card_of_a_figure_at_a_crossing_does_not_say_that_none_is_told(naming: Dataset) -> None:
    claim = next(one for one in naming.claims.values() if "andong-sinuiju" in one.area.places)
    assert "not said" not in card_words.caption([claim], Reader(naming))


def test_a_town_that_no_document_names_is_not_drawn_as_an_origin(dataset: Dataset) -> None:
    one = dataset.places["anshan"].model_copy(update={"id": "elsewhere"})
    more = type(dataset)(**{**vars(dataset), "places": {**dataset.places, "elsewhere": one}})
    drawn = {entry["id"] for entry in points(more)}
    assert "anshan" in drawn and "elsewhere" not in drawn


@pytest.mark.parametrize(
    ("once", "said"),
    [
        (0, "Each document was coded twice"),
        (2, "Of 5 documents, 3 were coded twice"),
        (5, "Each document was coded once"),
    ],
)
def test_how_often_it_was_coded_is_said_of_each_document(
    folder: Path, edit, once: int, said: str
) -> None:
    for path in sorted((folder / "cables").iterdir())[:once]:
        edit(f"cables/{path.name}", "codings = 2\n", "")
    reader = Reader(load_dataset(folder))
    assert said in edition.about(reader)
    assert said in method.page(reader)


def test_the_treaty_is_after_the_documents_only_where_it_is(
    dataset: Dataset, folder: Path, edit
) -> None:
    assert "after the documents" in interface(Reader(dataset))["modern"]
    edit("events.toml", 'date = "1962-10-12"', 'date = "1960-10-12"')
    later = load_dataset(folder)
    assert "treaty" not in interface(Reader(later))["modern"]
    assert "after two of the five cables" in method.page(Reader(later))


def test_the_documents_are_called_chinese_only_where_all_are(
    dataset: Dataset,
) -> None:
    assert "five Chinese cables" in purpose(Reader(dataset))
    one = dataset.cables["1961-05-12"]
    office = dataset.offices[one.senders[0]].model_copy(update={"side": "kp", "name": Text(en="x")})
    mixed = type(dataset)(**{**vars(dataset), "offices": {**dataset.offices, office.id: office}})
    assert "Chinese" not in purpose(Reader(mixed))
    assert "offices of one government" not in method.page(Reader(mixed))
