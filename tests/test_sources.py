"""The real figures against the real texts, where a folder of them is at hand."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from crossings.collection.load import DATA, Dataset, load_dataset
from crossings.sources.evidence import read_texts, verify

ROOT = DATA.parent
FOLDER = Path(os.environ.get("CROSSINGS_SOURCES", ROOT.parent / "shared" / "sources"))
RUN = 13

pytestmark = pytest.mark.skipif(
    not FOLDER.is_dir(),
    reason="the source texts are not part of the project; set CROSSINGS_SOURCES to their folder",
)


def test_every_anchor_and_number_stands_in_its_text(dataset: Dataset) -> None:
    items = verify(dataset.cables, dataset.references, read_texts(FOLDER))
    assert len(items) == len(dataset.claims) + len(dataset.references)
    assert [str(item) for item in items if item.outcome != "found"] == []


def test_every_anchor_stands_in_one_place_only(dataset: Dataset) -> None:
    texts = read_texts(FOLDER)
    for claim in dataset.claims.values():
        places = texts[dataset.cable_of[claim.id]].find(claim.anchor)
        assert len(places) == 1, f"{claim.id}: {claim.anchor!r} stands in {len(places)} places"


def words(text: str) -> list[str]:
    plain = "".join(char if char.isalnum() else " " for char in text.lower())
    return plain.split()


def test_no_run_of_source_words_is_in_the_project() -> None:
    """Titles and the archive's references are bibliographic facts; sentences are not."""
    runs = {}
    for text in read_texts(FOLDER).values():
        if text.file == "README.md":
            continue
        runs |= dict.fromkeys(_runs(words(text.content)), text.file)
    assert len(runs) > 1000
    titles = _bibliography()
    hits = [
        f"{path.relative_to(ROOT)}: {' '.join(run)} ({runs[run]})"
        for path in _files()
        for run in _runs(words(path.read_text(encoding="utf-8", errors="ignore")))
        if run in runs and " ".join(run) not in titles
    ]
    assert hits == [], "say it in our own words"


def _runs(found: list[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(found[at : at + RUN]) for at in range(len(found) - RUN + 1))


def _bibliography() -> str:
    facts = [
        f"{cable.title} {cable.date.as_printed} {cable.archive.name} {cable.archive.reference} {end}"
        for cable in load_dataset(DATA).cables.values()
        for end in ["", *cable.archive.translators]
    ]
    return " | ".join(" ".join(words(fact)) for fact in facts)


def _files() -> list[Path]:
    kinds = {".py", ".toml", ".md", ".json", ".js", ".css", ".html", ".po", ".pot", ".txt"}
    skip = {".venv", ".git", "node_modules", "static", "test-results"}
    return [
        path
        for path in ROOT.rglob("*")
        if path.suffix in kinds and not skip & set(path.relative_to(ROOT).parts)
    ]
