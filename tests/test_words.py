"""Numbers and dates in words: no hedge lost, nothing finer than its source, plain text only."""

from __future__ import annotations

import inspect
import re
from typing import Any, get_args

import pytest

from crossings.collection.addable import Cause
from crossings.collection.derive import derived
from crossings.collection.load import Dataset
from crossings.collection.records import Claim
from crossings.wording import words
from crossings.wording.reader import Reader

LANGUAGES = ["en", "zh", "ko"]


def changed(claim: Claim, **change: Any) -> Claim:
    return claim.model_copy(update=change)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_statement_keeps_everything_that_limits_its_number(dataset: Dataset, lang: str) -> None:
    for claim in dataset.claims.values():
        text = words.statement(claim, Reader(dataset, lang))
        assert words.amount(claim, lang) in text
        assert words.period(claim.period, lang) in text
        assert words.area(claim, Reader(dataset, lang)) in text
        assert words.actor(claim.reporter, Reader(dataset, lang)) in text
        for hedge in claim.hedges:
            assert hedge.get(lang) in text, f"{claim.id} lost a reservation"


@pytest.mark.parametrize(
    ("change", "text"),
    [
        ({}, "3,500"),
        ({"qualifier": "about"}, "about 3,500"),
        ({"qualifier": "over"}, "over 3,500"),
        ({"qualifier": "under"}, "under 3,500"),
        ({"qualifier": "at-least"}, "at least 3,500"),
        ({"qualifier": "at-most"}, "at most 3,500"),
        ({"value_max": 4000}, "3,500–4,000"),
        ({"value_max": 4000, "qualifier": "about"}, "about 3,500–4,000"),
    ],
)
def test_a_qualifier_never_leaves_its_number(
    dataset: Dataset, change: dict[str, Any], text: str
) -> None:
    claim = changed(dataset.claims["1961-05-12-crossed"], **change)
    assert words.amount(claim) == text
    assert text in words.statement(claim, Reader(dataset))
    assert text in words.refusal("overlap", claim, dataset.claims["1961-05-crossed"])


def test_one_and_many(dataset: Dataset) -> None:
    claim = dataset.claims["1961-05-12-copies-xx"]
    assert words.quantity(claim, Reader(dataset)) == "1 copy"
    assert words.quantity(changed(claim, value=2), Reader(dataset)) == "2 copies"
    assert (
        words.quantity(dataset.claims["1961-05-allowance"], Reader(dataset))
        == "40 yuan per labourer"
    )


def test_both_readings_are_shown(dataset: Dataset) -> None:
    period = dataset.claims["1962-03-24-crossed-jilin"].period
    text = words.period(period)
    assert "during the past year" in text
    assert "twelve months" in text
    assert "calendar year 1961" in text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1961", "1961"),
        ("1961-05", "May 1961"),
        ("1961-05-12", "12 May 1961"),
        ("1961-05-12T17:00", "12 May 1961, 17:00"),
        ("1961-01/1961-04", "January to April 1961"),
        ("1961-01/1961-05-10", "January to 10 May 1961"),
        ("1961-05-01/1961-05-08", "1 to 8 May 1961"),
        ("1961-03-25/1962-03-24", "25 March 1961 to 24 March 1962"),
        ("/1962-03-24", "by 24 March 1962, start not stated"),
        ("1959-10-11/..", "from 11 October 1959, end not stated"),
        ("1961-05~", "about May 1961"),
        ("1961?", "1961, uncertain"),
        ("1961-05%", "about May 1961, uncertain"),
        ("196X", "between 1 January 1960 and 31 December 1969"),
        ("1961-XX-12", "between 12 January 1961 and 12 December 1961"),
    ],
)
def test_dates_are_said_as_finely_as_they_are_known(text: str, said: str) -> None:
    assert words.edtf(text) == said


@pytest.mark.parametrize(("lang", "said"), [("zh", "1961年5月"), ("ko", "1961년 5월")])
def test_dates_in_other_languages(lang: str, said: str) -> None:
    assert words.edtf("1961-05", lang) == said


def test_a_month_has_no_day(dataset: Dataset) -> None:
    assert words.cable_date(dataset.cables["1961-05"]) == "May 1961, no day given"
    assert words.cable_date(dataset.cables["1961-05-12"]) == "12 May 1961"


def test_an_area_without_a_place_says_so(dataset: Dataset) -> None:
    assert words.area(dataset.claims["1961-05-stopped"], Reader(dataset)) == "no place stated"
    assert "not about a place" in words.area(dataset.claims["1961-05-12-copies"], Reader(dataset))
    assert (
        words.area(dataset.claims["1962-03-24-corpses"], Reader(dataset))
        == "found in Yalu and Tumen"
    )


def test_the_hands_a_figure_passed_through(dataset: Dataset) -> None:
    text = words.reporter(dataset.claims["1961-05-12-crossed"], Reader(dataset))
    assert text.startswith("Pak Song Chol")
    assert text.endswith("through Qiao Xiaoguang → Chinese embassy")


def test_citation_names_archive_reference_and_record(dataset: Dataset) -> None:
    with_record = words.citation(dataset.cables["1961-05-12"])
    assert "PRC FMA 118-01026-03, 71" in with_record
    assert "/document/188161" in with_record
    assert "dvincitest" not in with_record
    assert "Record number not given in the text" in words.citation(dataset.cables["1962-03-24"])


def test_a_plate_prints_the_figures_of_the_claims(dataset: Dataset) -> None:
    for cable in dataset.cables.values():
        for lang in LANGUAGES:
            for line in words.plate(cable, Reader(dataset, lang)):
                assert "{" not in line.text
                for piece in line.pieces:
                    if piece.claim:
                        assert piece.text == words.amount(dataset.claims[piece.claim], lang)


def test_the_bodies_have_a_line_of_their_own(dataset: Dataset) -> None:
    crossed, found = words.plate(dataset.cables["1962-03-24"], Reader(dataset))
    assert "past year" in crossed.when and "incomplete" in crossed.says
    assert "past year" not in found.when and "incomplete" not in found.says
    assert "243" in found.text and "Chinese side" in found.text


def test_an_unknown_figure_in_a_plate_is_an_ellipsis(dataset: Dataset) -> None:
    cable = dataset.cables["1961-05-12"].model_copy(update={"claims": ()})
    assert words.plate(cable, Reader(dataset))[0].pieces[0].text == "…"


def everything(dataset: Dataset, lang: str) -> list[str]:
    """Every text that words.py makes from the real data."""
    computed = derived(dataset)
    texts = []
    for claim in dataset.claims.values():
        texts += [
            words.statement(claim, Reader(dataset, lang)),
            words.reporter(claim, Reader(dataset, lang)),
            words.locator(claim.locator, lang),
        ]
    for value in computed.values():
        texts += [
            words.derived_value(value, Reader(dataset, lang)),
            words.arithmetic(value, Reader(dataset, lang)),
        ]
    for cable in dataset.cables.values():
        texts += [words.cable_date(cable, lang), words.correspondents(cable, Reader(dataset, lang))]
        texts.append(words.citation(cable))
    texts += [words.reference_date(item, lang) for item in dataset.references.values()]
    return texts


@pytest.mark.parametrize("lang", LANGUAGES)
def test_words_are_plain_text(dataset: Dataset, lang: str) -> None:
    texts = everything(dataset, lang)
    assert len(texts) > 60
    for text in texts:
        assert text
        assert not re.search(r"[<>*_`]|\{|&\w+;|None", text), text


def test_a_language_that_is_not_there_stays_english(dataset: Dataset) -> None:
    claim = dataset.claims["1961-05-12-crossed"]
    assert words.direction("cn-to-kp", "en") == "from China to North Korea"
    assert claim.label.en in words.refusal("overlap", claim, claim, "en")
    assert claim.label.get("fr") == claim.label.en


@pytest.mark.parametrize("cause", [one for one in get_args(Cause) if one != "empty"])
def test_every_refusal_has_a_sentence_and_both_names(dataset: Dataset, cause: str) -> None:
    first, second = list(dataset.claims.values())[:2]
    text = words.refusal(cause, first, second)
    assert first.label.en in text
    assert second.label.en in text
    assert text.endswith(".")


def test_every_function_takes_the_language(dataset: Dataset) -> None:
    exempt = {"citation", "years", "plain"}
    for name, function in inspect.getmembers(words, inspect.isfunction):
        if function.__module__ == words.__name__ and not name.startswith("_"):
            given = inspect.signature(function).parameters
            assert name in exempt or {"lang", "reader"} & given.keys(), name
