"""What Play tells, as data: the steps of a collection, and how one follows another."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from py_mini_racer import MiniRacer

from bench.corpus import write
from crossings.collection.dates import read_edtf
from crossings.collection.load import DATA, Dataset, load_dataset
from crossings.collection.records import Period
from crossings.exhibit import document, telling
from crossings.wording import words
from crossings.wording.reader import Reader

PLAYER = (Path(document.__file__).parent / "js" / "player.js").read_text("utf-8")


def told(dataset: Dataset) -> tuple[telling.Step, ...]:
    return telling.telling(Reader(dataset))


def test_every_document_and_every_figure_of_movement_is_told_once(dataset: Dataset) -> None:
    steps = told(dataset)
    assert 8 <= len(steps) <= 12
    documents = [step.about[0] for step in steps if step.about]
    assert list(dict.fromkeys(documents)) == list(dataset.cables)
    named = [piece.claim for step in steps for piece in step.text if piece.claim]
    assert len(named) == len(set(named)), "a figure is told twice"
    wholes = {
        claim.id
        for claim in dataset.claims.values()
        if not claim.part_of and claim.direction != "not-applicable" and claim.kind != "rate"
    }
    assert wholes <= set(named)
    for step in steps:
        assert step.when and step.sentence and len(step.sentence) < 180, step
        for piece in step.text:
            if piece.claim:
                assert piece.text == words.amount(dataset.claims[piece.claim])


def test_half_a_year_without_a_document_is_told_as_silence(dataset: Dataset) -> None:
    steps = told(dataset)
    quiet = [step for step in steps if not step.about]
    assert [step.when for step in quiet] == [
        "January 1958 to September 1959",
        "November 1959 to April 1961",
        "June 1961 to February 1962",
    ]
    for step in quiet:
        assert step.select is None and "No document in this collection" in step.sentence
        for cable in dataset.documents("collection"):
            assert not read_edtf(cable.date.edtf).overlaps(step.span)
    places = [steps.index(step) for step in quiet]
    assert places[0] > 0 and places[-1] < len(steps) - 1, "no silence before or after all documents"


def test_a_step_that_the_map_shows_nothing_of_says_why(dataset: Dataset) -> None:
    for step in told(dataset):
        claims = [dataset.claims[name] for name in step.about if name in dataset.claims]
        shown = any(claim.area.places for claim in claims)
        assert bool(step.place) == (bool(step.about) and not shown)
        if claims and not shown:
            assert "No place is stated" in step.place


@pytest.mark.parametrize("count", [1, 12, 50, 500])
def test_no_collection_takes_more_than_twenty_steps(count: int, tmp_path: Path) -> None:
    write(tmp_path / "data", count)
    dataset = load_dataset(tmp_path / "data")
    steps = told(dataset)
    assert 1 <= len(steps) <= telling.MOST
    assert {name for step in steps for name in step.about} >= set(dataset.cables)
    for step in steps:
        assert step.when and step.sentence
        if step.window:
            assert step.select is None and "not added up" in step.sentence


def test_neighbours_are_not_told_but_their_months_are_no_silence_unsaid() -> None:
    with_ring, alone = load_dataset(DATA, ring=True), load_dataset(DATA)
    assert [step.about for step in told(with_ring)] == [step.about for step in told(alone)]
    said = [step.says for step in told(with_ring) if not step.about]
    assert any("Neighbouring documents of these months" in text for text in said)


@pytest.mark.parametrize(
    ("edtf", "printed", "ours"),
    [
        ("1961-01/1961-05-10", "Between January and the first third of May", True),
        ("1961-05-01/1961-05-08", "between May 1 and May 8", False),
        ("1961-05-01/1961-05-08", "as of 8 May", True),
        ("1961-01/1961-04", "between January and April [1961]", False),
        ("/1961-07-24", "recently", True),
        ("/1962-03-24", None, False),
    ],
)
def test_a_day_that_is_not_printed_is_called_our_reading(
    edtf: str, printed: str | None, ours: bool
) -> None:
    """ "January to 10 May 1961" stood in lists as if the document said so."""
    period = Period(edtf=edtf, as_printed=printed)
    assert period.is_our_reading is ours
    assert ("our reading of “" in words.period(period)) is ours
    assert words.period_short(period).endswith("(our reading)") is ours


def test_the_ministers_period_is_a_reading_wherever_it_is_listed(dataset: Dataset) -> None:
    reader = Reader(dataset)
    claim = dataset.claims["1961-05-12-crossed"]
    step = next(step for step in told(dataset) if claim.id in step.about)
    assert step.when == "January to 10 May 1961 (our reading)"
    reading = "10 May 1961 (our reading of “Between January and the first third of May”)"
    assert reading in words.statement(claim, reader)


@pytest.fixture(scope="module")
def player() -> MiniRacer:
    engine = MiniRacer()
    engine.eval(PLAYER.split("const player =")[0])
    return engine


def after(player: MiniRacer, at: int | None, runs: bool, what: str, still: bool = False) -> Any:
    asked = f"toldAfter({json.dumps({'at': at, 'runs': runs})}, '{what}', 3, {json.dumps(still)})"
    found = json.loads(str(player.eval(f"JSON.stringify({asked})")))
    return found["at"], found["runs"]


@pytest.mark.parametrize(
    ("at", "runs", "what", "expected"),
    [
        (None, False, "play", (0, True)),
        (1, False, "play", (1, True)),
        (3, False, "play", (0, True)),  # again
        (1, True, "pause", (1, False)),
        (0, True, "next", (1, True)),
        (2, True, "next", (3, False)),  # the whole stays
        (3, False, "next", (3, False)),
        (None, False, "next", (None, False)),
        (0, False, "back", (0, False)),
        (3, False, "back", (2, False)),
        (2, True, "end", (None, False)),
    ],
)
def test_steps_follow_each_other_and_stop_at_the_whole(
    player: MiniRacer, at: int | None, runs: bool, what: str, expected: tuple[int | None, bool]
) -> None:
    assert after(player, at, runs, what) == expected


def test_where_nothing_may_move_steps_wait_to_be_asked_for(player: MiniRacer) -> None:
    assert after(player, None, False, "play", still=True) == (0, False)
