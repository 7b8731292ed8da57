"""The story: whole, in every language, true to the collection, and without a typed number."""

from __future__ import annotations

import re

import pytest

from crossings.collection.load import Dataset, load_dataset
from crossings.collection.records import Text
from crossings.wording.reader import Reader
from crossings.wording.story import told

LANGS = ("en", "zh", "ko")
COUNTS = "three four five six seven eight nine ten eleven twelve dozen hundred thousand million"


def texts(dataset: Dataset) -> list[tuple[str, Text]]:
    return [
        (f"{chapter.id} {name}", text)
        for chapter in dataset.chapters.values()
        for name in ("heading", "text", "warning", "notes")
        if (text := getattr(chapter, name))
    ]


def test_the_story_is_told_in_a_few_chapters_and_every_language(dataset: Dataset) -> None:
    assert 8 <= len(dataset.chapters) <= 12
    for where, text in texts(dataset):
        for lang in LANGS:
            assert getattr(text, lang), f"{where}: no {lang}"


def test_no_count_is_spelled_out(dataset: Dataset) -> None:
    """Digits, and figures that one language lacks, are told by ``check``."""
    for where, text in texts(dataset):
        found = set(re.findall(r"[a-z]+", text.en.lower())) & set(COUNTS.split())
        assert not found, f"{where}: {found}: write {{claim-id}}"


@pytest.mark.parametrize("lang", LANGS)
def test_figures_are_filled_in_and_carry_their_reservations(dataset: Dataset, lang: str) -> None:
    chapters = told(Reader(dataset, lang))
    assert sum(len(chapter.figures) for chapter in chapters) > 8
    for chapter in chapters:
        for text in (chapter.title, chapter.text, chapter.warning, chapter.notes):
            assert "{" not in text and "…" not in text
        for claim in chapter.figures:
            for hedge in claim.hedges:
                assert hedge.get(lang) in chapter.reservations, claim.id
        assert chapter.source


def test_no_word_of_drama_or_of_the_authors(dataset: Dataset) -> None:
    """“Illegal” only in quotation marks; no adjectives that judge."""
    for where, text in texts(dataset):
        bare = re.sub(r"“[^”]*”", "", text.en.lower())
        for word in "illegal tragic dramatic shocking horrific refugee escape fled flood".split():
            assert word not in bare, f"{where}: {word}"


def test_a_changed_value_changes_the_story(folder, edit) -> None:
    edit("cables/1962-03-24.toml", "value = 28028", "value = 31007")
    chapters = {chapter.chapter.id: chapter for chapter in told(Reader(load_dataset(folder)))}
    assert chapters["jilin-1962"].title.startswith("31,007")
    assert (
        "31,007" in chapters["jilin-1962"].text and "31,007" in chapters["jilin-1962"].reservations
    )


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("{1961-05-stopped}", "{nobody}", "names no figure"),
        ('select = "1961-05"', 'select = "1961-06"', "names no cable or claim"),
        ('"yalu", "tumen"]', '"yalu", "rhine"]', "names no claim or place"),
        ('comparison = "two-governments"', 'comparison = "x"', "names no comparison"),
        ('picture = "no-number"', 'picture = "rules"', "has nothing to draw"),
        ('picture = "no-number"', 'picture = "reports"', "has nothing to draw"),
        ('picture = "months"', 'picture = "positions"', "has nothing to draw"),
        ('picture = "reports"', 'picture = "no-number"', "has nothing to draw"),
        ('picture = "months"', 'picture = "photograph"', "picture"),
        ('"1961-05-return"', '"1961-05-nothing"', "names no position"),
        ('look = "mark-jilin"', 'look = "mark-hebei"', "names no area of a figure"),
        ("[123.2, 38.9, 131.2, 43.6]", "[131.2, 38.9, 123.2, 43.6]", "west, south, east, north"),
        ('"1961-04-01", "1961-06-30"', '"1961-06-30", "1961-04-01"', "before it starts"),
        ('"1961-04-01", "1961-06-30"', '"1961-04", "1961-06"', "window"),
    ],
)
def test_what_a_chapter_names_must_be_there(folder, edit, old, new, message) -> None:
    edit("story.toml", old, new)
    loaded = load_dataset(folder)
    problems = [str(problem) for problem in loaded.problems]
    assert problems and any(message in text for text in problems), problems
    assert all(text.startswith("story.toml") for text in problems), problems
    assert len(loaded.chapters) == len(load_dataset().chapters) - 1


def test_the_story_outlives_a_lost_figure(folder, edit) -> None:
    edit("cables/1961-05.toml", 'measure = "stopped"', 'measure = "nothing"')
    loaded = load_dataset(folder)
    assert "spring-1961" not in loaded.chapters and "two-governments" in loaded.chapters
    assert any("spring-1961" in str(problem) for problem in loaded.problems)
