"""Sentences of ours say no more than the documents. Each rule comes from a reading against the texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest

from crossings.collection.load import DATA, Dataset
from crossings.collection.records import Record, Text
from crossings.html.figures import misuse
from crossings.html.method import page as method
from crossings.wording.reader import Reader

ROOT = DATA.parent


def texts(value: Any, where: str = "") -> Iterator[tuple[str, str, str]]:
    """Every text of ours in a record: where, language, words."""
    if isinstance(value, Text):
        for lang in ("en", "zh", "ko"):
            if getattr(value, lang):
                yield where, lang, getattr(value, lang)
    elif isinstance(value, Record):
        for name in type(value).model_fields:
            yield from texts(getattr(value, name), f"{where} {name}")
    elif isinstance(value, tuple):
        for one in value:
            yield from texts(one, where)


def all_texts(dataset: Dataset) -> list[tuple[str, str, str]]:
    kinds = (dataset.cables, dataset.chapters, dataset.comparisons, dataset.conflicts,
             dataset.references, dataset.measures, dataset.identities, dataset.events,
             dataset.people, dataset.offices, dataset.places, dataset.backgrounds,
             dataset.literature)  # fmt: skip
    found = [entry for kind in kinds for key, one in kind.items() for entry in texts(one, key)]
    found += [
        (place.id, name.lang, name.text)
        for place in dataset.places.values()
        for name in place.names
    ]
    assert len(found) > 300
    return found


NOT_BORNE = {
    "en": [
        (r"without papers", "no text says it"),
        (r"\bnot stopped\b|without being stopped, the rest", "the others are not said to have been stopped"),
        (r"\bhardship", "1961 names misunderstanding, 1962 the difficulties"),
        (r"Han men\b", "the phrase may mean bachelors"),
        (r"[Tt]he rule of 1957", "the cable calls itself views"),
        (r"North Korea's count|Korean count\b", "the minister's figure may not be counted"),
        (r"at least this many", "a flow counts occasions, and the statistics are incomplete"),
        (r"way of counting differs?|counted differs", "it is unknown, not different"),
        (r"North Korea answered", "no exchange is shown"),
        (r"suspects?\b", "who committed a crime or has a case pending"),
        (r"on the Korean side of the routes|stations in Korea", "the Korean side set them up; where is not said"),
        (r"not legible|withheld", "what XX stands for is not said"),
        (r"it was in force by|on returning people", "an agreement is cited, its force and matter are not told"),
        (r"\bit would (settle|show how)", "what a missing document holds is not known"),
        (r"authorities believed", "they wrote"),
        (r"asked for in detail", "nothing is said of it"),
        (r"no answer to any instruction", "the order of the documents of May 1961 is not known"),
        (r"asked to leave later", "persuaded to return, if need be"),
    ],
    "zh": [
        (r"没有被拦下|未被拦下", "suggests that the others were"),
        (r"授权信", "the Chinese term is not known"),
        (r"规定", "the cable calls itself views"),
        (r"中央侨务机关|共同纪要", "not the usual names"),
        (r"任何指示的答复", "the order of the documents of May 1961 is not known"),
    ],
    "ko": [
        (r"제지되지 않", "suggests that the others were"),
        (r"위임장", "the original term is not known"),
        (r"규정", "the cable calls itself views"),
        (r"안동", "also a city in South Korea"),
        (r"지난 한 해", "the phrase chosen is 지난 일 년"),
        (r"지시에 대한 답은", "the order of the documents of May 1961 is not known"),
        (r"북한\(조선\)", "one name for one country"),
        (r"주검|접대소|중앙 화교 업무 기관|공동 기록", "not the usual words"),
    ],
}  # fmt: skip


@pytest.mark.parametrize("lang", NOT_BORNE)
def test_nothing_is_said_that_the_texts_do_not_bear(live: Dataset, lang: str) -> None:
    for where, spoken, text in all_texts(live):
        for pattern, reason in NOT_BORNE[lang] if spoken == lang else ():
            found = re.search(pattern, text)
            assert not found, f"{where}: {found and found[0]!r}: {reason}"


def test_no_page_and_no_code_says_without_papers() -> None:
    files = [
        ROOT / "README.md",
        *(ROOT / "crossings").rglob("*.py"),
        *(ROOT / "pages").glob("*.py"),
    ]
    assert len(files) > 60
    for path in files:
        assert "without papers" not in path.read_text(encoding="utf-8"), path.name


def test_what_is_instructed_is_not_told_as_done(live: Dataset) -> None:
    """The points of 1962 are what the ambassador is to say, and so is the request of May 1961."""
    cable = live.cables["1962-03-24"]
    points = [one for one in cable.positions if one.number]
    assert len(points) == 6
    request = next(one for one in live.cables["1961-05"].positions if one.id == "1961-05-return")
    assert "Qiao is to ask" in request.summary.en
    for point in points:
        assert re.search(r"\bis to (say|apologise|thank)", point.summary.en), point.id
    assert "is to tell" in cable.summary.en


def test_the_cause_of_1961_and_that_of_1962_stand_side_by_side(live: Dataset) -> None:
    pairs = [set(one.positions) for one in live.conflicts.values()]
    assert {"1961-05-explanation", "1962-03-24-causes"} in pairs
    assert "not understand" in live.cables["1961-05"].summary.en


def test_scope_and_complaint_are_no_reservations(live: Dataset) -> None:
    hedges = {hedge.en for claim in live.claims.values() for hedge in claim.hedges}
    assert {"incomplete statistics", "initial understanding"} <= hedges
    assert not [one for one in hedges if re.search(r"\balone\b|only been able", one)]


def test_both_provinces_have_the_same_doubt(live: Dataset) -> None:
    liaoning, jilin = (
        live.claims[key] for key in ("1961-05-crossed-liaoning", "1962-03-24-crossed-jilin")
    )
    assert liaoning.note and "living there" in liaoning.note.en
    assert jilin.area.note and "living there" in jilin.area.note.en


def test_twelve_months_before_a_day_do_not_hold_that_day(live: Dataset) -> None:
    months = live.claims["1962-03-24-crossed-jilin"].period.readings[0]
    assert months.edtf == "1961-03-24/1962-03-23"


def test_the_famine_is_named_with_its_years_and_apart_from_the_cables(live: Dataset) -> None:
    famine = live.backgrounds["famine"]
    assert "famine of 1959–61" in famine.text.en and "Great Leap" in famine.text.en
    assert famine.literature
    for where, _lang, text in (
        entry for key in live.cables for entry in texts(live.cables[key], key)
    ):
        assert "famine" not in text, where


def test_every_disputed_reading_says_what_was_decided_and_why() -> None:
    """One row for each point of the reading against the texts that was a matter of judgement."""
    page = (ROOT / "docs" / "coding.md").read_text(encoding="utf-8")
    part = page.split("## Readings disputed later")[1].split("\n## ")[0]
    rows = [line.strip("| ").split(" | ") for line in part.splitlines() if line.startswith("|")]
    assert all(len(row) == 3 and all(row) for row in rows[2:])
    for subject in ("deaths", "1961", "Han", "Hao", "243", "without being stopped", "unnoticed",
                    "most, as Ri", "28,028", "exchange", "leniently", "3,500", "once again",
                    "Korea Desk", "at least", "only been able", "yuan", "margin", "Illegal",
                    "Record numbers", "From Jilin Province alone", "one document"):  # fmt: skip
        assert any(subject in " | ".join(row) for row in rows[2:]), subject


def cable_text(live: Dataset, key: str) -> str:
    return " ".join(text for _where, lang, text in texts(live.cables[key], key) if lang == "en")


BORNE = [
    ("1957-12-17", r"still unwilling may stay", "only after having been persuaded in vain"),
    ("1957-12-17", r"investigation and education", "before the passport"),
    ("1957-12-17", r"Lawful crossings are to be approved leniently", "the approval is lenient"),
    ("1957-12-17", r"has committed a crime or has a case pending at home is to be returned", "not suspects"),
    ("1957-12-17", r"are in principle to be repatriated", "not removed"),
    ("1957-12-17", r"calls the cable views", "whoever is addressed may send views"),
    ("1959-10-11", r"most of them, a North Korean official says", "the plate says who says so"),
    ("1959-10-11", r"Most, he says, came to see", "it is Ri who says so"),
    ("1959-10-11", r"6/48.*dated October 11, 1959|dated October 11, 1959.*6/48", "the stamp has a date"),
    ("1959-10-11", r"citing the Ministry of Public Security", "the note is unsigned"),
    ("1961-05", r"people do not understand the country's passing difficulties", "not the difficulties"),
    ("1961-05", r"no ethnicity is coded", "the phrase may mean bachelors"),
    ("1961-05", r"own subject line", "the archive's title follows it"),
    ("1961-05", r"whether it was Korean won, or was converted", "whose yuan"),
    ("1961-05", r"fixed amount of grain", "as the text has it"),
    ("1961-05", r"no reservation about the number", "a complaint"),
    ("1961-05-12", r"has no “he said”", "the sentence with the figure"),
    ("1961-05-12", r"“From the Korea Desk”", "on a cable that the embassy signs"),
    ("1961-05-12", r"a report or advice", "the embassy's own view"),
    ("1961-05-12", r"Pak says that he agrees", "he says so"),
    ("1962-03-24", r"by the Chinese side", "who found the bodies"),
    ("1962-03-24", r"only “in the process” is added", "the sentence tells of deaths itself"),
    ("1962-03-24", r"Nothing ties the bodies found", "to deaths or crossings"),
    ("1962-03-24", r"“\[legal\]” stands in brackets", "point 3"),
    ("1962-03-24", r"how these people were counted is not known", "unknown, not different"),
    ("1962-03-24", r"whether North Korea was told is not known", "an instruction"),
]  # fmt: skip


@pytest.mark.parametrize(("key", "pattern", "reason"), BORNE)
def test_what_a_reading_against_the_text_asked_for_is_said(
    live: Dataset, key: str, pattern: str, reason: str
) -> None:
    assert re.search(pattern, cable_text(live, key)), reason


def test_two_archive_pages_are_named_and_no_record_number_is_made_up(live: Dataset) -> None:
    for key in ("1959-10-11", "1962-03-24"):
        archive = live.cables[key].archive
        assert archive.record is None
        assert archive.address and "digitalarchive.wilsoncenter.org/document/" in archive.address


def test_the_method_page_bounds_what_is_missing_and_names_its_literature(live: Dataset) -> None:
    page = unescape(method.page(Reader(live)))
    assert "A figure of people discovered, and any part of it" in page
    assert "Whoever crossed unseen" not in page
    assert "may have had an interest" in page
    assert "each time from the text without sight of the other coding" in page
    assert "No named specialist of the period has reviewed" in page
    for title in ("Korean Cross-Border Migration, 1950–1962", "Contested Embrace",
                  "Decoding the Sino-North Korean Borderlands", "NKIDP e-Dossier 11"):  # fmt: skip
        assert title in page
    assert "not the documents’" in page


def test_two_governments_are_named_by_who_speaks(live: Dataset) -> None:
    """Liaoning and Jilin are whose statistics they are; the cable's \"we\" are the ministries."""
    assert "(Chinese ministries; Pak Song Chol)" in unescape(misuse.warnings(Reader(live)))
