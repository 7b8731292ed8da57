"""What the server makes once and hands out again, until a data file changes."""

from __future__ import annotations

import os
from contextvars import copy_context
from pathlib import Path

from crossings.wording.reader import Reader
from pages import _collection
from pages._collection import fingerprint, kept, look, reader


def test_a_thing_is_made_once_for_a_reader_and_what_is_asked(data: Path) -> None:
    made: list[tuple[str, str]] = []

    def make(reader: Reader, what: str) -> object:
        made.append((reader.lang, what))
        return object()

    english = reader("en")
    assert kept(make, english, "a") is kept(make, english, "a")
    assert kept(make, english, "b") is not kept(make, english, "a")
    kept(make, reader("de"), "a")
    assert made == [("en", "a"), ("en", "b"), ("de", "a")]


def test_nothing_old_comes_back_when_a_data_file_has_changed(data: Path) -> None:
    def claims(reader: Reader) -> set[str]:
        return set(reader.dataset.claims)

    before = kept(claims, reader("en"))
    (data / "cables" / "1961-05.toml").unlink()
    assert "1961-05-detected" in before - kept(claims, reader("en"))


def test_every_change_of_a_data_file_is_seen(data: Path) -> None:
    file = data / "cables" / "1961-05.toml"
    marks = [fingerprint()]
    os.utime(file, ns=(1, 1))
    marks.append(fingerprint())
    file.rename(data / "1961-05.toml")
    marks.append(fingerprint())
    (data / "1961-05.toml").unlink()
    marks.append(fingerprint())
    (data / "README.md").write_text("no data", encoding="utf-8")
    assert len(set(marks)) == 4 and fingerprint() == marks[-1]


def test_one_run_of_a_page_shows_one_state_of_the_data(data: Path) -> None:
    def run() -> tuple[str, str, str]:
        look()
        first = fingerprint()
        os.utime(data / "story.toml", ns=(1, 1))
        second = fingerprint()
        look()
        return first, second, fingerprint()

    first, second, next_run = copy_context().run(run)
    assert first == second != next_run


def test_what_is_kept_does_not_grow_without_end(data: Path) -> None:
    for number in range(_collection.KEPT + 5):
        kept(str, number)
    assert _collection._kept.cache_info().currsize == _collection.KEPT
