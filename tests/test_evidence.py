"""Anchors and numbers held against texts. The texts here are made up."""

from __future__ import annotations

import pytest

from crossings.collection.load import Dataset
from crossings.collection.numerals import says
from crossings.collection.records import Cable
from crossings.sources import evidence
from crossings.sources.evidence import SourceText, read_texts, verify, verify_cable

TEXT = """**A  heading**

Between **March and
April** the “harbour office” logged 1,350 boats, of which 350 had
two masts. Later came forty more.

A lonely paragraph with 77 geese.
"""


def claim(cable: Cable, **change: object) -> Cable:
    """A cable with one claim, changed."""
    return cable.model_copy(update={"claims": (cable.claims[0].model_copy(update=change),)})


@pytest.fixture
def cable(dataset: Dataset) -> Cable:
    return dataset.cables["1961-05"]


@pytest.mark.parametrize(
    ("anchor", "number", "value"),
    [
        ("between".title() + " March and April the", "1,350", 1350),
        ('the "harbour office" logged 1,350 boats', "1,350", 1350),
        ("of which 350 had two masts", "350", 350),
        ("Later came forty more", "forty", 40),
    ],
)
def test_looks_past_line_breaks_marks_and_quotation_marks(
    cable: Cable, anchor: str, number: str, value: int
) -> None:
    (item,) = verify_cable(claim(cable, anchor=anchor, as_printed=number, value=value), TEXT)
    assert item.outcome == "found", item
    assert item.anchor_at and item.number_at
    assert TEXT[item.number_at.start : item.number_at.end] == number
    assert TEXT[: item.number_at.start].count("\n") + 1 == item.number_at.line
    assert TEXT[item.anchor_at.start : item.anchor_at.end].split()[0] == anchor.split()[0]


def test_a_number_is_never_cut_out_of_a_larger_one(cable: Cable) -> None:
    changed = TEXT.replace(", of which 350 had", ", of which some had")
    (item,) = verify_cable(
        claim(cable, anchor="office” logged", as_printed="350", value=350), changed
    )
    assert item.outcome == "number-missing"


def test_a_changed_number_is_named(cable: Cable) -> None:
    wanted = claim(cable, anchor="of which 350 had two", as_printed="350", value=350)
    (item,) = verify_cable(wanted, TEXT.replace(" 350 ", " 530 "))
    assert (item.outcome, item.instead) == ("number-missing", "530")
    assert "350" in str(item) and "530" in str(item) and "line 4" in str(item)


def test_changed_words_are_noticed(cable: Cable) -> None:
    wanted = claim(cable, anchor="of which 350 had two", as_printed="350", value=350)
    (item,) = verify_cable(wanted, TEXT.replace("of which", "including"))
    assert item.outcome == "anchor-missing"


def test_a_number_in_another_paragraph_is_not_near(cable: Cable) -> None:
    wanted = claim(cable, anchor="Later came forty more", as_printed="77", value=77)
    assert verify_cable(wanted, TEXT)[0].outcome == "number-missing"


def test_a_value_that_is_not_what_is_printed(cable: Cable) -> None:
    wanted = claim(cable, anchor="of which 350 had two", as_printed="350", value=530)
    assert verify_cable(wanted, TEXT)[0].outcome == "value-differs"


def test_an_absent_text_is_not_checked_and_not_found(cable: Cable) -> None:
    items = verify_cable(cable, None)
    assert items
    assert {item.outcome for item in items} == {"text-absent"}
    assert not any(item.is_checked for item in items)
    assert "not checked" in str(items[0])


def test_texts_are_read_by_cable_id(tmp_path, dataset: Dataset) -> None:
    (tmp_path / "1961-05.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "notes.pdf").write_bytes(b"%PDF")
    texts = read_texts(tmp_path)
    assert texts == {"1961-05": SourceText(TEXT, "1961-05.txt")}
    outcomes = {item.cable: item.is_checked for item in verify(dataset.cables, {}, texts)}
    assert outcomes == {"1961-05": True, "1961-05-12": False, "1962-03-24": False}


def test_a_folder_that_is_not_there(tmp_path) -> None:
    with pytest.raises(NotADirectoryError, match="nowhere"):
        read_texts(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("printed", "values", "said"),
    [
        ("4,701", (4701,), True),
        ("(2)", (2,), True),
        ("forty", (40,), True),
        ("forty-two", (42,), True),
        ("three hundred and five", (305,), True),
        ("100–200", (100, 200), True),
        ("100 to 200", (100, 200), True),
        ("seven or eight hundred", (700, 800), True),
        ("seven or eight hundred", (7, 800), True),  # the words leave it open
        ("twenty or thirty", (20, 30), True),
        ("seven to eight dozen", (84, 96), True),
        ("12.5", (12.5,), True),
        ("100 to 200", (100,), False),  # an end of the range is lost
        ("4,701", (4701, 4800), False),
        ("forty", (14,), False),
        ("several", (7,), None),
    ],
)
def test_what_a_print_says_is_one_question_for_check_and_verify(
    cable: Cable, printed: str, values: tuple[float, ...], said: bool | None
) -> None:
    assert says(printed, values) is said
    ends = {"value": values[0], "value_max": (*values, None)[1]}
    claim = cable.claims[0].model_copy(update={**ends, "as_printed": printed, "anchor": printed})
    found = verify_cable(cable.model_copy(update={"claims": (claim,)}), f"There were {printed} of.")
    assert [item.outcome for item in found] == ["value-differs" if said is False else "found"]


def test_every_outcome_has_its_words(cable: Cable) -> None:
    for outcome in ("found", "anchor-missing", "number-missing", "value-differs", "text-absent"):
        item = evidence.Evidence("a", "b", "claim", "words", "1", outcome)  # type: ignore[arg-type]
        assert "claim b" in str(item)
