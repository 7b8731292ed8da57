"""What leaves the house: every figure shown is cited, the edition stands on it, no placeholder."""

from __future__ import annotations

import datetime as dt
import io
import json
import re
from pathlib import Path

import pytest
from frozen import COLLECTION
from pptx import Presentation

from crossings import exhibit
from crossings.collection.load import DATA, Dataset, load_dataset
from crossings.editions import edition
from crossings.exhibit.layers import mark_id
from crossings.export import slides
from crossings.export.single import single_file
from crossings.html.share import offers
from crossings.look.theme import LIGHT
from crossings.pictures import cards, view
from crossings.wording import words
from crossings.wording.reader import Reader
from crossings.wording.story import pieces, plain

CARDS = cards.ids(load_dataset(COLLECTION))
RAW = re.compile(r"\{[a-z0-9-]+\}")


@pytest.mark.slow
@pytest.mark.parametrize("square", [False, True], ids=["landscape", "square"])
@pytest.mark.parametrize("key", CARDS)
def test_every_figure_on_a_card_is_cited_on_it(dataset: Dataset, key: str, square: bool) -> None:
    made = cards.card(key, Reader(dataset), cards.Order(square=square))
    text = " ".join(re.findall(r">([^<]+)<", made.svg(embedded=False)))
    printed = re.sub(r"\W+", "", text)
    assert made.shown or key in dataset.cables
    for claim in made.shown:
        reference = dataset.cables[dataset.cable_of[claim.id]].archive.reference
        assert re.sub(r"\W+", "", reference) in printed, f"{claim.id} is not cited"
    for number in re.findall(r"\d,\d{3}", text):
        known = {words.amount(claim): claim for claim in dataset.claims.values()}
        if number in known and known[number] not in made.shown:
            said = (
                plain(pieces(dataset.comparisons[key].may_conclude, Reader(dataset)))
                if key in dataset.comparisons
                else ""
            )
            assert key in dataset.claims or key in dataset.cables or number in said
    assert re.sub(r"\W+", "", edition.line(Reader(dataset))) in printed
    assert not RAW.search(text)


@pytest.mark.slow
def test_a_figure_without_a_place_draws_no_rivals_area(
    dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[view.Shown] = []
    atlas = cards.atlas.atlas
    monkeypatch.setattr(
        cards.atlas, "atlas", lambda *given: (seen.append(given[3]), atlas(*given))[1]
    )
    without = [one for one in dataset.claims.values() if mark_id(one) not in view.areas(dataset)]
    assert any(one.comparable_to for one in without)
    for claim in without:
        cards.card(claim.id, Reader(dataset), cards.Order())
    assert seen and not any(shown.faint for shown in seen)


def test_the_edition_belongs_to_the_data(dataset: Dataset, folder: Path, edit) -> None:
    line = edition.line(Reader(dataset))
    assert edition.line(Reader(load_dataset(folder))) == line
    newest = next(iter(dataset.editions.values()))
    assert words.day(dt.date.fromisoformat(newest.date)) in line, "not the day of export"
    assert edition.day(dataset).isoformat() == newest.date
    edit("cables/1961-05.toml", "value = 4701", "value = 4702")
    changed = load_dataset(folder)
    assert "changed since" in edition.line(Reader(changed))
    assert edition.mark(changed) != edition.mark(dataset)
    (folder / "edition.toml").write_text("", encoding="utf-8")
    assert "without an edition" in edition.line(Reader(load_dataset(folder)))


@pytest.mark.slow
def test_the_edition_stands_on_everything(dataset: Dataset) -> None:
    line, about = edition.line(Reader(dataset)), edition.about(Reader(dataset))
    document = exhibit.build(dataset)
    deck = Presentation(io.BytesIO(slides.build(Reader(dataset))))
    shown = [
        shape.text_frame.text
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_text_frame
    ]
    assert any(line in text for text in shown)
    assert line in document.html and line in single_file(document)
    sheet = edition.as_csv(dataset.claims.values(), Reader(dataset)).decode("utf-8-sig")
    assert line in sheet and about in sheet
    told = json.loads(edition.as_json(dataset))
    assert (told["edition"], told["about"]) == (line, about)
    assert line in offers.citation(dataset)


def test_no_name_of_a_card_holds_a_placeholder(dataset: Dataset) -> None:
    names = [name for part in offers.card_names(Reader(dataset)).values() for name in part.values()]
    assert len(names) > 20
    assert not [name for name in names if RAW.search(name)]


@pytest.mark.slow
@pytest.mark.parametrize("square", [False, True], ids=["landscape", "square"])
def test_no_number_of_a_map_stands_without_what_was_counted(dataset: Dataset, square: bool) -> None:
    """“153 households” did not say what they had done."""
    checked = 0
    for cable in dataset.cables.values():
        made = cards.card(cable.id, Reader(dataset), cards.Order(square=square)).svg(embedded=False)
        set_ = [one for one in re.findall(r">([^<]+)<", made) if one.strip()]
        for claim in cable.claims:
            if mark_id(claim) in view.areas(dataset):
                label = dataset.measures[claim.measure].label.en
                unit = "" if claim.unit == "people" else f"{claim.unit} "
                after = set_[set_.index(words.amount(claim)) + 1]
                assert after in (f"{unit}{label}", label), f"{claim.id}: {after}"
                assert unit.strip() in after
                checked += 1
    assert checked > 6


def test_what_was_not_crossing_is_in_ink_on_its_card(folder: Path) -> None:
    """The example of the guide: people stopped, in a figure of two readings."""
    readme = (DATA / "README.md").read_text(encoding="utf-8")
    example = re.search(r"<!-- example: (\S+) -->\n```toml\n(.*?)```", readme, re.S)
    assert example
    (folder / example[1]).write_text(example[2], encoding="utf-8")
    loaded = load_dataset(folder)
    claim = loaded.claims["1960-03-stopped"]
    assert claim.period.readings and not loaded.measures[claim.measure].movement
    made = cards.card(claim.id, Reader(loaded), cards.Order()).svg(embedded=False)
    assert LIGHT.to_kp not in made, "the hue of a movement on a figure that is none"


def test_a_new_edition_is_one_command(folder: Path) -> None:
    from crossings.__main__ import main

    before = load_dataset(folder)
    assert main(["edition", 'said "why"', str(folder)]) == 0
    after = load_dataset(folder)
    assert not after.problems
    newest = next(iter(after.editions.values()))
    assert int(newest.id) == 1 + max(int(key) for key in before.editions)
    assert newest.mark == edition.mark(before) and newest.changes.en == 'said "why"'
    assert "changed since" not in edition.line(Reader(after))
