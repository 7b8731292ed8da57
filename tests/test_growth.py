"""Work grows with the collection and not with its square: calls are counted, not seconds."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bench.corpus import write
from crossings.collection.load import Dataset, load_dataset
from crossings.editions.dump import records_json
from crossings.exhibit.layers import marks, read_layers
from crossings.exhibit.payload import payload
from crossings.exhibit.timeline import timeline
from crossings.questions.query import Choice, choose
from crossings.wording.reader import Reader

SMALL, TIMES = 30, 4
LINEAR = 1.6 * TIMES  # what is quadratic makes TIMES * TIMES as many calls


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two invented collections, one four times the other."""
    found = []
    for count in (SMALL, SMALL * TIMES):
        found.append(tmp_path_factory.mktemp("grown") / "data")
        write(found[-1], count)
    return found


@pytest.fixture(scope="module")
def sizes(folders: list[Path]) -> list[Dataset]:
    return [load_dataset(folder) for folder in folders]


def calls(act: Callable[[], Any]) -> int:
    """How many functions are called, Python's and those written in C."""
    count = 0

    def note(_frame: Any, event: str, _of: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        act()
    finally:
        sys.setprofile(None)
    return count


def growth(act: Callable[[Any], Any], sizes: list[Any]) -> float:
    """By how much the calls grow from one size to the next; what is kept is made before."""
    for size in sizes:
        act(size)
    small, large = (calls(lambda size=size: act(size)) for size in sizes)
    return large / small


def test_loading_grows_with_the_documents(folders: list[Path]) -> None:
    assert growth(load_dataset, folders) < LINEAR


@pytest.mark.parametrize("act", [timeline, records_json])
def test_what_is_made_of_them_grows_with_the_documents(
    act: Callable[[Dataset], Any], sizes: list[Dataset]
) -> None:
    assert growth(act, sizes) < LINEAR


def test_the_payload_grows_with_the_documents(sizes: list[Dataset]) -> None:
    layers = read_layers()
    made = [(dataset, timeline(dataset), marks(dataset, layers)) for dataset in sizes]
    assert growth(lambda one: payload(*one, layers, "plotly.js"), made) < LINEAR


def test_a_choice_grows_with_the_documents(sizes: list[Dataset]) -> None:
    readers = [Reader(dataset) for dataset in sizes]
    assert growth(lambda reader: choose(reader, Choice(measures=("crossed",))), readers) < LINEAR
