"""What documents presuppose is ours: marked, with its literature, apart from what they say."""

from __future__ import annotations

from html import unescape
from pathlib import Path

from crossings.collection.load import DATA, Dataset, load_dataset
from crossings.html import background
from crossings.html.cables import reading
from crossings.html.explore import card
from crossings.html.method import page as method
from crossings.wording.reader import Reader


def test_background_stands_on_card_reading_and_method_marked_as_ours(dataset: Dataset) -> None:
    cable = dataset.cables["1962-03-24"]
    for page in (card.card(Reader(dataset), cable.id), reading.document(cable, Reader(dataset))):
        mark = page.index("[Background, ours]")
        assert page.index("famine", mark) > mark
        assert "famine" not in page[:mark], "said before it is marked as ours"
    text = unescape(method.page(Reader(dataset)))
    assert all(entry.title in text for entry in dataset.literature.values())
    assert all(entry.text.en.split("“")[0] in text for entry in dataset.backgrounds.values())


def test_nothing_of_it_is_in_what_a_document_says() -> None:
    live = load_dataset(DATA)
    for cable in live.cables.values():
        for text in (cable.summary, cable.plate, *(one.summary for one in cable.positions)):
            assert "famine" not in text.en.lower() and "Great Leap" not in text.en


def test_every_book_is_used_or_says_why_it_is_here(dataset: Dataset) -> None:
    assert dataset.literature and all(entry.why.en for entry in dataset.literature.values())
    for entry in dataset.backgrounds.values():
        assert entry.literature or entry.basis, entry.id


def test_a_wrong_name_is_told(folder: Path, edit) -> None:
    edit("background.toml", '"yang-2012", ', '"young-2012", ')
    edit("background.toml", '"qiao-xiaoguang"', '"qiao"')
    found = [str(problem) for problem in load_dataset(folder).problems]
    assert any("background famine literature" in one and "young-2012" in one for one in found)
    assert any("background ambassadors about" in one and "'qiao'" in one for one in found)


def test_a_record_without_background_shows_none(dataset: Dataset) -> None:
    assert background.notes(["1959-10-11"], Reader(dataset)) == ""
