"""What is drawn beside the words of a chapter, as data: lengths, places, order, words."""

from __future__ import annotations

import pytest

from crossings.collection.load import DATA, Dataset, load_dataset
from crossings.questions.chapters import Picture, picture
from crossings.wording.reader import Reader


def drawn(dataset: Dataset, kind: str) -> Picture:
    """The picture of the one chapter that has this kind."""
    chapters = [chapter for chapter in dataset.chapters.values() if chapter.picture == kind]
    assert len(chapters) == 1
    made = picture(chapters[0], Reader(dataset))
    assert made and made["kind"] == kind
    return made


def test_no_two_chapters_show_the_same_empty_map(dataset: Dataset) -> None:
    for chapter in dataset.chapters.values():
        drawn_on_map = bool(chapter.select and dataset.cable_of.get(chapter.select, chapter.select))
        if chapter.id != "border":
            assert chapter.picture != "map" or drawn_on_map, chapter.id


def test_instructions_align_and_a_missing_rule_is_written(dataset: Dataset) -> None:
    made = drawn(dataset, "rules")
    assert made["kind"] == "rules"
    assert [way["direction"] for way in made["ways"]] == ["cn-to-kp", "kp-to-cn"]
    assert [way["name"] for way in made["ways"]] == [
        "From China to North Korea",
        "From North Korea to China",
    ]
    cells = {case["name"]: case["cells"] for case in made["cases"]}
    assert len(cells) == 5 and all(len(row) == 2 for row in cells.values())
    assert [text for text, _consent in cells["Asking to go lawfully"]][1] == ""
    assert made["none"]
    needed = [consent for _text, consent in cells["If they do not go back"]]
    assert needed == ["needs the consent of North Korea"] * 2
    assert sum(bool(consent) for row in cells.values() for _text, consent in row) == 2
    assert "Ministry of Public Security" in made["by"]


def test_a_document_without_a_number_says_why_nothing_is_hatched(dataset: Dataset) -> None:
    made = drawn(dataset, "no-number")
    assert made["kind"] == "no-number"
    assert made["way"] and made["way"]["hue"] == "to-cn"
    assert made["frame"] == "no number"
    assert "not named" in made["reason"] and made["reason"].endswith("Blank is not zero.")


def test_two_bars_are_as_long_as_their_days_and_not_as_their_numbers(dataset: Dataset) -> None:
    made = drawn(dataset, "reports")
    assert made["kind"] == "reports"
    (chinese, korean), axis = made["bars"], 151  # days from January to May 1961
    assert (chinese["number"], korean["number"]) == ("3,381", "3,500")
    assert (chinese["pattern"], korean["pattern"]) == ("hatch", "dots")
    assert chinese["start"] == korean["start"] == 0
    assert chinese["end"] == pytest.approx(120 / axis, abs=1e-5)
    assert korean["end"] == pytest.approx(130 / axis, abs=1e-5)
    assert [name for _at, name in made["ticks"]] == ["1961 Jan", "Feb", "Mar", "Apr", "May"]
    (only,) = made["only"]
    assert (only["start"], only["end"]) == (chinese["end"], korean["end"])
    assert only["text"] == "3,500 alone covers 1 to 10 May 1961"
    assert not chinese["ours"] and korean["ours"] == "[as we read it]"
    assert made["note"] == "Their length is time, not quantity."


def test_an_end_that_is_not_known_is_open(folder, edit) -> None:
    edit("cables/1961-05-12.toml", 'edtf = "1961-01/1961-05-10"', 'edtf = "/1961-05-10"')
    made = drawn(load_dataset(folder), "reports")
    assert made["kind"] == "reports"
    assert [bar["open"] for bar in made["bars"]] == ["", "start"]
    assert made["bars"][1]["start"] == 0 and made["only"] == []


def test_statements_stand_in_the_order_of_their_documents(dataset: Dataset) -> None:
    made = drawn(dataset, "positions")
    assert made["kind"] == "positions"
    (chapter,) = (one for one in dataset.chapters.values() if one.picture == "positions")
    assert len(made["rows"]) == len(chapter.positions)
    order = list(dataset.cables)
    places = [order.index(row["document"]) for row in made["rows"]]
    assert places == sorted(places)
    names = dict(made["columns"])
    assert names["cn"] == "China"
    assert names["kp"] == "North Korea, as told in these documents"
    assert {row["stance"] for row in made["rows"]} >= {"request", "refusal", "offer"}


def test_every_month_is_there_and_silence_is_told_as_silence(dataset: Dataset) -> None:
    made = drawn(dataset, "months")
    assert made["kind"] == "months"
    assert [year["name"] for year in made["years"]] == [str(year) for year in range(1957, 1963)]
    assert all(len(year["months"]) == 12 for year in made["years"])
    months = {month["name"]: month for year in made["years"] for month in year["months"]}
    held = {name: month["documents"] for name, month in months.items() if month["documents"]}
    assert held == {
        "December 1957": ["1957-12-17"],
        "October 1959": ["1959-10-11"],
        "May 1961": ["1961-05", "1961-05-12"],
        "March 1962": ["1962-03-24"],
    }
    spoken = [name for name, month in months.items() if month["figures"]]
    assert spoken[0] == "January 1961" and spoken[-1] == "March 1962" and len(spoken) == 15
    assert made["told"].startswith("72 months, 1957–1962. 4 of them")


def test_with_neighbours_their_documents_stand_among_the_months() -> None:
    dataset = load_dataset(DATA, ring=True)
    made = drawn(dataset, "months")
    assert made["kind"] == "months"
    shown = {
        key for year in made["years"] for month in year["months"] for key in month["documents"]
    }
    assert shown == set(dataset.cables)
    assert "neighbours" in {month["figures"] for year in made["years"] for month in year["months"]}
    assert "4 of them" in made["told"], "the collection is counted alone"
